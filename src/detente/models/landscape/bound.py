"""How deep a landscape can be at most: a bound where no search can prove an optimum."""

import numpy as np
from scipy.linalg import eigh

from detente.models.landscape.landscape import Floats, Landscape

STEPS = 150
SLOWING = 10
"""After so many steps they are half as long: the optimum may be out of the bound's reach."""
FLAT = 1e-18


def lower_bound(landscape: Landscape, target: float, *, steps: int = STEPS) -> float | None:
    """An energy that no way of taking sides lies below.

    Parameters
    ----------
    landscape : Landscape
        Nobody neutral.
    target : float
        The lowest energy known, which the bound is raised towards.
    steps : int
        How often to improve the bound.

    Returns
    -------
    float or None
        None where somebody may be neutral: the bound does not cover that.

    Notes
    -----
    With the k blocs as the corners of a regular simplex, d_ij = (1 - v_i . v_j) (k - 1) / k for unit vectors
    v, so that E = (k - 1) / k (sum c - tr C V), and tr C V is at most n times the largest eigenvalue of
    C + diag(u) for every u that sums to 0: the dual of the semidefinite relaxation. Subgradient steps of
    Polyak's length, ever shorter, improve u; any u is a bound, however few the steps.

    References
    ----------
    Goemans & Williamson (1995), "Improved approximation algorithms for maximum cut", Journal of the ACM 42;
    Frieze & Jerrum (1997) for more than two blocs; Poljak & Rendl (1995) for the eigenvalue bound.

    Examples
    --------
    Of three enemies of each other two share one of two blocs.

    >>> enemies = np.eye(3) - 1
    >>> three = Landscape(np.ones(3), enemies, 2, np.full(3, np.nan))
    >>> round(lower_bound(three, -4.0), 3)
    -4.5
    """
    if not np.isnan(landscape.premium).all():
        return None
    n, k = len(landscape.sizes), landscape.n_blocs
    coupling, total = landscape.coupling, float(landscape.coupling.sum())
    if k == 1:
        return 0.0
    scale = (k - 1) / k
    shift: Floats = np.zeros(n)
    best = -np.inf
    for step in range(steps):
        values, vectors = eigh(coupling + np.diag(shift), subset_by_index=[n - 1, n - 1])
        bound = scale * (total - n * float(values[0]))
        best = max(best, bound)
        slope = n * vectors[:, 0] ** 2 - 1
        steepness = float(slope @ slope)
        if target - bound <= landscape.tolerance or steepness < FLAT:
            break
        length = (target - bound) / scale / steepness / (1 + step / SLOWING)
        shift -= length * (slope - slope.mean())
    return min(best, target)
