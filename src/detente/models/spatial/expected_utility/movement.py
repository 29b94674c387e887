"""Which offer an actor takes."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.expected_utility.octants import COMPROMISE, NO_OFFER
from detente.models.spatial.expected_utility.reading import HIGHEST_UTILITY, LOWEST_AVERAGE
from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]


@kernel
def taken(
    actor: int, positions: Floats, kinds: Codes, offered: Floats, own: Floats, other: Floats, choice: int
) -> int:
    """Proposer of the offer that one actor takes, or -1.

    Parameters
    ----------
    actor : int
        Who chooses.
    positions : (n_actors,) float array
        Where all stand.
    kinds : (n_actors,) int array
        Class of each actor's offer, `NO_OFFER` where there is none.
    offered : (n_actors,) float array
        Position each offer asks for.
    own, other : (n_actors,) float arrays
        Expected utilities behind each offer, see `octant`.
    choice : int
        See `Reading`. Of equal offers the lower position is taken, then the actor who comes first.
    """
    best, best_key = -1, (0.0, 0.0, 0.0)
    for proposer in range(len(kinds)):
        kind = kinds[proposer]
        if kind == NO_OFFER:
            continue
        rank, key = float(kind), abs(offered[proposer] - positions[actor])
        if choice == HIGHEST_UTILITY:
            rank = -other[proposer]
        elif choice == LOWEST_AVERAGE and kind == COMPROMISE:
            mine, yours = abs(own[proposer]), abs(other[proposer])
            key = (mine * positions[actor] + yours * positions[proposer]) / (mine + yours)
        if best < 0 or (rank, key, offered[proposer]) < best_key:
            best, best_key = proposer, (rank, key, offered[proposer])
    return best
