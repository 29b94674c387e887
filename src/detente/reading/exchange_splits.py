"""Where a sentence is split into the two sides of an exchange: a way for every cue."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from detente.reading import exchange_context as context
from detente.reading import exchange_cues as cues
from detente.reading.agents import subjects
from detente.reading.clauses import trimmed
from detente.reading.exchange_sides import Split, Stretch, around, left_start, right_side
from detente.reading.exchange_words import any_possible, possible
from detente.reading.givers import giver_in
from detente.reading.in_return import PREDICATE, SUBJECT, returned
from detente.reading.package_splits import PACKAGE_WAYS, named_deal_splits
from detente.reading.passage import Passage
from detente.reading.payment_splits import PAYMENT_WAYS

Way = Callable[[Passage, re.Match[str]], Split | None]
"""What splits a sentence at a cue."""

_FRONT = re.compile(r"(?:^|[;:(—]\s*|,\s+(?:and|but)\s+|\bthat,?\s+|^(?:But|And|So|Yet),?\s+)[\"“]?$")
_PLAIN_SUBJECT = re.compile(r"(?:the|a|it|they|he|she|its|their)\b")
_DOING = re.compile(r"(?:[\w’'.-]+\s+){1,6}?[a-z]{3,}ing\b")
_STAYS = re.compile(
    r"\s*(?:it|they|he|she)\s+(?:has|have|is|are)\s+(?!\w+ed\b)|[^,;]{0,60}?\b(?:remains?|stays?|keeps?|"
    r"continues?|persists?|refuses?|lasts?)\b"
)
"""Behind "as long as": what lasts, and is no service in return."""
_ASKS = re.compile(r"(?:ask|want|urg|press|push|invit|propos|call|demand|request|plead)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|nothing)\b")
_ONES = re.compile(r"(?:[\w-]+\s+){0,4}(?:one|ones)\b")
_NO_GOODS = ("talks", "war", "deal", "barbs", "insults", "blows", "accusations", "fire", "threats", "places")
_TO = re.compile(r"(?<=\s)to\s+")
_NEAR = 5
"""Characters behind "to" within which a party is named to whose good another is linked."""
_TO_BEFORE = re.compile(r"\bto\s+$")


def may_split(passage: Passage) -> bool:
    """Whether a cue of an exchange, or the name of a deal, can stand in a sentence."""
    return any_possible(passage.vocabulary) or any(m.entity.startswith("I:") for m in passage.mentions)


def splits_at_cues(passage: Passage) -> Iterator[Split]:
    """Ways to split a sentence at its cues, the sharpest cue first."""
    for pattern, way in _ways(possible(passage.vocabulary)):
        for cue in pattern.finditer(passage.text):
            if split := way(passage, cue):
                yield split
    yield from named_deal_splits(passage)


@lru_cache(maxsize=256)
def _ways(possible: frozenset[str]) -> tuple[tuple[re.Pattern[str], Way], ...]:
    """Cues of which a sentence may hold one, by the texts of their patterns, with what splits it there."""
    return tuple((pattern, way) for pattern, way in _WAYS if pattern.pattern in possible)


def _quid_with(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "In a swap with Brel for ...": the partner is named in the cue."""
    partners = passage.sides_in(*cue.span("with"))
    if not partners:
        return None
    return replace(_exchange(passage, cue), partner=partners[-1])


def _for(passage: Passage, cue: re.Match[str]) -> Split:
    return _fronted(passage, cue.span()) or _set_in(passage, cue.span()) or _exchange(passage, cue)


def _set_in(passage: Passage, cue: Stretch) -> Split | None:
    """ "X, in exchange for A, would B": the good behind the cue, the main clause behind its comma."""
    text = passage.text
    subject, comma = SUBJECT.search(text, 0, cue[0] - 1), text.find(",", cue[1])
    giver = passage.sides_in(subject.start("who"), cue[0]) if subject and comma > 0 else []
    if not giver or not PREDICATE.match(text, comma):
        return None
    good, main = trimmed(text, cue[1], comma), right_side(text, comma + 1)
    return Split("exchange", (cue,), main, good, payer=giver[-1])


def _fronted(passage: Passage, cue: Stretch) -> Split | None:
    """ "In exchange for A, X would B": the good behind the cue first, the main clause behind its comma."""
    text = passage.text
    if not _FRONT.search(text[: cue[0]]):
        return None
    for comma in context.COMMA.finditer(text, cue[1]):
        rest = text[comma.end() : comma.end() + 90]
        if any(agent.place - comma.end() < 25 for agent in subjects(passage, comma.end(), len(text))) or (
            _PLAIN_SUBJECT.match(rest) and context.MAIN.search(rest)
        ):
            right = trimmed(text, cue[1], comma.start())
            main = right_side(text, comma.end())
            return Split("exchange", (cue,), main, right, subject_before=False)
    return None


def _return(passage: Passage, cue: re.Match[str]) -> Split | None:
    return returned(passage, cue.span())


