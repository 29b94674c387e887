"""Plans are kept by all, are as short as can be, and bonds and caps do what they should."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.models.graph_model.stability import thresholds
from detente.models.phases.conflict import KEPT, phase_conflict
from detente.models.phases.exchange import between_two
from detente.models.phases.formulation import Programme, formulated
from detente.models.phases.gesture import best_deceit, required_trust, worth_of_going_on
from detente.models.phases.guarantee import prices, smallest_bond, smallest_cap, smallest_top_up
from detente.models.phases.plan import PREFERENCES, best_plan, fewest_steps
from detente.models.phases.subsets import plan_by_subsets, whole_and_patient
from detente.models.phases.third_party import Deliverer, at_stake, side_payment

MOST = 6


@st.composite
def exchanges(draw, *, whole=False, worthwhile=False):
    """Two sides, up to five items, bonds, caps and snapback; or all items whole and nobody discounting."""
    n = draw(st.integers(2, 5))
    points = st.integers(1, 20).map(lambda x: x / 4)
    items = [(place % 2, cost := draw(points), draw(points) + worthwhile * cost) for place in range(n)]
    return between_two(
        items,
        lumpy=[whole or draw(st.booleans()) for _ in items],
        revocable=[draw(st.sampled_from([0.0, 0.0, 0.5, 1.0])) for _ in items],
        bonds=(draw(st.integers(0, 12)) / 4, draw(st.integers(0, 12)) / 4),
        caps=draw(st.sampled_from([np.inf, np.inf, 3.0, 6.0])),
        factors=1.0 if whole else draw(st.sampled_from([1.0, 0.95, 0.8])),
        before=draw(st.sampled_from([(), ((0, 1, 1),), ((1, 0, 0),)])),
        alternating=draw(st.booleans()),
    )


def test_an_item_may_have_to_wait_for_more_than_a_step():
    """Fails where whole items of patient parties follow each other sooner than they may."""
    swap = between_two([(0, 1, 3), (1, 1, 3)], lumpy=[True, True], bonds=5.0, before=((1, 0, 2),))
    assert fewest_steps(swap, MOST) == by_programme(swap) == 3


def by_programme(exchange):
    """Fewest steps without the search over sets."""
    counts = range(1, MOST + 1)
    return next((n for n in counts if Programme(formulated(exchange, n)).best() is not None), None)


@settings(max_examples=300)
@given(exchanges(whole=True))
def test_search_over_sets_agrees_with_programmes(exchange):
    """Fails where two ways to the fewest steps of whole items part."""
    assert whole_and_patient(exchange)
    found = plan_by_subsets(exchange.by_stakes(), MOST)
    assert (None if found is None else found.shape[1]) == by_programme(exchange)


@settings(max_examples=100)
@given(exchanges())
def test_bisection_finds_the_fewest_steps(exchange):
    """Fails where a step too many is planned, or one too few."""
    assert fewest_steps(exchange, MOST) == by_programme(exchange)


@settings(max_examples=60)
@given(exchanges(), st.sampled_from(PREFERENCES))
def test_a_plan_is_kept_by_all(exchange, prefer):
    """Fails where somebody would gain by walking away, give too long a lead, or an item is not delivered."""
    n_steps = fewest_steps(exchange, MOST)
    if n_steps is None:
        assert best_plan(exchange, MOST, prefer=prefer) is None
        return
    shares = best_plan(exchange, n_steps, prefer=prefer)
    rows = formulated(exchange, n_steps)
    assert shares.sum(axis=1) == pytest.approx(np.ones(exchange.n_items))
    assert rows.slack(shares)[exchange.acting].min() >= -1e-6
    assert (rows.exposed(shares).max(axis=1) <= exchange.caps + 1e-6).all()
    assert set(shares[exchange.lumpy].ravel().tolist()) <= {0.0, 1.0}
    for item, earlier, lag in exchange.before:
        done = np.concatenate([np.zeros(lag), shares[earlier].cumsum()])[:n_steps]
        assert (shares[item].cumsum() <= done + 1e-6).all()


@settings(max_examples=60)
@given(exchanges(), st.integers(0, 1), st.floats(0.1, 5))
def test_more_bond_never_needs_more_steps(exchange, side, more):
    """Fails where a larger guarantee makes a plan longer, or impossible."""
    bonds = exchange.bonds + more * (np.arange(2) == side)
    assert no_later(fewest_steps(replace(exchange, bonds=bonds), MOST), fewest_steps(exchange, MOST))


@settings(max_examples=60)
@given(exchanges(), st.floats(0.1, 5))
def test_a_larger_cap_never_hurts(exchange, more):
    """Fails where readiness to give a longer lead makes a plan longer, or impossible."""
    raised = replace(exchange, caps=exchange.caps + more)
    assert no_later(fewest_steps(raised, MOST), fewest_steps(exchange, MOST))


def no_later(one, other):
    return other is None or (one is not None and one <= other)


@settings(max_examples=60)
@given(exchanges())
def test_more_steps_never_hurt_who_waits_for_nothing(exchange):
    """Fails where a plan of some steps cannot be begun a step later."""
    possible = [Programme(formulated(exchange, n)).best() is not None for n in range(1, MOST + 1)]
    assert exchange.patient_start
    assert possible == sorted(possible)


@settings(max_examples=60)
@given(exchanges(), st.floats(0.01, 100))
def test_a_party_s_scale_does_not_matter(exchange, factor):
    """Fails where points of different parties are compared."""
    scale = np.array([factor, 1.0])
    names = ("costs", "values", "bonds", "caps", "outside", "completion", "gains")
    scaled = replace(exchange, **{name: getattr(exchange, name) * scale for name in names})
    assert fewest_steps(scaled, MOST) == fewest_steps(exchange, MOST)


@settings(max_examples=60)
@given(exchanges(), st.integers(0, 1))
def test_the_smallest_bond_is_enough_and_less_is_not(exchange, side):
    """Fails where the bond asked for does not do, or a smaller one would."""
    needed = smallest_bond(exchange, side, 3)
    others = exchange.bonds * (np.arange(2) != side)
    if needed is None:
        enough = replace(exchange, bonds=others + 1e3 * (np.arange(2) == side))
        assert best_plan(enough, 3) is None
        return
    for bond, expected in ((needed + 1e-6, True), (needed - 1e-3, False)):
        if bond >= 0:
            posted = replace(exchange, bonds=others + bond * (np.arange(2) == side))
            assert (best_plan(posted, 3) is not None) is expected


def test_guarantor_and_cap():
    """Fails where the guarantor's sum, or the smallest cap, is more or less than the swap takes."""
    swap = between_two([(0, 4, 7), (1, 5, 8)], lumpy=[True, True], bonds=3.0, caps=2.0)
    uncapped = replace(swap, caps=np.full(2, np.inf))
    top_up, shares = smallest_top_up(uncapped, 2)
    assert top_up == pytest.approx(1.0)
    assert formulated(uncapped, 2).slack(shares).min() == pytest.approx(-1.0)
    assert smallest_top_up(swap, 2) is None
    bonded = replace(swap, bonds=np.full(2, 5.0), caps=np.array([np.inf, 2.0]))
    assert smallest_cap(bonded, 1, 1) == pytest.approx(5.0)


