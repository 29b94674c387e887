"""How parties are said to want, to refuse and to offer: verbs of data/position_cues.tsv, and phrases."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reading.cue_words import Table, by_first_word, cues_among
from detente.reading.tokens import Word

_DEGREE = r"(?:\w+ly\s+|(?:very|most|so|more|still|also|quite|now|both|not)\s+)*"
_BE = "is are was were be been remains remained remain seems seemed stands stood looks s re"
_NOT = (
    r"(?:not\s+|n['’]t\s+|['’]t\s+|never\s+|ever\s+)+(?:accept|agree\s+to|tolerate|support|countenance|"
    r"consider|contemplate|compromise\s+on|negotiate\s+over|budge\s+on|yield\s+on)"
)
_ACTS = (
    r"(?:give|cede|sign|lift|withdraw|yield|hand|surrender|cut|pay|allow|permit|join|let|ease|recogni[sz]e|"
    r"release|free|open|return|dismantle|abandon|drop|share|sell|stop|halt|double|raise|lower|reopen|reduce|"
    r"remove|waive|ratify|bow|budge|negotiate|talk|trade|leave|change|close|extend|renew|limit|freeze|disarm|"
    r"back)\b"
)
# Way, what it takes, salience, the words it may begin with, and what follows the first of them.
_PHRASES = (
    ("want", "n", "", _BE, rf"{_DEGREE}(?:interested\s+in|committed\s+to|in\s+favou?r\s+of|dedicated\s+to)"),
    ("want", "v", "", _BE, rf"{_DEGREE}(?:keen|eager|anxious|determined|desperate|impatient)\s+to"),
    (
        "want",
        "n",
        "",
        _BE,
        rf"{_DEGREE}(?:keen\s+on|eager\s+for|desperate\s+for|adamant\s+about|intent\s+on|bent\s+on)",
    ),
    ("want", "t", "high", _BE, rf"{_DEGREE}(?:adamant|insistent)\s+that"),
    ("offer", "v", "", _BE, rf"{_DEGREE}(?:ready|willing|prepared|open|happy)\s+to"),
    ("offer", "n", "", _BE, rf"{_DEGREE}open\s+to"),
    (
        "refuse",
        "v",
        "",
        _BE,
        rf"{_DEGREE}(?:unwilling|reluctant|loath|unprepared|unready|in\s+no\s+mood)\s+to",
    ),
    ("refuse", "n", "", _BE, rf"{_DEGREE}(?:opposed\s+to|against|wary\s+of)"),
    (
        "refuse",
        "n",
        "high",
        "cannot",
        r"(?:ever\s+)?(?:accept|agree\s+to|tolerate|support|countenance|consider)",
    ),
    ("refuse", "n", "high", "can will would could won wouldn couldn", rf"\s*{_NOT}"),
    ("refuse", "v", "high", "will would won wouldn", rf"\s*[“\"‘]?(?:not|never|['’]t)(?=\s+{_ACTS})"),
    ("accept", "n", "", _BE, rf"{_DEGREE}content\s+with"),
    ("accept", "n", "", "can could would", r"(?:\w+ly\s+)?(?:live\s+with|settle\s+for)"),
    ("want", "n", "", "would d", r"like(?=\s+[\w’'-]+\s+to\s)"),
    ("want", "v", "", "would d", r"like\s+to"),
    ("want", "n", "", "would d", r"like(?=\s+(?:an?|the|more|its|to\s+see)\b)"),
    (
        "want",
        "n",
        "high",
        "express expresses expressed expressing",
        r"(?:\w+\s+){0,2}?(?:interest|desire|wish)\s+(?:in|for|to)",
    ),
    (
        "want",
        "n",
        "high",
        "preach preaches preached stress stresses stressed",
        r"the\s+(?:need|importance)\s+(?:for|of|to)",
    ),
    ("refuse", "n", "high", "said says say", r"no\s+to"),
    ("refuse", "n", "high", "draws drew draw", r"a\s+(?:red\s+)?line\s+(?:at|over|on|under)"),
    (
        "refuse",
        "t",
        "high",
        "makes made make",
        r"(?:it\s+)?clear\s+(?:that\s+)?(?:it|they|he|she)\s+(?:will|would)\s+(?:not|never)",
    ),
    ("want", "n", "high", "attach attaches attached", r"(?:\w+\s+)?importance\s+to"),
    (
        "refuse",
        "n",
        "high",
        "has have",
        r"no\s+(?:intention|plans?|wish|desire|interest|appetite)\s+(?:of|to|in|for)",
    ),
    (
        "refuse",
        "n",
        "high",
        "turn turns turned turning",
        r"(?:the|this|that|any|an?|its|their)(?=(?:\s+[\w’'-]+){1,5}?\s+down\b)",
    ),
    ("want", "n", "", "has have", r"(?:long\s+)?(?:an?\s+)(?:\w+\s+)?(?:interest\s+in|eye\s+on)"),
)


def _table_of_phrases() -> dict[str, tuple[tuple[int, re.Pattern[str]], ...]]:
    table: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {}
    for n, (*_, starts, rest) in enumerate(_PHRASES):
        gap = "" if rest.startswith(r"\s*") else r"\s+"
        pattern = re.compile(rf"{gap}(?:{rest})(?=\s)", re.IGNORECASE)
        for start in starts.split():
            table[start] = (*table.get(start, ()), (n, pattern))
    return table


_PHRASES_BY_WORD = _table_of_phrases()
_PHRASE_WORDS = frozenset(
    [
        "interested",
        "committed",
        "favour",
        "favor",
        "dedicated",
        "keen",
        "eager",
        "anxious",
        "determined",
        "desperate",
        "impatient",
        "adamant",
        "insistent",
        "intent",
        "bent",
        "ready",
        "willing",
        "prepared",
        "open",
        "happy",
        "unwilling",
        "reluctant",
        "loath",
        "mood",
        "opposed",
        "against",
        "wary",
        "cannot",
        "won",
        "not",
        "never",
        "wouldn",
        "couldn",
        "like",
        "express",
        "expresses",
        "expressed",
        "expressing",
        "preach",
        "preaches",
        "stress",
        "preached",
        "stressed",
        "no",
        "line",
        "clear",
        "importance",
        "interest",
        "intention",
        "plan",
        "plans",
        "wish",
        "desire",
        "appetite",
        "eye",
        "unprepared",
        "unready",
        "content",
        "live",
        "settle",
        "down",
    ]
)


@dataclass(frozen=True)
class PositionVerb:
    """A way to want something. `takes`: n a noun phrase, v an infinitive, t a clause, o somebody to do it."""

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


def find_position_cues(text: str, words: Sequence[Word], vocabulary: frozenset[str]) -> list[PositionCue]:
    """Words of wanting, refusing and offering of a text, in order, the longest at every place.

    >>> text = "Brel is ready to talk but rejects quotas."
    >>> words = [(m.start(), m.end(), m.group().lower()) for m in re.finditer("[A-Za-z]+", text)]
    >>> cues = find_position_cues(text, words, frozenset(word for _, _, word in words))
    >>> [(cue.verb.way, text[cue.start : cue.end]) for cue in cues]
    [('offer', 'is ready to'), ('refuse', 'rejects')]
    """
    phrases = _phrases(text, words) if _PHRASE_WORDS & vocabulary else []
    verbs = (PositionCue(*found) for found in cues_among(words, _by_first_word()))
    own = [v for v in verbs if not any(p.start < v.end and v.start < p.end for p in phrases)]
    return sorted([*phrases, *own], key=lambda cue: cue.start)


def _phrases(text: str, words: Sequence[Word]) -> list[PositionCue]:
    found: list[PositionCue] = []
    for start, end, word in words:
        for n, pattern in _PHRASES_BY_WORD.get(word, ()):
            rest = pattern.match(text, end)
            if rest and not (found and start < found[-1].end):
                way, takes, salience, *_ = _PHRASES[n]
                verb = PositionVerb(text[start : rest.end()].lower(), way, takes, salience or None)
                found.append(
                    PositionCue(start - (text[start - 1 : start] in "'’"), rest.end(), "phrase", verb)
                )
                break
    return found


@cache
def _by_first_word() -> Table[PositionVerb]:
    text = files("detente.reading").joinpath("data", "position_cues.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return by_first_word(
        (row["cue"], PositionVerb(row["cue"], row["way"], row["takes"], row["salience"] or None))
        for row in rows
    )
