"""What people judged about proposals of evidence, kept beside the scenario file until it is written."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from detente.formats.files import MAX_BYTES, content, write_file
from detente.formats.locking import locked
from detente.records.evidence import EvidenceItem
from detente.records.update import Proposal
from detente.scenario import Scenario
from detente.updating.judging import accepted, edited, rejected, split
from detente.updating.proposing import proposals

Verdict = Literal["accept", "reject"]


@dataclass(frozen=True)
class Judgement:
    """A verdict on one proposal.

    `why` is the reason of a rejection. `parts` are the fields that were changed: none where the proposal is
    taken as it is, one set where it was edited, two or more where it was split.
    """

    verdict: Verdict
    why: str = ""
    parts: tuple[Mapping[str, Any], ...] = ()

    def of(self, proposal: Proposal, scenario: Scenario) -> tuple[Proposal, ...]:
        """What becomes of the proposal.

        Raises
        ------
        ValueError
            Where a changed field does not fit the scenario.
        """
        if self.verdict == "reject":
            return (rejected(proposal, self.why),)
        if not self.parts:
            return (accepted(proposal),)
        if len(self.parts) == 1:
            return (edited(proposal, self.parts[0], scenario),)
        return split(proposal, self.parts, scenario)

    def ids(self, id: str) -> tuple[str, ...]:
        """Names of the items that come of an item by that name."""
        n_parts = len(self.parts)
        return (id,) if n_parts < 2 else tuple(f"{id}/{n}" for n in range(1, n_parts + 1))


_KEPT = TypeAdapter(dict[str, Judgement])


@dataclass(frozen=True)
class Inbox:
    """Proposals of a case by what became of them; each list in the order of the texts."""

    open: tuple[Proposal, ...]
    """New, and not judged."""
    taken: tuple[tuple[Proposal, tuple[Proposal, ...]], ...]
    """Accepted and not written yet, with the items that come of each."""
    turned_down: tuple[Proposal, ...]
    left_out: tuple[Proposal, ...]
    """Copies of other reports, and what is known only later."""
    known: tuple[Proposal, ...]
    """What says what the scenario, or the text itself, holds already."""

    @property
    def judged(self) -> tuple[Proposal, ...]:
        """What a plan is made of."""
        return (*(part for _, parts in self.taken for part in parts), *self.turned_down)

    def find(self, key: str) -> Proposal | None:
        """A proposal by its key."""
        everything = (*self.open, *(whole for whole, _ in self.taken), *self.turned_down, *self.left_out)
        return next((proposal for proposal in everything if key_of(proposal) == key), None)


def key_of(proposal: Proposal) -> str:
    """How an address names a proposal."""
    return hashlib.sha256(proposal.item.id.encode()).hexdigest()[:12]


def file_beside(scenario: Path) -> Path:
    """Where the judgements of a scenario file are kept."""
    return scenario.with_name(f"{scenario.stem}.judged.json")


def load(file: Path) -> dict[str, Judgement]:
    """Judgements by the id of the item; empty where there is no such file.

    Raises
    ------
    ValueError
        Where the file is not one of judgements, or is too large for one.
    """
    if not file.exists():
        return {}
    raw = content(file)
    try:
        return _KEPT.validate_json(raw)
    except ValueError:
        raise ValueError(f"{file.name}: not a file of judgements -> move it away") from None


def judge(file: Path, id: str, judgement: Judgement | None) -> None:
    """Keep a judgement; None takes back what was judged.

    Raises
    ------
    ValueError
        Where the file is not one of judgements, or would become too large to be read again.
    """
    with locked(file):
        kept = {name: each for name, each in load(file).items() if name != id}
        if judgement is not None:
            kept[id] = judgement
        told = json.dumps({name: asdict(each) for name, each in kept.items()}, ensure_ascii=False, indent=1)
        raw = f"{told}\n".encode()
        if len(raw) > MAX_BYTES:
            what = f"{file.name}: more than {MAX_BYTES:,} bytes of judgements"
            raise ValueError(f"{what} -> write those that are accepted into the scenario, and move it away")
        write_file(file, raw, force=True)


def inbox(items: Sequence[EvidenceItem], scenario: Scenario, kept: Mapping[str, Judgement]) -> Inbox:
    """Items held against what the scenario knows and what people judged.

    Parameters
    ----------
    items : sequence of EvidenceItem
        What the articles say.
    scenario : Scenario
        As its file says now.
    kept : mapping of str to Judgement
        By the id of the item.

    Raises
    ------
    ValueError
        See `detente.updating.proposing.proposals`.
    """
    held = {item.id for item in scenario.evidence}
    written = {id for id, each in kept.items() if each.verdict == "accept" and held.issuperset(each.ids(id))}
    proposed = proposals([item for item in items if item.id not in written], scenario)
    judged, rest = [], []
    for proposal in proposed:
        judgement = kept.get(proposal.item.id)
        try:
            parts = judgement.of(proposal, scenario) if judgement else ()
        except ValueError as error:  # a term or a party that it named is no more
            rest.append(replace(proposal, why=f"judged before, but {error}"))
            continue
        if parts:
            judged.append((proposal, parts))
        else:
            rest.append(proposal)
    return Inbox(
        open=tuple(proposal for proposal in rest if proposal.state == "new"),
        taken=tuple((whole, parts) for whole, parts in judged if parts[0].state == "new"),
        turned_down=tuple(parts[0] for _, parts in judged if parts[0].state == "rejected"),
        left_out=tuple(proposal for proposal in rest if proposal.state in ("copy", "later")),
        known=tuple(proposal for proposal in rest if proposal.state == "known"),
    )
