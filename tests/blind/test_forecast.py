"""Forecasts: the project and the second implementation agree on random scenarios, sure and unsure."""

import dataclasses
import json
import math
from datetime import date

import numpy as np
import pytest

import detente
from blind import forecast as blind
from blind.packages import Case, acceptable, worths
from blind.ratification import passes_at_home, share_brought_home
from blind.timing import exposure, signed_by
from detente.models.distributions import quantile

AS_OF, FIRST, LAST = date(2024, 3, 1), date(2024, 6, 30), date(2025, 1, 31)
TEMPERING, CAP = 0.7, math.log(4)
SCENARIOS = range(40)


def number(rng, low, high):
    """A number with two decimals."""
    return round(float(rng.uniform(low, high)), 2)


def random_case(rng, n_issues):
    """Two or three principals and a third party; who gives a term loses by it, the others gain."""
    parties = ["A", "B", "C"][: int(rng.integers(2, 4))]
    issues = {f"i{n}": ["n", "a", "b"][: int(rng.integers(2, 4))] for n in range(n_issues)}
    givers = {issue: parties[int(rng.integers(0, len(parties)))] for issue in issues}
    worth = {
        p: {
            issue: {o: number(rng, *((-4, 0) if givers[issue] == p else (0, 6))) for o in options[1:]}
            for issue, options in issues.items()
        }
        for p in parties
    }
    linked = ({"i0": {"a"}, "i1": {"a"}}, {p: number(rng, -2, 3) for p in parties})
    return Case(
        issues=issues,
        worth=worth,
        parties=[*parties, "D"],
        principals=parties,
        givers=givers,
        delivers={issue: number(rng, 0.4, 1) for issue in issues if rng.random() < 0.5},
        linkages=[linked] if rng.random() < 0.5 else [],
        requires=[({"i0": {"a"}}, {"i1": {"a"}})] if rng.random() < 0.4 else [],
        no_deal={p: number(rng, -1, 1) for p in parties},
    )


def blocks(case, one_way=()):
    """The case as blocks of a scenario file."""
    found = {
        "detente": 1,
        "title": "forecast",
        "as_of": str(AS_OF),
        "parties": {p: {"no_deal": case.no_deal[p]} for p in case.principals}
        | {"D": {"role": "third party"}},
        "issues": {
            issue: {"options": options, "giver": case.givers[issue], "reversible": issue not in one_way}
            for issue, options in case.issues.items()
        },
        "worth": case.worth,
        "linkages": [
            {"when": {issue: sorted(some) for issue, some in when.items()}, "worth": gain}
            for when, gain in case.linkages
        ],
        "requires": [
            {"if": {i: sorted(o) for i, o in if_.items()}, "then": {i: sorted(o) for i, o in then.items()}}
            for if_, then in case.requires
        ],
        "deadlines": [{"date": str(FIRST)}, {"date": str(LAST)}],
    }
    for issue, share in case.delivers.items():
        found["issues"][issue]["via"] = {"party": "D", "delivers": share}
    return found


def told(file, **options):
    """What the project forecasts of the file."""
    return detente.forecast(detente.loads(json.dumps(file)), seed=1, **options).to_dict()["result"]


def sure(seed):
    """A case without a range, its file, its evidence after discounts, and the chance to sign by each date."""
    rng = np.random.default_rng(seed)
    case = random_case(rng, int(rng.integers(2, 4)))
    while seed % 4 and blind.struck(case) == [None, None]:
        case = random_case(rng, int(rng.integers(2, 4)))
    level, pull = number(rng, -3.5, -1.5), number(rng, 0, 3)
    one_way = [issue for issue in case.issues if rng.random() < 0.3]
    file = blocks(case, one_way) | {"timing": {"a": level, "b": pull}, "evidence": []}
    items = []
    for place in range(int(rng.integers(0, 4))):
        issue = [None, *case.issues][int(rng.integers(0, len(case.issues) + 1))]
        item = {"id": f"e{place}", "says": "event", "author": f"X{place}", "date": f"2024-02-0{place + 1}"}
        item["lr"] = number(rng, 0.2, 5)
        if issue is not None:
            item["term"] = {issue: "a"}
        file["evidence"].append(item)
        log = min(CAP, max(-CAP, TEMPERING * math.log(item["lr"])))
        items.append((None if issue is None else (issue, "a"), log))
    signed = {day: signed_by(exposure(AS_OF, day, [FIRST, LAST], pull, []), level) for day in (FIRST, LAST)}
    return case, file, items, signed, one_way


