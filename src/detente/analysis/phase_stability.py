"""Whether every phase of a plan is a stable state of the conflict that it leaves the parties in."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.phase_table import PhaseItems
from detente.models.graph_model.reasons import reason
from detente.models.graph_model.stability import CONCEPTS, thresholds
from detente.models.phases.conflict import (
    KEPT,
    MOST_PLAYERS,
    PhaseConflict,
    beginning,
    keeping_back,
    phase_conflict,
    taking_part,
)
from detente.models.phases.exchange import Exchange
from detente.records.phase_stability import Hold, PhaseStability, Temptation, Withdrawal

Floats = NDArray[np.float64]

_NOISE = 1e-7
"""Shares of the stakes that are none."""
_HOLDS: tuple[Hold, ...] = ("seq", "gmr")


def phase_stability(table: PhaseItems, exchange: Exchange, shares: Floats) -> tuple[PhaseStability, ...]:
    """For whom each phase is stable: before the plan begins, at each step, and once all is delivered.

    Parameters
    ----------
    table : PhaseItems
    exchange : Exchange
        The items as an exchange, with the order of moves.
    shares : (n_items, n_steps) float array
        A plan.

    Returns
    -------
    tuple of PhaseStability
        Empty where more parties than `MOST_PLAYERS` have something to withhold.
    """
    if exchange.acting.sum() > MOST_PLAYERS:
        return ()
    n_steps = shares.shape[1]
    conflicts = [beginning(exchange, shares)]
    conflicts += [phase_conflict(exchange, shares, step) for step in range(n_steps + 1)]
    return tuple(
        _Phase(table, exchange, shares, step, conflict).judged() for step, conflict in enumerate(conflicts)
    )


@dataclass(frozen=True)
class _Phase:
    """One phase of a plan: 0 before it begins, then its steps, then once all is delivered."""

    table: PhaseItems
    exchange: Exchange
    shares: Floats
    step: int
    conflict: PhaseConflict

    def judged(self) -> PhaseStability:
        """For whom it is stable, and what would tempt whom."""
        worth = self._over_going_on()
        sure = thresholds(self.conflict.moves, worth)
        margins = {concept: (worth - sure[concept])[:, KEPT] for concept in CONCEPTS}
        stable = {concept: margin >= -_NOISE for concept, margin in margins.items()}
        tempted = []
        for party in np.flatnonzero(~stable["nash"]).tolist():
            held_by = next((concept for concept in _HOLDS if stable[concept][party]), None)
            to_spare = {concept: float(margin[party]) for concept, margin in margins.items()}
            tempted.append(self._temptation(party, held_by, to_spare))
        return PhaseStability(
            step=self.step,
            stable={
                concept: tuple(name for name, is_so in zip(self.table.parties, holds, strict=True) if is_so)
                for concept, holds in stable.items()
            },
            tempted=tuple(tempted),
        )

    def _over_going_on(self) -> Floats:
        """(n_parties, n_states): worth over that of going on, where what is noise is nothing."""
        over = self.conflict.worth - self.conflict.worth[:, [KEPT]]
        return np.where(np.abs(over) <= _NOISE, 0.0, over)

    def _temptation(self, party: int, held_by: Hold | None, margins: Mapping[str, float]) -> Temptation:
        conflict, stakes = self.conflict, float(self.exchange.stakes[party])
        away = reason(conflict.moves, self._over_going_on(), party, KEPT, held_by or "gmr")
        assert away.move is not None
        state = away.answer[-1][1] if away.answer else away.move
        return Temptation(
            move=self._withdrawal(party, state),
            gain=-margins["nash"] * stakes,
            margin=margins[held_by or "gmr"] * stakes,
            held_by=held_by,
            answers=tuple(
                self._withdrawal(other, state) for other in np.flatnonzero(conflict.answered[state]).tolist()
            ),
        )

    def _withdrawal(self, party: int, state: int) -> Withdrawal:
        """What a party keeps back and takes back in a state in which it has left or answered."""
        own = taking_part(self.exchange)[:, party]
        left, answered = self.conflict.left[state], self.conflict.answered[state]
        keeps = keeping_back(self.exchange, left, answered)[party]
        now = self.shares[:, max(self.step - 1, 0) : self.step].sum(axis=1) * own * keeps
        earlier = self.shares[:, : max(self.step - 1, 0)].sum(axis=1)
        return Withdrawal(
            party=self.table.parties[party],
            keeps_back=self._by_item(now),
            takes_back=self._by_item(self.exchange.revocable * earlier * own),
        )

    def _by_item(self, shares: Floats) -> dict[str, float]:
        return {
            item.id: float(share) for item, share in zip(self.table.items, shares, strict=True) if share > 0
        }
