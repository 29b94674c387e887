"""Leverage: the project and brute force agree on random networks and corridors."""

import itertools

import numpy as np
import pytest

import detente
from blind import leverage as blind


def told(parts):
    """What the project says; `parts` are the lines of the block `leverage`."""
    text = "detente: 1\ntitle: ties\nas_of: 2024-03-01\nparties: {A: {}, B: {}, C: {}, D: {}, E: {}, F: {}}\n"
    return detente.leverage(detente.loads(f"{text}leverage: {{{parts}}}\n")).to_dict()["result"]


def network(edges):
    """The edges as the project reads them."""
    return f"edges: [{', '.join(f'[{one}, {other}, {worth}]' for (one, other), worth in edges.items())}]"


def random_network(seed, tree):
    """Three to six parties, joined as a tree or by half of all pairs."""
    rng = np.random.default_rng(seed)
    names = "ABCDEF"[: int(rng.integers(3, 7))]
    if tree:
        pairs = [(names[int(rng.integers(0, place))], names[place]) for place in range(1, len(names))]
    else:
        pairs = [pair for pair in itertools.combinations(names, 2) if rng.random() < 0.5] or [("A", "B")]
    return {pair: round(float(rng.uniform(0.5, 9)), 2) for pair in pairs}


@pytest.mark.parametrize("seed", range(120))
def test_balanced_outcomes(seed):
    """Fails where an outcome is told that is not stable and balanced, or none is though one exists."""
    edges = random_network(seed, tree=seed % 2 == 0)
    actual = told(network(edges))
    if not blind.has_stable_outcome(edges):
        assert actual["share"] is None
        return
    deals = [tuple(key.split("|")) for key in actual["share"]]
    deals = [deal if deal in edges else deal[::-1] for deal in deals]
    assert sum(edges[deal] for deal in deals) == pytest.approx(blind.best_matching(edges))
    gains = actual["gains"]
    assert blind.unstable(edges, gains) == pytest.approx(0, abs=1e-6)
    assert blind.unbalanced(edges, deals, gains) == pytest.approx(0, abs=1e-6)
    for deal in deals:
        share = actual["share"].get("|".join(deal)) or actual["share"]["|".join(deal[::-1])]
        assert share == pytest.approx({end: gains[end] / edges[deal] for end in deal}, abs=1e-6)


@pytest.mark.parametrize("seed", range(60))
def test_splitting_again_and_again_ends_there_too(seed):
    """Fails where the dynamics of bargaining on a tree end with other gains than the project tells."""
    edges = random_network(1000 + seed, tree=True)
    deals, gains = blind.balanced(edges)
    assert blind.unbalanced(edges, deals, gains) == pytest.approx(0, abs=1e-6)
    assert told(network(edges))["gains"] == pytest.approx(gains, abs=1e-5)


@pytest.mark.parametrize("seed", range(150))
def test_corridors(seed):
    """Fails where others leave, or in other rounds, or more are spared than must be."""
    rng = np.random.default_rng(seed)
    users = {name: round(float(rng.uniform(0.5, 8)), 2) for name in "ABCDEF"[: int(rng.integers(1, 7))]}
    fixed_cost = round(float(rng.uniform(0.2, 1.05)) * sum(users.values()), 2)
    secondary = {
        name: (round(float(rng.uniform(0, 1)), 2), round(float(rng.uniform(0, 8)), 2))
        for name in users
        if rng.random() < 0.5
    }
    sanctions = ", ".join(f"{k}: {{probability: {p}, exposure: {x}}}" for k, (p, x) in secondary.items())
    worths = ", ".join(f"{name}: {worth}" for name, worth in users.items())
    actual = told(f"users: {{{worths}}}, fixed_cost: {fixed_cost}, secondary: {{{sanctions}}}")
    costs = {name: p * exposure for name, (p, exposure) in secondary.items()}
    rounds, stay = blind.rounds_of_leaving(users, fixed_cost, costs)
    assert [set(step["out"]) for step in actual["cascade"]] == rounds
    assert (actual["survives"], set(actual["stays"])) == (bool(stay), stay)
    fewest = blind.fewest_waivers(users, fixed_cost, costs)
    assert (None if actual["waivers"] is None else len(actual["waivers"])) == fewest
    if fewest:
        left = {name: cost for name, cost in costs.items() if name not in actual["waivers"]}
        assert blind.rounds_of_leaving(users, fixed_cost, left)[1]


PATHS = [
    ({("A", "B"): 1, ("B", "C"): 1}, {"A": 0, "B": 1, "C": 0}),
    ({("A", "B"): 1, ("B", "C"): 1, ("C", "D"): 1}, {"A": 1 / 3, "B": 2 / 3, "C": 2 / 3, "D": 1 / 3}),
    (
        {("D", "A"): 1, ("A", "B"): 1, ("B", "C"): 1, ("A", "C"): 1},
        {"D": 1 / 4, "A": 3 / 4, "B": 1 / 2, "C": 1 / 2},
    ),
    (
        {("A", "B"): 6, ("A", "C"): 6, ("C", "D"): 2, ("B", "E"): 3},
        {"A": 3.667, "C": 2.333, "B": 2.667, "E": 0.333, "D": 0},
    ),
]


@pytest.mark.parametrize(("edges", "expected"), PATHS)
def test_published_networks(edges, expected):
    """Fails where paths, a triangle with a pendant, or Iran between Russia and India are split otherwise."""
    assert blind.balanced(edges)[1] == pytest.approx(expected, abs=1e-3)
    assert told(network(edges))["gains"] == pytest.approx(expected, abs=1e-3)


def test_worked_corridor():
    """Fails where India under sanctions of 3 does not bring down the corridor with all its users."""
    users = {"IN": 6, "RU": 4, "AZ": 2, "AM": 1}
    assert blind.rounds_of_leaving(users, 8, {}) == ([], set(users))
    rounds, stay = blind.rounds_of_leaving(users, 8, {"IN": 3})
    assert (rounds[0], stay) == ({"IN"}, set())
    assert blind.fewest_waivers(users, 8, {"IN": 3}) == 1
