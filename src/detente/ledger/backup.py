"""Copies of a whole ledger, taken and put back while others use it."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import filelock

from detente.ledger.errors import LedgerError
from detente.ledger.opening import open_ledger
from detente.ledger.store import PATIENCE, Ledger, beside, locked, told

COUNTED = ("forecast", "resolution", "evidence")


def backup(ledger: Ledger, copy: Path, *, force: bool = False) -> dict[str, int]:
    """Write a checked copy of a ledger, whole or not at all; return how many rows of each kind it holds.

    Raises
    ------
    LedgerError
        Where something stands at `copy` and `force` is not given, or the copy is not sound.
    """
    if copy.exists() and (not force or copy.is_dir() or copy.samefile(ledger.file)):
        raise LedgerError(f"{copy}: already there -> give another name")
    if not copy.parent.is_dir():
        raise LedgerError(f"{copy}: no such folder '{copy.parent}' -> make it, or give another file")
    with _part(copy) as part, ledger.reading() as rows:
        counts = _copied(rows, part)
        os.replace(part, copy)
    return counts


def restore(file: Path, copy: Path, *, force: bool = False) -> tuple[dict[str, int], Path | None]:
    """Put a copy in a ledger's place; return its rows, and where the ledger that stood there is kept.

    Raises
    ------
    LedgerError
        Where the copy is not a sound ledger, or a ledger stands there and `force` is not given.
    """
    if file.exists() and not force:
        raise LedgerError(f"{file}: a ledger stands there -> --force puts it aside, and keeps it")
    lock = filelock.FileLock(beside(file, "lock"), timeout=PATIENCE)
    with open_ledger(copy, writable=False) as source, _part(file) as part, source.reading() as rows:
        counts = _copied(rows, part)
        with locked(lock, file):
            kept = _put_aside(file) if file.exists() else None
            os.replace(part, file)
    return counts, kept


def _copied(rows: sqlite3.Connection, part: Path) -> dict[str, int]:
    """Copy the pages to a new file, look whether all is well with them, and count."""
    with told(part), contextlib.closing(sqlite3.connect(part)) as target:
        rows.backup(target)
        found = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise LedgerError(f"{part}: the ledger is damaged ({found}) -> restore an earlier backup")
        return {kind: target.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in COUNTED}


@contextlib.contextmanager
def _part(file: Path) -> Iterator[Path]:
    """A file beside another that is gone at the end unless it was moved."""
    part = beside(file, f"part-{os.getpid()}")
    try:
        yield part
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{part}{ending}").unlink(missing_ok=True)


def _put_aside(file: Path) -> Path:
    """Rename a ledger and its log to the first free name."""
    n = 1
    while beside(file, f"replaced-{n}").exists():
        n += 1
    kept = beside(file, f"replaced-{n}")
    for ending in ("-wal", "-shm", ""):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{file}{ending}", f"{kept}{ending}")
    return kept
