"""Whether an event took place: occurred, ongoing, planned, hypothetical, negated, alleged."""

import re

from detente.reading.word_classes import word_class
from detente.reading.words import Verb, Words

_BE = word_class("be")
_MODAL = word_class("modal")
_ALLEGED = word_class("alleged")
_FUTURE = word_class("future")
_POSSIBLE = word_class("possible")
_ONGOING = word_class("ongoing")
_NO = word_class("no")
_WILL = word_class("will")
_PRESUPPOSING = word_class("presupposing")
_DENIED = frozenset({"denied", "denies", "deny", "denying"})
_REACH = 5
_OFFERED = re.compile(
    r"\b(?:in exchange for|in return|quid pro quo|package deals?|as part of an? (?:deal|bargain))\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|occurred|took|ended|held|met)\b")
_PRESENT = re.compile(r"\b(?:is|are|has been|have been|continues?|remains?)\b")


def status_of_verb(words: Words, verb: Verb) -> str:
    """Status of what a verb says: mood and negation first, then words of doubt, then tense."""
    place = words.starts[verb.at]
    if words.passage.in_antecedent(place):
        return "hypothetical"
    if verb.mood == "planned":
        return (
            "hypothetical"
            if verb.auxiliaries & (_MODAL - _WILL)
            else "negated"
            if verb.negated
            else "planned"
        )
    if verb.negated or _near(words, verb.first - _REACH, verb.first, _DENIED):
        return "negated"
    if verb.auxiliaries & (_MODAL - _WILL):
        return "hypothetical"
    if verb.auxiliaries & _WILL:
        return "hypothetical" if _doubted(words, place) else "planned"
    if _near(words, verb.first - 3, verb.at, _ALLEGED):
        return "alleged"
    if verb.form == "ing" and verb.auxiliaries & (_BE - {"was", "were"}) and "been" not in verb.auxiliaries:
        return "ongoing"
    return "occurred"


def status_of_noun(words: Words, first: int, n: int, *, offers: bool = True) -> str:
    """Status of what a noun names: its adjectives, then the verb of its clause.

    With `offers`, what is named in a sentence about an exchange is on offer, hence hypothetical.
    """
    place = words.starts[n]
    if words.passage.in_antecedent(place):
        return "hypothetical"
    if _near(words, first - 2, n, _NO):
        return "negated"
    if _near(words, first, n, _POSSIBLE):
        return "hypothetical"
    if _near(words, first, n, _FUTURE):
        return "planned"
    if _near(words, first, n, _ALLEGED):
        return "alleged"
    clause = next(
        (k for k in range(first - 1, -1, -1) if words.low[k] in _PRESUPPOSING or words.breaks(k)), 0
    )
    modals = {w for w in words.low[clause:first] if w in _MODAL}
    if modals - _WILL or _doubted(words, place) or (offers and _OFFERED.search(words.passage.text)):
        return "hypothetical"
    if modals:
        return "planned"
    return "ongoing" if _near(words, first, n, _ONGOING) or _present(words, n) else "occurred"


def _present(words: Words, n: int) -> bool:
    """Whether talks are told of in the present tense."""
    return (
        words.low[n] in ("negotiations", "talks")
        and not _PAST.search(words.passage.text)
        and bool(_PRESENT.search(words.passage.text))
    )


def _near(words: Words, first: int, end: int, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(words.low[max(0, first) : end])


def _doubted(words: Words, place: int) -> bool:
    """Whether the place stands in what would follow from a condition."""
    return any(start <= place < end for start, end in words.passage.consequents)
