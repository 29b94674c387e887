"""Cues that are tried only where they can begin are the cues that trying everywhere finds."""

import re
from pathlib import Path

import pytest

from detente.reading import condition_cues, exchange_cues, forecast_cues, hedges, persons, pressure_cues
from detente.reading.tokens import matches_from, vocabulary_of, words_of

BEGUN = {
    "conditionals": (condition_cues._FIRST_WORDS, condition_cues._CUE, condition_cues._SECOND_WORDS),
    "forecasts": (forecast_cues._WOULD_WORDS, forecast_cues._WOULD, None),
    "schedule": (forecast_cues._SCHEDULE_WORDS, forecast_cues._SCHEDULE, None),
    "hedges": (hedges._FIRST_WORDS, hedges._CUE, hedges._SECOND_WORDS),
    "persons": (persons._FIRST_WORDS, persons._OFFICE, None),
    "pressure": (pressure_cues.FIRST_WORDS, pressure_cues.NOUN, None),
}


def sentences():
    """Every line of the tests of this room, and every quoted text in them."""
    for path in sorted(Path(__file__).parent.glob("**/*.*")):
        if path.suffix in (".tsv", ".py"):
            text = path.read_text(encoding="utf-8")
            yield from text.splitlines()
            yield from re.findall(r'"([^"\n]{20,})"', text)


def pieces(pattern):
    """The words of a pattern as it spells them, one alternative a piece: texts that its cues may stand in."""
    plain = re.sub(r"\(\?[a-zA-Z]*[:=!<][=!]?|\(\?P<\w+>|\\[bwsd]", " ", pattern.pattern)
    for alternative in re.split(r"[|()]", plain):
        yield re.sub(r"[?+*{}\d,^$]", "", re.sub(r"\[(.)[^\]]*\]", r"\1", alternative))


@pytest.mark.parametrize("name", BEGUN)
def test_no_cue_begins_elsewhere(name):
    first, pattern, second = BEGUN[name]
    texts = [*sentences(), *pieces(pattern), *(f"It {piece} to it" for piece in pieces(pattern))]
    for text in texts:
        assert [m.span() for m in matches_from(first, pattern, text, second=second)] == [
            m.span() for m in pattern.finditer(text)
        ], text


@pytest.mark.parametrize("pattern", exchange_cues._NEEDED, ids=lambda pattern: pattern.pattern[:30])
def test_no_exchange_is_passed_over(pattern):
    for text in sentences():
        found = list(exchange_cues.find(pattern, text, vocabulary_of(text)))
        assert len(found) == len(list(pattern.finditer(text))), text


def test_words_keep_their_places():
    text = "Brel's envoy won't sign."
    assert [text[start:end] for start, end, _ in words_of(text)] == ["Brel", "s", "envoy", "won", "t", "sign"]
