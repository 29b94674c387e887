"""Ours and the second implementation of the graph model agree on random conflicts."""

import itertools
import math
import random
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest

from blind import graph_model as blind
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.coalitions import blocks, coalition_stable
from detente.models.graph_model.option_moves import option_moves
from detente.models.graph_model.paths import reached
from detente.models.graph_model.simultaneous import sim_stable
from detente.models.graph_model.stability import thresholds

CONCEPTS = ("nash", "gmr", "smr", "seq")
N_WORLDS = 2
LARGEST = 72  # states: what sets still solve in a moment


@dataclass(frozen=True)
class Options:
    """A conflict in option form."""

    n_parties: int
    levels: tuple[int, ...]
    owners: tuple[int, ...]
    directions: tuple[str, ...]
    patterns: tuple[tuple[int | None, ...], ...]

    @cached_property
    def vectors(self):
        """The feasible states, by their places."""
        return dict(enumerate(blind.feasible_vectors(self.levels, self.patterns)))

    @property
    def n_states(self):
        """How many states are feasible."""
        return len(self.vectors)

    def theirs(self):
        """Moves of the second implementation."""
        return blind.option_moves(self.vectors, range(self.n_parties), self.owners, self.directions)

    def ours(self):
        """Moves of the package."""
        feasible = np.zeros(math.prod(self.levels), dtype=bool)
        feasible[codes(self)] = True
        return option_moves(
            np.array(self.levels), np.array(self.owners), self.directions, feasible, self.n_parties
        )


@dataclass(frozen=True)
class Arcs:
    """A conflict whose moves are listed; what two moves reach, one need not."""

    n_parties: int
    n_states: int
    arcs: tuple[tuple[tuple[int, int], ...], ...]

    vectors = None
    owners = None

    def theirs(self):
        """Moves of the second implementation."""
        return blind.arc_moves(range(self.n_states), dict(enumerate(self.arcs)))

    def ours(self):
        """Moves of the package."""
        return arc_moves(self.n_states, [np.array(pairs, dtype=int).reshape(-1, 2) for pairs in self.arcs])


@dataclass(frozen=True)
class Thinned:
    """A conflict in option form of which some moves are gone, so that what is left is listed."""

    whole: Options
    arcs: tuple[tuple[tuple[int, int], ...], ...]

    def __getattr__(self, name):
        """Parties, states and options are those of the whole."""
        return getattr(self.whole, name)

    def theirs(self):
        """Moves of the second implementation."""
        return blind.arc_moves(range(self.n_states), dict(enumerate(self.arcs)))

    def ours(self):
        """Moves of the package."""
        return arc_moves(self.n_states, [np.array(pairs, dtype=int).reshape(-1, 2) for pairs in self.arcs])


def thinned(rng):
    """A conflict in option form without about a third of its moves."""
    whole = random_options(rng)
    arcs = (
        tuple((state, end) for state, ends in table.items() for end in sorted(ends) if rng.random() < 2 / 3)
        for table in whole.theirs().values()
    )
    return Thinned(whole, tuple(arcs))


def random_options(rng):
    """Two to four parties, three to seven options, some of three levels; some parties may own none."""
    n_parties, n_options = rng.randint(2, 4), rng.randint(3, 7)
    levels = [rng.choice((2, 2, 2, 3)) for _ in range(n_options)]
    patterns = [
        tuple(rng.choice((None, None, rng.randrange(n))) for n in levels) for _ in range(rng.randint(0, 5))
    ]
    return Options(
        n_parties=n_parties,
        levels=tuple(levels),
        owners=tuple(rng.randrange(n_parties) for _ in levels),
        directions=tuple(rng.choice(("both", "both", "forward", "backward")) for _ in levels),
        patterns=tuple(pattern for pattern in patterns if any(level is not None for level in pattern)),
    )


def codes(conflict):
    """The number that each state's levels spell, the first option the last digit."""
    weights = [math.prod(conflict.levels[:option]) for option in range(len(conflict.levels))]
    spelt = [
        sum(w * level for w, level in zip(weights, vector, strict=True))
        for vector in conflict.vectors.values()
    ]
    return np.array(spelt)


def random_arcs(rng):
    """Two to four parties and up to 24 states; two parties may share a move, and one may have none."""
    n_parties, n_states = rng.randint(2, 4), rng.randint(2, 24)
    pairs = list(itertools.permutations(range(n_states), 2))
    arcs = [rng.sample(pairs, rng.randint(0, min(len(pairs), 2 * n_states))) for _ in range(n_parties)]
    return Arcs(n_parties=n_parties, n_states=n_states, arcs=tuple(tuple(sorted(a)) for a in arcs))


def conflicts(n_games, seed):
    """Random conflicts with worths (n_worlds, n_parties, n_states), from many ties to hardly any."""
    rng = random.Random(seed)
    while n_games:
        conflict = rng.choice((random_options, random_options, thinned, random_arcs))(rng)
        if not 2 <= conflict.n_states <= LARGEST:
            continue
        n_games -= 1
        n_grades = rng.choice((2, 4, 10 * conflict.n_states))
        size = (N_WORLDS, conflict.n_parties, conflict.n_states)
        yield (
            conflict,
            np.array([float(rng.randrange(n_grades)) for _ in range(math.prod(size))]).reshape(size),
        )


