"""Cases of where issues settle tell what the models say of them."""

import csv
import gzip

import numpy as np
import pytest

from detente import catalogue
from detente.analysis.position_arrays import position_arrays
from detente.analysis.positions import positions
from detente.models.spatial.smp import smp
from detente.scenario import load

MODELS = ("compromise", "median", "eum", "smp", "exchange")


def case(name):
    return load(catalogue.scenario_file(name))


@pytest.fixture(scope="module")
def paris():
    """Rows of the table in the case's README, and what the models say now."""
    lines = [line for line in catalogue.read_me("cop21-2015").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = {row[0]: [float(cell) for cell in row[1:]] for row in cells}
    return table, positions(case("cop21-2015")).answer()["issues"]


def test_read_me_of_paris_tells_what_the_models_say(paris):
    """Fails where a figure of the README is not the one that the command prints."""
    table, issues = paris
    distances = table.pop("mean distance")
    assert list(table) == list(issues)
    for issue, (_, *told) in table.items():
        assert told == pytest.approx([settles(issues[issue]["models"][name]) for name in MODELS], abs=0.005)
    found = np.array(list(table.values()))
    assert distances == pytest.approx(np.abs(found - found[:, :1]).mean(axis=0), abs=0.05)


def settles(model):
    """Where one model says that an issue settles."""
    if isinstance(model, float):
        return model
    return model["final"]["mean"] if "final" in model else model["rounds"][-1]["median"]


def test_china_is_coded_and_played_as_by_ktab(reference_data):
    """Fails where an actor's numbers differ from KTAB's file, or its place after any turn from KTAB's."""
    folder = reference_data / "positions" / "ktab"
    rows = list(csv.reader((folder / "SOE-Pol-Comp.csv").read_text().splitlines(), skipinitialspace=True))
    numbers = np.array([row[2:7] for row in rows[2:15]], dtype=float)
    arrays = position_arrays(case("china-energy-2014"))
    assert list(arrays.parties) == [row[0] for row in rows[2:15]]
    assert np.allclose(arrays.positions.T, numbers[:, 1::2])
    assert np.allclose(100 * arrays.salience.T, numbers[:, 2::2])
    with gzip.open(folder / "SOE-Pol-Comp.positions_by_turn.csv.gz", "rt") as file:
        by_turn = np.loadtxt(file, delimiter=",", skiprows=1)[:, 3].reshape(-1, 13, 2)
    played = smp(arrays.shares.T, arrays.capability[0], arrays.salience.T)
    assert 100 * played.positions == pytest.approx(by_turn, abs=1e-9)
