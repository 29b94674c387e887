"""Processor time of calls: the least of a few, or of several that take turns."""

import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np

Call = Callable[[], object]

YARDSTICK = "yardstick"
REPEATS, SLOW = 3, 1.0
ROUNDS, LEAST_ROUNDS = 5, 3
BUDGET = 15.0
"""Seconds after which no further round is begun, once there were three."""
LONG_ENOUGH = 0.05
"""Seconds of a measurement; what is faster is repeated within it."""


def spent() -> float:
    """Processor seconds of this process and of those that it ran."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def fastest(call: Call) -> tuple[float, object]:
    """Least processor seconds of three calls, one where it is slow, and the answer."""
    least, answer = float("inf"), None
    for _ in range(REPEATS):
        start = spent()
        answer = call()
        least = min(least, spent() - start)
        if least > SLOW:
            break
    return least, answer


def yardstick() -> None:
    """The same work in every version: objects, sorting and sums of arrays, which is what detente does."""
    squares = {str(number): number * number for number in range(30_000)}
    sum(squares[key] for key in sorted(squares))
    np.sort(np.sin(np.arange(300_000.0)))
    square = np.arange(90_000.0).reshape(300, 300)
    (square @ square).sum()


def in_turns(calls: Mapping[str, Call], *, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Processor seconds of each of some calls, round after round.

    The calls take turns, so that whatever else the machine does meanwhile falls on all of them. Each is made
    once before, uncounted, which loads and compiles what it needs.
    """
    for call in calls.values():
        call()
    took: dict[str, list[float]] = {name: [] for name in calls}
    begun = spent()
    for number in range(rounds):
        if number >= LEAST_ROUNDS and spent() - begun > BUDGET:
            break
        for name, call in calls.items():
            took[name].append(_seconds(call))
    return took


def ratio(some: Sequence[float], others: Sequence[float]) -> float:
    """Median of how many times as long the one took as the other, round by round."""
    return statistics.median(a / b for a, b in zip(some, others, strict=True))


def _seconds(call: Call) -> float:
    start, taken, times = spent(), 0.0, 0
    while taken < LONG_ENOUGH:
        call()
        times += 1
        taken = spent() - start
    return taken / times
