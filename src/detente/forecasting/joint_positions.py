"""How the issues of one proposal settle together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray
from scipy.special import ndtr

from detente.analysis.calibrated import Settlement

Floats = NDArray[np.float64]

MAX_OUTCOMES = 10
MADE = (
    "calibrated distributions of the issues, joined by a Gaussian copula; its correlations are the rank "
    "correlations of the exchange model's outcomes over the worlds; on past proposals no better and no worse "
    "than issues that are not tied"
)


def joint_positions(
    marginals: Mapping[str, Settlement],
    held: Mapping[str, Sequence[float]],
    outcomes: Floats,
    *,
    draws: int,
    rng: np.random.Generator,
) -> dict[str, Any]:
    """A joint distribution with these marginals.

    Parameters
    ----------
    marginals : mapping of issue to Settlement
    held : mapping of issue to sequence of float
        Held positions; a joint outcome is told by the nearest one on each issue.
    outcomes : (n_worlds, n_issues) float array
        What a model that ties the issues to each other says in worlds; only ranks count.
    draws : int
        How many joint outcomes to sample.
    rng : Generator

    Returns
    -------
    dict
        `made` (how, in words), `correlation` by pair of issues, `outcomes` (`near`, `p`; the ten most
        probable), `other`.

    """
    names = list(marginals)
    ranks = rank_correlation(outcomes)
    drawn = joint_sample(list(marginals.values()), ranks, draws=draws, rng=rng)
    cells = np.column_stack([_nearest(held[name], drawn[:, column]) for column, name in enumerate(names)])
    counts = Counter(map(tuple, cells.tolist())).most_common()
    listed = [
        {"near": dict(zip(names, near, strict=True)), "p": count / draws}
        for near, count in counts[:MAX_OUTCOMES]
    ]
    return {
        "made": MADE,
        "correlation": {
            name: dict(zip(names, row, strict=True)) for name, row in zip(names, ranks.tolist(), strict=True)
        },
        "outcomes": listed,
        "other": sum(count for _, count in counts[MAX_OUTCOMES:]) / draws,
    }


def joint_sample(
    marginals: Sequence[Settlement], ranks: Floats, *, draws: int, rng: np.random.Generator
) -> Floats:
    """Draw from distributions that a Gaussian copula joins.

    Parameters
    ----------
    marginals : sequence of Settlement
    ranks : (n_issues, n_issues) float array
        Spearman's rho of each pair.
    draws : int
    rng : Generator

    Returns
    -------
    (draws, n_issues) float array
        On the issues' scales.

    References
    ----------
    Nelsen (2006), An Introduction to Copulas, section 5.1: Spearman's rho r of a Gaussian copula with
    correlation 2 sin(pi r / 6).
    """
    levels = ndtr(rng.standard_normal((draws, len(marginals))) @ _root(2 * np.sin(np.pi * ranks / 6)).T)
    return np.column_stack([_quantiles(one, levels[:, column]) for column, one in enumerate(marginals)])


def rank_correlation(outcomes: Floats) -> Floats:
    """Spearman's rho between columns; 0 where a column does not vary.

    Parameters
    ----------
    outcomes : (n_worlds, n_columns) float array

    Returns
    -------
    (n_columns, n_columns) float array
    """
    ranks = scipy.stats.rankdata(outcomes.round(9), axis=0)
    apart = ranks - ranks.mean(axis=0)
    length = np.sqrt((apart**2).sum(axis=0))
    scaled = apart / np.where(length > 0, length, 1.0)
    found = scaled.T @ scaled
    np.fill_diagonal(found, 1.0)
    return np.asarray(found)


def _root(correlation: Floats) -> Floats:
    """A square root of the nearest matrix that is a correlation: negative eigenvalues cut, diagonal 1."""
    values, vectors = np.linalg.eigh(correlation)
    root = vectors * np.sqrt(np.clip(values, 0, None))
    return np.asarray(root / np.linalg.norm(root, axis=1, keepdims=True))


def _quantiles(marginal: Settlement, levels: Floats) -> Floats:
    reached = np.minimum(np.searchsorted(np.cumsum(marginal.masses), levels), len(marginal.masses) - 1)
    return np.asarray(marginal.support[reached])


def _nearest(held: Sequence[float], points: Floats) -> Floats:
    """Held position nearest to each point; of two the lower."""
    places = np.unique(np.asarray(held))
    middles = (places[1:] + places[:-1]) / 2
    return np.asarray(places[np.searchsorted(middles, points)])
