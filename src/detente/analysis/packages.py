"""Which packages are possible, efficient and fair, and what sweetener closes the gap."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import explained, status_quo
from detente.analysis.arrays import PackageArrays
from detente.analysis.compat import compared, program_named
from detente.analysis.direct import Direct
from detente.analysis.divisible import divisible_terms
from detente.analysis.frontier_listing import frontier_of, uncounted
from detente.analysis.nearby import nearly
from detente.analysis.offers import offered
from detente.analysis.points import point, solved_point
from detente.analysis.proposal import check_allowed, proposed
from detente.analysis.space import Space, arrays_of, space_of
from detente.analysis.sweeteners import sweeteners
from detente.analysis.zone import zone_of
from detente.nearest import nearest
from detente.records.packages import PackageResult, Point
from detente.scenario import Scenario, caveats

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

MAX_WITHIN = 50


def packages(
    scenario: Scenario,
    *,
    weights: Mapping[str, float] | None = None,
    acceptable_only: bool = False,
    proposal: Mapping[str, str] | None = None,
    side: str | None = None,
    within: float | None = None,
    compat: str | None = None,
    divisible: bool = False,
    zone: bool = False,
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
    compat : {"negmas", "genius", "negolog"}, optional
        Compare with what this program calls Nash, Kalai and so on.
    divisible : bool
        Solve for mixes of options too, every issue divisible between its options.
    zone : bool
        Explain the zone of agreement: who could agree, what makes, opens, closes and binds it.

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
    program = program_named(compat, arrays)
    exponents = _weights(scenario, weights)
    _checked(scenario, side, within)
    space = space_of(arrays)
    told = [*caveats(scenario), *uncounted(space)]
    frontier = frontier_of(arrays, space, acceptable_only=acceptable_only)
    examined = _examined(arrays, space, proposal)
    solutions = {
        name: None if solved is None else solved_point(arrays, solved)
        for name, solved in space.solutions(exponents).items()
    }
    told += _hollow(space, solutions["nash"])
    best = None if solutions["nash"] is None else proposed(arrays, solutions["nash"].package)
    near, remarks = nearly(arrays, space, best, exponents, within)
    start = examined if proposal is not None else status_quo(scenario)
    mixed, unlisted = divisible_terms(arrays, exponents) if divisible else (None, ())
    opens_at = (
        {} if space.ideal is not None else dict(zip(scenario.principals, space.opens_at(), strict=True))
    )
    return PackageResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "weights": dict(zip(scenario.principals, exponents.tolist(), strict=True)),
            "acceptable": acceptable_only,
            "proposal": None if proposal is None else dict(proposal),
            "for": side,
            "within": within,
            "compat": compat,
            "divisible": divisible,
            "zone": zone,
        },
        warnings=(*told, *frontier.warnings, *remarks, *unlisted),
        parties=arrays.parties,
        principals=scenario.principals,
        n_packages=space.n_packages,
        n_acceptable=space.n_acceptable,
        no_deal=dict(zip(arrays.parties, arrays.no_deal.tolist(), strict=True)),
        ideal={
            name: None if space.ideal is None else float(space.ideal[column])
            for column, name in enumerate(scenario.principals)
        },
        n_frontier=frontier.size,
        frontier=frontier.points,
        frontier_bound=frontier.bound,
        solutions=solutions,
        proposal=None if examined is None else point(arrays, examined),
        sweeteners=()
        if examined is None
        else sweeteners(arrays, space, examined, status_quo=bool(scenario.status_quo_options)),
        status_quo=scenario.status_quo_options,
        compat=None if program is None else compared(program, arrays, space, solutions, exponents),
        divisible=mixed,
        opens_at=opens_at,
        zone=zone_of(
            scenario,
            arrays,
            space,
            solutions=solutions,
            examined=examined,
            opens_at=opens_at,
            weights=exponents,
        )
        if zone
        else None,
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


def _examined(
    arrays: PackageArrays, space: Space | Direct, proposal: Mapping[str, str] | None
) -> Indices | None:
    if proposal is not None:
        wanted = proposed(arrays, proposal)
        check_allowed(arrays, wanted, "the proposed package")
        return wanted
    return space.least_short() if space.ideal is None else None


def _hollow(space: Space | Direct, nash: Point | None) -> list[str]:
    """What a reader must know of solutions that say little."""
    if nash is None or space.hopes is None:
        return []
    if not (space.hopes > 0).any():
        return ["nobody who must accept gains anything in any acceptable package"]
    if nash.value == 0:
        return ["no acceptable package gives a gain to all who could have one: every Nash product is 0"]
    return []


def _weights(scenario: Scenario, weights: Mapping[str, float] | None) -> Floats:
    given = dict(weights or {})
    unknown = [name for name in given if name not in scenario.principals]
    if unknown:
        fix = nearest(unknown[0], scenario.principals)
        raise ValueError(f"'{unknown[0]}' has a weight but is not a principal -> {fix}")
    values = np.array([float(given.get(name, 1.0)) for name in scenario.principals])
    if not (np.isfinite(values).all() and (values > 0).all()):
        raise ValueError("a weight that means nothing -> give a finite number above 0")
    values /= values.max()
    return np.asarray(values / values.mean())
