"""How far a deal departs from equal gain by chance."""

from detente.models.kernel import kernel
from detente.models.splitmix import State, uniform


@kernel
def unequal_shifts(
    shifts: tuple[float, float],
    reaches: tuple[float, float],
    salience: tuple[tuple[float, float], tuple[float, float]],
    randomness: float,
    state: State,
) -> tuple[float, float]:
    """Shifts of the two outcomes when one side, picked by chance, gains more or less than the other.

    Its gain becomes `gain + randomness z (most - gain)` or `gain - randomness z gain`, each with probability
    a half, z uniform. `most` is its gain where the other side would gain nothing. Its own shift stays, the
    other side's pays for the difference; where that side has moved all the way, its own shift gives way.

    Parameters
    ----------
    shifts : pair of float
        Of the outcomes on the issues that side 0 and side 1 supply, with equal gain.
    reaches : pair of float
        The largest shifts that the two could make.
    salience : pair of pairs of float
        Of each side, on what it supplies and on what it demands.
    randomness : float
        0 to 1.
    state : (1,) uint64 array
        Of the random numbers.

    References
    ----------
    Dijkstra et al. (2018), draft; how the gain is shared out is our reading.
    """
    own = 0 if uniform(state) < 0.5 else 1
    more = uniform(state) < 0.5
    step = randomness * uniform(state)
    other = 1 - own
    gives, wants = salience[own]
    other_gives, other_wants = salience[other]
    gain = shifts[other] * wants - shifts[own] * gives
    free = min(reaches[own], reaches[other] * other_gives / other_wants)
    most = free * (other_wants / other_gives * wants - gives)
    target = gain + step * (max(most, gain) - gain) if more else gain - step * gain
    paid, kept = (target + shifts[own] * gives) / wants, shifts[own]
    if paid > reaches[other]:
        paid = reaches[other]
        kept = (paid * wants - target) / gives
    return (kept, paid) if own == 0 else (paid, kept)
