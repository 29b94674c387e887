"""Sentences of a text report, set by a page."""

import pytest

from detente.report.html.outline import sentences
from detente.report.words import WIDTH, in_words, percent, wrapped

FULL = f"in all {'6.55, ' * 15}"[: WIDTH - 1]


def test_a_sentence_that_was_broken_is_one_again():
    """Else a page breaks lines where a terminal ends."""
    told = sentences([wrapped("much " * 50, indent=2)])
    assert told.lines == ((1, ("much " * 50).strip()),)


def test_two_sentences_stay_two():
    """Else what stands under a full line is run together with it."""
    told = sentences([FULL, "", "  squeezed: RU pays 4.05"])
    assert told.lines == ((0, FULL.strip()), (1, "squeezed: RU pays 4.05"))


def test_columns_and_arrows_are_set_in_a_line():
    """Else a page shows the gaps of a terminal's columns."""
    told = sentences(["    1.8 % ->   20 %  n 1", "- a bond", "! a warning"])
    assert told.lines == ((2, "1.8 % -> 20 % · n 1"), (0, "a bond"))


@pytest.mark.parametrize("p", [0.005, 0.0097, 0.0496, 0.053, 0.0996, 0.204, 0.448, 0.546, 0.8, 0.988, 0.992])
def test_numbers_that_look_alike_are_called_alike(p):
    """Fails where one 99 % is almost certain and the next is not."""
    shown = float(percent(p).removesuffix(" %"))
    assert in_words(p) == in_words(shown / 100)
    assert ("(" in in_words(p)) == (1 <= shown <= 99 and shown not in (5, 20, 45, 55, 80, 95))
