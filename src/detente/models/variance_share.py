"""How much of the variation of an output one input accounts for, from the draws at hand."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

Floats = NDArray[np.float64]

FEWEST_IN_A_BIN = 50
_BY_CHANCE = 0.01
_NOISE = 1e-12


def varies(output: Floats) -> bool:
    """Whether an output differs between draws by more than what rounding leaves of a constant.

    Parameters
    ----------
    output : (n_draws,) float array
        At least one draw.
    """
    return bool(np.ptp(output) > _NOISE * np.abs(output).max())


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
        Between 0 and 1; zeros where the output does not vary. The share that chance alone gives,
        (n_bins - 1) / (n_draws - 1), is taken off.

    References
    ----------
    Pearson's correlation ratio; Plischke, Borgonovo & Smith (2013), European Journal of Operational
    Research 226, for given-data estimation of Sobol' first-order indices.
    """
    n_draws = len(output)
    n_bins = min(n_bins, n_draws // FEWEST_IN_A_BIN)
    if not inputs.shape[1] or n_bins < 2 or not varies(output):
        return np.zeros(inputs.shape[1])
    bins = np.arange(n_draws) * n_bins // n_draws
    counts = np.bincount(bins, minlength=n_bins)
    by_rank = output[np.argsort(inputs, axis=0, kind="stable")]
    means = np.stack([np.bincount(bins, weights=column, minlength=n_bins) for column in by_rank.T]) / counts
    raw = ((means - output.mean()) ** 2 @ counts) / n_draws / output.var()
    chance = (n_bins - 1) / (n_draws - 1)
    return np.asarray(np.clip((raw - chance) / (1 - chance), 0, 1))


def explained_variance(inputs: Floats, mass: Floats, weight: Floats, *, n_bins: int = 8) -> Floats:
    """Variance of a probability over what each input may turn out to be.

    Parameters
    ----------
    inputs : (n_draws, n_inputs) float array
        Drawn inputs.
    mass : (n_draws,) float array
        Mass in which the event comes about, in each draw.
    weight : (n_draws,) float array
        Mass of each draw in all, above 0; the probability of the event is the ratio of the sums.
    n_bins : int
        See `variance_shares`.

    Returns
    -------
    (n_inputs,) float array
        Between 0 and p (1 - p); what chance alone gives is taken off, and where chance would give as much
        one time in a hundred, 0.

    References
    ----------
    As `variance_shares`, with ratio estimates in the bins: Cochran (1977), Sampling Techniques, section 6.4.
    """
    n_draws, n_inputs = inputs.shape
    n_bins = min(n_bins, n_draws // FEWEST_IN_A_BIN)
    if not n_inputs or n_bins < 2:
        return np.zeros(n_inputs)
    starts = np.searchsorted(np.arange(n_draws) * n_bins // n_draws, np.arange(n_bins))
    order = np.argsort(inputs, axis=0, kind="stable")
    weights = np.add.reduceat(weight[order], starts, axis=0)
    in_bins = np.add.reduceat(mass[order], starts, axis=0) / weights
    p = mass.sum() / weight.sum()
    between = (weights * (in_bins - p) ** 2).sum(axis=0)
    residuals = (mass - p * weight)[order]
    chance = (np.add.reduceat(residuals**2, starts, axis=0) / weights).sum(axis=0) * (n_bins - 1) / n_bins
    heard = between > chance * chdtri(n_bins - 1, _BY_CHANCE) / (n_bins - 1)
    return np.asarray(np.where(heard, np.clip((between - chance) / weight.sum(), 0, p * (1 - p)), 0.0))
