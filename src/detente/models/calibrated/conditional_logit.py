"""McFadden's conditional logit: which of several candidates, from what distinguishes them."""

from collections.abc import Sequence

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray
from scipy.special import logsumexp

Floats = NDArray[np.float64]


def conditional_logit(features: Sequence[Floats], chosen: Sequence[int], ridge: float) -> Floats:
    """Coefficients of greatest penalised likelihood.

    Parameters
    ----------
    features : one (n_candidates, n_features) float array per case
        At least one case; what is known of each candidate.
    chosen : one int per case
        Place of the candidate that came true.
    ridge : float
        At least 0: `ridge |beta|^2 / 2` is taken from the log likelihood.

    Returns
    -------
    (n_features,) float array

    References
    ----------
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior".
    """

    sizes = np.array([len(matrix) for matrix in features])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rows = np.vstack(features)
    true = starts + np.asarray(chosen)

    def loss(beta: Floats) -> tuple[float, Floats]:
        scores = rows @ beta
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        weights = np.exp(scores)
        totals = np.add.reduceat(weights, starts)
        shares = weights / np.repeat(totals, sizes)
        value = float(np.log(totals).sum() - scores[true].sum() + 0.5 * ridge * beta @ beta)
        return value, shares @ rows - rows[true].sum(axis=0) + ridge * beta

    return np.asarray(scipy.optimize.minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x)


def chances(features: Floats, coefficients: Floats) -> Floats:
    """Probability of each candidate.

    Parameters
    ----------
    features : (n_candidates, n_features) float array
    coefficients : (n_features,) float array
        Of `conditional_logit`.

    Returns
    -------
    (n_candidates,) float array
        Summing to 1.
    """
    scores = features @ coefficients
    return np.asarray(np.exp(scores - logsumexp(scores)))
