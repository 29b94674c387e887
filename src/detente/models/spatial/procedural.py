"""A procedural model: the agenda setter proposes, a quota decides against the reference point."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDING = 1e-12


def agenda_setter(
    positions: Floats, votes: Floats, quota: float, setter: Floats, reference: Floats
) -> Floats:
    """The proposal nearest to the setter's position that a quota of votes prefers to the reference point.

    Read as follows: one proposal, no amendment, all positions known; a voter accepts what is at least as near
    to its position as the reference point. The setter therefore goes as far towards its own position as a
    quota still follows, and proposes nothing where none does. Unverified: no published table of outcomes is
    reproduced with it.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    votes : (..., n_actors) float array
        Voting weights; 0 for who has no vote.
    quota : float
        Share of all votes that passes a proposal, 0 to 1; 1 is unanimity.
    setter : (...) float array
        Position of the agenda setter, who votes only if it is among the actors.
    reference : (...) float array
        Outcome if nothing passes.

    Returns
    -------
    (...) float array

    References
    ----------
    Romer & Rosenthal (1978), Public Choice 33; for the European Union Steunenberg (1994), Public Choice 79;
    König & Proksch (2006), in The European Union Decides.

    Examples
    --------
    >>> voters = np.array([2.0, 5.0, 9.0]), np.ones(3)
    >>> float(agenda_setter(*voters, quota=2 / 3, setter=np.array(20.0), reference=np.array(1.0)))
    9.0
    >>> float(agenda_setter(*voters, quota=1.0, setter=np.array(20.0), reference=np.array(1.0)))
    3.0
    """
    setter, reference = np.asarray(setter), np.asarray(reference)
    side = np.where(setter >= reference, 1.0, -1.0)
    # How far each voter follows: to the mirror image of the reference point in its own position.
    reach = np.maximum(2 * side[..., None] * (positions - reference[..., None]), 0.0)
    reach, votes = np.broadcast_arrays(reach, votes)
    order = np.argsort(-reach, axis=-1, kind="stable")
    behind = np.cumsum(np.take_along_axis(votes, order, axis=-1), axis=-1)
    passes = behind >= (quota - _ROUNDING) * behind[..., -1:]
    last = np.take_along_axis(order, passes.argmax(axis=-1)[..., None], axis=-1)
    furthest = np.take_along_axis(reach, last, axis=-1)[..., 0]
    reached = furthest >= np.abs(setter - reference)
    return np.asarray(np.where(reached, setter, reference + side * furthest))