def _trade(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "Trade A for B", but not "the trade talks"."""
    noun = context.NOUN_BEFORE.search(passage.text[: cue.start()])
    people = passage.people and re.match(r"(?:his|her)\s", cue["good"])
    pliable = _ONES.match(passage.text, cue.end())
    if noun or people or pliable or cue["good"].lower().startswith(_NO_GOODS):
        return None
    split = around(passage, cue.span("verb"), "exchange", right_start=cue.end(), left=cue.span("good"))
    return replace(split, cues=(cue.span("verb"), cue.span("for")))


def _for_doing(passage: Passage, cue: re.Match[str]) -> Split:
    """ "For doing A, X would get B"."""
    main = right_side(passage.text, cue.end())
    start = cue.start("good")
    return Split("exchange", ((cue.start(), start),), main, cue.span("good"), subject_before=False)


def _swap(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X and Y swap prisoners"."""
    lead = passage.text[: cue.start()]
    if context.NOUN_BEFORE.search(lead) and not _TO_BEFORE.search(lead):
        return None
    return Split("exchange", (cue.span(),), cue.span("good"), None, both=True)


def _needs(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X needs A if it is to B"."""
    needing = [agent for agent in subjects(passage, 0, cue.end()) if agent.place < cue.start()]
    if not needing:
        return None
    if not passage.glossary.parties and not giver_in(passage, *cue.span("good"))[0]:
        return None
    right = right_side(passage.text, cue.end())
    return Split("enabling", (cue.span("cue"),), cue.span("good"), right, taker=needing[-1].side)


def _enabling(passage: Passage, cue: re.Match[str]) -> Split:
    return around(passage, cue.span(), "enabling", right_start=cue.end())


def _exchange(passage: Passage, cue: re.Match[str]) -> Split:
    return around(passage, cue.span(), "exchange", right_start=cue.end())


def _barter(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "The deal is simple: A for B", "an A-for-B deal"."""
    n = "2" if cue.groupdict().get("one2") else ""
    other = trimmed(passage.text, *cue.span(f"other{n}"))
    if any((m.start, m.end) == other for m, _ in passage.sides):
        return None  # "the idea is a port for Ethiopia"
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


def _terms(passage: Passage, cue: re.Match[str]) -> Split | None:
    if _STAYS.match(passage.text, cue.end()):
        return None
    return around(passage, cue.span(), "terms", right_start=cue.end())


def _hinge(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "A hinges on B doing C": an exchange where the words say who does either."""
    if not _DOING.match(passage.text, cue.end()):
        return None
    return around(passage, cue.span(), "hinge", right_start=cue.end())


def _to_win(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "To win A, X would B", "without A, X will not B"."""
    main = right_side(passage.text, cue.end())
    if cue["without"] and not context.REFUSES.search(passage.text, *main):
        return None
    n = "without" if cue["without"] else "good"
    form = "terms" if cue["without"] else "hinge"
    return Split(form, ((cue.start(), cue.start(n)),), main, cue.span(n), subject_before=False)


def _offering(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X asked Y to A, offering to B"."""
    asking = [a for a in subjects(passage, 0, cue.start()) if a.place < cue.start()]
    left = trimmed(passage.text, left_start(passage.text, cue.start()), cue.start())
    if len(asking) < 2 or not _ASKS.match(asking[0].verb):
        return None
    right = right_side(passage.text, cue.end())
    return Split("exchange", (cue.span(),), left, right, partner=asking[0].side)


def _swapped(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "A would be swapped for B"."""
    if _NOT.search(passage.text, 0, cue.start()):
        return None
    return around(passage, cue.span(), "hinge", right_start=cue.end())


def _links(passage: Passage, cue: re.Match[str]) -> Split:
    """ "Links A to B": of several "to", the last one before a party, else the first."""
    start, (to, end) = cue.start("good"), cue.span("to")
    for other in _TO.finditer(passage.text, end):
        if any(other.end() <= m.start <= other.end() + _NEAR for m, _ in passage.sides):
            to, end = other.span()
    split = around(passage, cue.span("verb"), "linkage", right_start=end, left=(start, to))
    return replace(split, cues=(cue.span("verb"), (to, end)))


_WAYS: tuple[tuple[re.Pattern[str], Way], ...] = (
    (cues.QUID_WITH, _quid_with),
    (cues.FOR, _for),
    (cues.RETURN, _return),
    (cues.FOR_THAT, _return),
    (cues.TRADE, _trade),
    (cues.OFFERS_FOR, _trade),
    (cues.FOR_DOING, _for_doing),
    (cues.SWAP, _swap),
    (cues.SWAPPED, _swapped),
    *PAYMENT_WAYS,
    (cues.PROMISED, _exchange),
    (cues.NEEDS, _needs),
    (cues.ENABLING, _enabling),
    (cues.REWARDED, _exchange),
    (cues.BARTER, _barter),
    (cues.SWAP_OF, _barter),
    (cues.YOU_GIVE, _you_give),
    (cues.READY_IF, _ready_if),
    (cues.TERMS, _terms),
    (cues.HINGE, _hinge),
    (cues.TO_WIN, _to_win),
    (cues.OFFERING, _offering),
    (cues.LINKS, _links),
    *PACKAGE_WAYS,
)
"""Every cue with what splits a sentence at it, the sharpest first."""
