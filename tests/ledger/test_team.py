"""Several people on one ledger: the verbs, and who may do what on the server."""

import psycopg
import pytest

from detente.ledger import LedgerError, open_ledger
from detente.ledger.address import DatabaseUrl
from detente.ledger.forecasts import entries
from detente.ledger.resolutions import confirm, resolutions, resolve, settled
from ledger.conftest import CASE, MOMENT, SCENARIOS, SERVER

TOLLS = "tolls-by-june"
NO = {"status": "no", "outcome": 0.0, "recorded": MOMENT}
FIRST = {**NO, "date": "2024-06-20", "source": "Gazette"}


@pytest.fixture
def asked(ledger, keep):
    """A ledger with a forecast."""
    keep(ledger)
    return ledger


def test_scored_only_when_confirmed(asked):
    """Fails where one person's word is scored though a second was asked for."""
    resolve(asked, CASE, TOLLS, **FIRST, who="Ana", needs_second=True)
    assert settled(asked, CASE) == ()
    confirm(asked, CASE, TOLLS, **NO, who="Ben")
    (found,) = settled(asked, CASE)
    assert (found.resolution.who, found.resolution.confirmed_by) == ("Ana", "Ben")


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ({"needs_second": True}, {"who": "Ana"}, "Ana wrote row 1 -> somebody else confirms it"),
        ({"needs_second": True}, {"status": "yes", "outcome": 1.0}, "agree what happened"),
        ({}, {}, "it needs no second"),
        (None, {}, "'tolls-by-june' is not resolved -> resolve it first"),
    ],
)
def test_no_second(first, second, line, asked):
    """Fails where somebody confirms himself, or something else than what was said."""
    if first is not None:
        resolve(asked, CASE, TOLLS, **FIRST, who="Ana", **first)
    with pytest.raises(LedgerError, match=line):
        confirm(asked, CASE, TOLLS, **{**NO, "who": "Ben", **second})


def test_confirmed_once(asked):
    """Fails where a confirmation takes the place of an earlier one."""
    resolve(asked, CASE, TOLLS, **FIRST, who="Ana", needs_second=True)
    confirm(asked, CASE, TOLLS, **NO, who="Ben")
    with pytest.raises(LedgerError, match="it needs no second"):
        confirm(asked, CASE, TOLLS, **NO, who="Cleo")


def test_the_second_writer_is_told(asked):
    """Fails where two who correct the same row do not learn of each other."""
    resolve(asked, CASE, TOLLS, **FIRST)
    resolve(asked, CASE, TOLLS, **{**FIRST, "source": "Ana's"}, expects=1)
    with pytest.raises(LedgerError, match=r"row 1 does not stand; .* \(row 2, Ana's\) -> look at it"):
        resolve(asked, CASE, TOLLS, **{**FIRST, "source": "Ben's"}, expects=1)
    assert [each.source for each in resolutions(asked, CASE)] == ["Gazette", "Ana's"]


def test_from_the_command_line(address, asked, detente):
    """Fails where the verb lets one person be both, or shows the URL's settings."""
    where = ("--case", CASE, "--ledger", getattr(address, "secret", address))
    call = ("resolve", SCENARIOS / "sluice-treaty.yaml", TOLLS, "no")
    assert "say who the first is" in detente(*call, "--source", "x", "--needs-second", *where).err
    told = detente(*call, "--source", "x", "--who", "Ana", "--needs-second", *where)
    assert told.out.splitlines()[1].endswith(", says Ana, NEEDS A SECOND")
    refused = detente(*call, "--confirm", "Ana", *where)
    assert (refused.code, refused.err.startswith(f"detente: {address}: Ana wrote row 1")) == (2, True)
    assert detente(*call, "--confirm", "Ben", *where).out.splitlines()[1].endswith("confirmed by Ben")


def test_a_clock_that_is_wrong_is_told(address, asked, detente, monkeypatch):
    """Fails where nobody learns that this machine's clock stands before the ledger's newest row."""
    monkeypatch.setattr("detente.cli.verbs.resolve.now", lambda: "2024-01-01T00:00:00+00:00")
    where = ("--case", CASE, "--ledger", getattr(address, "secret", address))
    call = ("resolve", CASE, TOLLS, "no", "--source", "x", "--date", "2023-12-31")
    told = detente(*call, *where)
    assert told.code == 0
    assert told.err.startswith("detente: the clock says 2024-01-01T00:00:00+00:00, and ")
    assert resolutions(asked, CASE)[0].recorded == MOMENT


@SERVER
def test_rights_on_the_server(database, keep):
    """Fails where an analyst needs more rights than to read and to add."""
    with open_ledger(database) as ledger:
        keep(ledger)
    with psycopg.connect(database.secret, autocommit=True) as owner:
        for role, rights in (("reader", "SELECT"), ("writer", "SELECT, INSERT")):
            owner.execute(f"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA detente TO {role}")
            owner.execute(f"GRANT {rights} ON ALL TABLES IN SCHEMA detente TO {role}")
    reader, writer = (
        DatabaseUrl(database.secret.replace("detente@", f"{role}@")) for role in ("reader", "writer")
    )
    try:
        with open_ledger(writer) as ledger:
            assert keep(ledger) == 2
        with open_ledger(reader) as ledger:
            assert len(entries(ledger, CASE)) == 2
            with pytest.raises(LedgerError, match="may not be used by this user"):
                keep(ledger)
    finally:
        with psycopg.connect(database.secret, autocommit=True) as owner:
            owner.execute("DROP OWNED BY reader, writer; DROP ROLE reader, writer")
