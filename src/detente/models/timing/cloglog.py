"""The deadline hazard, fitted to past talks."""

from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

_LARGEST = 30.0


@dataclass(frozen=True)
class Fit:
    """Estimates of the log hazard's parts.

    Attributes
    ----------
    coefficients, errors : (n,) float array
        In the order of the columns; standard errors from the observed information.
    log_likelihood : float
    converged : bool
    """

    coefficients: Floats
    errors: Floats
    log_likelihood: float
    converged: bool


def months_at_risk(
    months: Integers, signed: Bools, deadlines: Integers
) -> tuple[Floats, NDArray[np.float64], Integers]:
    """Talks as one row for each month in which they could have been signed.

    Parameters
    ----------
    months : (n,) int array
        How long each was open, at least 1; a spell ends at its deadline at the latest.
    signed : (n,) bool array
        Whether it was signed in its last month.
    deadlines : (n,) int array
        D, in months from the start.

    Returns
    -------
    columns : (n_rows, 2) float array
        1, and nearness 1 / (D - t + 1) in month t.
    happened : (n_rows,) float array
        1 in the month of signature, else 0.
    spells : (n_rows,) int array
        Which talks the row belongs to; further columns, such as events, are added by it.
    """
    spells = np.repeat(np.arange(len(months)), months)
    month = np.concatenate([np.arange(1, n + 1) for n in months.tolist()])
    nearness = 1 / (deadlines[spells] - month + 1)
    happened = (signed[spells] & (month == months[spells])).astype(np.float64)
    return np.column_stack([np.ones(len(month)), nearness]), happened, spells


def fit_cloglog(columns: Floats, happened: Floats) -> Fit:
    """Maximum likelihood of `h = 1 - exp(-exp(columns @ coefficients))`.

    Parameters
    ----------
    columns : (n_rows, n) float array
        Those of `months_at_risk` first, whose coefficients are a and b; then events.
    happened : (n_rows,) float array
        1 where it was signed in that month, else 0.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        Where nothing, or everything, was signed, so that no estimate is finite, and where the columns do not
        tell their coefficients apart.

    References
    ----------
    Allison (1982), "Discrete-time methods for the analysis of event histories", Sociological Methodology 13.
    """
    if not 0 < happened.sum() < len(happened):
        raise ValueError("some months with a signature and some without are needed")
    if np.linalg.matrix_rank(columns) < columns.shape[1]:
        raise ValueError("the months do not tell the coefficients apart")

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        log_hazard = np.minimum(columns @ coefficients, _LARGEST)
        hazard = np.exp(log_hazard)
        at_signing = np.log(-np.expm1(-hazard))
        slope = np.where(happened > 0, hazard / np.expm1(np.minimum(hazard, 700.0)), -hazard)
        total = np.where(happened > 0, at_signing, -hazard).sum()
        return -float(total), -(columns.T @ slope)

    start = np.zeros(columns.shape[1])
    start[0] = np.log(happened.mean())
    found = scipy.optimize.minimize(
        loss, start, jac=True, method="BFGS", options={"gtol": 1e-6 * len(happened)}
    )
    hazard = np.exp(np.minimum(columns @ found.x, _LARGEST))
    expected = np.where(hazard < 700.0, hazard**2 / np.expm1(np.minimum(hazard, 700.0)), 0.0)
    information = columns.T @ (columns * expected[:, None])
    errors = np.sqrt(np.diag(np.linalg.inv(information)))
    return Fit(np.asarray(found.x), np.asarray(errors), -float(found.fun), bool(found.success))
