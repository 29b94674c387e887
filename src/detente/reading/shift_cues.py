"""Words by which a change of course shows: data/shift_cues.tsv, tried where data/shift_words.txt allows."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reading.inflection import inflected

_PARTS = {
    "{own}": r"(?:(?:its|their|his|her|the|a|an|any|all|some|much|[\w.]+['’]s)\s+)?(?:\w+\s+){0,2}?",
    "{line}": r"(?:stance|line|position|tone|rhetoric|language|demands?|approach|policy|attitude|opposition|"
    r"terms|views?|message|resistance|insistence|objections?|refusal|threats?|criticism|course|mind|tack|"
    r"tune)",
    "{tone}": r"(?:tone|rhetoric|language|tune|message|criticism)",
}
"""What the patterns of the file abbreviate."""


@dataclass(frozen=True)
class Turn:
    """A family of words of change: what it is called, which way it points, whether it is a noun."""

    subtype: str
    direction: str
    noun: bool


def shift_words() -> frozenset[str]:
    """Words that a cue may begin with."""
    return _words()


def shift_cue(text: str, place: int) -> tuple[re.Match[str], Turn] | None:
    """The cue that begins at a place.

    >>> found = shift_cue("Brel softened its stance on quotas.", 5)
    >>> found[0].group(), found[1].subtype
    ('softened its stance', 'softening')
    """
    pattern, turns = _patterns()
    cue = pattern.match(text, place)
    return (cue, turns[int((cue.lastgroup or "t0")[1:])]) if cue else None


@cache
def _words() -> frozenset[str]:
    """The verbs of the file's first paragraph in every form, and the words of its second."""
    text = files("detente.reading").joinpath("data", "shift_words.txt").read_text(encoding="utf-8")
    verbs, others = text.split("\n\n")
    forms = {form for verb in verbs.split() for form, _ in inflected(verb)}
    return frozenset(forms | set(others.split()))


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[Turn, ...]]:
    text = files("detente.reading").joinpath("data", "shift_cues.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    turns = tuple(Turn(row["subtype"], row["direction"], row["kind"] == "noun") for row in rows)
    parts = []
    for n, row in enumerate(rows):
        pattern = row["pattern"]
        for short, whole in _PARTS.items():
            pattern = pattern.replace(short, whole)
        parts.append(f"(?P<t{n}>{pattern})")
    return re.compile("|".join(parts), re.IGNORECASE), turns
