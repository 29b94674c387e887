"""Boosted trees: one tree after the other, each grown on what the log odds so far miss."""

import dataclasses

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from detente.models.precedent.randomized_trees import LEAF, Forest, Growth, Reals, grow_forest, joined

Floats = NDArray[np.float64]

STEP = 0.07
"""Share of each tree that is added."""
SUREST = 0.002
"""Chances are kept this far from 0 and 1 where the next tree is grown."""
FURTHEST = 4.0
"""Most that a leaf may add, before STEP."""


def boost(
    x: Reals,
    held: Floats,
    weights: Floats,
    groups: NDArray[np.intp],
    generator: np.random.Generator,
    growth: Growth,
) -> Forest:
    """Grow trees that lower the log loss one by one, each on some of the groups of rows.

    The first is a single leaf, the log odds of the share of rows held. A leaf of the others adds Newton's
    step to the log odds of its rows: the sum of what is missed over the sum of the variances.

    Parameters
    ----------
    x : (n, n_features) float array
    held : (n,) float array
        Of 0 and 1.
    weights : (n,) float array
        Above 0.
    groups, generator, growth
        As of `grow_forest`.

    Returns
    -------
    Forest
        For `boosted`: one tree more than asked for.

    References
    ----------
    Friedman (2001), "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29(5);
    on a share of the rows, Friedman (2002), "Stochastic gradient boosting", Computational Statistics and Data
    Analysis 38(4). Cuts that are drawn, and shares of groups instead of rows, are ours.
    """
    share_held = np.clip(np.average(held, weights=weights), SUREST, 1 - SUREST)
    trees = [_leaf(float(logit(share_held)) / STEP)]
    odds = np.full(len(x), logit(share_held))
    alone = dataclasses.replace(growth, n_trees=1)
    for _ in range(growth.n_trees):
        chances = np.clip(expit(odds), SUREST, 1 - SUREST)
        spread = chances * (1 - chances)
        missed = (held - chances) / spread
        grown = grow_forest(x, missed, weights * spread, groups, generator, alone)
        trees.append(dataclasses.replace(grown, values=np.clip(grown.values, -FURTHEST, FURTHEST)))
        odds += STEP * trees[-1].predict(x)
    return joined(trees)


def boosted(forest: Forest, x: Reals) -> Floats:
    """Chance of each row to be held.

    Parameters
    ----------
    forest : Forest
        Of `boost`.
    x : (n, n_features) float array

    Returns
    -------
    (n,) float array
    """
    return np.asarray(expit(STEP * len(forest.roots) * forest.predict(x)))


def _leaf(value: float) -> Forest:
    """A tree of one leaf."""
    none = np.zeros(1, dtype=np.int32)
    blank, values = np.zeros(1, dtype=np.float32), np.array([value], dtype=np.float32)
    return Forest(none, np.full(1, LEAF, dtype=np.int32), blank, none, values)
