"""What a person does with a proposal: take it, change it, turn it down, or make several of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from detente.records.evidence import EvidenceItem
from detente.records.update import Proposal
from detente.records.validation import first_fault
from detente.scenario import Scenario
from detente.updating.proposing import check


def accepted(proposal: Proposal) -> Proposal:
    """The proposal taken up, whatever spoke against it."""
    return replace(proposal, state="new")


def rejected(proposal: Proposal, why: str) -> Proposal:
    """The proposal turned down, for a reason."""
    return replace(proposal, state="rejected", why=why)


def edited(proposal: Proposal, changes: Mapping[str, Any], scenario: Scenario) -> Proposal:
    """The proposal with fields of its item changed, and taken up.

    Parameters
    ----------
    proposal : Proposal
        What was proposed.
    changes : mapping of field to value
        As a scenario's evidence block would say it; None leaves a field at its default.
    scenario : Scenario
        Whose terms, parties and indicators the item may speak of.

    Raises
    ------
    ValueError
        Where the changed item is none.
    """
    said = proposal.item.model_dump(exclude_defaults=True) | dict(changes)
    said = {name: value for name, value in said.items() if value is not None}
    try:
        item = EvidenceItem.model_validate(said)
    except ValidationError as error:
        where, what = first_fault(error)
        place = where or proposal.item.id
        raise ValueError(f"evidence '{proposal.item.id}': {place}: {what}") from None
    check(item, scenario)
    return replace(proposal, item=item, state="new")


def split(proposal: Proposal, parts: Sequence[Mapping[str, Any]], scenario: Scenario) -> tuple[Proposal, ...]:
    """Several items out of one that says several things; their ids are numbered.

    Parameters
    ----------
    proposal : Proposal
        What was proposed.
    parts : sequence of mapping
        The fields in which each part differs from the whole.
    scenario : Scenario
        See `edited`.

    Raises
    ------
    ValueError
        Where there are fewer than two parts, or a part is no item.
    """
    if len(parts) < 2:
        raise ValueError(f"evidence '{proposal.item.id}': one part is no split -> give two or more")
    return tuple(
        edited(proposal, {"id": f"{proposal.item.id}/{number}"} | dict(part), scenario)
        for number, part in enumerate(parts, start=1)
    )
