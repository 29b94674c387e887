"""Phased exchange: the project and the second implementation agree on random scenarios."""

import math
from dataclasses import replace

import numpy as np
import pytest

import detente
from blind import phases as blind

UP_TO = 4


def scenario(case):
    """The case as a scenario file with the block `exchange_in_phases`."""
    parties = {}
    for name, party in case.parties.items():
        cap = "" if party.cap is None else f", exposure_cap: {party.cap!r}"
        parties[name] = f"{{patience: {party.patience!r}, bond: {party.bond!r}{cap}}}"
    lines = ["detente: 1", "title: an exchange", "as_of: 2024-03-01", "parties:"]
    lines += [f"  {name}: {told}" for name, told in parties.items()]
    lines += ["exchange_in_phases:", f"  moves: {'alternating' if case.first else 'simultaneous'}"]
    lines += [f"  process: {{step_months: 3, death_probability: {case.death!r}}}", "  items:"]
    lines += [
        f"    - {{id: {name}, giver: {item.giver}, receiver: {item.receiver}, cost: {item.cost!r},"
        f" value: {item.value!r}, lumpy: {str(item.lumpy).lower()}, revocable: {item.revocable!r},"
        f" after: [{', '.join(item.after)}]}}"
        for name, item in case.items.items()
    ]
    return detente.loads("\n".join(lines))


def random_case(seed, lumpy, names="AB", most_items=4):
    """Items given in turns by all; half of the cases with each of the things that may be left out."""
    rng = np.random.default_rng(seed)

    def number(low, high):
        return round(float(rng.uniform(low, high)), 2)

    impatient, capped, revocable, ordered, deadly = rng.random(5) < 0.5
    parties = {
        name: blind.Party(
            patience=number(0.6, 1) if impatient else 1.0,
            bond=number(0, 5),
            cap=number(1, 7) if capped else None,
        )
        for name in names
    }
    n_items = int(rng.integers(len(names), most_items + 1))
    items = {
        f"i{place}": blind.Item(
            giver=names[place % len(names)],
            receiver=names[(place + 1) % len(names)],
            cost=number(1, 6),
            value=number(2, 10),
            lumpy=place < lumpy,
            revocable=number(0, 1) if revocable else 0.0,
            after=("i0",) if ordered and place == 2 else (),
        )
        for place in range(n_items)
    }
    return blind.Exchange(parties, items, death=number(0, 0.2) if deadly else 0.0)


def theirs(case, **options):
    """What the project prints for the case."""
    return detente.phases(scenario(case), brief=True, **options).to_dict()["result"]


CASES = [pytest.param(seed, 0, "AB", 4, id=f"divisible-{seed}") for seed in range(50)]
CASES += [pytest.param(seed, 0, "ABC", 5, id=f"three-parties-{seed}") for seed in range(20)]
CASES += [pytest.param(seed, 1, "AB", 4, id=f"one-lumpy-{seed}") for seed in range(30)]
CASES += [pytest.param(seed, 4, "AB", 4, id=f"lumpy-{seed}") for seed in range(40)]


@pytest.mark.parametrize(("seed", "lumpy", "names", "most_items"), CASES)
def test_fewest_steps_when_all_move_at_once(seed, lumpy, names, most_items):
    """Fails where a plan is safe in another number of steps, or in none, by one of the two."""
    case = random_case(seed, lumpy, names, most_items)
    most = 10 if lumpy == 0 else UP_TO
    expected, actual = blind.fewest_steps(case, most), theirs(case)
    assert actual["feasible"] == (actual["steps"] is not None)
    if expected is None and actual["feasible"]:
        assert actual["steps"] > most
    else:
        assert actual["steps"] == expected


CASES = [pytest.param(100 + seed, 0, id=f"divisible-{seed}") for seed in range(30)]
CASES += [pytest.param(100 + seed, 1, id=f"one-lumpy-{seed}") for seed in range(20)]
CASES += [pytest.param(100 + seed, 3, id=f"lumpy-{seed}") for seed in range(30)]


