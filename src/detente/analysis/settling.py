"""Where each solver of the calibrated forecast settles every issue, and what simple rules say."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.position_arrays import PositionArrays, Stands, position_arrays
from detente.models.exchange.rounds import exchange_round
from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility import PRINTED, SCHOLZ_2011, expected_utility
from detente.models.spatial.median import weighted_median
from detente.models.spatial.one_issue_nash import one_issue_nash
from detente.models.spatial.pairwise import condorcet_winner
from detente.models.spatial.procedural import agenda_setter
from detente.models.spatial.smp import smp
from detente.scenario import Scenario

Floats = NDArray[np.float64]

SOLVERS = ("mean", "median", "eum_printed", "eum_scholz2011", "smp", "exchange")
UNANIMITY = 1.0


def settled_points(scenario: Scenario) -> dict[str, dict[str, float]]:
    """Where the solvers settle each issue at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `positions` block.

    Returns
    -------
    dict of issue to dict of solver to float
        On the issue's scale; solvers in the order of SOLVERS, see `solver_points`.

    Raises
    ------
    ValueError
        Where the scenario has no `positions` block.
    """
    arrays = position_arrays(scenario)
    points = solver_points(arrays)
    return {
        issue: {solver: float(points[solver][place]) for solver in SOLVERS}
        for place, issue in enumerate(arrays.issues)
    }


def solver_points(arrays: PositionArrays) -> dict[str, Floats]:
    """Outcome of every solver of the pool on every issue.

    `mean` and `median` are weighted by capability times salience, of two medians the lower one. `eum_printed`
    is the median after one round in that reading, `eum_scholz2011` the mean after two in that. `smp` plays
    the issues one by one with default options and takes the weighted mean of the final positions. `exchange`
    is one round over all issues, the weighted mean where there is one.

    Returns
    -------
    dict of solver to (..., n_issues) float array
        On the issues' scales.
    """
    by_issue = [_of_one_issue(arrays.stands(place)) for place in range(len(arrays.issues))]
    points = {
        solver: np.stack([found[solver] for found in by_issue], axis=-1)
        for solver in SOLVERS
        if solver != "exchange"
    }
    return points | {"exchange": exchanged(arrays)}


def _of_one_issue(stands: Stands) -> dict[str, Floats]:
    at = stands.positions, stands.capability, stands.salience
    return {
        "mean": compromise(stands.positions, stands.weights),
        "median": weighted_median(stands.positions, stands.weights),
        "eum_printed": expected_utility(*at, reading=PRINTED, rounds=1).median[..., -1],
        "eum_scholz2011": expected_utility(*at, reading=SCHOLZ_2011, rounds=2).mean[..., -1],
        "smp": _smp_alone(stands),
    }


def _smp_alone(stands: Stands) -> Floats:
    played = smp(stands.shares[..., None], stands.capability, stands.salience[..., None])
    low, high = stands.scale
    return low + (high - low) * compromise(played.positions[..., -1, :, 0], stands.weights)


def exchanged(arrays: PositionArrays) -> Floats:
    """(..., n_issues) outcomes on the issues' scales after one round of exchange with equal gain."""
    n_issues, n_parties = arrays.takes_part.shape
    flat = [
        np.ascontiguousarray(part).reshape(-1, n_issues, n_parties)
        for part in (100 * arrays.shares, arrays.salience, arrays.weights)
    ]
    after = np.stack([exchange_round(*world).after for world in zip(*flat, strict=True)])
    return arrays.on_scale(after.reshape(*arrays.n_worlds, n_issues) / 100)


def baselines(scenario: Scenario, *, quota: float = UNANIMITY) -> dict[str, dict[str, float | None]]:
    """What simple rules say of each issue at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `positions` block.
    quota : float
        Share of capability that passes a proposal in the procedural model.

    Returns
    -------
    dict of issue to dict of rule to float or None
        On the issue's scale; None where a rule says nothing: no position beats all others, or there is no
        reference point.
    """
    arrays = position_arrays(scenario)
    told: dict[str, dict[str, float | None]] = {}
    for place, issue in enumerate(arrays.issues):
        rules = simple_rules(arrays.stands(place), quota=quota)
        told[issue] = {name: None if x is None or np.isnan(x) else float(x) for name, x in rules.items()}
    return told


def simple_rules(stands: Stands, *, quota: float = UNANIMITY) -> dict[str, Floats | None]:
    """What simple rules say of one issue, (...) each; see `baselines`.

    In the procedural model whoever has most capability sets the agenda, the first of several.
    """
    at = stands.positions
    rules = {
        "unweighted_mean": at.mean(axis=-1),
        "salience_weighted": compromise(at, stands.salience),
        "power_weighted": compromise(at, stands.capability),
        "pairwise": condorcet_winner(at, stands.weights),
        "nash": None,
        "procedural": None,
        "reference": stands.reference,
        "mid_range": (at.min(axis=-1) + at.max(axis=-1)) / 2,
        "fifty": np.full(at.shape[:-1], sum(stands.scale) / 2),
    }
    if stands.reference is not None:
        rules["nash"] = one_issue_nash(at, stands.weights, stands.reference)
        strongest = stands.capability.argmax(axis=-1)[..., None]
        setter = np.take_along_axis(at, strongest, axis=-1)[..., 0]
        rules["procedural"] = agenda_setter(at, stands.capability, quota, setter, stands.reference)
    return rules
