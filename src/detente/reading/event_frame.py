"""An event by the words of a sentence that name it."""

from dataclasses import dataclass

from detente.reading.event_cues import Cue
from detente.reading.mentions import Mention
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_BE = word_class("be")
_RELIEF = word_class("relief")


@dataclass(frozen=True)
class Event:
    """The cue, the PLOVER event, the parties, whether it happened, and whether it is told in the present.

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


def fits(words: Words, n: int, cue: Cue) -> bool:
    """Whether the words of a cue stand behind its first, and near it those that it asks for.

    Of a passive these stand before it: "the talks were suspended".
    """
    start = n + 1 + len(cue.rest)
    if cue.rest and tuple(words.low[n + 1 : start]) != cue.rest:
        return False
    if not (cue.near or cue.stems):
        return True
    if not cue.stems and cue.near.isdisjoint(words.vocabulary):
        return False
    if words.at(start) == "that" and "that" not in cue.near:
        return False
    passive = cue.form in ("ed", "part") and not _BE.isdisjoint(words.low[max(0, n - 3) : n])
    return stands(words, cue, start, words.window(start, 9)) or (
        passive and stands(words, cue, max(0, n - 9), n)
    )


def stands(words: Words, cue: Cue, first: int, end: int) -> bool:
    """Whether a word that a cue asks for stands in a range; of "sanctions relief" the first does not."""
    for k in range(first, min(end, len(words.low))):
        word = words.low[k]
        if (word in cue.near or word.startswith(cue.stems)) and words.at(k + 1) not in _RELIEF:
            return True
    return False
