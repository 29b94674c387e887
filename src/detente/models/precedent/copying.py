"""The next treaty as a copy of the last."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def last_precedent(overlaps: Floats, ages: Floats) -> int | None:
    """The latest treaty that shares a party; of several as late, the one that shares most.

    Parameters
    ----------
    overlaps : (n_treaties,) float array
        0 where no party is shared.
    ages : (n_treaties,) float array
        Years since each was made.

    Returns
    -------
    int or None
        Its place; None where no treaty shares a party.

    Examples
    --------
    >>> last_precedent(np.array([0.0, 0.2, 0.5]), np.array([1.0, 3.0, 3.0]))
    2
    """
    sharing = np.flatnonzero(overlaps > 0)
    if not len(sharing):
        return None
    latest = sharing[ages[sharing] == ages[sharing].min()]
    return int(latest[overlaps[latest].argmax()])


def copied(terms: Floats, last: int | None, base: Floats) -> Floats:
    """The last treaty's terms; where there is none, or it was not coded, whether most treaties hold the term.

    Parameters
    ----------
    terms : (n_treaties, n_terms) float array
        1, 0, or NaN where not coded.
    last : int or None
        Place of the treaty that is copied.
    base : (n_terms,) float array
        Base rates.

    Returns
    -------
    (n_terms,) float array
        Of 0 and 1.
    """
    usual = (base > 0.5).astype(float)
    if last is None:
        return usual
    return np.where(np.isnan(terms[last]), usual, terms[last])
