"""Repeated, hedged and one-sided reports count for what they are."""

import dataclasses
import datetime
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.forecasting.weighing import EvidenceSettings, weigh
from detente.records.evidence import EvidenceItem

HEDGES = st.sampled_from(["possible", "likely", "most likely", "certain"])
DAY = datetime.date(2019, 5, 17)
SETTINGS = EvidenceSettings()


def item(name, says="offer", **more):
    return EvidenceItem(id=name, says=says, date=DAY, **more)


def counted(*items, as_of=DAY):
    return sum(found.log_lr * found.weight for found in weigh(items, as_of=as_of, settings=SETTINGS))


def test_two_articles_by_one_author_count_as_little_more_than_one():
    """Fails where repeating a thesis is taken for a second witness."""
    one = counted(item("a", author="K", term={"X": "y"}))
    two = counted(item("a", author="K", term={"X": "y"}), item("b", author="K", term={"X": "y"}))
    apart = counted(item("a", author="K", term={"X": "y"}), item("b", author="L", term={"X": "y"}))
    assert one < two < 1.1 * one
    assert apart == pytest.approx(2 * one)


def test_events_of_one_storyline_share_its_weight():
    """Fails where ten claims of one thesis weigh as ten independent ones."""
    many = [item(f"n{n}", author="K", term={"X": f"o{n}"}) for n in range(10)]
    assert counted(*many) < 10 * counted(many[0]) / 4


@given(st.lists(st.tuples(st.sampled_from(["offer", "forecast", "event"]), st.sampled_from("XYZ"), HEDGES)))
def test_more_support_never_lowers_the_odds(claims):
    """Fails where a weak word of an author takes weight from a strong one."""
    items = [item(f"n{n}", s, author="K", term={t: "o"}, hedge=h) for n, (s, t, h) in enumerate(claims)]
    totals = [counted(*items[:n]) for n in range(len(items) + 1)]
    assert all(after >= before - 1e-9 for before, after in itertools.pairwise(totals))


def test_what_becomes_known_later_is_not_used():
    """Fails where a forecast as of a day uses what nobody could know on it."""
    late = item("late", known=DAY + datetime.timedelta(days=1))
    assert weigh([late], as_of=DAY, settings=SETTINGS) == ()
    assert len(weigh([late], as_of=DAY + datetime.timedelta(days=1), settings=SETTINGS)) == 1


@pytest.mark.parametrize("says", ["refusal", "threat"])
def test_a_refusal_or_a_threat_speaks_against(says):
    """Fails where bad news raises the odds."""
    assert counted(item("a", says)) < 0


def test_against_turns_the_sign_and_hedges_shrink_it():
    """Fails where a hedged claim counts in full, or a counter-claim counts in favour."""
    sure, hedged = counted(item("a")), counted(item("a", hedge="possible"))
    assert counted(item("a", against=True)) == pytest.approx(-sure)
    assert 0 < hedged < sure / 2
    assert counted(item("a", hedge="remote")) < 0


@pytest.mark.parametrize("says", ["offer", "threat", "refusal"])
def test_against_is_against_whatever_is_said(says):
    """Fails where marking a threat as against the term counts it in favour."""
    assert counted(item("a", says, against=True)) < 0


def test_a_given_likelihood_ratio_is_taken_as_given():
    """Fails where the analyst's own ratio is overruled; only the tempering applies."""
    assert counted(item("a", lr=2.0)) == pytest.approx(SETTINGS.tempering * math.log(2))


def test_one_storyline_cannot_move_the_odds_beyond_the_cap_in_a_day():
    """Fails where one extraordinary article moves a forecast without bound."""
    strong = [item(f"s{n}", author="K", term={"X": f"o{n}"}, lr=1000.0) for n in range(6)]
    assert counted(*strong) == pytest.approx(math.log(4))


def test_an_unreliable_source_says_less():
    """Fails where a source's record does not matter."""
    poor = item("a", reliability={"hit": 0.5, "false_alarm": 0.45})
    assert 0 < counted(poor) < counted(item("a")) / 2


def test_an_item_without_a_storyline_joins_its_authors():
    """Fails where reading an article again, unlabelled, makes a second witness of its author."""
    coded = [
        item("a", author="K", storyline="thesis", term={"X": "y"}),
        item("b", author="K", storyline="thesis"),
    ]
    again = item("again", author="K", term={"X": "y"})
    stranger = item("again", author="L", term={"X": "y"})
    assert counted(*coded) < counted(*coded, again) < 1.1 * counted(*coded)
    assert counted(*coded, stranger) > 1.4 * counted(*coded)


def test_an_interested_speaker_says_less_and_cheap_talk_nothing():
    """Fails where somebody who gains by being believed is believed like a witness."""
    witness, party = counted(item("a", "event")), counted(item("a", "event", interested=True))
    assert 0 < party < witness
    cheap = dataclasses.replace(SETTINGS, interest=1.0)
    (found,) = weigh([item("a", "event", interested=True)], as_of=DAY, settings=cheap)
    assert found.log_lr == pytest.approx(0)


def test_false_alarms_may_differ_with_the_truth():
    """Fails off LR(R) = [f_H + (t - f_H) a] / [f_N + (t - f_N) b] of the method note."""
    source = {"hit": 0.9, "false_alarm": 0.3, "false_alarm_if_not": 0.6}
    (found,) = weigh([item("a", "event", reliability=source)], as_of=DAY, settings=SETTINGS)
    assert found.log_lr == pytest.approx(math.log((0.3 + 0.6 * 0.5) / (0.6 + 0.3 * 0.25)))
