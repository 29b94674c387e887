"""Structural balance: how many ties no division into blocs satisfies."""

import numpy as np

from detente.models.landscape.branch_and_bound import deepest
from detente.models.landscape.descent import descended
from detente.models.landscape.landscape import Floats, Landscape, Sides


def signed(propensity: Floats, n_blocs: int) -> Landscape:
    """The landscape of signs alone: everybody of size 1, every tie +1 or -1, nobody neutral."""
    n = len(propensity)
    return Landscape(np.ones(n), np.sign(propensity), n_blocs, np.full(n, np.nan))


def frustrated_ties(propensity: Floats, sides: Sides) -> int:
    """Friends in different blocs and enemies in the same one.

    Parameters
    ----------
    propensity : (n, n) float array
        Symmetric, with an empty diagonal; only signs count.
    sides : (n,) int array

    Returns
    -------
    int
    """
    apart = sides[:, None] != sides
    return int(((propensity > 0) & apart | (propensity < 0) & ~apart).sum()) // 2


def frustration_index(propensity: Floats, n_blocs: int, starts: Sides) -> tuple[int, bool]:
    """Fewest ties that must be frustrated with so many blocs.

    Parameters
    ----------
    propensity : (n, n) float array
        Symmetric, with an empty diagonal; only signs count.
    n_blocs : int
        At most so many blocs; 2 is structural balance, more is weak balance.
    starts : (n_starts, n) int array
        Where the search begins.

    Returns
    -------
    int
        L(G) of Aref, Mason and Wilson for two blocs.
    bool
        Whether fewer are proven impossible.

    References
    ----------
    Cartwright & Harary (1956); Davis (1967) for more than two blocs; Aref, Mason & Wilson (2020),
    "A modeling and computational study of the frustration index in signed networks", Networks 75.

    Examples
    --------
    Three enemies of each other need three blocs.

    >>> enemies = np.eye(3) - 1
    >>> start = np.zeros((1, 3), dtype=np.int64)
    >>> [frustration_index(enemies, n_blocs, start) for n_blocs in (2, 3)]
    [(1, True), (0, True)]
    """
    landscape = signed(propensity, n_blocs)
    found = deepest(landscape, descended(landscape, starts).sides[0])
    return frustrated_ties(propensity, found.sides), found.proven


def third_bloc_index(two: int, three: int) -> float:
    """Share of the frustration of two blocs that a third one relieves, 0 to 1; 0 where there is none.

    Examples
    --------
    >>> round(third_bloc_index(7, 2), 2)
    0.71
    """
    return 0.0 if two == 0 else 1 - three / two
