"""The legs of an exchange: both sides of a split sentence cut into who gives what to whom."""

import re
from dataclasses import replace
from itertools import islice

from detente.reading.agents import subjects
from detente.reading.counterparts import addressed, counterpart
from detente.reading.exchange_forms import is_deal
from detente.reading.exchange_sides import Split
from detente.reading.exchange_splits import splits_at_cues
from detente.reading.givers import leans_on
from detente.reading.legs import Leg, cut_legs, settle
from detente.reading.passage import Passage
from detente.reading.promises import Pledge

MOST_CUES = 12
"""Cues of one sentence that are looked at; a sentence with more is no prose."""

_HOPES = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|ask(?:s|ed|ing)?|push(?:es|ed|ing)?|press(?:es|ed|ing)?|call(?:s|ed|ing)?|"
    r"lobb(?:y|ies|ied|ying)|bid|look(?:s|ed|ing)?)\s+for\b|\b(?:wants?|wanted|seeks?|sought|demand(?:s|ed)?)\b"
)
_JOINED = re.compile(r"\b[A-Z][\w’'-]+\s+(?:and|nor|or)\s+(?:the\s+)?[A-Z][\w’'-]+\s+(?:\w+\s+){1,4}$")


def legs_of(passage: Passage, split: Split) -> list[Leg]:
    """Legs of both sides of a split, with every giver and receiver that the sentence tells."""
    if split.both:
        return _both_ways(passage, split)
    if split.taker:
        return _needed(passage, split, split.taker)
    if split.pledges:
        return _promised(split.pledges, split.partner)
    source = split.left_passage or passage
    subject, asks = _subject(passage, split)
    left = _left_legs(source, split, subject)
    right = cut_legs(passage, *split.right) if split.right else []
    if split.payer:
        return _paid(split.payer, split.partner, left, right)
    if split.form == "terms" and not any(leg.issue or leg.explicit for leg in right):
        return []
    if subject and asks:
        left = [leg if leg.explicit else _asked(leg, subject) for leg in left]
    elif subject:
        left = [leg if leg.giver != subject or leg.explicit or leg.receiver else _kept(leg) for leg in left]
    if split.form == "enabling":
        left = [leg if _can_give(leg, passage) else replace(leg, giver=None, explicit=False) for leg in left]
    if split.partner:
        right = [leg if leg.explicit else replace(leg, giver=split.partner, explicit=True) for leg in right]
        left = [replace(leg, receiver=split.partner) for leg in left]
    left, right = _leaned_on(left, right), _leaned_on(right, left)
    if split.left_passage:
        return settle(_for_the_giver(right, left), right)
    return settle(left, _for_the_giver(left, right))


def _leaned_on(legs: list[Leg], others: list[Leg]) -> list[Leg]:
    """Legs that one party makes another carry out are its own, where a third one gives the other side.

    "Arda would press Brel to open the port in exchange for Cerna paying": Arda gives.
    """
    given = {leg.giver for leg in others if leg.giver and leg.explicit}
    turned = []
    for leg in legs:
        acting = subjects(leg.passage, leg.start, leg.end)
        leans = len(acting) > 1 and acting[1].side == leg.giver != acting[0].side
        if leans and given and not given & {leg.giver, acting[0].side} and leans_on(leg.passage, *acting[:2]):
            leg = replace(leg, giver=acting[0].side)
        turned.append(leg)
    return turned


def _subject(passage: Passage, split: Split) -> tuple[str | None, bool]:
    """The party that acts in the clause before the left side of its sentence, and whether it asks for it."""
    if not split.left or not split.subject_before or split.left_passage:
        return None, False
    before = subjects(passage, 0, split.left[0])
    if not before:
        return None, False
    return before[-1].side, _HOPES.search(passage.text, before[-1].place, split.left[0]) is not None


def _left_legs(source: Passage, split: Split, subject: str | None) -> list[Leg]:
    """Legs of the left side; of an earlier sentence that is itself an exchange, those of that exchange."""
    if not split.left:
        return []
    if split.left_passage:
        for inner in islice(splits_at_cues(source), MOST_CUES):
            legs = legs_of(source, inner)
            if legs and is_deal(source, inner, legs):
                return legs
    return cut_legs(source, *split.left, subject=subject)


