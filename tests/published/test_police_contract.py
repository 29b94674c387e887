"""Raiffa's police contract between a union (AMPO) and its city, as GENIUS encodes it."""

import pytest

from build import scenario
from detente.analysis.packages import packages

# Weights of the union and the city, and both evaluations of every option.
POLICE = {
    "starting salary": (
        (0.457, 0.130),
        {"0": (8, 100), "200": (36, 64), "400": (64, 36), "600": (84, 16), "800": (96, 4), "1000": (100, 0)},
    ),
    "max salary": (
        (0.076, 0.019),
        {"0-500": (0, 100), "501-600": (43, 56), "601-700": (75, 25), "701-800": (93, 6), "800+": (100, 0)},
    ),
    "vacation <5y": (
        (0.039, 0.205),
        {"0": (0, 100), "2": (20, 80), "3": (40, 60), "4": (60, 40), "5": (80, 20), "6+": (100, 0)},
    ),
    "vacation >5y": (
        (0.030, 0.028),
        {"0": (0, 100), "1": (0, 0), "2": (0, 0), "3": (100, 0), "3+": (100, 0)},
    ),
    "reinstatement": (
        (0.035, 0.142),
        {"no": (0, 100), "without back pay": (50, 50), "with back pay": (100, 0)},
    ),
    "two-man patrols": (
        (0.143, 0.040),
        {"status quo": (0, 100), "<20 %": (33, 66), "21-99 %": (67, 33), "100 %": (100, 0)},
    ),
    "corporals": ((0.018, 0.051), {"no": (0, 100), "1-19": (50, 50), "20": (100, 0)}),
    "sergeants": (
        (0.035, 0.061),
        {"0": (0, 100), "2": (18, 81), "4": (36, 63), "6": (54, 45), "8": (72, 27), "10": (90, 9)},
    ),
    "commissioner": ((0.070, 0.081), {"fire": (100, 0), "keep": (0, 100)}),
    "review board": (
        (0.097, 0.243),
        {
            "disband": (100, 0),
            "add police, vote as now": (0, 50),
            "no police, vote as now": (0, 100),
            "add police, change vote": (0, 0),
            "no police, change vote": (0, 0),
        },
    ),
}


def worth(side):
    """As GENIUS reads a profile: weight times evaluation over the largest evaluation of the issue."""
    return {
        issue: {
            option: weights[side] * points[side] / max(row[side] for row in options.values())
            for option, points in options.items()
        }
        for issue, (weights, options) in POLICE.items()
    }


def test_police_contract():
    """Fails off the published table: sizes, ties, and Nash's solution, which has the largest sum too."""
    result = packages(
        scenario(
            parties={"AMPO": {}, "City": {}},
            issues={issue: {"options": list(options)} for issue, (_, options) in POLICE.items()},
            worth={"AMPO": worth(0), "City": worth(1)},
            status_quo="none",
        )
    )
    assert result.n_packages == 1_944_000
    assert len(result.frontier) == 192
    assert sum(point.ties for point in result.frontier) == 283
    assert result.solutions["nash"].worth == pytest.approx({"AMPO": 0.706, "City": 0.783}, abs=1e-12)
    assert result.solutions["utilitarian"].value == pytest.approx(1.489, abs=1e-12)
    assert result.solutions["utilitarian"].worth == result.solutions["nash"].worth
