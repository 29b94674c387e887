"""Evidence into a ledger, and searches in it: python benchmarks/ledger.py [--quick] [--url postgresql://...]

In a file, and in an empty database where one is named, such as a new one that is thrown away afterwards:
pg_virtualenv -o fsync=on .venv/bin/python benchmarks/ledger.py --url postgresql://

Seconds on the clock to write 100,000 items, since that waits for the disk, and milliseconds of a search, best
of three. Items have a quotation of 25 words out of 20,000, by Zipf's law: the commonest is nearly everywhere.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.ledger import Ledger, open_ledger
from detente.ledger.address import address_of
from detente.ledger.evidence import add_evidence, search_evidence
from detente.records.evidence import EvidenceItem

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = 3
WORDS = 20_000
CASE = "benchmark"
SEARCHES = {
    "the commonest word": "word0",
    "two common words": "word1 word2",
    "a common and a rare word": "word0 word9000",
    "a rare word": "word9000",
    "the beginning of 111 words": "word100*",
    "no such word": "absent",
}


def items(first: int, n: int) -> list[EvidenceItem]:
    """Items with ids from `first` on."""
    rng = np.random.default_rng(first)
    weights = 1 / np.arange(1, WORDS + 1)
    chosen = rng.choice(WORDS, size=(n, 25), p=weights / weights.sum())
    return [
        EvidenceItem(
            id=f"item-{first + place}",
            says="offer",
            source="A newspaper",
            quote=" ".join(f"word{word}" for word in row),
        )
        for place, row in enumerate(chosen)
    ]


def seconds(call: Callable[[], object]) -> NDArray[np.float64]:
    """Time on the clock, and of this processor."""
    start = time.perf_counter(), time.process_time()
    call()
    return np.array([time.perf_counter(), time.process_time()]) - start


def fill(ledger: Ledger, first: int, n: int) -> NDArray[np.float64]:
    """Write items; the seconds that the ledger took, without those to make the items."""
    taken = np.zeros(2)
    for start in range(first, first + n, 100_000):
        batch = items(start, min(100_000, first + n - start))
        taken += seconds(
            lambda batch=batch: add_evidence(ledger, CASE, batch, recorded="2024-03-01T00:00:00")
        )
    return taken


def table(name: str, ledger: Ledger, sizes: Sequence[int]) -> None:
    """Print the figures of one store; the ledger grows from size to size."""
    present = 0
    for size in sizes:
        taken = fill(ledger, present, size - present)
        clock, cpu = taken * 100_000 / (size - present)
        what = f"100,000 written, from {present:,} on"
        print(f"{name:<10} {size:>9,} items  {what:<42}{clock:>7.2f} s (CPU {cpu:.2f} s)")
        present = size
        for kind, words in SEARCHES.items():
            best = min(
                seconds(lambda words=words: search_evidence(ledger, CASE, words))[0] for _ in range(REPEATS)
            )
            print(f"{name:<10} {size:>9,} items  {'search: ' + kind:<45}{1000 * best:>8.1f} ms", flush=True)


def main() -> None:
    """Print the table of each store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    parser.add_argument("--url", type=address_of, help="an empty PostgreSQL database")
    given = parser.parse_args()
    sizes = SIZES[:1] if given.quick else SIZES
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "detente.db") as ledger:
        table("SQLite", ledger, sizes)
    if given.url:
        with open_ledger(given.url) as ledger:
            table("PostgreSQL", ledger, sizes)


if __name__ == "__main__":
    main()
