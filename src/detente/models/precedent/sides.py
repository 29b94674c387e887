"""The sides of a deal, and earlier treaties of one side with parties like the other."""

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

MOST = 0.5
"""Share of a side that takes part in a treaty from which on it is one of theirs."""
MEMORY = 20.0
"""Years after which having signed together counts 1/e as much."""
STRANGE = 0.1
"""Likeness of parties that never sign with the same others."""
SMALLEST = 1e-9


def sides(members: Booleans, parties: Booleans) -> Booleans:
    """Parties of a deal by side: those that made a treaty among themselves before are one.

    The largest such treaty is taken first, then the one that covers most of the rest; parties that are left
    are a side each.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    parties : (n_parties,) bool array

    Returns
    -------
    (n_sides, n_parties) bool array
        Each party of the deal is of one side.

    Examples
    --------
    >>> sides(np.array([[True, True, False]]), np.array([True, True, True]))
    array([[ True,  True, False],
           [False, False,  True]])
    """
    among = members[~(members & ~parties).any(axis=1) & (members.sum(axis=1) < parties.sum())]
    left, found = parties.copy(), []
    while left.any():
        covered = (among & left).sum(axis=1)
        if covered.max(initial=0) > 1:
            side = among[covered.argmax()] & left
        else:
            side = np.arange(len(left)) == left.argmax()
        found.append(side)
        left &= ~side
    return np.array(found, dtype=bool).reshape(-1, len(parties))


def taking_part(members: Booleans, side: Booleans) -> Floats:
    """(n_treaties,): share of a side that takes part in each treaty, 0 below MOST."""
    share = (members & side).sum(axis=1) / max(int(side.sum()), 1)
    return np.where(share >= MOST, share, 0.0)


def company(members: Booleans, ages: Floats) -> Floats:
    """Whom each party signs with, as directions: the cosine of two tells how alike their company is.

    Treaties of many count less, and so do others who sign with everybody.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    ages : (n_treaties,) float array
        Years.

    Returns
    -------
    (n_parties, n_parties) float array
        Rows of length 1, or 0 for a party that signed with nobody.
    """
    counted = np.exp(-ages / MEMORY) / np.maximum(members.sum(axis=1), 1)
    signed = scipy.sparse.csr_array(members.astype(np.float64))
    weighted = scipy.sparse.csr_array((members * counted[:, None]).T)
    together = np.asarray((weighted @ signed).toarray())
    np.fill_diagonal(together, 0.0)
    rarity = np.log((len(members) + 1) / (members.sum(axis=0) + 1))
    found = np.sqrt(together) * np.maximum(rarity, 0.1)
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1), SMALLEST)[:, None])


def analogues(members: Booleans, known: Floats, side: Booleans, other: Booleans) -> Floats:
    """How far each treaty is one of a side with parties like the other side.

    Parameters
    ----------
    members : (n_treaties, n_parties) bool array
    known : (n_parties, n_parties) float array
        What `company` tells.
    side, other : (n_parties,) bool array

    Returns
    -------
    (n_treaties,) float array
        0 where the side does not take part.
    """
    theirs = np.flatnonzero(other)
    alike = np.einsum("kp,qp->kq", known[theirs], known)
    alike[np.arange(len(theirs)), theirs] = 1.0
    near, rest = alike.mean(axis=0), (members & ~side).astype(np.float64)
    mean = np.einsum("np,p->n", rest, near) / np.maximum(rest.sum(axis=1), 1)
    nearest = (rest * near).max(axis=1, initial=0.0)
    return np.asarray(taking_part(members, side) * ((mean + nearest) / 2 + STRANGE) ** 2)
