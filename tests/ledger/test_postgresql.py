"""What only a ledger in a database can do wrong; with what every ledger promises, in the other pages here."""

import subprocess
import sys

import psycopg
import pytest

from detente.ledger import LedgerError, open_ledger
from detente.ledger.address import DatabaseUrl, address_of
from detente.ledger.evidence import add_evidence
from detente.ledger.forecasts import entries
from detente.ledger.postgres import opening
from detente.ledger.postgres.faults import told
from detente.ledger.postgres.rows import PostgresRows
from detente.ledger.postgres.schema import MIGRATIONS
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT, SERVER
from ledger.server import GUARDED, running

PASSWORD = "open-sesame"


@pytest.fixture
def address(database):
    """A database: what this page tells is told of one."""
    return database


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        ("postgresql://ana:open-sesame@host:5433/deals", "postgresql://ana@host:5433/deals"),
        ("postgres://host/deals?password=open-sesame", "postgresql://host/deals"),
        ("postgresql://ana:open@sesame@host/deals", "postgresql://..."),
        ("postgresql://ana:open/sesame@host/deals", "postgresql://..."),
        ("postgresql://ana:open?sesame@host/deals", "postgresql://..."),
        ("postgresql://ana:open#sesame@host/deals", "postgresql://..."),
        ("postgresql://host/deals?password=open@sesame", "postgresql://..."),
        ("postgresql://", "postgresql://"),
    ],
)
def test_passwords_are_not_told(secret, shown):
    """Fails where a message, a log or a traceback shows a password or a part of it."""
    url = address_of(secret)
    assert str(url) == shown
    assert "sesame" not in f"{url} {url!r}"


def test_other_programs_urls():
    """Fails where somebody's URL of another database is taken for a file's name, or shown whole."""
    with pytest.raises(LedgerError, match=r"^mysql://\.\.\.: no ledger -> give a file, or postgresql://"):
        address_of("mysql://ana:open-sesame@host/deals")


def refused(url, *, writable=True):
    """The one line in which a ledger is refused."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(url, writable=writable).close()
    told = str(caught.value)
    assert (told.startswith(f"{url}: "), " -> " in told, "\n" in told, PASSWORD in told) == (1, 1, 0, 0)
    return told


@pytest.mark.parametrize(
    ("secret", "line"),
    [
        (f"postgresql://ana:{PASSWORD}@/deals?host=%2Fabsent", "no server answers there"),
        (f"postgresql://ana@/deals?sesame={PASSWORD}", "not a URL"),
    ],
)
def test_no_server(secret, line):
    """Fails where a wrong address ends in a traceback, or in one that tells the password."""
    assert line in refused(DatabaseUrl(secret))


@SERVER
def test_who_may_not_enter(database, server):
    """Fails where a wrong password, user or database is told as something else."""
    with psycopg.connect(database.secret, autocommit=True) as owner:
        owner.execute(f"DROP ROLE IF EXISTS {GUARDED}")
        owner.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
    right = database.secret.replace("detente@", f"{GUARDED}:{PASSWORD}@")
    wrong = right.replace(PASSWORD, f"{PASSWORD}-not")
    assert "user or password is wrong" in refused(DatabaseUrl(wrong))
    assert "may not be used by this user" in refused(DatabaseUrl(right))
    assert "user or password is wrong" in refused(DatabaseUrl(server.url("postgres", "nobody")))
    assert "no such database" in refused(DatabaseUrl(server.url("absent")))


def test_without_its_extra(monkeypatch):
    """Fails where the missing extra ends in a traceback."""
    monkeypatch.delitem(sys.modules, "detente.ledger.postgres.opening")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "the extra postgresql is not installed" in refused(DatabaseUrl("postgresql://host/deals"))


def test_files_need_no_database():
    """Fails where everybody who keeps a ledger in a file waits for PostgreSQL's library to load."""
    program = "import detente.ledger.backup, sys; sys.exit('psycopg' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


@SERVER
def test_a_newer_ledger(ledger, address):
    """Fails where an old detente writes into tables that it does not know."""
    with ledger.writing() as rows:
        rows.execute("UPDATE form SET number = ?", (len(MIGRATIONS) + 6,))
    for writable in (True, False):
        assert f"newer detente (form {len(MIGRATIONS) + 6};" in refused(address, writable=writable)


