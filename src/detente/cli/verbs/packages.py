"""detente packages: which packages are possible, efficient and fair."""

import math
from typing import Annotated

import typer

from detente.analysis.packages import packages as analyse
from detente.cli.options import Json, Target, Variant, pairs, verb_app
from detente.cli.output import say
from detente.cli.target import of_variant, scenario_of
from detente.report.packages import as_text

app = verb_app()


@app.command()
def packages(
    target: Target = ".",
    acceptable: Annotated[
        bool, typer.Option("--acceptable", help="List only the acceptable part of the frontier.")
    ] = False,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight", metavar="PARTY=X", help="Bargaining weight in Nash's solution; may be repeated."
        ),
    ] = None,
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package", metavar="ISSUE=OPTION", help="A package to examine, term by term; may be repeated."
        ),
    ] = None,
    variant: Variant = None,
    as_json: Json = False,
) -> None:
    """Which packages are possible, efficient and fair, at the modes; what closes a gap."""
    result = analyse(
        scenario_of(target, variant=variant),
        weights={name: _number(value) for name, value in pairs(weight, "--weight").items()},
        acceptable_only=acceptable,
        proposal=pairs(package, "--package") if package else None,
    )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))


def _number(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a number", param_hint="--weight") from None
    if not 0 < weight < math.inf:
        raise typer.BadParameter(f"'{text}' is not a finite number above 0", param_hint="--weight")
    return weight
