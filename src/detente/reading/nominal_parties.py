"""Parties without a name, where they deal with one another: "the union", "the company", "the rebels"."""

import re
from dataclasses import replace
from functools import cache

from detente.reading.mentions import Mention, without_overlaps
from detente.reading.names import slug
from detente.reading.passage import Passage
from detente.reading.role_nouns import role_nouns
from detente.reading.tokens import Word
from detente.reading.word_classes import word_class

_PARTY_NOUNS = word_class("party_noun")
_PROMISING = word_class("promising") | word_class("acting")
_LOOKS_BACK = frozenset({"it", "they", "return", "exchange", "turn", "part", "side"})
_OWNED_BEFORE = re.compile(
    r"(?:\b(?:the|both|all|its|their|his|her)\s+|['’]s?\s+|^|"
    r"[,;:—]\s+)$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"(?:^|\b[Tt]he\s|[,;:]\s|\b(?:and|while|whereas|that)\s)"
    r"(?P<words>(?!(?:The|Their|Its|His|Her|An?|This|That|In|On|But|And|If|While|Under|Most|Some|Many)\s)"
    r"(?:[A-Z][\w’'-]+\s+){1,2}|"
    r"(?i:former|rich|poor|poorer|richer|small|smaller|large|larger|big|developing|developed|coastal|private|"
    r"official|foreign|development|commercial|gulf|upstream|downstream|northern|southern|eastern|western|"
    r"rival|rebel|central|main|striking|junior)\s+)$"
)
"""What may stand between an article and the noun: part of a name, or what sort of party it is."""
_BARE_BEFORE = re.compile(
    r"(?:\b(?:and|while|whereas|that|by|from|for|with|see|of|to|but|in return)\s+|"
    r"[;:,]\s+)$"
)
_ACTING_NAME = re.compile(
    r"(?:\b[Tt]he\s+|(?:[a-z,]|\band|\bwhile|\bif)\s+)(?P<name>[A-Z][\w’'-]+)(?=\s+(?:would|will|could|"
    r"might|should|must|ought to|agreed to|"
    r"agrees to|(?:has |have |had )?(?:offered|promised|pledged|agreed)|lowers|gives|lifts|cuts|drops|"
    r"opens|reopens|pays|"
    r"returns|releases|frees|withdraws|accepts|suspends|halts|grants|extends|buys|sells|supplies|delivers)\b)"
)
_COMPOUND_AFTER = re.compile(
    r"['’]s?\s|\s+(?:leaders?|officials?|spokes\w+|chiefs?|bosses|sources|members|ministers?|president|"
    r"chairman|chairwoman|secretary|strongholds?|talks|contract)\b|-"
)


def with_nominal_parties(passage: Passage) -> Passage:
    """The passage with a mention for every body or group that a plain noun names as somebody at the table.

    A scenario says itself who sits there and what they are called; then nothing is added.
    """
    if passage.glossary.parties:
        return passage
    found = [] if _PROMISING.isdisjoint(passage.vocabulary) else _capitalised(passage)
    if not _PARTY_NOUNS.isdisjoint(passage.vocabulary):
        found += [m for word in passage.words if word[2] in _PARTY_NOUNS and (m := _mention(passage, word))]
    before = passage.before
    if before and not _LOOKS_BACK.isdisjoint(passage.vocabulary):
        before = with_nominal_parties(before)
    office = any(m.entity.startswith("P:") and m.form == "nominal" for m in (*passage.mentions, *found))
    people = office or not (passage.sides or found)
    if not found and not people and before is passage.before:
        return passage
    mentions = without_overlaps([*passage.mentions, *found])
    return replace(passage, mentions=mentions, before=before, people=people)


def _capitalised(passage: Passage) -> list[Mention]:
    """Bodies that no table holds, where they promise something: "the Coordination would", "Botas lowers"."""
    text = passage.sentence.text
    return [
        Mention(*found.span("name"), f"O:{slug(found['name'])}", "nominal")
        for found in _ACTING_NAME.finditer(text)
        if not any(m.start < found.end("name") and found.start("name") < m.end for m in passage.mentions)
    ]


def _mention(passage: Passage, word: Word) -> Mention | None:
    start, end, noun = word
    text = passage.sentence.text
    if _COMPOUND_AFTER.match(text, end):
        return None
    if any(m.start < end and start < m.end for m in passage.mentions):
        return None
    modifier = _MODIFIER.search(text, max(0, start - 40), start)
    head = modifier.start("words") if modifier else start
    determined = _OWNED_BEFORE.search(text, max(0, head - 12), head)
    if not determined and not (noun.endswith("s") and _bare(text, head)):
        return None
    named = text[head:end] if modifier and (modifier["words"][0].isupper() or not determined) else noun
    if any(m.start < end and head <= m.end + 1 for m in passage.mentions if m.end <= end):
        return None
    return Mention(head, end, _identity(noun, named), "nominal")


def _bare(text: str, start: int) -> bool:
    """Whether a plural without an article opens a phrase: "while creditors agreed"."""
    return not start or bool(_BARE_BEFORE.search(text[:start]))


@cache
def _identity(noun: str, named: str) -> str:
    kind = role_nouns().get(noun, "group" if noun.endswith("s") else "body")
    letter = {"group": "G", "person": "P"}.get(kind, "O")
    return f"{letter}:{slug(named)}"
