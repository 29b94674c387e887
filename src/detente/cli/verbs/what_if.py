"""detente what-if: the forecast with values changed or something given, side by side."""

from typing import Annotated

import typer

from detente.case.defaults import BRANCH_DRAWS, SEED
from detente.case.target import source_of
from detente.cli.evidence import items_of, read_once
from detente.cli.later import Later, load
from detente.cli.options import (
    AsOf,
    Cluster,
    Draws,
    Evidence,
    Jobs,
    Json,
    Quiet,
    Seed,
    Target,
    as_date,
    pairs,
    verb_app,
)
from detente.cli.output import progress, say
from detente.parallel import Workers
from detente.report.what_if_forecast import as_text
from detente.scenario import Scenario
from detente.scenario.files import resolve
from detente.scenario.setting import with_values

app = verb_app()
branch_of = Later("detente.case.branching", "branch")
branched = Later("detente.forecasting.branches", "what_if")

CHANGED = "changed"


@app.command()
def what_if(
    target: Target = ".",
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="PATH=VALUE", help="Change a value; all together make one branch."),
    ] = None,
    variant: Annotated[
        list[str] | None,
        typer.Option("--variant", metavar="NAME", help="A variant of the scenario as a branch."),
    ] = None,
    branch: Annotated[
        list[str] | None,
        typer.Option(
            "--branch",
            metavar="NAME:CHANGES",
            help="A branch of its own: changes PATH=VALUE and 'variant NAME', split by ';'.",
        ),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--given",
            metavar="WHAT",
            help="Assume ISSUE=OPTION, a question's id, or 'deal'; in all branches.",
        ),
    ] = None,
    given_not: Annotated[
        list[str] | None, typer.Option("--given-not", metavar="WHAT", help="Assume that it does not.")
    ] = None,
    evidence: Evidence = None,
    draws: Draws = BRANCH_DRAWS,
    seed: Seed = SEED,
    as_of: AsOf = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What would be otherwise: branches side by side in the same worlds, and forecasts given something."""
    read_once(target, evidence)
    source = source_of(target)
    base = resolve(source)
    branches: dict[str, Scenario] = {}
    if set_:
        branches[CHANGED] = with_values(base, pairs(set_, "--set"))
    for name in variant or []:
        _add(branches, name, resolve(source, variant=name), "--variant")
    for text in branch or []:
        name, other = branch_of(source, text)
        _add(branches, name, other, "--branch")
    if not (branches or given or given_not):
        raise ValueError("nothing differs -> give --set PATH=VALUE, --variant NAME or --given ISSUE=OPTION")
    items = items_of(evidence, base, target=target)
    load(branched)
    with progress("drawing worlds", quiet=quiet) as tick:
        result = branched(
            base,
            branches,
            draws=draws,
            seed=seed,
            given=given or (),
            given_not=given_not or (),
            evidence=items,
            as_of=as_date(as_of),
            progress=tick,
            workers=Workers(jobs, cluster),
        )
    say(result.to_json() if as_json else as_text(result))


def _add(branches: dict[str, Scenario], name: str, other: Scenario, option: str) -> None:
    if name in branches:
        raise ValueError(f"{option}: a branch '{name}' is given twice -> name it otherwise")
    branches[name] = other
