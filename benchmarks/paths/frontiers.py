"""Exact frontiers, beside NegMAS."""

import numpy as np

from detente.models.frontier import pareto_frontier
from detente.models.minkowski import frontiers_of_sums
from packages import HAS_NEGMAS, Size, negmas_functions, worths
from paths.case import Case
from paths.peers import named

if HAS_NEGMAS:
    from negmas.preferences.ops import pareto_frontier_numpy
    from negmas.preferences.pareto_sampler import MOBANOSParetoSampler

LISTED = (10_000, 100_000, 1_000_000)
ISSUES = (3, 15, 30)


def listed(number: int) -> Case:
    """The frontier of a list of random worths of three parties."""
    worth = np.random.default_rng(1).normal(size=(LISTED[number], 3)).round(3)
    peers = {named("negmas"): lambda: pareto_frontier_numpy(worth)} if HAS_NEGMAS else {}
    return Case(f"{LISTED[number]:,} packages, 3 parties", lambda: pareto_frontier(worth), peers)


def merged(number: int) -> Case:
    """The frontier of all packages of two parties, none of them listed."""
    size = Size(2, ISSUES[number], 10)
    parts = worths(size)
    peers = {}
    if HAS_NEGMAS:
        functions, _ = negmas_functions(parts)
        peers[named("negmas")] = lambda: MOBANOSParetoSampler().init(functions[0], functions[1])
    return Case(f"10^{ISSUES[number]} packages, 2 parties", lambda: frontiers_of_sums(parts), peers)
