"""Which packages are possible, efficient and fair, and what sweetener closes the gap."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import explained, status_quo
from detente.analysis.arrays import PackageArrays
from detente.analysis.nearby import nearly, opens_at
from detente.analysis.offers import narrowed, offered
from detente.analysis.proposal import proposed
from detente.analysis.solutions import PACKAGE_SOLUTIONS
from detente.analysis.space import Listed, MergedSpace, Space, arrays_of, few
from detente.analysis.sweeteners import shortfalls, sweeteners
from detente.models.acceptance import accepted
from detente.models.frontier import comparable
from detente.models.leximin import leximin_best
from detente.nearest import nearest
from detente.records.packages import PackageResult, Point, Sweetener
from detente.scenario import Scenario, caveats

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

MAX_LISTED = 10_000
MAX_WITHIN = 50


def packages(
    scenario: Scenario,
    *,
    weights: Mapping[str, float] | None = None,
    acceptable_only: bool = False,
    proposal: Mapping[str, str] | None = None,
    side: str | None = None,
    within: float | None = None,
) -> PackageResult:
    """The packages of a scenario, judged by its principals at the modes of uncertain numbers.

    Up to a million packages are listed and looked at one by one. Beyond, the frontier is merged from the
    issues, exactly, and solutions are taken from it; acceptable packages are counted where that can be done.

    Parameters
    ----------
    scenario : Scenario
        With at least one issue.
    weights : mapping of principal to weight, optional
        Bargaining weights for Nash's solution, above 0; scaled to mean 1; default equal.
    acceptable_only : bool
        List only the acceptable part of the frontier.
    proposal : mapping of issue to option, optional
        A package to examine for unwilling parties; issues left out stand at their first option. By default,
        where no package is acceptable, the one that leaves the worst-off principal least short.
    side : str, optional
        The principal for whom offers are sought: what it could change in the proposal, or in the status quo.
    within : float, optional
        Per cent, above 0 and at most 50: rank the packages whose Nash product is within that of the best.

    Returns
    -------
    PackageResult

    Raises
    ------
    ValueError
        Where the scenario has no issues, or the frontier cannot be found exactly within bounds, or an option
        asked for does not exist, or `side` is not a principal, or `within` is out of range.
    """
    arrays = arrays_of(scenario)
    exponents = _weights(scenario, weights)
    _checked(scenario, side, within)
    space: Space = Listed(arrays) if few(arrays) else MergedSpace(arrays)
    no_deal = arrays.no_deal[arrays.principals]
    gains = space.efficient - no_deal
    acceptable = accepted(comparable(gains) >= 0, arrays.veto, arrays.quorum)
    rows = np.flatnonzero(acceptable)
    told = list(caveats(scenario))
    wanted = np.flatnonzero(acceptable) if acceptable_only else np.arange(len(gains))
    if space.n_acceptable is None:
        told.append("acceptable packages are too many to list and, linked or ruled as they are, not counted")
    if len(wanted) > MAX_LISTED:
        told.append(
            f"the frontier has {len(wanted):,} points and is not listed; solutions are exact all the same"
        )
    examined = _examined(arrays, space, gains, len(rows) > 0, proposal)
    lacks, remark = _lacks(scenario, arrays, space, examined)
    solutions = {
        solution.__name__: _solved(arrays, space, rows, *solution(gains[rows], no_deal, exponents))
        if len(rows)
        else None
        for solution in PACKAGE_SOLUTIONS
    }
    best = None if solutions["nash"] is None else proposed(arrays, solutions["nash"].package)
    counting = np.where(gains[rows].max(axis=0, initial=0) > 0, exponents, 0.0)
    near, remarks = nearly(arrays, space, best, counting, within, most=MAX_LISTED)
    start = examined if proposal is not None else status_quo(scenario)
    return PackageResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "weights": dict(zip(scenario.principals, exponents.tolist(), strict=True)),
            "acceptable": acceptable_only,
            "proposal": None if proposal is None else dict(proposal),
            "for": side,
            "within": within,
        },
        warnings=(*told, *remark, *remarks, *narrowed(space, side, start)),
        parties=arrays.parties,
        principals=scenario.principals,
        n_packages=space.n_packages,
        n_acceptable=space.n_acceptable,
        no_deal=dict(zip(arrays.parties, arrays.no_deal.tolist(), strict=True)),
        ideal={
            name: float(space.efficient[rows, column].max()) if len(rows) else None
            for column, name in enumerate(scenario.principals)
        },
        n_frontier=len(wanted),
        frontier=_listed(arrays, space, wanted) if len(wanted) <= MAX_LISTED else None,
        solutions=solutions,
        proposal=None if examined is None else _point(arrays, examined),
        sweeteners=lacks,
        status_quo=scenario.status_quo_options,
        opens_at={} if len(rows) else opens_at(arrays, space.efficient),
        **explained(scenario, arrays, best),
        **offered(scenario, arrays, space, side, start, at_least=int(proposal is None)),
        **near,
    )


def _checked(scenario: Scenario, side: str | None, within: float | None) -> None:
    if side is not None and side not in scenario.principals:
        fix = nearest(side, scenario.principals)
        raise ValueError(f"'{side}' is not a principal, so nothing can be offered for it -> {fix}")
    if within is not None and not 0 < within <= MAX_WITHIN:
        raise ValueError(f"within {within:g} % of the best Nash product -> give above 0 to {MAX_WITHIN}")


def _listed(arrays: PackageArrays, space: Space, rows: Integers) -> tuple[Point, ...]:
    """Points of the frontier by falling worth of the first principal, then in the file's order."""
    chosen = space.packages(rows)
    order = np.lexsort((*chosen.T[::-1], -comparable(space.efficient)[rows, 0]))
    worth = arrays.worth(chosen[order]).T.tolist()
    counted = space.ties(rows[order])
    ties = [None] * len(rows) if counted is None else counted
    return tuple(
        Point(package=arrays.named(package), worth=dict(zip(arrays.parties, points, strict=True)), ties=count)
        for package, points, count in zip(chosen[order], worth, ties, strict=True)
    )


