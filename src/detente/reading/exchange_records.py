"""An exchange as records write it: legs, status, hedge, condition, holder."""

import re
from typing import Any

from detente.reading import exchange_context as context
from detente.reading import exchange_cues as cues
from detente.reading.clauses import opening, trimmed
from detente.reading.exchange_sides import Split, Stretch
from detente.reading.exchange_words import find
from detente.reading.hedges import Hedge, as_record, find_hedges
from detente.reading.legs import Leg
from detente.reading.passage import Passage
from detente.reading.status import FAILED, refused_or_past

_NAMES = {
    "terms": "exchange",
    "linkage": "exchange",
    "barter": "exchange",
    "mutual": "exchange",
    "hinge": "exchange",
    "reward": "exchange",
    "sequel": "package",
}
"""What records call some forms of a split."""
_WHETHER = re.compile(r"\bwhether\b")


def exchange_record(passage: Passage, split: Split, legs: list[Leg]) -> dict[str, Any]:
    """The body of a `deal` record."""
    _, end = split.reach
    found = _cues(passage, split)
    hedge = as_record(_hedges(passage, split), passage.sentence.span)
    status, refuser = _status(passage, split, hedge["level"], [leg.giver for leg in legs])
    failed = status in FAILED
    against = failed != (hedge["level"] == "remote")
    first = split.cues[0][0]
    earlier = split.left_passage
    return {
        "form": "failed_exchange" if failed else _NAMES.get(split.form, split.form),
        "status": status,
        "polarity": None if status == "historical" else "against" if against else "for",
        "refused_by": refuser,
        "legs": [record for leg in legs for record in leg.records()],
        "cue": [passage.sentence.span(*cue) for cue in sorted(found)],
        "condition": _condition(passage, end),
        "hedge": hedge,
        "issues": _issues(passage, found, legs),
        "holder": passage.holder_at(first),
        "wanted_by": _wanted_by(passage, end),
        "restates": None,
        "earlier": earlier.sentence.span(0, len(earlier.text)) if earlier else None,
        "note": None,
    }


def _cues(passage: Passage, split: Split) -> list[Stretch]:
    """The words of the cue, and those for the deal that stand before the end of the exchange."""
    _, end = split.reach
    found = list(split.cues)
    for pattern in (cues.PACKAGE, cues.GOODWILL):
        found += [
            m.span()
            for m in find(pattern, passage.text, passage.vocabulary)
            if m.start() < end and not any(a <= m.start() < b for a, b in found)
        ]
    return found


def _hedges(passage: Passage, split: Split) -> list[Hedge]:
    """Words of certainty of the clause, and "whether" before the cue."""
    text = passage.text
    start, end = split.reach
    clause = 0 if text[:start].rstrip()[-1:] in ("(", ":") else opening(text, start)
    own = [h for h in find_hedges(text) if clause <= h.start < end]
    whether = _WHETHER.finditer(text, 0, split.cues[0][0])
    return own + [Hedge(*m.span(), "possible", False) for m in whether]


def _issues(passage: Passage, found: list[Stretch], legs: list[Leg]) -> list[str]:
    """Issues of the legs, behind the deal itself where a cue names it."""
    issues = list(dict.fromkeys(issue for leg in legs for issue, _ in leg.terms))
    deal = passage.glossary.deal
    return [deal, *issues] if deal and any(passage.names_deal(*cue) for cue in found) else issues


def _wanted_by(passage: Passage, end: int) -> str | None:
    """The party that is said to want the exchange."""
    sides = (s for m, s in passage.sides if m.start < end and context.WANTS.match(passage.text, m.end))
    return next(sides, None)


def _status(passage: Passage, split: Split, level: str, givers: list[str | None]) -> tuple[str, str | None]:
    """How an exchange stands, and who refuses it."""
    gone, refuser = refused_or_past(passage, _main(passage, split), split.reach, form=split.form)
    holder = passage.holder_at(split.cues[0][0])
    speaker = passage.glossary.side(holder) if holder != passage.author else None
    if gone == "negated" and speaker and speaker in givers:
        return "refused", speaker
    if gone:
        return gone, refuser
    if passage.source or holder != passage.author or context.REPORTED.search(passage.sentence.text):
        return "reported", None
    return ("asserted" if level in ("none", "certain") else "hedged"), None


def _main(passage: Passage, split: Split) -> Stretch:
    """Where the main clause stands: before the cue as a rule; behind one that opens the sentence."""
    start, _ = split.reach
    first, last = split.cues[0]
    if split.left and split.left_passage is None and split.left[0] >= last:
        return split.left
    # The clause of a bare "in return" counts as much as the one it answers.
    answers = cues.RETURN.fullmatch(passage.text, first, last)
    if split.right and (split.left is None or split.left_passage or answers):
        return start, split.right[1]
    return start, first


def _condition(passage: Passage, end: int) -> dict[str, Any] | None:
    condition = context.CONDITION.match(passage.text, end)
    return passage.sentence.span(*trimmed(passage.text, *condition.span("rest"))) if condition else None
