"""Sets of rivals that have dealt, as places in an array: rival j stands for 2^j."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]


def members(n_rivals: int) -> Bools:
    """Who has dealt in each set.

    Parameters
    ----------
    n_rivals : int

    Returns
    -------
    (2^n_rivals, n_rivals) bool array

    Examples
    --------
    >>> members(2).astype(int).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    return (np.arange(2**n_rivals)[:, None] >> np.arange(n_rivals) & 1).astype(bool)


def split(table: Floats, rival: int) -> tuple[Floats, Floats]:
    """The same array where a rival has not dealt, and where it has, as views.

    Parameters
    ----------
    table : (..., 2^n_rivals) array
    rival : int

    Returns
    -------
    two (..., 2^(n_rivals - rival - 1), 2^rival) arrays
    """
    halves = table.reshape(*table.shape[:-1], -1, 2, 2**rival)
    return halves[..., 0, :], halves[..., 1, :]


def levels(n_rivals: int) -> list[Integers]:
    """Sets by how many have dealt, the empty one first."""
    size = members(n_rivals).sum(axis=1)
    return [np.flatnonzero(size == number) for number in range(n_rivals + 1)]


def additive_flows(gains: Floats, effects: Floats, left_out: Floats, substitutes: Floats) -> Floats:
    """Flows where each deal adds its own, whoever else has dealt.

    A rival's flow is its gain, once it has dealt, and the effects of the others' deals on it, which may be
    other ones as long as it is left out; the pivot's is the sum of its gains, less a term for every pair of
    deals that serve it for the same.

    Parameters
    ----------
    gains : (..., n_rivals, 2) float array
        What the deal with each rival brings the pivot, and that rival, per period.
    effects : (..., n_rivals, n_rivals) float array
        What the deal with one (row) does to another (column); the diagonal counts for nothing.
    left_out : (..., n_rivals, n_rivals) float array
        What it does besides as long as the other has not dealt.
    substitutes : (..., n_rivals, n_rivals) float array
        How much less two deals together bring the pivot; each pair stands once, above the diagonal.

    Returns
    -------
    (..., 1 + n_rivals, 2^n_rivals) float array
        The pivot first.

    Examples
    --------
    >>> gains = np.array([[3.0, 2.0], [4.0, 2.0]])
    >>> effects = np.array([[0.0, -0.5], [-1.0, 0.0]])
    >>> left_out = np.array([[0.0, -1.5], [-0.5, 0.0]])
    >>> substitutes = np.array([[0.0, 2.0], [0.0, 0.0]])
    >>> additive_flows(gains, effects, left_out, substitutes).tolist()
    [[0.0, 3.0, 4.0, 5.0], [0.0, 2.0, -1.5, 1.0], [0.0, -2.0, 2.0, 1.5]]
    """
    n_rivals = gains.shape[-2]
    dealt = members(n_rivals).astype(float)
    pairs = np.triu(substitutes, 1)
    own = np.eye(n_rivals, dtype=bool)
    touched = np.swapaxes(np.where(own, gains[..., 1, None], effects), -1, -2) @ dealt.T
    besides = np.swapaxes(np.where(own, 0.0, left_out), -1, -2) @ dealt.T
    pivot = gains[..., 0] @ dealt.T - ((dealt @ pairs) * dealt).sum(axis=-1)
    return np.concatenate([pivot[..., None, :], touched + besides * (1 - dealt.T)], axis=-2)
