"""Rounds of challenges, offers and moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility.reading import SCHOLZ_2011, Reading
from detente.models.spatial.expected_utility.round import play_round
from detente.models.spatial.influence import influence
from detente.models.spatial.median import weighted_median

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Integers = NDArray[np.int64]
Array = TypeVar("Array", Floats, Integers, Codes)


@dataclass(frozen=True)
class Offers:
    """Every offer of every round.

    Attributes
    ----------
    kinds : (..., n_rounds, n_actors, n_actors) int array
        What the actor of the last axis offers the one before it: `NO_OFFER`, `CONFLICT`, `COMPROMISE` or
        `CAPITULATION`.
    positions : (..., n_rounds, n_actors, n_actors) float array
        Where the receiver would move; where it stands if there is no offer.
    """

    kinds: Codes
    positions: Floats


@dataclass(frozen=True)
class Rounds:
    """What happens round by round.

    Attributes
    ----------
    positions : (..., n_rounds + 1, n_actors) float array
        Before the first round and after each.
    median, mean : (..., n_rounds + 1) float arrays
        Weighted median (the lower of two) and weighted mean of these positions.
    exponents : (..., n_rounds, n_actors) float array
        Risk exponents, 0.5 to 2.
    taken : (..., n_rounds, n_actors) int array
        Actor whose offer each actor takes; -1 for none.
    offers : Offers or None
        None unless asked for.
    """

    positions: Floats
    median: Floats
    mean: Floats
    exponents: Floats
    taken: Integers
    offers: Offers | None


def expected_utility(
    positions: Floats,
    capability: Floats,
    salience: Floats,
    *,
    reading: Reading = SCHOLZ_2011,
    rounds: int = 8,
    status_quo: float = 1.0,
    keep_offers: bool = False,
) -> Rounds:
    """Bueno de Mesquita's expected utility model, as far as the papers tell it.

    1. Each position wins against each other one with a probability that its supporters' votes give.
    2. Each actor, first neutral to risk, expects something from challenging each other one; who is most
       threatened is taken to have dared most, and judges so from then on.
    3. What two actors expect of each other makes a conflict, a compromise, a capitulation or nothing.
    4. Each actor takes one offer, and all move at the same time.

    There is no rule to stop: positions need not settle.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    capability : (..., n_actors) float array
        Power, on any scale.
    salience : (..., n_actors) float array
        0 to 1.
    reading : Reading
        Answers to what the papers leave open.
    rounds : int
        How many, at least 1.
    status_quo : float
        Q, the probability that nothing changes where nobody challenges, 0 to 1.
    keep_offers : bool
        Whether to return every offer: n_actors squared numbers for each round of each world.

    Returns
    -------
    Rounds

    References
    ----------
    Bueno de Mesquita (1985), American Political Science Review 79; (1994), in European Community Decision
    Making; (1997), International Interactions 23. Scholz, Calbert & Smith (2011), ICAART 2011, pages 18-30.

    Examples
    --------
    >>> found = expected_utility(np.array([4.0, 7.0, 10.0]), np.array([1.0, 2.0, 1.5]), np.ones(3), rounds=1)
    >>> found.positions.round(2).tolist()
    [[4.0, 7.0, 10.0], [4.0, 7.0, 10.0]]
    """
    shape = np.broadcast_shapes(positions.shape, capability.shape, salience.shape)
    standing, power, care = (
        np.array(np.broadcast_to(part, shape), dtype=np.float64, order="C").reshape(-1, shape[-1])
        for part in (positions, capability, salience)
    )
    weights = influence(power, care)
    first_span = np.ptp(standing, axis=1)
    history, played = [standing], []
    for _ in range(rounds):
        span = np.ptp(standing, axis=1) if reading.current_range else first_span
        median = weighted_median(standing, weights)
        outcome = play_round(standing, weights, care, median, span, status_quo, reading, keep_offers)
        standing = outcome[0]
        history.append(standing)
        played.append(outcome[1:])
    exponents, taken, kinds, offered = zip(*played, strict=True)
    found = _by_world(history, shape)
    weights = weights.reshape(*shape[:-1], 1, shape[-1])
    return Rounds(
        positions=found,
        median=weighted_median(found, weights),
        mean=compromise(found, weights),
        exponents=_by_world(exponents, shape),
        taken=_by_world(taken, shape),
        offers=Offers(_by_world(kinds, shape), _by_world(offered, shape)) if keep_offers else None,
    )


def _by_world(rounds: Sequence[Array], shape: tuple[int, ...]) -> Array:
    """Rounds as an axis after those of the worlds."""
    stacked = np.stack(rounds, axis=1)
    return stacked.reshape(*shape[:-1], *stacked.shape[1:])
