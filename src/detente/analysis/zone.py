"""The zone of agreement: who can agree with whom, what opens and closes it, what makes it, what it brings."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.altered import answering, never_accepting
from detente.analysis.arrays import PackageArrays
from detente.analysis.beliefs import beliefs
from detente.analysis.binding import binding
from detente.analysis.direct import Direct
from detente.analysis.integrative import integrative
from detente.analysis.programme import Programme
from detente.analysis.proposal import proposed
from detente.analysis.sought import largest, some_accepted
from detente.analysis.space import Listed, Space
from detente.analysis.taken_out import barred_by, made_by
from detente.models.acceptance import accepted
from detente.models.frontier import comparable
from detente.records.packages import Point
from detente.records.zone import Pair, Threshold, Zone
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def zone_of(
    scenario: Scenario,
    arrays: PackageArrays,
    space: Space | Direct,
    *,
    solutions: Mapping[str, Point | None],
    examined: Indices | None,
    opens_at: Mapping[str, float | None],
    weights: Floats,
) -> Zone:
    """Explain the zone of agreement, or why there is none.

    Parameters
    ----------
    scenario : Scenario
        With at least one issue.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space or Direct
        Its packages.
    solutions : mapping of name to Point or None
        As the result holds them.
    examined : (n_issues,) int array, optional
        The package of which to say what would make it acceptable.
    opens_at : mapping of principal to worth or None
        As the result holds it; not looked at where some package is acceptable.
    weights : (n_principals,) float array
        Bargaining weights, with mean 1.

    Returns
    -------
    Zone
        Exact at any number of packages: by looking where they are listed, else by searches over all.
    """
    nash, fullest = solutions["nash"], solutions["utilitarian"]
    open_ = space.ideal is not None
    return Zone(
        pairs=tuple(_pair(arrays, space, pair) for pair in combinations(range(len(scenario.principals)), 2)),
        opens_at=None if open_ else _threshold(scenario, arrays, opens_at),
        closes_at=_threshold(scenario, arrays, closes_at(arrays, space)) if open_ else None,
        made_by=made_by(scenario, arrays, space, proposed(arrays, nash.package)) if nash else None,
        barred_by=None if open_ else barred_by(scenario, arrays, space),
        binds=binding(scenario, arrays, space, nash, fullest.value or 0.0, weights)
        if nash and fullest
        else None,
        integrative=integrative(arrays, nash, weights),
        beliefs=() if examined is None else beliefs(scenario, arrays, examined),
    )


def closes_at(arrays: PackageArrays, space: Space | Direct) -> dict[str, float | None]:
    """The no-deal value of each principal above which nothing is acceptable any more, others as they are.

    Parameters
    ----------
    arrays : PackageArrays
        One world.
    space : Space or Direct
        Its packages, some of them acceptable.

    Returns
    -------
    dict of principal to worth
        Its best acceptable worth; None where the others can agree without it.
    """
    assert space.ideal is not None
    return {
        arrays.parties[row]: None if _dispensable(arrays, space, place) else float(space.ideal[place])
        for place, row in enumerate(arrays.principals)
    }


def _dispensable(arrays: PackageArrays, space: Space | Direct, place: int) -> bool:
    """Whether something is acceptable even if one principal refuses it."""
    n_principals = len(arrays.principals)
    if arrays.veto[place] or arrays.quorum == n_principals:
        return False
    if isinstance(space, Direct):
        return some_accepted(Programme(never_accepting(arrays, place))) is not None
    willing = comparable(space.efficient_gains) >= 0
    willing[:, place] = False
    return bool(accepted(willing, arrays.veto, arrays.quorum).any())


def _threshold(scenario: Scenario, arrays: PackageArrays, values: Mapping[str, float | None]) -> Threshold:
    """No-deal values at which the answer turns, and the one that is nearest."""
    no_deal = dict(zip(arrays.parties, arrays.no_deal.tolist(), strict=True))
    change = {name: None if x is None else abs(x - no_deal[name]) for name, x in values.items()}
    near = {name: x for name, x in change.items() if x is not None}
    least = comparable(np.array([*near.values()]))
    return Threshold(no_deal=values, change=change, smallest=[*near][int(least.argmin())] if near else None)


def _pair(arrays: PackageArrays, space: Space | Direct, pair: tuple[int, int]) -> Pair:
    """What two principals could agree on if nobody else were asked."""
    names = [arrays.parties[arrays.principals[place]] for place in pair]
    best = _best_of_pair(arrays, space, pair)
    return Pair(
        parties=(names[0], names[1]),
        possible=best is not None,
        n=_n_of_pair(space, pair) if isinstance(space, Listed) else None,
        best={} if best is None else dict(zip(names, best, strict=True)),
    )


def _best_of_pair(arrays: PackageArrays, space: Space | Direct, pair: tuple[int, int]) -> list[float] | None:
    """The best worth of each among packages that leave both at or above no deal."""
    if isinstance(space, Direct):
        programme = Programme(answering(arrays, pair))
        each = [largest(programme, row) for row in np.eye(len(arrays.principals))[list(pair)]]
        return [
            float(space.worth(found.package)[place])
            for place, found in zip(pair, each, strict=True)
            if found is not None
        ] or None
    columns = list(pair)
    rows = (comparable(space.efficient_gains)[:, columns] >= 0).all(axis=1)
    worth: list[float] = space.efficient[rows][:, columns].max(axis=0).tolist() if rows.any() else []
    return worth or None


def _n_of_pair(space: Listed, pair: tuple[int, int]) -> int:
    return int((comparable(space.gains)[:, list(pair)] >= 0).all(axis=1).sum())
