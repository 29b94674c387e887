"""Copies of a ledger are whole, and putting one back deletes nothing."""

import pytest

from detente.ledger import LedgerError, open_ledger
from detente.ledger.backup import backup, restore
from detente.ledger.forecasts import entries
from ledger.conftest import CASE


@pytest.fixture
def address(file):
    """A file: what this page tells is told of one."""
    return file


def numbers(file):
    with open_ledger(file, writable=False) as opened:
        return [entry.number for entry in entries(opened, CASE)]


@pytest.fixture
def copy(ledger, keep, tmp_path):
    """A copy of a ledger with one forecast, which then gets a second."""
    keep(ledger)
    copy = tmp_path / "copy.db"
    assert backup(ledger, copy) == {"forecast": 1, "resolution": 0, "evidence": 0}
    keep(ledger)
    return copy


def test_a_copy_is_as_it_was(copy, file):
    """Fails where a copy lacks what was still in the log, or changes with its original."""
    assert (numbers(copy), numbers(file)) == ([1], [1, 2])
    assert [found.name for found in copy.parent.glob("copy*")] == ["copy.db"]


def test_restore_keeps_what_stood_there(copy, ledger, file):
    """Fails where putting back an old copy costs the newer forecasts."""
    ledger.close()
    with pytest.raises(LedgerError, match="a ledger stands there -> --force puts it aside"):
        restore(file, copy)
    rows, kept = restore(file, copy, force=True)
    assert rows["forecast"] == 1
    assert (numbers(file), numbers(kept)) == ([1], [1, 2])


def test_restore_over_a_damaged_ledger(copy, ledger, file):
    """Fails where the one case that backups are for does not work."""
    ledger.close()
    file.write_bytes(b"\xa5" * 9000)
    _, kept = restore(file, copy, force=True)
    assert numbers(file) == [1]
    assert kept.read_bytes() == b"\xa5" * 9000


def test_restore_where_there_is_none(copy, tmp_path):
    """Fails where a lost ledger cannot be restored."""
    assert restore(tmp_path / "new.db", copy)[1] is None
    assert numbers(tmp_path / "new.db") == [1]


def test_a_restored_ledger_can_be_written(copy, keep, tmp_path):
    """Fails where a restored ledger is frozen, or counts anew."""
    restore(tmp_path / "new.db", copy)
    with open_ledger(tmp_path / "new.db") as ledger:
        assert keep(ledger) == 2


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "no ledger there"),
        (b"minutes " * 1000, "not a ledger"),
        (b"", "no ledger yet"),
    ],
)
def test_copies_that_are_none(content, line, file, tmp_path):
    """Fails where something else is put in the ledger's place."""
    bad = tmp_path / "bad.db"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(LedgerError, match=line):
        restore(file, bad)
    assert not file.exists()


def test_a_damaged_copy(copy, tmp_path):
    """Fails where damage in a page that is rarely read is put in the place of a sound ledger."""
    raw = copy.read_bytes()
    copy.write_bytes(raw[:20000] + b"\xa5" * 8192 + raw[28192:])
    with pytest.raises(LedgerError, match="the ledger is damaged"):
        restore(tmp_path / "new.db", copy)
    assert [found.name for found in tmp_path.glob("new.db*")] in ([], ["new.db.lock"])


@pytest.mark.parametrize("name", ["copy.db", "detente.db", "absent/copy.db"])
def test_nothing_is_written_over(name, copy, ledger, tmp_path):
    """Fails where a backup replaces an earlier one unasked, or the ledger itself."""
    with pytest.raises(LedgerError, match=r"already there|no such folder"):
        backup(ledger, tmp_path / name)


def test_a_ledger_is_no_place_for_its_copy(copy, ledger):
    """Fails where --force lets a backup replace its original."""
    with pytest.raises(LedgerError, match="already there"):
        backup(ledger, ledger.file, force=True)
