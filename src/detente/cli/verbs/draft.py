"""detente draft: a first scenario from articles."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.case.envelope import envelope
from detente.cli.documents import documents_of
from detente.cli.later import Later
from detente.cli.new_files import check_free
from detente.cli.options import Json, as_date, verb_app
from detente.cli.output import remark, say
from detente.formats.faults import listed
from detente.formats.files import write_file
from detente.report.words import counted
from detente.scenario import caveats
from detente.scenario.annotated import annotated

if TYPE_CHECKING:
    from detente.drafting.drafting import Drafted

app = verb_app()
latest_day = Later("detente.drafting.drafting", "latest_day")
drafted_from = Later("detente.drafting.drafting", "draft")

_HEAD = """Drafted by detente from text alone. Lines with "check:" are guesses for a person to judge;
numbers are wide defaults. Next: mend names, givers and options, replace worths and their reasons,
then detente check, read and forecast."""


@app.command()
def draft(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Articles, folders and patterns; - for standard input."),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; default: print.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="The scenario's day; default that of the latest article."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that stands there.")] = False,
    as_json: Json = False,
) -> None:
    """What could be negotiated here: a first scenario from articles, with what to check marked in it."""
    check_free(output, force=force)
    documents = documents_of(files)
    day = as_date(as_of) or latest_day(documents)
    if day is None:
        day = datetime.date.today()
        remark(f"detente: no article has a date -> drafted as of {day}; give --as-of DATE for another day")
    made = drafted_from(documents, as_of=day)
    for line in _left_out(made):
        remark(f"detente: {line}")
    text = _text(made)
    if output:
        write_file(output, text.encode(), force=force)
    if as_json:
        checks = [{"path": ".".join(map(str, path)), "check": what} for path, what in made.checks.items()]
        result = {"output": str(output) if output else None, "yaml": text, "checks": checks}
        told = [*_left_out(made), *caveats(made.scenario)]
        say(envelope("draft", result, scenario=made.scenario, warnings=told))
    else:
        say(_summary(made, output) if output else text)


def _text(made: "Drafted") -> str:
    return annotated(
        made.scenario, {path: f"check: {what}" for path, what in made.checks.items()}, head=_HEAD
    )


def _left_out(made: "Drafted") -> list[str]:
    if not made.later:
        return []
    told = listed(made.later)
    return [f"dated after {made.scenario.as_of} and left out: {told} -> give a later --as-of to read them"]


def _summary(made: "Drafted", output: Path) -> str:
    scenario = made.scenario
    return (
        f"wrote {output}: {counted(len(scenario.parties), 'party', 'parties')} "
        f"({', '.join(scenario.principals)} bargain), {counted(len(scenario.issues), 'issue')}, "
        f"{counted(len(scenario.evidence), 'item')} of evidence, {counted(len(made.checks), 'line')} to check"
    )
