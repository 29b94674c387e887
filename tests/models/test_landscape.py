"""The landscape: searches agree, descent ends where nobody moves, nothing hangs on names."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.landscape.branch_and_bound import deepest
from detente.models.landscape.descent import descended
from detente.models.landscape.enumeration import energies, local_minima
from detente.models.landscape.landscape import Landscape, named_in_order
from detente.models.landscape.relabelling import misplaced, relabelled
from detente.models.landscape.structural_balance import frustrated_ties, frustration_index
from detente.models.landscape.walk_outs import walk_outs

PREMIUM = 0.7


def landscape(n, n_blocs, seed, *, neutral=False):
    """A random landscape; every third actor may stay neutral where asked."""
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.normal(size=(n, n)), 1)
    premium = np.where(neutral & (np.arange(n) % 3 == 0), PREMIUM, np.nan)
    return Landscape(rng.lognormal(size=n), upper + upper.T, n_blocs, premium)


random_landscapes = st.builds(
    landscape, st.integers(2, 7), st.integers(1, 3), st.integers(0, 10**6), neutral=st.booleans()
)


def every_way(given_landscape):
    return [np.array(sides) for sides in itertools.product(*map(range, given_landscape.n_sides))]


@given(random_landscapes)
def test_all_energies_are_the_double_sum(drawn):
    """Fails where building energies up actor by actor loses a pair or a premium."""
    total = energies(drawn)
    for sides in every_way(drawn):
        assert total[tuple(sides)] == pytest.approx(drawn.energy(sides), abs=1e-9)


@given(random_landscapes)
def test_minima_are_where_no_change_helps(drawn):
    """Fails where a minimum is missed, or somebody would leave one that is told."""
    held = {
        tuple(named_in_order(sides, drawn.n_blocs))
        for sides in every_way(drawn)
        if (drawn.prices(sides) > -1e-12).all()
    }
    minima = local_minima(drawn)
    assert {tuple(sides) for sides in minima.sides} == held
    assert minima.basins.sum() == pytest.approx(1)
    assert minima.energies.tolist() == sorted(minima.energies.tolist())


@given(random_landscapes)
def test_branch_and_bound_finds_the_deepest(drawn):
    """Fails where the proof of the search is none."""
    found = deepest(drawn, np.zeros(len(drawn.sizes), dtype=np.int64))
    assert found.proven
    assert found.energy == pytest.approx(energies(drawn).min(), abs=1e-9)


@given(random_landscapes)
def test_descent_ends_as_in_the_exact_search(drawn):
    """Fails where many starts and the list of all ways come to other minima or basins."""
    exact, found = local_minima(drawn), descended(drawn, np.array(every_way(drawn)))
    assert found.energies == pytest.approx(exact.energies, abs=1e-9)
    assert np.sort(found.basins) == pytest.approx(np.sort(exact.basins))


@given(random_landscapes, st.integers(0, 10**6))
def test_the_order_of_actors_does_not_matter(drawn, seed):
    """Fails where the deepest energy hangs on who stands first in the file."""
    order = np.random.default_rng(seed).permutation(len(drawn.sizes))
    turned = Landscape(
        drawn.sizes[order], drawn.propensity[np.ix_(order, order)], drawn.n_blocs, drawn.premium[order]
    )
    assert energies(turned).min() == pytest.approx(energies(drawn).min(), abs=1e-9)


@given(st.integers(0, 10**6))
def test_a_change_that_helps_an_actor_lowers_the_energy(seed):
    """Axelrod and Bennett's note 2, with premiums: the energy falls by twice size times gain."""
    drawn = landscape(6, 2, seed, neutral=True)
    sides = np.random.default_rng(seed).integers(0, drawn.n_sides)
    felt = drawn.frustrations(sides)
    for actor, side in itertools.product(range(6), range(2)):
        moved = sides.copy()
        moved[actor] = side
        gain = felt[actor, sides[actor]] - felt[actor, side]
        fall = drawn.energy(sides) - drawn.energy(moved)
        assert fall == pytest.approx(2 * drawn.sizes[actor] * gain, abs=1e-9)


@given(st.integers(0, 10**6))
def test_nobody_is_neutral_for_nothing(seed):
    """Without a premium a neutral state, half-way between two poles, never beats two blocs."""
    drawn = landscape(6, 2, seed)
    free = Landscape(drawn.sizes, drawn.propensity, 2, np.zeros(6))
    assert energies(free).min() == pytest.approx(energies(drawn).min(), abs=1e-9)


@given(st.integers(0, 10**6))
def test_more_blocs_frustrate_no_more(seed):
    """Fails where a third bloc that may stay empty makes things worse."""
    ties = np.sign(landscape(7, 2, seed).propensity)
    start = np.zeros((1, 7), dtype=np.int64)
    two, three = (frustration_index(ties, n_blocs, start)[0] for n_blocs in (2, 3))
    assert three <= two
    counted = [frustrated_ties(ties, np.array((0, *rest))) for rest in itertools.product((0, 1), repeat=6)]
    assert two == min(counted)


def test_groups_that_walk_out_would_all_gain():
    """Fails where a member of a group that is told to leave would lose by it, or a group is missed."""
    drawn = landscape(7, 2, 3)
    sides = local_minima(drawn).sides[0]
    weighted = drawn.propensity * drawn.sizes
    now = [weighted[i, sides == sides[i]].sum() for i in range(7)]
    expected = {
        group
        for size in range(1, 8)
        for group in itertools.combinations(range(7), size)
        if all(weighted[i, list(group)].sum() > now[i] for i in group)
    }
    assert {tuple(np.flatnonzero(group)) for group in walk_outs(drawn, sides)} == expected


def test_200_actors_take_seconds_and_nothing_is_claimed():
    """Fails where a large landscape is said to be proven."""
    drawn = landscape(200, 2, 1)
    starts = np.random.default_rng(0).integers(0, 2, size=(64, 200))
    found = descended(drawn, starts)
    assert (drawn.prices(found.sides[0]) > -1e-9).all()
    assert not deepest(drawn, found.sides[0], max_nodes=1000).proven


def test_divisions_are_compared_whatever_their_numbers():
    """Fails where two names for one bloc count as a move."""
    reference = np.array([0, 0, 1, 1, 2])
    assert relabelled(np.array([1, 1, 0, 0, 2]), reference, 2).tolist() == reference.tolist()
    today = np.array([1, 1, 0, -1, 0])
    assert misplaced(reference, today, 2).tolist() == [False, False, False, False, True]