@pytest.mark.parametrize(("seed", "lumpy"), CASES)
def test_fewest_steps_in_turns(seed, lumpy):
    """Fails where, whoever moves first, the two need different numbers of steps or let another begin."""
    case = replace(random_case(seed, lumpy, most_items=3), first="A")
    most = 10 if lumpy == 0 else UP_TO
    steps = {name: blind.fewest_steps(replace(case, first=name), most) for name in case.parties}
    expected, actual = min(steps.values(), key=lambda n: n or math.inf), theirs(case)
    if expected is None and actual["feasible"]:
        assert actual["steps"] > most
    else:
        assert actual["steps"] == expected
        assert expected is None or steps[actual["first"]] == expected


CASES = [pytest.param(200 + seed, 0, id=f"divisible-{seed}") for seed in range(30)]
CASES += [pytest.param(200 + seed, 1, id=f"one-lumpy-{seed}") for seed in range(30)]
CASES += [pytest.param(200 + seed, 4, id=f"lumpy-{seed}") for seed in range(30)]


@pytest.mark.parametrize(("seed", "lumpy"), CASES)
def test_smallest_bond_for_three_steps(seed, lumpy):
    """Fails where no three steps are safe and the two ask for different bonds to make them so."""
    case = random_case(seed, lumpy)
    case = replace(case, parties={p: replace(told, bond=told.bond / 4) for p, told in case.parties.items()})
    actual = theirs(case, steps=3)
    assert actual["feasible"] == blind.safe_in(case, 3)
    if not actual["feasible"]:
        expected = {name: blind.smallest_bond_in(case, 3, name) for name in case.parties}
        found = {name: actual["needs"].get(name) for name in case.parties}
        assert found == pytest.approx(expected, abs=1e-5)


def bargain(bond, cap=None, snapback=False):
    """Relief, Minsk and New START against Syria and the Belt and Road, section a of the specification."""
    party = blind.Party(0.97, bond, cap)
    return blind.Exchange(
        {"US": party, "RU": party},
        {
            "relief": blind.Item("US", "RU", 4, 9, revocable=0.8 * snapback),
            "minsk": blind.Item("US", "RU", 2, 5, lumpy=True),
            "new start": blind.Item("US", "RU", 0.5, 1.5, lumpy=True),
            "syria": blind.Item("RU", "US", 5, 6, revocable=0.2 * snapback),
            "belt and road": blind.Item("RU", "US", 4, 7, revocable=0.2 * snapback),
        },
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [6, 4, 4, 3, 3, 2, 2]),
        ({"cap": 2}, [6, 5, 4, 4, 4, 3, 3]),
        ({"snapback": True}, [None, None, 4, 3, 3, 2, 2]),
    ],
)
def test_worked_example(more, expected):
    """Fails where the fewest steps by equal bonds of 0.25 to 5 are not those of the worked example."""
    bonds = (0.25, 0.5, 1, 1.5, 2, 3, 5)
    assert [blind.fewest_steps(bargain(bond, **more), 6) for bond in bonds] == expected
    actual = [theirs(bargain(bond, **more))["steps"] for bond in bonds]
    assert [found if found is None or found <= 6 else None for found in actual] == expected


def test_closed_form_for_one_item_each():
    """Fails where cost 10 and value 15 do not take the steps that the geometric series needs for the bond."""
    for bond, expected in {0.25: 8, 0.5: 6, 1: 5, 2: 4, 5: 2, 10: 1}.items():
        case = blind.Exchange(
            {"A": blind.Party(bond=bond), "B": blind.Party(bond=bond)},
            {"a": blind.Item("A", "B", 10, 15), "b": blind.Item("B", "A", 10, 15)},
        )
        assert math.ceil(math.log(1 + 10 * 0.5 / bond) / math.log(1.5)) == expected
        assert (blind.fewest_steps(case), theirs(case)["steps"]) == (expected, expected)


def test_two_lumpy_items():
    """Fails where a swap of costs 4 and 5 does not take a bond of 4 in two steps and of 5 in one."""
    found = {}
    for bond in (3, 4, 5):
        case = blind.Exchange(
            {"A": blind.Party(bond=bond), "B": blind.Party(bond=bond)},
            {"a": blind.Item("A", "B", 4, 9, lumpy=True), "b": blind.Item("B", "A", 5, 9, lumpy=True)},
        )
        found[bond] = (blind.fewest_steps(case, 3), theirs(case)["steps"])
    assert found == {3: (None, None), 4: (2, 2), 5: (1, 1)}
