"""Rounds of exchange over all issues of a scenario at the modes, deal by deal."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.analysis.position_arrays import PositionArrays
from detente.models.exchange.externalities import externalities
from detente.models.exchange.rounds import Round, exchange_round
from detente.records.positions import Exchange

Floats = NDArray[np.float64]


def exchange_rounds(
    arrays: PositionArrays, rounds: int, *, randomness: float = 0.0, seed: int = 0
) -> list[tuple[Floats, Round]]:
    """Rounds of one world: the positions with which each begins, 0 to 100, and what happens in it."""
    at = np.ascontiguousarray(100 * arrays.shares)
    salience, weights = np.ascontiguousarray(arrays.salience), np.ascontiguousarray(arrays.weights)
    played = []
    for number in range(rounds):
        made = exchange_round(at, salience, weights, randomness, seed + number)
        played.append((at, made))
        at = made.next_positions
    return played


def deals(arrays: PositionArrays, played: list[tuple[Floats, Round]]) -> Iterator[Exchange]:
    """Every exchange, in the order in which they are made, on the issues' scales."""
    for number, (at, made) in enumerate(played):
        change, inner = externalities(made, at, arrays.salience, arrays.weights)
        for row, deal in enumerate(made.realised.tolist()):
            actors, supply = made.deals.actors[deal].tolist(), made.deals.supply[deal].tolist()
            moves = {}
            outcomes = {}
            for side, (actor, issue) in enumerate(zip(actors, supply, strict=True)):
                name = arrays.issues[issue]
                ends = (made.deals.at[deal, side], made.deals.voted[deal, side])
                moves[arrays.parties[actor]] = {name: _on_scale(arrays, issue, ends)}
                outcomes[name] = _on_scale(arrays, issue, made.deals.outcomes[deal, side])
            others = [
                place for place in np.flatnonzero(np.abs(change[row]) > 0).tolist() if place not in actors
            ]
            yield Exchange(
                round=number + 1,
                parties=(arrays.parties[actors[0]], arrays.parties[actors[1]]),
                issues=(arrays.issues[supply[0]], arrays.issues[supply[1]]),
                gain=float(made.deals.gain[deal]),
                moves=moves,
                outcomes=outcomes,
                externalities={arrays.parties[place]: float(change[row, place]) for place in others},
                inner=tuple(arrays.parties[place] for place in others if inner[row, place]),
            )


def _on_scale(arrays: PositionArrays, issue: int, ends: Floats | tuple[float, float]) -> tuple[float, float]:
    low, high = arrays.scales[issue].tolist()
    return (low + (high - low) * float(ends[0]) / 100, low + (high - low) * float(ends[1]) / 100)