def game(conflict, worth):
    """A conflict with one world's worths, as a game of the second implementation."""
    return blind.Game(
        moves=conflict.theirs(),
        worth={party: dict(enumerate(row.tolist())) for party, row in enumerate(worth)},
        vectors=conflict.vectors,
        owners=conflict.owners,
    )


def marks(states, n_states):
    """A set of states as true or false for each."""
    return [state in states for state in range(n_states)]


def test_moves():
    """Fails where a party can move to other states than the definition lets it."""
    for conflict, _ in conflicts(100, seed=1):
        moves = conflict.ours()
        for party, targets in conflict.theirs().items():
            for state, expected in targets.items():
                assert sorted(expected) == moves.successors(party, state).tolist(), (conflict, party, state)


def test_stability(tell):
    """Fails where one verdict for a party, in any of two worlds solved at once, is not the definition's."""
    n_verdicts = 0
    for conflict, worlds in conflicts(240, seed=2):
        moves, n_states = conflict.ours(), conflict.n_states
        found = thresholds(moves, worlds)
        stable = {concept: worlds >= found[concept] for concept in CONCEPTS}
        spelt = None if conflict.owners is None else codes(conflict)
        simultaneous = [sim_stable(moves, worth, spelt) for worth in worlds]
        if spelt is None:
            assert simultaneous == [None] * N_WORLDS
        else:
            stable["sim"] = np.stack(simultaneous)
        games = [game(conflict, worth) for worth in worlds]
        for concept, world, party in itertools.product(stable, range(N_WORLDS), range(conflict.n_parties)):
            expected = blind.CONCEPTS[concept](games[world], party)
            actual = stable[concept][world, party].tolist()
            assert marks(expected, n_states) == actual, (conflict, worlds[world].tolist(), concept, party)
            n_verdicts += n_states
    tell(f"graph model: {n_verdicts:,} verdicts for a party agree with the definitions")
    assert n_verdicts > 100_000


def test_prices():
    """Fails where what a party must gain at an unstable state, to stay there, is too little or too much."""
    rng = random.Random(3)
    for conflict, (worth, *_) in conflicts(50, seed=3):
        found = thresholds(conflict.ours(), worth)
        for concept in CONCEPTS:
            unstable = np.argwhere(worth < found[concept]).tolist()
            for party, state in rng.sample(unstable, min(3, len(unstable))):
                needed = found[concept][party, state]
                for paid in (needed - 0.5, needed):
                    raised = worth.copy()
                    raised[party, state] = paid
                    stays = state in blind.CONCEPTS[concept](game(conflict, raised), party)
                    assert stays == (paid == needed), (conflict, worth.tolist(), concept, party, state)


def test_coalitions(tell):
    """Fails where a state is left by another coalition, or for another end, than the definitions allow."""
    n_verdicts = 0
    for conflict, (worth, *_) in conflicts(60, seed=4):
        moves, theirs, n_states = conflict.ours(), game(conflict, worth), conflict.n_states
        for concept in CONCEPTS:
            told = (conflict, worth.tolist(), concept)
            expected = blind.blocks(theirs, concept)
            stable = {state for state, leaving in expected.items() if not leaving}
            assert marks(stable, n_states) == coalition_stable(moves, worth, concept).tolist(), told
            found = blocks(moves, worth, concept)
            assert found.keys() == expected.keys() - stable, told
            for state, (members, target) in found.items():
                assert members == next(iter(expected[state])), (*told, state)
                assert target in expected[state][members], (*told, state)
            n_verdicts += n_states
    tell(f"graph model: {n_verdicts:,} verdicts for all coalitions agree with the definitions")


@pytest.mark.parametrize("improving", [False, True])
def test_shortest_ways(improving):
    """Fails where a shortest legal sequence from the status quo is missing, or another is given."""
    for conflict, (worth, *_) in conflicts(40, seed=5):
        ways = reached(conflict.ours(), worth if improving else None, 0)
        expected = blind.shortest_sequences(game(conflict, worth), 0, improving=improving)
        for state, distance in enumerate(ways.distance.tolist()):
            assert distance == (len(min(expected[state])) if state in expected else -1), (conflict, state)
            if state in expected:
                assert expected[state] == set(ways.paths(state)), (conflict, worth.tolist(), state)


@pytest.mark.parametrize("improving", [False, True])
def test_joint_moves(improving):
    """Fails where some of the parties can get elsewhere together than their legal sequences lead."""
    for conflict, (worth, *_) in conflicts(20, seed=6):
        moves, theirs = conflict.ours(), game(conflict, worth)
        for members in blind.coalitions(theirs):
            ways = reached(moves, worth if improving else None, 0, movers=members)
            expected = blind.joint_moves(theirs, members, 0, improving=improving) - {0}
            assert sorted(expected) == np.flatnonzero(ways.distance > 0).tolist(), (conflict, members)
