"""What one and two processes make of worlds and variants: python benchmarks/scaling.py [--quick]

Wall time tells the gain on a machine that does nothing else; processor time, of all processes, what it costs.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from detente.catalogue import DEMO

WORLDS = (20_000, 100_000)
VARIANTS = 512
JOBS = (1, 2)


def timed(*arguments: str) -> tuple[float, float]:
    """Wall and processor seconds of a command, start included."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "detente.cli.main", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(arguments)}: ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def measured(worlds: tuple[int, ...], variants: int) -> Iterator[str]:
    """A line for every command and number of processes."""
    commands = [("forecast", DEMO, "--draws", str(n)) for n in worlds]
    commands.append(("sweep", DEMO, "--sample", str(variants), "--draws", "256"))
    for command in commands:
        for jobs in JOBS:
            wall, processor = timed(*command, "--jobs", str(jobs), "--quiet")
            told = f"{processor:6.1f} s of processor time, {wall:6.1f} s of wall time"
            yield f"{' '.join(command)} --jobs {jobs}: {told}"


def main() -> None:
    """Print a line for every run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="smallest sizes: proves that everything runs")
    quick = parser.parse_args().quick
    for line in measured((2_000,) if quick else WORLDS, 32 if quick else VARIANTS):
        print(line, flush=True)


if __name__ == "__main__":
    main()
