"""detente phases: in what steps a package could be carried out safely."""

import importlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.case.place import place_of
from detente.case.target import of_variant, scenario_of
from detente.cli.bands import answered
from detente.cli.later import Later
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import (
    BandDraws,
    BandSeed,
    Cluster,
    Jobs,
    Json,
    Quiet,
    Target,
    Variant,
    as_date,
    number,
    pairs,
    verb_app,
)
from detente.cli.output import say
from detente.cli.pictures import drawn
from detente.report.gantt import as_svg
from detente.report.phases import as_text

app = verb_app()
analyse = Later("detente.analysis.phases", "phases")


@app.command()
def phases(
    target: Target = ".",
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package", metavar="ISSUE=OPTION", help="The deal, term by term; default the file's items."
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option("--steps", metavar="N", help="A plan in N steps, 1 to 40; default the fewest up to 10."),
    ] = None,
    alternating: Annotated[
        bool, typer.Option("--alternating", help="Parties move in turns within a step.")
    ] = False,
    bond: Annotated[
        list[str] | None,
        typer.Option("--bond", metavar="PARTY=X", help="Another bond of a party; may be repeated."),
    ] = None,
    over_no_deal: Annotated[
        bool,
        typer.Option("--over-no-deal", help="Only plans that are worth its no deal to every party."),
    ] = False,
    prefer: Annotated[
        str,
        typer.Option(
            "--prefer",
            metavar="WHAT",
            help="Of equally short plans: most slack, value, least exposure, nash or maxmin of gains.",
        ),
    ] = "slack",
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw who delivers what, when, to this SVG file."),
    ] = None,
    signed: Annotated[
        str | None,
        typer.Option(
            "--signed", metavar="DATE", help="Day of the signature: date the steps, and tell their chances."
        ),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option("--record", help="Keep the steps of a signed deal as dated questions in the ledger."),
    ] = False,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """In what steps a package could be carried out so that everybody keeps to it; what holds it together."""
    place = place_of(target, ledger, case) if keep else None
    day = as_date(signed, "--signed")
    if place is not None and day is None:
        day = _following().day_of_signature(place)
    ask = partial(
        analyse,
        package=pairs(package, "--package") or None,
        steps=steps,
        alternating=alternating,
        bonds={name: number(value, "--bond") for name, value in pairs(bond, "--bond").items()},
        over_no_deal=over_no_deal,
        prefer=prefer,
        signed=day,
    )
    scenario = scenario_of(target, variant=variant)
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="phase_bands",
    )
    carried: Any = None
    if day is not None:
        carried = _following().steps_as_questions(scenario, result, draws=draws, seed=seed, quiet=quiet)
        result = replace(result, followed=carried.questions)
    if picture is not None:
        drawn(picture, as_svg(result))
    say(result.to_json() if as_json else as_text(result))
    if place is not None:
        carried = of_variant(carried, variant)
        _following().record(place, carried, scenario=scenario, evidence=(), quiet=quiet)


def _following() -> Any:
    """What follows a signed deal: loaded when asked for, since drawing worlds takes long to load."""
    return importlib.import_module("detente.cli.following")
