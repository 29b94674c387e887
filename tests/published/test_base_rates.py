"""How sanctions and arms races have ended, as counted from the tables that the base rates rest on."""

import csv

import pytest

from detente.analysis.reference_classes import ARMS_RACES, SANCTIONS


@pytest.fixture
def rows(reference_data):
    """Rows of a file of reference data."""

    def read(name):
        with (reference_data / "dynamics" / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read


def test_how_threats_of_sanctions_ended(rows):
    """Of 633 challenges the target conceded in 22.7 %, 55.1 % were imposed, in 22.1 % the sender gave up."""
    decades = rows("sanctions_ties_dyad_decade_sigint.csv")
    conceded, imposed, dropped = (sum(int(row[end]) for row in decades) for end in ("cd", "sf", "bd"))
    n = conceded + imposed + dropped
    told = SANCTIONS[0]
    assert n == told.n == 633
    assert list(told.shares.values()) == [conceded / n, imposed / n, dropped / n]
    assert [round(100 * share, 1) for share in told.shares.values()] == [22.7, 55.1, 22.1]


def test_sanctions_by_the_book():
    """Hufbauer and others: 204 cases, 34 %; not reproduced here, since their table is not at hand."""
    assert (SANCTIONS[1].n, SANCTIONS[1].shares) == (204, {"at least partly successful": 0.34})


def test_arms_races_counted(rows):
    """71 races, 1854 to 1984. Which 19 saw war (27 %) is not reproduced: no table of wars is at hand."""
    races = rows("arms_races_grh2005.csv")
    told = ARMS_RACES[0]
    assert len(races) == told.n == 71
    assert {min(row["styear"] for row in races), max(row["endyear"] for row in races)} == {"1854", "1984"}
    assert sum(told.shares.values()) == pytest.approx(0.27, abs=0.005)
