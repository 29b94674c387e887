"""What one side should offer next."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import linkages_of, terms_of
from detente.analysis.arrays import PackageArrays
from detente.analysis.space import Space
from detente.models.acceptance import accepted
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
    space: Space,
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


def narrowed(space: Space, side: str | None, start: Indices | None) -> list[str]:
    """What a reader must know where not every package was looked at."""
    sought = side is not None and start is not None and not space.complete
    return ["the closest package is sought on the frontier only"] if sought else []


def offers(
    scenario: Scenario, arrays: PackageArrays, space: Space, side: str, start: Indices | None
) -> tuple[Offer, ...]:
    """Acceptable packages on the frontier, best for one principal first.

    Parameters
    ----------
    scenario : Scenario
        With the principal among its parties.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space
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
    gains = space.efficient - arrays.no_deal[arrays.principals]
    rows = _offered(arrays, gains, column)
    best = rows[_best_first(gains[rows], column)][:MAX_OFFERS]
    return tuple(_offer(scenario, arrays, package, start) for package in space.packages(best))


def closest(
    scenario: Scenario, arrays: PackageArrays, space: Space, side: str, start: Indices, *, at_least: int
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
        Over all packages where they are listed, else over the frontier; None where none is acceptable.
    """
    column = scenario.principals.index(side)
    gains = space.worth - arrays.no_deal[arrays.principals]
    rows = _offered(arrays, gains, column)
    changed = (space.at(rows) != start).sum(axis=1)
    rows, changed = rows[changed >= at_least], changed[changed >= at_least]
    if not len(rows):
        return None
    fewest = rows[changed == changed.min()]
    best = fewest[_best_first(gains[fewest], column)][:1]
    return _offer(scenario, arrays, space.at(best)[0], start)


def _offered(arrays: PackageArrays, gains: Floats, column: int) -> Integers:
    """Rows that are acceptable and not below the side's own walking away."""
    willing = comparable(gains) >= 0
    return np.flatnonzero(accepted(willing, arrays.veto, arrays.quorum) & willing[:, column])


def _best_first(gains: Floats, column: int) -> Integers:
    """Order by falling gain of one principal, then leximin of all, then as they stand."""
    keys = comparable(gains)
    return np.lexsort((*-np.sort(keys, axis=1).T[::-1], -keys[:, column]))


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
