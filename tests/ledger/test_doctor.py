"""`detente doctor` finds what is broken and says what to do."""

import json
import shutil
from types import SimpleNamespace

import pytest

from detente.cli import doctor
from detente.ledger import open_ledger
from ledger.conftest import SERVER


@pytest.fixture
def examined(detente):
    """The checks by name, and the exit code."""

    def examine(*options):
        done = detente("doctor", *options, "--json")
        told = json.loads(done.out)["result"]
        assert told["broken"] == bool(done.code)
        assert all(check["fix"] for check in told["checks"] if check["state"] == "broken")
        return {check["name"]: check for check in told["checks"]}, done.code

    return examine


def test_a_sound_machine(examined):
    """Fails where a machine on which the tests run is called broken."""
    checks, code = examined()
    assert code == 0
    assert {"Python", "libraries", "SQLite", "disk", "browser", "fonts"} < set(checks)
    assert "numpy" in checks["libraries"]["found"]


@pytest.mark.parametrize(("present", "state"), [(False, "absent"), (True, "fine")])
def test_a_ledger(present, state, file, examined):
    """Fails where a ledger that is not yet made is called broken, or one is made by looking."""
    if present:
        open_ledger(file).close()
    assert examined("--ledger", file)[0]["ledger"]["state"] == state
    assert file.exists() == present


def test_a_damaged_ledger(file, keep, examined):
    """Fails where damage is found only on the day on which the rows are needed."""
    with open_ledger(file) as ledger:
        keep(ledger)
    raw = file.read_bytes()
    file.write_bytes(raw[:20000] + b"\xa5" * 4096 + raw[24096:])
    checks, code = examined("--ledger", file)
    assert (code, checks["ledger"]["state"]) == (1, "broken")


@SERVER
def test_a_server(database, examined):
    """Fails where nobody is told that the team's server does not answer."""
    assert examined("--ledger", database.secret)[0]["ledger"]["state"] == "absent"
    open_ledger(database).close()
    assert examined("--ledger", database.secret)[0]["ledger"]["state"] == "fine"
    checks, code = examined("--ledger", "postgresql://ana:open-sesame@/deals?host=%2Fabsent")
    assert (code, "no server answers" in checks["ledger"]["found"]) == (1, True)
    assert "sesame" not in json.dumps(checks)


def test_too_little_disk(examined, monkeypatch):
    """Fails where a disk that is nearly full is fine."""
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=10**6))
    assert examined()[0]["disk"]["state"] == "broken"


def test_a_library_is_missing(examined, monkeypatch):
    """Fails where an installation that lost a library is fine."""
    monkeypatch.setattr(doctor, "_version", lambda name: None if name in ("numpy", "pandas") else "1")
    checks, code = examined()
    assert (code, checks["extra frames"]["fix"]) == (1, "pip install 'detente[frames]'")
