"""Cues that are tried only where they can begin are the cues that trying everywhere finds."""

import re
from pathlib import Path

import pytest

from detente.reading import (
    condition_cues,
    event_dates,
    exchange_words,
    forecast_cues,
    forecasts,
    hedges,
    persons,
    polarity,
    pressure_cues,
    pressure_warnings,
    shift_cues,
    statements,
)
from detente.reading.tokens import matches_from, vocabulary_of, words_of

BEGUN = {
    "conditionals": (condition_cues._FIRST_WORDS, condition_cues._CUE, condition_cues._SECOND_WORDS),
    "forecasts": (forecast_cues._WOULD_WORDS, forecast_cues._WOULD, None),
    "schedule": (forecast_cues._SCHEDULE_WORDS, forecast_cues._SCHEDULE, None),
    "hedges": (hedges._FIRST_WORDS, hedges._CUE, hedges._SECOND_WORDS),
    "persons": (persons._FIRST_WORDS, persons._OFFICE, None),
    "pressure": (pressure_cues.FIRST_WORDS, pressure_cues.NOUN, None),
}
NARROWER = {"hedges": hedges._MODAL_ONLY}
HELD = {
    "refusals": (polarity._REFUSING_WORDS, polarity._REFUSING),
    "negations": (polarity._NEGATING_WORDS, polarity._NOT),
    "no": (polarity._NEGATING_WORDS, polarity._NO),
    "norms": (forecasts._NORM_WORDS, forecasts._NORM),
    "acts that are warned of": (pressure_warnings._ACTS, pressure_warnings._OWN),
    "words not said": (statements._NEGATIONS, statements._NEGATED),
    "words that nobody says": (statements._NEGATIONS, statements._NOBODY),
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
        found = list(matches_from(first, pattern, text, second=second, narrower=NARROWER.get(name)))
        wanted = list(pattern.finditer(text))
        assert [(m.span(), m.lastgroup) for m in found] == [(m.span(), m.lastgroup) for m in wanted], text


@pytest.mark.parametrize("name", HELD)
def test_no_match_without_its_words(name):
    """Fails where a pattern is passed over in a sentence that it matches, for want of a word."""
    words, pattern = HELD[name]
    for text in [*sentences(), *(f"It {piece} it " for piece in pieces(pattern))]:
        assert pattern.search(text) is None or not words.isdisjoint(vocabulary_of(text)), text


def test_no_phrase_of_the_past_without_its_words():
    """Fails where "in the 1970s" or "decades ago" is passed over."""
    for text in sentences():
        told = event_dates._IN_A_YEAR.search(text) or vocabulary_of(text) & event_dates._AGO_WORDS
        assert told or event_dates._LONG_AGO.search(text) is None, text


def test_no_change_of_course_begins_elsewhere():
    """Fails where a pattern of which the first word cannot be told begins with a word that is not listed."""
    unheaded = shift_cues._unheaded()
    for text in [*sentences(), *(f"a {piece} in tone with it" for piece in pieces(unheaded))]:
        for start, _, word in words_of(text):
            assert word in shift_cues._UNHEADED or unheaded.match(text, start) is None, text


@pytest.mark.parametrize("pattern", exchange_words._NEEDED, ids=lambda pattern: pattern.pattern[:30])
def test_no_exchange_is_passed_over(pattern):
    for text in sentences():
        found = list(exchange_words.find(pattern, text, vocabulary_of(text)))
        assert len(found) == len(list(pattern.finditer(text))), text


def test_words_keep_their_places():
    text = "Brel's envoy won't sign."
    assert [text[start:end] for start, end, _ in words_of(text)] == ["Brel", "s", "envoy", "won", "t", "sign"]