def _solved(arrays: PackageArrays, space: Space, rows: Integers, best: Integers, value: float) -> Point:
    """The first in the file's order of the packages that a solution cannot tell apart."""
    equal = rows[best]
    chosen = space.packages(equal)
    first = int(np.lexsort(chosen.T[::-1])[0])
    ties = space.ties(equal)
    return _point(arrays, chosen[first], ties=None if ties is None else sum(ties), value=value)


def _examined(
    arrays: PackageArrays, space: Space, gains: Floats, willing: bool, proposal: Mapping[str, str] | None
) -> Indices | None:
    if proposal is not None:
        wanted = proposed(arrays, proposal)
        broken = arrays.broken(wanted)
        if broken:
            rules = ", ".join(f"requires[{place}]" for place in broken)
            raise ValueError(f"{rules} rules out the proposed package -> change its terms")
        return wanted
    return None if willing else space.packages(leximin_best(gains)[:1])[0]


def _lacks(
    scenario: Scenario, arrays: PackageArrays, space: Space, examined: Indices | None
) -> tuple[tuple[Sweetener, ...], tuple[str, ...]]:
    """What the unwilling lack in the examined package; what closes it, where packages can be listed."""
    if examined is None:
        return (), ()
    if isinstance(space, Listed):
        return sweeteners(arrays, space, examined, status_quo=bool(scenario.status_quo_options)), ()
    found = shortfalls(arrays, examined)
    return found, ("too many packages to look for the cheapest sweetener",) if found else ()


def _weights(scenario: Scenario, weights: Mapping[str, float] | None) -> Floats:
    given = dict(weights or {})
    unknown = [name for name in given if name not in scenario.principals]
    if unknown:
        fix = nearest(unknown[0], scenario.principals)
        raise ValueError(f"'{unknown[0]}' has a weight but is not a principal -> {fix}")
    values = np.array([float(given.get(name, 1.0)) for name in scenario.principals])
    if not (np.isfinite(values).all() and (values > 0).all()):
        raise ValueError("a weight that means nothing -> give a finite number above 0")
    return np.asarray(values / values.mean())


def _point(
    arrays: PackageArrays, package: Indices, *, ties: int | None = 1, value: float | None = None
) -> Point:
    worth = arrays.worth(package[None])[:, 0]
    named = dict(zip(arrays.parties, worth.tolist(), strict=True))
    return Point(package=arrays.named(package), worth=named, ties=ties, value=value)
