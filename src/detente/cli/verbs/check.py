"""detente check: every fault of a scenario at once."""

from dataclasses import asdict

import typer

from detente.case.envelope import envelope
from detente.case.target import source_of
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.report.words import counted
from detente.scenario import Scenario, ScenarioError, caveats
from detente.scenario.files import resolve

app = verb_app()


@app.command()
def check(target: Target = ".", as_json: Json = False) -> None:
    """List every fault: file:line:column code what is wrong -> what would be right; exit 1 if any."""
    try:
        scenario = resolve(source_of(target))
    except ScenarioError as error:
        found = {"faults": [asdict(fault) for fault in error.faults]}
        count = len(error.faults)
        lines = [*map(str, error.faults), counted(count, "fault")]
        say(envelope("check", found) if as_json else "\n".join(lines))
        raise typer.Exit(1) from None
    told = caveats(scenario)
    say(
        envelope("check", {"faults": []}, scenario=scenario, warnings=told)
        if as_json
        else "\n".join([_sound(scenario), *(f"! {line}" for line in told)])
    )


def _sound(scenario: Scenario) -> str:
    numbers = [number for _, number in scenario.numbers()]
    uncertain = sum(not number.certain for number in numbers)
    reasoned = sum(number.because is not None for number in numbers)
    return (
        f"no faults: {counted(len(scenario.parties), 'party', 'parties')} "
        f"({counted(len(scenario.principals), 'principal')}), "
        f"{counted(len(scenario.issues), 'issue')}, "
        f"{counted(len(numbers), 'number')} ({uncertain} uncertain, {reasoned} with a reason), "
        f"{counted(len(scenario.evidence), 'item')} of evidence, "
        f"{counted(len(scenario.variants), 'variant')}"
    )
