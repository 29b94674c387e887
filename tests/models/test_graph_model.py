"""The Graph Model's kernels: laws on random conflicts, and cases small enough to work by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.coalitions import MOST_STATES_SMR, blocks, coalition_stable
from detente.models.graph_model.inverse import prices
from detente.models.graph_model.option_moves import OptionMoves, option_moves
from detente.models.graph_model.paths import reached
from detente.models.graph_model.reasons import reason
from detente.models.graph_model.simultaneous import sim_stable
from detente.models.graph_model.stability import CONCEPTS, thresholds

IMPLIED = (("nash", "seq"), ("nash", "smr"), ("seq", "gmr"), ("smr", "gmr"))


def worths(draw, n_parties, n_states, n_worlds=()):
    """Whole points, so that sums are exact, with many ties."""
    points = hnp.arrays(np.int64, (*n_worlds, n_parties, n_states), elements=st.integers(0, 6))
    return draw(points).astype(np.float64)


@st.composite
def by_options(draw, n_worlds=()):
    """Up to four options of two or three levels, some that cannot be taken back, some states missing."""
    levels = draw(st.lists(st.integers(2, 3), min_size=1, max_size=4))
    n_options, n_parties = len(levels), draw(st.integers(1, 3))
    owners = draw(hnp.arrays(np.int64, n_options, elements=st.integers(0, n_parties - 1)))
    directions = draw(st.tuples(*[st.sampled_from(("both", "both", "forward", "backward"))] * n_options))
    feasible = draw(hnp.arrays(np.bool_, int(np.prod(levels)), elements=st.integers(0, 3).map(bool)))
    feasible[draw(st.integers(0, len(feasible) - 1))] = True
    moves = option_moves(np.array(levels), owners, directions, feasible, n_parties)
    return moves, worths(draw, n_parties, moves.n_states, n_worlds)


@st.composite
def by_arcs(draw):
    """Up to seven states and any arcs between them, which need not compose."""
    n_states, n_parties = draw(st.integers(2, 7)), draw(st.integers(1, 3))
    pairs = [(here, there) for here in range(n_states) for there in range(n_states) if here != there]
    drawn = [draw(st.lists(st.sampled_from(pairs), max_size=12)) for _ in range(n_parties)]
    moves = arc_moves(n_states, [np.array(own, dtype=np.int64).reshape(-1, 2) for own in drawn])
    return moves, worths(draw, n_parties, n_states)


CONFLICTS = st.one_of(by_options(), by_arcs())


def listed(moves):
    """The same moves as arcs."""
    return arc_moves(moves.n_states, [moves.arcs(party) for party in range(moves.n_parties)])


@given(CONFLICTS)
def test_concepts_imply_each_other(conflict):
    """Fails where more answers leave a party better off: R implies SEQ and SMR, and either implies GMR."""
    found = thresholds(*conflict)
    for strong, weak in IMPLIED:
        assert (found[strong] >= found[weak]).all(), (strong, weak)


@given(CONFLICTS)
def test_coalition_concepts_imply_each_other(conflict):
    """Fails where what no coalition would leave is left by a party alone, or under a weaker concept."""
    moves, worth = conflict
    found = {concept: coalition_stable(moves, worth, concept) for concept in CONCEPTS}
    for strong, weak in IMPLIED:
        assert (found[weak] | ~found[strong]).all(), (strong, weak)
    for concept, limits in thresholds(moves, worth).items():
        assert not (found[concept] & (worth < limits).any(axis=0)).any(), concept


@given(by_options())
def test_options_and_arcs_say_the_same(conflict):
    """Fails where the sweeps over options miss or add a move: listed as arcs, the game is the same."""
    moves, worth = conflict
    arcs = listed(moves)
    for concept, limits in thresholds(arcs, worth).items():
        assert limits.tolist() == thresholds(moves, worth)[concept].tolist()
        assert blocks(arcs, worth, concept) == blocks(moves, worth, concept)
    for seen in (None, worth):
        assert reached(arcs, seen, 0).distance.tolist() == reached(moves, seen, 0).distance.tolist()


@given(by_options())
def test_composed_moves_need_no_last_mover(conflict):
    """Fails where waiting a turn matters though every party's moves compose."""
    moves, worth = conflict
    arcs = listed(moves)
    assert arcs.transitive
    arcs.transitive = False
    for concept, limits in thresholds(arcs, worth).items():
        assert limits.tolist() == thresholds(moves, worth)[concept].tolist()