def _for_the_giver(left: list[Leg], right: list[Leg]) -> list[Leg]:
    """The right side where the giver of the left acts there too: what others are to let them do.

    "Beijing offers a credit on condition that a Chinese company does the work"; "The club keeps its Fridays.
    In exchange, it will leave the bar".
    """
    one = {leg.giver for leg in left if leg.explicit}
    if len(one) != 1 or {leg.giver for leg in right} != one:
        return right
    giver = next(iter(one))
    return [
        replace(leg, giver=counterpart(leg.passage, giver, leg.start, leg.end), receiver=giver)
        for leg in right
    ]


def _can_give(leg: Leg, passage: Passage) -> bool:
    """Whether the owner of what is needed gives it: a party of the pair, or the giver of that issue."""
    return leg.giver in passage.dyad or passage.glossary.issues.givers.get(leg.issue or "") == leg.giver


def _needed(passage: Passage, split: Split, taker: str) -> list[Leg]:
    """ "X needs A if it is to B": the other party gives A, X gives B."""
    if not (split.left and split.right):
        return []
    giver = counterpart(passage, taker, *split.left)
    left = [
        replace(leg, giver=giver, receiver=taker, explicit=True) for leg in cut_legs(passage, *split.left)
    ]
    right = [
        replace(leg, giver=taker, receiver=giver, explicit=True) for leg in cut_legs(passage, *split.right)
    ]
    return [*left, *right]


def _paid(payer: str, partner: str | None, left: list[Leg], right: list[Leg]) -> list[Leg]:
    """Legs of a payment: the payer gives the left side, whoever is paid the right one."""
    named = [leg.giver for leg in right if leg.giver and leg.explicit and leg.giver != payer]
    other = partner or next(iter(named), None)
    if other is None and left:
        other = counterpart(left[0].passage, payer, left[0].start, left[0].end)
    paid = [replace(leg, giver=payer, receiver=other, explicit=True) for leg in left]
    return [*paid, *(replace(leg, giver=other, receiver=payer, explicit=other is not None) for leg in right)]


def _promised(pledges: tuple[Pledge, ...], partner: str | None) -> list[Leg]:
    """Legs of promises: who promises gives, whatever other parties the words name; to a `partner`."""
    legs: list[Leg] = []
    for pledge in pledges:
        for leg in cut_legs(pledge.passage, pledge.start, pledge.end, subject=pledge.side):
            if pledge.takes:
                others = [*(other.side for other in pledges if other.side != pledge.side), partner]
                giver = others[0] if others[0] else counterpart(leg.passage, pledge.side, leg.start, leg.end)
                legs.append(replace(leg, giver=giver, receiver=pledge.side, explicit=giver is not None))
            else:
                told = leg.receiver if leg.giver == pledge.side != leg.receiver else None
                receiver = addressed(leg.passage, pledge.side, leg.start, leg.end) or told or partner
                legs.append(replace(leg, giver=pledge.side, receiver=receiver, explicit=True))
    return settle(legs, [])


def _asked(leg: Leg, taker: str) -> Leg:
    """A leg that the party before it hopes for: the other one gives."""
    return replace(
        leg, giver=counterpart(leg.passage, taker, leg.start, leg.end), receiver=taker, explicit=True
    )


def _kept(leg: Leg) -> Leg:
    """A leg whose giver is the subject before it; a weak guess where two names are joined there."""
    joint = _JOINED.search(leg.passage.text[: leg.start]) is not None
    return replace(leg, explicit=True, weak=joint)


def _both_ways(passage: Passage, split: Split) -> list[Leg]:
    """ "X and Y swap prisoners": each gives to the other."""
    if not split.left:
        return []
    sides = passage.sides_in(0, split.left[0]) or passage.sides_in(0, len(passage.text))
    if len(sides) < 2:
        sides = [*sides, *(s for s in passage.sides_in(0, len(passage.text)) if s not in sides)]
    if len(sides) < 2:
        return []
    one, other = sides[:2]
    return [Leg(passage, *split.left, one, other), Leg(passage, *split.left, other, one)]
