"""Blocs: the project and the list of all divisions agree on random landscapes."""

import itertools

import numpy as np
import pytest

import detente
from blind import landscape as blind

CASES = [pytest.param(seed, 2, 2 + seed % 7, id=f"two-{seed}") for seed in range(70)]
CASES += [pytest.param(seed, 3, 3 + seed % 4, id=f"three-{seed}") for seed in range(50)]


def random_landscape(seed, n_actors):
    """Sizes, liking of all pairs, and ideal points."""
    rng = np.random.default_rng(seed)
    actors = [f"X{number}" for number in range(n_actors)]
    sizes = {actor: round(float(rng.uniform(0.5, 10)), 3) for actor in actors}
    lean = rng.uniform(-1, 1.2)
    pairs = itertools.combinations(actors, 2)
    propensity = {pair: round(float(rng.uniform(-2, 2) + lean), 4) for pair in pairs}
    points = {actor: round(float(rng.uniform(-3, 3)), 3) for actor in actors}
    return sizes, propensity, points


def told(sizes, propensity, points, n_blocs):
    """What the project says of the landscape."""
    liking = ", ".join(f"{one}|{other}: {p}" for (one, other), p in propensity.items())
    poles = list(sizes)[:2]
    text = (
        "detente: 1\ntitle: a landscape\nas_of: 2024-03-01\nparties: {A: {}, B: {}}\n"
        f"alignment:\n  sizes: {str(sizes).replace(chr(39), '')}\n  propensity: {{{liking}}}\n"
        f"  ideal_points: {str(points).replace(chr(39), '')}\n  poles: [{', '.join(poles)}]\n"
    )
    return detente.blocs(detente.loads(text), n_blocs=n_blocs).to_dict()["result"]


@pytest.mark.parametrize(("seed", "n_blocs", "n_actors"), CASES)
def test_minima_and_prices(seed, n_blocs, n_actors):
    """Fails where a division that nobody would leave is missed, or an actor flips for another price."""
    sizes, propensity, points = random_landscape(seed, n_actors)
    actual = told(sizes, propensity, points, n_blocs)
    found = blind.minima(sizes, propensity, n_blocs)
    held = [set(map(frozenset, division["blocs"])) for division in actual["minima"]]
    assert held == [blind.blocs(division) for division in found]
    energies = [blind.energy(sizes, propensity, division) for division in found]
    assert [division["energy"] for division in actual["minima"]] == pytest.approx(energies)
    assert set(map(frozenset, actual["optimum"]["blocs"])) == blind.blocs(found[0])
    assert sum(division["basin"] for division in actual["minima"]) == pytest.approx(1)
    prices = {actor: min(blind.switches(sizes, propensity, found[0], n_blocs, actor)) for actor in sizes}
    assert actual["flip_price"] == pytest.approx(prices)


@pytest.mark.parametrize("seed", range(40))
def test_indices(seed):
    """Fails where frustrated ties with two and three blocs, or places between two poles, are others."""
    sizes, propensity, points = random_landscape(500 + seed, 3 + seed % 4)
    actual = told(sizes, propensity, points, 2)
    ties = {k: blind.frustration_index(list(sizes), propensity, int(k)) for k in ("2", "3")}
    assert actual["frustration"] == ties
    one, other, *rest = sizes
    expected = {actor: blind.equidistance(points[actor], points[one], points[other]) for actor in rest}
    assert actual["equidistance"] == pytest.approx(expected)


ACTORS = ["US", "Rus", "Syr", "Tur", "SA", "Iran", "ISIS", "Hez", "Kurds", "Nusra", "Baghdad"]
ROWS = """2 2 5 4 2 1 1 4 2 4 | 4 2 3 3 1 3 2 2 4 | 1 2 4 1 4 1 2 3 | 3 2 2 3 2 2 3 | 1 1 3 3 2 3
 | 2 5 3 2 2 | 2 1 2 1 | 3 2 3 | 2 3 | 2"""
SIZES = [10, 10, 50, 10, 10, 20, 100, 20, 40, 10, 50]


def syria(size_of_syria):
    """Axelrod and Furnas's table of February 2016."""
    sizes = dict(zip(ACTORS, SIZES, strict=True)) | {"Syr": size_of_syria}
    propensity = {}
    for place, row in enumerate(ROWS.split("|")):
        for other, value in zip(ACTORS[place + 1 :], row.split(), strict=True):
            propensity[ACTORS[place], other] = int(value) - 3
    return sizes, propensity


@pytest.mark.parametrize(
    ("size", "expected", "smaller"),
    [(50, -83200, {"Tur", "ISIS", "Nusra"}), (10, -65600, {"ISIS", "Nusra"})],
)
def test_syria(size, expected, smaller):
    """Fails where the only minimum of the published table is not the published one, by either of the two."""
    sizes, propensity = syria(size)
    (found,) = blind.minima(sizes, propensity, 2)
    assert blind.energy(sizes, propensity, found) == expected
    assert frozenset(smaller) in blind.blocs(found)
    actual = told(sizes, propensity, dict.fromkeys(sizes, 0) | {"US": 1}, 2)
    assert (actual["optimum"]["energy"], len(actual["minima"])) == (expected, 1)
    assert sorted(smaller) in [sorted(bloc) for bloc in actual["optimum"]["blocs"]]
