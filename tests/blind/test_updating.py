"""Evidence: the project and the second implementation agree on random reports, copies and silences."""

import itertools
import math

import numpy as np
import pytest

import detente
from blind import updating as blind

CAP = math.log(4)
TEMPERING = 0.7
MONTH = 30.4375
SAYS = ("demand", "offer", "acceptance", "refusal", "threat", "exchange", "event", "forecast", "shift")


def number(rng, low, high):
    """A number with two decimals."""
    return round(float(rng.uniform(low, high)), 2)


def forecast(evidence, signed=4, months=240.0, start="2024-03-01", more=""):
    """What the project forecasts of a deal that both want, due in 121 days."""
    text = (
        "detente: 1\ntitle: evidence\nas_of: 2024-03-01\nparties: {A: {}, B: {}}\n"
        "issues: {i: {options: [n, a], giver: A}, j: {options: [n, a], giver: A},"
        " k: {options: [n, a], giver: A}}\n"
        "worth: {A: {i: {a: 1}, j: {a: 1}, k: {a: 1}}, B: {i: {a: 2}, j: {a: 1}, k: {a: 1}}}\n"
        "deadlines: [{date: 2024-06-30}]\n"
        f"base_rate: {{reference_class: such, signed: {signed}, months: {months}}}\n"
        f"timing: {{start: {start}}}\nevidence: [{', '.join(evidence)}]\n{more}"
    )
    return detente.forecast(detente.loads(text), draws=64, seed=1).to_dict()["result"]


def report(place, says, hit, false_alarm, otherwise=None, author=None):
    """One item of a source that is known to err so often."""
    more = "" if otherwise is None else f", false_alarm_if_not: {otherwise}"
    return (
        f"{{id: e{place}, says: {says}, date: 2024-01-{place + 1:02d}, author: {author or f'X{place}'},"
        f" reliability: {{hit: {hit}, false_alarm: {false_alarm}{more}}}}}"
    )


def log_ratio(*arguments):
    """The project's log ratio of a single report."""
    return forecast([report(0, *arguments)])["evidence"][0]["log_lr"]


@pytest.mark.parametrize("says", SAYS)
def test_sources_that_err(says):
    """Fails where, of one event as the project judges it, a worse source is not believed by the formula."""
    rng = np.random.default_rng(len(says))
    chances = blind.chances_behind(
        math.exp(log_ratio(says, 1, 0)), math.exp(log_ratio(says, 0.9, 0.15)), 0.9, 0.15
    )
    assert all(0 < p < 1 for p in chances)
    for _ in range(4):
        hit, false_alarm, otherwise = number(rng, 0.5, 1), number(rng, 0, 0.5), number(rng, 0.01, 0.5)
        expected = blind.report_ratio(*chances, hit, false_alarm, otherwise)
        assert log_ratio(says, hit, false_alarm, otherwise) == pytest.approx(math.log(expected), abs=1e-9)


COPIES = [*itertools.product(("offer", "acceptance", "refusal"), (2, 3))]


@pytest.mark.parametrize(("says", "n_reports"), COPIES)
def test_copies(says, n_reports):
    """Fails where two or three reports of one source, eight in ten copied, are not one."""
    chances = blind.chances_behind(
        math.exp(log_ratio(says, 1, 0)), math.exp(log_ratio(says, 0.9, 0.15)), 0.9, 0.15
    )
    items = [report(place, says, 0.9, 0.15, author="X") for place in range(n_reports)]
    found = sum(item["log_lr"] * item["weight"] for item in forecast(items)["evidence"])
    expected = math.log(blind.copies_ratio(*chances, 0.9, 0.15, n_reports, 0.8))
    assert found == pytest.approx(TEMPERING * expected, abs=1e-9)


@pytest.mark.parametrize("seed", range(40))
def test_independent_storylines(seed):
    """Fails where the base rate, aged, and tempered and capped ratios do not make the forecast."""
    rng = np.random.default_rng(seed)
    ratios = [number(rng, 0.1, 9) for _ in range(int(rng.integers(1, 6)))]
    items = [
        f"{{id: e{place}, says: event, date: 2024-01-{place + 1:02d}, author: X{place}, lr: {ratio}}}"
        for place, ratio in enumerate(ratios)
    ]
    signed, months, year = int(rng.integers(0, 9)), number(rng, 20, 300), int(rng.integers(2021, 2025))
    actual = forecast(items, signed, months, f"{year}-03-01")
    past = {2021: 1096, 2022: 731, 2023: 366, 2024: 0}[year] / MONTH
    p = blind.signed_within(signed, months, past, 121 / MONTH)
    assert actual["rests_on"]["base_rate"] == pytest.approx(p, rel=1e-9)
    assert actual["without_evidence"] == pytest.approx(p, rel=0.1)  # over 64 worlds
    expected = blind.moved(actual["without_evidence"], map(math.log, ratios), TEMPERING, CAP)
    assert actual["p_deal"]["p"] == pytest.approx(min(max(expected, 0.005), 0.995), rel=1e-6)


