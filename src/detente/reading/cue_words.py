"""Verbs of saying, thinking and judging: data/speech_cues.tsv, in every form, found by one look-up a word."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from detente.reading.inflection import inflected
from detente.reading.tokens import Word
from detente.reading.word_classes import word_class

Entry = TypeVar("Entry")

Table = dict[str, list[tuple[tuple[str, ...], str, Entry]]]
"""Cues by their first word: the words behind it, the form's name, the entry."""


_LATE = (("of",), ("about",), ("out",), ("for",), ("on",), ("against",))
"""Words of a cue that the day may stand before."""
_ON_A_DAY = ("on", "Friday")
_WEEKDAYS = word_class("weekday")


@dataclass(frozen=True)
class SpeechVerb:
    """A verb by which somebody speaks, thinks or judges.

    `takes` says what may follow it, a letter each: t a clause, d one with "that", w one with "whether",
    j a clause behind an adjective ("is sure that"), q quoted words, n a noun phrase, a somebody
    addressed, i an infinitive, s something and "as" what, k something and what it is called. `stance` is
    what it says of the speaker's view of its object, -2 to 2.
    """

    lemma: str
    mode: str
    takes: str
    stance: int


@dataclass(frozen=True)
class SpeechCue:
    """A verb of speech at a place of a sentence; `form` is base, s, past or ing."""

    start: int
    end: int
    form: str
    verb: SpeechVerb


def find_speech_cues(words: Sequence[Word]) -> list[SpeechCue]:
    """Verbs of speech among the words of a sentence, the longest at every place.

    >>> words = [(0, 2, "he"), (3, 10, "pointed"), (11, 14, "out"), (15, 19, "that")]
    >>> [(cue.verb.lemma, cue.form) for cue in find_speech_cues(words)]
    [('point out', 'past')]
    """
    return [SpeechCue(*found) for found in cues_among(words, _by_first_word())]


def cues_among(words: Sequence[Word], table: Table[Entry]) -> Iterator[tuple[int, int, str, Entry]]:
    """Cues of a table among the words of a sentence, the longest at every place: bounds, form and entry."""
    for n in [n for n, word in enumerate(words) if word[2] in table]:
        start, end, word = words[n]
        for rest, form, entry in table[word]:
            first = n + 1 + (len(_ON_A_DAY) if rest[:1] in _LATE and _is_day(words, n + 1) else 0)
            after = words[first : first + len(rest)]
            if rest == tuple(w for _, _, w in after):
                yield start, after[-1][1] if after else end, form, entry
                break


def _is_day(words: Sequence[Word], n: int) -> bool:
    """Whether a day stands at a word: "spoke on Friday of progress"."""
    on_a_day = [word for _, _, word in words[n : n + len(_ON_A_DAY)]]
    return on_a_day[:1] == ["on"] and on_a_day[-1] in _WEEKDAYS


def forms_of(cue: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Words of a cue in every form of its first word, each with its name: base, s, past or ing.

    >>> list(forms_of("rule out"))[2:]
    [(('ruled', 'out'), 'past'), (('ruling', 'out'), 'ing')]
    """
    verb, *rest = cue.split()
    for form, name in inflected(verb):
        yield (form, *rest), "past" if name in ("ed", "part") else name


def by_first_word(entries: Iterable[tuple[str, Entry]]) -> Table[Entry]:
    """Entries by the first word of every form of a cue: the words behind it, the form's name, the entry."""
    table: Table[Entry] = {}
    for cue, entry in entries:
        for (first, *rest), name in forms_of(cue):
            table.setdefault(first, []).append((tuple(rest), name, entry))
    return {first: sorted(found, key=lambda f: -len(f[0])) for first, found in table.items()}


@cache
def _by_first_word() -> Table[SpeechVerb]:
    text = files("detente.reading").joinpath("data", "speech_cues.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return by_first_word(
        (row["cue"], SpeechVerb(row["cue"], row["mode"], row["takes"], int(row["stance"]))) for row in rows
    )
