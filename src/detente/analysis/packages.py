"""Which packages are possible, efficient and fair, and what sweetener closes the gap."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.enumeration import Enumeration, enumerable
from detente.analysis.proposal import proposed
from detente.analysis.solutions import PACKAGE_SOLUTIONS
from detente.analysis.sweeteners import sweeteners
from detente.models.acceptance import accepted
from detente.models.frontier import comparable, pareto_frontier
from detente.models.leximin import leximin_best
from detente.records.packages import PackageResult, Point
from detente.scenario import Scenario, caveats

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

MAX_LISTED = 10_000


def packages(
    scenario: Scenario,
    *,
    weights: Mapping[str, float] | None = None,
    acceptable_only: bool = False,
    proposal: Mapping[str, str] | None = None,
) -> PackageResult:
    """Every package of a scenario, judged by its principals at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With at least one issue and at most a million packages.
    weights : mapping of principal to weight, optional
        Bargaining weights for Nash's solution, above 0; scaled to mean 1; default equal.
    acceptable_only : bool
        List only the acceptable part of the frontier.
    proposal : mapping of issue to option, optional
        A package to examine for unwilling parties; issues left out stand at their first option. By default,
        where no package is acceptable, the one that leaves the worst-off principal least short.

    Returns
    -------
    PackageResult

    Raises
    ------
    ValueError
        Where the scenario has no issues or too many packages, or an option asked for does not exist.
    """
    arrays = enumerable(scenario)
    every = Enumeration(arrays)
    possible = every.packages
    worth = every.worth(arrays).T
    judged = worth[:, arrays.principals]
    no_deal = arrays.no_deal[arrays.principals]
    gains = judged - no_deal
    acceptable = accepted(comparable(gains) >= 0, arrays.veto, arrays.quorum)
    frontier, ties = pareto_frontier(judged)
    by_first = np.lexsort((frontier, -comparable(judged)[frontier, 0]))
    frontier, ties = frontier[by_first], ties[by_first]
    listed = acceptable[frontier] if acceptable_only else np.ones(len(frontier), dtype=bool)
    efficient = np.sort(frontier[acceptable[frontier]])
    wanted = _reference(arrays, possible, gains, acceptable, proposal)
    told = list(caveats(scenario))
    if listed.sum() > MAX_LISTED:
        told.append(f"the frontier has {listed.sum():,} points and is not listed; ask with acceptable only")
    return PackageResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "weights": _named_weights(scenario, weights),
            "acceptable": acceptable_only,
            "proposal": None if proposal is None else dict(proposal),
        },
        warnings=tuple(told),
        parties=arrays.parties,
        principals=scenario.principals,
        n_packages=len(possible),
        n_acceptable=int(acceptable.sum()),
        no_deal=_by_party(arrays, arrays.no_deal),
        ideal={
            name: float(judged[acceptable, column].max()) if acceptable.any() else None
            for column, name in enumerate(scenario.principals)
        },
        frontier=tuple(
            _point(arrays, possible, worth, row, ties=int(count))
            for row, count in zip(frontier[listed], ties[listed], strict=True)
        ),
        frontier_listed=bool(listed.sum() <= MAX_LISTED),
        solutions=_solutions(arrays, possible, worth, gains, efficient, _weights(scenario, weights)),
        proposal=None if wanted is None else _point(arrays, possible, worth, wanted),
        sweeteners=()
        if wanted is None
        else sweeteners(
            arrays, possible, gains, acceptable, wanted, status_quo=bool(scenario.status_quo_options)
        ),
        status_quo=scenario.status_quo_options,
    )


def _solutions(
    arrays: PackageArrays,
    possible: Indices,
    worth: Floats,
    gains: Floats,
    efficient: NDArray[Any],
    weights: Floats,
) -> dict[str, Point | None]:
    no_deal = arrays.no_deal[arrays.principals]
    found: dict[str, Point | None] = {}
    for solution in PACKAGE_SOLUTIONS:
        found[solution.__name__] = None
        if len(efficient):
            row, value = solution(gains[efficient], no_deal, weights)
            found[solution.__name__] = _point(arrays, possible, worth, efficient[row], value=value)
    return found


def _reference(
    arrays: PackageArrays,
    possible: Indices,
    gains: Floats,
    acceptable: NDArray[np.bool_],
    proposal: Mapping[str, str] | None,
) -> int | None:
    if proposal is not None:
        wanted = proposed(arrays, proposal)
        rows = np.flatnonzero((possible == wanted).all(axis=1))
        if not len(rows):
            raise ValueError("the scenario's requirements rule out the proposed package -> change its terms")
        return int(rows[0])
    return None if acceptable.any() else leximin_best(gains)


def _weights(scenario: Scenario, weights: Mapping[str, float] | None) -> Floats:
    given = dict(weights or {})
    unknown = [name for name in given if name not in scenario.principals]
    if unknown:
        raise ValueError(f"weight for '{unknown[0]}' -> give a principal: {', '.join(scenario.principals)}")
    values = np.array([float(given.get(name, 1.0)) for name in scenario.principals])
    if not (np.isfinite(values).all() and (values > 0).all()):
        raise ValueError("a weight that means nothing -> give a finite number above 0")
    return np.asarray(values / values.mean())


def _named_weights(scenario: Scenario, weights: Mapping[str, float] | None) -> dict[str, float]:
    return dict(zip(scenario.principals, _weights(scenario, weights).tolist(), strict=True))


def _by_party(arrays: PackageArrays, values: Floats) -> dict[str, float]:
    return dict(zip(arrays.parties, values.tolist(), strict=True))


def _point(
    arrays: PackageArrays,
    possible: Indices,
    worth: Floats,
    row: int,
    *,
    ties: int = 1,
    value: float | None = None,
) -> Point:
    return Point(
        package=arrays.named(possible[row]), worth=_by_party(arrays, worth[row]), ties=ties, value=value
    )
