"""Scenarios for tests, from as few words as possible."""

import json

from detente.scenario import Scenario, loads


def scenario(**blocks) -> Scenario:
    """A scenario of two principals A and B unless other parties are given."""
    base = {"detente": 1, "title": "test", "as_of": "2024-01-01", "parties": {"A": {}, "B": {}}}
    return loads(json.dumps(base | blocks))


def swaps(points: dict[str, tuple[float, float]], **blocks) -> Scenario:
    """Issues that one of two parties wins whole: points of A and B; no status quo."""
    issues = {name: {"options": ["to A", "to B"]} for name in points}
    worth = {
        "A": {name: {"to A": mine} for name, (mine, _) in points.items()},
        "B": {name: {"to B": theirs} for name, (_, theirs) in points.items()},
    }
    return scenario(issues=issues, worth=worth, status_quo="none", **blocks)


# Two sides, two issues: water released by A, tolls lifted by B.
RIVER = {
    "issues": {
        "water": {"options": ["as now", "half", "full"], "giver": "A"},
        "tolls": {"options": ["kept", "lifted"], "giver": "B"},
    },
    "worth": {
        "A": {"water": {"half": -2, "full": -5}, "tolls": {"lifted": 6}},
        "B": {"water": {"half": 4, "full": 7}, "tolls": {"lifted": -3}},
    },
}
