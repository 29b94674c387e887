"""Propensities from ties and votes."""

import json
import math

import pytest

from build import scenario
from detente.analysis.blocs import blocs
from detente.analysis.likeness import by_likeness, with_source
from detente.formats.portfolios import read_portfolios
from detente.records.portfolios import Portfolios

NAMES = ("A", "B", "C")
CASE = {"alignment": {"sizes": dict.fromkeys(NAMES, 1), "propensity": {"B|A": -2, "B|C": 0.5}}}
ALLIANCES = "state,A,B,C,D\nA,3,3,0,3\nB,3,3,0,3\n"


@pytest.fixture
def table(tmp_path):
    """Write a table and read it."""

    def read(text):
        file = tmp_path / "ties.csv"
        file.write_text(text)
        return read_portfolios(file)

    return read


def test_allies_of_the_same_states_like_each_other(table):
    """A and B hold the same pacts: S is 1 in place of the file's -2; pairs without rows keep theirs."""
    changed = by_likeness(scenario(**CASE), table(ALLIANCES)).alignment.propensity
    assert {pair: number.mode for pair, number in changed.items()} == {"B|C": 0.5, "A|B": 1}


def test_votes_are_weighed_and_what_is_not_known_is_left_out(table):
    """Yes 1, abstention 2, no 3: apart on the first of two known votes, of weight 3: S = -.5."""
    found = table("who;r1;r2;r3\nA;1;2;1\nB;3;2;\nweight;3;1;9\n")
    assert found.span == 2
    assert math.isnan(found.held["B"][2])
    changed = by_likeness(scenario(**CASE), found).alignment.propensity
    assert changed["A|B"].mode == pytest.approx(1 - 2 * (3 * 2) / (2 * 4))


def test_likeness_is_told_and_changes_the_blocs(table):
    """Fails where an answer does not say that its propensities come from a table, or they do not count."""
    portfolios = table(ALLIANCES)
    told = with_source(blocs(by_likeness(scenario(**CASE), portfolios)), portfolios)
    assert told.sides.optimum.blocs == (("A", "B", "C"),)
    assert told.settings["likeness"] == "ties.csv"
    assert told.warnings[0].startswith("propensities between 2 of 3 actors are Signorino and Ritter's S")
    json.dumps(told.to_dict(), allow_nan=False)


def test_two_who_share_nothing_known_keep_their_propensity():
    """Fails where a likeness is made up for two of whom nothing in common is known."""
    apart = Portfolios(
        name="votes", held={"A": (1.0, math.nan), "B": (math.nan, 0.0), "C": (0.0, 0.0)}, weights=(1.0, 1.0)
    )
    changed = by_likeness(scenario(**CASE), apart).alignment.propensity
    assert {pair: number.mode for pair, number in changed.items()} == {"B|A": -2, "A|C": -1, "B|C": 1}
