"""The package that each pooled solution chooses, in many worlds at once."""

import numpy as np
from numpy.typing import NDArray

from detente.models.acceptance import accepted
from detente.models.frontier import noise_scale
from detente.models.kalai_smorodinsky import relative_gains
from detente.models.nash import nash_product

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.int64]

NO_PACKAGE = -1
TIE = 1e-7
"""Weight of the sum of relative gains, which decides where two packages score the same to seven digits."""
SAME = 1e-12
"""Gains of this share of a party's `noise_scale` in a world are none, scores so near to each other equal."""


def choose(gains: Floats, veto: Bools, quorum: int) -> Places:
    """Choice of each pooled solution, by Nash's product and by the smallest share.

    Both scores are of relative gains, so that a party's scale does not matter; where two packages score the
    same to seven digits, the larger sum of relative gains decides, then the file's order. What a world
    chooses depends on no other world, nor on the order in which its sums were added up.

    Parameters
    ----------
    gains : (n_worlds, n_packages, n_principals) float array
        Worth less no deal.
    veto : (n_principals,) bool array
        Principals without whom there is no deal.
    quorum : int
        How many principals must accept in all.

    Returns
    -------
    (n_solutions, n_worlds) int array
        Places among the packages; NO_PACKAGE where none is acceptable.

    Examples
    --------
    The second package splits what the first gives to one alone; the third is as good, and comes later.

    >>> gains = np.array([[[3.0, 0.0], [2.0, 2.0], [2.0, 2.0]]])
    >>> choose(gains, np.array([True, True]), 2).tolist()
    [[1], [1]]
    """
    tolerance = SAME * noise_scale(np.abs(gains).max(axis=1, initial=0.0))
    acceptable = accepted(gains >= -tolerance[:, None], veto, quorum)
    hope = np.where(acceptable[..., None], gains, -np.inf).max(axis=1)
    shares = relative_gains(gains, np.where(hope > tolerance, hope, 0.0))
    tie_break = TIE * shares.sum(axis=-1)
    scores = (nash_product(shares, np.ones(gains.shape[-1])), shares.min(axis=-1))
    best = [_first_best(np.where(acceptable, score + tie_break, -np.inf)) for score in scores]
    return np.where(acceptable.any(axis=1), np.stack(best), NO_PACKAGE)


def _first_best(score: Floats) -> Places:
    """Place of the first package that is as good as any, (n_worlds,)."""
    return np.asarray((score >= score.max(axis=1, keepdims=True) - SAME).argmax(axis=1))
