"""What follows from what two actors expect of each other."""

from detente.models.spatial.kernel import kernel

NO_OFFER, CONFLICT, COMPROMISE, CAPITULATION = range(4)


@kernel
def octant(own: float, other: float) -> int:
    """Class of the offer that the other actor can make; Scholz, Calbert & Smith (2011), section 6.1.

    Parameters
    ----------
    own, other : float
        Expected utility of challenging the other, and of being the one who is challenged.

    Returns
    -------
    int
        `CONFLICT` where both expect to gain and the other more; `COMPROMISE` where only the other expects to
        gain, and more than the actor expects to lose; `CAPITULATION` where it is less; else `NO_OFFER`.
    """
    if other <= 0:
        return NO_OFFER
    if own > 0:
        return CONFLICT if other > own else NO_OFFER
    if own < 0:
        return COMPROMISE if other > -own else CAPITULATION
    return NO_OFFER


@kernel
def terms(kind: int, own: float, other: float, position: float, target: float) -> float:
    """Where the actor would move: equation 36 in a compromise, all the way in conflict and capitulation."""
    if kind == NO_OFFER:
        return position
    if kind == COMPROMISE:
        return position + (target - position) * abs(own / other)
    return target
