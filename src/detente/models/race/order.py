"""In what order a pivot should approach its rivals, and what it can charge them."""

import numpy as np
from numpy.typing import NDArray

from detente.models.race.dealt_sets import levels, split

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_TIE = 1e-12


def acceptance_gains(flows: Floats) -> Floats:
    """What each rival gains by accepting, given who has accepted before it and that nobody else will.

    Parameters
    ----------
    flows : (..., 1 + n_rivals, 2^n_rivals) float array
        The pivot's first.

    Returns
    -------
    (..., n_rivals, 2^n_rivals) float array
        NaN where the rival has accepted already.
    """
    gains = np.full((*flows.shape[:-2], flows.shape[-2] - 1, flows.shape[-1]), np.nan)
    for rival in range(gains.shape[-2]):
        base, after = split(flows[..., 1 + rival, :], rival)
        split(gains[..., rival, :], rival)[0][...] = after - base
    return gains


def best_order(gains: Floats) -> tuple[Integers, Floats]:
    """The order in which take-it-or-leave-it offers bring the pivot most: divide and conquer.

    Each rival pays what accepting is worth to it against staying out alone of those asked so far. Hence first
    those who suffer least from being left out: by then the others have more to lose.

    Parameters
    ----------
    gains : (..., n_rivals, 2^n_rivals) float array
        Of `acceptance_gains`; negated, the worst order is found.

    Returns
    -------
    order : (..., n_rivals) int array
        Rivals in the order of the offers; of equal orders the one whose first rival comes first.
    charges : (..., n_rivals) float array
        What each pays, by rival.

    References
    ----------
    Segal (2003), "Coordination and discrimination in contracting with externalities: divide and conquer?",
    Journal of Economic Theory 113(2), 147-181.

    Examples
    --------
    >>> flows = np.array([[0.0, 3, 4, 5], [0, 2, -1.5, 1], [0, -2, 2, 1.5]])
    >>> order, charges = best_order(acceptance_gains(flows))
    >>> order.tolist(), charges.tolist()
    ([0, 1], [2.0, 3.5])
    """
    *worlds, n_rivals, n_sets = gains.shape
    most = np.zeros((*worlds, n_sets))
    following = np.full((*worlds, n_rivals, n_sets), -np.inf)
    for places in levels(n_rivals)[-2::-1]:
        for rival in range(n_rivals):
            asked = places[places >> rival & 1 == 0]
            following[..., rival, asked] = gains[..., rival, asked] + most[..., asked | 1 << rival]
        most[..., places] = following[..., places].max(axis=-2)
    near = following >= (most - _TIE * np.abs(most))[..., None, :]
    chosen = near.argmax(axis=-2)
    return _followed(chosen, gains)


def _followed(chosen: Integers, gains: Floats) -> tuple[Integers, Floats]:
    """Go from the empty set along the chosen rivals."""
    *worlds, n_rivals, _ = gains.shape
    order = np.zeros((*worlds, n_rivals), dtype=np.int64)
    charges = np.zeros((*worlds, n_rivals))
    here = np.zeros((*worlds, 1), dtype=np.int64)
    for step in range(n_rivals):
        rival = np.take_along_axis(chosen, here, axis=-1)
        own = np.take_along_axis(gains, rival[..., None], axis=-2)[..., 0, :]
        np.put_along_axis(charges, rival, np.take_along_axis(own, here, axis=-1), axis=-1)
        order[..., step] = rival[..., 0]
        here = here | 1 << rival
    return order, charges
