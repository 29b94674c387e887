"""CPU time of the spatial models: python benchmarks/positions.py [--quick]

CPU seconds of this process after compilation, best of three (once where it takes longer than a second).
Actors are random: capabilities, positions and saliences uniform.
"""

import argparse
import time
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from detente.models.exchange.rounds import exchange_round
from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility import expected_utility
from detente.models.spatial.influence import influence
from detente.models.spatial.median import weighted_median
from detente.models.spatial.smp import smp
from timing import fastest

Floats = NDArray[np.float64]
Case = tuple[str, str, Callable[[], object], str]

DRAWS = 10_000
ROUNDS = 10
# The peers' own programs on another machine and other cases of these sizes, CPU seconds (KTAB's for 80 and
# 160 actors by the clock; the exchange model's core alone): no ratio can be taken.
KTAB = {(13, 2): "0.33", (40, 1): "6.5", (80, 1): "228", (160, 1): "more than 900"}


def actors(n_worlds: int, n_actors: int) -> tuple[Floats, Floats, Floats]:
    """Positions, capabilities and saliences of random actors in many worlds."""
    rng = np.random.default_rng(1)
    return tuple(rng.uniform(0.05, 1, (n_worlds, n_actors)) for _ in range(3))


def first_calls() -> Iterator[Case]:
    """What compiling kernels, or loading them from the cache, costs once."""
    few = actors(1, 3)
    yield "expected utility", "first call", lambda: expected_utility(*few, rounds=1), ""
    yield "SMP", "first call", lambda: smp(few[0][..., None], few[1], few[2][..., None]), ""
    yield "exchange", "first call", lambda: exchanges(3, 2, 1, 1), ""


def draws(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Ten thousand worlds in one call."""
    for n_actors in sizes:
        positions, capability, salience = actors(DRAWS, n_actors)
        weights = influence(capability, salience)
        size = f"{DRAWS:,} draws, {n_actors} actors"
        yield "compromise", size, lambda x=positions, w=weights: compromise(x, w), ""
        yield "median", size, lambda x=positions, w=weights: weighted_median(x, w), ""
        case = positions, capability, salience
        yield "expected utility, 8 rounds", size, lambda case=case: expected_utility(*case), ""


def single_runs(sizes: tuple[tuple[int, int], ...]) -> Iterator[Case]:
    """One world of the spatial model of politics, until it comes to rest."""
    for n_actors, n_issues in sizes:
        positions, capability, salience = actors(n_issues, n_actors)
        case = positions.T, capability[0], salience.T / n_issues
        size = f"{n_actors} actors, {n_issues} issue{'s' * (n_issues > 1)}"
        yield "SMP", size, lambda case=case: smp(*case), KTAB.get((n_actors, n_issues), "")


def exchanges(n_actors: int, n_issues: int, n_rounds: int, n_draws: int) -> None:
    """Rounds of exchange, each from where the last one left the actors; several draws with chance."""
    positions, capability, salience = (100 * table for table in actors(n_issues, n_actors))
    for draw in range(n_draws):
        at = positions
        for step in range(n_rounds):
            random = 0.5 if n_draws > 1 else 0.0
            at = exchange_round(
                at, salience / 100, capability * salience, random, draw * n_rounds + step
            ).next_positions


def exchange_runs(sizes: tuple[tuple[int, int, int], ...]) -> Iterator[Case]:
    """The exchange model, ten rounds; 15 actors and 13 issues are as many as the Paris talks had."""
    for n_actors, n_issues, n_draws in sizes:
        size = f"{n_actors} actors, {n_issues} issues" + (f", {n_draws:,} draws" if n_draws > 1 else "")
        peer = "9.9" if (n_actors, n_issues, n_draws) == (15, 13, 1) else ""
        case = n_actors, n_issues, ROUNDS, n_draws
        yield f"exchange, {ROUNDS} rounds", size, lambda case=case: exchanges(*case), peer


def main() -> None:
    """Print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest sizes only: proves that it runs")
    quick = parser.parse_args().quick
    cut = slice(0, 1) if quick else slice(None)
    print(f"{'model':<28}{'size':<36}{'CPU s':>10}{'peer, another machine':>24}")
    for model, size, call, _ in first_calls():
        start = time.process_time()
        call()
        print(f"{model:<28}{size:<36}{time.process_time() - start:>10.4f}", flush=True)
    cases = [*draws((10, 20, 40)[cut]), *single_runs(((13, 2), (40, 1), (80, 1), (160, 1))[cut])]
    cases += exchange_runs(((10, 6, 1), (15, 13, 1), (15, 13, 100), (15, 13, 1000))[cut])
    for model, size, call, ktab in cases:
        print(f"{model:<28}{size:<36}{fastest(call)[0]:>10.4f}{ktab:>24}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
