"""Published runs of the spatial models, to the printed precision."""

import csv
import gzip

import numpy as np
import pytest

from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility import (
    PRINTED,
    READINGS,
    SCHELLING,
    SCHOLZ_2011,
    expected_utility,
)
from detente.models.spatial.influence import influence
from detente.models.spatial.median import weighted_median
from detente.models.spatial.smp import smp

# Bueno de Mesquita (1994), page 78, years of delay: capability, position, salience.
EMISSIONS = {
    "NL": (0.08, 4, 0.8),
    "BE": (0.08, 7, 0.4),
    "LU": (0.03, 4, 0.2),
    "DE": (0.16, 4, 0.8),
    "FR": (0.16, 10, 0.6),
    "IT": (0.16, 10, 0.6),
    "UK": (0.16, 10, 0.9),
    "IE": (0.05, 7, 0.1),
    "DK": (0.05, 4, 1.0),
    "EL": (0.08, 7, 0.7),
}
ACTORS = list(EMISSIONS)
# Scholz, Calbert & Smith (2011), table 2, rounds 1 to 8.
MEDIANS = [8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6]
MEANS = [7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6]
# Rounds 0 to 8 of a program written from the authors' own code; the seven others never move.
PATHS = {
    "BE": [7, 8.4159, 9.6109, 9.9620, 4.8009, 5.5242, 7.4720, 8.8246, 9.6711],
    "LU": [4, 7, 8.4159, 9.6109, 9.9620, 4.8009, 5.5242, 7.4720, 8.8246],
    "IE": [7, 4, 7, 8.4159, 9.6109, 9.9620, 5.5242, 7.4720, 8.8246],
}
EXPONENTS = [1.4057, 0.7542, 0.5089, 1.4057, 1.0465, 1.0465, 1.9649, 0.5, 2.0, 1.1121]


def emissions(**options):
    """The car emission standards of the European Community."""
    capability, positions, salience = np.array(list(EMISSIONS.values())).T
    return expected_utility(positions, capability, salience, **options)


def agrees(printed, found):
    """Whether a figure is printed, rounded or cut off, with one decimal."""
    return abs(found - printed) < 0.05 + 1e-9 or 0 <= found - printed < 0.1


def test_emission_standards_table():
    """Fails off table 2 of Scholz et al. (2011): they print a median of 9.9 after round 2, this gives 9.6109.

    No reading of the paper that agrees with the other fifteen figures gives 9.9 there.
    """
    found = emissions()
    assert [agrees(*pair) for pair in zip(MEANS, found.mean[1:], strict=True)] == [True] * 8
    medians = [agrees(*pair) for pair in zip(MEDIANS, found.median[1:], strict=True)]
    assert medians == [True, False, *[True] * 6]
    assert found.median[[0, 2]] == pytest.approx([7, 9.6109], abs=5e-5)


def test_emission_standards_paths():
    """Fails where an actor takes another offer than in the authors' program, or dares more or less."""
    found = emissions()
    for actor, expected in PATHS.items():
        assert found.positions[:, ACTORS.index(actor)] == pytest.approx(expected, abs=5e-5)
    still = [place for place, actor in enumerate(ACTORS) if actor not in PATHS]
    assert (found.positions[:, still] == found.positions[0, still]).all()
    assert found.exponents[0] == pytest.approx(EXPONENTS, abs=5e-5)
    assert found.mean[0] == pytest.approx(7.39, abs=5e-5)


def test_emission_standards_by_other_readings():
    """Fails where Belgium rises by the denominator as printed, or the Schelling program's 9.53 is missed."""
    by_pair = emissions(reading=SCHOLZ_2011._replace(all_pairs=False))
    assert (by_pair.median == 7).all()
    assert by_pair.positions[:, ACTORS.index("BE")].max() == 7
    assert (emissions(reading=PRINTED).median == 7).all()
    assert emissions(reading=SCHELLING).median[1:4] == pytest.approx([9.53] * 3, abs=0.005)


