"""A what-if told at once: in worlds that stand, drawn anew only where more than numbers change."""

from collections.abc import Mapping, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from detente.case.branching import changed, source_from
from detente.case.defaults import SEED
from detente.forecasting.basis import Basis
from detente.forecasting.branches import side_by_side
from detente.forecasting.nearby import SETTINGS
from detente.records.what_if_forecast import BASE, WhatIf
from detente.scenario import Scenario
from detente.web.branching import Asked, Branch
from detente.web.inputs import number
from detente.web.page import ask, served
from detente.web.work import Job


async def standing(request: Request, changes: Sequence[str] = ()) -> Job:
    """The worlds of the base, or of a branch."""
    return await ask(request, "standing", changes=list(changes))


async def told(request: Request, base: Job, said: Asked) -> WhatIf | Job:
    """All branches side by side; the job that is not over yet, or failed, where one of them needs worlds.

    Parameters
    ----------
    request : Request
    base : Job
        The base's worlds, done.
    said : Asked

    Raises
    ------
    ValueError
        Where a branch is none.
    """
    name = f"what if {said.branches} {said.given} {said.given_not}"
    known: WhatIf | None = base.recalled(name)
    if known is not None:
        return known
    scenario = served(request).case.scenario()
    source = source_from(scenario)
    found, scenarios = {BASE: base.result().basis}, {BASE: scenario}
    for branch in said.branches:
        other = await run_in_threadpool(changed, source, branch.changes, name=branch.name)
        job, basis = await _moved(request, _drawn_anew(scenario, branch), other)
        if job.state == "done" and basis is None:
            job, basis = await _moved(request, branch.changes, other)
        if basis is None:
            return job
        found[branch.name], scenarios[branch.name] = basis, other
    return await run_in_threadpool(base.remembered, name, lambda: _told(found, scenarios, said))


async def _moved(request: Request, changes: Sequence[str], other: Scenario) -> tuple[Job, Basis | None]:
    """The worlds of a branch, after changes that take no others; None where there are none yet."""
    job = await standing(request, changes)
    if job.state != "done":
        return job, None
    name = f"after {other.digest}"
    return job, await run_in_threadpool(job.remembered, name, lambda: job.result().told(other))


def _told(found: Mapping[str, Basis], scenarios: Mapping[str, Scenario], said: Asked) -> WhatIf:
    return side_by_side(
        found,
        scenarios,
        given=said.given,
        given_not=said.given_not,
        settings={"draws": len(found[BASE].worlds.values), "seed": SEED, "evidence": SETTINGS.to_dict()},
        raced=False,
    )


def _drawn_anew(scenario: Scenario, branch: Branch) -> list[str]:
    """The changes of a branch that take other worlds: all but of numbers set to a value, and of evidence."""
    numbers = {path for path, _ in scenario.numbers()}
    at_once = {
        f"{path}={value}"
        for path, value in branch.values.items()
        if path in numbers and number(value) is not None
    }
    return [text for text in branch.changes if text not in at_once and not text.startswith("evidence[")]
