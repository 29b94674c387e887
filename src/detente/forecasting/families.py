"""What families of models beside the packages say of a scenario's terms, given that there is a deal."""

from collections.abc import Mapping, Sequence

import numpy as np

from detente.analysis.calibrated import Settlement
from detente.analysis.position_arrays import position_arrays
from detente.analysis.position_forecast import settled, usable
from detente.analysis.precedent import precedent
from detente.analysis.settling import SOLVERS, solver_points
from detente.forecasting.conditional import named_term
from detente.records.fitted_positions import FittedPositions
from detente.records.pooling import Options
from detente.records.treaties import Corpus
from detente.scenario import Scenario

FEWEST_ACTORS = 3


def other_families(
    scenario: Scenario,
    *,
    fitted: FittedPositions | None = None,
    corpus: Corpus | None = None,
    held: Mapping[str, str] | None = None,
) -> dict[str, Options]:
    """The families that have something to say, and what they say.

    Parameters
    ----------
    scenario : Scenario
        With the day of the forecast.
    fitted : FittedPositions, optional
        What past issues taught about positions; without it the spatial models are not heard.
    corpus : Corpus, optional
        Past treaties; only those before the scenario's day are used.
    held : mapping of str to str, optional
        Terms of the corpus and the `ISSUE=OPTION` that each stands for.

    Returns
    -------
    dict of family to issue to option to float
        Chance of each option given a deal; precedents tell some options of an issue only.

    Raises
    ------
    ValueError
        Where the corpus has no earlier treaty or no such term, or the scenario no such option.
    """
    found: dict[str, Options] = {}
    if fitted is not None and (told := spatial(scenario, fitted)):
        found["spatial"] = told
    if corpus is not None:
        found["precedent"] = precedents(scenario, corpus, held or {})
    return found


def spatial(scenario: Scenario, fitted: FittedPositions) -> dict[str, dict[str, float]]:
    """Options of issues that stand in `positions` under the same name, by the calibrated forecast.

    The options are taken to lie evenly from one end of the scale to the other, in the file's order; what
    settles between two of them goes to both, to each the more the nearer it is. Numbers stand at their modes.
    """
    shared = [
        name
        for name, issue in scenario.issues.items()
        if len(issue.options) > 1 and len(_stands(scenario, name)) >= FEWEST_ACTORS
    ]
    told = {}
    for name, where in settlements(scenario, shared, fitted).items():
        options, (low, high) = scenario.issues[name].options, scenario.positions[name].scale
        steps = np.clip((where.support - low) / (high - low), 0, 1) * (len(options) - 1)
        nearness = np.clip(1 - np.abs(steps - np.arange(len(options))[:, None]), 0, None)
        told[name] = dict(zip(options, (nearness @ where.masses).tolist(), strict=True))
    return told


def settlements(scenario: Scenario, issues: Sequence[str], fitted: FittedPositions) -> dict[str, Settlement]:
    """The calibrated distribution of where some issues of `positions` settle, numbers at their modes."""
    if not issues:
        return {}
    arrays = position_arrays(scenario)
    points = solver_points(arrays)
    found = {}
    for name in issues:
        place = arrays.issues.index(name)
        at = {solver: float(points[solver][place]) for solver in SOLVERS}
        found[name] = settled(arrays.stands(place), at, usable(fitted))
    return found


def precedents(scenario: Scenario, corpus: Corpus, held: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Options that terms of past treaties stand for; a term called `ISSUE=OPTION` stands for that option."""
    found = {term.id: term.p for term in precedent(scenario, corpus=corpus).terms}
    same = {name: name for name in found if _named(scenario, name)} | dict(held)
    if not same:
        raise ValueError(f"{corpus.name}: says nothing of the terms -> name some: --held COLUMN=ISSUE=OPTION")
    told: dict[str, dict[str, float]] = {}
    for column, text in same.items():
        if column not in found:
            raise ValueError(f"{corpus.name}: no term '{column}' -> give one of {', '.join(found)[:200]}")
        for issue, option in named_term(scenario, text).items():
            told.setdefault(issue, {})[option] = found[column]
    return told


def _stands(scenario: Scenario, issue: str) -> Mapping[str, object]:
    return scenario.positions[issue].parties if issue in scenario.positions else {}


def _named(scenario: Scenario, text: str) -> bool:
    issue, _, option = text.partition("=")
    return issue in scenario.issues and option in scenario.issues[issue].options
