"""Every combination of options, and sums over it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]

_MANY_OPTIONS = 512


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
    starts = np.cumsum([0, *n_options[:-1]])
    has = np.zeros((len(packages), sum(n_options)))
    has[np.arange(len(packages))[:, None], packages + starts] = 1
    return has.T


def sums_at(parts: Sequence[Floats], packages: Indices) -> Floats:
    """Sum of the worths of the options that each package has.

    Up to 512 options it is a product with `membership`, beyond which that holds almost nothing but zeros:
    then the issues are added one by one.

    Parameters
    ----------
    parts : sequence of (..., n_parties, n_options) float arrays
        Worth of each option to each party, one array per issue, at least one.
    packages : (n_packages, n_issues) int array
        Option indices.

    Returns
    -------
    (..., n_parties, n_packages) float array

    Examples
    --------
    >>> sums_at([np.array([[0.0, 1.0]]), np.array([[0.0, 2.0]])], packages_of([2, 2])).tolist()
    [[0.0, 2.0, 1.0, 3.0]]
    """
    n_options = [part.shape[-1] for part in parts]
    if sum(n_options) <= _MANY_OPTIONS:
        return np.asarray(np.concatenate(parts, axis=-1) @ membership(packages, n_options))
    found = np.take(parts[0], packages[:, 0], axis=-1)
    for part, chosen in zip(parts[1:], packages.T[1:], strict=True):
        found += np.take(part, chosen, axis=-1)
    return found


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
