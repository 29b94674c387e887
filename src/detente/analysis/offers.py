"""What one side should offer next."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import linkages_of, terms_of
from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.sought import best_for, closest_to
from detente.analysis.space import Listed, Space, searched
from detente.models.frontier import comparable
from detente.records.packages import Offer
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

MAX_OFFERS = 5


def offered(
    scenario: Scenario,
    arrays: PackageArrays,
    space: Space | Direct,
    side: str | None,
    start: Indices | None,
    *,
    at_least: int,
) -> dict[str, Any]:
    """What one side could offer, as a result holds it; without a start no package is closer than another."""
    if side is None:
        return {}
    return {
        "offers": offers(scenario, arrays, space, side, start),
        "closest_offer": None
        if start is None
        else closest(scenario, arrays, space, side, start, at_least=at_least),
    }


def offers(
    scenario: Scenario, arrays: PackageArrays, space: Space | Direct, side: str, start: Indices | None
) -> tuple[Offer, ...]:
    """Acceptable packages on the frontier, best for one principal first.

    Parameters
    ----------
    scenario : Scenario
        With the principal among its parties.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space or Direct
        Its packages.
    side : str
        The principal that offers.
    start : (n_issues,) int array, optional
        What the offers change; without it all their terms are listed.

    Returns
    -------
    tuple of Offer
        Five at the most, the first the most that the others would accept. Where two are worth the same to the
        side, the one that leaves the worst-off principal better comes first.
    """
    column = scenario.principals.index(side)
    if isinstance(space, Direct):
        found = best_for(space.programme, column, most=MAX_OFFERS)
        return tuple(_offer(scenario, arrays, package, start) for package in found)
    gains = space.efficient_gains
    rows = _willing(gains, space.acceptable_rows, column)
    best = rows[_best_first(gains[rows], column)][:MAX_OFFERS]
    return tuple(_offer(scenario, arrays, package, start) for package in space.packages(best))


def closest(
    scenario: Scenario,
    arrays: PackageArrays,
    space: Space | Direct,
    side: str,
    start: Indices,
    *,
    at_least: int,
) -> Offer | None:
    """The acceptable package that changes the fewest terms; of those, the best for one principal.

    Parameters
    ----------
    scenario, arrays, space, side
        As for `offers`.
    start : (n_issues,) int array
        What is changed.
    at_least : int
        Fewest terms that must change: 1 leaves out the start itself.

    Returns
    -------
    Offer or None
        None where none is acceptable.
    """
    column = scenario.principals.index(side)
    if not isinstance(space, Listed):
        found = closest_to(searched(space).programme, start, column, at_least=at_least)
        return None if found is None else _offer(scenario, arrays, found, start)
    rows = _willing(space.gains, space.accepted_rows, column)
    changed = (space.at(rows) != start).sum(axis=1)
    rows, changed = rows[changed >= at_least], changed[changed >= at_least]
    if not len(rows):
        return None
    fewest = rows[changed == changed.min()]
    best = fewest[_best_first(space.gains[fewest], column)][:1]
    return _offer(scenario, arrays, space.at(best)[0], start)


def _willing(gains: Floats, rows: Integers, column: int) -> Integers:
    """Of acceptable rows those not below the side's own walking away."""
    return np.asarray(rows[comparable(gains)[rows, column] >= 0])


def _best_first(gains: Floats, column: int) -> Integers:
    """Order by falling gain of one principal, then leximin of all, then as they stand."""
    return np.lexsort((*-comparable(np.sort(gains, axis=1)).T[::-1], -comparable(gains)[:, column]))


def _offer(scenario: Scenario, arrays: PackageArrays, package: Indices, start: Indices | None) -> Offer:
    worth = dict(zip(arrays.parties, arrays.worth(package[None])[:, 0].tolist(), strict=True))
    no_deal = dict(zip(arrays.parties, arrays.no_deal.tolist(), strict=True))
    return Offer(
        package=arrays.named(package),
        worth=worth,
        gain={name: worth[name] - no_deal[name] for name in scenario.principals},
        terms=terms_of(scenario, arrays, package, start),
        linkages=linkages_of(scenario, arrays, package, start),
    )
