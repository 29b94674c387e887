"""Every combination of options, and sums over it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]


def packages_of(n_options: Sequence[int]) -> Indices:
    """All packages as option indices, the first issue slowest.

    Parameters
    ----------
    n_options : sequence of int
        Number of options of each issue.

    Returns
    -------
    (n_packages, n_issues) int array

    Examples
    --------
    >>> packages_of([2, 2]).tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    """
    grid = np.indices(tuple(n_options), dtype=np.int16)
    return np.ascontiguousarray(grid.reshape(len(n_options), -1).T)


def sums_over_grid(parts: Sequence[Floats], n_parties: int) -> Floats:
    """Sum of each package's option worths, for every package in the order of `packages_of`.

    Parameters
    ----------
    parts : sequence of (n_parties, n_options) float arrays
        Worth of each option to each party, one array per issue.
    n_parties : int
        Number of parties, for a scenario without issues.

    Returns
    -------
    (n_parties, n_packages) float array
    """
    if len(parts) < 2:
        return np.asarray(parts[0]) if parts else np.zeros((n_parties, 1))
    # Halves first: the last and largest sum then runs over long rows.
    middle = len(parts) // 2
    slow, fast = sums_over_grid(parts[:middle], n_parties), sums_over_grid(parts[middle:], n_parties)
    return np.asarray(slow[:, :, None] + fast[:, None, :]).reshape(n_parties, -1)


def membership(packages: Indices, n_options: Sequence[int]) -> Floats:
    """Which option of all issues together each package has.

    Parameters
    ----------
    packages : (n_packages, n_issues) int array
        Option indices.
    n_options : sequence of int
        Number of options of each issue.

    Returns
    -------
    (sum of n_options, n_packages) float array
        Ones and zeros: option worths, side by side, times this are package worths.

    Examples
    --------
    >>> membership(packages_of([2, 1]), [2, 1]).tolist()
    [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]
    """
    columns = np.arange(sum(n_options))
    starts = np.cumsum([0, *n_options[:-1]])
    has = (packages[:, :, None] + starts[:, None] == columns).any(axis=1)
    return np.asarray(has.T, dtype=np.float64)


def holds(condition: Sequence[tuple[int, Bools]], packages: Indices) -> Bools:
    """Whether each package has, on every issue of the condition, one of the options it allows.

    Parameters
    ----------
    condition : sequence of (issue index, (n_options,) bool array)
        Allowed options by issue.
    packages : (..., n_issues) int array
        Option indices.

    Returns
    -------
    (...) bool array
    """
    result = np.ones(packages.shape[:-1], dtype=bool)
    for issue, allowed in condition:
        result &= allowed[packages[..., issue]]
    return result
