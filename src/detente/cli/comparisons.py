"""Documents set side by side: where speakers reverse between them, and tone over time."""

import json
from collections.abc import Iterable
from pathlib import Path

from detente.cli.output import remark, say
from detente.formats.files import write_file
from detente.reading.comparison import Comparison
from detente.reading.worker import Reading

_COMPARED = ('{"kind": "entity"', '{"kind": "statement"', '{"kind": "position"')


def write_comparison(readings: Iterable[Reading], output: Path | None) -> None:
    """Print or write the shifts between documents, then tone over time, as JSON lines; whole or not at all.

    Raises
    ------
    ValueError
        There is no document among them that can be read.
    """
    comparison = Comparison()
    n_read = 0
    for reading in readings:
        n_read += not reading.fault
        if reading.fault:
            remark(f"detente: skipped {reading.head['doc']}: {reading.fault}")
        lines = [line for line in reading.lines.splitlines() if line.startswith(_COMPARED)]
        comparison.add([reading.head, *map(json.loads, lines)])
    if not n_read:
        raise ValueError("no document could be read -> give text files, folders or patterns")
    found = [*comparison.shifts(), *comparison.tones()]
    if not found:
        remark(f"detente: nothing to compare in {len(comparison.heads)} documents")
        return
    text = "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in found)
    if output is None:
        say(text)
    else:
        write_file(output, text.encode("utf-8", "backslashreplace"), force=False)
