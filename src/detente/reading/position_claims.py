"""What positions and statements say of a scenario's terms: demands, offers, refusals, threats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.forecasts import PLAINLY
from detente.reading.glossary import Glossary
from detente.reading.issues import Match
from detente.reading.measures import aim, measures
from detente.reading.polarity import negations
from detente.records.evidence import Hedge, Says

_ON_THE_TABLE = ("asserted", "reported")
_INTENT = re.compile(r"\b(?:will|would|is going to|are going to|plans? to|intends? to)\b|['’](?:ll|d)\b")
_BESIDE_IT = re.compile(r"\s+(?:without|before|until|unless|after)\b")
"""Words behind which nothing is wanted or refused: "free them without an end to the war"."""
_BELOW = ("below", "under", "less than", "fewer than", "lower than")
_BOUND = re.compile(
    r"\b(?:below|under|(?:less|fewer|lower|more|higher|greater) than|above|over|beyond)\b", re.IGNORECASE
)
_ASKS = re.compile(r"(?:demand|ask|call|seek|insist|request|discuss|consider)\w*\b")
_OF_THE_CONDITION = re.compile(r"\b(?:if|unless|until|once|provided|without)\b")


@dataclass(frozen=True)
class Stand:
    """A term that somebody speaks for or against, who would carry it out or refuses it, and how surely."""

    term: dict[str, str]
    party: str | None
    says: Says
    hedge: Hedge
    against: bool


def position_claims(record: dict[str, Any], words: Glossary) -> Iterator[Stand]:
    """Claims of a position: one, or none where it names no term or points nowhere plain.

    1. A refusal speaks against the term; so does wanting to keep things as they are.
    2. To refuse to keep them is no support: it says nothing here.
    3. What a party wants done by itself it offers; what it wants of others it demands.
    4. Wanting something of an issue, without a word on how much, says nothing of one of its options.
    """
    wanted = _BESIDE_IT.split(record["wants"]["text"])[0]
    match = _term(wanted, words)
    if match is None or record["status"] not in _ON_THE_TABLE:
        return
    party = _party(record["party"], words)
    match = _within_bound(match, record, words) if party else None
    if party is None or match is None:
        return
    back = _points_back(match.issue, wanted, words)
    refuses = record["way"] == "refuse"
    if refuses and (back or _ASKS.match(record["wants"]["text"])):
        return
    against = refuses or back
    if not (against or match.plain):
        return
    own = words.parties.get(words.issues.givers[match.issue] or "") == party
    says: Says = "refusal" if against else "offer" if own else "demand"
    if not against and record["way"] == "accept":
        says = "acceptance"
    hedge: Hedge = "certain" if against else "possible" if record["strength"] == "weak" else "likely"
    yield Stand({match.issue: match.option or ""}, party, says, hedge, against)


def statement_claims(record: dict[str, Any], words: Glossary) -> Iterator[Stand]:
    """Claims of a statement: what a party says that it will do or will not do, and its threats."""
    text = record["content"]["text"]
    party = _party(record["speaker"], words)
    match = _term(text, words) if party and record["status"] == "asserted" else None
    if match is None or _OF_THE_CONDITION.search(text):
        return
    term = {match.issue: match.option or ""}
    if record["cue"] and record["cue"]["text"].lower().startswith("threaten"):
        yield Stand(term, party, "threat", "certain", True)
        return
    own = words.parties.get(words.issues.givers[match.issue] or "") == party
    pulls = words.issues.pull(match.issue, text, words.issues.places(match.issue, text))
    if own and pulls and _INTENT.search(text):
        against = (pulls < 0) != bool(negations(text) % 2)
        if not (against or match.plain):
            return
        yield Stand(term, party, "refusal" if against else "offer", "certain", against)


def _term(text: str, words: Glossary) -> Match | None:
    match = next(iter(words.issues.matches(text)), None)
    return match if match and match.option and match.score >= PLAINLY else None


def _within_bound(match: Match, record: dict[str, Any], words: Glossary) -> Match | None:
    """The term that a refused bound rules out: of "no quota below 38,000 tonnes" the nearest step below.

    None where no option lies beyond the bound: it then leaves every term open.
    """
    text = record["wants"]["text"]
    bound = _BOUND.search(text) if record["way"] == "refuse" else None
    limit = next((one for one in measures(text) if bound and one.start >= bound.end()), None)
    if bound is None or limit is None:
        return match
    below = bound.group().lower() in _BELOW
    amounts = [(option, aim(option, limit.unit)) for option in words.issues.options[match.issue][1:]]
    named = [(option, found.amount) for option, found in amounts if found]
    out = [
        (abs(n - limit.amount), option)
        for option, n in named
        if (n < limit.amount if below else n > limit.amount)
    ]
    if not named:
        return match
    return replace(match, option=min(out)[1], plain=True) if out else None


def _points_back(issue: str, text: str, words: Glossary) -> bool:
    """Whether words pull an issue to the status quo: "to keep its sanctions", "not to lift them"."""
    pull = words.issues.pull(issue, text, words.issues.places(issue, text))
    return (pull < 0) != bool(negations(text) % 2)


def _party(who: str | list[str], words: Glossary) -> str | None:
    """The scenario's party that somebody acts for."""
    for one in [who] if isinstance(who, str) else who:
        side = words.side(one) or one
        if side in words.parties:
            return words.parties[side]
        country = one.split(":")[-1].split("-")[0]
        home = next((key for key in (f"S:{country}", country) if key in words.parties), None)
        if home:
            return words.parties[home]
    return None
