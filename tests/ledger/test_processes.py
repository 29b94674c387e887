"""Several processes on one ledger, some of them killed: nothing that was acknowledged is lost."""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from detente.ledger import open_ledger
from detente.ledger.address import DatabaseUrl
from detente.ledger.evidence import search_evidence
from ledger.conftest import kind
from ledger.writer import BATCH

WRITER = Path(__file__).with_name("writer.py")
KILLS = int(os.environ.get("DETENTE_KILLS", "20"))


def started(address, name):
    """A writer at work."""
    where = address.secret if isinstance(address, DatabaseUrl) else address
    return subprocess.Popen([sys.executable, WRITER, where, name], stdout=subprocess.PIPE, text=True)


def killed(writer, *, after):
    """Kill a writer after so many batches, in the midst of the next; the number of its last one."""
    with writer:
        last = [writer.stdout.readline() for _ in range(after)][-1]
        writer.kill()
        rest = writer.stdout.read().split()
    return int(rest[-1] if rest else last)


def batches(address):
    """How many items of each batch are in the ledger, which is sound."""
    with open_ledger(address, writable=False) as opened, opened.reading() as rows:
        if isinstance(address, Path):
            assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = rows.execute("SELECT item_id FROM evidence").fetchall()
    return Counter(tuple(name.split("/")[:2]) for (name,) in found)


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_killed_while_writing(address, tell):
    """Fails where a crash loses what was said to be written, leaves half of it, or locks the ledger."""
    chance = random.Random(1)
    acknowledged = {}
    for kill in range(KILLS):
        acknowledged[kill] = killed(started(address, str(kill)), after=chance.randint(1, 6))
    found = batches(address)
    wanted = {(str(kill), str(number)) for kill, last in acknowledged.items() for number in range(last + 1)}
    lost = wanted - set(found)
    tell(
        f"{kind(address)}: writer killed {KILLS} times: {len(wanted)} batches acknowledged, {len(lost)} lost"
    )
    assert lost == set()
    assert set(found.values()) == {BATCH}
    with open_ledger(address, writable=False) as opened:
        assert len(search_evidence(opened, "sluice", "tolls lifted")) == 20


def test_two_processes_write_and_one_reads(address):
    """Fails where writers lose rows of each other, or a reader is in their way or sees half a batch."""
    open_ledger(address).close()
    writers = [started(address, name) for name in ("a", "b")]
    for writer in writers:
        writer.stdout.readline()
    seen = [batches(address) for _ in range(5)]
    last = [killed(writer, after=3) for writer in writers]
    assert all(set(found.values()) == {BATCH} for found in seen)
    assert all((name, str(last[place])) in batches(address) for place, name in enumerate("ab"))
