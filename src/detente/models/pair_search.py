"""Better choices by changing one or two parts at a time."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Score = Callable[[Integers], Floats]

_RISES = 1e-10


def pair_search(
    parts: Sequence[Integers], start: Integers, losses: Sequence[Floats], score: Score, *, neighbours: int
) -> Integers:
    """Change one or two rows of a choice for those that raise its score most, until none does.

    Parameters
    ----------
    parts : sequence of (n_rows, d) int arrays
        What can be chosen.
    start : (n_parts,) int array
        A row of each part.
    losses : sequence of (n_rows,) float arrays
        How little each row promises; only the rows that promise most are tried.
    score : callable
        What is raised, (..., d) sums to (...) scores; may be -inf where a sum does not qualify.
    neighbours : int
        How many rows are tried besides one a part.

    Returns
    -------
    (n_parts,) int array
        A row of each part; with its own two-row changes none of the rows tried scores higher.

    References
    ----------
    Lin (1965), "Computer solutions of the traveling salesman problem", Bell System Technical Journal 44, for
    searches that exchange two at a time.

    Examples
    --------
    >>> parts = [np.array([[0, 2], [3, 0]])] * 2
    >>> smallest = lambda sums: sums.min(axis=-1).astype(float)
    >>> pair_search(parts, np.array([0, 0]), [np.zeros(2)] * 2, smallest, neighbours=4).tolist()
    [1, 0]
    """
    rows = np.concatenate(parts)
    sizes = [len(part) for part in parts]
    part = np.repeat(np.arange(len(parts)), sizes)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    chosen = first + start
    near = np.argsort(np.concatenate(losses), kind="stable")[: len(parts) + neighbours]
    apart = part[near][:, None] != part[near]
    while True:
        sums = rows[chosen].sum(axis=0)
        reached = float(score(sums))
        change = rows[near] - rows[chosen[part[near]]]
        alone = score(sums + change)
        both = np.where(apart, score(sums + change[:, None] + change), -np.inf)
        rise = 0.0 if np.isneginf(reached) else _RISES * max(1.0, abs(reached))
        if max(alone.max(), both.max()) <= reached + rise:
            return np.asarray(chosen - first)
        if alone.max() >= both.max():
            changed = [int(alone.argmax())]
        else:
            changed = [int(place) for place in np.unravel_index(both.argmax(), both.shape)]
        chosen[part[near[changed]]] = near[changed]
