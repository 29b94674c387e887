"""Who changed the scenario file last, and when: what somebody is told who was slower."""

import datetime
import hashlib
import json
from pathlib import Path

from detente.case.place import now


class ChangedMeanwhileError(ValueError):
    """The file is no longer what a change was made from."""


def digest_of(data: bytes) -> str:
    """How a form knows what it was made from."""
    return hashlib.sha256(data).hexdigest()


def file_beside(scenario: Path) -> Path:
    """Where the changes of a scenario file are listed."""
    return scenario.with_name(f"{scenario.stem}.changes.jsonl")


def note(scenario: Path, *, by: str) -> None:
    """Add a line to the list of changes: who wrote what the file says now."""
    told = {"at": now(), "by": by, "digest": digest_of(scenario.read_bytes())}
    with file_beside(scenario).open("a", encoding="utf-8") as list_of_changes:
        list_of_changes.write(f"{json.dumps(told, ensure_ascii=False)}\n")


def changed_by(scenario: Path) -> str:
    """Who wrote what the file says now, ` by NAME at TIME`; empty where it was not written by these pages."""
    file = file_beside(scenario)
    if not file.exists():
        return ""
    digest = digest_of(scenario.read_bytes())
    for line in reversed(file.read_text(encoding="utf-8").splitlines()):
        try:
            told = json.loads(line)
            at = datetime.datetime.fromisoformat(told["at"])
            if told["digest"] == digest:
                return f" by {told['by']} at {at:%Y-%m-%d %H:%M:%S} UTC"
        except (ValueError, TypeError, KeyError):  # a line that a power cut left half-written
            continue
    return ""
