"""Timing: the project and the second implementation agree on random calendars."""

import math
from datetime import date, timedelta

import numpy as np
import pytest

import detente
from blind import timing as blind

AS_OF = date(2024, 3, 1)


def days(rng, low, high):
    """A day so many days from the day of the question."""
    return AS_OF + timedelta(days=int(rng.integers(low, high)))


def random_calendar(seed):
    """Up to three deadlines, up to three events, talks that began up to two years before."""
    rng = np.random.default_rng(seed)
    n_deadlines, n_events = int(rng.integers(1, 4)), int(rng.integers(0, 4))
    events = []
    for _ in range(n_events):
        first = days(rng, -200, 600)
        last = first + timedelta(days=int(rng.integers(1, 300))) if rng.random() < 0.5 else None
        events.append((first, last, round(float(rng.uniform(-1.5, 1.5)), 2)))
    return {
        "start": days(rng, -700, 1),
        "deadlines": sorted({days(rng, 1, 900) for _ in range(n_deadlines)}),
        "events": events,
        "patience": [round(float(x), 2) for x in rng.uniform(0.5, 0.99, 2)],
        "a": round(float(rng.uniform(-5, -1)), 2),
        "b": round(float(rng.uniform(0, 3)), 2),
        "signed": int(rng.integers(0, 8)),
        "months": round(float(rng.uniform(5, 300)), 1),
    }


def told(case, level, blocks=""):
    """What the project says of this calendar; `level` is how the hazard's level is given."""
    listed = []
    for place, (first, last, shift) in enumerate(case["events"]):
        until = "" if last is None else f", until: {last}"
        listed.append(f"{{event: e{place}, date: {first}{until}, shift: {shift}}}")
    one, other = case["patience"]
    text = (
        "detente: 1\ntitle: a calendar\nas_of: 2024-03-01\n"
        f"parties: {{A: {{patience: {one}}}, B: {{patience: {other}}}}}\n"
        f"deadlines: [{', '.join(f'{{date: {day}}}' for day in case['deadlines'])}]\n"
        f"timing: {{start: {case['start']}, {level} events: [{', '.join(listed)}]}}\n{blocks}"
    )
    return detente.timing(detente.loads(text)).to_dict()["result"]


def by(actual, case):
    """The told chance by each deadline."""
    return [actual["p_by"][str(day)] for day in case["deadlines"]]


@pytest.mark.parametrize("seed", range(150))
def test_a_known_level(seed):
    """Fails where pulls of deadlines and shifts of events add up to another chance, or another median."""
    case = random_calendar(seed)
    actual = told(case, f"a: {case['a']}, b: {case['b']},")

    def p_by(day):
        return blind.signed_by(
            blind.exposure(AS_OF, day, case["deadlines"], case["b"], case["events"]), case["a"]
        )

    assert by(actual, case) == pytest.approx([p_by(day) for day in case["deadlines"]], abs=1e-9)
    if actual["median"] is not None:
        median = date.fromisoformat(actual["median"])
        assert p_by(median - timedelta(days=1)) < 0.5 + 1e-9
        assert p_by(median) >= 0.5 - 1e-9


@pytest.mark.parametrize("seed", range(80))
def test_a_reference_class(seed):
    """Fails where a gamma of so many signatures, and the months without one, give another chance.

    The specification does not say what a pull does to an average: here it moves the hazard within the talks.
    """
    case = random_calendar(1000 + seed)
    case["events"] = [event for event in case["events"] if event[0] > AS_OF]
    block = f"base_rate: {{reference_class: such, signed: {case['signed']}, months: {case['months']}}}\n"
    actual = told(case, f"b: {case['b']},", block)
    past = (AS_OF - case["start"]).days / blind.DAYS_IN_MONTH
    expected = [
        blind.signed_by(
            blind.levelled(case["start"], AS_OF, day, case["deadlines"], case["b"], case["events"]),
            prior=(case["signed"] + 0.5, case["months"]),
            past=past,
        )
        for day in case["deadlines"]
    ]
    assert by(actual, case) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("seed", range(60))
def test_offers_before_a_deadline(seed):
    """Fails where a pie whose last offer is the last whole month's goes to the first in another share."""
    case = random_calendar(2000 + seed)
    actual = told(case, "a: -3,")
    for day in case["deadlines"]:
        found = actual["deadlines"][str(day)]
        assert found["offers"] == math.floor((day - AS_OF).days / blind.DAYS_IN_MONTH) + 1
        expected = blind.first_offers(case["patience"], found["offers"])
        assert [found["first_offer"][name] for name in "AB"] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(100))
def test_commitment(seed):
    """Fails where a war now beats every peace that can be promised, and yet the bargain is said to hold."""
    rng = np.random.default_rng(seed)
    p_now, p_next, one, other = (round(float(x), 3) for x in rng.uniform(0, (0.6, 1, 0.6, 0.6)))
    discount = round(float(rng.uniform(0.3, 0.98)), 3)
    case = random_calendar(seed)
    power = (
        f"power: {{x: {{decliner: A, riser: B, p_now: {p_now}, p_next: {p_next},"
        f" war_cost: [{one}, {other}], discount: {discount}}}}}\n"
    )
    actual = told(case, "a: -3,", power)["commitment"]["x"]["holds"]
    assert actual == blind.bargain_holds(p_now, p_next, (one, other), discount)


def test_worked_numbers():
    """Fails where the specification's deadline in 24 months, or Stahl's shares, come out otherwise."""
    deadline = AS_OF + timedelta(days=round(24 * blind.DAYS_IN_MONTH))
    months = blind.exposure(AS_OF, deadline, [deadline], 3, [])
    assert blind.signed_by(months, -4) == pytest.approx(0.638, abs=1e-3)
    before = blind.exposure(AS_OF, deadline - timedelta(days=30), [deadline], 3, [])
    share = 1 - blind.signed_by(before, -4) / blind.signed_by(months, -4)
    assert share == pytest.approx(0.25, abs=0.01)
    for n_offers, expected in {1: 1, 2: 0.1, 3: 0.91, 10: 0.3428, 50: 0.5236}.items():
        assert blind.first_offers((0.9, 0.9), n_offers) == pytest.approx([expected] * 2, abs=5e-5)
