"""What would bring an unwilling party in."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.space import Listed
from detente.models.frontier import comparable
from detente.records.packages import Sweetener

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def shortfalls(arrays: PackageArrays, package: Indices) -> tuple[Sweetener, ...]:
    """What each principal lacks in a package to be as well off as without a deal.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    package : (n_issues,) int array
        The package that is proposed.

    Returns
    -------
    tuple of Sweetener
        One per unwilling principal, in the file's order, without terms.
    """
    gains = (arrays.worth(package[None])[:, 0] - arrays.no_deal)[arrays.principals]
    return tuple(
        Sweetener(party=arrays.parties[place], shortfall=float(-gain), terms=(), cost={}, acceptable=False)
        for place, gain, quanta in zip(arrays.principals, gains, comparable(gains), strict=True)
        if quanta < 0
    )


def sweeteners(
    arrays: PackageArrays, space: Listed, package: Indices, *, status_quo: bool
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
    space : Listed
        All its packages.
    package : (n_issues,) int array
        The package that is proposed; a possible one.
    status_quo : bool
        Whether the first option of an issue is the status quo.

    Returns
    -------
    tuple of Sweetener
        One per unwilling principal, in the file's order; without terms where nothing on the table closes
        the gap.
    """
    every = space.every.packages
    differs = every != package
    changed = differs.sum(axis=1)
    keeps = ~(differs & (package != 0)).any(axis=1) if status_quo else np.ones(len(every), bool)
    own = space.gains[int(changed.argmin())]
    willing = comparable(space.gains) >= 0
    found = []
    for lacking in shortfalls(arrays, package):
        column = list(arrays.principals).index(arrays.parties.index(lacking.party))
        given_up = np.clip(own - space.gains, 0, None)
        given_up[:, column] = 0
        adding = willing[:, column] & keeps
        closes = np.flatnonzero(adding if adding.any() else willing[:, column])
        if not len(closes):
            found.append(lacking)
            continue
        ranked = np.lexsort((closes, changed[closes], comparable(given_up[closes].sum(axis=1))))
        best = int(closes[ranked[0]])
        found.append(
            Sweetener(
                party=lacking.party,
                shortfall=lacking.shortfall,
                terms=_changes(arrays, package, every[best]),
                cost=_cost(arrays, given_up[best]),
                acceptable=bool(space.acceptable[best]),
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
