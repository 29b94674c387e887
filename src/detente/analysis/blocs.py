"""Who sides with whom, how firmly, and what a third bloc or a deal would change."""

from collections.abc import Mapping

import numpy as np

from detente.analysis.alignment_arrays import alignment_of, landscape_of, named_actor
from detente.analysis.proposal import option_place
from detente.analysis.taking_sides import apart, taking_sides
from detente.analysis.third_bloc import TwoOrThree, frustrations
from detente.models.landscape.equidistance import between, equidistance
from detente.models.landscape.landscape import Landscape
from detente.models.landscape.landscape import Sides as Places
from detente.models.landscape.moving_together import pair_switches
from detente.models.landscape.relabelling import misplaced
from detente.models.landscape.walk_outs import MAX_ACTORS, walk_outs
from detente.records.blocs import AfterDeal, BlocsResult, PairSwitch, Present, Sides
from detente.scenario import Scenario
from detente.scenario.blocks.alignment import Alignment

MAX_BLOCS = 12


def blocs(
    scenario: Scenario,
    *,
    n_blocs: int | None = None,
    package: Mapping[str, str] | None = None,
    ultimatum: str | None = None,
    ideal_points: Mapping[str, float] | None = None,
) -> BlocsResult:
    """The landscape of a scenario's `alignment` block, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
    n_blocs : int, optional
        Into how many blocs at most, 1 to 12; default the first number of the file.
    package : mapping of issue to option, optional
        A deal: what the landscape is after it too.
    ultimatum : str, optional
        The actor that makes everybody choose between being with it and against it.
    ideal_points : mapping of actor to place, optional
        In the place of the file's.

    Returns
    -------
    BlocsResult

    Raises
    ------
    ValueError
        Where the scenario has no `alignment` block, or something named does not exist.

    Examples
    --------
    >>> from detente.catalogue import scenario_file
    >>> from detente.scenario import load
    >>> blocs(load(scenario_file("syria-2016"))).sides.optimum.blocs[1]
    ('Turkey', 'ISIS', 'Nusra')
    """
    alignment = alignment_of(scenario)
    chosen = alignment.blocs[0] if n_blocs is None else n_blocs
    if not 1 <= chosen <= MAX_BLOCS:
        raise ValueError(f"{chosen} blocs -> give 1 to {MAX_BLOCS}")
    issuer = None if ultimatum is None else named_actor(ultimatum, alignment, "--ultimatum")
    names = tuple(alignment.sizes)
    landscape = landscape_of(alignment, chosen)
    sides, places = taking_sides(landscape, names)
    counts, proven = frustrations(alignment)
    choice = TwoOrThree(alignment)
    points = {name: number.mode for name, number in alignment.ideal_points.items()}
    places_between, equidistant = _between(dict(ideal_points or points), alignment)
    few = len(names) <= MAX_ACTORS
    groups = walk_outs(landscape, places) if few else None
    return BlocsResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "blocs": chosen,
            "package": None if package is None else dict(package),
            "ultimatum": ultimatum,
        },
        warnings=tuple(_warnings(alignment, sides)),
        actors=names,
        sizes=dict(zip(names, landscape.sizes.tolist(), strict=True)),
        ties=_ties(landscape, names),
        n_blocs=landscape.n_blocs,
        sides=sides,
        frustration=counts,
        frustration_proven=proven,
        equidistance=equidistant,
        between=places_between,
        poles=alignment.poles if places_between else None,
        third_bloc=choice.third_bloc(counts),
        ultimatum=None if issuer is None else choice.ultimatum(issuer),
        walk_out=None if groups is None else tuple(names[i] for i in np.flatnonzero(groups[:1].any(axis=0))),
        pair_switches=tuple(
            PairSwitch(actors=(names[one], names[other]), swap=one_to != other_to)
            for one, other, one_to, other_to in pair_switches(landscape, places).tolist()
        ),
        present=_present(alignment, landscape, places) if alignment.present else None,
        after=None if package is None else _after(scenario, chosen, package, places),
    )