def test_the_price_of_a_bond_is_what_it_adds():
    """Fails where a dual price is not the change of the best joint worth by one small unit of bond."""
    exchange = between_two([(0, 4, 9), (0, 2, 5), (1, 5, 6), (1, 4, 7)], bonds=1.0, factors=0.9)

    def joint(bonds):
        rows = formulated(replace(exchange, bonds=bonds), 4)
        return rows.begun(best_plan(replace(exchange, bonds=bonds), 4, prefer="value")).sum()

    priced = prices(exchange, best_plan(exchange, 4, prefer="value"))
    for side in (0, 1):
        more = 1e-3 * (np.arange(2) == side)
        assert priced[side] == pytest.approx(
            (joint(exchange.bonds + more) - joint(exchange.bonds)) / 1e-3, abs=1e-6
        )


def test_deceit_is_leaving_at_the_best_moment():
    """Fails where a false friend of a self-enforcing plan gains more than a true one."""
    exchange = between_two([(0, 10, 15), (1, 10, 15)], bonds=1.0, factors=0.9)
    shares = best_plan(exchange, 5)
    deceit, _ = best_deceit(exchange, shares)
    assert (deceit <= worth_of_going_on(exchange, shares) + 1e-7).all()
    assert best_deceit(exchange, np.full((2, 1), 1.0))[0] == pytest.approx([14.0, 14.0])


