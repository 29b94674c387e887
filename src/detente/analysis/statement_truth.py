"""Where preference statements hold."""

import numpy as np
from numpy.typing import NDArray

from detente.scenario.statements import Statement, Taken, truth


def holds(statement: Statement, digits: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether a preference statement holds, state by state.

    Parameters
    ----------
    statement : Statement
        As `detente.scenario.statements.parse` gives it.
    digits : (..., n_options) int array
        The level at which each option stands.

    Returns
    -------
    (...) bool array
    """

    def taken(option: Taken) -> NDArray[np.bool_]:
        digit = digits[..., option.option]
        stands: NDArray[np.bool_] = digit > 0 if option.level is None else digit == option.level
        return stands

    held: NDArray[np.bool_] = truth(statement, taken)
    return held
