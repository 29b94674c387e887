"""Groups that would walk out together: is a division in the core?"""

import numpy as np
from numpy.typing import NDArray

from detente.models.landscape.landscape import Landscape, Sides

MAX_ACTORS = 15


def walk_outs(landscape: Landscape, sides: Sides) -> NDArray[np.bool_]:
    """Groups of which every member would rather have a bloc of its own than stay.

    Parameters
    ----------
    landscape : Landscape
        Of at most `MAX_ACTORS` actors.
    sides : (n,) int array

    Returns
    -------
    (n_groups, n) bool array
        Members, the smallest groups first; empty where the division is in the core.

    References
    ----------
    Bogomolnaia & Jackson (2002), "The stability of hedonic coalition structures", Games and Economic
    Behavior 38: a member's payoff is the sum over its bloc of size x propensity, and half of it for
    those who are neutral.

    Examples
    --------
    >>> friends = 1 - np.eye(3)
    >>> apart = Landscape(np.ones(3), friends, 2, np.full(3, np.nan))
    >>> walk_outs(apart, np.array([0, 0, 1])).tolist()
    [[True, True, True]]
    """
    n = len(sides)
    groups = (np.arange(1, 2**n)[:, None] >> np.arange(n)) & 1 == 1
    weighted = landscape.propensity * landscape.sizes
    frustrated = landscape.frustrations(sides)[np.arange(n), sides]
    now = weighted.sum(axis=1) - frustrated
    neutral = sides >= landscape.n_blocs
    gains = groups @ weighted.T + (~groups & neutral) @ weighted.T / 2 - now
    leaving = groups[np.where(groups, gains > landscape.tolerance, True).all(axis=1)]
    return np.asarray(leaving[np.argsort(leaving.sum(axis=1), kind="stable")])
