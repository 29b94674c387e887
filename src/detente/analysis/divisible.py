"""What is possible and fair where every issue can be divided between its options."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.leaves import Leaves, leaves_of
from detente.analysis.mixed_package import joints, option_shares, worth_of
from detente.analysis.mixing import Mixing, mixing_of_many, mixing_of_two
from detente.models.convex_sums import ExchangePath, exchange_path
from detente.models.kalai_smorodinsky import relative_gains
from detente.models.nash import nash_product
from detente.records.divisible import Corner, Divisible, Mix

Floats = NDArray[np.float64]

MAX_CORNERS = 10_000


def divisible_terms(arrays: PackageArrays, weights: Floats) -> tuple[Divisible, tuple[str, ...]]:
    """The hull of all packages and the solutions on it, at the modes.

    A mix gives every issue a share of each of its options: a lottery, or years and percentages in between.
    Linked issues are mixed together, by a lottery over their joint choices.

    Parameters
    ----------
    arrays : PackageArrays
        One world.
    weights : (n_principals,) float array
        Bargaining weights for Nash's solution, with mean 1.

    Returns
    -------
    Divisible
        Two principals: exact. Others: by linear programs, each solution with a bound on what it misses.
    tuple of str
        What a reader must know.

    Raises
    ------
    TooDenseError
        Where linked issues cannot be solved together exactly.
    ValueError
        Where somebody may be passed over, or the requirements rule out every package.
    """
    if not (arrays.veto.all() or arrays.quorum == len(arrays.principals)):
        raise ValueError(
            "divisible terms need the consent of every principal -> leave out `acceptance`, or --divisible"
        )
    found = leaves_of(arrays)
    parts = [leaf.vectors for leaf in found.leaves]
    path = exchange_path(parts) if len(arrays.principals) == 2 else None
    mixing = (
        mixing_of_many(parts, found.no_deal, weights)
        if path is None
        else mixing_of_two(path, found.no_deal, weights)
    )
    hull, remarks = _hull(arrays, found, path)
    solutions = {
        name: None if mixing is None else _mix(arrays, found, mixing, name, weights) for name in VALUES
    }
    return Divisible(hull=hull, solutions=solutions), remarks


def _hull(
    arrays: PackageArrays, found: Leaves, path: ExchangePath | None
) -> tuple[tuple[Corner, ...] | None, tuple[str, ...]]:
    if path is None:
        return None, ("with divisible terms, the corners of the hull are listed for two principals only",)
    places, rows = path.vertices()
    if len(places) > MAX_CORNERS:
        return None, (f"with divisible terms, the hull has {len(places):,} corners and is not listed",)
    packages = np.zeros((len(places), len(arrays.issues)), dtype=np.int16)
    for leaf, chosen in zip(found.leaves, rows.T, strict=True):
        packages[:, list(leaf.issues)] = leaf.choices[chosen]
    corners = tuple(
        Corner(worth=dict(zip(arrays.parties, points, strict=True)), package=arrays.named(package))
        for points, package in zip(arrays.worth(packages).T.tolist(), packages, strict=True)
    )
    return corners, ()


def _mix(arrays: PackageArrays, found: Leaves, mixing: Mixing, name: str, weights: Floats) -> Mix:
    shares, quantum = mixing.shares[name], 10.0**-found.decimals
    worth = worth_of(arrays, found, shares)
    no_deal = arrays.no_deal[arrays.principals]
    value = VALUES[name](worth[arrays.principals] - no_deal, mixing.hopes * quantum, no_deal, weights)
    mix = option_shares(arrays, found, shares)
    return Mix(
        worth=dict(zip(arrays.parties, worth.tolist(), strict=True)),
        value=value,
        mix=mix,
        split=tuple(issue for issue, options in mix.items() if len(options) > 1),
        gap=mixing.gaps[name] * {"nash": value, "kalai_smorodinsky": 1.0}.get(name, quantum),
        joint=joints(arrays, found, shares),
    )


def _nash(gains: Floats, hopes: Floats, no_deal: Floats, weights: Floats) -> float:
    return float(nash_product(gains, np.where(hopes > 0, weights, 0.0)))


def _kalai_smorodinsky(gains: Floats, hopes: Floats, no_deal: Floats, weights: Floats) -> float:
    return float(relative_gains(gains[None], hopes).min())


def _egalitarian(gains: Floats, hopes: Floats, no_deal: Floats, weights: Floats) -> float:
    return float(gains.min())


def _utilitarian(gains: Floats, hopes: Floats, no_deal: Floats, weights: Floats) -> float:
    return float((gains + no_deal).sum())


# The value of each solution from gains, hopes, no-deal values and weights, (n_principals,) each.
VALUES: dict[str, Callable[[Floats, Floats, Floats, Floats], float]] = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}
