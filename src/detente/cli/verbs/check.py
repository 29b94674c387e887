"""detente check: every fault of a scenario at once."""

from dataclasses import asdict

import typer

from detente.cli.options import Json, Target
from detente.cli.output import envelope, say
from detente.cli.target import source_of
from detente.scenario import Scenario, ScenarioError, caveats
from detente.scenario.files import resolve

app = typer.Typer()


@app.command()
def check(target: Target = ".", as_json: Json = False) -> None:
    """List every fault: file:line:column code what is wrong -> what would be right; exit 1 if any."""
    try:
        scenario = resolve(source_of(target))
    except ScenarioError as error:
        found = {"faults": [asdict(fault) for fault in error.faults], "caveats": []}
        count = len(error.faults)
        lines = [*map(str, error.faults), f"{count} fault{'s' * (count != 1)}"]
        say(envelope("check", found) if as_json else "\n".join(lines))
        raise typer.Exit(1) from None
    told = caveats(scenario)
    say(
        envelope("check", {"faults": [], "caveats": told})
        if as_json
        else "\n".join([_sound(scenario), *told])
    )


def _sound(scenario: Scenario) -> str:
    numbers = [number for _, number in scenario.numbers()]
    uncertain = sum(not number.certain for number in numbers)
    reasoned = sum(number.because is not None for number in numbers)
    return (
        f"no faults: {len(scenario.parties)} parties ({len(scenario.principals)} must accept), "
        f"{len(scenario.issues)} issues, "
        f"{len(numbers)} numbers ({uncertain} uncertain, {reasoned} with a reason), "
        f"{len(scenario.evidence)} items of evidence, {len(scenario.variants)} variants"
    )
