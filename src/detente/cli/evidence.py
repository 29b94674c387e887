"""Evidence files: JSON lines as `detente read` prints them, or items coded by hand."""

import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from detente.case.target import STANDARD_INPUT, file_of, scenario_of
from detente.cli.later import Later
from detente.cli.output import remark
from detente.records.evidence import EvidenceItem
from detente.records.validation import first_fault
from detente.report.words import counted
from detente.scenario import Scenario

MAX_LINE = 1_000_000
ITEM = "evidence"
BESIDE = "evidence.jsonl"
"""How the evidence of a case is called that stands in its folder."""

evidence_items = Later("detente.reading.evidence", "evidence_items")


class EvidenceError(ValueError):
    """A line that is not evidence."""


def evidence_in(file: Path, scenario: Scenario) -> list[EvidenceItem]:
    """Items of a file of JSON lines.

    A line of kind `evidence` is an item as in a scenario's evidence block; lines of the reader's kinds
    become items where they speak of the scenario's terms or of the deal.

    Raises
    ------
    EvidenceError
        With file, line, what is wrong and what would be right.
    """
    records = list(_records(file))
    items = _items(file, records, scenario)
    if not items:
        remark(f"detente: {file}: {len(records)} lines, none on a term of this scenario or on the deal")
    return items


def with_evidence(
    target: str, files: Sequence[Path] | None, *, variant: str | None
) -> tuple[Scenario, list[EvidenceItem]]:
    """A scenario and the items of all files; one of them all may be standard input."""
    read_once(target, files)
    scenario = scenario_of(target, variant=variant)
    return scenario, items_of(files, scenario, target=target)


def read_once(target: str, files: Sequence[Path] | None) -> None:
    """Refuse standard input in two places, before anything is read from it."""
    if [target, *map(str, files or [])].count("-") > 1:
        raise typer.BadParameter("standard input can be read once", param_hint="-")


def items_of(files: Sequence[Path] | None, scenario: Scenario, *, target: str) -> list[EvidenceItem]:
    """Items of all files; where none is given, a remark on what lies unused beside what TARGET means."""
    if not files and (left := left_out(target, scenario)):
        file, told = left
        remark(f"detente: {told} -> add --evidence {shlex.quote(str(file))}")
    return [item for file in files or [] for item in evidence_in(file, scenario)]


def left_out(target: str, scenario: Scenario) -> tuple[Path, str] | None:
    """The evidence in the folder of what TARGET means that the scenario itself does not hold, and that told.

    None where there is none, or no line of it speaks of the scenario.
    """
    if target == STANDARD_INPUT or not (file := file_of(target).with_name(BESIDE)).is_file():
        return None
    known = {item.id for item in scenario.evidence}
    try:
        items = _items(file, list(_records(file)), scenario)
    except (OSError, EvidenceError):
        return None  # nobody asked for it
    unused = sum(item.id not in known for item in items)
    return (file, f"not used: {counted(unused, 'item')} of evidence in {file}") if unused else None


def _items(
    file: Path, records: Sequence[tuple[int, dict[str, Any]]], scenario: Scenario
) -> list[EvidenceItem]:
    coded = [_item(file, line, record) for line, record in records if record.get("kind") == ITEM]
    read = [record for _, record in records if record.get("kind") != ITEM]
    try:
        return coded + list(evidence_items(read, scenario))
    except (KeyError, TypeError, AttributeError) as error:
        raise EvidenceError(f"{file}: not lines of detente read ({error!r}) -> make them again") from None


def _records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with stream:
        for number, raw in enumerate(iter(lambda: stream.readline(MAX_LINE + 1), b""), start=1):
            if not raw.strip():
                continue
            if len(raw) > MAX_LINE:
                raise EvidenceError(f"{file}:{number}: a line too long -> at most {MAX_LINE:,} bytes")
            try:
                record = json.loads(raw)
            except (ValueError, RecursionError):
                fix = "give JSON lines, as detente read prints them"
                raise EvidenceError(f"{file}:{number}: not a line of JSON -> {fix}") from None
            if not isinstance(record, dict) or not isinstance(record.get("kind"), str):
                raise EvidenceError(f"{file}:{number}: a line without kind -> give lines of detente read")
            yield number, record


def _item(file: Path, line: int, record: dict[str, Any]) -> EvidenceItem:
    try:
        return EvidenceItem.model_validate({name: value for name, value in record.items() if name != "kind"})
    except ValidationError as error:
        place, what = first_fault(error)
        raise EvidenceError(f"{file}:{line}: {place}: {what}") from None
