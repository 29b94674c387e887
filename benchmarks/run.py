"""CPU time of the hot paths at three sizes: python benchmarks/run.py [--quick]

Times are CPU seconds of this process, best of three, so that a busy machine disturbs them little.
"""

import argparse
import datetime
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from detente.catalogue import DEMO, TEMPLATE, scenario_file
from detente.forecasting.forecast import forecast
from detente.models.frontier import pareto_frontier
from detente.reading import glossary, read_text
from detente.scenario import dumps, load, loads

REPEATS = 3
Case = tuple[str, str, Callable[[], object]]


def frontiers(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Exact frontier of random worths."""
    for n_parties in (2, 3, 5):
        for size in sizes:
            worth = np.random.default_rng(1).normal(size=(size, n_parties)).round(3)
            yield (
                f"frontier, {n_parties} parties",
                f"{size:,} packages",
                lambda worth=worth: pareto_frontier(worth),
            )


def forecasts(sizes: tuple[int, ...]) -> Iterator[Case]:
    """The packaged case, from worlds to forecast."""
    case = load(scenario_file(DEMO))
    for size in sizes:
        yield f"forecast of {DEMO}", f"{size:,} worlds", lambda size=size: forecast(case, draws=size, seed=1)


def scenarios(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Reading and checking scenario files."""
    base = load(scenario_file(DEMO))
    for size in sizes:
        issues = {f"{name} {n}": issue for n in range(size) for name, issue in base.issues.items()}
        text = dumps(base.model_copy(update={"issues": base.issues | issues}))
        yield "load and check a scenario", f"{len(text) // 1000} kB", lambda text=text: loads(text)


def readings(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Reading articles."""
    article = (TEMPLATE / "articles" / "example.txt").read_text()
    words = glossary(load(TEMPLATE / "scenario.yaml"))
    day = datetime.date(2024, 3, 1)

    def read(size: int) -> None:
        for number in range(size):
            read_text(article, doc=f"{number}.txt", glossary=words, as_of=day)

    for size in sizes:
        yield "read short articles", f"{size:,} articles", lambda size=size: read(size)


def start_ups() -> Iterator[Case]:
    """What a person waits for before anything happens."""
    for arguments in (["--help"], ["check", DEMO]):
        yield (
            "command line",
            " ".join(arguments),
            lambda arguments=arguments: subprocess.run(
                [sys.executable, "-m", "detente.cli.main", *arguments], check=True, capture_output=True
            ),
        )


def cpu() -> float:
    """CPU seconds of this process and the ones it ran."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def best(call: Callable[[], object], repeats: int) -> float:
    """Least CPU time of several calls."""
    times = []
    for _ in range(repeats):
        start = cpu()
        call()
        times.append(cpu() - start)
    return min(times)


def main() -> None:
    """Print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="smallest sizes, once: proves that everything runs"
    )
    quick = parser.parse_args().quick
    cut = slice(0, 1) if quick else slice(None)
    cases = [
        *start_ups(),
        *scenarios((1, 8, 64)[cut]),
        *readings((10, 100, 1_000)[cut]),
        *frontiers((10_000, 100_000, 1_000_000)[cut]),
        *forecasts((2_000, 20_000, 200_000)[cut]),
    ]
    print(f"{'path':<34}{'size':<28}{'CPU s':>8}")
    for path, size, call in cases:
        print(f"{path:<34}{size:<28}{best(call, 1 if quick else REPEATS):>8.3f}", flush=True)


if __name__ == "__main__":
    main()