@given(by_options(), st.randoms())
def test_order_of_parties_and_options_is_nothing(conflict, random):
    """Fails where a verdict hangs on the order in which parties and options are written down."""
    moves, worth = conflict
    parties, options = list(range(moves.n_parties)), list(range(len(moves.levels)))
    random.shuffle(parties)
    random.shuffle(options)
    digits = np.indices(moves.levels[::-1].tolist())[::-1].reshape(len(options), -1)
    shuffled = np.ravel_multi_index(digits[options[::-1]], moves.levels[options[::-1]].tolist())
    feasible = np.zeros_like(moves.feasible)
    feasible[shuffled] = moves.feasible
    owners = np.array([parties.index(moves.owners[option]) for option in options])
    directions = tuple(moves.directions[option] for option in options)
    other = option_moves(moves.levels[options], owners, directions, feasible, moves.n_parties)
    states = np.argsort(shuffled[moves.codes])
    expected = thresholds(moves, worth)
    for concept, limits in thresholds(other, worth[parties][:, states]).items():
        assert limits.tolist() == expected[concept][parties][:, states].tolist()


@given(CONFLICTS, st.sampled_from(CONCEPTS), st.data())
def test_price_is_exact(conflict, concept, data):
    """Fails where a shortfall is not what the state must gain for the party, no more and no less."""
    moves, worth = conflict
    price = prices(worth - thresholds(moves, worth)[concept])
    short = np.argwhere(price > 0)
    if not len(short):
        return
    party, state = data.draw(st.sampled_from([tuple(pair) for pair in short.tolist()]))
    for gain, stable in ((price[party, state], True), (price[party, state] - 0.5, False)):
        raised = worth.copy()
        raised[party, state] += gain
        assert (raised >= thresholds(moves, raised)[concept])[party, state] == stable


@given(by_options(), st.sampled_from(CONCEPTS), st.data())
def test_slack_is_exact(conflict, concept, data):
    """Fails where a margin is not what the state could lose; by options a move never leads back by itself."""
    moves, worth = conflict
    margin = worth - thresholds(moves, worth)[concept]
    firm = np.argwhere((margin >= 0) & np.isfinite(margin))
    if not len(firm):
        return
    party, state = data.draw(st.sampled_from([tuple(pair) for pair in firm.tolist()]))
    for loss, stable in ((margin[party, state], True), (margin[party, state] + 0.5, False)):
        lowered = worth.copy()
        lowered[party, state] -= loss
        assert (lowered >= thresholds(moves, lowered)[concept])[party, state] == stable


@given(by_options(n_worlds=(2, 3)))
def test_worlds_are_solved_apart(conflict):
    """Fails where one world's preferences leak into another's verdicts."""
    moves, worth = conflict
    for solver in (moves, listed(moves)):
        together = thresholds(solver, worth)
        for world in np.ndindex(2, 3):
            for concept, limits in thresholds(solver, worth[world]).items():
                assert together[concept][world].tolist() == limits.tolist()


def test_more_worlds_than_a_block():
    """Fails at the seam between two blocks of worlds."""
    moves = option_moves(np.full(6, 2), np.arange(6) % 3, ("both",) * 6, np.ones(64, dtype=bool))
    worth = np.random.default_rng(0).random((3000, 3, 64))
    together = thresholds(moves, worth)
    for world in (0, 2047, 2048, 2999):
        for concept, limits in thresholds(moves, worth[world]).items():
            assert (together[concept][world] == limits).all()