def _warnings(alignment: Alignment, sides: Sides) -> list[str]:
    lines = []
    if not sides.exact:
        lines.append(
            "too many ways of taking sides to look at all: minima and basins are those of 512 starts"
        )
    if not sides.proven:
        gap = "" if sides.bound is None else f"; only below {sides.bound:,.6g} can nothing lie"
        lines.append(
            f"nothing deeper than the optimum was found, which is no proof that there is nothing{gap}"
        )
    n = len(alignment.sizes)
    missing = n * (n - 1) // 2 - len(alignment.propensity)
    if missing:
        lines.append(f"{missing} of {n * (n - 1) // 2} pairs without a propensity: they count as 0")
    return lines


def _ties(landscape: Landscape, names: tuple[str, ...]) -> tuple[tuple[str, str, float], ...]:
    pairs = zip(*np.nonzero(np.triu(landscape.propensity, 1)), strict=True)
    return tuple((names[i], names[j], float(landscape.propensity[i, j])) for i, j in pairs)


def _between(points: Mapping[str, float], alignment: Alignment) -> tuple[dict[str, float], dict[str, float]]:
    """Place between the poles, and equidistance, of every actor with an ideal point but the poles."""
    if alignment.poles is None or not points:
        return {}, {}
    first, second = (points.get(pole) for pole in alignment.poles)
    if first is None or second is None or first == second:
        raise ValueError("the poles need ideal points that differ -> see detente schema alignment")
    others = [name for name in points if name not in alignment.poles]
    told = np.array([points[name] for name in others])
    return (
        dict(zip(others, between(told, first, second).tolist(), strict=True)),
        dict(zip(others, equidistance(told, first, second).tolist(), strict=True)),
    )


def _present(alignment: Alignment, landscape: Landscape, places: Places) -> Present:
    """Who stands where the optimum puts it today."""
    names = list(alignment.sizes)
    today = today_of(alignment)
    standing = today >= 0
    wrong = misplaced(places, today, landscape.n_blocs)
    switch = None
    if standing.all() and today.max() < landscape.n_blocs:
        prices = landscape.prices(today)
        gaining = np.flatnonzero(prices < -landscape.tolerance)
        switch = {names[place]: float(-prices[place]) for place in gaining}
    return Present(
        in_place=float(1 - wrong.sum() / standing.sum()),
        out_of_place=tuple(names[place] for place in np.flatnonzero(wrong)),
        would_switch=switch,
    )


def today_of(alignment: Alignment) -> Places:
    """Side of every actor today, numbered in the order of the file; -1 where it is not told."""
    blocs_today = list(dict.fromkeys(alignment.present.values()))
    return np.array(
        [
            blocs_today.index(alignment.present[name]) if name in alignment.present else -1
            for name in alignment.sizes
        ]
    )


def _after(scenario: Scenario, n_blocs: int, package: Mapping[str, str], before: Places) -> AfterDeal:
    alignment = alignment_of(scenario)
    _check(scenario, package)
    names = tuple(alignment.sizes)
    landscape = landscape_of(alignment, n_blocs, package=package)
    sides, places = taking_sides(landscape, names)
    return AfterDeal(
        sides=sides,
        moved=apart(places, before, names, landscape.n_blocs),
        joins=TwoOrThree(alignment, package=package).joins,
    )


def _check(scenario: Scenario, package: Mapping[str, str]) -> None:
    issues = {name: issue.options for name, issue in scenario.issues.items()}
    for issue, option in package.items():
        option_place(issue, option, issues)
    if not any(set(shift.when) <= set(package) for shift in alignment_of(scenario).shifts):
        fix = "say what it does: alignment.shifts, see detente schema alignment"
        raise ValueError(f"the deal shifts no propensity -> {fix}")
