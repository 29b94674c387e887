"""Which bloc of one division is which of another."""

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from detente.models.landscape.landscape import Floats, Sides


def counterparts(sides: Sides, reference: Sides, weights: Floats, n_blocs: int, n_reference: int) -> Sides:
    """For every bloc the one of another division with which it shares most.

    Parameters
    ----------
    sides, reference : (n,) int array
        Two divisions of the same actors; a side below 0, or one from the number of blocs on, is none.
    weights : (n,) float array
        What an actor counts for.
    n_blocs, n_reference : int
        Number of blocs of the two.

    Returns
    -------
    (n_blocs,) int array
        Blocs of the reference, each at most once; -1 where there is none left.
    """
    shared = np.zeros((n_blocs, n_reference))
    both = (sides >= 0) & (sides < n_blocs) & (reference >= 0) & (reference < n_reference)
    np.add.at(shared, (sides[both], reference[both]), weights[both])
    rows, columns = scipy.optimize.linear_sum_assignment(-shared)
    found = np.full(n_blocs, -1)
    found[rows] = columns
    return found


def relabelled(sides: Sides, reference: Sides, n_blocs: int) -> Sides:
    """The same division with its blocs numbered as in another, so that as many actors as can be agree.

    Parameters
    ----------
    sides, reference : (n,) int array
    n_blocs : int
        Of both; sides from here on keep their number.

    Returns
    -------
    (n,) int array

    Examples
    --------
    >>> relabelled(np.array([0, 1, 1, 2]), np.array([1, 0, 0, 0]), 2).tolist()
    [1, 0, 0, 2]
    """
    names = counterparts(sides, reference, np.ones(len(sides)), n_blocs, n_blocs)
    return np.where(sides < n_blocs, names[np.minimum(sides, n_blocs - 1)], sides)


def misplaced(sides: Sides, today: Sides, n_blocs: int) -> NDArray[np.bool_]:
    """Who stands elsewhere today than on its side of a division.

    Parameters
    ----------
    sides : (n,) int array
        A division; who is on a side from `n_blocs` on stands nowhere.
    today : (n,) int array
        Side today, numbered from 0; -1 where it is not known.
    n_blocs : int
        Of the division.

    Returns
    -------
    (n,) bool array
        False where the side today is not known.
    """
    n_today = int(today.max()) + 1
    same = counterparts(sides, today, np.ones(len(sides)), n_blocs, n_today)
    there = np.where(sides < n_blocs, same[np.minimum(sides, n_blocs - 1)], -2)
    return np.asarray((today >= 0) & (there != today))
