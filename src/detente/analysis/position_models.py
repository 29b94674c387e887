"""Every model's answer on every issue of a scenario, at the modes or in many worlds at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.position_arrays import PositionArrays, Stands
from detente.analysis.position_options import PositionOptions
from detente.analysis.settling import simple_rules
from detente.analysis.smp_issues import SmpIssue, how_played, smp_issues
from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility import READINGS, Reading, Rounds, expected_utility
from detente.models.spatial.median import weighted_median

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Played:
    """What the models with rounds make of all issues, one entry an issue."""

    arrays: PositionArrays
    eum: tuple[Rounds, ...]
    smp: tuple[SmpIssue, ...]
    """In worlds possibly of the first of them; empty where it was not played."""
    how: str
    """Whether the SMP played the issues together or apart."""


def played(arrays: PositionArrays, options: PositionOptions) -> Played:
    """Play the expected utility model and the SMP at the modes, and keep all offers."""
    how = how_played(arrays, options)
    return Played(
        arrays=arrays,
        eum=every_eum(arrays, options, keep_offers=True),
        smp=smp_issues(arrays, options, how, keep_bargains=True),
        how=how,
    )


def every_eum(
    arrays: PositionArrays, options: PositionOptions, *, keep_offers: bool = False
) -> tuple[Rounds, ...]:
    """The expected utility model on each issue."""
    return tuple(
        eum_rounds(arrays.stands(place), options, keep_offers=keep_offers)
        for place in range(len(arrays.issues))
    )


def eum_rounds(
    stands: Stands, options: PositionOptions, *, reading: Reading | None = None, keep_offers: bool = False
) -> Rounds:
    """The expected utility model on one issue, as the options ask, or in another reading."""
    return expected_utility(
        stands.positions,
        stands.capability,
        stands.salience,
        reading=reading or options.eum_reading,
        rounds=options.rounds,
        status_quo=options.q,
        keep_offers=keep_offers,
    )


def answers(found: Played, exchanged: Floats | None, options: PositionOptions) -> list[dict[str, Any]]:
    """Every model's answer on every issue.

    Parameters
    ----------
    found : Played
    exchanged : (..., n_issues) float array or None
        Outcomes of the exchange model, on the issues' scales.
    options : PositionOptions

    Returns
    -------
    list of dict
        One an issue, by model, in the order of MODELS; numbers are (...) arrays, NaN or None where a model
        says nothing. The other readings of the expected utility model are told at the modes only.
    """
    told = []
    for place in range(len(found.arrays.issues)):
        stands = found.arrays.stands(place)
        rules = simple_rules(stands, quota=options.quota)
        models = {
            "compromise": compromise(stands.positions, stands.weights),
            "median": weighted_median(stands.positions, stands.weights),
            "mean": rules["unweighted_mean"],
            "eum": _eum(stands.parties, found.eum[place], options),
        }
        if found.smp:
            models["smp"] = _smp(found.smp[place], found.how)
        if exchanged is not None:
            models["exchange"] = exchanged[..., place]
        if found.arrays.n_worlds == () and options.asks("eum_readings"):
            models["eum_readings"] = _readings(stands, options)
        for name in ("pairwise", "nash", "procedural", "reference"):
            models[name] = rules[name]
        for name in ("salience_weighted", "power_weighted", "mid_range"):
            models[name] = rules[name]
        told.append(options.told(models))
    return told


def _eum(parties: Sequence[str], found: Rounds, options: PositionOptions) -> dict[str, Any]:
    rounds = [
        _stage(parties, found.median, found.mean, found.positions, number)
        | {"risk": _by_party(parties, found.exponents[..., number - 1, :])}
        for number in range(1, options.rounds + 1)
    ]
    start = _stage(parties, found.median, found.mean, found.positions, 0)
    return {"rounds": rounds, "start": start, "reading": options.reading, "q": options.q}


def _readings(stands: Stands, options: PositionOptions) -> dict[str, Any]:
    told = {}
    for name, reading in READINGS.items():
        found = eum_rounds(stands, options, reading=reading)
        told[name] = {
            "median": [found.median[..., number] for number in range(1, options.rounds + 1)],
            "mean": [found.mean[..., number] for number in range(1, options.rounds + 1)],
        }
    return told


def _smp(found: SmpIssue, how: str) -> dict[str, Any]:
    """At the modes turn by turn; in worlds, which come to rest at different times, the last one alone."""
    here = found.takes_part
    parties = [name for name, plays in zip(found.parties, here, strict=True) if plays]
    places, median, mean = found.positions[..., here], found.median, found.mean
    bargains = found.turns.bargains
    last = _stage(parties, median, mean, places, -1)
    if bargains is None:
        return {"final": last, "n_turns": found.n_turns}
    rounds = [
        _stage(parties, median, mean, places, number)
        | {"risk": _by_party(parties, bargains.risk[number - 1, here])}
        for number in range(1, int(found.n_turns) + 1)
    ]
    return {
        "rounds": rounds,
        "start": _stage(parties, median, mean, places, 0),
        "final": last,
        "n_turns": found.n_turns,
        "settled": found.settled,
        "issues": how,
    }


def _stage(
    parties: Sequence[str], median: Floats, mean: Floats, positions: Floats, number: int
) -> dict[str, Any]:
    return {
        "median": median[..., number],
        "mean": mean[..., number],
        "positions": _by_party(parties, positions[..., number, :]),
    }


def _by_party(parties: Sequence[str], numbers: Floats) -> dict[str, Floats]:
    return {name: numbers[..., column] for column, name in enumerate(parties)}


def plain(told: Any) -> Any:
    """The same with numbers as Python's, None for NaN."""
    if isinstance(told, Mapping):
        return {key: plain(value) for key, value in told.items()}
    if isinstance(told, list):
        return [plain(value) for value in told]
    if isinstance(told, (np.ndarray, np.generic)):
        value = told.item()
        return None if isinstance(value, float) and np.isnan(value) else value
    return told
