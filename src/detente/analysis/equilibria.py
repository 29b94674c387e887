"""Which states are stable, for whom and by how much."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel
from detente.analysis.joint_codes import joint_codes, why_not_at_once
from detente.models.graph_model.coalitions import blocks
from detente.models.graph_model.option_moves import OptionMoves
from detente.models.graph_model.simultaneous import sim_stable
from detente.models.graph_model.stability import thresholds
from detente.records.conflict import Blocked, State
from detente.records.stability import COALITION_CONCEPTS

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MAX_LISTED = 4_096
"""States up to which each is listed with its margins, and simultaneous stability is looked at."""
MAX_EACH = 1_024
"""States up to which coalitions and paths are looked at for every state; more where parties are few."""
MAX_PAIRS, MAX_LISTED_PAIRS = 2**28, 2**24
"""Pairs of states, times coalitions of several, up to which they are: by options, and by listed moves."""

Coalition = tuple[int, ...]


@dataclass(frozen=True)
class Solved:
    """A conflict in one world, solved under every concept; states by place."""

    model: ConflictModel

    @property
    def n_states(self) -> int:
        """Number of states."""
        return len(self.model.states)

    @property
    def most_each(self) -> int:
        """States up to which coalitions and paths are looked at for each of them."""
        n_parties = len(self.model.parties)
        n_coalitions = max(1, 2**n_parties - n_parties - 1)
        most = MAX_PAIRS if isinstance(self.model.moves, OptionMoves) else MAX_LISTED_PAIRS
        return max(MAX_EACH, min(MAX_LISTED, math.isqrt(most // n_coalitions)))

    @property
    def each(self) -> bool:
        """Whether there are few enough states to look at coalitions and paths for each of them."""
        return self.n_states <= self.most_each

    @cached_property
    def margins(self) -> dict[str, Floats]:
        """By concept: worth of each state less the most that the party can be sure of when it leaves."""
        return {
            concept: self.model.worth - threshold
            for concept, threshold in thresholds(self.model.moves, self.model.worth).items()
        }

    @cached_property
    def stable(self) -> dict[str, Bools | None]:
        """By concept, (n_parties, n_states); None where simultaneous stability does not apply."""
        found: dict[str, Bools | None] = {concept: margin >= 0 for concept, margin in self.margins.items()}
        if self.n_states > MAX_LISTED or self.no_sim is not None:
            return found | {"sim": None}
        return found | {"sim": sim_stable(self.model.moves, self.model.worth, joint_codes(self.model))}

    @cached_property
    def no_sim(self) -> str | None:
        """Why simultaneous stability does not apply; None where it does."""
        return why_not_at_once(self.model)

    @cached_property
    def stable_for_all(self) -> dict[str, Bools | None]:
        """By concept, those of coalitions included, (n_states,); None where it was not looked at."""
        found: dict[str, Bools | None] = {
            concept: None if stable is None else np.asarray(stable.all(axis=0))
            for concept, stable in self.stable.items()
        }
        every = np.arange(self.n_states)
        for concept in COALITION_CONCEPTS:
            found[concept] = ~np.isin(every, list(self.blocks[concept])) if self.each else None
        return found

    @cached_property
    def blocks(self) -> dict[str, dict[int, tuple[Coalition, int]]]:
        """By coalition concept: states that a coalition would leave, with the smallest and where it would go.

        Of a large conflict only the state that is its target.
        """
        if not self.each and self.model.target is None:
            return {concept: {} for concept in COALITION_CONCEPTS}
        asked = None if self.each else np.array([self.model.target])
        return {
            concept: blocks(
                self.model.moves, self.model.worth, concept.removeprefix("coalition_"), states=asked
            )
            for concept in COALITION_CONCEPTS
            if concept != "coalition_smr" or self.n_states <= MAX_LISTED
        }

    def listed(self) -> tuple[State, ...]:
        """Every state, as a result holds it."""
        return tuple(self._state(place) for place in range(len(self.model.states)))

    def blocked_by(self) -> dict[int, tuple[Blocked, ...]]:
        """By number of the state: coalitions that would leave it, the smallest first."""
        found: dict[int, dict[tuple[Coalition, int], list[str]]] = {}
        for concept, left in self.blocks.items():
            for state, blocker in left.items():
                found.setdefault(state, {}).setdefault(blocker, []).append(concept)
        return {state + 1: self._blocked(several) for state, several in sorted(found.items())}

    def _blocked(self, several: Mapping[tuple[Coalition, int], list[str]]) -> tuple[Blocked, ...]:
        smallest_first = sorted(several.items(), key=lambda item: (len(item[0][0]), item[0]))
        return tuple(
            Blocked(
                coalition=tuple(self.model.parties[party] for party in coalition),
                to=target + 1,
                concepts=tuple(concepts),
            )
            for (coalition, target), concepts in smallest_first
        )

    def _state(self, place: int) -> State:
        names = self.model.parties
        return State(
            text=self.model.states.text(place),
            id=place + 1,
            stable={
                concept: tuple(name for name, holds in zip(names, stable[:, place], strict=True) if holds)
                for concept, stable in self.stable.items()
                if stable is not None
            },
            margin={
                name: {concept: finite(margin[row, place]) for concept, margin in self.margins.items()}
                for row, name in enumerate(names)
            },
        )


def finite(x: float) -> float | None:
    """None for what has no end: the margin of a party without a move."""
    return float(x) if np.isfinite(x) else None
