"""An event by the words of a sentence that name it."""

from dataclasses import dataclass

from detente.reading.event_cues import Cue
from detente.reading.mentions import Mention
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_BE = word_class("be")
_RELATIVES = frozenset({"which", "that"})
_CLAUSE_OPENERS = frozenset({"that", "it", "they", "he", "she"})
_MODALS = word_class("modal") | word_class("have")
_RELIEF = word_class("relief")


@dataclass(frozen=True)
class Event:
    """The cue, the PLOVER event, the parties, whether it happened, and whether it is told in the present
    or the passive.

    It takes up the words from `first` to before `end`; `last` is the last one of its name.
    """

    cue: Cue
    event: str
    first: int
    last: int
    end: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    status: str
    present: bool = False
    passive: bool = False


def fits(words: Words, n: int, cue: Cue) -> bool:
    """Whether the words of a cue stand behind its first, and near it those that it asks for.

    Of a passive, and of a relative clause about its object, these stand before it: "the talks were
    suspended", "sanctions that it imposed".
    """
    start = n + 1 + len(cue.rest)
    if cue.rest and tuple(words.low[n + 1 : start]) != cue.rest:
        return False
    if not (cue.near or cue.stems):
        return True
    if not cue.stems and cue.near.isdisjoint(words.vocabulary):
        return False
    if words.at(start) in _CLAUSE_OPENERS and "that" not in cue.near and _opens_clause(words, start):
        return False
    passive = cue.form in ("ed", "part") and not _BE.isdisjoint(words.low[max(0, n - 3) : n])
    fronted = passive or not _RELATIVES.isdisjoint(words.low[max(0, n - 5) : max(0, n - 1)])
    return stands(words, cue, start, words.window(start, 9)) or (
        fronted and stands(words, cue, max(0, n - 9), n)
    )


def _opens_clause(words: Words, n: int) -> bool:
    """Whether a clause begins at a word: "announced that", "announced it would"."""
    return words.at(n) == "that" or words.at(n + 1) in _MODALS


def stands(words: Words, cue: Cue, first: int, end: int) -> bool:
    """Whether a word that a cue asks for stands in a range; of "sanctions relief" the first does not."""
    near, stems, low = cue.near, cue.stems, words.low
    for k in range(first, min(end, len(low))):
        word = low[k]
        if (word in near or (stems and word.startswith(stems))) and words.at(k + 1) not in _RELIEF:
            return True
    return False
