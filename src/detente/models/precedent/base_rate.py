"""How often treaties of late held each term: the outside view."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HORIZON = 10.0
"""Years in which a treaty is of late."""
HALF = 0.5
"""Treaties with and without the term that are added: Jeffreys's prior."""


def base_rates(terms: Floats, ages: Floats, weights: Floats | None = None) -> Floats:
    """Share of treaties that hold each term, whoever made them, half a treaty added either way.

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

    References
    ----------
    Jeffreys (1946), "An invariant form for the prior probability in estimation problems", Proceedings of the
    Royal Society A 186.

    Examples
    --------
    >>> base_rates(np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]]), np.array([2.0, 9.0, 20.0])).round(3)
    array([0.5  , 0.167])
    """
    counts = np.ones(len(ages)) if weights is None else weights
    coded = ~np.isnan(terms)
    late = counts * (ages <= HORIZON)
    return np.where(late @ coded > 0, _rates(terms, coded, late), _rates(terms, coded, counts))


def _rates(terms: Floats, coded: NDArray[np.bool_], counts: Floats) -> Floats:
    rates: Floats = (counts @ np.where(coded, terms, 0.0) + HALF) / (counts @ coded + 2 * HALF)
    return rates
