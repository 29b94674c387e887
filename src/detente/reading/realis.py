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
_SAYS = word_class("say")
_NOR = frozenset({"nor", "neither"})
_DOUBTERS = frozenset({"nobody", "none", "few", "doubt", "doubts", "doubted", "whether", "unlikely"})
_DATED = word_class("weekday") | {"tomorrow", "next"}
_REACH = 5
_FAR = 12
_OFFERED = re.compile(
    r"\b(?:in exchange|in return|quid pro quo|package deals?|as part of an? (?:deal|bargain))\b"
)
_OFFER_WORDS = frozenset({"exchange", "return", "quid", "package", "part"})
"""Words of which every sentence about an exchange has one."""
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
    if _near(words, verb.first - _REACH, verb.first, _NOR):
        return "negated"
    if verb.negated or _near(words, verb.first - _REACH, verb.first, _DENIED):
        return "negated"
    if verb.auxiliaries & (_MODAL - _WILL):
        return "planned" if _foretold(words, verb, place) else "hypothetical"
    offered = on_offer(words)
    if verb.auxiliaries & _WILL:
        unsure = _depends(words, place) or offered or not _DOUBTERS.isdisjoint(words.low[: verb.first])
        return "hypothetical" if unsure else "planned"
    if offered and verb.form in ("s", "base") and not verb.auxiliaries:
        return "hypothetical"
    if _near(words, verb.first - 3, verb.at, _ALLEGED):
        return "alleged"
    if verb.form == "ing" and verb.auxiliaries & (_BE - {"was", "were"}) and "been" not in verb.auxiliaries:
        return "ongoing"
    return "occurred"


def on_offer(words: Words) -> bool:
    """Whether a sentence tells of an exchange: what stands in it is offered and has not happened."""
    passage = words.passage
    return not _OFFER_WORDS.isdisjoint(passage.vocabulary) and _OFFERED.search(passage.text) is not None


def _foretold(words: Words, verb: Verb, place: int) -> bool:
    """Whether "would" tells what somebody said would come on a day: "said they would meet on Friday"."""
    reported = "would" in verb.auxiliaries and not _SAYS.isdisjoint(words.vocabulary)
    dated = not _DATED.isdisjoint(words.low[verb.at + 1 : verb.at + _FAR])
    return reported and dated and not words.passage.consequents and not _doubted(words, place)


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
    if modals - _WILL or _doubted(words, place) or (offers and on_offer(words)):
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


def _depends(words: Words, place: int) -> bool:
    """Whether the place stands in what would follow from a condition, "unless" aside: that is a threat."""
    return any(
        start <= place < end and not negative for start, end, _, _, negative in words.passage.conditions
    )
