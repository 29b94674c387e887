"""Which mix of choices each solution takes, between two principals exactly, among more by linear programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.models.convex_sums import ExchangePath
from detente.models.mixture_nash import nash_gap, nash_mix
from detente.models.mixtures import Mixed, Mixtures
from detente.models.path_solutions import (
    egalitarian_position,
    hopes,
    kalai_smorodinsky_position,
    nash_position,
    rational_span,
    utilitarian_position,
)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Shares = list[dict[int, Fraction]]

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Mixing:
    """The solutions over all mixes.

    Attributes
    ----------
    shares : mapping of solution to shares
        Of each leaf the share of each of its choices; only what has a share.
    gaps : mapping of solution to float
        By how much any mix can at most exceed the value: Nash's as a share of it, Kalai-Smorodinsky's as a
        share of the hope, the others' in quanta.
    hopes : (n_principals,) float array
        Best gain of each principal where nobody stands below no deal, in quanta.
    """

    shares: Mapping[str, Shares]
    gaps: Mapping[str, float]
    hopes: Floats


def mixing_of_two(path: ExchangePath, no_deal: Integers, weights: Floats) -> Mixing | None:
    """The solutions for two principals, exactly; None where every mix leaves one below no deal.

    Parameters
    ----------
    path : ExchangePath
        In quanta.
    no_deal : (2,) int array
        In quanta.
    weights : (2,) float array
        Bargaining weights with mean 1.
    """
    least = (Fraction(int(no_deal[0])), Fraction(int(no_deal[1])))
    span = rational_span(path, least)
    if span is None:
        return None
    powers = (Fraction(float(weights[0])), Fraction(float(weights[1])))
    positions = {
        "nash": nash_position(path, least, powers, span),
        "kalai_smorodinsky": kalai_smorodinsky_position(path, least, span),
        "egalitarian": egalitarian_position(path, least),
        "utilitarian": utilitarian_position(path, span),
    }
    return Mixing(
        {name: path.mix(position) for name, position in positions.items()},
        dict.fromkeys(positions, 0.0),
        np.array([float(hope) for hope in hopes(path, least, span)]),
    )


def mixing_of_many(parts: Sequence[Integers], no_deal: Integers, weights: Floats) -> Mixing | None:
    """The solutions for any number of principals; None where every mix leaves one below no deal.

    Parameters
    ----------
    parts : sequence of (n_choices, d) int arrays
        In quanta.
    no_deal, weights : (d,) arrays
        As above.
    """
    unit = _unit(parts)
    mixtures = Mixtures([part / unit for part in parts], no_deal / unit)
    everybody = np.ones(len(unit), dtype=bool)
    at_par = unit.max() / unit
    even = mixtures.leximin(at_par, everybody, np.zeros(len(unit)))
    least = np.minimum(mixtures.gains(even.shares), 0)
    if least.min() < -_ROUNDING:
        return None
    best = np.array([mixtures.gains(mixtures.largest(one, least).shares) @ one for one in np.eye(len(unit))])
    counted = best > _ROUNDING
    hopes = np.where(counted, best, 1.0)
    shared, product = even, even
    if counted.any():
        shared = mixtures.leximin(hopes, counted, least)
        product = nash_mix(mixtures, weights, counted, shared, least)
    total = mixtures.largest(1 / at_par, least)
    found = {
        "nash": (product, nash_gap(mixtures, weights, counted, product)),
        "kalai_smorodinsky": (shared, _level_gap(mixtures, shared, hopes, counted)),
        "egalitarian": (even, _level_gap(mixtures, even, at_par, everybody) * unit.max()),
        "utilitarian": (total, _sum_gap(mixtures, total, 1 / at_par) * unit.max()),
    }
    return Mixing(
        {name: _by_leaf(mixed, parts) for name, (mixed, _) in found.items()},
        {name: gap for name, (_, gap) in found.items()},
        np.where(counted, best * unit, 0.0),
    )


def _unit(parts: Sequence[Integers]) -> Floats:
    """The range of each principal's worth: what makes gains of order 1."""
    ranges = np.sum([part.max(axis=0) - part.min(axis=0) for part in parts], axis=0).astype(float)
    return np.where(ranges > 0, ranges, 1.0)


def _level_gap(mixtures: Mixtures, mixed: Mixed, scale: Floats, counted: NDArray[np.bool_]) -> float:
    """The smallest scaled gain is at most any average of scaled gains, and so at most its largest value."""
    if not counted.any():
        return 0.0
    bound = mixtures.most(mixed.prices) / float((mixed.prices * scale)[counted].sum())
    return max(0.0, bound - float((mixtures.gains(mixed.shares) / scale)[counted].min()))


def _sum_gap(mixtures: Mixtures, mixed: Mixed, weights: Floats) -> float:
    """The weighted sum of gains that are not negative is at most the same at higher weights."""
    return max(0.0, mixtures.most(mixed.prices) - float(mixtures.gains(mixed.shares) @ weights))


def _by_leaf(mixed: Mixed, parts: Sequence[Integers]) -> Shares:
    ends = np.cumsum([len(part) for part in parts])
    return [
        {int(row): Fraction(float(of_leaf[row])) for row in np.flatnonzero(of_leaf)}
        for of_leaf in np.split(mixed.shares, ends[:-1])
    ]
