"""Where a sentence is split that tells a deal as a payment: "the price of A is B", "pays for A with B"."""

import re

from detente.reading import payment_cues as cues
from detente.reading.agents import subjects
from detente.reading.exchange_sides import Split, around, right_side
from detente.reading.mutual_promises import mutual_promises
from detente.reading.passage import Passage
from detente.reading.promises import promises

_MAKES_UP = re.compile(r"(?:compensat|reimburs)", re.IGNORECASE)
"""Verbs of which the "for" tells what was lost, not what is given."""
_OWNED = re.compile(r"['’]s?\s+(?P<what>[a-z])")
_WHOM_ALONE = re.compile(r"\s*(?:[,.;:)]|$|to\b|and\b|in\b|on\b|at\b)")


def _price(passage: Passage, cue: re.Match[str]) -> Split:
    """ "The price of A is B", "Arda's price for A is B"."""
    right = right_side(passage.text, cue.end())
    owner = next((side for m, side in passage.sides if m.end in (cue.start(), cue.start() - 1)), None)
    if owner and cue.group().startswith(("'", "’")):
        return Split("enabling", (cue.span("is"),), right, cue.span("good"), taker=owner)
    return Split("hinge", (cue.span("is"),), cue.span("good"), right)


def _pays_with(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X pays for A with B": the other party gives A."""
    payer = _acting(passage, cue.start())
    if payer is None:
        return None
    paid = right_side(passage.text, cue.end())
    return Split("exchange", (cue.span("verb"), cue.span("with")), paid, cue.span("good"), payer=payer)


def _rewards(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X rewards Z with A for B"."""
    payer, taker = _acting(passage, cue.start()), passage.sides_in(*cue.span("whom"))
    if payer is None or not taker or taker[0] == payer:
        return None
    if service := _OWNED.search(passage.text, *cue.span("whom")):
        place = service.start("what"), cue.end("whom")
        return Split("exchange", (cue.span("verb"),), cue.span("good"), place, payer=payer, partner=taker[0])
    earned = right_side(passage.text, cue.end()) if cue["for"] and not _MAKES_UP.match(cue["verb"]) else None
    return Split("reward", (cue.span("verb"),), cue.span("good"), earned, payer=payer, partner=taker[0])


def _acting(passage: Passage, place: int) -> str | None:
    """The party that is the subject of the verb at a place."""
    before = subjects(passage, 0, len(passage.text))
    return next((agent.side for agent in reversed(before) if agent.place < place), None)


def _reciprocates(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X reciprocated by A", behind what it answers."""
    if mutual := mutual_promises(passage):
        return mutual
    giver = _acting(passage, cue.start())
    if giver is None:
        return None
    return Split("reward", (cue.span(),), right_side(passage.text, cue.end()), None, payer=giver)


def _concession(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "The main concession by X would be A"."""
    givers = passage.sides_in(*cue.span("who"))
    if not givers:
        return None
    return Split("reward", (cue.span(),), right_side(passage.text, cue.end()), None, payer=givers[0])


def _bare_price(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "The price would be B", behind a sentence that promises A."""
    before = passage.before.without_asides if passage.before else None
    if before is None or before.sentence.role != "body" or not promises(before, 0, len(before.text)):
        return None
    right = right_side(passage.text, cue.end())
    return Split("exchange", (cue.span(),), (0, len(before.text)), right, left_passage=before)


def _being(passage: Passage, cue: re.Match[str]) -> Split:
    """ "A, the price being B"."""
    return around(passage, cue.span(), "exchange", right_start=cue.end())


def _persuaded(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X could be persuaded to A by B", but not "by Brel"."""
    named = next((m for m, _ in passage.sides if cue.end() <= m.start <= cue.end() + 4), None)
    if named and _WHOM_ALONE.match(passage.text, named.end):
        return None
    return around(passage, cue.span("cue"), "exchange", right_start=cue.end())


def _promised_before(passage: Passage, cue: re.Match[str]) -> Split:
    """ "X gave A, because Y had promised B"."""
    return around(passage, cue.span(), "hinge", right_start=cue.end())


PAYMENT_WAYS = (
    (cues.PRICE, _price),
    (cues.REWARD, _rewards),
    (cues.PAY_WITH, _pays_with),
    (cues.GOT_BY, _pays_with),
    (cues.RECIPROCATES, _reciprocates),
    (cues.CONCESSION, _concession),
    (cues.BARE_PRICE, _bare_price),
    (cues.BEING, _being),
    (cues.PERSUADED, _persuaded),
    (cues.PROMISED_BEFORE, _promised_before),
)
"""Words for a payment with what splits a sentence at them, the sharpest first."""
