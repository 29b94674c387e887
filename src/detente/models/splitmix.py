"""Random numbers inside compiled kernels, each stream its own state."""

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

State = NDArray[np.uint64]


@kernel
def uniform(state: State) -> float:
    """The next number from 0 to 1 of SplitMix64, whose state is advanced.

    Parameters
    ----------
    state : (1,) uint64 array

    References
    ----------
    Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators.
    """
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return float(z >> np.uint64(11)) * 2.0**-53
