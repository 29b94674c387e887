"""Whether a chamber ratifies: groups of members who each vote yes with some chance."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.fft import next_fast_len
from scipy.special import expit, gammaln, logit, ndtr, ndtri

from detente.models.ratification.votes_kernel import at_least

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

N_NODES = 128
MANY_SEATS, MANY_NODES = 250, 512
"""The more seats, the sharper the vote turns with the common shock, and the closer the nodes must lie."""
_WIDEST = 6.0
_MAX_CELLS = 2**22
_TINY = 1e-300
_CLEAR = 1e-12
"""A probability that is none."""


def yes_votes(seats: ArrayLike, yes: ArrayLike) -> Floats:
    """Distribution of the number of yes votes, each vote independent of the others.

    Parameters
    ----------
    seats : (n_groups,) int array
        Members of each group; groups of one give the general Poisson-binomial distribution.
    yes : (..., n_groups) float array
        Chance that each member of the group votes yes.

    Returns
    -------
    (..., n_seats + 1) float array
        Probability of each number, by convolution of the groups' binomials.

    References
    ----------
    Hong (2013), "On computing the distribution function for the Poisson binomial distribution", Computational
    Statistics & Data Analysis 59.

    Examples
    --------
    >>> yes_votes([1, 1], [0.5, 0.2]).round(3)
    array([0.4, 0.5, 0.1])
    """
    chances = np.asarray(yes, dtype=np.float64)
    groups = np.asarray(seats, dtype=np.int64)
    total = int(groups.sum())
    length = next_fast_len(total + 1, real=True)
    spectrum = np.ones((*chances.shape[:-1], length // 2 + 1), dtype=np.complex128)
    for group, n in enumerate(groups.tolist()):
        spectrum *= np.fft.rfft(_binomial(n, chances[..., group]), length)
    return np.asarray(np.fft.irfft(spectrum, length)[..., : total + 1].clip(0, 1))


def passes(
    seats: ArrayLike,
    yes: ArrayLike,
    quota: int,
    correlation: ArrayLike = 0.0,
    *,
    n_nodes: int | None = None,
) -> Floats:
    """Probability that at least `quota` members vote yes when all share one shock.

    A member votes yes where `sqrt(rho) z + sqrt(1 - rho) e` is below the quantile of its chance, z common to
    all and e its own, both standard normal. z is integrated out by the trapezoidal rule, which converges
    geometrically here and, unlike Gauss-Hermite of as many nodes, stays right where the vote turns sharply.

    Parameters
    ----------
    seats : (n_groups,) int array
        Members of each group.
    yes : (..., n_groups) float array
        Chance that each member of the group votes yes, common shock included.
    quota : int
        Votes that ratify.
    correlation : (...) float array
        rho, from 0 (each votes alone) to 1 (one draw for all).
    n_nodes : int, optional
        Of the quadrature; default 128, or 512 for more than 250 seats.

    Returns
    -------
    (...) float array

    References
    ----------
    Vasicek (1987), the one-factor Gaussian copula, in Vasicek (2002), Risk 15(12), "Loan portfolio value".

    Examples
    --------
    >>> seats, yes = [55, 20, 25], [[0.97, 0.60, 0.05], [0.97, 0.75, 0.05]]
    >>> passes(seats, yes, 67).round(3), passes(seats, yes, 67, 0.2).round(3)
    (array([0.519, 0.887]), array([0.536, 0.734]))
    """
    n_seats = int(np.sum(seats))
    by_size = np.argsort(seats, kind="stable")
    members = np.asarray(seats, dtype=np.int64)[by_size]
    chances = np.asarray(yes, dtype=np.float64)[..., by_size]
    rho = np.broadcast_to(np.asarray(correlation, dtype=np.float64), chances.shape[:-1])
    nodes = np.linspace(-_WIDEST, _WIDEST, n_nodes or _nodes(n_seats))
    weights = np.exp(-(nodes**2) / 2)
    whole = np.column_stack([chances.reshape(-1, chances.shape[-1]), rho.ravel()])
    rows, places = np.unique(whole, axis=0, return_inverse=True)
    flat, shared = rows[:, :-1], rows[:, -1]
    step = max(1, _MAX_CELLS // (len(nodes) * (n_seats + 1)))
    found = np.empty(len(flat))
    for start in range(0, len(flat), step):
        part = slice(start, start + step)
        shocked = _shocked(flat[part], shared[part], nodes)
        found[part] = _reaching(members, shocked, max(quota, 0)) @ (weights / weights.sum())
    return np.asarray(found[places].reshape(chances.shape[:-1]).clip(0, 1))


def swayed(yes: ArrayLike, slope: ArrayLike, distance: ArrayLike) -> Floats:
    """Chances of a yes once a deal is better or worse than the one that they were judged for.

    Parameters
    ----------
    yes : (..., n_groups) float array
        Chances at distance 0.
    slope : (...) float array
        b, by which the log odds rise per unit of distance.
    distance : (...) float array
        How much better the deal is.

    Returns
    -------
    (..., n_groups) float array
        `logit^-1(a + b distance)` with a the log odds of `yes`.

    Examples
    --------
    >>> swayed([0.5, 0.8, 1.0], 2.0, 0.5).round(3)
    array([0.731, 0.916, 1.   ])
    """
    moved = np.asarray(slope, dtype=np.float64) * np.asarray(distance, dtype=np.float64)
    return np.asarray(expit(logit(np.asarray(yes, dtype=np.float64)) + moved[..., None]))


def _nodes(n_seats: int) -> int:
    return N_NODES if n_seats <= MANY_SEATS else MANY_NODES


def _binomial(n: int, p: Floats) -> Floats:
    """(..., n + 1) binomial probabilities."""
    k = np.arange(n + 1)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    yes, no = (np.log(np.maximum(chance, _TINY))[..., None] for chance in (p, 1 - p))
    return np.asarray(np.exp(ways + k * yes + (n - k) * no))


def _reaching(members: Integers, yes: Floats, quota: int) -> Floats:
    """Probability of at least so many yes votes, (..., n_groups) to (...); not counted where clear.

    It is clear where Bernstein's inequality puts the number that far from its mean below `_CLEAR`.
    """
    mean, variance = yes @ members, (yes * (1 - yes)) @ members
    far = np.maximum(np.maximum(quota - mean, mean - (quota - 1)), 0.0)
    unclear = far**2 < -2 * np.log(_CLEAR) * (variance + far / 3)
    found = (mean >= quota).astype(np.float64)
    found[unclear] = at_least(members, yes[unclear], quota)
    return found


def _shocked(yes: Floats, rho: Floats, z: Floats) -> Floats:
    """Chances of a yes given each shock, (n, n_groups) to (n, n_nodes, n_groups)."""
    own = np.sqrt(np.maximum(1 - rho, 1e-12))[:, None, None]
    pushed = np.sqrt(rho)[:, None, None] * z[:, None]
    return np.asarray(ndtr((ndtri(yes)[:, None, :] + pushed) / own))
