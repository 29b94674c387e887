"""A package that somebody puts on the table, named by its terms."""

from collections.abc import Mapping

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
    for issue, option in terms.items():
        if issue not in arrays.issues:
            raise ValueError(f"unknown issue '{issue}' -> {nearest(issue, arrays.issues)}")
        options = arrays.options[arrays.issues.index(issue)]
        if option not in options:
            raise ValueError(f"issue '{issue}' has no option '{option}' -> {nearest(option, options)}")
        package[arrays.issues.index(issue)] = options.index(option)
    return package
