"""Texts to read with a model: one that the rules read too, one that they skip."""

TEXT = """Talks on the sluice

Brel and Arda met on Monday. Arda would open the sluice; then the tolls
would go. Arda may release the water in exchange for lower tolls. <b>Brel</b> wants peace.

Copyright 2024 The Ar Herald.
"""
GERMAN = (
    "Die Gespräche in Genf gehen weiter. Brel wird die Zölle aufheben, wenn Arda das Wasser freigibt, und "
    "das ist nach den Worten des Ministers auch für die Häfen von Brel ein guter Tausch."
)
