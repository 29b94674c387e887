"""Richardson's coefficients out of yearly levels, by ordinary least squares."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """A linear regression.

    Attributes
    ----------
    coefficients : (n_terms,) float array
    covariance : (n_terms, n_terms) float array
        Of the coefficients; NaN where no degree of freedom is left.
    r_squared : float
        Share of the variance of what is explained.
    degrees : int
        Degrees of freedom that are left.
    """

    coefficients: Floats
    covariance: Floats
    r_squared: float
    degrees: int

    @property
    def errors(self) -> Floats:
        """(n_terms,) float array: standard errors."""
        diagonal: Floats = np.sqrt(np.diag(self.covariance))
        return diagonal


def least_squares(terms: Floats, changes: Floats) -> Fit:
    """Ordinary least squares with classical errors.

    Parameters
    ----------
    terms : (n_cases, n_terms) float array
        Of full rank, with no fewer cases than terms.
    changes : (n_cases,) float array

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        Where the terms do not tell the coefficients apart.
    """
    n_cases, n_terms = terms.shape
    if n_cases < n_terms or np.linalg.matrix_rank(terms) < n_terms:
        raise ValueError("the levels do not tell the coefficients apart")
    coefficients = np.linalg.lstsq(terms, changes)[0]
    residuals = changes - terms @ coefficients
    left = n_cases - n_terms
    variance = residuals @ residuals / left if left else np.nan
    around = changes - changes.mean()
    explained = 1 - residuals @ residuals / (around @ around) if around.any() else np.nan
    covariance: Floats = np.asarray(variance * np.linalg.inv(terms.T @ terms), dtype=np.float64)
    return Fit(np.asarray(coefficients, dtype=np.float64), covariance, float(explained), left)


@dataclass(frozen=True)
class Reaction:
    """One side's reaction, fatigue and grievance, in this order, out of its yearly changes.

    Attributes
    ----------
    terms : (n_changes, 3) float array
        What the change per year is regressed on.
    free : Fit
        Least squares that may give a reaction or a fatigue below 0.
    bounded : (3,) float array
        Least squares with reaction and fatigue of 0 or more, as the model has them.
    noise : float
        Standard deviation of what the bounded coefficients leave unexplained; NaN without a degree of
        freedom.
    """

    terms: Floats
    free: Fit
    bounded: Floats
    noise: float

    def redrawn(self, normal: Floats) -> Floats:
        """Coefficients had the unexplained come out otherwise: a parametric bootstrap.

        Parameters
        ----------
        normal : (n_draws, n_changes) float array
            Standard normal draws.

        Returns
        -------
        (n_draws, 3) float array
            Bounded coefficients of the explained changes with new noise.

        References
        ----------
        Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 6.5.
        """
        return _bounded(self.terms, self.terms @ self.bounded + self.noise * normal)


def reaction(own: Floats, other: Floats, years: Floats) -> Reaction:
    """Estimate how a side answers the other, tires of its own arms, and bears a grudge.

    The change per year from one level to the next is regressed on the means of the two levels, as Richardson
    did for the sum of both sides.

    Parameters
    ----------
    own, other : (n_years,) float array
        Levels of the side and of the one that it answers.
    years : (n_years,) float array
        Ascending.

    Returns
    -------
    Reaction

    Raises
    ------
    ValueError
        Where there are fewer than four years, or the levels of both sides move as one.
    """
    middle_own, middle_other = (own[1:] + own[:-1]) / 2, (other[1:] + other[:-1]) / 2
    terms = np.column_stack([middle_other, -middle_own, np.ones_like(middle_own)])
    changes = np.diff(own) / np.diff(years)
    free, bounded = least_squares(terms, changes), _bounded(terms, changes[None])[0]
    residuals = changes - terms @ bounded
    left = len(changes) - 1 - np.count_nonzero(bounded[:2])
    noise = float(np.sqrt(residuals @ residuals / left)) if left else float("nan")
    return Reaction(terms, free, bounded, noise)


_KEPT = ([0, 1, 2], [0, 2], [1, 2], [2])
"""Terms of a bounded regression: what is left out is 0. The best of these that keeps the bounds is exact."""


def _bounded(terms: Floats, changes: Floats) -> Floats:
    """Least squares with the first two coefficients at least 0, for (n_draws, n_changes) changes."""
    best = np.zeros((len(changes), terms.shape[1]))
    least = np.full(len(changes), np.inf)
    for kept in _KEPT:
        found = np.zeros_like(best)
        found[:, kept] = changes @ np.linalg.pinv(terms[:, kept]).T
        squares = ((changes - found @ terms.T) ** 2).sum(axis=1)
        better = (found[:, :2] >= 0).all(axis=1) & (squares < least)
        best[better], least[better] = found[better], squares[better]
    return best


@dataclass(frozen=True)
class SumEquation:
    """Change of the sum of both sides' levels as a line in the sum: z' = slope (z - zero).

    Attributes
    ----------
    slope : float
        Per year: reaction less fatigue, where the two sides are alike.
    zero : float
        The sum at which nothing changes.
    fit : Fit
        Coefficients in the order slope, constant.
    """

    slope: float
    zero: float
    fit: Fit


def sum_equation(levels: Floats, years: Floats) -> SumEquation:
    """Richardson's line through the yearly increments of total expenditure.

    Parameters
    ----------
    levels : (n_years,) float array
        Totals of both sides.
    years : (n_years,) float array
        Ascending.

    Returns
    -------
    SumEquation

    Raises
    ------
    ValueError
        Where there are fewer than three years, or levels that do not move.

    References
    ----------
    Richardson (1960), Arms and Insecurity, chapter 3: 1909-1913, slope .73 per year, zero at 194 million
    pounds. From memory of the book; the figures from the budgets themselves are .731 and 194.9.

    Examples
    --------
    >>> budgets = np.array([199.2, 204.8, 214.9, 238.7, 289.0])
    >>> found = sum_equation(budgets, np.arange(1909.0, 1914.0))
    >>> round(found.slope, 3), round(found.zero, 1)
    (0.731, 194.9)
    """
    middle = (levels[1:] + levels[:-1]) / 2
    fit = least_squares(np.column_stack([middle, np.ones_like(middle)]), np.diff(levels) / np.diff(years))
    slope, constant = fit.coefficients.tolist()
    return SumEquation(slope, -constant / slope if slope else float("nan"), fit)
