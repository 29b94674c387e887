"""Ratification: the project and the second implementation agree on random homes."""

import itertools

import numpy as np
import pytest

import detente
from blind import ratification as blind

HOMES = ("A", "B")


def number(rng, low, high):
    """A number with two decimals."""
    return round(float(rng.uniform(low, high)), 2)


def random_chamber(rng):
    """Up to 40 seats in groups, some of them sure; votes that may hang together and follow the share."""
    groups = [
        [int(rng.integers(1, 9)), float(rng.choice([number(rng, 0.02, 0.98), 0.0, 1.0], p=[0.9, 0.05, 0.05]))]
        for _ in range(int(rng.integers(1, 5)))
    ]
    n_seats = sum(seats for seats, _ in groups)
    return {
        "seats": n_seats + int(rng.integers(0, 3)),
        "quota": int(rng.integers(1, n_seats + 1)),
        "groups": groups,
        "correlation": number(rng, 0.05, 0.7) if rng.random() < 0.5 else 0.0,
        "slope": number(rng, 0, 4) if rng.random() < 0.5 else 0.0,
        "at": number(rng, 0.2, 0.8),
    }


def random_home(rng, top):
    """Floors of the home and of its veto players up to `top`, known or not, and perhaps a vote."""
    home = {}
    if rng.random() < 0.6:
        home["floor"] = random_floor(rng, top)
    if rng.random() < 0.3:
        home["vetoes"] = [random_floor(rng, top) for _ in range(int(rng.integers(1, 3)))]
    if rng.random() < 0.6 or not home:
        home["chamber"] = random_chamber(rng)
    return home


def random_floor(rng, top):
    """One floor: a number, or its range with the mode inside."""
    if rng.random() < 0.5:
        return number(rng, 0.05, top)
    mode = number(rng, 0.15, top - 0.05)
    return [round(mode - number(rng, 0.02, 0.1), 2), mode, round(mode + number(rng, 0.02, 0.1), 2)]


def block(home):
    """The home as the lines of its party in `domestic`."""
    lines = []
    if "floor" in home:
        lines.append(f"floor: {home['floor']}")
    if "vetoes" in home:
        vetoes = [f"{{name: v{place}, floor: {floor}}}" for place, floor in enumerate(home["vetoes"])]
        lines.append(f"veto: [{', '.join(vetoes)}]")
    if "chamber" in home:
        lines.append(f"chamber: {{{', '.join(f'{key}: {told}' for key, told in home['chamber'].items())}}}")
    return "{" + ", ".join(lines) + "}"


def ratified(patience, homes, more="", **options):
    """What the project says of these homes."""
    parties = ", ".join(f"{name}: {{patience: {patience[name]}}}" for name in HOMES)
    domestic = "\n".join(f"  {name}: {block(home)}" for name, home in homes.items())
    text = (
        f"detente: 1\ntitle: homes\nas_of: 2024-03-01\nparties: {{{parties}}}\ndomestic:\n{domestic}\n{more}"
    )
    return detente.ratify(detente.loads(text), **options).to_dict()["result"]


def uncertain(homes):
    """Whether some floor is a range, whose chances the project tells to three places."""
    floors = [floor for home in homes.values() for floor in (home.get("floor"), *home.get("vetoes", []))]
    return any(isinstance(floor, list) for floor in floors)


@pytest.mark.parametrize("seed", range(150))
def test_one_pie(seed):
    """Fails where offers, win-sets or the chance to pass differ for one pie that two homes must pass."""
    rng = np.random.default_rng(seed)
    patience = {name: number(rng, 0.3, 0.98) for name in HOMES}
    homes = {name: random_home(rng, 0.65) for name in HOMES}
    floors = [blind.highest_floor(homes[name]) for name in HOMES]
    actual = ratified(patience, homes)
    assert actual["win_set"] == {name: pytest.approx([blind.highest_floor(homes[name]), 1]) for name in HOMES}
    agreed = blind.offers([patience[name] for name in HOMES], floors)
    if agreed is None:
        assert actual["offer"] == {"A": None, "B": None}
        return
    assert actual["offer"] == pytest.approx({"A": agreed[0], "B": 1 - agreed[1]}, abs=1e-9)
    middle = (agreed[0] + agreed[1]) / 2
    expected = {
        "A": blind.passes_at_home(middle, homes["A"]),
        "B": blind.passes_at_home(1 - middle, homes["B"]),
    }
    close = 5e-4 if uncertain(homes) else 1e-9
    assert actual["p"] == pytest.approx(expected, abs=close)
    assert actual["p_all"] == pytest.approx(expected["A"] * expected["B"], abs=2 * close)


