"""Weights of models from how well each foretold past cases, held near equal while cases are few."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PRIOR_CASES = 10.0
"""Cases' worth of belief that all models are equally good."""
_STEPS = 10_000
_CLOSE = 1e-10


def stacking_weights(
    likelihoods: Floats, counts: Floats | None = None, *, prior_cases: float = PRIOR_CASES
) -> Floats:
    """Weights of a linear pool with the best logarithmic score, shrunk to equal ones.

    Parameters
    ----------
    likelihoods : (n_cases, n_models) float array
        Probability that each model gave to what happened; above 0.
    counts : (n_cases,) float array, optional
        How much each row counts; default 1.
    prior_cases : float
        Weight of the prior: so many cases that all models foretold equally well.

    Returns
    -------
    (n_models,) float array
        The posterior mode under a Dirichlet prior with parameters `1 + prior_cases / n_models`; sums to 1.

    References
    ----------
    Yao et al. (2018), Using stacking to average Bayesian predictive distributions; found by the steps of
    Dempster, Laird and Rubin (1977), which never lower the posterior.

    Examples
    --------
    >>> right, wrong = np.full(10, 0.9), np.full(10, 0.3)
    >>> stacking_weights(np.column_stack([right, wrong])).round(3).tolist()
    [0.683, 0.317]
    """
    n_models = likelihoods.shape[1]
    counts = np.ones(len(likelihoods)) if counts is None else counts
    weights = np.full(n_models, 1 / n_models)
    for _ in range(_STEPS):
        shares = likelihoods * weights
        shares /= shares.sum(axis=1, keepdims=True)
        new = counts @ shares + prior_cases / n_models
        new /= new.sum()
        if np.abs(new - weights).max() < _CLOSE:
            return np.asarray(new)
        weights = new
    return weights
