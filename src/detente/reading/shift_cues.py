"""Words by which a change of course shows: data/shift_cues.tsv, tried where data/shift_words.txt allows."""

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from detente.reading.inflection import inflected
from detente.reading.word_classes import word_class

STATE = (
    r"(?:stance|line|positions?|tone|rhetoric|language|attitudes?|approach|policy|mood|atmosphere|climate|"
    r"weather|enthusiasm|appetite|support|opposition|resistance|patience|thinking|resolve|ties|relations|"
    r"relationship|interest|ardou?r|views?|demands|terms|message|objections?|hostility|confidence|trust|"
    r"willingness|backing|goodwill|friendship|insistence)"
)
"""What a party has and changes: its stance, its tone, its patience, its ties."""

_TIES = frozenset({"ties", "relations", "relationship", "friendship"})
_AIR = frozenset({"tone", "rhetoric", "language", "mood", "atmosphere", "climate", "weather", "message"})
_AGAINST = frozenset(
    {"opposition", "resistance", "hostility", "objection", "objections", "insistence", "veto"}
)
_GROWS = re.compile(r"\b(?:harden|stiffen|toughen|sharpen|worsen|grow|grew|rais|step)", re.IGNORECASE)

_PARTS = {
    "{own}": r"(?:(?:its|their|his|her|the|a|an|any|all|some|much|that|this|these|those|[\w.]+['’]s)\s+)?"
    r"(?:\w+\s+){0,2}?",
    "{line}": r"(?:stance|line|position|tone|rhetoric|language|demands?|approach|policy|attitude|opposition|"
    r"terms|views?|message|resistance|insistence|objections?|refusal|threats?|criticism|course|mind|tack|"
    r"tune|claims?|conditions?|expectations|ambitions|red\s+lines?)",
    "{tone}": r"(?:tone|rhetoric|language|tune|message|criticism|attacks?)",
    "{adv}": r"(?:\s+(?:\w+ly|somewhat|a\s+little|a\s+bit|again))?",
    "{state}": STATE,
    "{pp}": r"(?:\s+(?:in|of|from|between|among|towards?|on|over|about|for|at|around|with|inside|to)\s+"
    r"[^,;.:]{2,50}?)?",
    "{aux}": r"\s+(?:(?:has|have|had|is|are|was|were|seems?\s+to\s+have|appears?\s+to\s+have)\s+)?"
    r"(?:(?:\w+ly|since|already|now|also|somewhat)\s+)?",
}
"""What the patterns of the file abbreviate."""


@dataclass(frozen=True)
class Turn:
    """A family of words of change: what it is called, which way it points, what kind of words they are.

    A `verb` has a subject that changed; a `noun` has an owner ("a U-turn by Berlin"); `state` begins with
    what somebody has ("the tone has hardened"); behind `front` words stands who changed ("in a reversal,").
    """

    subtype: str
    direction: str
    kind: str

    @property
    def noun(self) -> bool:
        """Whether the words are no verb of whoever changed."""
        return self.kind != "verb"


_UNHEADED = word_class("shift_opener")
"""First words of the patterns of which `_head` cannot tell them."""
_ENDS_WORD = (r"\s", r"\b", r"(?:\s", "-", "(?=", "(?!")
"""What a pattern's first word ends before."""
_GROUP_BEHIND = re.compile(r"\\s\+\(\?:")
_BEHIND_WORD = re.compile(r"(?:\\[sb]|-(?=[a-z]))[^|()]*")


def shift_words() -> frozenset[str]:
    """Words that a cue may begin with."""
    return _words()


def shift_cue(text: str, place: int, word: str) -> tuple[re.Match[str], Turn] | None:
    """The cue that begins at a place with a word, given in lower case.

    >>> found = shift_cue("Brel softened its stance on quotas.", 5, "softened")
    >>> found[0].group(), found[1].subtype
    ('softened its stance', 'softening')
    """
    unheaded = word in _UNHEADED and _unheaded().match(text, place) is not None
    for pattern, turn in _rows_from(word, unheaded=unheaded):
        if cue := pattern.match(text, place):
            return cue, _of_state(cue.group(), turn) if turn.kind == "state" else turn
    return None


def _of_state(words: str, turn: Turn) -> Turn:
    """The family of a change by what has changed: ties, tone, or an opposition that wanes.

    >>> waned = Turn("hardening", "negative", "state")
    >>> [_of_state(w, waned).subtype for w in ("Ties have cooled", "mood has soured", "Opposition has waned")]
    ['distancing', 'tone', 'softening']
    """
    noun = words.split()[0].lower()
    if turn.direction not in ("positive", "negative"):
        return turn
    if noun in _TIES:
        return replace(turn, subtype="rapprochement" if turn.direction == "positive" else "distancing")
    if noun in _AIR:
        return replace(turn, subtype="tone", direction=f"{turn.direction} tone")
    if noun in _AGAINST and not _GROWS.search(words):
        return replace(turn, subtype="softening", direction="positive")
    return turn


@cache
def _words() -> frozenset[str]:
    """The verbs of the file's first paragraph in every form, and the words of its second."""
    text = files("detente.reading").joinpath("data", "shift_words.txt").read_text(encoding="utf-8")
    verbs, others = text.split("\n\n")
    forms = {form for verb in verbs.split() for form, _ in inflected(verb)}
    return frozenset(forms | set(others.split()))


@cache
def _rows_from(word: str, *, unheaded: bool) -> list[tuple[re.Pattern[str], Turn]]:
    """Rows of the file, in order, that may begin with a word; those `unheaded` where one of them matches."""
    return [
        (pattern, turn)
        for head, pattern, turn in _rows()
        if (unheaded if head is None else head.fullmatch(word))
    ]


@cache
def _unheaded() -> re.Pattern[str]:
    """All rows of which it cannot be told what they begin with, as one."""
    rows = [pattern.pattern for head, pattern, _ in _rows() if head is None]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


@cache
def _rows() -> list[tuple[re.Pattern[str] | None, re.Pattern[str], Turn]]:
    """Every row: what its first word may be (None where that cannot be told), its pattern, its family."""
    text = files("detente.reading").joinpath("data", "shift_cues.tsv").read_text(encoding="utf-8")
    found = []
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        whole = row["pattern"]
        for short, long in _PARTS.items():
            whole = whole.replace(short, long)
        turn = Turn(row["subtype"], row["direction"], row["kind"])
        for pattern in _alternatives(whole):
            head = _head(pattern)
            first = re.compile(head, re.IGNORECASE) if head else None
            found.append((first, re.compile(pattern, re.IGNORECASE), turn))
    return found


def _alternatives(pattern: str) -> list[str]:
    """Parts of a pattern between the bars outside brackets.

    >>> _alternatives(r"came\\s+(?:round|about)|turned")
    ['came\\\\s+(?:round|about)', 'turned']
    """
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _head(pattern: str) -> str | None:
    r"""What a pattern asks of its first word; None where it looks around.

    >>> _head(r"(?:dig|dug)s?\s+in"), _head(r"(?:gave\s+in|yield(?:s|ed))\b")
    ('(?:dig|dug)s?', '(?:gave|yield(?:s|ed))')
    """
    depth = 0
    for n, sign in enumerate(pattern):
        if not depth and pattern.startswith(_ENDS_WORD, n):
            pattern = pattern[:n]
            break
        depth += (sign == "(") - (sign == ")")
    head = _BEHIND_WORD.sub("", pattern)
    around = any(sign in head for sign in ("(?<", "(?=", "(?!")) or _GROUP_BEHIND.search(pattern)
    return None if not head or around else head
