"""detente update: news in, what it moves, and a new forecast."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.case.defaults import BRANCH_DRAWS, SEED
from detente.case.latest import latest
from detente.case.place import Place, environment, now, place_of
from detente.case.target import STANDARD_INPUT, file_of, is_packaged
from detente.cli.evidence import read_once
from detente.cli.later import Later, load
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import (
    Cluster,
    Draws,
    Jobs,
    Json,
    Quiet,
    Seed,
    Target,
    as_date,
    verb_app,
)
from detente.cli.output import progress, remark, say
from detente.parallel import Workers
from detente.records.update import Update
from detente.report.update import as_text
from detente.report.words import counted
from detente.scenario import loads

if TYPE_CHECKING:
    from detente.updating.planning import Plan

app = verb_app()
apply = Later("detente.updating.applying", "apply")
proposals = Later("detente.updating.proposing", "proposals")
news_of = Later("detente.cli.documents", "news_of")
plan = Later("detente.updating.planning", "plan")


@app.command()
def update(
    target: Target = ".",
    news: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NEWS...]", help="Articles; or .jsonl files of detente read, - for stdin."),
    ] = None,
    only_plan: Annotated[bool, typer.Option("--plan", help="Show what would move; write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Day of the update; default that of the latest news."),
    ] = None,
    draws: Draws = BRANCH_DRAWS,
    seed: Seed = SEED,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What new articles, or time alone, move and why; then the new evidence and forecast, written."""
    if not (only_plan or yes) and (as_json or not sys.stdin.isatty()):
        raise ValueError("nobody to ask -> --plan shows what would move, --yes writes it")
    file = _file(target, only_plan)
    read_once(target, [Path(name) for name in news or []])
    raw = file.read_bytes() if file else sys.stdin.buffer.read()
    scenario = loads(raw, name=str(file or "<stdin>"))
    day = as_date(as_of)
    proposed = proposals(news_of(news, scenario, as_of=day), scenario, as_of=day) if news else []
    place = place_of(target, ledger, case) if file or (ledger and case) else None
    last, beside = latest(place) if place else (None, ())
    load(plan)
    with progress("drawing worlds", quiet=quiet) as tick:
        planned = plan(
            raw.decode("utf-8"),
            scenario,
            proposed,
            name=str(file or "<stdin>"),
            draws=draws,
            seed=seed,
            as_of=day,
            last=last,
            beside=beside,
            progress=tick,
            workers=Workers(jobs, cluster),
        )
    result = planned.update
    if not as_json:
        say(as_text(result))
    if file and place and not only_plan and result.moves_anything:
        if not yes and not typer.confirm(f"Write {_told(result)} to {file} and a new forecast?", err=True):
            remark("detente: nothing was written")
            return
        result = _written(planned, file, place, raw)
        assert result.written is not None
        done = f"recorded as forecast {result.written.forecast} of {place.case}"
        if not as_json:
            say(f"wrote {_told(result)} to {file}; {done}")
    if as_json:
        say(result.to_json())


def _file(target: str, only_plan: bool) -> Path | None:
    """The scenario file; None for standard input, of which only a plan can be made."""
    if target == STANDARD_INPUT:
        if not only_plan:
            raise ValueError("standard input cannot be written -> give a file, or --plan")
        return None
    file = file_of(target)
    if is_packaged(target, file) and not only_plan:
        raise ValueError(f"{target}: a packaged case is not changed -> copy {file}, or --plan")
    return file


def _written(planned: "Plan", file: Path, place: Place, read: bytes) -> Update:
    with place.to_write() as opened:
        result: Update = apply(
            planned,
            file,
            opened,
            case=place.case,
            read=read,
            environment=environment(),
            recorded=now(),
        )
    return result


def _told(result: Update) -> str:
    return counted(len(result.taken), "item") + " of evidence"