def test_one_party_with_very_many_states():
    """Fails where long rows of states are swept in another way than short ones."""
    moves = option_moves(np.full(11, 2), np.zeros(11, dtype=int), ("both",) * 11, np.ones(2048, dtype=bool))
    worth = np.random.default_rng(0).permutation(2048).astype(float)
    expected = np.where(worth == 2047, 2046, 2047)
    for limits in thresholds(moves, worth[None]).values():
        assert (limits[0] == expected).all()


@given(CONFLICTS)
def test_nash_stable_is_simultaneously_stable(conflict):
    """Fails where a state without improvements is left, or moves are put together and nobody knows how."""
    moves, worth = conflict
    found = sim_stable(moves, worth)
    if not isinstance(moves, OptionMoves):
        assert found is None
        return
    assert (found | (worth < thresholds(moves, worth)["nash"])).all()
    assert (sim_stable(listed(moves), worth, moves.codes) == found).all()


@given(CONFLICTS, st.sampled_from(CONCEPTS))
def test_coalitions_leave_for_something_better(conflict, concept):
    """Fails where a coalition's target is out of its reach, or no better for one of its members."""
    moves, worth = conflict
    for state, (members, target) in blocks(moves, worth, concept).items():
        assert reached(moves, None, state, movers=members).distance[target] > 0
        assert (worth[list(members), target] > worth[list(members), state]).all()


@given(CONFLICTS, st.booleans())
def test_paths_are_moves(conflict, improving):
    """Fails where a path breaks off, has a mover twice in succession, or is not as short as it says."""
    moves, worth = conflict
    found = reached(moves, worth if improving else None, 0)
    for target, distance in enumerate(found.distance):
        paths = [path for path, _ in zip(found.paths(target), range(20), strict=False)]
        assert (distance < 0) == (not paths)
        assert len(set(paths)) == len(paths)
        for path in paths:
            assert len(path) == distance
            assert_legal(moves, 0, path, worth if improving else None)
            assert not path or path[-1][1] == target


def assert_legal(moves, state, path, worth):
    """Every step is a move, nobody's twice in succession, and better for its mover where worth is given."""
    last = None
    for mover, target in path:
        assert mover != last
        assert target in moves.successors(mover, state)
        assert worth is None or worth[mover, target] > worth[mover, state]
        last, state = mover, target


@given(CONFLICTS, st.sampled_from(CONCEPTS))
def test_reasons_bear_out_the_verdict(conflict, concept):
    """Fails where a reason contradicts the verdict, or its answer is no legal answer."""
    moves, worth = conflict
    limits = thresholds(moves, worth)[concept]
    for party, state in np.ndindex(worth.shape):
        why = reason(moves, worth, party, state, concept)
        assert (why.value > worth[party, state]) == (limits[party, state] > worth[party, state])
        if why.answer:
            assert_legal(moves, why.move, why.answer, worth if concept == "seq" else None)
            assert party not in [mover for mover, _ in why.answer]
            assert worth[party, why.answer[-1][1]] <= worth[party, state]
            assert why.value <= worth[party, state] < worth[party, why.move]


def test_nobody_moves_twice_in_succession_but_again_later():
    """Fails where the second party walks from 1 to 3 alone, or may not move again after the third."""
    move, walk, bridge = [0, 1], [[1, 2], [2, 3]], [2, 4]
    worth = np.array([[2.0, 3.0, 3.0, 1.0, 3.0, 0.0]] + [[0.0] * 6] * 2)
    alone = arc_moves(6, [np.array([move]), np.array(walk), np.zeros((0, 2))])
    assert not alone.transitive
    assert thresholds(alone, worth)["gmr"][0, 0] == 3
    again = arc_moves(6, [np.array([move]), np.array([*walk, [4, 5]]), np.array([bridge])])
    assert thresholds(again, worth)["gmr"][0, 0] == 0
    assert list(reached(again, None, 1).paths(5)) == [((1, 2), (2, 4), (1, 5))]


def test_moves_pass_over_what_cannot_be():
    """Fails where a party needs a feasible state between two of its options changed at once."""
    feasible = np.array([True, False, False, True])
    moves = option_moves(np.array([2, 2]), np.array([0, 0]), ("forward", "both"), feasible)
    assert moves.codes.tolist() == [0, 3]
    assert moves.arcs(0).tolist() == [[0, 1]]