@pytest.mark.parametrize("seed", range(100))
def test_packages(seed):
    """Fails where what a deal of two issues brings home, or its chance to pass there, differs."""
    rng = np.random.default_rng(500 + seed)
    worth = {
        "A": {"i": {"n": 0, "a": -number(rng, 0, 4), "b": -number(rng, 0, 6)}},
        "B": {"j": {"n": 0, "a": -number(rng, 0, 4), "b": -number(rng, 0, 6)}},
    }
    worth["A"]["j"] = {"n": 0, "a": number(rng, 0, 6), "b": number(rng, 0, 9)}
    worth["B"]["i"] = {"n": 0, "a": number(rng, 0, 6), "b": number(rng, 0, 9)}
    packages = list(itertools.product("nab", repeat=2))
    total = {p: {(i, j): worth[p]["i"][i] + worth[p]["j"][j] for i, j in packages} for p in HOMES}
    acceptable = [package for package in packages if min(total[p][package] for p in HOMES) >= 0]
    gains = {p: max(total[p][package] for package in acceptable) for p in HOMES}
    deal = packages[int(rng.integers(1, 9))]
    if min(gains.values()) <= 0:
        return
    homes = {name: random_home(rng, 0.9) for name in HOMES}
    points = str(worth).replace("'n': 0, ", "").replace("'", "")
    issues = "{i: {options: [n, a, b], giver: A}, j: {options: [n, a, b], giver: B}}"
    more = f"issues: {issues}\nworth: {points}\n"
    actual = ratified(dict.fromkeys(HOMES, 0.9), homes, more, package={"i": deal[0], "j": deal[1]})
    expected = {}
    for name in HOMES:
        share = blind.share_brought_home(total[name], 0, acceptable, deal)
        expected[name] = blind.passes_at_home(share, homes[name])
    assert actual["n_acceptable"] == len(acceptable)
    assert actual["p"] == pytest.approx(expected, abs=5e-4 if uncertain(homes) else 1e-9)


@pytest.mark.parametrize("seed", range(25))
def test_best_offer(seed):
    """Fails where some offer on a fine grid is worth more to its proposer than the one that is advised."""
    rng = np.random.default_rng(900 + seed)
    patience = [number(rng, 0.3, 0.98) for _ in HOMES]
    homes = [{"floor": random_floor(rng, 0.45)} for _ in HOMES]
    actual = ratified(dict(zip(HOMES, patience, strict=True)), dict(zip(HOMES, homes, strict=True)))
    for place, name in enumerate(HOMES):
        expected = blind.best_kept(patience, homes, place)
        assert actual["best_offer"][name]["value"] == pytest.approx(expected, abs=2e-3)


def test_worked_offers():
    """Fails where floors do not bind, bind or rule out a deal as in the specification, with patience 0.9."""
    told = {(0, 0): (0.5263, 0.4737), (0.4, 0): (0.5263, 0.4737), (0.6, 0): (0.64, 0.6)}
    told[0.45, 0.45] = (0.5263, 0.4737)
    for floors, expected in told.items():
        assert blind.offers((0.9, 0.9), floors) == pytest.approx(expected, abs=5e-5)
    assert blind.offers((0.9, 0.9), (0.6, 0.5)) is None


def test_worked_votes():
    """Fails where 67 of 100 seats do not say yes with the chances of the specification."""
    told = {(0.6, 0): 0.519, (0.75, 0): 0.887, (0.6, 0.2): 0.536}
    for (swing, correlation), expected in told.items():
        groups = [(55, 0.97), (20, swing), (25, 0.05)]
        assert blind.passes(groups, 67, correlation) == pytest.approx(expected, abs=5e-4)
