"""A backtest that stands beside the scenario, as `detente backtest ... --json > backtest.json` wrote it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.report.html.section import Block, Section, Table, Text

FILE_NAME = "backtest.json"
MAX_BYTES = 20_000_000
_NO_METRICS = ("model", "n", "written")
_WRITTEN = {"blind": "before their outcome", "hindsight": "after it"}


def backtest(folder: Path) -> Section | None:
    """Its tables; None where there is no such file.

    Raises
    ------
    ValueError
        Where the file is none that `backtest` wrote.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return None
    if file.stat().st_size > MAX_BYTES:
        raise ValueError(f"{FILE_NAME}: more than {MAX_BYTES:,} bytes -> write it again")
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["kind"] != "backtest":
            raise KeyError("kind")
        note = f"From {FILE_NAME}, which detente {told['detente']} wrote."
        blocks: tuple[Block, ...] = (
            Text(note, says="note"),
            *_tables(told["result"]["rows"]),
        )
        return Section("backtest", "Backtest on settled cases", blocks)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError(f"{FILE_NAME}: not what detente backtest --json prints -> write it again") from None


def _tables(rows: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """One table; where cases were written before their outcome and after, one for each."""
    for written in dict.fromkeys(row.get("written") for row in rows):
        among = [row for row in rows if row.get("written") == written]
        names = dict.fromkeys(name for row in among for name in row)
        metrics = [name for name in names if name not in _NO_METRICS and not name.endswith(("_low", "_high"))]
        yield Table(
            caption=f"Models on cases written {_WRITTEN[written]}" if written in _WRITTEN else "Models",
            columns=("model", "n", *(name.replace("_", " ") for name in metrics)),
            rows=tuple(
                (str(row["model"]).replace("_", " "), str(row["n"]), *(_cell(row, name) for name in metrics))
                for row in among
            ),
            numbers=frozenset(range(1, 2 + len(metrics))),
        )


def _cell(row: Mapping[str, Any], name: str) -> str:
    """A figure, with its interval where there is one."""
    value, low, high = (row.get(key) for key in (name, f"{name}_low", f"{name}_high"))
    if value is None:
        return ""
    return f"{value:.3g}" if low is None or high is None else f"{value:.3g} ({low:.3g} to {high:.3g})"
