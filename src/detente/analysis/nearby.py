"""Packages nearly as good as Nash's, and how far a zone of agreement is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.space import Space
from detente.models.acceptance import accepted
from detente.models.frontier import comparable
from detente.models.nash import nash_product
from detente.records.packages import Point

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

_TIE = 1e-12


def nearly(
    arrays: PackageArrays,
    space: Space,
    best: Indices | None,
    weights: Floats,
    within: float | None,
    *,
    most: int,
) -> tuple[dict[str, Any], list[str]]:
    """Packages nearly as good as Nash's, as a result holds them, and what a reader must know about them.

    More than `most` are counted and not listed.
    """
    if within is None or best is None:
        return {}, []
    packages, values = near_nash(arrays, space, best, weights, within)
    agreed, disputed = settled(arrays, packages)
    listed = len(packages) <= most
    told = []
    if not space.complete:
        told.append(f"within {within:g} % of Nash's product: only efficient packages are looked at")
    if values[0] == 0:
        told.append("the best Nash product is 0, so every acceptable package is as good")
    if not listed:
        told.append(f"{len(packages):,} packages are within {within:g} % of Nash's product; not listed")
    return {
        "near_nash": _ranked(arrays, packages, values) if listed else None,
        "settled": agreed,
        "open": disputed,
    }, told


def near_nash(
    arrays: PackageArrays, space: Space, nash: Indices, weights: Floats, within: float
) -> tuple[Indices, Floats]:
    """Acceptable packages whose Nash product is within a percentage of the best, ranked.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    space : Space
        Its packages, of which some are acceptable; where they are not listed, only the frontier is looked at.
    nash : (n_issues,) int array
        Nash's package.
    weights : (n_principals,) float array
        As they stand in its product; 0 for a principal that is left out.
    within : float
        Per cent of the best product, above 0.

    Returns
    -------
    packages : (n, n_issues) int array
        By falling product, then in the file's order, Nash's first.
    values : (n,) float array
        Their products.
    """
    gains = space.worth - arrays.no_deal[arrays.principals]
    rows = np.flatnonzero(accepted(comparable(gains) >= 0, arrays.veto, arrays.quorum))
    score = nash_product(gains[rows], weights)
    near = score >= score.max() * (1 - within / 100 - _TIE)
    packages, values = space.at(rows[near]), score[near]
    order = np.lexsort((-comparable(values), (packages != nash).any(axis=1)))
    return packages[order], values[order]


def settled(arrays: PackageArrays, packages: Indices) -> tuple[dict[str, str], tuple[str, ...]]:
    """Issues on which all of these packages agree, with the option, and the issues that stay open."""
    agreed = (packages == packages[0]).all(axis=0)
    named = arrays.named(packages[0])
    return (
        {issue: named[issue] for issue, same in zip(arrays.issues, agreed, strict=True) if same},
        tuple(issue for issue, same in zip(arrays.issues, agreed, strict=True) if not same),
    )


def opens_at(arrays: PackageArrays, efficient: Floats) -> dict[str, float | None]:
    """How low each principal's no-deal value alone must fall for some package to be acceptable.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    efficient : (n, n_principals) float array
        The frontier of the principals' worths.

    Returns
    -------
    dict of str to float or None
        The principal's best worth in packages that are acceptable if it accepts; None where there are none.
    """
    willing = comparable(efficient - arrays.no_deal[arrays.principals]) >= 0
    found: dict[str, float | None] = {}
    for column, place in enumerate(arrays.principals):
        as_if = willing.copy()
        as_if[:, column] = True
        within = efficient[accepted(as_if, arrays.veto, arrays.quorum), column]
        found[arrays.parties[place]] = float(within.max()) if len(within) else None
    return found


def _ranked(arrays: PackageArrays, packages: Indices, values: Floats) -> tuple[Point, ...]:
    worth = arrays.worth(packages).T.tolist()
    return tuple(
        Point(
            package=arrays.named(package), worth=dict(zip(arrays.parties, points, strict=True)), value=value
        )
        for package, points, value in zip(packages, worth, values.tolist(), strict=True)
    )
