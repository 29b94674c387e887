"""Races: the project and a second plain recursion agree on random scenarios."""

import itertools

import numpy as np
import pytest

import detente
from blind.race import Race

LONG_RUN = 250


def sets_of(rivals):
    """Every set of rivals, the empty one first."""
    for size in range(len(rivals) + 1):
        yield from map(frozenset, itertools.combinations(rivals, size))


def random_race(seed, n_rivals, periods):
    """Flows, meetings, shares and patience at random; in half of the races the deals are poor ones."""
    rng = np.random.default_rng(seed)
    rivals = ["A", "B", "C", "D"][:n_rivals]
    meet = rng.uniform(0.1, 1, n_rivals)
    meet *= rng.uniform(0.3, 0.95) / meet.sum()
    bonus = rng.choice([0.0, 2.5])
    flow = {}
    for settled in sets_of(rivals):
        flow[settled, "P"] = round(float(rng.uniform(-3, 3) + bonus * len(settled)), 3)
        for rival in rivals:
            flow[settled, rival] = round(float(rng.uniform(-3, 3) + bonus * (rival in settled)), 3)
    return Race(
        pivot="P",
        rivals=rivals,
        meet=dict(zip(rivals, map(float, meet.round(3)), strict=True)),
        weight=round(float(rng.uniform(0, 1)), 3),
        discount=round(float(rng.uniform(0.5, 0.9)), 3),
        flow=flow,
        periods=periods,
    )


def scenario(race):
    """The race as a scenario file."""
    flows = ", ".join(
        f'"{"+".join(sorted(settled))}": {[race.flow[settled, i] for i in race.parties()]}'
        for settled in sets_of(race.rivals)
    )
    meet = ", ".join(f"{rival}: {p}" for rival, p in race.meet.items())
    return detente.loads(
        "detente: 1\ntitle: a race\nas_of: 2024-03-01\n"
        f"parties: {{{', '.join(i + ': {}' for i in race.parties())}}}\n"
        f"race: {{pivot: P, rivals: [{', '.join(race.rivals)}], pivot_weight: {race.weight},"
        f" meet: {{{meet}}}, discount: {race.discount}, flows: {{{flows}}}}}\n"
    )


def agree(race, actual):
    """All that the contract names, and who would settle, what each pays and the values of every set."""
    close = {"rel": 1e-7, "abs": 1e-7}
    start = frozenset()
    assert actual["value"] == pytest.approx(race.value(1, start), **close)
    assert actual["p_first"] == pytest.approx(race.p_first(), **close)
    assert actual["if_first"] == pytest.approx({r: race.if_first(r) for r in race.rivals}, **close)
    loss = {rival: race.left_out_for_good(rival) for rival in race.rivals}
    assert actual["odd_man_out_loss"] == pytest.approx(loss, **close)
    for told in actual["sets"]:
        settled = frozenset(told["settled"])
        assert told["value"] == pytest.approx(race.value(2, settled), **close)
        for rival, meeting in told["meetings"].items():
            assert meeting["surplus"] == pytest.approx(race.surplus(1, settled, rival), **close)
            assert meeting["settles"] == (rival in race.willing(1, settled))


def premiums_agree(race, actual):
    """The premium where a rival and another than it would settle at once."""
    willing = race.willing(1, frozenset())
    for rival in willing:
        otherwise = race.if_another_first(rival)
        if otherwise is None:
            continue
        premium = race.if_first(rival) - otherwise - race.pays(1, frozenset(), rival)
        assert actual["first_mover_premium"][rival] == pytest.approx(premium, abs=1e-7)
        assert actual["if_another_first"][rival] == pytest.approx(otherwise, abs=1e-7)


def orders_agree(race, actual):
    """The best order, what it brings, and the worst."""
    totals = race.orders()
    assert actual["totals"]["best"] == pytest.approx(max(totals.values()))
    assert actual["totals"]["worst"] == pytest.approx(min(totals.values()))
    assert totals[tuple(actual["order"])] == pytest.approx(max(totals.values()))
    assert actual["charges"] == pytest.approx(race.charges(actual["order"]))


def settling_agrees(race, actual):
    """Who settles at all, with what chance nobody does, and when."""
    for rival in race.rivals:
        assert actual["p_settles"][rival] == pytest.approx(race.p_settles(rival, race.periods), abs=1e-9)
        assert actual["expected_period"][rival] == pytest.approx(race.expected_period(rival))
    assert actual["p_none"] == pytest.approx(race.settled_after(race.periods).get(frozenset(), 0.0), abs=1e-9)


@pytest.mark.parametrize("seed", range(120))
def test_so_many_periods(seed):
    """Fails where backward induction over one to eight periods tells other values, chances or charges."""
    race = random_race(seed, 1 + seed % 4, 1 + seed % 8)
    actual = detente.race(scenario(race), periods=race.periods).to_dict()["result"]
    agree(race, actual)
    premiums_agree(race, actual)
    orders_agree(race, actual)
    settling_agrees(race, actual)


@pytest.mark.parametrize("seed", range(40))
def test_the_long_run(seed):
    """Fails where, with no last period, what settles to a value settles to another."""
    race = random_race(1000 + seed, 2 + seed % 2, LONG_RUN)
    actual = detente.race(scenario(race)).to_dict()["result"]
    if actual["converged"]:
        agree(race, actual)
        premiums_agree(race, actual)


def triangle(periods):
    """US between Russia and China, section b of the specification."""
    table = {"": (0, 0, 0), "RU": (3, 2, -2), "CN": (4, -1.5, 2), "RU+CN": (5, 1, 1.5)}
    flow = {
        (frozenset(key.split("+")) - {""}, party): worth
        for key, worths in table.items()
        for party, worth in zip(("US", "RU", "CN"), worths, strict=True)
    }
    return Race("US", ["RU", "CN"], {"RU": 0.3, "CN": 0.3}, 0.5, 0.9, flow, periods)


def test_worked_example():
    """Fails where the triangle of the specification is not worth what it prints."""
    race = triangle(LONG_RUN)
    first = {rival: race.if_first(rival) for rival in race.rivals}
    second = {rival: race.if_another_first(rival) for rival in race.rivals}
    assert first == pytest.approx({"RU": 11.89, "CN": 15.95}, abs=5e-3)
    assert second == pytest.approx({"RU": -0.81, "CN": 2.30}, abs=5e-3)
    pays = {rival: race.pays(1, frozenset(), rival) for rival in race.rivals}
    assert pays == pytest.approx({"RU": 1.61, "CN": 0.62}, abs=5e-3)
    assert race.pays(1, frozenset(["RU"]), "CN") == pytest.approx(7.5)
    assert race.orders() == {("RU", "CN"): 5.5, ("CN", "RU"): 4.5}
