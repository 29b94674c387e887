"""A ledger says the same to the byte in a file and in a database, and moves from one to the other."""

import pytest

from detente.ledger import LedgerError, open_ledger
from detente.ledger.backup import backup, restore
from detente.ledger.exporting import export
from detente.ledger.forecasts import entries
from detente.ledger.resolutions import confirm, resolve
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT, SERVER

pytestmark = SERVER
TOLLS = {"status": "partial", "outcome": 0.3, "date": "2024-06-20", "recorded": MOMENT}
ROWS = {"forecast": 3, "resolution": 2, "evidence": 3}


def fill(address, keep):
    """Forecasts of two cases, evidence that is corrected, a resolution that is corrected and confirmed."""
    with open_ledger(address) as ledger:
        for number, case in enumerate((CASE, "river", CASE)):
            keep(
                ledger,
                case=case,
                evidence=[EvidenceItem(id="a", says="offer", quote=f"Zoë's {number} «péages»")],
            )
        resolve(ledger, CASE, "tolls-by-june", **TOLLS | {"status": "yes", "outcome": 1}, source="Gazette 1")
        resolve(ledger, CASE, "tolls-by-june", **TOLLS, source="2", expects=1, who="Ana", needs_second=True)
        confirm(ledger, CASE, "tolls-by-june", status="partial", outcome=0.3, who="Ben", recorded=MOMENT)


@pytest.fixture
def told(tmp_path, detente):
    """Every byte that the verbs and the exports tell of a ledger."""

    def everything(address):
        where = getattr(address, "secret", address)
        options = ("--case", CASE, "--ledger", where, "--json")
        calls = [
            ("history",),
            ("history", "--search", "peages"),
            ("score",),
            ("diff", "1", "3"),
            ("replay", "1"),
        ]
        printed = [detente(call[0], CASE, *call[1:], *options) for call in calls]
        assert [answer.err for answer in printed[:-1]] == [""] * 4
        folder = tmp_path / f"out{len(list(tmp_path.glob('out*')))}"
        with open_ledger(address, writable=False) as ledger:
            files = [
                file.read_bytes()
                for kind in ("jsonl", "csv")
                for file in export(ledger, CASE, folder / kind, format=kind)
            ]
        return [answer.out for answer in printed], files

    return everything


def test_the_same_bytes(file, database, keep, told):
    """Fails where a team's ledger answers otherwise than a file of the same rows."""
    for address in (file, database):
        fill(address, keep)
    assert told(file) == told(database)


def test_from_a_file_to_a_database_and_back(file, database, keep, told, tmp_path):
    """Fails where moving a ledger to the team's server, or taking it home, changes a row."""
    fill(file, keep)
    assert restore(database, file) == (ROWS, None)
    with open_ledger(database, writable=False) as ledger:
        assert backup(ledger, tmp_path / "home.db") == ROWS
    assert told(file) == told(database) == told(tmp_path / "home.db")
    assert sorted(found.name for found in tmp_path.glob("home.db*")) == ["home.db"]
    with open_ledger(database) as ledger:
        assert keep(ledger) == 4


def test_restore_puts_the_rows_that_stood_there_aside(file, database, keep):
    """Fails where restoring an older copy costs the newer rows."""
    fill(file, keep)
    with open_ledger(database) as ledger:
        keep(ledger)
    with pytest.raises(LedgerError, match="a ledger stands there -> --force puts it aside"):
        restore(database, file)
    assert restore(database, file, force=True) == (ROWS, f"schema detente_replaced_1 of {database}")
    assert restore(database, file, force=True)[1] == f"schema detente_replaced_2 of {database}"
    with open_ledger(database) as ledger:
        assert [entry.number for entry in entries(ledger, CASE)] == [1, 3]
        with ledger.reading() as rows:
            assert rows.execute("SELECT count(*) FROM detente_replaced_1.forecast").fetchone() == (1,)


def test_a_damaged_copy_is_not_restored(file, database, keep):
    """Fails where damage reaches the team's server."""
    fill(file, keep)
    raw = file.read_bytes()
    file.write_bytes(raw[:20000] + b"\xa5" * 8192 + raw[28192:])
    with pytest.raises(LedgerError, match="the ledger is damaged"):
        restore(database, file)
    with open_ledger(database) as ledger, ledger.reading() as rows:
        assert rows.execute("SELECT count(*) FROM scenario").fetchone() == (0,)
