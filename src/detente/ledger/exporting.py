"""A ledger's rows as files that other programs read."""

import csv
import importlib
import io
import json
from pathlib import Path
from typing import Any, Literal

from detente.extras import lacking
from detente.ledger.errors import LedgerError
from detente.ledger.store import Ledger

Format = Literal["jsonl", "csv", "parquet"]

_QUERIES = {
    "forecasts": "SELECT number, recorded, as_of, title, p_deal, version, digest, settings, environment, "
    "result FROM forecast WHERE case_name = ? ORDER BY number",
    "claims": "SELECT forecast, question, ask, by_day, p, low, high, base_rate, status_quo FROM claim "
    "JOIN forecast ON number = forecast WHERE case_name = ? ORDER BY forecast, question",
    "resolutions": "SELECT number, question, by_day, status, outcome, date, source, "
    "resolution.recorded AS recorded, corrects, resolution.who AS who, needs_second, "
    "confirmation.who AS confirmed_by FROM resolution "
    "LEFT JOIN confirmation ON confirmation.resolution = resolution.number "
    "WHERE case_name = ? ORDER BY number",
    "evidence": "SELECT number, item_id, recorded, known, body, corrects FROM evidence WHERE case_name = ? "
    "ORDER BY number",
}
_JSON_COLUMNS = ("settings", "environment", "result", "body")


def export(ledger: Ledger, case: str, folder: Path, *, format: Format) -> list[Path]:
    """Write one file for each kind of row of a case into a new folder; return the files.

    Columns hold what the ledger holds; settings, results and items are JSON, nested in JSON lines and as
    text elsewhere.

    Raises
    ------
    LedgerError
        Where the folder is there and not empty, or the format needs what is not installed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LedgerError(f"{folder}: already there and not empty -> give a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, query in _QUERIES.items():
        with ledger.reading() as rows:
            found = rows.execute(query, (case,))
            columns = [column[0] for column in found.description]
            records = [dict(zip(columns, row, strict=True)) for row in found]
        file = folder / f"{kind}.{format}"
        file.write_bytes(_WRITERS[format](columns, records))
        written.append(file)
    return written


def _json_lines(columns: list[str], records: list[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(_nested(record), ensure_ascii=False)}\n" for record in records).encode()


def _nested(record: dict[str, Any]) -> dict[str, Any]:
    return {key: json.loads(value) if key in _JSON_COLUMNS else value for key, value in record.items()}


def _csv(columns: list[str], records: list[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _inert(cell) for column, cell in record.items()} for record in records)
    return text.getvalue().encode()


def _inert(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _parquet(columns: list[str], records: list[dict[str, Any]]) -> bytes:
    try:
        module = importlib.import_module("detente.ledger.parquet")
    except ImportError:
        raise LedgerError(f"parquet: {lacking('parquet')}, or --format csv") from None
    raw: bytes = module.as_parquet(columns, records)
    return raw


_WRITERS = {"jsonl": _json_lines, "csv": _csv, "parquet": _parquet}
