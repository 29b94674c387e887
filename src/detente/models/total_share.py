"""How much of the variation of an output one input accounts for, alone and together with others."""

import numpy as np
from numpy.typing import NDArray

from detente.models.variance_share import varies

Floats = NDArray[np.float64]


def total_share_terms(output: Floats, with_fresh: Floats) -> Floats:
    """Terms whose mean is the total Sobol' index of an input.

    Parameters
    ----------
    output : (n_draws,) float array
        Of the model at the drawn inputs.
    with_fresh : (n_draws,) float array
        Of the model where the one input is drawn afresh and all others stay.

    Returns
    -------
    (n_draws,) float array
        Zeros where the output does not vary.

    References
    ----------
    Jansen (1999), Computer Physics Communications 117, equation 10; Saltelli et al. (2010), Computer Physics
    Communications 181, table 2 (f).

    Examples
    --------
    An output that is the input itself has a total index of 1:

    >>> x = np.array([0.0, 1.0, 0.0, 1.0])
    >>> total_share_terms(x, x[[1, 0, 2, 3]]).mean()
    np.float64(1.0)
    """
    if not varies(output):
        return np.zeros(len(output))
    return np.asarray((output - with_fresh) ** 2 / (2 * output.var()))
