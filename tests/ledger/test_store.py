"""A ledger file that cannot be used says so in one line, and loses nothing."""

import os
import sqlite3

import pytest

from detente.ledger import LedgerError, open_ledger
from detente.ledger.forecasts import entries
from detente.ledger.sqlite import opening
from detente.ledger.sqlite import store as file_store
from detente.ledger.sqlite.filesystem import is_remote
from detente.ledger.sqlite.schema import MIGRATIONS


@pytest.fixture
def address(file):
    """A file: what this page tells is told of one."""
    return file


def refused(file, *, writable=True):
    """The one line in which a ledger is refused."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(file, writable=writable).close()
    told = str(caught.value)
    assert told.startswith(f"{file}: ")
    assert " -> " in told
    assert "\n" not in told
    return told


def test_no_ledger_to_read(file):
    """Fails where looking at a ledger that is not there makes one."""
    assert "no ledger there" in refused(file, writable=False)
    assert not file.exists()


def test_folder_in_its_place(file):
    """Fails where a folder's name ends in a fault of SQLite's."""
    file.mkdir()
    assert "a folder stands there" in refused(file)


def test_no_folder_for_it(file):
    """Fails where a mistyped folder is told as an unknown fault."""
    assert "no such folder" in refused(file.parent / "absent" / "detente.db").split("->")[0]


def test_another_programs_database(file):
    """Fails where detente writes its tables into somebody else's database."""
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = file.read_bytes()
    assert "another program's database" in refused(file)
    assert file.read_bytes() == before


def test_a_newer_ledger(ledger, file):
    """Fails where an old detente writes into tables that it does not know."""
    with sqlite3.connect(file) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 6}")
    assert f"written by a newer detente (form {len(MIGRATIONS) + 6};" in refused(file)
    assert "written by a newer detente" in refused(file, writable=False)


def test_not_a_database(file):
    """Fails where a text file under the ledger's name is taken for a ledger, or written over."""
    file.write_text("minutes of the meeting " * 100, encoding="utf-8")
    assert "not a ledger" in refused(file)
    assert file.read_text(encoding="utf-8").startswith("minutes")


def read(file):
    """The forecasts of a ledger that is opened for that."""
    with open_ledger(file, writable=False) as opened:
        return entries(opened, "sluice")


@pytest.mark.parametrize("first", [4096, 8192])
def test_damaged_pages(first, keep, file):
    """Fails where bad sectors end in a traceback, or in an answer made of what is left."""
    with open_ledger(file) as ledger:
        keep(ledger)
    raw = file.read_bytes()
    file.write_bytes(raw[:first] + b"\xa5" * (len(raw) - first))
    with pytest.raises(LedgerError, match="the ledger is damaged -> restore a backup"):
        read(file)


def keep_many(ledger, keep):
    """Record until something is in the way."""
    for _ in range(100):
        keep(ledger)


def test_a_full_disk(ledger, keep):
    """Fails where a forecast that did not fit is taken for written, or takes others with it."""
    keep(ledger)
    with ledger.reading() as rows:
        pages = rows.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerError, match="the disk is full; nothing was written -> free some space"):
        keep_many(ledger, keep)
    ledger._connection.execute("PRAGMA max_page_count = 100000")
    numbers = [entry.number for entry in entries(ledger, "sluice")]
    assert keep(ledger) == len(numbers) + 1 == numbers[-1] + 1


def test_a_ledger_that_may_only_be_read(ledger, keep):
    """Fails where a read-only ledger gives another reason, or none."""
    ledger._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="cannot be written -> check who may write"):
        keep(ledger)


def test_a_folder_that_may_only_be_read(keep, file, monkeypatch):
    """Fails where a ledger on a read-only disk cannot even be read."""
    with open_ledger(file) as ledger:
        keep(ledger)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with open_ledger(file, writable=False) as sealed:
        assert len(entries(sealed, "sluice")) == 1
    assert [found.name for found in file.parent.iterdir() if found.name.endswith(("-wal", "-shm"))] == []


def test_replaced_meanwhile(ledger, keep, file):
    """Fails where a forecast is written into a file that nobody will look at again."""
    file.rename(file.with_name("old.db"))
    open_ledger(file).close()
    with pytest.raises(LedgerError, match="was replaced meanwhile; nothing was written"):
        keep(ledger)


def test_gone_meanwhile(ledger, keep, file):
    """Fails where a ledger that somebody deleted ends in a traceback, or in a forecast kept nowhere."""
    file.unlink()
    with pytest.raises(LedgerError, match="nothing was written"):
        keep(ledger)


def test_an_older_ledger_is_brought_to_today_s_form(keep, file, monkeypatch):
    """Fails where an upgrade loses what an older detente recorded, or is done by half."""
    with open_ledger(file) as ledger:
        keep(ledger)
    monkeypatch.setattr(
        opening, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE note (text TEXT);\nINSERT INTO nothing;")
    )
    assert "cannot be used" in refused(file)
    monkeypatch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE note (text TEXT);\n"))
    with open_ledger(file) as upgraded:
        assert len(entries(upgraded, "sluice")) == 1
        with upgraded.reading() as rows:
            assert rows.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_an_older_ledger_can_be_read(keep, file, monkeypatch):
    """Fails where a new version says of an old ledger that there is none."""
    newer = (*MIGRATIONS, "CREATE TABLE note (text TEXT);\n")
    with open_ledger(file) as ledger:
        keep(ledger)
    monkeypatch.setattr(opening, "MIGRATIONS", newer)
    assert len(read(file)) == 1


def test_the_log_is_carried_over(ledger, monkeypatch):
    """Fails where the write-ahead log grows without end, since SQLite's own carrying over is off."""
    monkeypatch.setattr(file_store, "MAX_LOG_BYTES", 50_000)
    sizes = []
    for number in range(12):
        with ledger.writing() as rows:
            rows.execute("INSERT INTO scenario VALUES (?, ?)", (str(number), "x" * 20_000))
        sizes.append(os.stat(f"{ledger.file}-wal").st_size)
    assert max(sizes) < 150_000


def test_every_write_waits_for_the_disk(ledger):
    """Fails where an acknowledged row could be lost with the power."""
    settings = [
        ledger._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")
    ]
    assert settings == [2, "wal"]


def test_network_file_systems(tmp_path):
    """Fails where the write-ahead log is used on a file system on which it may lose rows."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\n", encoding="utf-8")
    assert is_remote(tmp_path / "far" / "detente.db", mounts=mounts)
    assert not is_remote(tmp_path / "near" / "detente.db", mounts=mounts)
    assert not is_remote(tmp_path / "detente.db", mounts=tmp_path / "absent")


def test_no_log_on_a_network_file_system(file, keep, monkeypatch):
    """Fails where a ledger moved to a network's disk keeps its write-ahead log."""
    with open_ledger(file) as ledger:
        keep(ledger)
    monkeypatch.setattr(opening, "is_remote", lambda file: True)
    with open_ledger(file) as far:
        assert far._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert keep(far) == 2
