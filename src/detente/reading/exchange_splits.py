"""Where a sentence is split into the two sides of an exchange: a way for every cue."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from detente.reading import exchange_cues as cues
from detente.reading.agents import subjects
from detente.reading.clauses import trimmed
from detente.reading.exchange_sides import Split, Stretch, around, left_start, right_side
from detente.reading.in_return import returned
from detente.reading.package_splits import PACKAGE_WAYS, named_deal_splits
from detente.reading.passage import Passage

_FRONT = re.compile(r"(?:^|[;:(—]\s*|,\s+(?:and|but)\s+|\bthat,?\s+|^(?:But|And|So|Yet),?\s+)[\"“]?$")
_PLAIN_SUBJECT = re.compile(r"(?:the|a|it|they|he|she|its|their)\b")
_TO_BEFORE = re.compile(r"\bto\s+$")


def may_split(passage: Passage) -> bool:
    """Whether a cue of an exchange, or the name of a deal, can stand in a sentence."""
    return cues.may_split(passage.vocabulary) or any(m.entity.startswith("I:") for m in passage.mentions)


def splits_at_cues(passage: Passage) -> Iterator[Split]:
    """Ways to split a sentence at its cues, the sharpest cue first."""
    text, known = passage.text, passage.vocabulary
    for pattern, way in _WAYS:
        for cue in cues.find(pattern, text, known):
            if split := way(passage, cue):
                yield split
    yield from named_deal_splits(passage)


def _quid_with(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "In a swap with Brel for ...": the partner is named in the cue."""
    partners = passage.sides_in(*cue.span("with"))
    if not partners:
        return None
    return replace(_exchange(passage, cue), partner=partners[-1])


def _for(passage: Passage, cue: re.Match[str]) -> Split:
    return _fronted(passage, cue.span()) or _exchange(passage, cue)


def _fronted(passage: Passage, cue: Stretch) -> Split | None:
    """ "In exchange for A, X would B": the good behind the cue first, the main clause behind its comma."""
    text = passage.text
    if not _FRONT.search(text[: cue[0]]):
        return None
    for comma in cues.COMMA.finditer(text, cue[1]):
        rest = text[comma.end() : comma.end() + 90]
        if any(agent.place - comma.end() < 25 for agent in subjects(passage, comma.end(), len(text))) or (
            _PLAIN_SUBJECT.match(rest) and cues.MAIN.search(rest)
        ):
            right = trimmed(text, cue[1], comma.start())
            main = right_side(text, comma.end())
            return Split("exchange", (cue,), main, right, subject_before=False)
    return None


def _return(passage: Passage, cue: re.Match[str]) -> Split | None:
    return returned(passage, cue.span())


def _trade(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "Trade A for B", but not "the trade talks"."""
    noun = cues.NOUN_BEFORE.search(passage.text[: cue.start()])
    if noun or cue["good"].lower().startswith(("talks", "war", "deal")):
        return None
    split = around(passage, cue.span("verb"), "exchange", right_start=cue.end(), left=cue.span("good"))
    return replace(split, cues=(cue.span("verb"), cue.span("for")))


def _swap(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X and Y swap prisoners"."""
    lead = passage.text[: cue.start()]
    if cues.NOUN_BEFORE.search(lead) and not _TO_BEFORE.search(lead):
        return None
    return Split("exchange", (cue.span(),), cue.span("good"), None, both=True)


def _needs(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X needs A if it is to B"."""
    needing = [agent for agent in subjects(passage, 0, cue.end()) if agent.place < cue.start()]
    if not needing:
        return None
    right = right_side(passage.text, cue.end())
    return Split("enabling", (cue.span("cue"),), cue.span("good"), right, taker=needing[-1].side)


def _enabling(passage: Passage, cue: re.Match[str]) -> Split:
    return around(passage, cue.span(), "enabling", right_start=cue.end())


def _exchange(passage: Passage, cue: re.Match[str]) -> Split:
    return around(passage, cue.span(), "exchange", right_start=cue.end())


def _barter(passage: Passage, cue: re.Match[str]) -> Split:
    """ "The deal is simple: A for B", "an A-for-B deal"."""
    n = "" if cue["one"] else "2"
    return Split("barter", (cue.span(f"cue{n}"),), cue.span(f"one{n}"), cue.span(f"other{n}"))


def _you_give(passage: Passage, cue: re.Match[str]) -> Split:
    """ "You give us A, you get B"."""
    return Split("barter", (cue.span("get"),), cue.span("one"), cue.span("other"))


def _ready_if(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X is ready to A if Y does B": an exchange where two parties are the subjects."""
    text = passage.text
    start = left_start(text, cue.start())
    left = trimmed(text, start, cue.start("if"))
    right = right_side(text, cue.end())
    one = [a.side for a in subjects(passage, start, cue.start("if")) if a.place < cue.start()]
    other = [a for a in subjects(passage, *right) if a.place < right[0] + 30]
    if not one or not other or other[0].side == one[-1]:
        return None
    return Split("exchange", (cue.span("if"),), left, right)


def _terms(passage: Passage, cue: re.Match[str]) -> Split:
    return around(passage, cue.span(), "terms", right_start=cue.end())


def _links(passage: Passage, cue: re.Match[str]) -> Split:
    """ "Links A to B"."""
    split = around(passage, cue.span("verb"), "linkage", right_start=cue.end(), left=cue.span("good"))
    return replace(split, cues=(cue.span("verb"), cue.span("to")))


_WAYS: tuple[tuple[re.Pattern[str], Callable[[Passage, re.Match[str]], Split | None]], ...] = (
    (cues.QUID_WITH, _quid_with),
    (cues.FOR, _for),
    (cues.RETURN, _return),
    (cues.TRADE, _trade),
    (cues.SWAP, _swap),
    (cues.NEEDS, _needs),
    (cues.ENABLING, _enabling),
    (cues.REWARDED, _exchange),
    (cues.BARTER, _barter),
    (cues.YOU_GIVE, _you_give),
    (cues.READY_IF, _ready_if),
    (cues.TERMS, _terms),
    (cues.LINKS, _links),
    *PACKAGE_WAYS,
)
"""Every cue with what splits a sentence at it, the sharpest first."""
