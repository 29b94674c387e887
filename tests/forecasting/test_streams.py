"""Silence counts where it was announced what would be looked for, and nowhere else."""

import datetime
import math

import pytest

from build import RIVER, scenario
from detente.forecasting.basis import basis_of
from detente.forecasting.forecast import forecast
from detente.forecasting.information import watch
from detente.forecasting.streams import streams_of
from detente.forecasting.weighing import EvidenceSettings
from detente.models.likelihood_ratio import stream_log_ratio
from detente.report.watch import as_text

GATES = {"id": "gates", "watch": "The gates are tested.", "rate_if": 0.6, "rate_if_not": 0.2}
SEEN = {"id": "seen", "says": "event", "date": "2024-02-10", "indicator": "gates"}


def talks(*items, as_of="2024-03-01", deadlines=(), **indicator):
    registered = GATES | {"registered": "2024-01-31"} | indicator
    more = {"indicators": [registered], "evidence": list(items), "deadlines": list(deadlines)}
    return scenario(**RIVER, as_of=as_of, **more)


def stream(case):
    return streams_of(case, case.evidence)[0]


def p_deal(case):
    return forecast(case, draws=256, seed=1).p_deal.p


def test_silence_says_what_two_poisson_processes_say():
    """Fails off the formula n ln(l1 / l0) - (l1 - l0) t of the method note."""
    assert stream_log_ratio(0, 3, 0.6, 0.2) == pytest.approx(-1.2)
    assert stream_log_ratio(2, 3, 0.6, 0.2) == pytest.approx(2 * math.log(3) - 1.2)
    month = 30 / (365.25 / 12)
    assert stream(talks()).log_lr == pytest.approx(-0.4 * month)
    assert stream(talks(SEEN)).log_lr == pytest.approx(math.log(3) - 0.4 * month)


def test_silence_lowers_and_a_sighting_raises_the_forecast():
    """Fails where an indicator is listed and moves nothing."""
    silent, unasked = p_deal(talks()), p_deal(talks(registered="2024-03-01"))
    assert silent < unasked < p_deal(talks(SEEN))


def test_nothing_is_credited_before_an_indicator_was_registered():
    """Fails where somebody who registers afterwards what was not seen gains a forecast by it."""
    assert streams_of(talks(registered="2024-03-02"), ()) == ()
    early = talks(SEEN, registered="2024-02-15")
    assert stream(early).sightings == ()
    weighed = basis_of(early, draws=8, seed=1, settings=EvidenceSettings()).weighed
    assert [each.item.id for each in weighed] == ["seen", "indicator gates"]


def test_a_sighting_counts_once():
    """Fails where what trips an indicator counts by itself, too."""
    weighed = basis_of(talks(SEEN), draws=8, seed=1, settings=EvidenceSettings()).weighed
    assert [each.item.id for each in weighed] == ["indicator gates"]
    assert weighed[0].log_lr == pytest.approx(stream(talks(SEEN)).log_lr)


def test_an_indicator_that_ended_is_silent_no_more():
    """Fails where an indicator goes on to count after its last day."""
    over = talks(until="2024-02-10", as_of="2024-06-01")
    assert stream(over).days == 10
    late = talks(SEEN | {"date": "2024-02-20"}, until="2024-02-10")
    assert stream(late).sightings == ()


def test_on_a_day_only_what_was_known_by_then_trips():
    """Fails where a forecast as of a day sees a sighting that nobody could know."""
    later = talks(SEEN | {"known": "2024-03-05"})
    assert stream(later).sightings == ()
    seen = basis_of(
        later, draws=8, seed=1, as_of=datetime.date(2024, 3, 6), settings=EvidenceSettings()
    ).weighed
    assert seen[0].log_lr > 0


def test_watch_tells_what_was_tripped_and_what_is_silent():
    """Fails where an indicator that new evidence has tripped still looks open."""
    cases = (talks(*items, deadlines=[{"date": "2024-06-30"}]) for items in ((), (SEEN,)))
    silent, seen = (watch(case, draws=256, seed=1) for case in cases)
    assert silent.registered[0].tripped == ()
    assert seen.registered[0].tripped == ("seen (2024-02-10)",)
    assert "gates [the deal], TRIPPED by seen (2024-02-10), 30 days since 2024-01-31" in as_text(seen)
    (open_one,) = [each for each in silent.indicators if each.kind == "indicator"]
    assert open_one.p * open_one.if_high + (1 - open_one.p) * open_one.if_low == pytest.approx(silent.p)
    assert open_one.if_high > open_one.if_low