@pytest.mark.parametrize(("n_events", "ratio"), [*itertools.product((2, 3), (0.5, 0.8, 1.2, 1.7))])
def test_one_storyline(n_events, ratio):
    """Fails where equal events on different terms in one storyline are not discounted so."""
    items = [
        f"{{id: e{term}, says: event, date: 2024-01-02, storyline: s, lr: {ratio}, term: {{{term}: a}}}}"
        for term in "ijk"[:n_events]
    ]
    found = sum(item["log_lr"] * item["weight"] for item in forecast(items)["evidence"])
    expected = TEMPERING * blind.discount(n_events, 0.4) * n_events * math.log(ratio)
    assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("seed", range(30))
def test_silence(seed):
    """Fails where sightings, or none, of an indicator count otherwise than two steady rates tell."""
    rng = np.random.default_rng(seed)
    sightings, rate_if, rate_if_not = int(rng.integers(0, 4)), number(rng, 0.1, 1), number(rng, 0.1, 1)
    watched = {"2024-01-01": 60, "2024-02-01": 29, "2023-10-01": 152}
    since = str(rng.choice(list(watched)))
    items = [
        f"{{id: e{place}, says: event, indicator: k, date: 2024-02-{place + 2:02d}}}"
        for place in range(sightings)
    ]
    more = (
        f"indicators: [{{id: k, watch: smoke, rate_if: {rate_if}, rate_if_not: {rate_if_not},"
        f" registered: {since}}}]\n"
    )
    told = forecast(items, more=more)["evidence"]
    expected = blind.silence(sightings, rate_if, rate_if_not, watched[since] / MONTH)
    assert sum(item["log_lr"] for item in told) == pytest.approx(expected, abs=1e-9)


def packages(evidence):
    """What the project thinks of every package of two issues over which two parties differ."""
    text = (
        "detente: 1\ntitle: packages\nas_of: 2024-03-01\nparties: {A: {no_deal: [0, 1, 3]}, B: {}}\n"
        "issues: {i: {options: [n, a, b]}, j: {options: [n, a]}}\n"
        "worth:\n  A: {i: {a: [2, 4, 6], b: [5, 7, 9]}, j: {a: [-3, 1, 2]}}\n"
        "  B: {i: {a: [6, 10, 12], b: [2, 5, 11]}, j: {a: [-3, 1, 4]}}\n"
        "base_rate: {reference_class: such, signed: 40, months: 600}\n"
        f"evidence: [{', '.join(evidence)}]\n"
    )
    found = detente.forecast(detente.loads(text), draws=256, seed=1).to_dict()["result"]["packages"]
    chances = {}
    for told in found:
        if told["package"] == "none":
            chances[None] = told["p"]
        elif told["package"] != "other":
            chances[tuple(f"{issue}: {option}" for issue, option in told["package"].items())] = told["p"]
    return chances


@pytest.mark.parametrize("seed", range(40))
def test_packages(seed):
    """Fails where evidence on terms does not move every package that holds them, and all sum to one."""
    rng = np.random.default_rng(seed)
    before = packages([])
    assert (len(before) > 3, sum(before.values())) == (True, pytest.approx(1))
    terms = [(None, "i: a", "i: b", "j: a")[int(rng.integers(0, 4))] for _ in range(int(rng.integers(1, 5)))]
    items = [(term, math.log(number(rng, 0.1, 9))) for term in terms]
    evidence = [
        f"{{id: e{place}, says: event, author: X{place}, date: 2024-02-0{place + 1},"
        f" lr: {math.exp(ratio)!r}{f', term: {{{term}}}' if term else ''}}}"
        for place, (term, ratio) in enumerate(items)
    ]
    expected = blind.reweighed(before, items, TEMPERING, CAP)
    assert packages(evidence) == pytest.approx(expected, abs=1e-9)


def test_worked_numbers():
    """Fails where ten copies are not worth about two, cheap talk not nothing, or the ceiling is passed."""
    assert blind.copies_ratio(0.6, 0.2, 0.9, 0.15, 10, 0.8) == pytest.approx(2.06, abs=0.01)
    assert blind.report_ratio(0.6, 0.2, 0.9, 0.15) ** 10 == pytest.approx(1020, rel=0.01)
    assert blind.report_ratio(0.6, 0.2, 0.9, 0.9, 0.9) == pytest.approx(1)
    every = [blind.copies_ratio(0.6, 0.2, 0.9, 0.15, n, c / 10) for n in range(1, 40) for c in range(11)]
    assert 0.4 / 0.8 <= min(every) <= max(every) <= 3
    assert blind.log_pool((0.2, 0.6), (0.5, 0.5), 0.3, 1) == pytest.approx(0.3798, abs=1e-4)
    assert blind.log_pool((0.3, 0.3), (0.5, 0.5), 0.3, 2) == pytest.approx(0.3)
