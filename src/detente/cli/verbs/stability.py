"""detente stability: would the deal hold, who would break it, and by how much."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import scenario_of
from detente.cli.bands import answered
from detente.cli.deals import named_deal
from detente.cli.later import Later
from detente.cli.options import (
    BandDraws,
    BandSeed,
    Cluster,
    Jobs,
    Json,
    Quiet,
    Target,
    Variant,
    pairs,
    verb_app,
)
from detente.cli.output import say
from detente.cli.pictures import drawn
from detente.report.stability import as_text
from detente.report.state_graph import as_svg

app = verb_app()
analyse = Later("detente.analysis.stability", "stability")


@app.command()
def stability(
    target: Target = ".",
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package",
            metavar="ISSUE=OPTION",
            help="The deal, term by term, or likeliest: the forecast's; default Nash's at the modes.",
        ),
    ] = None,
    rival: Annotated[
        list[str] | None,
        typer.Option(
            "--rival", metavar="ISSUE=OPTION", help="A term of another package at stake; may be repeated."
        ),
    ] = None,
    concept: Annotated[
        str,
        typer.Option(
            "--concept", metavar="NAME", help="What a leaver expects of the others: nash, gmr, smr or seq."
        ),
    ] = "seq",
    state: Annotated[
        str | None,
        typer.Option("--target", metavar="STATE", help="The state to judge: a number, or signs such as NYN."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="STATE", help="Where paths begin; default the status quo."),
    ] = None,
    states: Annotated[
        bool, typer.Option("--states", help="Leave nothing out of lists, however long they are.")
    ] = False,
    frailty: Annotated[
        bool, typer.Option("--frailty", help="How few swaps in rankings would end the judged state.")
    ] = False,
    reorder: Annotated[
        bool, typer.Option("--reorder", help="Which order of a party's statements would make it hold.")
    ] = False,
    foresight: Annotated[
        int | None,
        typer.Option("--foresight", metavar="N", min=1, help="What holds if two parties look N moves ahead."),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw states and moves to this SVG file."),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Would the deal hold; who would break it, by which move; what answers that; by how much."""
    scenario = scenario_of(target, variant=variant)
    ask = partial(
        analyse,
        package=named_deal(package, scenario, quiet=quiet),
        rivals=[pairs([term], "--rival") for term in rival or ()],
        concept=concept,
        target=state,
        start=start,
        states=states,
        frailty=frailty,
        reorder=reorder,
        foresight=foresight,
    )
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="stability_bands",
    )
    if picture is not None:
        drawn(picture, as_svg(result, concept=concept))
    say(result.to_json() if as_json else as_text(result))
