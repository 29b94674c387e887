"""Ours and the second implementation agree where preference is unknown, great or mixed with attitudes."""

import itertools
import random

import numpy as np
import pytest

from blind import graph_relations as blind
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.attitudes import attitude_relations
from detente.models.graph_model.relations import preferred, stable_states
from detente.models.graph_model.strength import strength_stable
from detente.models.graph_model.unknown import EXTENSIONS, unknown_relations

N_GAMES = 60


def games(seed):
    """Random arcs of two to four parties among three to eight states, and worths with ties."""
    rng = random.Random(seed)
    for _ in range(N_GAMES):
        n_parties, n_states = rng.randint(2, 4), rng.randint(3, 8)
        pairs = list(itertools.permutations(range(n_states), 2))
        arcs = [
            sorted(rng.sample(pairs, rng.randint(1, min(len(pairs), 2 * n_states)))) for _ in range(n_parties)
        ]
        worth = [[rng.randrange(n_states) for _ in range(n_states)] for _ in range(n_parties)]
        moves = {
            party: {state: {end for start, end in own if start == state} for state in range(n_states)}
            for party, own in enumerate(arcs)
        }
        yield rng, arc_moves(n_states, [np.array(own) for own in arcs]), moves, np.array(worth, dtype=float)


def says(table):
    """A table of truths as a relation."""
    return lambda party, here, there: bool(table[party, here, there])


def same(ours, theirs):
    """Whether all verdicts for all parties are those of the definitions."""
    return all(
        set(np.flatnonzero(rows[party]).tolist()) == told[concept]
        for concept, rows in ours.items()
        for party, told in theirs.items()
    )


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_unknown_preference(extension):
    """Fails where an extension leaves, is deterred or answers otherwise than its definition."""
    for rng, ours, moves, worth in games(seed=1):
        unsure = np.zeros((len(worth), worth.shape[1], worth.shape[1]), dtype=bool)
        for party, (one, other) in itertools.product(moves, itertools.combinations(range(worth.shape[1]), 2)):
            unsure[party, one, other] = unsure[party, other, one] = rng.random() < 0.2
        better = preferred(worth) & ~unsure
        found = stable_states(ours, unknown_relations(better, unsure, extension))
        told = {p: blind.unknown(moves, p, says(better), says(unsure), extension) for p in moves}
        assert same(found, told), (moves, worth.tolist(), unsure.tolist())


def test_great_preference():
    """Fails where a state is held by a mild loss, or not by a great one."""
    for rng, ours, moves, worth in games(seed=2):
        better, greatly = preferred(worth), preferred(worth // rng.choice((2, 3)))
        told = {p: blind.strong(moves, p, says(better), says(greatly)) for p in moves}
        assert same(strength_stable(ours, better, greatly).strong, told), (moves, worth.tolist())


def test_attitudes():
    """Fails where a party moves against a friend, or is not deterred by what it would not accept."""
    for rng, ours, moves, worth in games(seed=3):
        towards = np.array([[rng.choice((-1, 0, 1)) for _ in moves] for _ in moves])
        found = stable_states(ours, attitude_relations(preferred(worth), towards))
        regard = {(one, other): int(towards[one, other]) for one in moves for other in moves}
        told = {p: blind.attitudes(moves, p, says(preferred(worth)), regard) for p in moves}
        assert same(found, told), (moves, worth.tolist(), towards.tolist())
