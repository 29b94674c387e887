"""Copies of a whole ledger, taken and put back while others use it; a copy is always a file."""

import contextlib
import importlib
import os
from collections.abc import Iterator
from pathlib import Path

from detente.ledger.address import Address
from detente.ledger.copying import copy_rows
from detente.ledger.errors import LedgerError
from detente.ledger.opening import open_ledger
from detente.ledger.sqlite.copying import copy_pages, put_aside, sound
from detente.ledger.sqlite.opening import open_file
from detente.ledger.sqlite.store import FileLedger, beside, lock_of, locked
from detente.ledger.store import Ledger


def backup(ledger: Ledger, copy: Path, *, force: bool = False) -> dict[str, int]:
    """Write a checked copy of a ledger, whole or not at all; return how many rows of each kind it holds.

    Raises
    ------
    LedgerError
        Where something stands at `copy` and `force` is not given, or the copy is not sound.
    """
    taken = isinstance(ledger.file, Path) and copy.exists() and copy.samefile(ledger.file)
    if copy.exists() and (not force or copy.is_dir() or taken):
        raise LedgerError(f"{copy}: already there -> give another name")
    if not copy.parent.is_dir():
        raise LedgerError(f"{copy}: no such folder '{copy.parent}' -> make it, or give another file")
    with _part(copy) as part:
        counts = _copied(ledger, part)
        os.replace(part, copy)
    return counts


def restore(address: Address, copy: Path, *, force: bool = False) -> tuple[dict[str, int], Path | str | None]:
    """Put a copy in a ledger's place; return its rows, and where the ledger that stood there is kept.

    Raises
    ------
    LedgerError
        Where the copy is not a sound ledger, or a ledger stands there and `force` is not given.
    """
    if isinstance(address, Path):
        return _restore_file(address, copy, force=force)
    with open_file(copy, writable=False) as source, source.reading() as rows, open_ledger(address) as target:
        sound(copy, rows)
        restoring = importlib.import_module("detente.ledger.postgres.restoring")
        counts, kept = restoring.replace_rows(target, rows, force=force)
    return counts, kept


def _restore_file(file: Path, copy: Path, *, force: bool) -> tuple[dict[str, int], Path | None]:
    if file.exists() and not force:
        raise LedgerError(f"{file}: a ledger stands there -> --force puts it aside, and keeps it")
    with open_file(copy, writable=False) as source, _part(file) as part:
        counts = _copied(source, part)
        with locked(lock_of(file), file):
            kept = put_aside(file) if file.exists() else None
            os.replace(part, file)
    return counts, kept


def _copied(ledger: Ledger, part: Path) -> dict[str, int]:
    """A ledger in a new file: page by page where it is one, row by row otherwise."""
    if isinstance(ledger, FileLedger):
        with ledger.reading() as pages:
            return copy_pages(pages, part)
    with ledger.reading() as rows, open_file(part, writable=True) as target:
        with target.writing() as written:
            counts = copy_rows(rows, written)
        with target.reading() as written:
            sound(part, written)
    return counts


@contextlib.contextmanager
def _part(file: Path) -> Iterator[Path]:
    """A file beside another that is gone at the end unless it was moved."""
    part = beside(file, f"part-{os.getpid()}")
    try:
        yield part
    finally:
        for ending in ("", "-wal", "-shm", "-journal", ".lock"):
            Path(f"{part}{ending}").unlink(missing_ok=True)
