"""Spatial models of where issues settle, the exchange model beside its authors' program."""

import importlib.util

from detente.models.spatial.smp import smp
from paths.case import Case
from positions import ROUNDS, actors, exchanges

BARGAINED = ((13, 2), (40, 1), (80, 1))
EXCHANGED = ((6, 4), (10, 6), (15, 13))
HAS_DECIDE = importlib.util.find_spec("decide") is not None
if HAS_DECIDE:
    from paths.decide_program import exchanged_there
    from paths.peers import named


def bargained(number: int) -> Case:
    """The spatial model of politics, until it comes to rest."""
    n_actors, n_issues = BARGAINED[number]
    positions, capability, salience = actors(n_issues, n_actors)
    size = f"{n_actors} actors, {n_issues} issue{'s' * (n_issues > 1)}"
    return Case(size, lambda: smp(positions.T, capability[0], salience.T / n_issues))


def exchanged(number: int) -> Case:
    """Ten rounds of exchange; 15 actors and 13 issues are as many as the Paris talks had."""
    n_actors, n_issues = EXCHANGED[number]
    peers = {}
    if HAS_DECIDE:
        table = tuple(100 * each for each in actors(n_issues, n_actors))
        peers[named("decide-exchange-model")] = lambda: exchanged_there(*table, n_rounds=ROUNDS)
    size = f"{n_actors} actors, {n_issues} issues, {ROUNDS} rounds"
    return Case(size, lambda: exchanges(n_actors, n_issues, ROUNDS, 1), peers)
