"""detente export: a scenario as other programs' files."""

from pathlib import Path
from typing import Annotated

import typer

from detente import formats
from detente.case.envelope import envelope
from detente.case.target import scenario_of
from detente.cli.options import Json, Target, Variant, verb_app
from detente.cli.output import say

app = verb_app()


@app.command()
def export(
    target: Target = ".",
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help=f"One of {', '.join(formats.FORMATS)}.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="New folder, or a file (xlsx, csv, gmcr, graph-csv, actors-csv).",
        ),
    ] = None,
    variant: Variant = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that stand there.")] = False,
    as_json: Json = False,
) -> None:
    """Write the scenario for another program, at the modes, and say what is lost."""
    if not to:
        raise typer.BadParameter(f"give one of {', '.join(formats.FORMATS)}", param_hint="--to")
    if output is None:
        raise typer.BadParameter("give a new folder or file", param_hint="--output")
    scenario = scenario_of(target, variant=variant)
    lost = formats.write(scenario, to, output, force=force)
    files = sorted(str(file) for file in output.iterdir()) if output.is_dir() else [str(output)]
    lines = [f"wrote {file}" for file in files] + [f"! {line}" for line in lost]
    result = {"files": files, "format": to, "lost": lost}
    say(envelope("export", result, scenario=scenario, warnings=lost) if as_json else "\n".join(lines))
