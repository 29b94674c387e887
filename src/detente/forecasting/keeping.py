"""Whether the likeliest packages would hold once they are signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.deal_conflict import deal_conflict
from detente.analysis.staying import margins_at
from detente.forecasting.answers import having
from detente.forecasting.posterior import Posterior
from detente.forecasting.worlds import Worlds, blocks, uncertain
from detente.records.forecast import PackageForecast
from detente.scenario import Scenario

Floats = NDArray[np.float64]

CONCEPT = "seq"
MAX_TERMS = 14
"""Terms of a package up to which its states are looked at; what third parties can answer counts as terms."""
LEAST_WORLDS, MAX_WORLDS = 16, 512
MAX_CELLS = 2**21
"""Worths held at a time: worlds x parties x states."""
_OTHERS = 2
"""Stream of the seed for numbers that decide no package."""


@dataclass(frozen=True)
class Kept:
    """The packages of a forecast, each with whether it holds, and what must be known about that."""

    packages: tuple[PackageForecast, ...]
    remarks: tuple[str, ...]


def kept(
    scenario: Scenario,
    posterior: Posterior,
    worlds: Worlds,
    packages: Sequence[PackageForecast],
    *,
    seed: int,
) -> Kept:
    """Say of each package in which share of the worlds where it is struck every party would keep it.

    The conflict is the one that `deal_conflict` makes of the package, in each world with that world's worths;
    the share is of sequential stability for all who can withdraw a term or answer.

    Parameters
    ----------
    scenario : Scenario
        Without a status quo nothing is said of any package.
    posterior : Posterior
        Weighs the worlds.
    worlds : Worlds
        What was drawn.
    packages : sequence of PackageForecast
        Those of a forecast; `none` and `other` are left as they are.
    seed : int
        That of the forecast; for numbers of third parties, which decide no package and are drawn here.

    Returns
    -------
    Kept
    """
    if not scenario.status_quo_options:
        return Kept(tuple(packages), ())
    values = _with_others(scenario, worlds, seed)
    found, remarks = [], []
    for package in packages:
        terms = package.package
        if isinstance(terms, str):
            found.append(package)
        elif (n_terms := _n_terms(scenario, terms)) > MAX_TERMS:
            found.append(package)
            remarks.append(f"whether packages of more than {MAX_TERMS} terms hold is not looked at")
        else:
            weights = posterior.by(
                posterior.solved.horizon, among=having(scenario, posterior.solved.candidates, terms)
            )
            picked = np.flatnonzero(weights)[: _n_worlds(scenario, n_terms)]
            drawn = {path: column[picked] for path, column in values.items()}
            model = deal_conflict(scenario, terms, values=drawn, n_worlds=len(picked))
            assert model.target is not None, "a deal's conflict is about the deal"
            found.append(_weighed(package, margins_at(model, model.target, CONCEPT), weights[picked]))
            remarks += model.remarks
    return Kept(tuple(found), tuple(dict.fromkeys(remarks)))


def _with_others(scenario: Scenario, worlds: Worlds, seed: int) -> Mapping[str, Floats]:
    """Drawn values by path: what decides which package is struck, and what else decides whether it holds."""
    struck = worlds.by_path()
    every = uncertain(scenario, prefixes=("parties.", "worth.", "linkages[", "conflict.answers["))
    others = tuple(found for found in every if found.path not in struck)
    # Plain draws: two nets of one length go hand in hand, however they are scrambled.
    drawn = blocks(others, draws=len(worlds.values), seed=seed, sampler="plain", stream=_OTHERS)
    values = np.concatenate([block.values for block in drawn])
    return {**struck, **{found.path: values[:, column] for column, found in enumerate(others)}}


def _n_terms(scenario: Scenario, package: Mapping[str, str]) -> int:
    """Options of the conflict over keeping a package."""
    answers = scenario.conflict.answers if scenario.conflict else ()
    quo = scenario.status_quo_options
    return sum(option != quo[issue] for issue, option in package.items()) + len(answers)


def _n_worlds(scenario: Scenario, n_terms: int) -> int:
    """So many that they fit; the first ones, since every other point of a Sobol' net is no net."""
    fit: int = MAX_CELLS // (len(scenario.parties) * 2**n_terms)
    return min(MAX_WORLDS, max(LEAST_WORLDS, fit))


def _weighed(found: PackageForecast, margins: Floats, weights: Floats) -> PackageForecast:
    """The package, in how many worlds nobody would leave it, and the median of who is nearest to leaving."""
    smallest = margins.min(axis=1)
    order = np.argsort(smallest, kind="stable")
    reached = np.cumsum(weights[order])
    median = smallest[order[np.searchsorted(reached, reached[-1] / 2)]]
    return replace(
        found,
        p_holds=float(weights[smallest >= 0].sum() / weights.sum()),
        margin=float(median) if np.isfinite(median) else None,
    )
