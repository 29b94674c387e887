"""Hot paths at three sizes, beside the peers that are installed: python benchmarks/run.py [--quick]

Every path and size runs in a process of its own. Figures are processor seconds, medians of several rounds in
which detente, its peers and a yardstick take turns; a peer's figure is how many times our seconds it took.
The rows are kept under benchmarks/results, where `make bench-compare` finds them.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from paths import PATHS
from results import FOLDER, Row, add, begin, this_run

MEASURE = Path(__file__).with_name("measure.py")
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Threads that wait for work would count as work."""


def measured(path: str, number: int, rounds: int | None) -> Row:
    """One row, from a process of its own."""
    call = [sys.executable, "-W", "ignore", str(MEASURE), path, str(number)]
    if rounds is not None:
        call += ["--rounds", str(rounds)]
    done = subprocess.run(call, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{path}, size {number}: ended with {done.returncode}")
    return Row(**json.loads(done.stdout.splitlines()[-1]))


def rows(paths: tuple[str, ...], *, quick: bool) -> Iterator[Row]:
    """Every path at its sizes; in haste once, at the smallest."""
    for path in paths:
        for number in (0,) if quick else (0, 1, 2):
            yield measured(path, number, 1 if quick else None)


def line(row: Row) -> str:
    """A row as people read it."""
    peers = ", ".join(
        f"{name} {ratio:,.0f}" if ratio >= 10 else f"{name} {ratio:.2g}" for name, ratio in row.peers.items()
    )
    return f"{row.path:<30}{row.size:<44}{row.cpu_s:>10.3g}{row.rounds:>8}  {peers}".rstrip()


def main() -> None:
    """Print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="smallest sizes, once, not kept: proves that everything runs"
    )
    parser.add_argument("--only", choices=PATHS, help="one path")
    parser.add_argument("--results", type=Path, help="folder that keeps the rows; default benchmarks/results")
    given = parser.parse_args()
    run = this_run()
    folder = given.results or (None if given.quick else FOLDER)
    path = folder and begin(run, folder)
    print(run)
    print(f"{'path':<30}{'size':<44}{'CPU s':>10}{'rounds':>8}  peers, times our CPU s", flush=True)
    for row in rows((given.only,) if given.only else tuple(PATHS), quick=given.quick):
        print(line(row), flush=True)
        if path:
            add(path, row)
    if path:
        print(f"kept in {path}")


if __name__ == "__main__":
    main()
