"""Two kept runs of the benchmarks: python benchmarks/compare.py [OLD NEW]

Without files, the last two under benchmarks/results. Times are in yardsticks, the same work in both runs, so
that a faster or busier machine changes little. Ends with 1 where a path became more than a fifth slower.
"""

import argparse
import sys
from pathlib import Path

from results import FOLDER, Row, kept, load

SLOWER = 1.2


def two_runs(given: list[Path], folder: Path) -> tuple[Path, Path]:
    """The runs to compare, the older first."""
    found = given or kept(folder)[-2:]
    if len(found) != 2:
        what = f"{len(found)} run{'s' * (len(found) != 1)} to compare"
        sys.exit(f"{what} -> give two, or run make bench before and after a change")
    return found[0], found[1]


def line(old: Row, new: Row) -> str:
    """Before, after, and what became of it."""
    ratio = new.yardsticks / old.yardsticks
    verdict = "slower" if ratio > SLOWER else "faster" if ratio < 1 / SLOWER else ""
    times = f"{old.yardsticks:>10.3g}{new.yardsticks:>10.3g}{ratio:>8.2f}"
    return f"{new.path:<30}{new.size:<44}{times}  {verdict}".rstrip()


def main() -> None:
    """Print a line for every path and size of both runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="*", type=Path, metavar="RUN", help="two kept runs, the older first")
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder of kept runs")
    given = parser.parse_args()
    (before, old), (after, new) = map(load, two_runs(given.runs, given.results))
    print(f"old: {before}\nnew: {after}")
    if before.machine != after.machine:
        print("on different machines: yardsticks carry times over only roughly")
    print(f"{'path':<30}{'size':<44}{'old':>10}{'new':>10}{'ratio':>8}")
    both = [key for key in new if key in old]
    for key in both:
        print(line(old[key], new[key]))
    for path, size in sorted(old.keys() ^ new.keys()):
        print(f"{path}, {size}: in one run only")
    n_slower = sum(new[key].yardsticks > SLOWER * old[key].yardsticks for key in both)
    print(f"{n_slower} of {len(both)} more than {SLOWER - 1:.0%} slower")
    sys.exit(1 if n_slower else 0)


if __name__ == "__main__":
    main()
