"""Outputs as they were last reviewed; `pytest --accept` rewrites them."""

from pathlib import Path

import pytest

from detente.cli.main import VERBS

GOLDEN = Path(__file__).parent / "golden"
CALLS = {
    "help": "--help",
    "packages-sluice-treaty": "packages sluice-treaty.yaml",
    "packages-examined": "packages sluice-treaty.yaml --package tolls=lifted --weight Arda=2",
    "packages-over-worlds": "packages sluice-treaty.yaml --draws 500 --seed 2",
    "packages-none-acceptable": "packages written-as-json.json",
    "positions-car-emissions": "positions car-emission-standards",
    "positions-over-worlds": "positions two-disputes.yaml --draws 500 --seed 2 --random 0.2",
    "stability-sluice-treaty": "stability sluice-treaty.yaml --draws 500 --seed 2",
    "stability-own-conflict": "stability every-block.yaml --target YY",
    "phases-new-detente": "phases new-detente-2019 --draws 20 --seed 2",
    "phases-sluice-treaty": "phases sluice-treaty.yaml",
    "race-new-detente": "race new-detente-2019 --draws 100 --seed 2",
    "race-own-table": "race every-block.yaml --periods 6",
    "arms-race-1909": "arms arms-race-1909 --cap Central=130 --years 3 --draws 500 --seed 2",
    "arms-estimated": "arms arms-race.yaml --data ../../cli/texts/levels.csv --cap Arda=30 --draws 500",
    "precedent-sluice-treaty": "precedent sluice-treaty.yaml --corpus ../../cli/texts/treaties.csv "
    "--term tolls=yes",
    "backtest-precedents": "backtest --precedent ../../cli/texts/treaties.csv --since 2011",
    "blocs-syria": "blocs syria-2016 --ultimatum US",
    "blocs-over-worlds": "blocs between-two-rivers.yaml --draws 200 --seed 2 --package tolls=lifted",
    "leverage-iran": "leverage iran-2019 --cut Iran|India",
    "leverage-over-worlds": "leverage between-two-rivers.yaml --draws 100 --seed 2 --cut Arda|Brel",
    "ratify-tied-hands": "ratify tied-hands.yaml",
    "ratify-over-worlds": "ratify every-block.yaml --draws 200 --seed 2",
    "timing-tied-hands": "timing tied-hands.yaml --draws 200 --seed 2",
    "forecast-sluice-treaty": "forecast sluice-treaty.yaml --draws 2000",
    "what-if-branches": "what-if sluice-treaty.yaml --set parties.Arda.no_deal=[3,5,9] "
    "--branch dry:issues.water.via.delivers=0.9;deadlines[0].date=2024-05-01 --draws 2000",
    "what-if-given": "what-if between-two-rivers.yaml --given tolls=lifted --draws 500",
    "explain-deal": "explain sluice-treaty.yaml --for 0.5 --draws 500",
    "explain-term": "explain new-detente-2019 NEO-NAM --draws 200",
    "watch-sluice-treaty": "watch sluice-treaty.yaml --draws 500",
    "watch-new-detente": "watch new-detente-2019 --draws 200",
    "check-several-faults": "check ../invalid/several-faults.yaml",
    "demo": "demo --draws 2000",
    "read-explained": "read ../../cli/texts/upper-sluice.txt --explain --as-of 2024-03-01",
    "read-explained-with-scenario": "read ../../cli/texts/upper-sluice.txt --explain "
    "--scenario sluice-treaty.yaml",
} | {f"help-{verb}": f"{verb} --help" for verb in VERBS}


@pytest.mark.parametrize("name", CALLS)
def test_output_is_as_reviewed(name, detente, valid, monkeypatch, request):
    """Fails where what people read has changed unreviewed: look at the diff, then `pytest --accept`."""
    monkeypatch.chdir(valid)
    answer, file = detente(*CALLS[name].split()), GOLDEN / f"{name}.txt"
    if request.config.getoption("--accept"):
        file.write_text(answer.out, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == answer.out
    assert answer.err == ""


def test_every_stored_output_is_compared():
    """Fails where a stored output has lost its call."""
    assert {file.stem for file in GOLDEN.iterdir()} == set(CALLS)


@pytest.mark.parametrize("name", [name for name in CALLS if not name.startswith("check")])
def test_output_fits_the_page(name):
    """Fails where a line is too long for a terminal or a page, or ends in blanks."""
    lines = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 110 or line != line.rstrip()] == []
