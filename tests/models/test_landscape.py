"""The landscape: searches agree, descent ends where nobody moves, nothing hangs on names."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.landscape.bound import lower_bound
from detente.models.landscape.branch_and_bound import deepest
from detente.models.landscape.descent import descended
from detente.models.landscape.enumeration import energies, local_minima
from detente.models.landscape.landscape import Landscape, named_in_order
from detente.models.landscape.moving_together import founding, pair_switches
from detente.models.landscape.relabelling import misplaced, relabelled
from detente.models.landscape.similarity import similarity
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


def moved(sides, *changes):
    told = sides.copy()
    for actor, side in changes:
        told[actor] = side
    return told


def felt(drawn, sides, actor):
    return drawn.frustrations(sides)[actor, sides[actor]]


@given(st.integers(0, 10**6), st.integers(2, 3), st.booleans())
def test_pair_switches_are_those_that_help_both(seed, n_blocs, neutral):
    """Fails where two would both gain by changing sides at once and are missed, or are told and would not."""
    drawn = landscape(6, n_blocs, seed, neutral=neutral)
    sides = np.random.default_rng(seed).integers(0, drawn.n_sides)
    told = {tuple(switch) for switch in pair_switches(drawn, sides).tolist()}
    expected = set()
    for one, other in itertools.combinations(range(6), 2):
        ways = {(side, side) for side in range(n_blocs + 1)} | {(sides[other], sides[one])}
        for to in ways:
            if any(
                side >= drawn.n_sides[actor] or side == sides[actor]
                for actor, side in zip((one, other), to, strict=True)
            ):
                continue
            then = moved(sides, (one, to[0]), (other, to[1]))
            if all(felt(drawn, then, actor) < felt(drawn, sides, actor) - 1e-9 for actor in (one, other)):
                expected.add((one, other, *map(int, to)))
    assert told == expected


@given(st.integers(0, 10**6))
def test_the_cheapest_founders_of_a_bloc(seed):
    """Fails where another actor, or pair, would open the empty third bloc at a smaller rise of the energy."""
    drawn = landscape(6, 3, seed)
    sides = np.random.default_rng(seed).integers(0, 2, size=6)
    here = drawn.energy(sides)
    empty = min(set(range(3)) - set(sides.tolist()))
    groups = [*itertools.combinations(range(6), 1), *itertools.combinations(range(6), 2)]
    ways = [moved(sides, *((actor, empty) for actor in group)) for group in groups]
    rises = [drawn.energy(then) - here for then in ways if len(set(then)) > len(set(sides))]
    found = founding(drawn, sides)
    if not rises:
        assert found is None
        return
    told = drawn.energy(moved(sides, *((actor, empty) for actor in found.founders))) - here
    assert found.rise == pytest.approx(told, abs=1e-9)
    assert found.rise == pytest.approx(min(rises), abs=1e-9)


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_nothing_lies_below_the_bound(seed, n_blocs):
    """Fails where the gap that is told is smaller than the real one."""
    drawn = landscape(7, n_blocs, seed)
    lowest = float(energies(drawn).min())
    assert lower_bound(drawn, 0.0) <= lowest + 1e-9
    assert lower_bound(drawn, lowest) <= lowest + 1e-9


def test_neutrals_have_no_bound():
    """Fails where a bound is told for a landscape that it does not cover."""
    assert lower_bound(landscape(6, 2, 1, neutral=True), 0.0) is None


@given(st.integers(0, 10**6))
def test_similarity_is_the_sum_over_what_both_are_known_to_do(seed):
    """Signorino and Ritter (1999): S = 1 - 2 sum w |p - q| / sum w L, item by item."""
    rng = np.random.default_rng(seed)
    held = rng.integers(0, 4, size=(4, 5)).astype(float)
    held[rng.random(held.shape) < 0.2] = np.nan
    weights = rng.integers(0, 3, size=5).astype(float)
    found = similarity(held, np.full(5, 3.0), weights)
    for one, other in itertools.product(range(4), repeat=2):
        both = [k for k in range(5) if not np.isnan(held[[one, other], k]).any()]
        most = sum(3 * weights[k] for k in both)
        apart = sum(weights[k] * abs(held[one, k] - held[other, k]) for k in both)
        assert found[one, other] == (
            pytest.approx(1 - 2 * apart / most) if most else pytest.approx(np.nan, nan_ok=True)
        )


def test_60_actors_in_3_blocs_are_proven_or_the_gap_is_told():
    """Fails where a large landscape is neither solved nor bounded from below."""
    drawn = landscape(60, 3, 1)
    starts = np.random.default_rng(0).integers(0, 3, size=(64, 60))
    found = deepest(drawn, descended(drawn, starts).sides[0], max_nodes=20_000)
    bound = lower_bound(drawn, found.energy)
    assert found.proven or bound < found.energy
    assert (drawn.prices(found.sides) > -1e-9).all()
