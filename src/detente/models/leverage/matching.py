"""Who deals with whom where everybody can make one deal."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.mixed_integer import maximise

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Matching:
    """Deals of the greatest total worth, at most one an actor.

    Attributes
    ----------
    made : (n_edges,) bool array
    worth : float
        In all.
    stable : bool
        Whether deals made in parts would be worth no more, so that their worth can be shared out in a way
        that nobody overturns.
    """

    made: Bools
    worth: float
    stable: bool


def heaviest_matching(edges: Integers, worths: Floats) -> Matching:
    """The deals that are worth most together.

    Parameters
    ----------
    edges : (n_edges, 2) int array
        Ends of each relation, actors numbered from 0.
    worths : (n_edges,) float array
        0 or more.

    Returns
    -------
    Matching

    References
    ----------
    Edmonds (1965); Shapley & Shubik (1971) and Kleinberg & Tardos (2008) for stability: a stable outcome
    exists where the linear programme has a whole solution.
    """
    n_edges, n = len(edges), int(edges.max(initial=-1)) + 1
    if n_edges == 0:
        return Matching(made=np.zeros(0, dtype=bool), worth=0.0, stable=True)
    rows = np.zeros((n, n_edges))
    rows[edges[:, 0], np.arange(n_edges)] = rows[edges[:, 1], np.arange(n_edges)] = 1
    none, one = np.zeros(n_edges), np.ones(n_edges)
    found = [
        maximise(worths, rows, np.zeros(n), np.ones(n), bounds=(none, one), integer=np.full(n_edges, whole))
        for whole in (True, False)
    ]
    whole, parts = (best.values if best else none for best in found)
    total = float(worths @ whole)
    return Matching(
        made=whole > 0.5,
        worth=total,
        stable=bool(worths @ parts <= total + 1e-9 * max(1.0, float(worths.sum()))),
    )