def classic(folder, name, order, scale=1.0):
    """Positions, capabilities and saliences of a file; rows with a missing number left out."""
    with (folder / "positions" / name).open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    numbers = [[float(row[place]) for place in order] for row in rows if not {"NA", ""} & set(row[:4])]
    positions, capability, salience = np.array(numbers).T
    return positions, capability, salience / scale


def test_sultan(reference_data):
    """Fails off the mean 13.620 and the median 13.900; a program in which nobody capitulates stays there."""
    case = classic(reference_data, "eum/sultan_1997_jmckib.csv", (2, 1, 3))
    found = expected_utility(*case)
    assert (found.mean[0], found.median[0]) == pytest.approx((13.620, 13.900), abs=5e-4)
    assert found.median == pytest.approx([13.9, 13.75] * 4 + [13.9])
    frozen = expected_utility(*case, reading=SCHOLZ_2011._replace(capitulation=False))
    assert (frozen.median == 13.9).all()


COERCIVE = {
    "bruce_iranian_government_in_economy": (72.0, 92, 92),
    "Iranian_War_With_Iran": (58.8, 50, 50),
    "bruce_china_democratization_data": (30.8, 20, 20),
    "bruce_kyoto_data": (69.8, 70, 70),
}


@pytest.mark.parametrize("name", COERCIVE)
def test_coercive_classics(name, reference_data):
    """Fails off the weighted mean, the weighted median, and the median after one round in every reading."""
    mean, median, after = COERCIVE[name]
    positions, capability, salience = classic(reference_data, f"predictioneer/{name}.csv", (1, 2, 3), 100)
    weights = influence(capability, salience)
    assert compromise(positions, weights) == pytest.approx(mean, abs=0.05)
    assert weighted_median(positions, weights) == median
    for reading in READINGS.values():
        found = expected_utility(positions, capability, salience, reading=reading, rounds=1)
        assert found.median[1] == after


def ktab_case(folder, name):
    """Positions, capabilities and saliences of a KTAB file, and KTAB's positions turn by turn."""
    rows = list(csv.reader((folder / f"{name}.csv").read_text().splitlines(), skipinitialspace=True))
    n_actors, n_issues = (int(cell) for cell in rows[0][2:4])
    numbers = np.array([row[2 : 3 + 2 * n_issues] for row in rows[2 : 2 + n_actors]], dtype=float)
    with gzip.open(folder / f"{name}.positions_by_turn.csv.gz", "rt") as file:
        history = np.loadtxt(file, delimiter=",", skiprows=1)
    by_turn = history[:, 3].reshape(-1, n_actors, n_issues)
    return numbers[:, 1::2] / 100, numbers[:, 0], numbers[:, 2::2] / 100, by_turn


@pytest.mark.parametrize(("name", "n_turns"), [("SOE-Pol-Comp", 27), ("dummyData_3Dim", 10)])
def test_ktab_histories(name, n_turns, reference_data):
    """Fails where any actor stands elsewhere than in KTAB after any turn, or the model stops elsewhere."""
    *case, by_turn = ktab_case(reference_data / "positions" / "ktab", name)
    found = smp(*case)
    assert found.n_turns == len(by_turn) - 1 == n_turns
    assert found.settled
    assert found.positions * 100 == pytest.approx(by_turn, abs=1e-9)


FIRST_CHANGES = [0.9998, 1.5581, 1.2760, 1.4887, 1.4125]


def test_ktab_changes(reference_data):
    """Fails off the changes that KAPSARC's log of 2017 prints: as shares of the first turn's."""
    *case, _ = ktab_case(reference_data / "positions" / "ktab", "SOE-Pol-Comp")
    moves = np.linalg.norm(np.diff(smp(*case).positions, axis=0), axis=-1).sum(axis=-1)
    assert moves[:5] / (moves[0] + 1e-4) == pytest.approx(FIRST_CHANGES, abs=5e-5)
