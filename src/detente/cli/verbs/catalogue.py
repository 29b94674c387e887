"""detente catalogue: the packaged cases, listed, shown, copied."""

from pathlib import Path
from typing import Annotated

import typer

from detente import catalogue as cases
from detente.case.envelope import envelope
from detente.catalogue.entry import entries, entry
from detente.cli.options import Json, verb_app
from detente.cli.output import say
from detente.formats.files import write_folder
from detente.nearest import nearest
from detente.report.catalogue import as_text

app = verb_app()


@app.command()
def catalogue(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A case to show; without one all are listed.")
    ] = None,
    copy: Annotated[
        Path | None, typer.Option("--copy", metavar="FOLDER", help="Copy the case's files to a new folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the packaged cases, show what one says of itself, or copy one to change it."""
    if name is None:
        if copy is not None:
            raise typer.BadParameter("needs the case to copy -> detente catalogue NAME --copy FOLDER")
        found = entries()
        listed = [each.to_dict() for each in found]
        say(envelope("catalogue", {"cases": listed}) if as_json else as_text(found))
        return
    if name not in cases.names():
        raise ValueError(
            f"no packaged case '{name}' -> {nearest(name, cases.names(), otherwise='detente catalogue')}"
        )
    text = cases.read_me(name)
    if copy is not None:
        files = cases.files_of(name)
        write_folder(copy, files, force=False)
        text = "\n".join([*(f"made {copy / each}" for each in files), f"next: detente check {copy}"])
    told = entry(name).to_dict() | {"files": sorted(cases.files_of(name)), "read_me": cases.read_me(name)}
    say(envelope("catalogue", told) if as_json else text)
