"""The legs of an exchange: both sides of a split sentence cut into who gives what to whom."""

import re
from dataclasses import replace
from itertools import islice

from detente.reading.agents import counterpart, subjects
from detente.reading.exchange_forms import is_deal
from detente.reading.exchange_sides import Split
from detente.reading.exchange_splits import splits_at_cues
from detente.reading.legs import Leg, cut_legs, settle
from detente.reading.passage import Passage

MOST_CUES = 12
"""Cues of one sentence that are looked at; a sentence with more is no prose."""

_JOINED = re.compile(r"\b[A-Z][\w’'-]+\s+(?:and|nor|or)\s+(?:the\s+)?[A-Z][\w’'-]+\s+(?:\w+\s+){1,4}$")


def legs_of(passage: Passage, split: Split) -> list[Leg]:
    """Legs of both sides of a split, with every giver and receiver that the sentence tells."""
    if split.both:
        return _both_ways(passage, split)
    if split.taker:
        return _needed(passage, split, split.taker)
    if split.giver:
        return _promised(passage, split)
    source = split.left_passage or passage
    subject = _subject(passage, split)
    left = _left_legs(source, split, subject)
    right = cut_legs(passage, *split.right) if split.right else []
    if split.form == "terms" and not any(leg.issue or leg.explicit for leg in right):
        return []
    if subject:
        left = [leg if leg.giver != subject or leg.explicit or leg.receiver else _kept(leg) for leg in left]
    if split.form == "enabling":
        left = [leg if _can_give(leg, passage) else replace(leg, giver=None, explicit=False) for leg in left]
    if split.partner:
        right = [leg if leg.explicit else replace(leg, giver=split.partner, explicit=True) for leg in right]
        left = [replace(leg, receiver=split.partner) for leg in left]
    return settle(left, _for_the_giver(left, right))


def _subject(passage: Passage, split: Split) -> str | None:
    """The party that acts in the clause before the left side, where that lies in the same sentence."""
    if not split.left or not split.subject_before or split.left_passage:
        return None
    before = subjects(passage, 0, split.left[0])
    return before[-1].side if before else None


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

    "Beijing offers a credit on condition that a Chinese company does the work".
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


def _promised(passage: Passage, split: Split) -> list[Leg]:
    """Legs of two promises, each by the party whose verb opens it."""
    left = cut_legs(split.left_passage or passage, *split.left, subject=split.giver) if split.left else []
    right = cut_legs(passage, *split.right, subject=split.partner) if split.right else []
    return settle(*([replace(leg, explicit=leg.giver is not None) for leg in legs] for legs in (left, right)))


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
