"""detente import: other programs' files as a scenario."""

import datetime
import math
import warnings
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente import formats
from detente.case.envelope import envelope
from detente.cli.options import Json, as_date, verb_app
from detente.cli.output import say
from detente.formats.files import files_in, write_file
from detente.formats.yaml_text import as_yaml
from detente.report.words import counted
from detente.scenario import Scenario
from detente.scenario.source import MAX_BYTES
from detente.scenario.state_space import state_space

app = verb_app()


@app.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="A domain and its profiles, or their folder.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Scenario file to write.")
    ] = Path("scenario.yaml"),
    from_: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help=f"One of {', '.join(formats.FORMATS)}; default guessed."
        ),
    ] = None,
    semantics: Annotated[
        Literal["genius", "raw"],
        typer.Option("--semantics", help="genius: evaluations over the issue's largest; raw: as they are."),
    ] = "genius",
    real_steps: Annotated[
        int,
        typer.Option("--real-steps", metavar="N", min=2, max=1000, help="Options of a continuous issue."),
    ] = 11,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="Title; default what the files are called.")
    ] = None,
    proposal: Annotated[
        str | None,
        typer.Option("--proposal", metavar="NUMBER", help="Which proposal of a table of DEU to read."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The scenario's day; default today.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that stands there.")] = False,
    as_json: Json = False,
) -> None:
    """Read files of GENIUS, GeniusWeb, NegMAS, NegoLog, GMCR+, KTAB, decide, DEU, or tables."""
    day = as_date(as_of) or datetime.date.today()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", formats.FormatWarning)
        name = from_ or formats.guessed(files)
        scenario = formats.read(
            files,
            as_of=day,
            format=name,
            title=title,
            proposal=proposal,
            semantics=semantics,
            real_steps=real_steps,
        )
        write_file(output, _text(scenario, output), force=force)
    remarks = [str(remark.message) for remark in told if remark.category is formats.FormatWarning]
    result = {
        "files": [str(file) for file in files_in(files)],
        "format": name,
        "semantics": semantics if name == "genius" else None,
        "output": str(output),
    }
    lines = [_summary(scenario, output, name, semantics), *(f"! {remark}" for remark in remarks)]
    say(envelope("import", result, scenario=scenario, warnings=remarks) if as_json else "\n".join(lines))


def _text(scenario: Scenario, output: Path) -> bytes:
    raw = as_yaml(scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    if len(raw) > MAX_BYTES:
        what = f"{len(raw):,} bytes, and a scenario file has at most {MAX_BYTES:,}"
        raise ValueError(f"{output}: scenario: {what} -> import fewer profiles")
    return raw


def _summary(scenario: Scenario, output: Path, name: str, semantics: str) -> str:
    how = f"{name}, {semantics} semantics" if name == "genius" else name
    held = [counted(len(scenario.parties), "party", "parties")]
    if scenario.issues:
        packages = math.prod(len(issue.options) for issue in scenario.issues.values())
        held += [counted(len(scenario.issues), "issue"), counted(packages, "package")]
    if scenario.positions:
        held.append(f"positions on {counted(len(scenario.positions), 'issue')}")
    if scenario.conflict is not None:
        options = counted(len(scenario.conflict.options), "option")
        held.append(f"a conflict of {options} and {counted(len(state_space(scenario.conflict)), 'state')}")
    return f"wrote {output} from {how}: {', '.join(held)}"
