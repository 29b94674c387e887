"""Conditions in talk, lectures, court and news that others have annotated."""

import pytest

from detente.reading import glossary
from reading.condition_corpus import conditions, scores


@pytest.mark.parametrize("held_out", [False, True])
def test_conditions(reference_data, tell, held_out):
    """All conditions count in the first score, also those with "when" and "by", which are left alone."""
    found = conditions(reference_data, held_out=held_out)
    words = glossary()
    for conjunctions in (False, True):
        precision, recall, n = scores(found, words, conjunctions=conjunctions)
        f1 = 2 * precision * recall / (precision + recall)
        which = ("if and its kin" if conjunctions else "all") + (", held out" if held_out else "")
        tell(f"conditions, {which}: precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f} ({n})")
    assert f1 >= 0.8
