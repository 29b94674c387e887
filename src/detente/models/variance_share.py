"""How much of the variation of an output one input accounts for, from the draws at hand."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEWEST_IN_A_BIN = 50


def variance_shares(inputs: Floats, output: Floats, *, n_bins: int = 16) -> Floats:
    """First-order variance share of each input: variance of the binned conditional mean.

    Parameters
    ----------
    inputs : (n_draws, n_inputs) float array
        Drawn inputs.
    output : (n_draws,) float array
        What they led to.
    n_bins : int
        Bins of equal count, by rank; fewer where fewer than 50 draws would fall into each.

    Returns
    -------
    (n_inputs,) float array
        Between 0 and 1; the share that chance alone gives, (n_bins - 1) / (n_draws - 1), is taken off.

    References
    ----------
    Pearson's correlation ratio; Plischke, Borgonovo & Smith (2013), European Journal of Operational
    Research 226, for given-data estimation of Sobol' first-order indices.
    """
    n_draws = len(output)
    total = output.var()
    n_bins = min(n_bins, n_draws // FEWEST_IN_A_BIN)
    if not inputs.shape[1] or total == 0 or n_bins < 2:
        return np.zeros(inputs.shape[1])
    bins = np.arange(n_draws) * n_bins // n_draws
    counts = np.bincount(bins, minlength=n_bins)
    by_rank = output[np.argsort(inputs, axis=0, kind="stable")]
    means = np.stack([np.bincount(bins, weights=column, minlength=n_bins) for column in by_rank.T]) / counts
    raw = ((means - output.mean()) ** 2 @ counts) / n_draws / total
    chance = (n_bins - 1) / (n_draws - 1)
    return np.asarray(np.clip((raw - chance) / (1 - chance), 0, 1))