@pytest.mark.parametrize(
    ("levels", "owners", "directions", "n_feasible", "message"),
    [
        ([2, 2], [0], ("both", "both"), 4, "levels, owners and directions differ in length"),
        ([2, 3], [0, 1], ("both", "both"), 4, "feasible has 4 entries; 6 combinations need one each"),
        ([2], [0], ("fwd",), 2, "direction 'fwd' is unknown: give one of both, forward, backward"),
    ],
)
def test_options_that_do_not_fit(levels, owners, directions, n_feasible, message):
    """Fails where options that do not fit together give moves."""
    with pytest.raises(ValueError, match=message):
        option_moves(np.array(levels), np.array(owners), directions, np.ones(n_feasible, dtype=bool))


@pytest.mark.parametrize(
    ("arc", "message"), [([0, 3], "a state that does not exist"), ([1, 1], "from a state to itself")]
)
def test_arcs_that_lead_nowhere(arc, message):
    """Fails where an arc out of the conflict, or none at all, is taken for a move."""
    with pytest.raises(ValueError, match=message):
        arc_moves(3, [np.array([arc])])


def test_arcs_between_very_many_states_compose():
    """Fails where numbers of states, multiplied, leave 32 bits, and moves that compose seem not to."""
    arcs = 49_990 + np.array([[0, 1], [1, 2], [0, 2]])
    assert arc_moves(50_000, [arcs]).transitive
    assert not arc_moves(50_000, [arcs[:2]]).transitive


def test_too_many_states_for_coalitions():
    """Fails where a question that would take hours begins instead of being refused."""
    n_states = 2 * MOST_STATES_SMR
    moves = option_moves(np.full(13, 2), np.arange(13) % 2, ("both",) * 13, np.ones(n_states, dtype=bool))
    worth = np.zeros((2, n_states))
    with pytest.raises(ValueError, match=r"8,192 states are too many for coalitions .* at most 4,096 states"):
        coalition_stable(moves, worth, "smr")
    with pytest.raises(ValueError, match="8,192 states are too many to list: ask about at most 4,096"):
        blocks(moves, worth, "nash")
    assert blocks(moves, worth, "nash", states=np.arange(5)) == {}


def test_too_many_states_for_simultaneous_moves():
    """Fails where simultaneous stability of very many states begins instead of being refused."""
    moves = option_moves(np.full(15, 2), np.arange(15) % 3, ("both",) * 15, np.ones(2**15, dtype=bool))
    with pytest.raises(ValueError, match="32,768 states are too many for simultaneous stability"):
        sim_stable(moves, np.zeros((3, 2**15)))


def test_long_rows_are_swept_as_short_ones(monkeypatch):
    """Fails where rows of very many states, swept in another way, give other verdicts."""
    directions = ("both", "both", "forward", "both", "both", "backward", "both")
    moves = option_moves(np.full(7, 2), np.array([0, 0, 0, 0, 1, 1, 1]), directions, np.arange(128) % 5 > 0)
    worth = np.random.default_rng(0).integers(0, 50, (3, 2, moves.n_states)).astype(float)
    expected = thresholds(moves, worth)
    monkeypatch.setattr("detente.models.graph_model.option_grid._FEW_LEVELS", 0)
    for concept, limits in thresholds(moves, worth).items():
        assert limits.tolist() == expected[concept].tolist()


def test_whole_numbers_are_worths_too():
    """Worths given as integers mean what the same floats mean, infeasible corners included."""
    moves = option_moves((2, 2, 2), (0, 1, 0), ("both",) * 3, np.arange(8) < 4)
    worth = np.array([[1, 0, 1, 1], [0, 2, 1, 1]])
    assert np.array_equal(
        coalition_stable(moves, worth, "seq"), coalition_stable(moves, worth.astype(float), "seq")
    )
    here, there = (reached(moves, one, 0).distance for one in (worth, worth.astype(float)))
    assert np.array_equal(here, there)
