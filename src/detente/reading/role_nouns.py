"""Nouns for those who speak: offices, bodies and groups, of data/role_nouns.tsv."""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from detente.reading.word_classes import word_class

_LEADS = "several senior three their other some many most the one two his her its few an a"
_PHRASE = re.compile(
    rf"(?:\s+[\w.'’-]+){{1,5}}(?:\s+(?:{'|'.join(f'{w[:0:-1]}(?i:{w[0]})' for w in _LEADS.split())}))?|\n?"
)
"""Up to five words and a determiner before a noun, read backwards: forwards it would be tried everywhere."""
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|some|many|two|three|several|one)\s", re.IGNORECASE)
_NOT_INSIDE = word_class("subordinator") | word_class("preposition") - {"of", "under"} | {"and", "or", "than"}
_OPENER = re.compile(rf"\b(?:{'|'.join(sorted(_NOT_INSIDE))})\s+", re.IGNORECASE)
"""Words that no noun phrase goes back beyond."""
WORDS = re.compile(r"[^\W\d_][\w-]*")
_LAST_WORD = re.compile(r"(?P<two>[^\W\d_][\w-]*\s+)?(?P<one>[^\W\d_][\w-]*)$")
NEAR = 90
"""Characters in front of a place that are looked at for what ends there."""


@dataclass(frozen=True)
class Role:
    """An office, a body or a group by its noun: "the deputy foreign minister"."""

    start: int
    end: int
    word: str
    phrase: str


@cache
def role_nouns() -> dict[str, str]:
    """Kind of every noun: person, group, state (a government and its parts) or body."""
    text = files("detente.reading").joinpath("data", "role_nouns.tsv").read_text(encoding="utf-8")
    nouns = {row["noun"]: row["kind"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
    several = {_plural(noun): "group" for noun, kind in nouns.items() if kind in ("person", "body", "state")}
    return several | nouns


def _plural(noun: str) -> str:
    """Plural of a noun for people or bodies.

    >>> [_plural(noun) for noun in ("envoy", "ministry", "boss", "fisherman")]
    ['envoys', 'ministries', 'bosses', 'fishermen']
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def ends_before(pattern: re.Pattern[str], text: str, floor: int, end: int) -> re.Match[str] | None:
    """A pattern that ends with "$", looked for in the words right before a place."""
    return pattern.search(text, max(floor, end - NEAR), end)


@lru_cache(maxsize=256)
def role_ending(text: str, floor: int, end: int) -> Role | None:
    """The office, body or group whose noun ends at a place."""
    last = _LAST_WORD.search(text, max(floor, end - 24), end)
    if last is None:
        return None
    one = last["one"].lower()
    two = " ".join(last.group().lower().split())
    nouns = role_nouns()
    word = two if last["two"] and two in nouns else one if one in nouns else None
    if word is None:
        return None
    head = last.start("two") if word == two and last["two"] else last.start("one")
    phrase = _PHRASE.match(text[max(floor, head - NEAR) : head][::-1])
    start = head - (phrase.end() if phrase else 0)
    start = max([start, *(m.start() for m in _DETERMINER.finditer(text, start, head))])
    start = max([start, *(m.end() for m in _OPENER.finditer(text, start, head))])
    return Role(start, end, word, text[start:head])
