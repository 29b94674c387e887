"""What a machine can do to a ledger, done to it: told in one line each, and nothing acknowledged is lost.

`pytest tests/ledger -k "faults or processes"` prints what was done, how often, and what was lost.
"""

import contextlib
import os
import random
import resource
import shutil
import tempfile
from pathlib import Path

import filelock
import pytest

from detente.ledger import LedgerError, open_ledger, store
from detente.ledger.address import DatabaseUrl
from detente.ledger.backup import backup, restore
from detente.ledger.evidence import add_evidence
from detente.ledger.forecasts import entries
from detente.ledger.sqlite.store import beside
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT, SERVER, kind
from ledger.server import running
from ledger.test_processes import batches, started
from ledger.writer import BATCH
from rights import read_only

TIMES = 10


@contextlib.contextmanager
def one_line():
    """Hold that a fault is told in one line that says what would be right."""
    with pytest.raises(LedgerError) as caught:
        yield
    told = str(caught.value)
    assert (" -> " in told, "\n" in told) == (True, False)


def add(ledger, name):
    """Write one item of evidence."""
    add_evidence(ledger, CASE, [EvidenceItem(id=name, says="offer", quote="tolls " * 50)], recorded=MOMENT)


def names(address):
    """The items that a ledger holds."""
    with open_ledger(address, writable=False) as ledger, ledger.reading() as rows:
        return [name for (name,) in rows.execute("SELECT item_id FROM evidence ORDER BY number").fetchall()]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="no way to fill a disk for one process alone")
def test_the_disk_is_full(file, tell):
    """Fails where a batch that did not fit was acknowledged, or an earlier one goes with it."""
    open_ledger(file).close()
    acknowledged = set()
    for time in range(TIMES):
        with started(file, str(time)) as writer:
            first = writer.stdout.readline()
            limit = os.stat(f"{file}-wal").st_size + 100_000
            resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (limit, limit))
            numbers = [first, *writer.stdout]
        assert writer.returncode == 1
        acknowledged |= {(str(time), number.strip()) for number in numbers}
    found = batches(file)
    lost = acknowledged - set(found)
    tell(f"SQLite: disk full {TIMES} times: {len(acknowledged)} batches acknowledged, {len(lost)} lost")
    assert (lost, set(found.values())) == (set(), {BATCH})


def test_the_folder_may_only_be_read(tell):
    """Fails where a ledger that may not be written ends in a traceback, or cannot be read either."""
    folder = Path(tempfile.mkdtemp(prefix="detente", dir="/tmp"))
    try:
        with open_ledger(folder / "detente.db") as ledger:
            add(ledger, "a")
        with read_only(folder):
            with one_line(), open_ledger(folder / "detente.db") as ledger:
                add(ledger, "b")
            with one_line():
                open_ledger(folder / "new.db")
            assert names(folder / "detente.db") == ["a"]
    finally:
        shutil.rmtree(folder)
    tell("SQLite: read-only folder: old and new ledger refused to writers, read by readers, 0 lost")


def test_removed_while_open(file, tmp_path, tell):
    """Fails where rows go into a file that is no more, or a backup does not bring the others back."""
    copy = tmp_path / "copy.db"
    for time in range(TIMES):
        with open_ledger(file) as ledger:
            add(ledger, str(time))
            backup(ledger, copy, force=True)
            for ending in ("", "-wal", "-shm"):
                Path(f"{file}{ending}").unlink(missing_ok=True)
            with one_line():
                add(ledger, "nowhere")
        restore(file, copy)
    assert names(file) == [str(time) for time in range(TIMES)]
    tell(f"SQLite: file removed while open {TIMES} times, restored: {TIMES} rows acknowledged, 0 lost")


def test_a_clock_that_jumps(address, tell):
    """Fails where rows change their order, or seem older than what stood there, since a clock went wrong."""
    chance = random.Random(1)
    with open_ledger(address) as ledger:
        for number in range(TIMES):
            moment = f"20{chance.randint(10, 40)}-01-01T00:00:00+00:00"
            item = EvidenceItem(id=str(number), says="offer")
            add_evidence(ledger, CASE, [item], recorded=moment)
        with ledger.reading() as rows:
            recorded = rows.execute("SELECT recorded FROM evidence ORDER BY number").fetchall()
    assert recorded == sorted(recorded)
    assert names(address) == [str(number) for number in range(TIMES)]
    tell(f"{kind(address)}: clock set back and forth {TIMES} times: 0 rows lost, 0 out of order")


def test_locked_by_another(file, monkeypatch, tell):
    """Fails where a writer that must wait too long loses its row without a word."""
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with open_ledger(file) as ledger:
        for time in range(TIMES):
            with filelock.FileLock(beside(file, "lock")), one_line():
                add(ledger, "refused")
            add(ledger, str(time))
    assert names(file) == [str(time) for time in range(TIMES)]
    tell(f"SQLite: locked by another {TIMES} times: refused each time, {TIMES} rows acknowledged, 0 lost")


def test_damaged_pages(file, keep, tmp_path, tell):
    """Fails where damage is not noticed by a backup, or an earlier backup does not put all in order."""
    with open_ledger(file) as ledger:
        keep(ledger)
        for number in range(40):
            add(ledger, str(number))
        backup(ledger, tmp_path / "copy.db")
    sound, chance, noticed = (tmp_path / "copy.db").read_bytes(), random.Random(1), 0
    for time in range(TIMES):
        first = 4096 * chance.randrange(1, len(sound) // 4096)
        file.write_bytes(sound[:first] + chance.randbytes(4096) + sound[first + 4096 :])
        with one_line(), open_ledger(file, writable=False) as ledger:
            backup(ledger, tmp_path / f"bad{time}.db")
        noticed += not (tmp_path / f"bad{time}.db").exists()
        restore(file, tmp_path / "copy.db", force=True)
        assert len(names(file)) == 40
    assert noticed == TIMES
    tell(f"SQLite: a page damaged {TIMES} times: noticed {noticed} times, restored each time, 0 rows lost")


@SERVER
def test_the_server_dies(keep, tell):
    """Fails where a server that is cut off loses what it acknowledged."""
    times = 3
    with running() as server:
        url = DatabaseUrl(server.url("postgres"))
        for time in range(times):
            with open_ledger(url) as ledger:
                assert keep(ledger) == time + 1
                server.stop()
                with one_line():
                    keep(ledger)
            with one_line():
                open_ledger(url)
            server.start()
        with open_ledger(url, writable=False) as ledger:
            kept = len(entries(ledger, CASE))
    tell(f"PostgreSQL: server cut off {times} times: {times} forecasts acknowledged, {times - kept} lost")
    assert kept == times
