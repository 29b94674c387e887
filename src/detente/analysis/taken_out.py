"""What makes the zone of agreement, or stands in its way: one thing taken out at a time."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.analysis.altered import with_option, without_linkage, without_rule
from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.enumeration import Enumeration
from detente.analysis.programme import Programme
from detente.analysis.sought import some_accepted
from detente.analysis.space import Listed, Space
from detente.models.acceptance import accepted
from detente.models.frontier import comparable
from detente.records.constraints import BarredBy, LinkageAt, MadeBy, Rule, Settled
from detente.scenario import Scenario

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


class Acceptable:
    """Whether anything is acceptable once something is changed.

    Packages known to be accepted are tried first; only where none of them will do are all looked at, or
    searched where they are too many.

    Parameters
    ----------
    space : Space or Direct
        The packages as they are.
    known : iterable of (n_issues,) int arrays
        Packages to try first.
    """

    def __init__(self, space: Space | Direct, known: Iterable[Indices] = ()) -> None:
        self._space = space
        self._known = list(known)

    def with_option(self, arrays: PackageArrays, issue: int, option: int) -> bool:
        """Whether anything is, with one issue settled beforehand."""
        if isinstance(self._space, Listed):
            options = self._space.at(self._space.accepted_rows)[:, issue]
            return bool((options == option).any())
        return self.under(with_option(arrays, issue, option))

    def under(self, arrays: PackageArrays) -> bool:
        """Whether anything is, under changed arrays that leave some package possible."""
        if any(_accepts(arrays, package) for package in self._known):
            return True
        found = _looked_up(arrays) if isinstance(self._space, Listed) else some_accepted(Programme(arrays))
        if found is None:
            return False
        self._known.append(found)
        return True


def made_by(scenario: Scenario, arrays: PackageArrays, space: Space | Direct, best: Indices) -> MadeBy:
    """Issues and linkages without which nothing would be acceptable.

    An issue is taken out by leaving it at the status quo; where there is none, each of its options is tried,
    and those are named with which nothing is acceptable. A linkage is taken out by not counting its worth.

    Parameters
    ----------
    scenario : Scenario
        For names.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space or Direct
        Its packages, some of them acceptable.
    best : (n_issues,) int array
        One that is.
    """
    acceptable = Acceptable(space, [best])
    issues = []
    for place, (issue, options) in enumerate(zip(arrays.issues, arrays.options, strict=True)):
        tried = range(1) if scenario.status_quo_options else range(len(options))
        closing = tuple(options[o] for o in tried if not acceptable.with_option(arrays, place, o))
        if closing:
            issues.append(Settled(issue=issue, at=closing))
    return MadeBy(
        issues=tuple(issues),
        linkages=tuple(
            LinkageAt(place=place, when=linkage.when)
            for place, linkage in enumerate(scenario.linkages)
            if not acceptable.under(without_linkage(arrays, place))
        ),
    )


def barred_by(scenario: Scenario, arrays: PackageArrays, space: Space | Direct) -> BarredBy:
    """Linkages and requirements, any one of which taken out would make something acceptable.

    Parameters
    ----------
    scenario : Scenario
        For names.
    arrays : PackageArrays
        The same scenario at its modes.
    space : Space or Direct
        Its packages, none of them acceptable.
    """
    acceptable = Acceptable(space)
    return BarredBy(
        linkages=tuple(
            LinkageAt(place=place, when=linkage.when)
            for place, linkage in enumerate(scenario.linkages)
            if acceptable.under(without_linkage(arrays, place))
        ),
        requires=tuple(
            Rule(place=place, if_=rule.if_, then=rule.then)
            for place, rule in enumerate(scenario.requires)
            if acceptable.under(without_rule(arrays, place))
        ),
    )


def _accepts(arrays: PackageArrays, package: Indices) -> bool:
    worth = arrays.worth(package[None])[arrays.principals].T
    return bool(arrays.feasible(package)) and bool(_accepted(arrays, worth)[0])


def _looked_up(arrays: PackageArrays) -> Indices | None:
    every = Enumeration(arrays)
    rows = np.flatnonzero(_accepted(arrays, every.worth(arrays)[arrays.principals].T))
    return every.packages[rows[0]] if len(rows) else None


def _accepted(arrays: PackageArrays, worth: Floats) -> Bools:
    willing = comparable(worth - arrays.no_deal[arrays.principals]) >= 0
    return accepted(willing, arrays.veto, arrays.quorum)
