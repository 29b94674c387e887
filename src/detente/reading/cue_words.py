"""Verbs of saying, thinking and judging: data/speech_cues.tsv, in every form, found by one look-up a word."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Word = tuple[int, int, str]
"""Where a word starts and ends, and the word in lower case."""

_DOUBLED = frozenset({"admit", "quip", "refer", "regret", "plead", "bet"} - {"plead"})


@dataclass(frozen=True)
class SpeechVerb:
    """A verb by which somebody speaks, thinks or judges.

    `takes` says what may follow it, a letter each: t a clause, q quoted words, n a noun phrase, a somebody
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


def find_speech_cues(words: list[Word]) -> list[SpeechCue]:
    """Verbs of speech among the words of a sentence, the longest at every place.

    >>> words = [(0, 2, "he"), (3, 10, "pointed"), (11, 14, "out"), (15, 19, "that")]
    >>> [(cue.verb.lemma, cue.form) for cue in find_speech_cues(words)]
    [('point out', 'past')]
    """
    table = _by_first_word()
    found: list[SpeechCue] = []
    for n, (start, end, word) in enumerate(words):
        for rest, form, verb in table.get(word, ()):
            after = words[n + 1 : n + 1 + len(rest)]
            if rest == tuple(w for _, _, w in after):
                found.append(SpeechCue(start, after[-1][1] if after else end, form, verb))
                break
    return found


def inflections(verb: str, past: str = "") -> Iterator[tuple[str, str]]:
    """Forms of a verb, each with its name; `past` gives irregular ones, separated by "|".

    >>> list(inflections("deny"))
    [('deny', 'base'), ('denies', 's'), ('denied', 'past'), ('denying', 'ing')]
    """
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = first + first[-1] if first in _DOUBLED else first
    drop = first[:-1] if first.endswith("e") and not first.endswith("ee") else stem
    consonant_y = first.endswith("y") and first[-2] not in "aeiou"
    yield verb, "base"
    yield (
        first[:-1] + "ies"
        if consonant_y
        else first + ("es" if first.endswith(("s", "sh", "ch", "x", "o")) else "s")
    ) + tail, "s"
    if past:
        for form in past.split("|"):
            yield form if " " in form or not tail else form + tail, "past"
    else:
        yield (first[:-1] + "ied" if consonant_y else (drop if drop != first else stem) + "ed") + tail, "past"
    yield (drop if not consonant_y else first) + "ing" + tail, "ing"


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, SpeechVerb]]]:
    text = files("detente.reading").joinpath("data", "speech_cues.tsv").read_text(encoding="utf-8")
    table: dict[str, list[tuple[tuple[str, ...], str, SpeechVerb]]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        verb = SpeechVerb(row["cue"], row["mode"], row["takes"], int(row["stance"]))
        for form, name in inflections(row["cue"], row["past"]):
            first, *rest = form.split()
            table.setdefault(first, []).append((tuple(rest), name, verb))
    return {first: sorted(found, key=lambda f: -len(f[0])) for first, found in table.items()}
