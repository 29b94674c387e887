"""Nash's solution over all packages at once, without listing any."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.leaves import Leaves
from detente.analysis.programme import Programme, Question
from detente.models.nash_slab import nash_slab

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

MAX_CUTS = 60
_TANGENTS = 16
_SMALLEST = 1e-4
_CLOSED = 1e-9


@dataclass(frozen=True)
class Highest:
    """Packages with the largest product, or nearly so, and what is known of all others.

    Attributes
    ----------
    packages : (n, n_issues) int array
        By falling product.
    ties : int or None
        How many packages have the largest product; None where that was not counted.
    gap : float
        By what share of its product another package may still exceed the first; 0 where none does.
    """

    packages: Indices
    ties: int | None
    gap: float


def by_slab(leaves: Leaves, weights: Floats, *, within: float = 0.0) -> Highest | None:
    """Packages of leaves that can be chosen apart; see `detente.models.nash_slab`.

    Parameters
    ----------
    leaves : Leaves
        What can be chosen apart.
    weights : (n_principals,) float array
        Bargaining weights, above 0.
    within : float
        Share of the largest product by which a package may fall short; at 0 only the best, ties in the
        file's order.

    Returns
    -------
    Highest or None
        None where no package gives every principal a gain above 0.

    Raises
    ------
    SlabTooWideError
        Where too many packages are nearly as good.
    """
    slab = nash_slab(
        [leaf.vectors for leaf in leaves.leaves],
        leaves.no_deal,
        weights,
        within=within,
        ways=[leaf.counts for leaf in leaves.leaves],
    )
    if slab is None:
        return None
    products = [_product(gains, weights) for gains in (slab.sums - leaves.no_deal).tolist()]
    best = max(products)
    equal = np.array([value == best for value in products])
    packages = leaves.packages(slab.rows if within else slab.rows[equal])
    if not within:
        packages = packages[np.lexsort(packages.T[::-1])]
    return Highest(packages, int(slab.ways[equal].sum()), 0.0)


def by_cuts(programme: Programme, hopes: Floats, weights: Floats, start: Indices) -> Highest:
    """One package, for links too dense for leaves: logarithms bounded by tangents.

    The package that is best under the tangents either touches them, and is best, or gets tangents of its own.

    Parameters
    ----------
    programme : Programme
        The packages.
    hopes : (n_principals,) float array
        Best acceptable gain of each principal, in the programme's units.
    weights : (n_principals,) float array
        Bargaining weights; 0 leaves a principal out.
    start : (n_issues,) int array
        An acceptable package, given back where none gives all that count a gain.

    References
    ----------
    Duran & Grossmann (1986), "An outer-approximation algorithm for a class of mixed-integer nonlinear
    programs", Mathematical Programming 36.
    """
    counted = np.flatnonzero(weights > 0)
    shares = [np.geomspace(_SMALLEST, 1.0, _TANGENTS) for _ in counted]
    best, reached, bound = start, -np.inf, np.inf
    for _ in range(MAX_CUTS):
        question = Question(programme)
        question.accepted()
        logs = [question.variable(2 * np.log(_SMALLEST), 0.0) for _ in counted]
        for place, log, touched in zip(counted, logs, shares, strict=True):
            for point in hopes[place] * touched:
                row = question.row({log: -1.0}, programme.gains[place] / point)
                level = 1 - np.log(point / hopes[place]) + programme.no_deal[place] / point
                question.keep(row, float(level))
        weighted = {log: float(weights[place]) for place, log in zip(counted, logs, strict=True)}
        found = question.best(question.row(weighted), slack=_CLOSED / 10)
        if found is None:
            break
        bound = min(bound, found.bound)
        share = programme.gains_of(found.package)[counted] / hopes[counted]
        value = float(weights[counted] @ np.log(share)) if (share > 0).all() else -np.inf
        if value > reached:
            best, reached = found.package, value
        if bound - reached <= _CLOSED:
            return Highest(best[None], None, 0.0)
        shares = [np.append(old, max(new, _SMALLEST**2)) for old, new in zip(shares, share, strict=True)]
    if reached == -np.inf:
        return Highest(best[None], None, 0.0)
    return Highest(best[None], None, float(np.expm1(bound - reached)))


def _product(gains: Sequence[int], weights: Floats) -> float | int:
    """The weighted product: in whole numbers, of any length, where weights are equal."""
    if not (weights == 1).all():
        return float(np.prod(np.maximum(gains, 0) ** weights))
    product = 1
    for gain in gains:
        product *= max(gain, 0)
    return product
