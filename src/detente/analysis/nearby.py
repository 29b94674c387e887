"""Packages nearly as good as Nash's."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.frontier_listing import MAX_LISTED
from detente.analysis.space import Listed, Space, searched
from detente.models.frontier import comparable, gains_over
from detente.models.nash import log_nash_product, nash_product
from detente.records.packages import Point

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

_TIE = 1e-12


def nearly(
    arrays: PackageArrays, space: Space | Direct, best: Indices | None, weights: Floats, within: float | None
) -> tuple[dict[str, Any], list[str]]:
    """Packages nearly as good as Nash's, as a result holds them, and what a reader must know about them.

    More than 10,000 are counted and not listed.
    """
    if within is None or best is None or space.hopes is None:
        return {}, []
    weights = np.where(space.hopes > 0, weights, 0.0)
    found, told = near_nash(arrays, space, weights, within)
    if found is None:
        return {"near_nash": None}, told
    gains = gains_over(arrays.worth(found)[arrays.principals].T, arrays.no_deal[arrays.principals])
    values = nash_product(gains, weights)
    order = np.lexsort((-comparable(values), (found != best).any(axis=1)))
    packages, values = found[order], values[order]
    whole = isinstance(space, Listed | Direct) or len(told) == 0
    agreed, disputed = settled(arrays, packages) if whole else ({}, ())
    listed = len(packages) <= MAX_LISTED
    if not listed:
        told.append(f"{len(packages):,} packages are within {within:g} % of Nash's product; not listed")
    return {
        "near_nash": _ranked(arrays, packages, values) if listed else None,
        "settled": agreed,
        "open": disputed,
    }, told


def near_nash(
    arrays: PackageArrays, space: Space | Direct, weights: Floats, within: float
) -> tuple[Indices | None, list[str]]:
    """Acceptable packages whose Nash product is within a percentage of the best.

    Parameters
    ----------
    arrays : PackageArrays
        The scenario at its modes.
    space : Space or Direct
        Its packages, of which some are acceptable.
    weights : (n_principals,) float array
        Bargaining weights; 0 for a principal that no acceptable package serves.
    within : float
        Per cent of the best product, above 0.

    Returns
    -------
    packages : (n, n_issues) int array or None
        In no particular order; None where they are too many to look at.
    told : list of str
        What a reader must know about them.
    """
    if not isinstance(space, Listed):
        direct = searched(space)
        found = direct.near_nash(weights, within / 100)
        linked = "of linked issues only joint choices that no other dominates are looked at"
        if found is not None:
            return found, [] if direct.apart else [linked]
        if isinstance(space, Direct):
            return None, [f"packages within {within:g} % of Nash's product are too many to look at"]
    rows = space.accepted_rows
    gains = gains_over(space.worth, arrays.no_deal[arrays.principals])[rows]
    score = log_nash_product(gains, weights)
    near = rows[score >= score.max() + np.log1p(-within / 100) - 2 * _TIE]
    only = f"within {within:g} % of Nash's product: only efficient packages are looked at"
    return space.at(near), [] if space.complete else [only]


def settled(arrays: PackageArrays, packages: Indices) -> tuple[dict[str, str], tuple[str, ...]]:
    """Issues on which all of these packages agree, with the option, and the issues that stay open."""
    agreed = (packages == packages[0]).all(axis=0)
    named = arrays.named(packages[0])
    return (
        {issue: named[issue] for issue, same in zip(arrays.issues, agreed, strict=True) if same},
        tuple(issue for issue, same in zip(arrays.issues, agreed, strict=True) if not same),
    )


def _ranked(arrays: PackageArrays, packages: Indices, values: Floats) -> tuple[Point, ...]:
    worth = arrays.worth(packages).T.tolist()
    return tuple(
        Point(
            package=arrays.named(package), worth=dict(zip(arrays.parties, points, strict=True)), value=value
        )
        for package, points, value in zip(packages, worth, values.tolist(), strict=True)
    )