@pytest.mark.parametrize("seed", SCENARIOS)
def test_a_sure_world(seed):
    """Fails where, with every number known, the packages struck, signed or believed in are others."""
    case, file, items, signed, _ = sure(seed)
    file["questions"] = [
        {"id": f"q{place}", "ask": "?", "term": {issue: "a"}, "by": str(FIRST), "delivered": bool(place % 2)}
        for place, issue in enumerate(case.issues)
    ]
    actual = told(file, draws=16)
    expected = blind.chances([blind.weighed(case, signed[LAST], items)])
    listed = {
        None if one["package"] == "none" else tuple(one["package"].values()): one["p"]
        for one in actual["packages"]
        if one["package"] != "other"
    }
    assert listed == pytest.approx(expected, abs=1e-9)
    for day, chance in signed.items():
        by = blind.p_deal([blind.weighed(case, chance, items)])
        assert actual["by"][str(day)]["p"] == pytest.approx(by, abs=1e-9)
    for term in actual["terms"]:
        place = list(case.issues).index(term["issue"])
        p = sum(p for package, p in expected.items() if package and package[place] == term["option"])
        assert term["p"] == pytest.approx(p, abs=1e-9)
    early = blind.chances([blind.weighed(case, signed[FIRST], items)])
    for place, (issue, question) in enumerate(zip(case.issues, actual["questions"], strict=True)):
        p = sum(p for package, p in early.items() if package and package[place] == "a")
        kept = case.delivers.get(issue, 1) if place % 2 else 1
        assert question["p"] == pytest.approx(p * kept, abs=1e-9)


@pytest.mark.parametrize("seed", SCENARIOS)
def test_kept_and_ratified(seed):
    """Fails where a package that somebody would leave is said to hold, or one refused at home to pass."""
    case, file, items, signed, one_way = sure(seed)
    rng = np.random.default_rng(10_000 + seed)
    homes = {party: {"floor": number(rng, 0, 0.9)} for party in case.principals[:2]}
    actual = told(file | {"domestic": homes}, draws=16)
    expected = blind.chances([blind.weighed(case, signed[LAST], items)])
    passing = 0.0
    for package, p in expected.items():
        if package is not None:
            shares = {
                party: share_brought_home(
                    {one: worths(case, one)[party] for one in acceptable(case)},
                    case.no_deal[party],
                    acceptable(case),
                    package,
                )
                for party in homes
            }
            passing += p * math.prod(passes_at_home(shares[party], home) for party, home in homes.items())
    assert actual["p_in_force"]["p"] == pytest.approx(passing, abs=1e-9)
    for one in actual["packages"]:
        if one["p_holds"] is not None:
            stays = blind.all_stay(case, tuple(one["package"].values()), one_way)
            assert one["p_holds"] == float(stays)


