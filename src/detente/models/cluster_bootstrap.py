"""Intervals of means when cases come in groups."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def mean_intervals(
    values: Floats, groups: NDArray[np.intp], generator: np.random.Generator, draws: int = 2000
) -> Floats:
    """95 % percentile intervals of means, groups drawn with replacement.

    Parameters
    ----------
    values : (n_cases, n_columns) float array
        NaN where a column says nothing of a case.
    groups : (n_cases,) int array
        Group of each case, from 0.
    generator : numpy.random.Generator
        The source of randomness; every column is judged on the same draws.
    draws : int
        At least 1.

    Returns
    -------
    (2, n_columns) float array
        Lower and upper end; NaN for a column without cases.

    References
    ----------
    Efron and Tibshirani (1993), chapter 8: the unit that is drawn is the group.
    """
    n_groups = int(groups.max()) + 1
    told = ~np.isnan(values)
    sums = np.zeros((n_groups, values.shape[1]))
    counts = np.zeros_like(sums)
    np.add.at(sums, groups, np.where(told, values, 0.0))
    np.add.at(counts, groups, told)
    drawn = generator.multinomial(n_groups, np.full(n_groups, 1 / n_groups), size=draws)
    with np.errstate(invalid="ignore"):
        means = (drawn @ sums) / (drawn @ counts)
    intervals = np.full((2, values.shape[1]), np.nan)
    some = told.any(axis=0)
    intervals[:, some] = np.nanpercentile(means[:, some], [2.5, 97.5], axis=0)
    return intervals
