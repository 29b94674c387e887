"""Weights of a linear pool with the least score, common ones and those of each kind of case."""

from collections.abc import Sequence

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# How much harder weights are held to sum 1 than scores are made small.
_HOLD = 1e4
# Least eigenvalue kept of a quadratic form, relative to the largest.
_FLOOR = 1e-12


def pool_weights(quadratic: Sequence[Floats], linear: Sequence[Floats], penalty: float) -> Floats:
    """Weights on the simplex, for each kind of case, that minimise the summed score.

    Minimises the sum over kinds g of `w_g' Q_g w_g - 2 b_g' w_g + penalty |w_g - w_0|^2`, and
    `penalty |w_0 - 1/n|^2`, over common weights w_0 and the kinds' own, all on the simplex. It is solved as
    non-negative least squares (Lawson and Hanson 1974).

    Parameters
    ----------
    quadratic : one (n, n) float array per kind
        Summed over the cases of the kind; zeros where it has none.
    linear : one (n,) float array per kind
        Likewise.
    penalty : float
        Above 0; in the unit of the summed score.

    Returns
    -------
    (n_kinds, n) float array
        Rows sum to 1.
    """
    n, n_kinds = len(linear[0]), len(linear)
    scale = max(float(np.trace(matrix)) for matrix in quadratic) or 1.0
    rows, goals = [], []
    pull = np.sqrt(penalty / scale)
    common = np.zeros((n, n * (n_kinds + 1)))
    common[:, :n] = pull * np.eye(n)
    rows.append(common)
    goals.append(np.full(n, pull / n))
    for kind, (matrix, vector) in enumerate(zip(quadratic, linear, strict=True)):
        own = slice(n * (kind + 1), n * (kind + 2))
        root, goal = _least_squares(matrix / scale, vector / scale)
        fit = np.zeros((len(root), n * (n_kinds + 1)))
        fit[:, own] = root
        tie = np.zeros((n, n * (n_kinds + 1)))
        tie[:, own], tie[:, :n] = pull * np.eye(n), -pull * np.eye(n)
        rows += [fit, tie]
        goals += [goal, np.zeros(n)]
    sums = _HOLD * np.kron(np.eye(n_kinds + 1), np.ones(n))
    found, _ = scipy.optimize.nnls(
        np.vstack([*rows, sums]), np.concatenate([*goals, np.full(n_kinds + 1, _HOLD)])
    )
    weights = found.reshape(n_kinds + 1, n)[1:]
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _least_squares(matrix: Floats, vector: Floats) -> tuple[Floats, Floats]:
    """A and y with `|A w - y|^2` equal to the quadratic form but for a constant."""
    values, vectors = np.linalg.eigh(matrix)
    kept = values > max(values[-1], 1e-300) * _FLOOR
    roots = np.sqrt(values[kept])
    return roots[:, None] * vectors[:, kept].T, (vectors[:, kept].T @ vector) / roots
