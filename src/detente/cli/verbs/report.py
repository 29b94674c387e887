"""detente report: the whole forecast as one file to hand over."""

import hashlib
import importlib
from pathlib import Path
from typing import Annotated

import typer

from detente.case.defaults import FORECAST_DRAWS, SEED
from detente.case.envelope import envelope
from detente.case.target import source_of
from detente.cli.evidence import items_of, read_once
from detente.cli.later import Later
from detente.cli.new_files import check_free, wrote
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
    Variant,
    as_date,
    verb_app,
)
from detente.cli.output import remark, say
from detente.extras import lacking
from detente.formats.files import write_file
from detente.parallel import Workers
from detente.scenario.files import resolve, variants

app = verb_app()
brief = Later("detente.case.briefing", "brief")

EXTRAS = {".html": "report", ".md": "report", ".pdf": "pdf"}
"""What must be installed to write a file of that ending."""


@app.command()
def report(
    target: Target = ".",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file, .html, .md or .pdf.")
    ] = None,
    handling: Annotated[
        str | None, typer.Option("--handling", metavar="TEXT", help="A line that every page carries.")
    ] = None,
    evidence: Evidence = None,
    draws: Draws = FORECAST_DRAWS,
    seed: Seed = SEED,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_of: AsOf = None,
    variant: Variant = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that stands there.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The whole forecast as one file: answer, terms, timeline, phases, reasons, evidence, what to watch."""
    if output is None or (ending := output.suffix.lower()) not in EXTRAS:
        given = "" if output is None else f"'{output.name}' ends in none of these; "
        raise typer.BadParameter(f"{given}give a file that ends in .html, .md or .pdf", param_hint="--output")
    check_free(output, force=force)
    try:
        writing = importlib.import_module("detente.case.report")
        write = writing.writer(ending)
    except ModuleNotFoundError:
        raise ValueError(f"report: {lacking(EXTRAS[ending])}") from None
    read_once(target, evidence)
    source = source_of(target)
    scenario = resolve(source, variant=variant)
    branches = {} if variant else {name: resolve(source, variant=name) for name in variants(source)}
    found = brief(
        scenario,
        branches,
        draws=draws,
        seed=seed,
        evidence=items_of(evidence, scenario, target=target),
        as_of=as_date(as_of),
        workers=Workers(jobs, cluster),
        progress=lambda what: None if quiet else remark(f"asking: {what}"),
    )
    whole = writing.document(found, handling=handling)
    raw, new = write(whole), not output.parent.exists()
    write_file(output, raw, force=force)
    told = {
        "file": str(output),
        "bytes": len(raw),
        "digest": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "sections": [{"id": section.id, "title": section.title} for section in whole.sections],
        "left_out": [{"part": part, "reason": reason} for part, reason in whole.left_out],
    }
    lines = [
        wrote(output, in_new_folder=new),
        *(f"! left out: {part}: {reason}" for part, reason in whole.left_out),
    ]
    say(envelope("report", told, scenario=scenario) if as_json else "\n".join(lines))
