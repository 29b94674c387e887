"""Fewest self-enforcing steps of random exchanges: python benchmarks/phases.py [--quick]

CPU seconds of this process over several exchanges of a size, mean and worst: the fewest steps up to ten and a
plan in so many or, where there is none, the smallest bonds that would make one. Then the packaged case over
worlds.
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np

from detente.analysis.phases import MOST, phases
from detente.catalogue import DEMO, scenario_file
from detente.forecasting import phase_bands
from detente.forecasting.bands import over_worlds
from detente.models.phases.exchange import Exchange, between_two
from detente.models.phases.guarantee import smallest_bond
from detente.models.phases.plan import best_plan, fewest_steps
from detente.scenario import load

N_EXCHANGES = 12


@dataclass(frozen=True)
class Size:
    """How many items, what share of them lumpy, and the factor from step to step."""

    items: int
    lumpy: float
    factor: float

    def __str__(self) -> str:
        return f"{self.items} items, {self.lumpy:.0%} lumpy, factor {self.factor:g}"


SIZES = tuple(
    Size(items, lumpy, factor) for items in (6, 12, 24) for lumpy in (0, 0.5, 1) for factor in (1.0, 0.95)
)


def exchange_of(size: Size, rng: np.random.Generator) -> Exchange:
    """Items given in turn by two sides, each worth more to the receiver than it costs."""
    costs = rng.uniform(0.5, 5, size.items)
    values = costs * rng.uniform(1.05, 2.5, size.items)
    return between_two(
        [(place % 2, cost, value) for place, (cost, value) in enumerate(zip(costs, values, strict=True))],
        lumpy=list(rng.random(size.items) < size.lumpy),
        revocable=list(rng.choice([0, 0.3, 0.8], size.items)),
        bonds=float(rng.choice([0.5, 1, 3])),
        caps=float(rng.choice([4, 8, np.inf])),
        factors=size.factor,
    )


def planned(exchange: Exchange) -> bool:
    """Whether there is a plan; it, or what would make one, is worked out."""
    n_steps = fewest_steps(exchange, MOST)
    if n_steps is None:
        for party in (0, 1):
            smallest_bond(exchange, party, MOST)
        return False
    return best_plan(exchange, n_steps) is not None


def timed(size: Size, repeats: int) -> str:
    """A line of the table."""
    rng, seconds, found = np.random.default_rng(1), [], 0
    for _ in range(repeats):
        exchange = exchange_of(size, rng)
        start = time.process_time()
        found += planned(exchange)
        seconds.append(time.process_time() - start)
    return f"{size!s:<40}{found:>4} of {repeats:<4}{np.mean(seconds):>10.3f}{max(seconds):>10.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    quick = parser.parse_args().quick
    print(f"{'size':<40}{'with plan':<12}{'mean s':>10}{'worst s':>10}")
    for size in SIZES[:1] if quick else SIZES:
        print(timed(size, 2 if quick else N_EXCHANGES), flush=True)
    case, draws = load(scenario_file(DEMO)), 2 if quick else 200
    start = time.process_time()
    over_worlds(case, ask=phases, draws=draws, seed=1, plan=phase_bands.plan)
    print(f"{f'{DEMO}, {draws} worlds':<52}{time.process_time() - start:>10.3f}")


if __name__ == "__main__":
    main()
