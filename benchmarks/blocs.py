"""Landscapes of many actors: python benchmarks/blocs.py [--quick]

CPU seconds of this process, best of three (once where it takes longer than a second), of random landscapes:
all minima and basins by looking at every division, 512 descents from scattered starts, and the search for a
proof that nothing lies deeper, which is not tried where there are more than 60 actors.
"""

import argparse
from dataclasses import dataclass

import numpy as np

from detente.analysis.taking_sides import MAX_PROVEN, starts
from detente.models.landscape.branch_and_bound import deepest
from detente.models.landscape.descent import descended
from detente.models.landscape.enumeration import MAX_WAYS, local_minima, n_ways
from detente.models.landscape.landscape import Landscape
from timing import fastest


@dataclass(frozen=True)
class Size:
    """A random landscape: actors and blocs."""

    actors: int
    blocs: int

    def __str__(self) -> str:
        return f"{self.actors} actors, {self.blocs} blocs"


SIZES = (
    Size(11, 2),
    Size(17, 2),
    Size(22, 2),
    Size(13, 3),
    Size(30, 2),
    Size(40, 3),
    Size(60, 2),
    Size(60, 3),
    Size(200, 2),
    Size(200, 4),
)


def landscape_of(size: Size) -> Landscape:
    """Sizes spread as those of states, likings and dislikings at random."""
    rng = np.random.default_rng(1)
    upper = np.triu(rng.normal(size=(size.actors, size.actors)), 1)
    nobody = np.full(size.actors, np.nan)
    return Landscape(rng.lognormal(size=size.actors), upper + upper.T, size.blocs, nobody)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    sizes = SIZES[:1] if parser.parse_args().quick else SIZES
    warm = landscape_of(SIZES[0])
    deepest(warm, descended(warm, starts(warm)).sides[0])
    print(f"{'size':<24}{'every division':>16}{'512 descents':>14}{'proof':>10}  proven")
    for size in sizes:
        landscape = landscape_of(size)
        every = (
            fastest(lambda given=landscape: local_minima(given))[0] if n_ways(landscape) <= MAX_WAYS else None
        )
        begin = starts(landscape)
        several, found = fastest(lambda given=landscape, at=begin: descended(given, at))
        tried = size.actors <= MAX_PROVEN
        search, best = (
            fastest(lambda given=landscape, at=found.sides[0]: deepest(given, at)) if tried else (None, None)
        )
        print(
            f"{size!s:<24}{_seconds(every):>16}{several:>14.4f}{_seconds(search):>10}  "
            f"{'yes' if best and best.proven else 'no'}"
        )


def _seconds(taken: float | None) -> str:
    return "-" if taken is None else f"{taken:.4f}"


if __name__ == "__main__":
    main()
