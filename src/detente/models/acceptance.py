"""Which packages the parties would accept."""

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


def accepted(willing: Bools, veto: Bools, quorum: int) -> Bools:
    """Packages that every veto party and at least `quorum` parties accept.

    Parameters
    ----------
    willing : (..., n_parties) bool array
        Whether each party is at or above its no-deal value.
    veto : (n_parties,) bool array
        Parties without whom there is no deal.
    quorum : int
        How many parties must accept in all.

    Returns
    -------
    (...) bool array
    """
    return np.asarray(willing[..., veto].all(axis=-1) & (willing.sum(axis=-1) >= quorum))
