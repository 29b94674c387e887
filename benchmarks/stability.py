"""Stable states of random conflicts, beside matrix algebra: python benchmarks/stability.py [--quick]

CPU seconds of this process, best of three (once where it takes longer than a second): moves by options, then
all states, all parties and all four concepts (Nash, gmr, smr, seq). Beside it the matrix algebra of Xu, Hipel
and Kilgour (2009) on the same conflict, dense in float32 and with BLAS, where it can do the size; it must
come to the same verdicts. BLAS has one thread: others that wait for work would count against it.
"""

import argparse
import os
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.coalitions import coalition_stable
from detente.models.graph_model.option_moves import OptionMoves, option_moves
from detente.models.graph_model.stability import CONCEPTS, thresholds
from timing import fastest

Floats = NDArray[np.float64]
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Size:
    """A random conflict: options that are taken or not, dealt to parties, and how many worlds of worths."""

    options: int
    parties: int
    harder: bool = False
    """Whether 40 % of the options cannot be taken back and 30 % of the combinations are no state."""
    worlds: int = 1
    matrices: bool = False

    def __str__(self) -> str:
        kind = ", irreversible options, states missing" if self.harder else ""
        worlds = f", {self.worlds:,} draws of worth" if self.worlds > 1 else ""
        return f"2^{self.options} states x {self.parties} parties{kind}{worlds}"


SIZES = (
    Size(8, 4, matrices=True),
    Size(10, 3, matrices=True),
    Size(11, 3, matrices=True),
    Size(12, 4),
    Size(12, 4, harder=True),
    Size(16, 4),
    Size(16, 4, harder=True),
    Size(20, 4),
    Size(20, 4, harder=True),
    Size(6, 3, worlds=1000),
    Size(12, 4, worlds=1000),
)


def moves_of(size: Size) -> OptionMoves:
    """Moves of a random conflict."""
    rng = np.random.default_rng(1)
    owners = np.sort(np.arange(size.options) % size.parties)
    fixed = rng.random(size.options) < (0.4 if size.harder else 0)
    feasible = rng.random(2**size.options) >= (0.3 if size.harder else 0)
    directions = tuple("forward" if each else "both" for each in fixed)
    return option_moves(np.full(size.options, 2), owners, directions, feasible)


def worth_of(size: Size, n_states: int) -> Floats:
    """Strict random preferences."""
    worlds = (size.worlds,) if size.worlds > 1 else ()
    return np.random.default_rng(2).random((*worlds, size.parties, n_states))


def by_matrices(moves: OptionMoves, worth: Floats) -> dict[str, NDArray[np.bool_]]:
    """Verdicts of every party and state by the matrix algebra; of the last products, only the diagonals."""
    n_parties, n_states = worth.shape
    ones = np.ones((n_states, n_states), dtype=np.float32)
    steps = [np.zeros_like(ones) for _ in range(n_parties)]
    for party, step in enumerate(steps):
        step[tuple(moves.arcs(party).T)] = 1
    better = [(own > own[:, None]).astype(np.float32) for own in worth]
    improving = [step * above for step, above in zip(steps, better, strict=True)]
    stable = {concept: np.empty((n_parties, n_states), dtype=bool) for concept in CONCEPTS}
    for party in range(n_parties):
        others = [other for other in range(n_parties) if other != party]
        no_better = ones - np.eye(n_states, dtype=np.float32) - better[party]
        held = no_better.T * (ones - np.sign(steps[party] @ better[party].T))
        reach = joint([steps[other] for other in others])
        unanswered = {
            "nash": ones,
            "gmr": ones - np.sign(reach @ no_better.T),
            "smr": ones - np.sign(reach @ held),
            "seq": ones - np.sign(joint([improving[other] for other in others]) @ no_better.T),
        }
        for concept, free in unanswered.items():
            stable[concept][party] = (improving[party] * free.T).sum(axis=1) == 0
    return stable


def joint(steps: list[Matrix]) -> Matrix:
    """What several parties reach together, none of them twice in succession."""
    reach = steps
    while True:
        longer = [
            np.sign(step + step @ np.sum([*reach[:place], *reach[place + 1 :]], axis=0))
            if len(steps) > 1
            else step
            for place, step in enumerate(steps)
        ]
        if all(np.array_equal(new, old) for new, old in zip(longer, reach, strict=True)):
            return np.sign(np.sum(reach, axis=0))
        reach = longer


def coalitions() -> Iterator[tuple[str, Callable[[], object]]]:
    """Every coalition of four parties."""
    for size in (Size(12, 4), Size(12, 4, harder=True)):
        moves = moves_of(size)
        worth = worth_of(size, moves.n_states)
        for concept in CONCEPTS:
            yield (
                f"coalitions, {concept}, {size}",
                lambda m=moves, w=worth, c=concept: coalition_stable(m, w, c),
            )


def main() -> None:
    """Print the table, in a process whose BLAS has one thread."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    quick = parser.parse_args().quick
    print(f"{'size':<80}{'CPU s':>10}{'matrices':>10}{'times ours':>12}{'peak MB':>9}")
    for size in SIZES[:1] if quick else SIZES:
        worth = worth_of(size, moves_of(size).n_states)
        seconds, limits = fastest(lambda size=size, worth=worth: thresholds(moves_of(size), worth))
        beside = ""
        if size.matrices:
            theirs, stable = fastest(lambda size=size, worth=worth: by_matrices(moves_of(size), worth))
            assert all((stable[concept] == (worth >= limits[concept])).all() for concept in CONCEPTS)
            beside = f"{theirs:>10.4f}{theirs / seconds:>12,.0f}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size!s:<80}{seconds:>10.4f}{beside:<22}{peak:>9.0f}", flush=True)
    for name, call in [] if quick else coalitions():
        print(f"{name:<80}{fastest(call)[0]:>10.4f}", flush=True)


if __name__ == "__main__":
    main()
