"""After the signature: how likely each step of the plan is carried out in time, as dated questions."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.phase_chances import step_chances
from detente.analysis.phase_items import process_of
from detente.analysis.phases import phases
from detente.forecasting.drawing import each
from detente.forecasting.folding import check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.records.forecast import Chance, Forecast, Foundations, Obstacles, QuestionForecast
from detente.records.ledger import Claim
from detente.records.phases import PhasingResult, Step
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]

_LOW, _HIGH = 0.1, 0.9
_OPTIONS = ("package", "steps", "alternating", "bonds", "over_no_deal", "prefer")


def carried_out(
    scenario: Scenario,
    plan: PhasingResult,
    *,
    draws: int,
    seed: int,
    progress: Progress = lambda done, total: None,
) -> Forecast:
    """Forecast of a deal that is signed: a question for every step of its plan.

    Parameters
    ----------
    scenario : Scenario
        That of the plan.
    plan : PhasingResult
        Of `phases`, asked with the day of the signature.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same chances.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    Forecast
        As of the day of the signature, with nothing but the questions `step-1`, `step-2` and so on: whether
        all up to that step is delivered by its date. Each is the mean of `step_chances` over the worlds, with
        the 10th and 90th percentile.

    Raises
    ------
    ValueError
        Where there is no plan, no day of signature, or a step ends beyond the calendar.
    """
    check_draws(draws, seed)
    if not plan.plan:
        raise ValueError(
            "there is no plan whose steps could be followed -> detente phases alone tells what it would take"
        )
    if "signed" not in plan.settings:
        raise ValueError("steps are dated from the signature -> ask for the plan with the day it was signed")
    if any(step.by is None for step in plan.plan):
        raise ValueError("a step ends after the year 9999 -> give shorter steps")
    chances = _over_worlds(scenario, plan, draws=draws, seed=seed, progress=progress)
    numbers = [number for _, number in scenario.numbers()]
    process = process_of(scenario).death_probability.mode
    return Forecast(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "draws": draws,
            "seed": seed,
            "as_of": plan.settings["signed"],
            "plan": {name: plan.settings[name] for name in _OPTIONS},
        },
        warnings=(f"signed on {plan.settings['signed']}: what is forecast is how it is carried out",),
        as_of=plan.settings["signed"],
        horizon=plan.plan[-1].by or "",
        p_deal=Chance(p=1.0, low=1.0, high=1.0),
        by={},
        events={},
        terms=(),
        packages=(),
        questions=tuple(
            _question(plan, step, column) for step, column in zip(plan.plan, chances.T, strict=True)
        ),
        drivers=(),
        evidence=(),
        without_evidence=1.0,
        models={"phases": float(chances[:, -1].mean())},
        obstacles=Obstacles(
            no_package=0.0, not_in_time=0.0, short={}, deliveries={}, counter_evidence=(), not_weighed=()
        ),
        rests_on=Foundations(
            worlds=draws,
            judgements=sum(number.because is None for number in numbers),
            evidenced=sum(number.because is not None for number in numbers),
            base_rate=float((1 - process) ** len(plan.plan)),
            reference_class="a process that is carried out unless it breaks down",
            mc_error=float(chances[:, -1].std() / np.sqrt(draws)),
            exact=True,
        ),
        names={name: party.name or name for name, party in scenario.parties.items()},
        status_quo=scenario.status_quo_options,
    )


def step_claims(forecast: Forecast) -> tuple[Claim, ...]:
    """What of such a forecast will be scored: its steps, of which no reference class says anything."""
    return tuple(
        Claim(question=question.id, ask=question.ask, by=question.by, **question.chance.to_dict())
        for question in forecast.questions
    )


def carried_out_again(scenario: Scenario, settings: Mapping[str, Any], *, progress: Progress) -> Forecast:
    """The same from the settings that such a forecast carries."""
    signed = datetime.date.fromisoformat(settings["as_of"])
    plan = phases(scenario, **settings["plan"], signed=signed, brief=True)
    return carried_out(scenario, plan, draws=settings["draws"], seed=settings["seed"], progress=progress)


def _over_worlds(
    scenario: Scenario, plan: PhasingResult, *, draws: int, seed: int, progress: Progress
) -> Floats:
    """Chance of each step in each world, (draws, n_steps)."""
    found: list[Floats] = []
    for worlds in blocks(uncertain(scenario, prefixes=("",)), draws=draws, seed=seed):
        for world in each(scenario, worlds):
            found.append(step_chances(world, plan))
            progress(len(found), draws)
    return np.array(found)


def _question(plan: PhasingResult, step: Step, chances: Floats) -> QuestionForecast:
    low, high = np.quantile(chances, [_LOW, _HIGH], method="inverted_cdf").tolist()
    return QuestionForecast(
        id=f"step-{step.step}",
        ask=f"By {step.by}, is step {step.step} carried out, and all before it: {_delivered(plan, step)}?",
        by=step.by or "",
        chance=Chance(p=float(chances.mean()), low=low, high=high),
    )


def _delivered(plan: PhasingResult, step: Step) -> str:
    """Who delivers what to whom, in words."""
    told = []
    for item in plan.items:
        if item.id in step.deliver:
            share = step.deliver[item.id]
            to = ", ".join(party for party, value in item.value.items() if value > 0)
            told.append(
                f"{item.giver} gives {'all' if share > 1 - 1e-9 else f'{100 * share:.0f} %'} of {item.id}"
                + (f" to {to}" if to else "")
            )
    return "; ".join(told) or "nothing changes hands"
