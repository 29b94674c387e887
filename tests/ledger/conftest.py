"""A ledger in a new folder, and forecasts to put into it."""

import itertools
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from detente.cli.main import run
from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.ledger import open_ledger
from detente.ledger.address import DatabaseUrl
from detente.ledger.forecasts import record_forecast
from detente.scenario import load
from ledger.server import running

SCENARIOS = Path(__file__).parent.parent / "scenarios" / "valid"
MOMENT = "2024-03-02T10:00:00+00:00"
CASE = "sluice"
SERVER = pytest.mark.needs("pg_ctlcluster")


@pytest.fixture(scope="session")
def treaty():
    """A small scenario with a question."""
    return load(SCENARIOS / "sluice-treaty.yaml")


@pytest.fixture(scope="session")
def made(treaty):
    """Its forecast."""
    return forecast(treaty, draws=64, seed=1)


@pytest.fixture
def file(tmp_path):
    """Where a ledger file will be."""
    return tmp_path / "detente.db"


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of this process's own."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def database_names():
    """A new name for each database."""
    return (f"test{number}" for number in itertools.count())


@pytest.fixture
def database(server, database_names):
    """An empty database."""
    name = next(database_names)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield DatabaseUrl(server.url(name))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kind(address):
    """What keeps a ledger's rows, in words."""
    return "SQLite" if isinstance(address, Path) else "PostgreSQL"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=SERVER)])
def address(request):
    """Where a ledger will be, in either store."""
    return request.getfixturevalue("file" if request.param == "sqlite" else "database")


@pytest.fixture
def ledger(address):
    """An empty ledger, open to be written."""
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture
def keep(treaty, made):
    """Record the forecast, as of a day and with evidence if wanted; the number that it gets."""

    def record(ledger, *, as_of=None, evidence=(), recorded=MOMENT, case=CASE):
        result = made if as_of is None else replace(made, as_of=as_of)
        return record_forecast(
            ledger,
            result,
            case=case,
            scenario=treaty,
            evidence=evidence,
            claims=claims(treaty, made),
            environment={"python": "3"},
            recorded=recorded,
        )

    return record


@pytest.fixture
def detente(monkeypatch, capsys):
    """Run `detente` with arguments, in this process; its exit code, answer and remarks."""
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            run()
        captured = capsys.readouterr()
        return Answer(stopped.value.code, captured.out, captured.err)

    return call


class Answer(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str
