"""What if, at once: a change of numbers or evidence told in worlds that stand already."""

from dataclasses import replace

from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.changes import changes
from detente.forecasting.hearing import ratios
from detente.forecasting.solving import Progress, inputs_of
from detente.forecasting.streams import with_streams
from detente.forecasting.weighing import EvidenceSettings, Weighed, weigh
from detente.forecasting.worlds import Input
from detente.scenario import Scenario

EVIDENCE = "evidence"
SETTINGS = EvidenceSettings()


def standing(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    like: Scenario | None = None,
    progress: Progress = lambda done, total: None,
) -> Basis:
    """The worlds of a scenario, kept so that changes can be told in them.

    Parameters
    ----------
    scenario : Scenario
        With issues and at least one principal.
    draws, seed, progress
        See `detente.forecast`.
    like : Scenario, optional
        The base, with which it shares its draws; see `detente.forecasting.worlds.beside`.
    """
    shared = () if like is None else _inputs(like)
    return basis_of(scenario, draws=draws, seed=seed, settings=SETTINGS, like=shared, progress=progress)


def nearby(basis: Basis, scenario: Scenario, changed: Scenario) -> Basis | None:
    """The same worlds after a change, solved anew among the packages that were found in them.

    `what_if` seeks packages anew, and so tells more of a change that makes others likely.

    Parameters
    ----------
    basis : Basis
        Worlds of the scenario.
    scenario, changed : Scenario
        Before and after.

    Returns
    -------
    Basis or None
        None where something else differs than evidence and numbers that are certain after the change.
    """
    numbers = {path for path, _ in scenario.numbers()}
    values: dict[str, float] = {}
    for change in changes(scenario, changed):
        if change.path in numbers and isinstance(change.there, float):
            values[change.path] = change.there
        elif not change.path.startswith(EVIDENCE):
            return None
    moved = basis.at(values) if values else basis
    return replace(
        moved,
        scenario=moved.scenario.model_copy(update={EVIDENCE: changed.evidence}),
        weighed=_weighed(changed),
        n_items=len(with_streams(changed, changed.evidence)),
    )


def _inputs(scenario: Scenario) -> tuple[Input, ...]:
    """What `basis_of` draws of a scenario."""
    uncertain = (found for found in ratios(_weighed(scenario)) if not found.number.certain)
    return (*inputs_of(scenario), *uncertain)


def _weighed(scenario: Scenario) -> tuple[Weighed, ...]:
    items = with_streams(scenario, scenario.evidence)
    return weigh(items, as_of=scenario.as_of, settings=SETTINGS)
