"""A ledger in a new folder, and forecasts to put into it."""

from dataclasses import replace
from pathlib import Path

import pytest

from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.ledger import open_ledger
from detente.ledger.forecasts import record_forecast
from detente.scenario import load

SCENARIOS = Path(__file__).parent.parent / "scenarios" / "valid"
MOMENT = "2024-03-02T10:00:00+00:00"
CASE = "sluice"


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
    """Where the ledger will be."""
    return tmp_path / "detente.db"


@pytest.fixture
def ledger(file):
    """An empty ledger, open to be written."""
    with open_ledger(file) as opened:
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
