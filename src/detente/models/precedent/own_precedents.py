"""What the parties themselves have agreed to before."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

MEMORY = 5.0
"""Years after which a treaty counts 1/e as much."""
PRIOR = 0.3
"""How many fresh treaties of exactly these parties the base rate counts for: judgement."""
MISMATCH = 0.5
"""What a treaty's weight is multiplied by for each agreed term that it has otherwise: judgement."""


def overlap(members: Booleans, parties: Booleans) -> Floats:
    """How far the parties of each treaty are the same: the shared ones over all of both.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    parties : (n_parties,) bool array

    Returns
    -------
    (n_treaties,) float array
        0 where no party is shared, 1 where all are.

    References
    ----------
    Jaccard (1912), "The distribution of the flora in the alpine zone", New Phytologist 11(2).
    """
    shared = (members & parties).sum(axis=1)
    both = (members | parties).sum(axis=1)
    return np.asarray(shared / np.maximum(both, 1), dtype=np.float64)


def weights(overlaps: Floats, ages: Floats) -> Floats:
    """What each earlier treaty counts: its overlap times exp(-age / MEMORY).

    Parameters
    ----------
    overlaps : (n_treaties,) float array
        Of `overlap`.
    ages : (n_treaties,) float array
        Years.

    Returns
    -------
    (n_treaties,) float array

    Examples
    --------
    >>> weights(np.array([1.0, 0.5]), np.array([5.0, 0.0])).round(3)
    array([0.368, 0.5  ])
    """
    counted: Floats = overlaps * np.exp(-ages / MEMORY)
    return counted


def agreement(terms: Floats, agreed: Floats) -> Floats:
    """What the weight of each treaty is multiplied by for the terms that are agreed already.

    Parameters
    ----------
    terms : (n_treaties, n_terms) float array
    agreed : (n_terms,) float array
        1 or 0 where it is agreed that the deal holds the term, or does not; else NaN.

    Returns
    -------
    (n_treaties,) float array
        MISMATCH to the power of the number of agreed terms that the treaty has otherwise.
    """
    otherwise = (np.abs(terms - agreed) > 0) & ~np.isnan(terms) & ~np.isnan(agreed)
    factor: Floats = MISMATCH ** otherwise.sum(axis=1)
    return factor


def own_precedents(terms: Floats, counted: Floats, base: Floats, prior: float = PRIOR) -> Floats:
    """Chance of each term: the weighted share of the parties' own treaties, drawn towards the base rate.

    Parameters
    ----------
    terms : (n_treaties, n_terms) float array
        1, 0, or NaN where not coded.
    counted : (n_treaties,) float array
        Weights.
    base : (n_terms,) float array
        Base rates, which alone count where the parties have no treaties.
    prior : float
        Weight of the base rate; 0 for the parties' own treaties alone.

    Returns
    -------
    (n_terms,) float array
    """
    coded = ~np.isnan(terms)
    held, known = counted @ np.where(coded, terms, 0.0), counted @ coded + prior
    return np.where(known > 0, (held + prior * base) / np.where(known > 0, known, 1.0), base)
