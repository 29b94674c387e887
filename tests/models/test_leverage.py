"""Exchange networks, corridors, dependence and routes."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.leverage.balanced_outcome import balanced_outcome
from detente.models.leverage.dependence import asymmetric_dependence, concentration
from detente.models.leverage.matching import heaviest_matching
from detente.models.leverage.participation import exits, least_waivers, margins
from detente.models.leverage.rerouting import Trade, rerouted

seeds = st.integers(0, 10**6)


def network(seed, n=6):
    """A random network: edges and worths."""
    rng = np.random.default_rng(seed)
    edges = np.array([pair for pair in itertools.combinations(range(n), 2) if rng.random() < 0.5])
    return edges.reshape(-1, 2), rng.integers(1, 10, size=len(edges)).astype(float)


@given(seeds)
def test_the_matching_is_the_heaviest(seed):
    """Fails where other deals, one an actor, would be worth more together."""
    edges, worths = network(seed)
    best = 0.0
    for size in range(4):
        for chosen in map(list, itertools.combinations(range(len(edges)), size)):
            if len(set(edges[chosen].ravel())) == 2 * size:
                best = max(best, worths[chosen].sum())
    assert heaviest_matching(edges, worths).worth == pytest.approx(best)


@given(seeds)
def test_balanced_outcomes_are_stable_and_split_the_surplus_evenly(seed):
    """Fails where two could both do better together, or one of a pair gains more over its alternative."""
    edges, worths = network(seed)
    found = balanced_outcome(edges, worths, 6)
    if found is None:
        assert not heaviest_matching(edges, worths).stable
        return
    if not found.converged:
        return
    gains, elsewhere = found.gains, found.elsewhere
    assert (gains[edges].sum(axis=1) >= worths - 1e-6).all()
    for one, other in enumerate(found.partner):
        if other >= 0:
            assert gains[one] - elsewhere[one] == pytest.approx(gains[other] - elsewhere[other], abs=1e-6)
        else:
            assert gains[one] == 0


def corridor(seed, n=6):
    """Values, cost and threats of a random corridor, in whole numbers so that ties occur."""
    rng = np.random.default_rng(seed)
    return (
        rng.integers(1, 8, n).astype(float),
        float(rng.integers(0, 20)),
        rng.integers(0, 5, n).astype(float),
    )


def holds_together(values, cost, threats, users):
    active = np.zeros(len(values), dtype=bool)
    active[list(users)] = True
    return bool((margins(values, cost, threats, active)[active] >= -1e-9).all())


def groups(n):
    return [group for size in range(1, n + 1) for group in itertools.combinations(range(n), size)]


@given(seeds)
def test_who_stays_is_the_largest_group_that_holds_together(seed):
    """Fails where somebody leaves a corridor in which all who are left, and it, could stay."""
    values, cost, threats = corridor(seed)
    together = [set(group) for group in groups(6) if holds_together(values, cost, threats, group)]
    largest = set().union(*together)
    assert set(np.flatnonzero(exits(values, cost, threats).stays)) == largest


@given(seeds)
def test_no_fewer_waivers_would_do(seed):
    """Fails where a smaller set of exemptions keeps the corridor alive, or the one told does not."""
    values, cost, threats = corridor(seed)

    def alive(exempt):
        return exits(values, cost, np.where(np.isin(np.arange(6), exempt), 0, threats)).stays.any()

    found = least_waivers(values, cost, threats)
    working = [len(group) for group in [(), *groups(6)] if alive(group)]
    if found is None:
        assert working == []
    else:
        assert alive(np.flatnonzero(found))
        assert found.sum() == min(working)


def test_two_partners_alike_are_less_concentrated_than_one():
    """Hirschman: 100 with one partner, 100 over the root of two with two alike, 0 with none."""
    trade = np.array([[0.0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]])
    assert concentration(trade) == pytest.approx([100 / np.sqrt(2), 100, 100, 0])


def test_who_can_replace_a_partner_depends_less_on_it():
    """Fails where substitutes, or the size of the economy, do not count."""
    trade = np.array([[0.0, 10], [10, 0]])
    economies, none = np.array([100.0, 20]), np.zeros((2, 2))
    assert asymmetric_dependence(trade, economies, none)[1, 0] == pytest.approx(0.5 - 0.1)
    replaced = np.array([[0, 0], [0.8, 0]])
    assert asymmetric_dependence(trade, economies, replaced)[1, 0] == pytest.approx(0.1 - 0.1)


def trade():
    """Two sellers, two buyers; the second seller can reach the first buyer at a cost, and not much."""
    return Trade(
        supply=np.array([10.0, 10]),
        demand=np.array([8.0, 2]),
        worth_sold=np.array([2.0, 1]),
        worth_bought=np.array([5.0, 3]),
        routes=np.array([[0, 0], [0, 1], [1, 0]]),
        capacity=np.array([np.inf, np.inf, 5]),
        cost=np.array([0.0, 0, 1]),
    )


def test_goods_find_another_way_when_a_route_is_closed():
    """Fails where a closed route still carries goods, or the open one more than it can."""
    before = rerouted(trade(), np.zeros(3, dtype=bool))
    after = rerouted(trade(), np.array([True, False, False]))
    assert before.flows.tolist() == [8, 2, 0]
    assert after.flows.tolist() == [0, 2, 5]
    assert (before.sellers - after.sellers).tolist() == [16, -5]
    assert (before.buyers - after.buyers).tolist() == [40 - 20, 0]
