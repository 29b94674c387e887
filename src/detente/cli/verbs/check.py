"""detente check: every fault of a scenario at once."""

import typer

from detente.case.checking import checked
from detente.case.target import source_of
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.report.words import counted
from detente.scenario import Scenario

app = verb_app()


@app.command()
def check(target: Target = ".", as_json: Json = False) -> None:
    """List every fault: file:line:column code what is wrong -> what would be right; exit 1 if any."""
    found = checked(lambda: source_of(target))
    if found.scenario is None:
        lines = [*map(str, found.faults), counted(len(found.faults), "fault")]
    else:
        lines = [_sound(found.scenario), *(f"! {line}" for line in found.caveats)]
    say(found.to_json() if as_json else "\n".join(lines))
    if found.faults:
        raise typer.Exit(1)


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