def random_ranges(rng):
    """A case of two issues, its file with two ranges in it, and what makes a point of the two a world."""
    case = random_case(rng, 2)
    party = case.principals[1]
    no_deal = [number(rng, -1, 0), number(rng, 0, 1), number(rng, 1.5, 4)]
    points = [number(rng, -1, 0), number(rng, 0.5, 2), number(rng, 3, 8)]
    share = [number(rng, 0.2, 0.4), number(rng, 0.45, 0.6), number(rng, 0.7, 0.9)]
    delivered = rng.random() < 0.5
    file = json.loads(json.dumps(blocks(case))) | {"timing": {"a": -2, "b": 1}}
    file["parties"]["A"]["no_deal"] = no_deal
    if delivered:
        file["issues"]["i0"]["via"] = {"party": "D", "delivers": share}
        ranges = {"parties.A.no_deal": no_deal, "issues.i0.via.delivers": share}
    else:
        file["worth"][party]["i1"]["a"] = points
        ranges = {"parties.A.no_deal": no_deal, f"worth.{party}.i1.a": points}

    def world(first, second):
        at = dataclasses.replace(case, no_deal={**case.no_deal, "A": first})
        if delivered:
            return dataclasses.replace(at, delivers={**case.delivers, "i0": second})
        worth = json.loads(json.dumps(case.worth))
        worth[party]["i1"]["a"] = second
        return dataclasses.replace(at, worth=worth)

    draws = (blind.drawn, blind.drawn_share if delivered else blind.drawn)
    return file, list(ranges), list(zip(draws, ranges.values(), strict=True)), world


def unsure(seed):
    """A file with two ranges, their names, a fine grid over them and its worlds, with and without a deal."""
    rng = np.random.default_rng(seed)
    signed = signed_by(exposure(AS_OF, LAST, [FIRST, LAST], 1, []), -2)
    while True:
        file, names, ranges, world = random_ranges(rng)
        few = [blind.weighed(world(*point), signed) for point in blind.grid(8, *ranges)]
        if 0.2 < blind.p_deal(few) / signed < 0.8:
            points = blind.grid(48, *ranges)
            return file, names, points, [blind.weighed(world(*point), signed) for point in points]


@pytest.mark.parametrize("seed", range(8))
def test_uncertain_worlds(seed):
    """Fails where draws of two ranges make another share of worlds, another band or other drivers."""
    file, names, points, worlds = unsure(seed)
    actual, p = told(file, draws=4096), blind.p_deal(worlds)
    assert actual["p_deal"]["p"] == pytest.approx(p, abs=0.02)
    expected = blind.chances(worlds)
    for one in actual["packages"]:
        if isinstance(one["package"], dict):
            assert one["p"] == pytest.approx(expected.get(tuple(one["package"].values()), 0), abs=0.02)
    for end, at, hold in (("low", 0.1, min), ("high", 0.9, max)):
        lowest, highest = (hold(blind.quantile(worlds, at + step), p) for step in (-0.03, 0.03))
        assert lowest - 0.02 <= actual["p_deal"][end] <= highest + 0.02
    shares = blind.variance_shares(points, [blind.p_deal([world]) for world in worlds])
    found = {one["input"]: one["share"] for one in actual["drivers"]}
    for name, share in zip(names, shares, strict=True):
        assert found.get(name, 0.0) == pytest.approx(share, abs=0.04)


@pytest.mark.parametrize("seed", range(4))
def test_monte_carlo_error(seed):
    """Fails where the error that is printed is not that of independent draws of the same worlds."""
    file, _, _, worlds = unsure(seed)
    values = [blind.p_deal([world]) for world in worlds]
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    actual = told(file, draws=16_384, sampler="plain")
    assert actual["rests_on"]["mc_error"] == pytest.approx(spread / math.sqrt(16_384), rel=0.5)


@pytest.mark.parametrize("seed", range(30))
def test_ranges(seed):
    """Fails where a range's draws do not leave one in twenty below and above, and meet at the mode."""
    rng = np.random.default_rng(seed)
    low, mode, high = sorted(number(rng, -9, 9) for _ in range(3))
    at = np.array([0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999])
    if low < mode < high:
        expected = [blind.drawn(p, low, mode, high) for p in at]
        assert quantile(at, "split_normal", (low, mode, high)) == pytest.approx(expected, abs=1e-7)
    shares = sorted((number(rng, 0.02, 0.3), number(rng, 0.35, 0.6), number(rng, 0.65, 0.98)))
    expected = [blind.drawn_share(p, *shares) for p in at]
    told = quantile(at, "split_normal", tuple(shares), on_logit_scale=True)
    assert told == pytest.approx(expected, abs=1e-9)
