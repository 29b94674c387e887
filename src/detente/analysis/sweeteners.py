"""What would bring an unwilling party in."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.sought import closing
from detente.analysis.space import Listed, Space, searched
from detente.models.acceptance import accepted
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
    arrays: PackageArrays, space: Space | Direct, package: Indices, *, status_quo: bool
) -> tuple[Sweetener, ...]:
    """For each principal that a package leaves short, the cheapest change of terms that closes its gap.

    Unused terms come first, on issues that the package leaves at the status quo; only where these do not
    close the gap, or there is no status quo, may its own terms change. Cheapest means: least given up by the
    other principals together, then fewest terms changed; then, where packages are listed, first in the file's
    order. Exact: over every package.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    space : Space or Direct
        Its packages.
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
    rows = arrays.principals
    own = arrays.worth(package[None])[rows, 0]
    found = []
    for lacking in shortfalls(arrays, package):
        column = list(rows).index(arrays.parties.index(lacking.party))
        best = (
            _listed(space, own, package, column, status_quo=status_quo)
            if isinstance(space, Listed)
            else _sought(space, package, column, status_quo=status_quo)
        )
        if best is None:
            found.append(lacking)
            continue
        worth = arrays.worth(best[None])[rows, 0]
        given_up = np.clip(own - worth, 0, None)
        given_up[column] = 0
        willing = comparable(worth - arrays.no_deal[rows]) >= 0
        found.append(
            Sweetener(
                party=lacking.party,
                shortfall=lacking.shortfall,
                terms=_changes(arrays, package, best),
                cost=_cost(arrays, given_up),
                acceptable=bool(accepted(willing, arrays.veto, arrays.quorum)),
            )
        )
    return tuple(found)


def _listed(space: Listed, own: Floats, package: Indices, column: int, *, status_quo: bool) -> Indices | None:
    """By looking at every package."""
    every = space.every.packages
    differs = every != package
    changed = differs.sum(axis=1)
    keeps = ~(differs & (package != 0)).any(axis=1) if status_quo else np.ones(len(every), bool)
    given_up = np.clip(own - space.worth, 0, None)
    given_up[:, column] = 0
    willing = comparable(space.gains[:, column]) >= 0
    closes = np.flatnonzero(willing & keeps if (willing & keeps).any() else willing)
    if not len(closes):
        return None
    ranked = np.lexsort((closes, changed[closes], comparable(given_up[closes].sum(axis=1))))
    return np.asarray(every[closes[ranked[0]]])


def _sought(space: Space | Direct, package: Indices, column: int, *, status_quo: bool) -> Indices | None:
    """By a search over all packages."""
    programme = searched(space).programme
    best = closing(programme, package, column, adding=True) if status_quo else None
    return closing(programme, package, column, adding=False) if best is None else best


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
