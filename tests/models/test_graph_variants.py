"""Variants of the Graph Model: laws on random conflicts, and cases small enough to work by hand."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from detente.models.graph_model.adjacent_swaps import count_at, orders_at
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.attitudes import attitude_relations
from detente.models.graph_model.frailty import frailty
from detente.models.graph_model.hypergame import View, hypergame, moves_within_sight
from detente.models.graph_model.inverse import (
    MAX_STATES,
    necessary_pairs,
    stabilising_sets,
    stable_rankings,
)
from detente.models.graph_model.joint_moves import arc_matrices, joint_reach
from detente.models.graph_model.limited_move import anticipated, limited_move_stable, non_myopic_stable
from detente.models.graph_model.option_moves import option_moves
from detente.models.graph_model.relations import preferred, simple_relations, stable_states
from detente.models.graph_model.stability import CONCEPTS, thresholds
from detente.models.graph_model.statement_order import prioritised_ranks, smallest_reordering
from detente.models.graph_model.strength import strength_stable
from detente.models.graph_model.unknown import EXTENSIONS, unknown_relations

CC, DC, CD, DD = range(4)  # row's choice first; the row's option turns fastest
TWO_BY_TWO = option_moves(np.array([2, 2]), np.array([0, 1]), ("both", "both"), np.ones(4, dtype=bool))
PRISONERS = np.array([[3.0, 4.0, 1.0, 2.0], [3.0, 1.0, 4.0, 2.0]])
CHICKEN = np.array([[3.0, 4.0, 2.0, 1.0], [3.0, 2.0, 4.0, 1.0]])
# Matching pennies in ranks: from each state one of the two gains by moving on, for ever.
PENNIES = np.array([[4.0, 1.0, 2.0, 3.0], [1.0, 4.0, 3.0, 2.0]])
# Party 0 can leave state 0 for 1, party 1 answers with 2, party 0 gets on to 3.
CHAIN = arc_moves(4, [np.array([[0, 1], [2, 3]]), np.array([[1, 2]])])


@st.composite
def conflicts(draw, parties=(1, 3), states=(2, 6), ties=True):
    """Arcs at random, which need not compose, and worths in whole numbers."""
    n_parties, n_states = draw(st.integers(*parties)), draw(st.integers(*states))
    arcs = draw(hnp.arrays(bool, (n_parties, n_states, n_states))) & ~np.eye(n_states, dtype=bool)
    moves = arc_moves(n_states, [np.argwhere(own) for own in arcs])
    if ties:
        worth = draw(hnp.arrays(np.float64, (n_parties, n_states), elements=st.integers(0, n_states)))
    else:
        worth = np.array([draw(st.permutations(range(n_states))) for _ in range(n_parties)], dtype=float)
    return moves, worth


def same(left, right):
    """Whether two analyses find the same states stable under every concept."""
    return all(np.array_equal(left[concept], right[concept]) for concept in CONCEPTS)


def within(fewer, more):
    """Whether all that is stable in the first is stable in the second."""
    return all((~fewer[concept] | more[concept]).all() for concept in CONCEPTS)


def by_numbers(moves, worth):
    """Stable states by thresholds."""
    return {concept: worth >= limit for concept, limit in thresholds(moves, worth).items()}


def pair(party, better, worse):
    """One comparison among four states of two parties."""
    relation = np.zeros((2, 4, 4), dtype=bool)
    relation[party, worse, better] = True
    return relation


# Joint moves


@given(conflicts())
def test_joint_reach_follows_every_legal_sequence(conflict):
    """Fails off a walk over (state, last mover)."""
    moves, _ = conflict
    for start in range(moves.n_states):
        seen, waiting = set(), [(start, None)]
        for state, last in waiting:
            for mover in set(range(moves.n_parties)) - {last}:
                found = {(int(end), mover) for end in moves.successors(mover, state)} - seen
                seen |= found
                waiting += sorted(found)
        reached = {state for state, _ in seen}
        assert reached == set(np.flatnonzero(joint_reach(arc_matrices(moves))[start]))


# Relations


@pytest.mark.parametrize("seed", range(300))
def test_relations_agree_with_thresholds(seed):
    """Fails where the definitions and the max-min form differ on complete preferences."""
    rng = np.random.default_rng(seed)
    n_parties, n_states = rng.integers(1, 5), rng.integers(2, 12)
    arcs = rng.random((n_parties, n_states, n_states)) < rng.choice([0.1, 0.3, 0.6])
    moves = arc_moves(int(n_states), [np.argwhere(own & ~np.eye(n_states, dtype=bool)) for own in arcs])
    worth = rng.integers(0, n_states, (n_parties, n_states)).astype(float)
    assert same(stable_states(moves, simple_relations(preferred(worth))), by_numbers(moves, worth))


@pytest.mark.parametrize("seed", range(40))
def test_relations_agree_with_thresholds_in_option_form(seed):
    """Fails where irreversible options and infeasible combinations are read in two ways."""
    rng = np.random.default_rng(seed)
    n_options = int(rng.integers(2, 7))
    directions = tuple(rng.choice(["both", "forward", "backward"], n_options).tolist())
    owners = np.concatenate([[0, 1], rng.integers(0, 3, n_options - 2)])
    feasible = rng.random(2**n_options) < 0.7
    feasible[0] = True
    moves = option_moves(np.full(n_options, 2), owners, directions, feasible)
    worth = rng.integers(0, 9, (moves.n_parties, moves.n_states)).astype(float)
    assert same(stable_states(moves, simple_relations(preferred(worth))), by_numbers(moves, worth))


def test_relations_need_not_be_transitive():
    """Fails where a cycle of preferences is read as numbers: round 0 < 1 < 2 < 0 nothing is stable."""
    ring = arc_moves(3, [np.array([[0, 1], [1, 2], [2, 0]])])
    better = np.zeros((1, 3, 3), dtype=bool)
    better[0, [0, 1, 2], [1, 2, 0]] = True
    found = stable_states(ring, simple_relations(better))
    assert not any(found[concept].any() for concept in CONCEPTS)


# Unknown preference


@given(conflicts(), st.data())
def test_unknown_extensions_are_ordered(conflict, data):
    """Fails where the bold are stable when the cautious are not: a within b within d, a within c within d."""
    moves, worth = conflict
    better = preferred(worth)
    hidden = data.draw(hnp.arrays(bool, better.shape))
    hidden = (hidden | hidden.swapaxes(1, 2)) & ~np.eye(moves.n_states, dtype=bool)
    a, b, c, d = (
        stable_states(moves, unknown_relations(better & ~hidden, hidden, name)) for name in EXTENSIONS
    )
    for fewer, more in ((a, b), (b, d), (a, c), (c, d)):
        assert within(fewer, more)
    assert np.array_equal(a["nash"], c["nash"])
    assert np.array_equal(b["nash"], d["nash"])


@given(conflicts(), st.sampled_from(EXTENSIONS))
def test_unknown_extensions_fall_together_where_all_is_known(conflict, extension):
    """Fails where an extension differs from the usual concepts though nothing is unknown."""
    moves, worth = conflict
    better = preferred(worth)
    relations = unknown_relations(better, np.zeros_like(better), extension)
    assert same(stable_states(moves, relations), stable_states(moves, simple_relations(better)))


def test_unknown_departure_and_unknown_sanction():
    """Fails off the hand: an unknown gain tempts a and c; an unknown outcome deters c and d."""
    gain, answer = pair(0, 1, 0), pair(1, 2, 1)
    doubt = pair(0, 2, 0) | pair(0, 0, 2)
    gmr = [
        stable_states(CHAIN, unknown_relations(gain | answer, doubt, name))["gmr"][0, 0]
        for name in EXTENSIONS
    ]
    assert gmr == [False, False, True, True]
    tempted = pair(0, 1, 0) | pair(0, 0, 1)
    nash = [
        stable_states(CHAIN, unknown_relations(answer, tempted, name))["nash"][0, 0] for name in EXTENSIONS
    ]
    assert nash == [False, True, False, True]


def test_unknown_answers_are_credible_in_every_extension():
    """Fails where an opponent that cannot compare its answer with standing still does not count under SEQ."""
    known = pair(0, 1, 0) | pair(0, 0, 2)
    doubt = pair(1, 1, 2) | pair(1, 2, 1)
    for name in EXTENSIONS:
        assert stable_states(CHAIN, unknown_relations(known, doubt, name))["seq"][0, 0]


def test_unknown_faults():
    """Fails where a wrong extension or a pair both compared and unknown passes."""
    relation = pair(0, 1, 0)
    with pytest.raises(ValueError, match="extension is 'e'; give one of a, b, c, d"):
        unknown_relations(relation, np.zeros_like(relation), "e")
    with pytest.raises(ValueError, match="both compared and unknown"):
        unknown_relations(relation, relation, "a")


# Strength of preference


def test_strength_of_a_sanction():
    """Fails off the hand: a mild loss deters weakly, a great one strongly, under SMR only while it lasts."""
    better = pair(0, 1, 0) | pair(0, 0, 2) | pair(0, 0, 3) | pair(1, 2, 1)
    mild = strength_stable(CHAIN, better, np.zeros_like(better))
    assert all(mild.weak[concept][0, 0] for concept in ("gmr", "smr", "seq"))
    great = strength_stable(CHAIN, better, pair(0, 0, 2))
    assert great.strong["gmr"][0, 0]
    assert great.strong["seq"][0, 0]
    assert great.weak["smr"][0, 0]  # on at 3 the loss is mild again
    lasting = strength_stable(CHAIN, better, pair(0, 0, 2) | pair(0, 0, 3))
    assert lasting.strong["smr"][0, 0]


@given(conflicts(), st.integers(0, 3), st.sampled_from(EXTENSIONS))
def test_strong_states_are_stable(conflict, gap, extension):
    """Fails where a strongly stable state is not stable, or general stability is not the usual one."""
    moves, worth = conflict
    better = preferred(worth)
    greatly = better & (np.abs(worth[:, None, :] - worth[:, :, None]) > gap)
    found = strength_stable(moves, better, greatly, extension=extension)
    assert within(found.strong, found.general)
    assert same(found.general, by_numbers(moves, worth))
    assert np.array_equal(found.strong["nash"], found.general["nash"])


def test_hybrid_unknown_deters_the_cautious():
    """Fails off the hand: an unknown outcome is a strong sanction under c and d, and none under a and b."""
    better, doubt = pair(0, 1, 0) | pair(1, 2, 1), pair(0, 2, 0) | pair(0, 0, 2)
    strong = [
        strength_stable(CHAIN, better, np.zeros_like(better), doubt, name).strong["gmr"][0, 0]
        for name in EXTENSIONS
    ]
    assert strong == [False, False, True, True]


def test_great_preference_is_preference():
    """Fails where a state greatly preferred need not be preferred."""
    with pytest.raises(ValueError, match="greatly preferred but not preferred"):
        strength_stable(CHAIN, np.zeros((2, 4, 4), dtype=bool), pair(0, 1, 0))


# Attitudes


@given(conflicts(ties=False))
def test_discrete_attitudes_are_the_usual_concepts(conflict):
    """Fails the first law of Inohara and Hipel (2009)."""
    moves, worth = conflict
    relations = attitude_relations(preferred(worth), np.eye(moves.n_parties, dtype=int))
    assert same(stable_states(moves, relations), by_numbers(moves, worth))


@given(conflicts())
def test_totally_neutral_attitudes(conflict):
    """Fails the second law of Inohara and Hipel (2009)."""
    moves, worth = conflict
    attitudes = np.zeros((moves.n_parties, moves.n_parties), dtype=int)
    found = stable_states(moves, attitude_relations(preferred(worth), attitudes))
    assert np.array_equal(found["nash"], found["smr"])
    assert np.array_equal(found["gmr"], found["seq"])


ATTITUDES = {
    "both friendly": ([[1, 1], [1, 1]], [CC, DC, CD, DD]),  # each move of one harms one of them
    "row spiteful, and nothing else": ([[0, -1], [0, 1]], [DC, DD]),  # to defect harms the column
    "row devoted, and nothing else": ([[0, 1], [0, 1]], [CC, CD]),  # to cooperate helps the column
}


@pytest.mark.parametrize("case", ATTITUDES)
def test_attitudes_in_the_prisoners_dilemma(case):
    """Fails off the hand: where the row does not move, by what its attitudes accept."""
    attitudes, stays = ATTITUDES[case]
    relations = attitude_relations(preferred(PRISONERS), np.array(attitudes))
    assert stays == np.flatnonzero(stable_states(TWO_BY_TWO, relations)["nash"][0]).tolist()


def test_attitude_faults():
    """Fails where an attitude of another size is taken for one."""
    with pytest.raises(ValueError, match="give -1"):
        attitude_relations(preferred(CHICKEN), np.array([[2, 0], [0, 1]]))


# Limited move


def test_limited_move_in_chicken():
    """Fails off the recursion by hand: DC stands for one move, nothing for two, CC for three and more."""
    equilibria = [
        np.flatnonzero(limited_move_stable(TWO_BY_TWO, CHICKEN, horizon).all(axis=0)).tolist()
        for horizon in (1, 2, 3, 4, 9)
    ]
    assert equilibria == [[DC, CD], [], [CC], [CC], [CC]]
    assert np.flatnonzero(non_myopic_stable(TWO_BY_TWO, CHICKEN).all(axis=0)).tolist() == [CC]
    assert anticipated(TWO_BY_TWO, CHICKEN, 2)[0].tolist() == [DC, DC, DC, CD]


def test_limited_move_in_the_prisoners_dilemma():
    """Fails off the recursion by hand: with two moves and more both CC and DD stand."""
    assert np.flatnonzero(limited_move_stable(TWO_BY_TWO, PRISONERS, 1).all(axis=0)).tolist() == [DD]
    for horizon in (2, 3, 4):
        stable = limited_move_stable(TWO_BY_TWO, PRISONERS, horizon)
        assert stable.tolist() == [[True, True, False, True], [True, False, True, True]]
    assert np.flatnonzero(non_myopic_stable(TWO_BY_TWO, PRISONERS).all(axis=0)).tolist() == [CC, DD]


def test_non_myopic_stability_of_a_cycle():
    """Fails where a state that is stable at every other horizon only counts as stable in the limit."""
    far = [limited_move_stable(TWO_BY_TWO, PENNIES, horizon) for horizon in range(30, 60)]
    assert np.array_equal(np.all(far, axis=0), non_myopic_stable(TWO_BY_TWO, PENNIES))
    assert (np.any(far, axis=0) & ~np.all(far, axis=0)).any()


@given(conflicts(parties=(2, 2), ties=False))
def test_one_move_ahead_is_nash(conflict):
    """Fails where L_1 is not Nash stability."""
    moves, worth = conflict
    assert np.array_equal(limited_move_stable(moves, worth, 1), by_numbers(moves, worth)["nash"])


@pytest.mark.parametrize("worth", [CHICKEN, PRISONERS, PENNIES], ids=["chicken", "prisoners", "pennies"])
def test_looking_ahead_follows_the_definition(worth):
    """Fails where an answer taken from the cycle is that of another horizon."""

    @cache
    def end(party, state, horizon):
        if horizon == 0:
            return state
        landings = sorted(after for before, after in TWO_BY_TWO.arcs(party).tolist() if before == state)
        ends = [end(1 - party, after, horizon - 1) for after in landings]
        best = max(ends, key=lambda place: worth[party, place])
        return best if worth[party, best] > worth[party, state] else state

    for horizon in range(30):
        expected = [[end(party, state, horizon) for state in range(4)] for party in (0, 1)]
        assert anticipated(TWO_BY_TWO, worth, horizon).tolist() == expected


def test_a_far_horizon_costs_no_more_than_a_cycle():
    """Fails where looking a million million moves ahead takes as many steps."""
    near = [anticipated(TWO_BY_TWO, PENNIES, 48 + step).tolist() for step in range(12)]
    far = [anticipated(TWO_BY_TWO, PENNIES, 12 * 10**11 + step).tolist() for step in range(12)]
    assert near == far
    assert any(ends != near[0] for ends in near)


def test_limited_move_is_for_two():
    """Fails where a third party passes in silence."""
    three = arc_moves(2, [np.array([[0, 1]])] * 3)
    with pytest.raises(ValueError, match="two parties; this conflict has 3"):
        limited_move_stable(three, np.zeros((3, 2)), 2)


# Inverse


@given(conflicts(states=(2, 5)), st.data())
def test_counts_of_rankings_agree_with_trying_each(conflict, data):
    """Fails where the sets below the target do not stand for all rankings."""
    moves, worth = conflict
    party = data.draw(st.integers(0, moves.n_parties - 1))
    target = data.draw(st.integers(0, moves.n_states - 1))
    rankings = np.array(list(itertools.permutations(range(moves.n_states))))
    worlds = np.repeat(worth[None], len(rankings), axis=0)
    worlds[:, party] = rankings
    ways = stabilising_sets(moves, worth, party, target)
    for concept, limit in thresholds(moves, worlds).items():
        stable = (worlds >= limit)[:, party, target]
        assert stable.sum() == stable_rankings(moves, worth, party, target)[concept]
        below = rankings < rankings[:, [target]]
        pattern = np.any([below[:, list(way)].all(axis=1) for way in ways[concept]], axis=0)
        assert np.array_equal(stable, pattern)


def test_necessary_pairs_in_chicken():
    """Fails off the hand: to keep CC the row need not rank it above DC unless nobody answers."""
    pairs = necessary_pairs(TWO_BY_TWO, CHICKEN, 0, CC)
    assert pairs == {"nash": ((CC, DC),), "gmr": (), "smr": (), "seq": ((CC, DC),)}
    ways = stabilising_sets(TWO_BY_TWO, CHICKEN, 0, CC)
    assert ways["gmr"] == ((DC,), (DD,))
    assert ways["smr"] == ((DC,), (CD, DD))


def test_many_states_are_refused():
    """Fails where 2^20 sets and more are begun without a word."""
    n_states = MAX_STATES + 1
    moves = arc_moves(n_states, [np.array([[0, 1]])])
    with pytest.raises(ValueError, match="for 20 states at most; this conflict has 21"):
        stable_rankings(moves, np.zeros((1, n_states)), 0, 0)


# Statements


@given(hnp.arrays(bool, st.tuples(st.integers(0, 5), st.integers(1, 6))))
def test_prioritised_ranks_are_the_sums_of_powers(truth):
    """Fails where an earlier true statement does not outweigh all later ones."""
    score = (2.0 ** np.arange(len(truth))[::-1]) @ truth
    assert np.array_equal(np.unique(score, return_inverse=True)[1], prioritised_ranks(truth))


@given(conflicts(parties=(2, 3)), st.data())
def test_smallest_reordering_agrees_with_trying_each(conflict, data):
    """Fails where a shorter way to re-order exists, or one as short is missing."""
    moves, worth = conflict
    truth = data.draw(hnp.arrays(bool, (4, moves.n_states)))
    concept, target = data.draw(st.sampled_from(CONCEPTS)), data.draw(st.integers(0, moves.n_states - 1))
    distances = {}
    for order in itertools.permutations(range(4)):
        changed = worth.copy()
        changed[0] = prioritised_ranks(truth[list(order)])
        if by_numbers(moves, changed)[concept][:, target].all():
            distances[order] = sum(a > b for a, b in itertools.combinations(order, 2))
    found = smallest_reordering(moves, worth, 0, truth, target, concept)
    least = min(distances.values(), default=None)
    assert found.swaps == least
    assert found.orders == tuple(order for order, swaps in distances.items() if swaps == least)
    assert found.complete


def test_reordering_and_dropping_in_chicken():
    """Fails off the hand, for the row's statements "the column cooperates" (CC, DC), "I defect" (DC, DD).

    DC has both on its side, so that CC is Nash for the row only where "I defect" is dropped, whatever the
    order. Under GMR the crash DD deters in this order; with "I defect" alone or first it is as good as DC.
    """
    truth = np.array([[True, True, False, False], [False, True, False, True]])
    found = smallest_reordering(TWO_BY_TWO, CHICKEN, 0, truth, CC, "nash", holders=(0,))
    assert (found.swaps, found.orders, found.drops, found.complete) == (None, (), (1,), True)
    found = smallest_reordering(TWO_BY_TWO, CHICKEN, 0, truth[::-1], CC, "gmr", holders=(0,))
    assert (found.swaps, found.orders, found.drops) == (1, ((1, 0),), (0,))


def test_reordering_stops_at_its_bound():
    """Fails where a bounded search claims to have tried every order."""
    truth = np.array([[True, True, False, False], [False, True, False, True]])
    found = smallest_reordering(TWO_BY_TWO, CHICKEN, 0, truth, CC, "nash", most=1)
    assert (found.swaps, found.complete) == (None, False)


# Orders


@given(st.integers(0, 6), st.integers(0, 16))
def test_orders_by_adjacent_swaps(n_items, swaps):
    """Fails where an order is missing, doubled or at another distance."""
    expected = {
        order
        for order in itertools.permutations(range(n_items))
        if sum(a > b for a, b in itertools.combinations(order, 2)) == swaps
    }
    assert sorted(expected) == sorted(map(tuple, orders_at(n_items, swaps).tolist()))
    assert len(expected) == count_at(n_items, swaps)


# Hypergames


@given(conflicts())
def test_a_hypergame_without_misperception_is_the_conflict(conflict):
    """Fails where everybody sees all and the hypergame differs."""
    moves, worth = conflict
    view = View(moves=moves, worth=worth, place=np.arange(moves.n_states))
    found = hypergame([view] * moves.n_parties)
    assert same(found.stable, by_numbers(moves, worth))
    assert not any(found.surprises(concept).any() for concept in CONCEPTS)


def test_a_hypergame_of_false_beliefs():
    """Fails off the hand: the row believes itself in the prisoners' dilemma, the column in chicken.

    At DD the row stays; the column, in chicken, swerves. At DC each is at rest in its own game.
    """
    places = np.arange(4)
    views = [View(moves=TWO_BY_TWO, worth=worth, place=places) for worth in (PRISONERS, CHICKEN)]
    assert np.flatnonzero(hypergame(views).equilibria("nash")).tolist() == [DC]


def test_an_unseen_threat_is_a_surprise():
    """Fails off the hand: the column does not see that the row can defect.

    Numbered in its view: CC 0, CD 1. It sees nothing in DC and DD, and defects from CC. The row, which sees
    all, leaves CC and CD too; DC and DD are at rest where the row does not want to go back.
    """
    seen = arc_moves(2, [np.empty((0, 2), dtype=int), np.array([[0, 1], [1, 0]])])
    views = [
        View(moves=TWO_BY_TWO, worth=PRISONERS, place=np.arange(4)),
        View(moves=seen, worth=PRISONERS[:, [CC, CD]], place=np.array([0, -1, 1, -1])),
    ]
    found = hypergame(views)
    assert not found.equilibria("nash").any()
    assert np.flatnonzero(found.surprises("nash")).tolist() == [DC, DD]


def test_moves_within_sight():
    """Fails where a party moves to or from a state it does not see, or another is kept from it."""
    seen = np.array([[True, True, False, True], [True] * 4])
    kept = moves_within_sight(TWO_BY_TWO, seen)
    assert kept.arcs(0).tolist() == [[CC, DC], [DC, CC]]
    assert np.array_equal(TWO_BY_TWO.arcs(1), kept.arcs(1))


# Frailty


def test_frailty_in_chicken():
    """Fails off the hand.

    CD falls as a Nash equilibrium where the row ranks the crash above it, or the column CC: neighbours, one
    swap. CC stands under GMR until one of them ranks the crash above it, which is two ranks away: the crash
    rises past two, or CC sinks past two. Under SMR it falls where one ranks the way out of the crash above
    CC.
    """
    nash = frailty(TWO_BY_TWO, CHICKEN, CD, "nash")
    assert (nash.swaps, nash.ways) == (1, 2)
    gmr, smr = (frailty(TWO_BY_TWO, CHICKEN, CC, concept) for concept in ("gmr", "smr"))
    assert (gmr.swaps, gmr.ways) == (2, 4)
    assert (smr.swaps, smr.ways) == (1, 2)
    assert smr.change == ((1, CC, DC),)


@given(conflicts(parties=(2, 2), states=(2, 4), ties=False), st.data())
def test_frailty_agrees_with_trying_every_profile(conflict, data):
    """Fails where a smaller change destroys the state, or another of that size is not counted."""
    moves, worth = conflict
    state, concept = data.draw(st.integers(0, moves.n_states - 1)), data.draw(st.sampled_from(CONCEPTS))
    rankings = np.array(list(itertools.permutations(range(moves.n_states))), dtype=float)
    worlds = np.array(list(itertools.product(rankings, repeat=2)))
    broken = ~(worlds >= thresholds(moves, worlds)[concept])[:, :, state].all(axis=1)
    turned = (worlds[:, :, :, None] > worlds[:, :, None, :]) & (worth[:, :, None] < worth[:, None, :])
    distances = turned.sum(axis=(1, 2, 3))[broken]
    found = frailty(moves, worth, state, concept)
    assert found.swaps == min(distances, default=None)
    assert found.ways == (distances == found.swaps).sum()
    assert found.complete


def test_frailty_says_where_it_stopped():
    """Fails where a bounded search claims that nothing destroys the state: six changes are one swap."""
    found = frailty(TWO_BY_TWO, CHICKEN, CC, "gmr", most=1 + 6)
    assert (found.swaps, found.tried, found.complete) == (None, 1, False)


def test_nobody_who_can_move_cannot_be_shaken():
    """Fails where a state that nobody can leave is called frail: all 2! times 2! profiles are tried."""
    still = arc_moves(2, [np.empty((0, 2), dtype=int)] * 2)
    found = frailty(still, np.array([[0.0, 1.0], [1.0, 0.0]]), 0, "seq")
    assert (found.swaps, found.tried, found.complete) == (None, 2, True)