def test_required_trust_breaks_even():
    """Fails where at the trust asked for, the first step is worth taking by more or less than nothing."""
    exchange = between_two([(0, 10, 15), (1, 10, 15)], bonds=1.0, factors=0.9)
    shares = best_plan(exchange, 5)
    trust, gained = required_trust(exchange, shares), worth_of_going_on(exchange, shares)
    lost = exchange.costs.T @ shares[:, 0]
    assert trust * gained == pytest.approx((1 - trust) * lost)


def test_what_the_whole_brings_holds_the_last_step():
    """Fails where a linkage that only completion brings is no reason to complete."""
    swap = between_two([(0, 10, 15), (1, 10, 15)])
    assert fewest_steps(swap, 10) is None
    assert fewest_steps(replace(swap, completion=np.full(2, 10.0)), 10) == 1


def test_an_outside_option_can_ask_for_fewer_steps():
    """Fails where a plan too slow to be worth beginning passes, or none is sought among the quick ones."""
    exchange = replace(
        between_two([(0, 10, 15), (1, 10, 15)], bonds=1.0, factors=0.7), outside=np.full(2, 3.4)
    )
    assert not exchange.patient_start
    assert fewest_steps(exchange, 10) is None
    assert fewest_steps(replace(exchange, bonds=np.full(2, 10.0)), 10) == 1


def test_a_third_party_is_paid_no_less_than_it_loses():
    """Fails where delivery would be bought for less than it takes, or paid before it is made."""
    plain = between_two([(0, 4.0, 9.0), (1, 1.0, 3.0)], bonds=4.0)
    deliverer = Deliverer(item=1, loss=2.0, delivers=0.5, factor=0.9)
    payment = side_payment(plain, deliverer, 1, 3)
    assert at_stake(plain, deliverer).tolist() == [3.0, 0.0]
    assert payment[0] == 0
    assert payment.sum() == pytest.approx(2.0 / 0.9)
    assert side_payment(plain, deliverer, 1, 1) is None


def spare(exchange, shares, step, concept):
    """By how much going on is better for each party than what it can be sure of by walking away."""
    conflict = phase_conflict(exchange, shares, step)
    sure = thresholds(conflict.moves, conflict.worth)[concept][:, KEPT]
    return (conflict.worth[:, KEPT] - sure) * exchange.stakes


def any_plan(exchange, draw):
    """Shares of every item over three steps, kept or not."""
    weights = draw(arrays(float, (exchange.n_items, 3), elements=st.integers(0, 4)))
    weights[:, 0] += weights.sum(axis=1) == 0
    return weights / weights.sum(axis=1, keepdims=True)


@settings(max_examples=200)
@given(exchanges(), st.data())
def test_a_row_that_holds_is_a_phase_that_is_stable(exchange, data):
    """Fails where the linear rows and the Graph Model (GMR) part on whether a party stays."""
    shares = any_plan(exchange, data.draw)
    slack = formulated(exchange, 3).slack(shares)
    for step in range(4):
        found = spare(exchange, shares, step, "gmr")
        assert found == pytest.approx(slack[:, step], abs=1e-6)
        assert spare(exchange, shares, step, "smr") == pytest.approx(found)


@settings(max_examples=200)
@given(exchanges(), st.data())
def test_with_nothing_to_take_back_a_row_is_nash_stability(exchange, data):
    """Fails where all move at once and nothing can be undone, and yet an answer counts."""
    plain = replace(exchange, revocable=np.zeros(exchange.n_items), rank=np.zeros(2, dtype=int))
    shares = any_plan(plain, data.draw)
    slack = formulated(plain, 3).slack(shares)
    for step in range(4):
        assert spare(plain, shares, step, "nash") == pytest.approx(slack[:, step], abs=1e-6)


