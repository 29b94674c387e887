"""Nash's solution over all mixes of choices, by generating the mixes that it is made of."""

import numpy as np
from numpy.typing import NDArray

from detente.models.mixtures import Mixed, Mixtures

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_ENOUGH = 1e-11
_HARDLY_SPLIT = 1e-5  # the product is so flat about its peak that such a share is rounding
MAX_COLUMNS = 500
MAX_STEPS = 100


def nash_mix(mixtures: Mixtures, weights: Floats, counted: Bools, start: Mixed, at_least: Floats) -> Mixed:
    """The mix with the largest weighted product of gains.

    At the gains found so far the product is priced: a unit of a party's gain is worth its weight over its
    gain. The mix of most worth at these prices is added to those already there, and the best mix of them all
    is found anew, until none is worth more than what is there (fully corrective Frank-Wolfe).

    Parameters
    ----------
    mixtures : Mixtures
        Gains of order 1.
    weights : (d,) float array
        Bargaining weights, above 0.
    counted : (d,) bool array
        Parties in the product.
    start : Mixed
        A mix in which they all gain.
    at_least : (d,) float array
        Least gain of every party.

    Returns
    -------
    Mixed
        A basic mix. Its prices bound what any other could add: see `nash_gap`.

    References
    ----------
    Jaggi (2013), "Revisiting Frank-Wolfe", for the method and its gap; Nash (1950), Econometrica 18.
    """
    columns = mixtures.gains(start.shares)[None]
    exponents = np.where(counted, weights, 0.0)
    while True:
        found = _best_of(columns[:, counted] / columns[0, counted], weights[counted]) @ columns
        prices = np.divide(exponents, found, out=np.zeros(len(found)), where=counted)
        best = mixtures.largest(prices, at_least)
        column = mixtures.gains(best.shares)
        if prices @ column - exponents.sum() <= _ENOUGH * exponents.sum() or len(columns) == MAX_COLUMNS:
            break
        columns = np.vstack((columns, column))
    basic = mixtures.leximin(np.where(counted, found, 1.0), counted, at_least).shares
    plain = Mixed(mixtures.without(basic, _HARDLY_SPLIT), best.prices)
    return plain if nash_gap(mixtures, weights, counted, plain) <= _ENOUGH else Mixed(basic, best.prices)


def nash_gap(mixtures: Mixtures, weights: Floats, counted: Bools, mixed: Mixed) -> float:
    """By which share of itself the product of any mix can at most exceed this one's.

    The logarithm of the product lies below its tangent, and the tangent below its largest value over all
    mixes, acceptable or not, at prices of at least the gradient.
    """
    found = mixtures.gains(mixed.shares)
    exponents = np.where(counted, weights, 0.0)
    prices = np.divide(exponents, found, out=mixed.prices.copy(), where=counted)
    return float(np.expm1(max(0.0, mixtures.most(np.maximum(prices, 0)) - exponents.sum())))


def _best_of(columns: Floats, weights: Floats) -> Floats:
    """How much of each row to take for the largest weighted product of sums.

    A primal-dual Newton method on the conditions of Karush, Kuhn and Tucker: shares times reduced costs go to
    0 together. The first row is positive throughout, and so stays every sum.
    """
    n_rows = len(columns)
    shares = np.full(n_rows, 0.1 / n_rows)
    shares[0] += 0.9
    slacks = np.ones(n_rows)
    price = float((columns @ (weights / (shares @ columns))).max()) + 1.0
    for _ in range(MAX_STEPS):
        sums = shares @ columns
        off = price - columns @ (weights / sums) - slacks
        if shares @ slacks <= 1e-14 and np.abs(off).max() <= 1e-12 * price:
            break
        step, price_step = _newton(columns, weights / sums**2, shares, slacks, off)
        slack_step = (0.1 * (shares @ slacks) / n_rows - slacks * step) / shares - slacks
        length = min(
            1.0,
            *(
                0.99 * float((-x[d < 0] / d[d < 0]).min(initial=np.inf))
                for x, d in ((shares, step), (slacks, slack_step), (sums, step @ columns))
            ),
        )
        shares, slacks, price = (
            shares + length * step,
            slacks + length * slack_step,
            price + length * price_step,
        )
    return np.asarray(shares / shares.sum())


def _newton(
    columns: Floats, curvature: Floats, shares: Floats, slacks: Floats, off: Floats
) -> tuple[Floats, float]:
    """One step of the shares and of the price of their sum."""
    n_rows = len(shares)
    system = np.zeros((n_rows + 1, n_rows + 1))
    system[:-1, :-1] = (columns * curvature) @ columns.T + np.diag(slacks / shares)
    system[-1, :-1] = system[:-1, -1] = 1
    target = 0.1 * (shares @ slacks) / n_rows
    solved = np.linalg.solve(system, np.append(target / shares - slacks - off, 0.0))
    return solved[:-1], float(solved[-1])
