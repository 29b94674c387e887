"""One hot path at one of its three sizes, in this process: python benchmarks/measure.py PATH 0|1|2

Prints a row of results as JSON. `make bench` runs it for every path and size.
"""

import argparse
import importlib
import json
import statistics
from dataclasses import asdict

from paths import PATHS
from results import Row
from timing import ROUNDS, YARDSTICK, in_turns, ratio, yardstick

OURS = "detente"


def measured(path: str, number: int, rounds: int) -> Row:
    """Medians of a path at a size, of its peers, and of the yardstick, all in turns."""
    module, _, function = PATHS[path].partition(":")
    case = getattr(importlib.import_module(f"paths.{module}"), function)(number)
    took = in_turns({OURS: case.call, YARDSTICK: yardstick, **case.peers}, rounds=rounds)
    return Row(
        path=path,
        size=case.size,
        rounds=len(took[OURS]),
        cpu_s=statistics.median(took[OURS]),
        yardsticks=ratio(took[OURS], took[YARDSTICK]),
        peers={name: ratio(took[name], took[OURS]) for name in case.peers},
    )


def main() -> None:
    """Print the row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", choices=PATHS)
    parser.add_argument("number", type=int, choices=range(3), help="which size")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    print(json.dumps(asdict(measured(given.path, given.number, given.rounds))))


if __name__ == "__main__":
    main()
