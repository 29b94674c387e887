"""Runs the command line, within this process or in one of its own."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.cli.main import run

SCENARIOS = Path(__file__).parent.parent / "scenarios"


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def valid():
    """Folder of scenario files without faults."""
    return SCENARIOS / "valid"


@pytest.fixture
def invalid():
    """Folder of scenario files with faults."""
    return SCENARIOS / "invalid"


@pytest.fixture
def detente(monkeypatch, capsys):
    """Run `detente` with arguments, in this process."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            run()
        captured = capsys.readouterr()
        return Answer(stopped.value.code, captured.out, captured.err)

    return call


@pytest.fixture
def command():
    """Arguments and environment by which `detente` runs in a process of its own."""

    def prepare(*arguments, **environment):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
        line = [sys.executable, "-m", "detente.cli.main", *map(str, arguments)]
        return {"args": line, "env": kept | {"PYTHONDONTWRITEBYTECODE": "1"} | environment}

    return prepare


@pytest.fixture
def process(command):
    """Run `detente` with arguments in a process of its own; output as bytes."""

    def call(*arguments, stdin=b"", **environment):
        done = subprocess.run(
            **command(*arguments, **environment), input=stdin, capture_output=True, timeout=300, check=False
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return call
