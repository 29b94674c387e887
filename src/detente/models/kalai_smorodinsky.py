"""The Kalai-Smorodinsky solution: equal shares of what each could hope for."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def relative_gains(gains: Floats, ideal_gains: Floats) -> Floats:
    """Each party's gain as a share of its best acceptable gain.

    Parameters
    ----------
    gains : (..., n_packages, n_parties) float array
        Worth less no-deal value.
    ideal_gains : (..., n_parties) float array
        Best gain of each party among acceptable packages.

    Returns
    -------
    (..., n_packages, n_parties) float array
        1 for a party that cannot gain anywhere: it does not hold the others back.

    References
    ----------
    Kalai & Smorodinsky (1975), Econometrica 43: maximise the smallest of these shares.
    """
    hope = np.asarray(ideal_gains)[..., None, :]
    hopeless = hope <= 0
    return np.where(hopeless, 1.0, gains / np.where(hopeless, 1.0, hope))
