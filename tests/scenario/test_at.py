"""A scenario with its uncertain numbers made certain."""

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.scenario import dumps, loads

CASE = scenario(
    parties={"A": {"no_deal": [0, 2], "bond": [0, 1, 3]}, "B": {"patience": [0.8, 0.9]}},
    issues=RIVER["issues"],
    worth={
        "A": {"water": {"full": [-8, -5]}},
        "B": {"water": {"full": {"value": [3, 9], "because": "its dams"}}},
    },
    linkages=[{"when": {"water": "full"}, "worth": {"A": [1, 2], "B": 1}}],
)
DRAWN = {"parties.A.no_deal": 1.5, "worth.B.water.full": 4.25, "linkages[0].worth.A": 1.75}


def test_numbers_named_by_path_become_certain():
    """Fails where a number is put elsewhere than its path says, or another is touched."""
    before, after = dict(CASE.numbers()), dict(CASE.at(DRAWN).numbers())
    assert {path: number.mode for path, number in after.items() if path in DRAWN} == DRAWN
    assert all(after[path].certain for path in DRAWN)
    assert {path: x for path, x in before.items() if path not in DRAWN} == {
        path: x for path, x in after.items() if path not in DRAWN
    }


def test_reasons_stay():
    """Fails where a drawn number loses why it is so."""
    assert CASE.at(DRAWN).worth["B"]["water"]["full"].because == "its dams"


def test_a_number_keeps_its_range():
    """Fails where a draw from the tail makes a bond negative, or a patience above 1."""
    parties = CASE.at({"parties.A.bond": -0.5, "parties.B.patience": 1.2}).parties
    assert (parties["A"].bond.mode, parties["B"].patience.mode) == (0.0, 1.0)


def test_it_is_the_scenario_that_the_file_with_these_numbers_gives():
    """Fails where a scenario made certain is not one that could have been written so."""
    there = CASE.at(DRAWN)
    assert loads(dumps(there)) == there
    assert packages(loads(dumps(there))).answer() == packages(there).answer()


def test_nothing_named_changes_nothing():
    """Fails where a scenario is copied for nothing."""
    assert CASE.at({}) is CASE
