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

_GOVERNMENT = word_class("side_government")
_REBELS = word_class("side_rebels")
_EMPLOYERS = word_class("side_employers")
_PARTY_NOUNS = word_class("party_noun")
_LOOKS_BACK = frozenset({"it", "they", "return", "exchange", "turn", "part", "side"})
_OWNED_BEFORE = re.compile(
    r"(?:\b(?:the|both|all|its|their|his|her)\s+|['’]s?\s+|^|"
    r"[,;:—]\s+)$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:its|their|his|her|our)\s+$", re.IGNORECASE)
"""Before what belongs to a party: "its fishermen" are nobody at the table; its union may be."""
_MODIFIER = re.compile(
    r"(?:^|\b[Tt]he\s|[,;:]\s|\b(?:and|while|whereas|that)\s)"
    r"(?P<words>(?!(?:The|Their|Its|His|Her|An?|This|That|In|On|But|And|If|While|Under|Most|Some|Many)\s)"
    r"(?:[A-Z][\w’'-]+\s+){1,2}(?:rugby\s+|football\s+|regional\s+|[a-z]+['’]s?\s+)?|"
    r"(?i:former|rich|poor|poorer|richer|small|smaller|large|larger|big|developing|developed|coastal|private|"
    r"official|foreign|development|commercial|gulf|upstream|downstream|northern|southern|eastern|western|"
    r"rival|rebel|central|main|striking|junior)\s+)$|\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s+"
    r"(?P<plain>(?!(?:of|to|in|on|for|and|or|by|with|from|at|next|same|last|first|other|whole|entire|very|"
    r"two|three|four|five|six|many|few|"
    r"several)\b)"
    r"[a-z][a-z-]{2,}(?:['’]s?)?\s+)$"
)
"""What may stand between an article and the noun: part of a name, or what sort of party it is."""
_BARE_BEFORE = re.compile(
    r"(?:\b(?:and|while|whereas|that|by|from|for|with|see|of|to|but|in return|"
    r"offer(?:ed|s|ing)?|promis(?:e|es|ed|ing)|give|gave|pay|paid|grant(?:ed|s)?|let|allow(?:ed|s)?|"
    r"between)\s+|"
    r"[;:,]\s+)$"
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
    found = _by_name(passage)
    if not _PARTY_NOUNS.isdisjoint(passage.vocabulary):
        found += [m for word in passage.words if word[2] in _PARTY_NOUNS and (m := _mention(passage, word))]
    before = passage.before
    if before and not _LOOKS_BACK.isdisjoint(passage.vocabulary):
        before = with_nominal_parties(before)
    office = any(m.entity.startswith("P:") and m.form == "nominal" for m in (*passage.mentions, *found))
    people = office or not (passage.sides or found)
    if not found and not people and before is passage.before:
        return passage
    named = [m for m in found if m.form == "name"]
    known = [m for m in passage.mentions if not any(n.start < m.end and m.start < n.end for n in named)]
    mentions = without_overlaps([*known, *found])
    return replace(passage, mentions=mentions, before=before, people=people)


def _by_name(passage: Passage) -> list[Mention]:
    """Parties that no table holds, by the names that the document has for them."""
    text, found = passage.sentence.text, []
    for name, identity in passage.names.items():
        place = text.find(name)
        while place >= 0:
            end = place + len(name)
            whole = not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum())
            over = (m for m in passage.mentions if m.start < end and place < m.end)
            if whole and all(m.entity.startswith("P:") for m in over):
                found.append(Mention(place, end, identity, "name"))
            place = text.find(name, end)
    return found


def _mention(passage: Passage, word: Word) -> Mention | None:
    start, end, noun = word
    text = passage.sentence.text
    if _COMPOUND_AFTER.match(text, end):
        return None
    if any(m.start < end and start < m.end for m in passage.mentions):
        return None
    modifier = _MODIFIER.search(text, max(0, start - 40), start)
    words = (modifier["words"] or modifier["plain"]) if modifier else ""
    head = start - len(words)
    determined = _OWNED_BEFORE.search(text, max(0, head - 12), head)
    if _OWNED.search(text, max(0, head - 8), head):
        if noun in _GOVERNMENT and (state := _state_before(passage, head)):
            return Mention(head, end, state, "nominal")
        if not (noun in _GOVERNMENT or noun == "union"):
            return None
    if noun == "opposition" and not text[:head].lower().endswith("the "):
        return None
    if not determined and not (noun.endswith("s") and _bare(text, head)):
        return None
    named = text[head:end] if words and (words[0].isupper() or not determined) else noun
    if any(m.start < end and head <= m.end + 1 for m in passage.mentions if m.end <= end):
        return None
    states = [side for side in passage.dyad if side.startswith("S:")]
    if noun in _GOVERNMENT and len(states) == 1 and len(passage.dyad) > 1:
        return Mention(head, end, states[0], "nominal")
    others = [side for side in passage.dyad if side[:2] in ("O:", "G:")]
    if noun in _REBELS and len(others) == 1 and states:
        return Mention(head, end, others[0], "nominal")
    return Mention(head, end, identity_of(noun, named), "nominal")


def _state_before(passage: Passage, place: int) -> str | None:
    """The state named last before a place of the sentence: whose "his government" is."""
    return next((s for m, s in reversed(passage.sides) if m.end <= place and s.startswith("S:")), None)


def _bare(text: str, start: int) -> bool:
    """Whether a plural without an article opens a phrase: "while creditors agreed"."""
    return not start or bool(_BARE_BEFORE.search(text[:start]))


@cache
def identity_of(noun: str, named: str) -> str:
    """Identity of a party by its noun and the words it is named by.

    >>> identity_of("rebels", "rebels"), identity_of("union", "Brel union")
    ('G:REBELS', 'O:BREL-UNION')
    """
    kind = role_nouns().get(noun, "group" if noun.endswith("s") else "body")
    firm = kind == "person" and noun in _EMPLOYERS
    letter = "O" if firm else {"group": "G", "person": "P"}.get(kind, "O")
    return f"{letter}:{slug(named)}"
