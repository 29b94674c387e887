"""What would bring an unwilling party in."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.models.frontier import comparable
from detente.records.packages import Sweetener

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def sweeteners(
    arrays: PackageArrays,
    packages: Indices,
    gains: Floats,
    acceptable: NDArray[np.bool_],
    reference: int,
    *,
    status_quo: bool,
) -> tuple[Sweetener, ...]:
    """For each principal that a package leaves short, the cheapest change of terms that closes its gap.

    Unused terms come first, on issues that the package leaves at the status quo; only where these do not
    close the gap, or there is no status quo, may its own terms change. Cheapest means: least given up by the
    other principals together, then fewest terms changed, then first in the file's order. Exact, by looking at
    every package.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    packages : (n_packages, n_issues) int array
        All possible packages.
    gains : (n_packages, n_principals) float array
        Worth less no-deal value.
    acceptable : (n_packages,) bool array
        Whether those who must accept would.
    reference : int
        Row of the package that is proposed.
    status_quo : bool
        Whether the first option of an issue is the status quo.

    Returns
    -------
    tuple of Sweetener
        One per unwilling principal, in the file's order; without terms where nothing on the table closes
        the gap.
    """
    quanta = comparable(gains)
    differs = packages != packages[reference]
    changed = differs.sum(axis=1)
    keeps = (
        ~(differs & (packages[reference] != 0)).any(axis=1) if status_quo else np.ones(len(packages), bool)
    )
    found = []
    for column, place in enumerate(arrays.principals):
        if quanta[reference, column] >= 0:
            continue
        given_up = np.clip(gains[reference] - gains, 0, None)
        given_up[:, column] = 0
        closing = quanta[:, column] >= 0
        adding = closing & keeps
        closes = np.flatnonzero(adding if adding.any() else closing)
        ranked = closes[np.lexsort((closes, changed[closes], comparable(given_up[closes].sum(axis=1))))]
        found.append(
            Sweetener(
                party=arrays.parties[place],
                shortfall=float(-gains[reference, column]),
                terms=_changes(arrays, packages[reference], packages[ranked[0]]) if len(ranked) else (),
                cost=_cost(arrays, given_up[ranked[0]]) if len(ranked) else {},
                acceptable=bool(len(ranked) and acceptable[ranked[0]]),
            )
        )
    return tuple(found)


def _changes(arrays: PackageArrays, old: Indices, new: Indices) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "issue": arrays.issues[k],
            "option": arrays.options[k][new[k]],
            "instead_of": arrays.options[k][old[k]],
        }
        for k in np.flatnonzero(old != new)
    )


def _cost(arrays: PackageArrays, given_up: Floats) -> dict[str, float]:
    named = zip((arrays.parties[place] for place in arrays.principals), given_up, strict=True)
    return {party: float(points) for party, points in named if points > 0}
