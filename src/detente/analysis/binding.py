"""What holds Nash's package, and the largest sum, where they are."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.altered import answering, without_rule
from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.points import point
from detente.analysis.programme import Programme
from detente.analysis.solutions import Solved, utilitarian
from detente.analysis.sought import largest
from detente.analysis.space import Space, space_of
from detente.models.frontier import comparable
from detente.records.constraints import Binding, HeldBack, Loosened, Rule
from detente.records.packages import Point
from detente.scenario import Scenario

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def binding(
    scenario: Scenario,
    arrays: PackageArrays,
    space: Space | Direct,
    nash: Point,
    utilitarian_sum: float,
    weights: Floats,
) -> Binding:
    """Which constraints hold Nash's package and the utilitarian one where they are.

    Parameters
    ----------
    scenario : Scenario
        For names.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space or Direct
        Its packages, some of them acceptable.
    nash : Point
        Nash's package.
    utilitarian_sum : float
        Largest sum of worths of an acceptable package.
    weights : (n_principals,) float array
        Bargaining weights.

    Returns
    -------
    Binding
        Principals whom Nash's package leaves with nothing over no deal; requirements, lifted one at a time,
        that keep its product down; the largest sum where acceptance keeps that down.
    """
    margins = np.array([nash.worth[name] for name in scenario.principals]) - _no_deal(arrays)
    at_no_deal = comparable(margins) == 0
    return Binding(
        principals=tuple(
            name for name, stands in zip(scenario.principals, at_no_deal, strict=True) if stands
        ),
        requires=_loosened(scenario, arrays, space, nash.value or 0.0, weights),
        utilitarian=_held_back(scenario, arrays, space, utilitarian_sum),
    )


def _loosened(
    scenario: Scenario, arrays: PackageArrays, space: Space | Direct, value: float, weights: Floats
) -> tuple[Loosened, ...]:
    """Requirements without which Nash's product is larger, or counts a principal whom nothing served."""
    found = []
    served = _served(space)
    for place, rule in enumerate(scenario.requires):
        freed = space_of(without_rule(arrays, place))
        solved = _nash(freed, weights)
        larger = comparable(np.array([solved.value - value, value]))[0] > 0
        if larger or (_served(freed) & ~served).any():
            better = point(arrays, solved.package)
            found.append(
                Loosened(
                    rule=Rule(place=place, if_=rule.if_, then=rule.then),
                    package=better.package,
                    worth=better.worth,
                    value=solved.value,
                )
            )
    return tuple(found)


def _nash(space: Space | Direct, weights: Floats) -> Solved:
    """Nash's solution of packages of which some are acceptable."""
    solved = space.nash(weights) if isinstance(space, Direct) else space.solutions(weights)["nash"]
    assert solved is not None
    return solved


def _served(space: Space | Direct) -> Bools:
    """Principals whom some acceptable package leaves better off than no deal."""
    assert space.hopes is not None
    return np.asarray(space.hopes > 0)


def _held_back(
    scenario: Scenario, arrays: PackageArrays, space: Space | Direct, held: float
) -> HeldBack | None:
    """The package with the largest sum of worths, where it is larger than any acceptable one's."""
    free = point(arrays, _largest_sum(arrays, space))
    total = sum(free.worth[name] for name in scenario.principals)
    if comparable(np.array([total - held, held]))[0] <= 0:
        return None
    margins = np.array([free.worth[name] for name in scenario.principals]) - _no_deal(arrays)
    below = comparable(margins) < 0
    return HeldBack(
        package=free.package,
        worth=free.worth,
        value=total,
        refused_by=tuple(name for name, short in zip(scenario.principals, below, strict=True) if short),
    )


def _largest_sum(arrays: PackageArrays, space: Space | Direct) -> Indices:
    """Of all possible packages the first with the largest sum of the principals' worths."""
    if isinstance(space, Direct):
        found = largest(Programme(answering(arrays, ())), np.ones(len(arrays.principals)))
        assert found is not None
        return found.package
    rows, _ = utilitarian(space.efficient_gains, _no_deal(arrays), np.ones(len(arrays.principals)))
    chosen = space.packages(rows)
    return np.asarray(chosen[np.lexsort(chosen.T[::-1])[0]])


def _no_deal(arrays: PackageArrays) -> Floats:
    return np.asarray(arrays.no_deal[arrays.principals])
