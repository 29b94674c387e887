"""Nash's solution of very many packages, without their frontier."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct
from detente.models.nash import log_nash_product
from detente.models.pair_search import pair_search

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MAX_STATES = 200_000
_PRUNE_FROM = 1_000
_NEIGHBOURS = 200
_ROUNDING = 1e-10
_COOLING = 0.2
_COLDEST = 1e-9
_STEPS = 50
_ROOM = 10


class SlabTooWideError(ValueError):
    """More sums than can be kept lie between the best found and the bound."""


@dataclass(frozen=True)
class Slab:
    """Sums that may have the largest product, and why no other has.

    Attributes
    ----------
    sums : (n, d) int array
        By falling product; distinct where only the largest product was sought.
    rows : (n, n_parts) int array
        Of each sum the first choice of one row a part that makes it.
    ways : (n,) object array of int
        How many choices make it.
    bound : float
        Logarithm of a weighted product that no choice exceeds.
    multipliers : (d,) float array
        What a unit of each entry is worth at the bound: prices that decompose the choice by parts.
    """

    sums: Integers
    rows: Integers
    ways: NDArray[np.object_]
    bound: float
    multipliers: Floats


def nash_slab(
    parts: Sequence[Integers],
    no_deal: Integers,
    weights: Floats,
    *,
    within: float = 0.0,
    reached: float = -np.inf,
    ways: Sequence[NDArray[np.object_]] | None = None,
) -> Slab | None:
    """Sums of one row of each part whose weighted product of gains is largest, or nearly so.

    1. The product is maximised over mixtures of the rows. Its prices make a bound: a choice of rows is worth
       at most what the best rows are worth at these prices, and each row that is not best loses something.
    2. Improving one and two rows at a time gives a choice to beat.
    3. What a choice may lose in all and still beat it is little: few rows qualify, and their sums are listed.

    Parameters
    ----------
    parts : sequence of (n_rows, d) int arrays
        Worth of each choice of each part.
    no_deal : (d,) int array
        What is subtracted from a sum to give the gains.
    weights : (d,) float array
        Bargaining weights, above 0.
    within : float
        Share of the largest product by which a sum may fall short, from 0 to below 1. Above 0 every choice
        is listed by itself; at 0 equal sums are listed once and dominated ones may be left out.
    reached : float
        Logarithm of a product known to be reached.
    ways : sequence of (n_rows,) object arrays of int, optional
        How many choices each row stands for; default 1.

    Returns
    -------
    Slab or None
        None where no choice gives every entry a gain above 0.

    Raises
    ------
    SlabTooWideError
        Where more than 200,000 distinct sums would have to be kept.

    Notes
    -----
    With prices ``p``, ``log prod g^w <= p.g - sum(w) + sum(w log(w / p))`` for all ``g`` (Fenchel), and
    ``p.g`` is the sum of what the best rows bring less what the chosen ones lose. By Shapley and Folkman
    (Starr 1969, Econometrica 37) at most d - 1 parts are mixed at the optimum of step 1, so that the slab
    narrows as parts are added.

    Examples
    --------
    >>> three = [np.array([[0, 2], [3, 0]])] * 3
    >>> found = nash_slab(three, np.array([2, 0]), np.ones(2))
    >>> found.sums.tolist(), found.ways.tolist(), found.rows.tolist()
    ([[6, 2]], [3], [[0, 1, 1]])
    """
    prices, bound = _prices(parts, no_deal, weights)
    if prices is None:
        return None
    losses = [np.asarray((part @ prices).max() - part @ prices) for part in parts]
    start = np.array([int(loss.argmin()) for loss in losses])
    tried = pair_search(
        parts, start, losses, lambda sums: _score(sums, no_deal, weights), neighbours=_NEIGHBOURS
    )
    chosen = sum(part[row] for part, row in zip(parts, tried, strict=True))
    best = max(reached, float(_score(np.asarray(chosen), no_deal, weights)))
    budget = bound - best - np.log1p(-within) + _ROUNDING * max(1.0, abs(bound))
    counted = [np.ones(len(part), dtype=object) for part in parts] if ways is None else list(ways)
    sums, rows, made = _listed(parts, losses, counted, budget, every=within > 0)
    score = _score(sums, no_deal, weights)
    if score.max(initial=-np.inf) == -np.inf:
        return None
    order = np.argsort(-score, kind="stable")
    least = score[order[0]] + np.log1p(-within) - 2 * _ROUNDING * max(1.0, abs(bound))
    order = order[score[order] >= least]
    return Slab(sums[order], rows[order], made[order], bound, prices)


def _score(sums: Integers, no_deal: Integers, weights: Floats) -> Floats:
    return log_nash_product((sums - no_deal).astype(float), weights)


def _prices(parts: Sequence[Integers], no_deal: Integers, weights: Floats) -> tuple[Floats | None, float]:
    """Prices with the lowest bound, by Newton's method on ever sharper smooth maxima.

    None where prices show that no choice gives every entry a gain of 1 or more.
    """
    unit = np.maximum(sum(np.ptp(part, axis=0) for part in parts), 1).astype(float)
    mixture = _Mixture(parts, unit)
    start = no_deal / unit
    hope = sum(part.max(axis=0) for part in parts) - no_deal
    if (hope <= 0).any():
        return None, -np.inf
    prices = weights * unit / hope
    best, lowest = prices, np.inf
    width = 1 / len(parts)
    while width > _COLDEST:
        for _ in range(_STEPS):
            prices, settled = _newton_step(mixture, prices, start, weights, width)
            most = mixture.best(prices) - float(prices @ start)
            if most < float(prices @ (1 / unit)) / 2:
                return None, -np.inf
            if settled:
                break
        bound = most + float((weights * (np.log(weights / prices) - 1)).sum())
        if bound < lowest:
            best, lowest = prices, bound
        width *= _COOLING
    return best / unit, lowest + float(np.log(unit) @ weights)


class _Mixture:
    """Rows of all parts, and what the best mixture of each part brings at given prices."""

    def __init__(self, parts: Sequence[Integers], unit: Floats) -> None:
        sizes = [len(part) for part in parts]
        self._rows = np.concatenate(parts) / unit
        self._first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._part = np.repeat(np.arange(len(parts)), sizes)

    def best(self, prices: Floats) -> float:
        return float(np.maximum.reduceat(self._rows @ prices, self._first).sum())

    def smooth(self, prices: Floats, width: float) -> tuple[float, Floats, Floats]:
        """Smooth maximum of the value at these prices, its gradient and its Hessian."""
        value = self._rows @ prices
        top = np.maximum.reduceat(value, self._first)
        share = np.exp((value - top[self._part]) / width)
        total = np.add.reduceat(share, self._first)
        share /= total[self._part]
        means = np.add.reduceat(share[:, None] * self._rows, self._first)
        spread = (self._rows.T * share) @ self._rows - means.T @ means
        return float((top + width * np.log(total)).sum()), means.sum(axis=0), spread / width


def _newton_step(
    mixture: _Mixture, prices: Floats, start: Floats, weights: Floats, width: float
) -> tuple[Floats, bool]:
    """One damped Newton step down the smooth bound, and whether its width deserves no further one."""
    value, gradient, curvature = mixture.smooth(prices, width)
    height = value - prices @ start - weights @ np.log(prices)
    gradient = gradient - start - weights / prices
    step = -np.linalg.solve(curvature + np.diag(weights / prices**2), gradient)
    falls = float(gradient @ step)
    if -falls < 1e-3 * width:
        return prices, True
    length = 1.0
    while (prices + length * step <= 0).any():
        length /= 2
    while length > _COLDEST:
        further = prices + length * step
        new = mixture.smooth(further, width)[0] - further @ start - weights @ np.log(further)
        if new <= height + 1e-4 * length * falls:
            return further, False
        length /= 2
    return prices, True


def _listed(
    parts: Sequence[Integers],
    losses: Sequence[Floats],
    ways: Sequence[NDArray[np.object_]],
    budget: float,
    *,
    every: bool,
) -> tuple[Integers, Integers, NDArray[np.object_]]:
    """Sums that lose no more than the budget, the rows that make them, and how many choices do."""
    sums = np.zeros((1, parts[0].shape[1]), dtype=np.int64)
    rows = np.zeros((1, 0), dtype=np.int64)
    lost, made = np.zeros(1), np.ones(1, dtype=object)
    for part, loss, count in zip(parts, losses, ways, strict=True):
        options = np.flatnonzero(loss <= budget)
        if len(sums) * len(options) > _ROOM * MAX_STATES:
            raise SlabTooWideError("too many packages are nearly as good as Nash's")
        before, option = (grid.ravel() for grid in np.indices((len(sums), len(options))))
        option = options[option]
        total = lost[before] + loss[option]
        fits = np.flatnonzero(total <= budget)
        if len(fits) > MAX_STATES:
            raise SlabTooWideError("too many packages are nearly as good as Nash's")
        before, option, total = before[fits], option[fits], total[fits]
        vectors = sums[before] + part[option]
        first, added = np.arange(len(fits)), made[before] * count[option]
        if not every:
            first, added = _joined(vectors, added)
        if not every and len(first) > _PRUNE_FROM:
            order, _ = sorted_distinct(vectors[first])
            efficient = np.sort(order[maximal(vectors[first][order])])
            first, added = first[efficient], added[efficient]
        sums, lost, made = vectors[first], total[first], added
        rows = np.concatenate([rows[before[first]], option[first][:, None]], axis=1)
    return sums, rows, made


def _joined(vectors: Integers, counts: NDArray[np.object_]) -> tuple[Integers, NDArray[np.object_]]:
    """Places of the first of equal vectors, in their order, and the sums of their counts."""
    _, first, label = np.unique(vectors, axis=0, return_index=True, return_inverse=True)
    if len(first) == len(vectors):
        return np.arange(len(vectors)), counts
    added = np.zeros(len(first), dtype=object)
    np.add.at(added, label.ravel(), counts)
    order = np.argsort(first)
    return first[order], added[order]
