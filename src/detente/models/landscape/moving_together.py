"""Two actors who change sides at the same time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.landscape.landscape import Floats, Landscape, Sides


@dataclass(frozen=True)
class Founding:
    """The cheapest way in which one actor, or two together, would open an empty bloc.

    Attributes
    ----------
    founders : tuple of int
        One place, or two.
    rise : float
        By how much the energy would rise; below 0 where it would fall.
    """

    founders: tuple[int, ...]
    rise: float


def pair_switches(landscape: Landscape, sides: Sides) -> NDArray[np.int64]:
    """Pairs of whom both would be better off if the two changed sides at the same time.

    Parameters
    ----------
    landscape : Landscape
    sides : (n,) int array
        Where everybody stands.

    Returns
    -------
    (n_switches, 4) int array
        Two places, the first the smaller, and the side that each would take: the same one for both, or each
        that of the other. Those that lower the two actors' frustrations most together come first.

    References
    ----------
    A deviation by a coalition of two, between Nash stability (one actor) and the core (any group) of
    Bogomolnaia & Jackson (2002), "The stability of hedonic coalition structures", Games and Economic
    Behavior 38.

    Examples
    --------
    Two friends among strangers, each kept where it is by a lesser friend, would rather be together.

    >>> ties = np.array([[0, 3, 2, 0], [3, 0, 0, 2], [2, 0, 0, -9], [0, 2, -9, 0.0]])
    >>> landscape = Landscape(np.ones(4), ties, 3, np.full(4, np.nan))
    >>> pair_switches(landscape, np.array([0, 1, 0, 1])).tolist()
    [[0, 1, 2, 2]]
    """
    joining, swapping = _changes(landscape, sides)
    pairs = np.triu(np.ones((len(sides), len(sides)), dtype=bool), 1)
    better = -landscape.tolerance
    together = pairs[:, :, None] & (joining < better) & (joining.transpose(1, 0, 2) < better)
    one, other, side = np.nonzero(together)
    first, second = np.nonzero(pairs & (swapping < better) & (better > swapping.T))
    found = np.vstack(
        [
            np.column_stack([one, other, side, side]),
            np.column_stack([first, second, sides[second], sides[first]]),
        ]
    )
    gained = np.concatenate(
        [
            joining[one, other, side] + joining[other, one, side],
            swapping[first, second] + swapping[second, first],
        ]
    )
    return np.asarray(found[np.argsort(gained, kind="stable")], dtype=np.int64)


def founding(landscape: Landscape, sides: Sides) -> Founding | None:
    """The cheapest way in which one actor, or two together, would open an empty bloc.

    Parameters
    ----------
    landscape : Landscape
    sides : (n,) int array

    Returns
    -------
    Founding or None
        None where no bloc is empty, or nobody could open it without emptying another. Of equals one actor
        comes before two.
    """
    empty = np.setdiff1d(np.arange(landscape.n_blocs), sides)
    n = len(sides)
    if empty.size == 0 or n < 2:
        return None
    target, rows = int(empty[0]), np.arange(n)
    felt = landscape.frustrations(sides)
    alone = 2 * landscape.sizes * (felt[:, target] - felt[rows, sides])
    apart = landscape.distance[np.ix_(sides, sides)]
    to_target = landscape.distance[target, sides]
    both = alone[:, None] + alone + 2 * landscape.coupling * (apart - to_target[:, None] - to_target)
    left = (sides[:, None] == sides).sum(axis=1) - 1
    left[sides >= landscape.n_blocs] = n
    alone[left == 0] = np.inf
    both[(left == 0)[:, None] | (left == 0) | ((left == 1) & (sides[:, None] == sides))] = np.inf
    both[np.tril_indices(n)] = np.inf
    first = int(alone.argmin())
    one, other = (int(place) for place in np.unravel_index(both.argmin(), both.shape))
    if not np.isfinite(alone[first]):
        return None
    if both[one, other] < alone[first] - landscape.tolerance:
        return Founding(founders=(one, other), rise=float(both[one, other]))
    return Founding(founders=(first,), rise=float(alone[first]))


def _changes(landscape: Landscape, sides: Sides) -> tuple[Floats, Floats]:
    """What each feels more if it and another take one side, (n, n, m), or each other's, (n, n).

    Infinite where the side is not open to the actor, or it stands there already.
    """
    rows = np.arange(len(sides))
    felt = landscape.frustrations(sides)
    change = felt - felt[rows, sides][:, None]
    change[rows, sides] = np.inf
    weighted = landscape.propensity * landscape.sizes
    joining = change[:, None, :] - weighted[:, :, None] * landscape.distance[:, sides].T[None]
    swapping = change[:, sides] + weighted * landscape.distance[np.ix_(sides, sides)]
    return np.asarray(joining), np.asarray(swapping)