@settings(max_examples=200)
@given(exchanges(), st.data())
def test_an_answer_that_costs_nothing_to_give_is_given(exchange, data):
    """Fails where items cost their givers something, and what the rows count on is no one's interest."""
    shares = any_plan(exchange, data.draw)
    for step in range(4):
        sequential = spare(exchange, shares, step, "seq")
        assert sequential == pytest.approx(spare(exchange, shares, step, "gmr"), abs=1e-6)


@given(exchanges(worthwhile=True))
def test_without_its_bond_the_weakest_step_breaks(exchange):
    """Fails where a plan is not stable, or stays so without the bond that its weakest step takes."""
    exchange = replace(exchange, bonds=exchange.bonds + 2)
    n_steps = fewest_steps(exchange, MOST)
    assume(n_steps is not None)
    shares = best_plan(exchange, n_steps)
    slack = formulated(exchange, n_steps).slack(shares)[:, :-1]
    party, step = np.unravel_index(slack.argmin(), slack.shape)
    assert spare(exchange, shares, step, "gmr").min() >= -1e-6
    cut = slack[party, step] + 0.01
    bonds = exchange.bonds - cut * (np.arange(2) == party)
    assert spare(replace(exchange, bonds=bonds), shares, step, "gmr")[party] == pytest.approx(-0.01, abs=1e-5)


def gains(exchange, shares):
    """What a plan is worth to each party as it begins, over its outside option, in shares of its stakes."""
    return (formulated(exchange, shares.shape[1]).begun(shares) - exchange.outside) / exchange.stakes


@settings(max_examples=100)
@given(exchanges(worthwhile=True))
def test_no_plan_is_fairer_than_the_fair_one(exchange):
    """Fails where another plan has a larger product of gains than Nash's, or a larger smallest gain."""
    exchange = replace(exchange, bonds=exchange.bonds + 2)
    n_steps = fewest_steps(exchange, MOST)
    assume(n_steps is not None)
    found = {prefer: gains(exchange, best_plan(exchange, n_steps, prefer=prefer)) for prefer in PREFERENCES}
    assert np.prod(found["nash"]) >= max(map(np.prod, found.values())) - 1e-5
    assert found["maxmin"].min() >= max(map(np.min, found.values())) - 1e-5


def test_the_largest_product_of_gains_by_another_way():
    """Fails where cutting planes miss the product that a fine grid of two-step plans finds."""
    exchange = between_two([(0, 3.0, 9.0), (1, 4.0, 6.0)], bonds=2.0, factors=0.7)
    rows, grid = formulated(exchange, 2), np.linspace(0, 1, 201)
    best = 0.0
    for one in grid:
        plans = np.array([[[one, 1 - one], [two, 1 - two]] for two in grid])
        kept = (rows.stay_limit - np.einsum("itks,nks->nit", rows.stay, plans) >= 0).all(axis=(1, 2))
        worth = np.einsum("iks,nks->ni", rows.worth, plans).clip(min=0)
        best = max(best, (worth.prod(axis=1) * kept).max())
    shares = best_plan(exchange, 2, prefer="nash")
    assert rows.begun(shares).prod() == pytest.approx(best, rel=0.01)
    assert rows.begun(shares).prod() >= best - 1e-9


def test_three_parties_answer_together():
    """Fails where one of several answers is enough to hold a party back, or an empty threat counts as one."""
    table = np.array([[4.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    exchange = replace(
        between_two([(0, 1.0, 1.0)] * 3),
        costs=table,
        values=np.array([[0.0, 3.0, 3.0], [3.0, 0.0, 0.0], [3.0, 0.0, 0.0]]),
        givers=np.arange(3),
        revocable=np.ones(3),
        gains=np.zeros((3, 3)),
        bonds=np.full(3, 0.5),
        outside=np.zeros(3),
        completion=np.zeros(3),
        caps=np.full(3, np.inf),
        factors=np.ones(3),
        rank=np.zeros(3, dtype=int),
    )
    shares = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    found = {concept: spare(exchange, shares, 1, concept)[0] for concept in ("nash", "seq", "gmr")}
    assert found == pytest.approx({"nash": -3.5, "seq": -0.5, "gmr": 2.5})
