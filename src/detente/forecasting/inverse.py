"""What would have to be true for a probability: of each number alone, and of all together."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit, ndtr, ndtri

from detente.analysis.calendar import base_record
from detente.forecasting.basis import Basis
from detente.forecasting.sensitivity import bearing, columns, per_world, with_columns
from detente.forecasting.solving import Progress
from detente.forecasting.waterfall import p_of
from detente.models.distributions import quantile
from detente.models.hazard import hazard_level
from detente.records.explanation import Inverse, Needed, Shift

Floats = NDArray[np.float64]

WORLDS = 512
ENDS = (0.01, 0.99)
LONGEST = 4.0
"""Standard deviations, all numbers together, beyond which no joint shift is sought."""
MAX_SHIFTS = 10
_HALVINGS = 10
_STEPS = 4
_NOISE = 2.5


def inverse(basis: Basis, term: Mapping[str, str], *, wanted: float, progress: Progress) -> Inverse:
    """Values at which the probability of a term, or of the deal, would be another.

    Parameters
    ----------
    basis : Basis
        Solved worlds with their evidence, of which the first 512 are used.
    term : mapping of issue to option
        Empty for the deal as a whole.
    wanted : float
        Strictly between 0 and 1.
    progress : callable
        Called with numbers tried and numbers in all.

    Returns
    -------
    Inverse
        Of each number the value that suffices while all others stay as uncertain as they are, within its 1st
        and 99th percentile; and the shift of all numbers at once, in standard deviations of each on its own
        scale, that is the shortest to first order.

    Raises
    ------
    ValueError
        Where `wanted` is no such probability.

    References
    ----------
    Hasofer & Lind (1974) and Rackwitz & Fiessler (1978) for the shortest shift; gradients by the score of
    shifted normals, Rubinstein (1986), Mathematics and Computers in Simulation 28.
    """
    if not 0 < wanted < 1:
        raise ValueError(f"--for {wanted:g} -> give a probability between 0 and 1, such as 0.5")
    few = basis.among(basis.worlds.part(slice(0, WORLDS)))
    names, drawn = columns(few)
    places = bearing(names)
    numbers = []
    for done, place in enumerate(places, start=1):
        numbers.append(_alone(few, term, place, wanted))
        progress(done, len(places))
    numbers.sort(key=lambda number: (number.value is None, _miss(number, wanted)))
    shift, reached = _together(few, term, wanted, places)
    return Inverse(
        wanted=wanted,
        worlds=len(drawn),
        p=p_of(few, term),
        numbers=tuple(numbers),
        length=None if shift is None else float(np.linalg.norm(shift)),
        reached=reached,
        shifts=() if shift is None else _shifts(few, shift),
    )


def _miss(number: Needed, wanted: float) -> float:
    return min(abs(number.p_low - wanted), abs(number.p_high - wanted))


def _quantile(basis: Basis, place: int, u: Floats) -> Floats:
    """Quantile of one column; of the last, the uniform draw itself."""
    if place == len(basis.worlds.inputs):
        return u
    number = basis.worlds.inputs[place].number
    return quantile(u, number.dist, number.params, on_logit_scale=number.logit)


def _shown(basis: Basis, place: int, u: float) -> float:
    """A column's quantile as people read it: of the hazard, signatures per month."""
    if place < len(basis.worlds.inputs):
        return float(_quantile(basis, place, np.array([u]))[0])
    record = base_record(basis.scenario, basis.dates)
    return float(hazard_level(np.array([u]), record.events, record.exposure)[0])


def _alone(basis: Basis, term: Mapping[str, str], place: int, wanted: float) -> Needed:
    names, drawn = columns(basis)

    def at(u: float) -> float:
        changed = drawn.copy()
        changed[:, place] = _quantile(basis, place, np.array([u]))[0]
        return p_of(with_columns(basis, changed), term)

    low, high = (at(end) for end in ENDS)
    value = p = None
    if min(low, high) <= wanted <= max(low, high) and low != high:
        u = _where(at, *ENDS, wanted, rising=high > low, beyond=wanted > p_of(basis, term))
        value, p = _shown(basis, place, u), at(u)
    inputs = basis.worlds.inputs
    mode = inputs[place].number.mode if place < len(inputs) else _shown(basis, place, 0.5)
    return Needed(input=names[place], mode=mode, value=value, p=p, p_low=low, p_high=high)


def _where(
    at: Callable[[float], float], low: float, high: float, wanted: float, *, rising: bool, beyond: bool
) -> float:
    """Where a monotone function takes a value, by halving; where it jumps, just above it if `beyond`."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (at(middle) < wanted) == rising:
            low = middle
        else:
            high = middle
    return high if rising == beyond else low


def _together(
    basis: Basis, term: Mapping[str, str], wanted: float, places: list[int]
) -> tuple[Floats | None, float]:
    """The shift that gets there, or None; and the probability reached."""
    _, drawn = columns(basis)
    scores = ndtri((np.argsort(np.argsort(drawn, axis=0), axis=0) + 0.5) / len(drawn))

    def shifted(shift: Floats) -> Basis:
        moved = drawn.copy()
        for place in np.flatnonzero(shift).tolist():
            moved[:, place] = _quantile(basis, place, ndtr(scores[:, place] + shift[place]))
        return with_columns(basis, moved)

    way = np.zeros(drawn.shape[1])
    for _ in range(_STEPS):
        there = shifted(way)
        slope, p = _slope(there, term, scores, places)
        if not slope.any() or not 0 < p < 1:
            return None, p
        way = slope * (slope @ way - (logit(p) - logit(wanted))) / (slope @ slope)
        way *= min(1.0, LONGEST / max(float(np.linalg.norm(way)), 1e-12))
    if not way.any():
        return way, p
    direction = way / np.linalg.norm(way)

    def along(length: float) -> float:
        return p_of(shifted(length * direction), term)

    farthest, start = along(LONGEST), along(0.0)
    if not min(start, farthest) <= wanted <= max(start, farthest):
        return None, farthest
    rising = farthest > start
    length = _where(along, 0.0, LONGEST, wanted, rising=rising, beyond=rising)
    return length * direction, along(length)


def _slope(basis: Basis, term: Mapping[str, str], scores: Floats, places: list[int]) -> tuple[Floats, float]:
    """Slope of the log odds in the shift of each column, what is mere noise as zero; and the probability."""
    p = p_of(basis, term)
    weight = basis.posterior.world_mass(basis.solved.horizon)
    residuals = (per_world(basis, term) - p) * weight / weight.mean()
    each = residuals[:, None] * scores
    slope = each.mean(axis=0)
    heard = np.abs(slope) > _NOISE * each.std(axis=0) / np.sqrt(len(each))
    kept = np.zeros(len(slope))
    kept[places] = np.where(heard, slope, 0.0)[places]
    return kept / max(p * (1 - p), 1e-12), p


def _shifts(basis: Basis, shift: Floats) -> tuple[Shift, ...]:
    names, _ = columns(basis)
    order = np.argsort(-np.abs(shift), kind="stable")[:MAX_SHIFTS]
    return tuple(
        Shift(
            input=names[place],
            deviations=float(shift[place]),
            median=_shown(basis, place, 0.5),
            to=_shown(basis, place, float(ndtr(shift[place]))),
        )
        for place in order
        if shift[place]
    )
