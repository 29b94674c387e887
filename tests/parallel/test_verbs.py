"""Every verb that draws worlds answers with the same bytes, whoever draws them."""

import importlib
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from detente.cli.main import VERBS, module_of

SCENARIOS = Path(__file__).parent.parent / "scenarios" / "valid"

CALLS = {
    "packages": "packages sluice-treaty.yaml --draws 70",
    "positions": "positions two-disputes.yaml --draws 300 --random 0.2",
    "stability": "stability sluice-treaty.yaml --draws 300",
    "phases": "phases sluice-treaty.yaml --draws 20",
    "race": "race every-block.yaml --draws 300",
    "arms": "arms arms-race-1909 --draws 600",
    "arms --data": "arms arms-race.yaml --data ../../cli/texts/levels.csv --draws 600",
    "blocs": "blocs between-two-rivers.yaml --draws 70",
    "leverage": "leverage between-two-rivers.yaml --draws 70",
    "ratify": "ratify every-block.yaml --draws 70",
    "timing": "timing tied-hands.yaml --draws 70",
    "demo": "demo --draws 1100",
    "forecast": "forecast sluice-treaty.yaml --draws 1100",
    "what-if": "what-if sluice-treaty.yaml --set parties.Arda.no_deal=[3,5,9] --draws 1100",
    "explain": "explain sluice-treaty.yaml --draws 1100",
    "watch": "watch sluice-treaty.yaml --draws 1100",
    "update": "update sluice-treaty.yaml --plan --draws 1100",
    "sweep": "sweep sluice-treaty.yaml --sample 20 --draws 32",
}
ELSEWHERE = {"report", "backtest"}
"""The one writes a file, the other needs a folder of cases: tests/forecasting/test_case_backtest.py."""


def said(call, *more):
    """What a verb prints, run in this process."""
    verb, *arguments = call.split()
    app = importlib.import_module(module_of(verb)).app
    return CliRunner().invoke(app, [*arguments, "--quiet", *more], catch_exceptions=False).stdout_bytes


@pytest.mark.parametrize("name", CALLS)
def test_the_bytes_are_the_same_on_two_processes(name, monkeypatch):
    """Fails where what is answered in a world depends on who else is asked beside it."""
    monkeypatch.chdir(SCENARIOS)
    alone, shared = said(CALLS[name], "--json"), said(CALLS[name], "--json", "--jobs", "2")
    assert alone.startswith(b"{")
    assert shared == alone


def test_a_report_is_the_same_on_two_processes(tmp_path, monkeypatch):
    """Fails where a question of the report is answered otherwise when others draw its worlds."""
    monkeypatch.chdir(SCENARIOS)
    files = [tmp_path / "alone.md", tmp_path / "shared.md"]
    for file, jobs in zip(files, "12", strict=True):
        said("report sluice-treaty.yaml --draws 1100", "-o", str(file), "--jobs", jobs)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_that_draws_worlds_has_the_switch(verb):
    """Fails where worlds are drawn by one process alone, or the bytes of a verb are not compared above."""
    module = importlib.import_module(module_of(verb))
    known = {name for option in typer.main.get_command(module.app).params for name in option.opts}
    if "--draws" in known:
        assert {"--jobs", "--cluster"} <= known
        assert verb in {*CALLS, *ELSEWHERE}
