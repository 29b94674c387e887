"""Readings of many documents: to standard output or into a file that can be gone on with."""

import contextlib
import datetime
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from detente.cli.output import progress, remark, say
from detente.extras import lacking
from detente.parallel import Workers
from detente.reading import Glossary
from detente.reading.bulk import read_all
from detente.reading.inputs import Listing
from detente.reading.llm import NOT_ASKED, RULES_ALONE
from detente.reading.output import Destination, Output, remaining
from detente.reading.storylines import Storylines
from detente.reading.worker import Reading, Then


def write_readings(
    found: Listing,
    words: Glossary,
    day: datetime.date,
    *,
    output: Path | None,
    parquet: bool = False,
    resume: bool,
    workers: Workers,
    quiet: bool,
    then: Then | None = None,
    told: Callable[[Reading], str] | None = None,
) -> None:
    """Read all documents and write their records as they come; exit 2 where none could be read.

    `parquet` makes the output a folder of Parquet files. `then` takes the records of each document and
    returns those to write; `told` writes them in words instead of JSON lines.
    """
    storylines = Storylines()
    told_notes: set[str] = set()
    n_read = n_skipped = done = 0
    with contextlib.ExitStack() as stack:
        stack.enter_context(_stopping(output))
        tick = stack.enter_context(progress("reading", quiet=quiet))
        file = stack.enter_context(_opened(output, resume, parquet)) if output else None
        sources = found.sources(sys.stdin.buffer)
        if file:
            sources = remaining(sources, file, storylines)
        total = found.size()
        for reading in read_all(sources, glossary=words, as_of=day, workers=workers, then=then):
            _remark(reading, day, told_notes)
            (file.write if file else say)(told(reading) if told else _lines(reading, storylines))
            n_read += 1
            n_skipped += not reading.was_read
            done += reading.size
            tick(done, max(done, total))
    if not n_read and not resume:
        what = " ".join(found.inputs[:3])
        raise ValueError(f"{what}: no documents there -> give text files, folders or patterns")
    if n_read and n_skipped == n_read:
        raise typer.Exit(2)


def _lines(reading: Reading, storylines: Storylines) -> str:
    return reading.as_lines(storylines.add(reading.name, reading.fingerprint))


def _remark(reading: Reading, day: datetime.date, told: set[str]) -> None:
    """Say on standard error what a person should know of a document; that a server is dead, only once."""
    name, dated, note = (reading.head[key] for key in ("doc", "date", "note"))
    if reading.fault:
        remark(f"detente: skipped {name}: {reading.fault}")
        return
    if not (reading.lines or note):
        remark(f"detente: {name} holds no text")
    if note and note.startswith(RULES_ALONE):
        if not (note.endswith(NOT_ASKED) and note in told):
            remark(f"detente: {name} {note}")
        told.add(note)
    if dated and dated > day.isoformat():
        remark(f"detente: {name} is dated {dated}, after {day}: forecasts as of that day leave it out")


def _opened(output: Path, resume: bool, parquet: bool) -> Destination:
    if not parquet:
        return Output(output, resume=resume)
    try:
        partitions = importlib.import_module("detente.reading.partitions")
    except ModuleNotFoundError:
        raise ValueError(f"--parquet: {lacking('parquet')}") from None
    opened: Destination = partitions.Partitions(output, resume=resume)
    return opened


@contextlib.contextmanager
def _stopping(output: Path | None) -> Iterator[None]:
    """Where a person stops the work, say how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        if output is None:
            raise
        remark(f"detente: stopped; {output} holds whole documents only, and --resume goes on with it")
        raise typer.Exit(130) from None
