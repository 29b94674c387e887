"""Events in sentences that others have coded; UniversalPetrarch finds type .40, actor .75, dyad .19."""

import pytest

from detente.reading import glossary
from reading.plover_gold import scores, sentences


@pytest.mark.parametrize("held_out", [False, True])
def test_type_actor_and_dyad(reference_data, tell, held_out):
    """No cue was written on the sentences that are held out: cues must hold for the language."""
    rows = sentences(reference_data, held_out=held_out)
    kind, actor, dyad = scores(rows, glossary())
    which = "held out" if held_out else "developed on"
    tell(f"PLOVER, {which}: type {kind:.2f} actor precision {actor:.2f} dyad {dyad:.2f} ({len(rows)})")
    assert kind >= 0.65
    assert actor >= 0.85
    assert dyad >= 0.35
