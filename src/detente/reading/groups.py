"""Nominals that stand for two parties at once, or for the party spoken of: "both sides", "his country"."""

import itertools
import re

from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.tokens import vocabulary_of

_NOUN = (
    "parties|sides|countries|states|nations|powers|capitals|governments|leaders|rivals|neighbou?rs|"
    "superpowers|"
    "players|economies"
)
_THE_PAIR = re.compile(
    rf"\b(?:[Bb]oth\s+(?:of\s+(?:these|the)\s+)?(?:{_NOUN})|(?:[Tt]hese|[Tt]he|"
    rf"[Tt]hose)\s+two\s+(?:\w+\s+)?(?:[Gg]reat\s+)?"
    rf"(?:{_NOUN}|[Gg]reat\s+[Pp]owers|Powers)|[Tt]hese\s+(?:[Gg]reat\s+)?(?:powers|Powers|rivals|two)\b|"
    r"\bBoth\b(?=\s+(?:\w+ly\s+)?(?:want|wanted|need|are|were|have|had|say|fear|will|would|could|refuse|"
    r"reject|insist|"
    r"demand|hope|seek|accept|oppose|prefer|claim|know|agreed)\b)|"
    r"[Tt]he\s+two\b(?=\s+(?:\w+ly\s+)?(?:are|were|have|had|will|would|could|can|may|might|agreed|met|"
    r"reach|sign)))"
)
_PAIR_WORDS = frozenset({"both", "two", "these"})
_COUNTRY_WORDS = frozenset({"country", "nation", "government"})
_EACH = re.compile(r"\b(?:[Ee]ach|[Bb]oth)\s+of\s+them\b")
_AND = re.compile(r"(?:['’]s)?\s+(?:and|&)\s+(?:the\s+)?|[-–]")
_SENDS = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+){1,3}?(?:said|says|told|insisted|hinted|suggested|added|warned|argued|"
    r"indicated)\b"
)
"""Behind the state of somebody without a name: "Uganda's envoy said his country"."""
_HIS_COUNTRY = re.compile(r"\b[Hh](?:is|er)\s+(?:own\s+)?(?:country|nation|government)\b")


def group_mentions(text: str, mentions: list[Mention], dyad: tuple[str, ...]) -> list[Mention]:
    """Pairs named by a nominal: the pair of the document, or the two just joined by "and"."""
    known = vocabulary_of(text)
    found = []
    for match in () if _PAIR_WORDS.isdisjoint(known) else _THE_PAIR.finditer(text):
        pair = dyad or _joined(text, mentions, match.start())
        found += [Mention(match.start(), match.end(), side, "group", pair) for side in pair[:1]]
    for match in _EACH.finditer(text) if "them" in known else ():
        pair = _joined(text, mentions, match.start()) or dyad
        found += [Mention(match.start(), match.end(), side, "group", pair) for side in pair[:1]]
    return found


def country_mentions(
    text: str, mentions: list[Mention], glossary: Glossary, last: str | None
) -> list[Mention]:
    """ "His country": the state of the person named last, in this sentence or before it."""
    found = []
    for match in () if _COUNTRY_WORDS.isdisjoint(vocabulary_of(text)) else _HIS_COUNTRY.finditer(text):
        before = [m for m in mentions if m.end <= match.start() and m.entity.startswith("P:")]
        owner = glossary.side(before[0].entity if before else last)
        if not before and (states := [m for m in mentions if _SENDS.match(text, m.end, match.start())]):
            owner = glossary.side(states[-1].entity)
        owner = owner or (_home(text, before[0], glossary) if before else None)
        if owner:
            found.append(Mention(match.start(), match.end(), owner, "nominal"))
    return found


def _home(text: str, person: Mention, glossary: Glossary) -> str | None:
    """State whose adjective opens the words for a person: "Ethiopian Foreign Minister Gedu Alemu"."""
    alias = glossary.aliases.get((text[person.start : person.end].split()[0],))
    return glossary.side(alias.entity) if alias and alias.form in ("adj", "name") else None


def _joined(text: str, mentions: list[Mention], place: int) -> tuple[str, ...]:
    """The last two states joined by "and" or a hyphen before a place."""
    states = [m for m in mentions if m.end <= place and m.entity[:2] in ("S:", "O:")]
    for left, right in reversed(list(itertools.pairwise(states))):
        if left.entity != right.entity and _AND.fullmatch(text[left.end : right.start].removesuffix("the ")):
            return (left.entity, right.entity)
    return ()
