"""One round of one world after another."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.expected_utility.expectations import expectations
from detente.models.spatial.expected_utility.movement import taken
from detente.models.spatial.expected_utility.octants import CAPITULATION, CONFLICT, NO_OFFER, octant, terms
from detente.models.spatial.expected_utility.reading import Reading
from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Integers = NDArray[np.int64]


@kernel
def play_round(
    positions: Floats,
    weights: Floats,
    salience: Floats,
    medians: Floats,
    spans: Floats,
    status_quo: float,
    reading: Reading,
    keep_offers: bool,
) -> tuple[Floats, Floats, Integers, Codes, Floats]:
    """Where all move in one round, in each world.

    Parameters
    ----------
    positions, weights, salience : (n_worlds, n_actors) float arrays
        Where actors stand, capability times salience, and salience.
    medians, spans : (n_worlds,) float arrays
        Weighted median, and the range of positions in which distances are counted.
    status_quo : float
        See `unchallenged`.
    reading : Reading
    keep_offers : bool
        Whether the last two arrays hold all worlds; otherwise they are scratch paper for one.

    Returns
    -------
    moved, exponents : (n_worlds, n_actors) float arrays
    accepted : (n_worlds, n_actors) int array
        Proposer of the offer taken, or -1.
    kinds : (n_worlds or 1, n_actors, n_actors) int array
    offered : (n_worlds or 1, n_actors, n_actors) float array
    """
    n_worlds, n = positions.shape
    moved, exponents = positions.copy(), np.ones((n_worlds, n))
    accepted = np.full((n_worlds, n), -1)
    n_kept = n_worlds if keep_offers else 1
    kinds, offered = np.zeros((n_kept, n, n), dtype=np.int8), np.zeros((n_kept, n, n))
    for world in range(n_worlds):
        place = world if keep_offers else 0
        at = positions[world]
        own, other = np.zeros((n, n)), np.zeros((n, n))
        if spans[world] > 0:
            own, other, found = expectations(
                at, weights[world], salience[world], medians[world], spans[world], status_quo, reading
            )
            for i in range(n):
                exponents[world, i] = found[i]
        for i in range(n):
            for j in range(n):
                kind = NO_OFFER
                if at[i] != at[j]:
                    kind = _offer(own[i, j], other[i, j], reading)
                kinds[place, i, j] = kind
                offered[place, i, j] = terms(kind, own[i, j], other[i, j], at[i], at[j])
            proposer = taken(i, at, kinds[place, i], offered[place, i], own[i], other[i], reading.choice)
            if proposer >= 0:
                accepted[world, i], moved[world, i] = proposer, offered[place, i, proposer]
    return moved, exponents, accepted, kinds, offered


@kernel
def _offer(own: float, other: float, reading: Reading) -> int:
    """Class of an offer, as far as the reading allows it."""
    kind = octant(own, other)
    if kind == CONFLICT and not reading.conflict_moves:
        return NO_OFFER
    if kind == CAPITULATION and not reading.capitulation:
        return NO_OFFER
    return kind
