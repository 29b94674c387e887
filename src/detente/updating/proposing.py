"""What texts say of a case, as proposals: what is new, what is known, what copies what."""

import datetime
from collections.abc import Iterable, Sequence

from detente.forecasting.basis import check_item
from detente.forecasting.weighing import storylines
from detente.nearest import nearest
from detente.reading.fingerprints import likeness
from detente.reading.storylines import SAME_STORY
from detente.records.evidence import EvidenceItem
from detente.records.update import Proposal
from detente.scenario import Scenario
from detente.updating.day import day_of

CLAIMS = ("forecast", "event", "exchange", "shift")
"""What can be said falsely; an offer, a demand, a refusal or a threat is itself what happened."""


def proposals(
    items: Iterable[EvidenceItem], scenario: Scenario, *, as_of: datetime.date | None = None
) -> tuple[Proposal, ...]:
    """Items held against what a scenario knows already.

    Parameters
    ----------
    items : iterable of EvidenceItem
        What was read, in order.
    scenario : Scenario
        The case.
    as_of : date, optional
        Day of the update; default the later of the scenario's and the latest day of an item.

    Returns
    -------
    tuple of Proposal
        In the same order. What says word for word what another document said (half of all runs of three
        words shared) of the same term is a copy; what else the document holds joins the storyline of what it
        copies. What somebody claims that would serve them is marked `interested`, what an indicator looks for
        as its sighting, and what has no date as known from the day of the update.

    Raises
    ------
    ValueError
        Where an item has the id of another that says something else, or speaks of an unknown term.
    """
    items = list(items)
    day = as_of or day_of(items, scenario)
    known = list(scenario.evidence)
    found: list[Proposal] = []
    for item in items:
        check(item, scenario)
        proposal = _held_against(_dated(item, day), known, day)
        found.append(proposal)
        if proposal.state == "new":
            known.append(proposal.item)
    joined = _joined(found, scenario.evidence)
    return tuple(_judged(proposal, scenario) for proposal in joined)


def check(item: EvidenceItem, scenario: Scenario) -> None:
    """Refuse an item on a term, a party or an indicator that the scenario does not have.

    Raises
    ------
    ValueError
        With what would be right.
    """
    check_item(scenario, item)
    named = {"party": (item.party, list(scenario.parties))}
    named["indicator"] = (item.indicator, [indicator.id for indicator in scenario.indicators])
    for what, (name, names) in named.items():
        if name is not None and name not in names:
            fix = nearest(name, names)
            raise ValueError(f"evidence '{item.id}': unknown {what} '{name}' -> {fix}")


def _dated(item: EvidenceItem, day: datetime.date) -> EvidenceItem:
    return item.model_copy(update={"known": day}) if item.known_on is None else item


def _held_against(item: EvidenceItem, known: Sequence[EvidenceItem], day: datetime.date) -> Proposal:
    for other in known:
        if other.id == item.id and not _alike(item, other):
            what = f"evidence '{item.id}' is there already and says something else"
            raise ValueError(f"{what}; history is not overwritten -> give the new item its own id")
        if other.id == item.id:
            return Proposal(item=item, state="known", why="in the scenario already", of=other.id)
        if _same_claim(item, other) and _alike(item, other):
            if item.doc is not None and item.doc == other.doc:
                return Proposal(item=item, state="known", why="read already", of=other.id)
            return Proposal(item=item, state="copy", why="another report of it", of=other.id)
    if item.known_on is not None and item.known_on > day:
        return Proposal(item=item, state="later", why=f"known from {item.known_on}, after {day}")
    return Proposal(item=item)


def _same_claim(item: EvidenceItem, other: EvidenceItem) -> bool:
    return item.term == other.term and item.against == other.against


def _alike(item: EvidenceItem, other: EvidenceItem) -> bool:
    """Whether two items quote the same words; without quotes, whether they are the same."""
    if item.quote and other.quote:
        return item.quote == other.quote or likeness(item.quote, other.quote) >= SAME_STORY
    return item == other


def _joined(found: Sequence[Proposal], known: Sequence[EvidenceItem]) -> list[Proposal]:
    """New items of a document that copies another's report are told in that one's storyline."""
    storyline = storylines([*known, *(each.item for each in found if each.state == "new")])
    named = {item.id: storyline(item) for item in (*known, *(each.item for each in found))}
    origin = {each.item.doc: named[each.of] for each in found if each.state == "copy" and each.of}
    return [
        Proposal(item=each.item.model_copy(update={"storyline": origin[each.item.doc]}))
        if each.state == "new" and each.item.storyline is None and each.item.doc in origin
        else each
        for each in found
    ]


def _judged(proposal: Proposal, scenario: Scenario) -> Proposal:
    """A new item with what a person should judge about it: interest, and what it is a sighting of."""
    item = proposal.item
    if proposal.state != "new":
        return proposal
    if item.indicator is None and (sighted := _looked_for(item, scenario)):
        why = f"a sighting of indicator {sighted}"
        return Proposal(item=item.model_copy(update={"indicator": sighted}), why=why)
    if not item.interested and (speaker := _gains(item, scenario)):
        why = f"{speaker} would gain by being believed"
        return Proposal(item=item.model_copy(update={"interested": True}), why=why)
    return proposal


def _looked_for(item: EvidenceItem, scenario: Scenario) -> str | None:
    for indicator in scenario.indicators:
        by = item.known_on
        looked = by and indicator.registered <= by and (indicator.until is None or by <= indicator.until)
        fits = item.says == indicator.says and item.term == indicator.term and not item.against
        if looked and fits and indicator.party in (None, item.party):
            return indicator.id
    return None


def _gains(item: EvidenceItem, scenario: Scenario) -> str | None:
    """The party that claims what would serve it; None where nobody does, or it speaks against itself."""
    names = {
        name.casefold(): key
        for key, party in scenario.parties.items()
        for name in (key, party.name or key, *party.aliases)
    }
    speaker = names.get((item.author or "").casefold())
    if item.says not in CLAIMS or speaker is None or not item.term:
        return None
    worths = [
        scenario.worth.get(speaker, {}).get(issue, {}).get(option) for issue, option in item.term.items()
    ]
    gain = sum(worth.mode for worth in worths if worth is not None)
    return speaker if (gain < 0) == item.against and gain != 0 else None
