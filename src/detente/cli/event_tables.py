"""Tables of events at the command line: `detente read --format gdelt`, `detente read --as icews`."""

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente.cli.output import remark, say
from detente.reading.event_tables import read_events, write_events
from detente.reading.output import Output
from detente.reading.worker import Reading
from detente.report.words import counted

_FAULTS_SHOWN = 20
_LINES_AT_ONCE = 1_000


def events_of_tables(files: list[str], form: str) -> Iterator[dict[str, Any]]:
    """Event records of tables, one after the other; faulty rows are remarked on, the first twenty one by one.

    Raises
    ------
    ValueError
        A file is not there, or its header is none.
    """
    for file in files:
        faults: Counter[str] = Counter()

        def fault(line: int, what: str, file: str = file, faults: Counter[str] = faults) -> None:
            faults["rows"] += 1
            if faults["rows"] <= _FAULTS_SHOWN:
                remark(f"detente: skipped {file}, line {line}: {what}")

        if file == "-":
            yield from read_events(sys.stdin.buffer, form, doc="<stdin>", fault=fault)
        else:
            if not Path(file).is_file():
                raise ValueError(f"{file}: no such file -> give a table of events")
            with Path(file).open("rb") as stream:
                yield from read_events(stream, form, doc=Path(file).name, fault=fault)
        if faults["rows"] > _FAULTS_SHOWN:
            remark(f"detente: skipped {faults['rows']:,} rows of {file} in all")


def events_of_readings(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """Event records of documents that were read.

    Raises
    ------
    ValueError
        There is no document among them that can be read.
    """
    n_read = 0
    for reading in readings:
        n_read += not reading.fault
        if reading.fault:
            remark(f"detente: skipped {reading.head['doc']}: {reading.fault}")
        for line in reading.lines.split("\n"):
            if line.startswith('{"kind": "event"'):
                yield json.loads(line)
    if not n_read:
        raise ValueError("no document could be read -> give text files, folders or patterns")


def write_table(events: Iterable[dict[str, Any]], form: str | None, output: Path | None) -> None:
    """Print or write events as a table, without a form as JSON lines; say how many did not fit, and why."""
    left: Counter[str] = Counter()

    def left_out(why: str) -> None:
        left[why.partition(": ")[2]] += 1

    if form is None:
        lines: Iterator[str] = (json.dumps(event, ensure_ascii=False, allow_nan=False) for event in events)
    else:
        lines = write_events(events, form, left_out=left_out)
    pieces = iter(lambda: list(itertools.islice(lines, _LINES_AT_ONCE)), [])
    if output is None:
        for piece in pieces:
            say("\n".join(piece) + "\n")
    else:
        with Output(output, resume=False) as file:
            for piece in pieces:
                file.write("\n".join(piece) + "\n")
    for why, n in left.items():
        remark(f"detente: left out {counted(n, 'event')}: {why}")
