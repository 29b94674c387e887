"""The race's kernels: laws on random tables, and cases small enough to work by hand."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from detente.models.race.announcements import announced_sizes
from detente.models.race.dealt_sets import additive_flows, members
from detente.models.race.meeting_game import Game, continuing, play
from detente.models.race.order import acceptance_gains, best_order
from detente.models.race.transfers import payments_apart, terms
from detente.models.race.triads import likely_coalitions
from detente.models.race.who_first import course

POINTS = st.integers(-5, 5).map(float)
# Each of two rivals would rather the other settled first; both wait until the last period.
DELAY = np.array([[0.0, -1, 1, 1], [0, 1, 0, 0], [0, 1, 0, -2]])
# The first settles in some periods and waits in others, however many are still to come.
CYCLE = np.array([[0.0, 1, 1, 1], [0, 1, 0, -1], [0, -2, 1, 0]])


def game(flows, meet=0.4):
    """A race whose rivals meet the pivot by equal chances."""
    n_rivals = len(flows) - 1
    return Game(flows, np.full(n_rivals, min(meet, 1 / n_rivals)), np.array(0.5), np.array(0.9))


@st.composite
def games(draw, most=3, tables=POINTS):
    """Up to three rivals, any flows, chances, weights and discount factors."""
    n_rivals = draw(st.integers(1, most))
    flows = draw(hnp.arrays(np.float64, (1 + n_rivals, 2**n_rivals), elements=tables))
    shares = draw(hnp.arrays(np.float64, n_rivals, elements=st.integers(0, 4).map(float)))
    meet = shares / max(1.0, shares.sum()) * draw(st.sampled_from((0.3, 1.0)))
    weight, discount = draw(st.sampled_from((0.0, 0.3, 0.5, 1.0))), draw(st.sampled_from((0.0, 0.5, 0.9)))
    return Game(flows, meet, np.array(weight), np.array(discount))


@st.composite
def untouched(draw):
    """Races in which no deal touches another, and each brings the two something."""
    n_rivals = draw(st.integers(1, 4))
    gains = draw(hnp.arrays(np.float64, (n_rivals, 2), elements=st.integers(0, 6).map(float)))
    none = np.zeros((n_rivals, n_rivals))
    return gains, game(additive_flows(gains, none, none, none))


@given(untouched())
def test_without_externalities_nobody_pays_but_who_gains_more(drawn):
    """Fails where a rival pays although the deal serves the pivot more, or a payment hangs on the others."""
    gains, race = drawn
    _, payment = terms(race, play(race).ahead)
    expected = payments_apart(race)
    for rival, (pivots, own) in enumerate(gains):
        told = payment[rival][~np.isnan(payment[rival])]
        assert told == pytest.approx(expected[rival], abs=1e-6)
        assert np.sign(expected[rival]) == np.sign(own - pivots)


@given(games(), st.integers(1, 6), st.randoms())
def test_order_of_rivals_is_nothing(race, periods, random):
    """Fails where an answer hangs on the order in which rivals are written down."""
    order = list(range(race.n_rivals))
    random.shuffle(order)
    dealt = members(race.n_rivals)[:, order]
    places = (dealt * (1 << np.arange(race.n_rivals))).sum(axis=1)
    flows = np.empty_like(race.flows)
    flows[:, places] = race.flows[[0, *(1 + rival for rival in order)]]
    other = Game(flows, race.meet[order], race.pivot_weight, race.discount)
    one, two = play(race, periods), play(other, periods)
    players = [0, *(1 + rival for rival in order)]
    assert two.values[:, places] == pytest.approx(one.values[players], abs=1e-9)
    before, after = course(one.settles, race.meet, periods), course(two.settles, other.meet, periods)
    assert after.first == pytest.approx(before.first[order])


@given(games(), st.integers(1, 6))
def test_the_two_who_settle_share_the_surplus_by_weight(race, periods):
    """Fails where a transfer gives either less than going on, or the shares are not the weights."""
    played = play(race, periods)
    surplus, payment = terms(race, played.ahead)
    now = continuing(race, played.ahead)
    for rival in range(race.n_rivals):
        for place in np.flatnonzero(~members(race.n_rivals)[:, rival]):
            change = now[:, place | 1 << rival] - now[:, place]
            pays, both = payment[rival, place], surplus[rival, place]
            assert change[0] + pays == pytest.approx(race.pivot_weight * both, abs=1e-9)
            assert change[1 + rival] - pays == pytest.approx((1 - race.pivot_weight) * both, abs=1e-9)


@given(games())
def test_the_long_run_is_many_periods(race):
    """Fails where the values of the long run are not what backward induction comes to."""
    found = play(race)
    if found.converged:
        far = play(race, 400)
        scale = 1 + np.abs(race.for_good).max()
        assert np.abs(far.values - found.values).max() < 1e-8 * scale
        assert (far.settles[0] == found.settles[0]).all()


@given(games(), st.one_of(st.none(), st.integers(1, 6)))
def test_chances_are_chances(race, periods):
    """Fails where chances leave 0 to 1, first ones sum to more than 1, or who never meets settles."""
    found = course(play(race, periods).settles, race.meet, periods)
    for chances in (found.first, found.settles, found.reached):
        assert ((chances >= 0) & (chances <= 1 + 1e-12)).all()
    assert found.first.sum() <= 1 + 1e-12
    assert (found.first <= found.settles + 1e-12).all()
    assert not found.settles[race.meet == 0].any()
    assert not (found.period < 1 - 1e-9).any()


@given(games(), games(), st.one_of(st.none(), st.integers(1, 5)))
def test_worlds_are_solved_apart(one, other, periods):
    """Fails where one world's flows leak into another's values."""
    if one.n_rivals != other.n_rivals:
        return
    parts = zip(*((g.flows, g.meet, g.pivot_weight, g.discount) for g in (one, other)), strict=True)
    both = Game(*(np.stack(part) for part in parts))
    together = play(both, periods)
    paths = course(together.settles, both.meet, periods)
    for world, race in enumerate((one, other)):
        alone = play(race, periods)
        if alone.converged:
            assert together.values[world] == pytest.approx(alone.values, abs=1e-6)
            first = course(alone.settles, race.meet, periods).first
            assert paths.first[world] == pytest.approx(first)


def test_worlds_have_orders_of_their_own():
    """Fails where the best order of one world is told for another."""
    flows = np.random.default_rng(0).normal(size=(20, 4, 8))
    gains = acceptance_gains(flows)
    together = best_order(gains)
    for world in range(20):
        alone = best_order(gains[world])
        assert [part[world].tolist() for part in together] == [part.tolist() for part in alone]


@given(games(most=4))
def test_no_order_of_offers_brings_more(race):
    """Fails where divide and conquer misses a better order, or names the worst one wrongly."""
    gains = acceptance_gains(race.flows)
    totals = [
        sum(gains[rival, sum(1 << earlier for earlier in order[:step])] for step, rival in enumerate(order))
        for order in permutations(range(race.n_rivals))
    ]
    assert best_order(gains)[1].sum() == pytest.approx(max(totals), abs=1e-9)
    assert -best_order(-gains)[1].sum() == pytest.approx(min(totals), abs=1e-9)


def test_equal_orders_begin_with_the_first_rival():
    """Fails where a tie is broken by chance."""
    order, _ = best_order(acceptance_gains(np.zeros((4, 8))))
    assert order.tolist() == [0, 1, 2]


def test_negative_externalities_delay_until_the_deadline():
    """Fails where rivals who would each rather wait for the other settle before the last period."""
    agreed = play(game(DELAY), 12).settles[:, :, 0]
    assert agreed.tolist() == [[False, False]] * 11 + [[True, True]]


def test_delay_that_comes_in_cycles_is_told():
    """Fails where values that keep changing with the horizon are called the long run."""
    found = play(game(CYCLE))
    assert not found.converged
    assert play(game(DELAY)).converged
    assert len(set(play(game(CYCLE), 30).settles[:20, 0, 0].tolist())) == 2


@pytest.mark.parametrize("discount", [0.0, 0.5, 0.99])
def test_one_rival_and_nothing_else(discount):
    """Fails where a lone rival's deal is worth other than its closed form."""
    one = Game(np.array([[0.0, 3.0], [0.0, 1.0]]), np.array([0.4]), np.array(0.5), np.array(discount))
    expected = 0.4 * (4 / (1 - discount)) / (1 - discount * 0.6)
    assert play(one).values[:, 0].sum() == pytest.approx(expected)
    assert course(play(one).settles, one.meet).first_period == pytest.approx(2.5)


def test_those_who_gain_nothing_by_company_stay_alone():
    """Fails where players announce coalitions that do not pay."""
    assert announced_sizes(4, lambda size, sizes: 1 / size) == (1, 1, 1, 1)
    assert announced_sizes(4, lambda size, sizes: float(size)) == (4,)


@given(st.permutations([0, 1, 2]), st.tuples(*[st.integers(1, 5)] * 3))
def test_triads_know_no_names(order, strengths):
    """Fails where a coalition hangs on the order in which three are written down."""
    expected = {frozenset(order.index(one) for one in pair) for pair in likely_coalitions(strengths)}
    shuffled = [strengths[place] for place in order]
    assert {frozenset(pair) for pair in likely_coalitions(shuffled)} == expected
