"""How often treaties of late held each term: the outside view."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HORIZON = 10.0
"""Years in which a treaty is of late."""
UNKNOWN = 0.5
"""Chance of a term that no earlier treaty was coded for."""


def base_rates(terms: Floats, ages: Floats, weights: Floats | None = None) -> Floats:
    """Share of treaties that hold each term, whoever made them.

    Parameters
    ----------
    terms : (n_treaties, n_terms) float array
        1 where the treaty holds the term, 0 where not, NaN where it was not coded.
    ages : (n_treaties,) float array
        Years since each was made, above 0.
    weights : (n_treaties,) float array, optional
        How much each counts; default all alike.

    Returns
    -------
    (n_terms,) float array
        Over treaties of at most HORIZON years; of a term that none of them was coded for, over all.

    Examples
    --------
    >>> base_rates(np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]]), np.array([2.0, 9.0, 20.0]))
    array([0.5, 0. ])
    """
    counts = np.ones(len(ages)) if weights is None else weights
    late = shares(terms, counts * (ages <= HORIZON))
    late = np.where(np.isnan(late), shares(terms, counts), late)
    return np.where(np.isnan(late), UNKNOWN, late)


def shares(terms: Floats, weights: Floats) -> Floats:
    """Weighted share of treaties with each term; NaN where no treaty of any weight was coded for it."""
    coded = ~np.isnan(terms)
    totals = weights @ coded
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = (weights @ np.where(coded, terms, 0.0)) / totals
    return np.where(totals > 0, found, np.nan)
