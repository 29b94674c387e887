"""Would the deal hold; who would break it; by how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from detente.records.conflict import Blocked, Option, Path, State
from detente.records.judged import Judged
from detente.records.result import Result
from detente.records.what_if import Foresight

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
COALITION_CONCEPTS = ("coalition_nash", "coalition_gmr", "coalition_smr", "coalition_seq")


@dataclass(frozen=True, kw_only=True, repr=False)
class StabilityResult(Result):
    """A graph model solved: which states are stable, for whom and why."""

    kind: ClassVar[str] = "stability"

    parties: tuple[str, ...]
    """Those who have a move, and in a conflict of its own a preference, in the file's order."""
    options: tuple[Option, ...]
    n_states: int
    states: tuple[State, ...] | None
    """None where there are too many to list."""
    equilibria: Mapping[str, tuple[int, ...] | None]
    """By concept; None where they are too many to list, or the concept does not apply."""
    n_equilibria: Mapping[str, int | None]
    blocked_by: Mapping[int, tuple[Blocked, ...]] | None
    """By state; None where they are too many to list."""
    paths: Mapping[int, tuple[Path, ...]] | None
    """From `start`, by the state to which they lead; None where they are too many to list."""
    start: int | None
    """The status quo unless another state was named; None where there is neither."""
    texts: Mapping[int, str]
    """Signs of every state that the answer names, by id."""
    cardinal: Mapping[str, bool]
    """By party: whether its margins are points; else they are places in its ranking."""
    arcs: Mapping[str, tuple[tuple[int, int], ...]] | None
    """By party: its moves, each from a state to a state; None where they are too many to list."""
    improvements: Mapping[str, tuple[tuple[int, int], ...]] | None
    """Those of them that gain the party something."""
    deal: Mapping[str, str] | None
    """Issue and option of the package at stake; None where the scenario has options of its own."""
    judged: Judged | None
    """The deal, or the state asked about; None where there is neither."""
    views: Mapping[str, Any] | None = None
    """Where parties see the conflict differently: what is stable in each view."""
    relations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Equilibria by concept once attitudes, unknown preferences or strength of preference count."""
    relations_by_party: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For whom each state is stable then: state numbers by reading, party and concept."""
    foresight: Foresight | None = None
    """Where two parties look some moves ahead; None where it was not asked."""

    def answer(self) -> dict[str, Any]:
        """The `stability` part of the contract."""
        return {
            "options": [option.to_dict() for option in self.options],
            "n_states": self.n_states,
            "states": None if self.states is None else [state.to_dict() for state in self.states],
            "equilibria": {
                concept: None if found is None else list(found) for concept, found in self.equilibria.items()
            },
            "blocked_by": _listed(self.blocked_by),
            "paths": _listed(self.paths),
            "parties": list(self.parties),
            "n_equilibria": dict(self.n_equilibria),
            "start": self.start,
            "cardinal": dict(self.cardinal),
            "arcs": _pairs(self.arcs),
            "improvements": _pairs(self.improvements),
            "deal": None if self.deal is None else dict(self.deal),
            "judged": self.judged and self.judged.to_dict(),
            "views": self.views,
            "relations": {name: dict(found) for name, found in self.relations.items()},
            "relations_by_party": {name: dict(found) for name, found in self.relations_by_party.items()},
            "foresight": self.foresight and self.foresight.to_dict(),
        }

    def summary(self) -> str:
        """One readable paragraph."""
        size = f"{self.n_states:,} states of {len(self.options)} options."
        if self.judged is None:
            found = self.equilibria["seq"]
            return f"{size} Sequentially stable for all: {_ids(found)}."
        leavers = [name for name, at in self.judged.standing.items() if at.stable["seq"] is False]
        if not leavers:
            return f"{size} State {self.judged.text} is sequentially stable for all."
        return f"{size} State {self.judged.text} would be left by {', '.join(leavers)}."

    def rows(self) -> list[dict[str, Any]]:
        """The states: for which parties each is stable, by concept."""
        return [
            {"id": state.id, "state": state.text}
            | {concept: ", ".join(parties) for concept, parties in state.stable.items()}
            for state in self.states or ()
        ]


def _listed(found: Mapping[int, Any] | None) -> dict[str, list[dict[str, Any]]] | None:
    """By state id, which JSON writes as text."""
    if found is None:
        return None
    return {str(state): [each.to_dict() for each in several] for state, several in found.items()}


def _pairs(arcs: Mapping[str, tuple[tuple[int, int], ...]] | None) -> dict[str, list[list[int]]] | None:
    return None if arcs is None else {party: [list(arc) for arc in own] for party, own in arcs.items()}


def _ids(found: tuple[int, ...] | None) -> str:
    if found is None:
        return "too many to list"
    return ", ".join(map(str, found)) or "none"
