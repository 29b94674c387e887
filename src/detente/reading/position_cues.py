"""How parties are said to want, to refuse and to offer: verbs and phrases of data/position_*.tsv."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from detente.reading.cue_words import Table, by_first_word, cues_among
from detente.reading.tokens import Word

FLIPPED = {"want": "refuse", "offer": "refuse", "accept": "refuse", "refuse": "accept"}
"""What a way to want becomes behind a negation."""

_BE = (
    "is are was were am m be been being remains remained remain seems seemed stands stood looks sounds "
    "sounded appears appeared became s re isn aren wasn weren"
)
_DEGREE = (
    r"(?:\w+ly\s+|(?:very|most|so|more|still|also|quite|now|both|not|never|no\s+longer|far\s+from|"
    r"anything\s+but|"
    r"even|less|as|too|rather|always|all\s+too|much|said\s+to\s+be|believed\s+to\s+be|thought\s+to\s+be|"
    r"to\s+be|"
    r"neither|nor)\s+)*"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|far from|anything but|neither|nor)\b|['’]t\b)", re.IGNORECASE
)
_NOT = (
    r"(?:not\s+|n['’]t\s+|['’]t\s+|never\s+|ever\s+)+(?:accept|agree\s+to|tolerate|support|countenance|"
    r"consider|contemplate|compromise\s+on|negotiate\s+over|budge\s+on|yield\s+on|hear\s+of|stand\s+for|"
    r"stomach|"
    r"swallow|entertain|endorse|put\s+up\s+with|settle\s+for|agree\s+on|live\s+with|go\s+along\s+with|"
    r"bow\s+to)"
)
_ACTS = (
    r"(?:give|cede|sign|lift|withdraw|yield|hand|surrender|cut|pay|allow|permit|join|let|ease|recogni[sz]e|"
    r"release|free|open|return|dismantle|abandon|drop|share|sell|stop|halt|double|raise|lower|reopen|reduce|"
    r"remove|waive|ratify|bow|budge|negotiate|talk|trade|leave|change|close|extend|renew|limit|freeze|disarm|"
    r"back|go|move|attend|take\s+part|compromise|concede|relinquish|part\s+with|grant|send|finance|fund|lend|"
    r"approve|vote|meet|speak|sit|work\s+with|deal\s+with|host|hold\s+talks|put|renounce|restore|resume|"
    r"renegotiate|reward|submit|tear|touch|discuss|demolish|evacuate|supply|deliver|export|buy|ship|admit"
    r"|agree)\b"
)


@dataclass(frozen=True)
class PositionVerb:
    """A way to want something.

    `takes`: n a noun phrase, v an infinitive, t a clause, s a clause that says what should be, o somebody
    to do it.
    """

    lemma: str
    way: str
    takes: str
    salience: str | None


@dataclass(frozen=True)
class PositionCue:
    """A word of wanting at a place of a sentence; `form` is base, s, past, ing or phrase."""

    start: int
    end: int
    form: str
    verb: PositionVerb


@dataclass(frozen=True)
class _Phrase:
    """A phrase of wanting: what follows its first word, and words of which its sentence has one."""

    follows: re.Pattern[str]
    needs: frozenset[str]
    verb: PositionVerb
    turns: bool


def find_position_cues(text: str, words: Sequence[Word], vocabulary: frozenset[str]) -> list[PositionCue]:
    """Words of wanting, refusing and offering of a text, in order, the longest at every place.

    >>> text = "Brel is ready to talk but rejects quotas."
    >>> words = [(m.start(), m.end(), m.group().lower()) for m in re.finditer("[A-Za-z]+", text)]
    >>> cues = find_position_cues(text, words, frozenset(word for _, _, word in words))
    >>> [(cue.verb.way, text[cue.start : cue.end]) for cue in cues]
    [('offer', 'is ready to'), ('refuse', 'rejects')]
    """
    table, needed = _phrases()
    phrases = [] if needed.isdisjoint(vocabulary) else list(_phrases_in(text, words, vocabulary, table))
    verbs = (PositionCue(*found) for found in cues_among(words, _by_first_word()))
    own = [v for v in verbs if not any(p.start < v.end and v.start < p.end for p in phrases)]
    return sorted([*phrases, *own], key=lambda cue: cue.start)


def _phrases_in(
    text: str, words: Sequence[Word], vocabulary: frozenset[str], table: dict[str, list[_Phrase]]
) -> Iterator[PositionCue]:
    last = -1
    for start, end, word in words:
        if start < last or word not in table:
            continue
        for phrase in table[word]:
            if phrase.needs.isdisjoint(vocabulary):
                continue
            if rest := phrase.follows.match(text, end):
                last = rest.end()
                turned = phrase.turns and _NEGATED.search(rest.group())
                verb = replace(phrase.verb, lemma=text[start:last].lower())
                verb = replace(verb, way=FLIPPED[verb.way]) if turned else verb
                yield PositionCue(start - (text[start - 1 : start] in "'’"), last, "phrase", verb)
                break


@cache
def _phrases() -> tuple[dict[str, list[_Phrase]], frozenset[str]]:
    """Phrases by their first word, and all the words of which a sentence with a phrase has one."""
    table: dict[str, list[_Phrase]] = {}
    for row in _rows("position_phrases.tsv"):
        turns = row["starts"] == "be"
        rest = row["rest"].replace("{NOT}", _NOT).replace("{ACTS}", _ACTS)
        gap = rf"(?:['’]t)?\s+{_DEGREE}" if turns else "" if rest.startswith(r"\s*") else r"\s+"
        follows = re.compile(rf"{gap}(?:{rest})(?=\s)", re.IGNORECASE)
        verb = PositionVerb("", row["way"], row["takes"], row["salience"] or None)
        phrase = _Phrase(follows, frozenset(row["needs"].split()), verb, turns)
        for start in (_BE if turns else row["starts"]).split():
            table.setdefault(start, []).append(phrase)
    return table, frozenset().union(*(phrase.needs for some in table.values() for phrase in some))


@cache
def _by_first_word() -> Table[PositionVerb]:
    return by_first_word(
        (row["cue"], PositionVerb(row["cue"], row["way"], row["takes"], row["salience"] or None))
        for row in _rows("position_cues.tsv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files("detente.reading").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
