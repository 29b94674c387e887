"""Whether a bargain can last when one side will be stronger later."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def commitment_gap(p_now: ArrayLike, p_next: ArrayLike, discount: ArrayLike, costs: ArrayLike) -> Floats:
    """How far a shift of power is beyond what any division of the pie can make up for.

    The decliner can be given the whole pie of one period; after that the riser will not take less than what
    fighting would then bring it. No bargain holds where `d p2 - p1 > (1 - d) (c_D + d c_R)`.

    Parameters
    ----------
    p_now, p_next : (...) float array
        Riser's chance to prevail now, and from the next period on.
    discount : (...) float array
        d, discount factor per period, 0 to 1.
    costs : (..., 2) float array
        One-off costs of fighting to decliner and riser, in shares of the pie of one period.

    Returns
    -------
    (...) float array
        Left side less right side: above 0 where no bargain holds.

    References
    ----------
    Powell (2006), "War as a commitment problem", International Organization 60.

    Examples
    --------
    A slow shift, and one so fast that the decliner would rather fight now:

    >>> commitment_gap(0.3, [0.35, 0.8], 0.9, [0.5, 0.5]).round(3)
    array([-0.08 ,  0.325])
    """
    now, following, d = (np.asarray(x, dtype=np.float64) for x in (p_now, p_next, discount))
    to_decliner, to_riser = np.moveaxis(np.asarray(costs, dtype=np.float64), -1, 0)
    return np.asarray(d * following - now - (1 - d) * (to_decliner + d * to_riser))


def bargaining_range(p: ArrayLike, costs: ArrayLike) -> Floats:
    """Shares of one side that both prefer to a conflict.

    Parameters
    ----------
    p : (...) float array
        Its chance to prevail.
    costs : (..., 2) float array
        Costs of conflict to it and to the other, in shares of what is at stake.

    Returns
    -------
    (..., 2) float array
        Least and largest share, kept within 0 and 1.

    References
    ----------
    Fearon (1995), "Rationalist explanations for war", International Organization 49.

    Examples
    --------
    >>> bargaining_range(0.6, [0.1, 0.15]).round(2)
    array([0.5 , 0.75])
    """
    chance, lost = np.asarray(p, dtype=np.float64), np.asarray(costs, dtype=np.float64)
    ends = np.stack(np.broadcast_arrays(chance - lost[..., 0], chance + lost[..., 1]), axis=-1)
    return np.asarray(ends.clip(0, 1))
