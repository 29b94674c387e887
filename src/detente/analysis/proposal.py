"""A package that somebody puts on the table, named by its terms."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.nearest import nearest


def proposed(arrays: PackageArrays, terms: Mapping[str, str]) -> NDArray[np.int16]:
    """Option indices of a package; issues left out stand at their first option.

    Raises
    ------
    ValueError
        Where an issue or an option does not exist.
    """
    package = np.zeros(len(arrays.issues), dtype=np.int16)
    issues = dict(zip(arrays.issues, arrays.options, strict=True))
    for issue, option in terms.items():
        package[arrays.issues.index(issue)] = option_place(issue, option, issues)
    return package


def check_allowed(arrays: PackageArrays, package: NDArray[np.int16], what: str = "the deal") -> None:
    """Refuse a package that requirements rule out.

    Raises
    ------
    ValueError
        With the places of all that do.
    """
    broken = arrays.broken(package)
    if broken:
        rules = ", ".join(f"requires[{place}]" for place in broken)
        raise ValueError(f"{rules} rules out {what} -> change its terms")


def option_place(issue: str, option: str, issues: Mapping[str, Sequence[str]]) -> int:
    """Place of an option in its issue.

    Raises
    ------
    ValueError
        Where the issue or the option does not exist.
    """
    if issue not in issues:
        raise ValueError(f"unknown issue '{issue}' -> {nearest(issue, issues)}")
    if option not in issues[issue]:
        raise ValueError(f"issue '{issue}' has no option '{option}' -> {nearest(option, issues[issue])}")
    return issues[issue].index(option)
