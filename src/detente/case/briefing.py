"""Every question of a case asked in turn, for a report: what was answered, and what could not be."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import Any

from detente.analysis.arms import arms
from detente.analysis.blocs import blocs
from detente.analysis.leverage import leverage
from detente.analysis.packages import packages
from detente.analysis.phases import phases
from detente.analysis.positions import positions
from detente.analysis.race import race
from detente.analysis.ratify import ratify
from detente.analysis.stability import stability
from detente.case.defaults import BRANCH_DRAWS, EXPLANATION_DRAWS
from detente.catalogue.fitted import packaged_positions
from detente.forecasting.basis import basis_of
from detente.forecasting.branches import what_if
from detente.forecasting.explanation import explain
from detente.forecasting.forecast import forecast
from detente.forecasting.information import watch
from detente.forecasting.weighing import EvidenceSettings
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.result import Result
from detente.scenario import Scenario

Progress = Callable[[str], None]
DEAL = "deal"
MAX_BRANCHES = 4
# Blocks of a scenario without which a question is not asked.
_BLOCKS = {
    "race": "race",
    "blocs": "alignment",
    "leverage": "leverage",
    "ratify": "domestic",
    "arms": "arms",
    "positions": "positions",
}


@dataclass(frozen=True)
class Briefing:
    """Answers by verb, in the order in which they were asked, and why others are missing."""

    scenario: Scenario
    answers: Mapping[str, Result]
    evidence: tuple[EvidenceItem, ...]
    left_out: tuple[tuple[str, str], ...]


def brief(
    scenario: Scenario,
    variants: Mapping[str, Scenario],
    *,
    draws: int,
    seed: int,
    evidence: Sequence[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    progress: Progress = lambda what: None,
    workers: Workers = ALONE,
) -> Briefing:
    """Ask everything that the scenario has numbers for.

    Parameters
    ----------
    scenario : Scenario
    variants : mapping of name to Scenario
        Branches of the what-if; the first few are shown.
    draws, seed, evidence, as_of
        See `detente.forecast`. Explanations and branches use fewer worlds.
    progress : callable
        Called with the name of each question before it is asked.
    workers : Workers
        Who draws the worlds; the answers do not depend on it.

    Returns
    -------
    Briefing

    Raises
    ------
    ValueError
        Where nothing can be answered.
    """
    few = min(draws, EXPLANATION_DRAWS)
    branches = dict(islice(variants.items(), MAX_BRANCHES))
    told: dict[str, Any] = {"seed": seed, "evidence": evidence, "as_of": as_of, "workers": workers}
    fewer = cache(partial(basis_of, scenario, draws=few, settings=EvidenceSettings(), **told))
    questions: dict[str, Callable[[], Result]] = {
        "forecast": lambda: forecast(scenario, draws=draws, **told),
        "packages": lambda: packages(scenario),
        "stability": lambda: stability(scenario),
        "phases": lambda: phases(scenario),
        "ratify": lambda: ratify(scenario),
        "race": lambda: race(scenario),
        "blocs": lambda: blocs(scenario),
        "leverage": lambda: leverage(scenario),
        "arms": lambda: arms(scenario),
        "positions": lambda: positions(scenario, fitted=packaged_positions()),
        "explain": lambda: explain(scenario, DEAL, draws=few, basis=fewer(), **told),
        "watch": lambda: watch(scenario, draws=few, basis=fewer(), **told),
    }
    if branches:
        questions["what-if"] = lambda: what_if(scenario, branches, draws=min(draws, BRANCH_DRAWS), **told)
    answers: dict[str, Result] = {}
    left_out = [(name, f"the scenario has no '{block}' block") for name, block in _lacking(scenario)]
    for name, ask in questions.items():
        if name in dict(left_out):
            continue
        progress(name)
        try:
            answers[name] = ask()
        except ValueError as error:
            left_out.append((name, str(error).splitlines()[0]))
    if not answers:
        raise ValueError(dict(left_out)["forecast"])
    return Briefing(scenario, answers, (*scenario.evidence, *evidence), tuple(left_out))


def _lacking(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, block in _BLOCKS.items():
        if not getattr(scenario, block):
            yield name, block
