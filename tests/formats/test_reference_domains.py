"""Domains of other programs import, and their packages are as the reference tables say."""

import itertools
import json

import pytest

from detente.analysis.packages import packages
from formats.small import utility

FOLDERS = (
    "EnglandZimbabwe",
    "ItexvsCypress",
    "Energy",
    "CameraB",
    "Kitchen",
    "Lunch",
    "group2-politics",
    "group9-killer_robot",
    "Grandma",
    "IntegerDomain",
    "Jobs",
)


@pytest.mark.parametrize("name", FOLDERS)
def test_reference_domains(name, reference_data, read):
    """Fails off the brute-force table of frontier sizes and solutions in GENIUS semantics."""
    expected = json.loads((reference_data / "packages" / "reference.json").read_text())[name]
    scenario, _ = read(reference_data / "packages" / name)
    result = packages(scenario)
    assert (expected["n"], expected["frontier"]) == (result.n_packages, len(result.frontier))
    for solution in ("nash", "egalitarian", "kalai_smorodinsky"):
        point = result.solutions[solution]
        assert (point is None) == (solution not in expected)
        if point is not None:
            assert point.value == pytest.approx(expected[solution]["value"], abs=1e-9)
            assert list(point.worth.values()) == pytest.approx(expected[solution]["utils"], abs=1e-9)


def test_geniusweb_reference_points(reference_data, read):
    """Fails off the utilities and the frontier that come with a domain of ANAC's."""
    folder = reference_data / "packages" / "geniusweb_json" / "domain00"
    scenario, remarks = read(folder)
    special = json.loads((folder / "specials.json").read_text())
    assert remarks == ["neither a domain nor a profile, left out: specials.json"]
    for point in [special["nash"], special["kalai"], special["social_welfare"], *special["pareto_front"]]:
        utilities = [utility(scenario, party, point["bid"]) for party in scenario.parties]
        assert utilities == pytest.approx(point["utility"], abs=1e-12)
    options = [issue.options for issue in scenario.issues.values()]
    bids = [dict(zip(scenario.issues, bid, strict=True)) for bid in itertools.product(*options)]
    best = max(utility(scenario, "profileA", bid) * utility(scenario, "profileB", bid) for bid in bids)
    assert len(bids) == special["size"]
    assert best == pytest.approx(special["nash"]["utility"][0] * special["nash"]["utility"][1])
