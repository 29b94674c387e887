"""Races of many rivals: python benchmarks/race.py [--quick]

CPU seconds of this process, best of three (once where it takes longer than a second): a random table from its
additive parts, values of every set in every period, who settles first and when, and the best order of offers.
"""

import argparse
import resource
from dataclasses import dataclass

import numpy as np

from detente.models.race.dealt_sets import additive_flows
from detente.models.race.meeting_game import Game, play
from detente.models.race.order import acceptance_gains, best_order
from detente.models.race.who_first import course
from timing import fastest


@dataclass(frozen=True)
class Size:
    """A random race: rivals, periods (None: the long run) and worlds."""

    rivals: int
    periods: int | None
    worlds: int = 1

    def __str__(self) -> str:
        length = "the long run" if self.periods is None else f"{self.periods} periods"
        worlds = f" x {self.worlds:,} worlds" if self.worlds > 1 else ""
        return f"{self.rivals} rivals x {length}{worlds}"


SIZES = (
    Size(2, None),
    Size(2, None, worlds=1000),
    Size(4, 100, worlds=1000),
    Size(8, 100),
    Size(12, 100),
    Size(12, None),
    Size(16, 100),
)


def game_of(size: Size) -> Game:
    """Deals that bring the two something, and mostly harm those who are left out."""
    rng = np.random.default_rng(1)
    worlds = (size.worlds,) if size.worlds > 1 else ()
    gains = rng.normal(1.5, 1, (*worlds, size.rivals, 2))
    pairs = [rng.normal(mean, 0.3, (*worlds, size.rivals, size.rivals)) for mean in (-0.1, -0.3, 0.1)]
    flows = additive_flows(gains, *pairs)
    meet = np.full((*worlds, size.rivals), 0.9 / size.rivals)
    return Game(flows, meet, np.full(worlds, 0.5), np.full(worlds, 0.9))


def solved(size: Size) -> None:
    """Everything that the command tells of a race but its words."""
    game = game_of(size)
    course(play(game, size.periods).settles, game.meet, size.periods)
    best_order(acceptance_gains(game.flows))


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    quick = parser.parse_args().quick
    print(f"{'size':<40}{'CPU s':>10}{'peak MB':>9}")
    for size in SIZES[:1] if quick else SIZES:
        seconds = fastest(lambda size=size: solved(size))[0]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size!s:<40}{seconds:>10.3f}{peak:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