@SERVER
def test_an_older_ledger_is_brought_to_today_s_form(ledger, keep, address, monkeypatch):
    """Fails where an upgrade loses what an older detente recorded, or is done by half."""
    keep(ledger)
    note = "CREATE TABLE note (text TEXT);"
    monkeypatch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, f"{note} SELECT 1/0;"))
    refused(address)
    monkeypatch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, note))
    with open_ledger(address) as upgraded, upgraded.reading() as rows:
        assert rows.execute("SELECT count(*) FROM note").fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM forecast").fetchone() == (1,)


@SERVER
def test_other_tables_are_left_alone(database, keep):
    """Fails where a ledger cannot live beside the tables of other programs."""
    with psycopg.connect(database.secret) as other:
        other.execute("CREATE TABLE forecast (rain REAL)")
    with open_ledger(database) as ledger:
        assert keep(ledger) == 1
    with psycopg.connect(database.secret) as other:
        assert other.execute("SELECT count(*) FROM public.forecast").fetchone() == (0,)


@SERVER
def test_all_at_once_is_refused_too(ledger, keep):
    """Fails where TRUNCATE does what DELETE may not."""
    keep(ledger)
    with pytest.raises(LedgerError, match="a ledger only grows"), ledger.writing() as rows:
        rows.execute("TRUNCATE forecast CASCADE")


@SERVER
def test_a_server_that_may_only_be_read(address, ledger, keep):
    """Fails where a standby gives another reason, or none."""
    keep(ledger)
    with psycopg.connect(address.secret, autocommit=True) as owner:
        name = owner.info.dbname
        owner.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with open_ledger(address, writable=False) as reader:
        assert len(entries(reader, CASE)) == 1
    ledger._connection.execute("SET transaction_read_only = on")
    with pytest.raises(LedgerError, match="cannot be written"), told(address):
        ledger._connection.execute("BEGIN READ ONLY; INSERT INTO detente.scenario VALUES ('x', '')")
    ledger._connection.execute("ROLLBACK")


@SERVER
def test_what_a_database_cannot_keep(ledger):
    """Fails where a character that PostgreSQL refuses ends in a traceback."""
    with pytest.raises(LedgerError, match="cannot keep; nothing was written"):
        add_evidence(ledger, CASE, [EvidenceItem(id="a\x00b", says="offer")], recorded=MOMENT)


@SERVER
@pytest.mark.parametrize("fault", ["DiskFull", "OutOfMemory", "IoError", "DataCorrupted", "SyntaxError"])
def test_the_servers_own_faults(fault, database):
    """Fails where a fault of the server ends in more than a line, or in none of ours."""
    with pytest.raises(LedgerError, match=" -> "), told(database):
        raise getattr(psycopg.errors, fault)


@SERVER
def test_the_power_fails(keep):
    """Fails where a server that dies loses what was acknowledged, or its clients end in a traceback."""
    with running() as server:
        url = DatabaseUrl(server.url("postgres"))
        with open_ledger(url) as ledger:
            keep(ledger)
            server.stop()
            server.start()
            with pytest.raises(
                LedgerError, match="connection to the server broke -> look with detente history"
            ):
                keep(ledger)
        with open_ledger(url) as ledger:
            assert keep(ledger) == 2


@SERVER
def test_common_words_without_statistics(ledger, monkeypatch):
    """Fails where the two ways of a search find other items."""
    items = [
        EvidenceItem(id=str(n), says="offer", quote="tolls" + " gates" * (n % 7 == 0)) for n in range(90)
    ]
    add_evidence(ledger, CASE, items, recorded=MOMENT)
    with ledger.reading() as rows:
        for words, limit in (([("gates", False)], 5), ([("tolls", False)], 90), ([("gat", True)], 5)):
            found = rows.items_with(words, CASE, limit)
            monkeypatch.setattr("detente.ledger.postgres.rows.NEWEST", 0)
            assert found == PostgresRows(ledger._connection).items_with(words, CASE, limit) != []
            monkeypatch.undo()
