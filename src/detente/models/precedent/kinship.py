"""How near earlier treaties stand to a deal, by several measures of shared parties and of age."""

import numpy as np
from numpy.typing import NDArray

from detente.models.precedent.own_precedents import overlap

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

SIZE_WIDTH = 0.5
"""Spread of the logarithm of the number of parties within which treaties are of a size."""
SMALLEST = 1e-9


def cosine(members: Booleans, parties: Booleans) -> Floats:
    """Shared parties over the geometric mean of both numbers.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    parties : (n_parties,) bool array

    Returns
    -------
    (n_treaties,) float array
        From 0 to 1.

    Examples
    --------
    >>> cosine(np.array([[True, True], [True, False]]), np.array([True, False])).round(3)
    array([0.707, 1.   ])
    """
    shared = (members & parties).sum(axis=1)
    return np.asarray(shared / np.sqrt(np.maximum(members.sum(axis=1) * parties.sum(), 1)), dtype=np.float64)


def containment(members: Booleans, parties: Booleans) -> Floats:
    """Shared parties over the smaller of both numbers.

    Parameters
    ----------
    members, parties
        See `cosine`.

    Returns
    -------
    (n_treaties,) float array
        From 0 to 1.
    """
    shared = (members & parties).sum(axis=1)
    smaller = np.minimum(members.sum(axis=1), parties.sum())
    return np.asarray(shared / np.maximum(smaller, 1), dtype=np.float64)


def rare_overlap(members: Booleans, parties: Booleans) -> Floats:
    """Overlap in which a party counts the more, the fewer treaties it made (inverse document frequency).

    Parameters
    ----------
    members, parties
        See `cosine`.

    Returns
    -------
    (n_treaties,) float array
        From 0 to 1.

    References
    ----------
    Spärck Jones (1972), "A statistical interpretation of term specificity and its application in retrieval",
    Journal of Documentation 28(1).
    """
    worth = np.log((len(members) + 1) / (members.sum(axis=0) + 0.5))
    shared, either = (members & parties) @ worth, (members | parties) @ worth
    return np.asarray(shared / np.maximum(either, SMALLEST), dtype=np.float64)


def second_hand(members: Booleans, parties: Booleans) -> Floats:
    """How often the parties of each treaty sign with those of the deal, shared ones included.

    Two parties are as near as the cosine of their signatures, a treaty of many counting less.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    parties : (n_parties,) bool array

    Returns
    -------
    (n_treaties,) float array
        From 0 to 1.
    """
    sizes = np.maximum(members.sum(axis=1), 1)
    spread = members / sizes[:, None]
    made = np.sqrt(np.maximum(spread.sum(axis=0), SMALLEST))
    ours = np.flatnonzero(parties)
    if not len(ours):
        return np.zeros(len(members))
    signed = members.astype(np.float64)
    near = np.einsum("nk,np->kp", spread[:, ours], signed) / np.outer(made[ours], made)
    return np.asarray(np.einsum("np,p->n", signed, near.mean(axis=0)) / sizes, dtype=np.float64)


def of_a_size(members: Booleans, parties: Booleans) -> Floats:
    """1 for treaties of as many parties as the deal, falling with the ratio of the numbers.

    Parameters
    ----------
    members, parties
        See `cosine`.

    Returns
    -------
    (n_treaties,) float array
        From 0 to 1.
    """
    ratio = np.log(np.maximum(members.sum(axis=1), 1)) - np.log(max(int(parties.sum()), 1))
    return np.asarray(np.exp(-((ratio / SIZE_WIDTH) ** 2)), dtype=np.float64)


def kinds(members: Booleans, parties: Booleans) -> dict[str, Floats]:
    """Every measure by its name.

    Parameters
    ----------
    members, parties
        See `cosine`.

    Returns
    -------
    dict of str to (n_treaties,) float array
    """
    return {
        "overlap": overlap(members, parties),
        "cosine": cosine(members, parties),
        "containment": containment(members, parties),
        "rare overlap": rare_overlap(members, parties),
        "second hand": second_hand(members, parties),
        "size": of_a_size(members, parties),
    }
