"""What a ledger promises, whatever keeps its rows."""

import threading

import pytest

from detente.ledger import LedgerError, open_ledger, store
from detente.ledger.evidence import add_evidence, search_evidence
from detente.ledger.forecasts import entries
from detente.ledger.resolutions import confirm, resolve
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT

OUTCOME = {"status": "yes", "outcome": 1, "date": "2024-06-20", "source": "Gazette", "recorded": MOMENT}


def test_no_ledger_to_read(address):
    """Fails where looking at a ledger that is not there makes one, or its absence ends in a traceback."""
    for _ in range(2):
        with pytest.raises(LedgerError, match=r"no ledger (yet|there) -> record a forecast"):
            open_ledger(address, writable=False)


def test_what_one_writes_another_reads(address, ledger, keep):
    """Fails where a row is only seen by whoever wrote it."""
    keep(ledger)
    with open_ledger(address, writable=False) as other:
        assert [entry.number for entry in entries(other, CASE)] == [1]


def test_readers_do_not_wait_for_a_writer(address, ledger, keep):
    """Fails where a page hangs while the command line records, or shows what is not yet written."""
    keep(ledger)
    with ledger.writing() as rows:
        rows.execute("INSERT INTO scenario VALUES (?, ?)", ("x", "{}"))
        with open_ledger(address, writable=False) as reader, reader.reading() as seen:
            assert seen.execute("SELECT count(*) FROM scenario").fetchone() == (1,)


def test_one_writes_at_a_time(address, ledger, keep, monkeypatch):
    """Fails where waiting for another writer has no end, or ends in a traceback or a lost row."""
    with ledger.writing(), monkeypatch.context() as soon:
        soon.setattr(store, "PATIENCE", 0.1)
        with open_ledger(address) as waiting, pytest.raises(LedgerError, match="has been writing to it for"):
            keep(waiting)
    assert keep(ledger) == 1


def test_nothing_of_a_block_that_fails(ledger, keep):
    """Fails where half of a forecast stays after a fault, or its number is used up."""
    twice = [("x", "{}"), ("x", "{}")]
    with pytest.raises(LedgerError, match="only grows"), ledger.writing() as rows:
        rows.executemany("INSERT INTO scenario VALUES (?, ?)", twice)
    assert keep(ledger) == 1
    with ledger.reading() as rows:
        assert rows.execute("SELECT count(*) FROM scenario").fetchone() == (1,)


def test_a_clock_that_was_set_back(ledger, keep):
    """Fails where a forecast seems to be from before its outcome because a clock was wrong."""
    keep(ledger)
    keep(ledger, recorded="1970-01-01T00:00:05+00:00")
    keep(ledger, recorded="2024-03-05T10:00:00+00:00")
    told = [entry.recorded for entry in entries(ledger, CASE)]
    assert told == [MOMENT, MOMENT, "2024-03-05T10:00:00+00:00"]


def test_a_confirmation_is_a_row_too(ledger, keep):
    """Fails where what follows a second person's word seems to be from before it."""
    keep(ledger)
    resolve(ledger, CASE, "tolls-by-june", **OUTCOME, needs_second=True)
    later = "2024-03-09T10:00:00+00:00"
    confirm(ledger, CASE, "tolls-by-june", status="yes", outcome=1, who="Ben", recorded=later)
    keep(ledger)
    assert [entry.recorded for entry in entries(ledger, CASE)] == [MOMENT, later]


@pytest.mark.parametrize(
    ("quote", "asked"),
    [
        ("Die Straße nach Köln", "straße koln"),
        ("Ελλάδα και Τουρκία", "ελλαδα"),
        ("Договор подписан", "ДОГОВОР"),
        ("новый договор", "новыи"),
        ("İstanbul görüşmeleri", "gorusmeleri"),
        ("평양 회담", "회담"),
        ("الاتفاق النووي", "النووي"),
        ("co-operation in 2019-05", "operation 2019"),
        ("snake_case", "case"),
        ("e\u0301tat", "état"),
    ],
)
def test_scripts_and_accents(quote, asked, ledger):
    """Fails where the two stores find other items for the same words."""
    add_evidence(ledger, CASE, [EvidenceItem(id="a", says="offer", quote=quote)], recorded=MOMENT)
    assert [found.number for found in search_evidence(ledger, CASE, asked)] == [1]


@pytest.mark.parametrize("table", ["forecast", "claim", "evidence", "resolution", "scenario", "confirmation"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_rows_stay(table, change, ledger, keep):
    """Fails where what was once forecast can be made undone."""
    keep(ledger)
    change = change.replace(
        "rowid", {"scenario": "id", "claim": "p", "confirmation": "who"}.get(table, "number")
    )
    add_evidence(ledger, CASE, [EvidenceItem(id="a", says="offer")], recorded=MOMENT)
    resolve(ledger, CASE, "tolls-by-june", **OUTCOME, needs_second=True)
    confirm(ledger, CASE, "tolls-by-june", status="yes", outcome=1, who="Ben", recorded=MOMENT)
    with pytest.raises(LedgerError, match="a ledger only grows"), ledger.writing() as rows:
        rows.execute(change.format(table))


def test_threads_of_one_program(address, keep, monkeypatch):
    """Fails where two threads, each with its own connection, lose a forecast or get one number."""
    monkeypatch.setattr(store, "PATIENCE", 300)
    open_ledger(address).close()
    numbers = []

    def record():
        with open_ledger(address) as own:
            numbers.extend(keep(own) for _ in range(5))

    threads = [threading.Thread(target=record) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 16))
