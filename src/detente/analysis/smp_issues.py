"""The SMP on the issues of a scenario: all together, as one space, or each by itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.analysis.position_arrays import PositionArrays
from detente.analysis.position_options import APART, TOGETHER, PositionOptions
from detente.models.spatial.compromise import compromise
from detente.models.spatial.median import weighted_median
from detente.models.spatial.smp import Turns, smp

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

LEAST_TURNS = 2
_ROUNDING = 1e-9


@dataclass(frozen=True)
class SmpIssue:
    """What the SMP does to one issue, on its scale; leading axes are worlds."""

    parties: tuple[str, ...]
    """Those who play, among them some without a part in the issue where issues are played together."""
    takes_part: Bools
    """(n_players,)"""
    positions: Floats
    """(..., n_turns + 1, n_players)"""
    weights: Floats
    """(..., n_players); 0 for who takes no part."""
    n_turns: Integers
    settled: Bools
    turns: Turns
    place: int
    """Of the issue on the last axis of the bargains."""
    scale: tuple[float, float]

    @property
    def mean(self) -> Floats:
        """(..., n_turns + 1) weighted means."""
        return compromise(self.positions, self.weights[..., None, :])

    @property
    def median(self) -> Floats:
        """(..., n_turns + 1) weighted medians."""
        return weighted_median(self.positions, self.weights[..., None, :])

    def on_scale(self, shares: Floats) -> Floats:
        """Shares of the scale as points on it."""
        low, high = self.scale
        return low + (high - low) * shares


def how_played(arrays: PositionArrays, options: PositionOptions) -> str:
    """As asked, or together where nobody's saliences add up to more than 1: they share one attention."""
    if options.smp_issues is not None:
        return options.smp_issues
    shared = (arrays.salience.sum(axis=-2) <= 1 + _ROUNDING).all()
    return TOGETHER if len(arrays.issues) > 1 and shared else APART


def smp_issues(
    arrays: PositionArrays,
    options: PositionOptions,
    how: str,
    *,
    most_turns: int | None = None,
    seeds: Integers | None = None,
    keep_bargains: bool = False,
) -> tuple[SmpIssue, ...]:
    """Play the SMP.

    Together, a party without a part in an issue stands in the middle of its scale with salience 0, capability
    is the mean over the issues in which a party takes part, and saliences that add up to more than 1 are
    divided by their sum.

    Parameters
    ----------
    arrays : PositionArrays
    options : PositionOptions
    how : {"together", "apart"}
        See `how_played`.
    most_turns : int, optional
        Instead of that of the options.
    seeds : (n_worlds,) int array, optional
        Without them every transition is deterministic.
    keep_bargains : bool
        Whether to keep who offered what.
    """
    most = most_turns or options.smp_turns
    chosen = options.smp_settings
    play = partial(
        smp,
        settings=chosen if seeds is not None else replace(chosen, transitions="deterministic"),
        accommodation=options.smp_accommodation,
        least_turns=min(LEAST_TURNS, most),
        most_turns=most,
        seeds=seeds,
        keep_bargains=keep_bargains,
    )
    if how == APART:
        return tuple(_alone(arrays, place, play) for place in range(len(arrays.issues)))
    care = arrays.salience
    care = care / np.maximum(care.sum(axis=-2, keepdims=True), 1.0)
    power = (arrays.capability * arrays.takes_part).sum(axis=-2) / arrays.takes_part.sum(axis=0)
    turns = play(np.swapaxes(arrays.shares, -1, -2), power, np.swapaxes(care, -1, -2))
    return tuple(
        SmpIssue(
            parties=arrays.parties,
            takes_part=arrays.takes_part[place],
            positions=_on(arrays.scales[place], turns.positions[..., place]),
            weights=arrays.weights[..., place, :],
            n_turns=turns.n_turns,
            settled=turns.settled,
            turns=turns,
            place=place,
            scale=(float(arrays.scales[place, 0]), float(arrays.scales[place, 1])),
        )
        for place in range(len(arrays.issues))
    )


def _alone(arrays: PositionArrays, place: int, play: Callable[[Floats, Floats, Floats], Turns]) -> SmpIssue:
    stands = arrays.stands(place)
    turns = play(stands.shares[..., None], stands.capability, stands.salience[..., None])
    return SmpIssue(
        parties=stands.parties,
        takes_part=np.ones(len(stands.parties), dtype=bool),
        positions=_on(arrays.scales[place], turns.positions[..., 0]),
        weights=stands.weights,
        n_turns=turns.n_turns,
        settled=turns.settled,
        turns=turns,
        place=0,
        scale=stands.scale,
    )


def _on(scale: Floats, shares: Floats) -> Floats:
    return np.asarray(scale[0] + (scale[1] - scale[0]) * shares)
