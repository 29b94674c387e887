"""Speed and memory of reading many documents: python benchmarks/read.py [--sizes N ...] [--jobs N ...]

Invented articles of about 800 words, or as many as `--words` says, go as one file of JSON lines through
`detente read`: documents a second with one process and with two, or as `--jobs` says, and peak memory of
the largest process; start and writing included.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZES = (1_000, 10_000)
N_WORDS = 800
STATES = (
    "Russia",
    "Iran",
    "the United States",
    "Turkey",
    "Norway",
    "Japan",
    "Egypt",
    "Brazil",
    "India",
    "France",
)
GOODS = (
    "sanctions relief",
    "the release of prisoners",
    "a fisheries quota",
    "gas transit",
    "the withdrawal of its troops",
)
DEEDS = (
    "lift its tariffs",
    "halt enrichment",
    "open the border",
    "ratify the treaty",
    "free the crew",
    "cut its exports",
)
SPEAKERS = (
    "the foreign minister",
    "two diplomats",
    "a senior official",
    "President Putin",
    "the spokesman",
    "an envoy",
)
PLACES = ("Vienna", "Geneva", "Oslo", "Ankara", "Brussels", "Doha", "Helsinki", "Almaty")
TEMPLATES = (
    "{a} would {deed} in exchange for {good} from {b}, {who} said in {place} on Monday.",
    "If {a} refuses to {deed}, the talks in {place} will probably fail.",
    "“We will not {deed} as long as {b} does not move,” {who} told reporters.",
    "{a} and {b} have met in {place} {n} times since the beginning of the year, mostly behind closed doors.",
    "Last month {who} visited {place} and spoke of {good} without naming a date.",
    "It is not difficult to see that {b} might {deed} before the elections of 202{d}.",
    "Observers in {place} doubt that {a} is ready to {deed}, although its economy shrank by {n} percent.",
    "Trade between {a} and {b} reached ${n} billion, most of it oil, machines and grain.",
    "The crisis began when {a} imposed sanctions on {b} after the incident near {place}.",
    "Residents of {place} have heard such promises before and go about their business.",
    "Analysts expect {b} to demand {good}, which {a} has so far rejected.",
    "The report of {n} pages describes the harbours, railways and pipelines between the two countries.",
)


@dataclass(frozen=True)
class Run:
    """Wall and processor time in seconds, peak memory of the largest process in megabytes, and a digest.

    It is that of the output, which would count itself: a process begins with the peak of its parent.
    """

    seconds: float
    processor: float
    megabytes: float
    output: str


def article(number: int, words: int = N_WORDS) -> dict[str, str]:
    """An invented article; the same number gives the same words."""
    chance = random.Random(number)
    paragraphs: list[str] = []
    n_words = 0
    while n_words < words:
        text = " ".join(sentence(chance) for _ in range(4))
        paragraphs.append(text)
        n_words += len(text.split())
    return {
        "id": str(number),
        "date": f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "text": "\n\n".join(paragraphs),
    }


def sentence(chance: random.Random) -> str:
    """One of the templates, filled."""
    a, b = chance.sample(STATES, 2)
    text = chance.choice(TEMPLATES).format(
        a=a,
        b=b,
        deed=chance.choice(DEEDS),
        good=chance.choice(GOODS),
        who=chance.choice(SPEAKERS),
        place=chance.choice(PLACES),
        n=chance.randint(2, 90),
        d=chance.randint(4, 9),
    )
    return text[0].upper() + text[1:]


def run(corpus: Path, jobs: int) -> Run:
    """Read a corpus; the clock starts with the process."""
    output = corpus.with_suffix(f".{jobs}.out")
    call = [
        sys.executable,
        "-m",
        "detente.cli.main",
        "read",
        str(corpus),
        "-o",
        str(output),
        "--jobs",
        str(jobs),
    ]
    start = time.perf_counter()
    process = subprocess.Popen([*call, "--as-of", "2024-01-01", "--quiet"])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"detente read ended with {os.waitstatus_to_exitcode(status)}")
    processor = usage.ru_utime + usage.ru_stime
    with output.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    output.unlink()
    return Run(seconds, processor, usage.ru_maxrss / 1024, digest)


def measured(sizes: tuple[int, ...], words: int, jobs: list[int], folder: Path) -> Iterator[str]:
    """One line for every run."""
    for size in sizes:
        corpus = folder / f"{size}.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article(number, words)) + "\n" for number in range(size))
        runs = {n: run(corpus, n) for n in jobs}
        for n, done in runs.items():
            busy, wall = size / done.processor, size / done.seconds
            rates = f"{busy:.1f} a second of processor time, {wall:.1f} of wall time"
            yield f"{size:>7,} documents, --jobs {n}: {rates}, peak {done.megabytes:.0f} MB"
        first, *others = runs.items()
        for n, done in others:
            faster = f"--jobs {n} {first[1].seconds / done.seconds:.2f} times as fast as --jobs {first[0]}"
            same = "the same bytes" if done.output == first[1].output else "NOT the same bytes"
            yield f"{size:>7,} documents: {faster}, {same}"


def main() -> None:
    """Print a line for every run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="a hundredth of the documents")
    parser.add_argument(
        "--sizes", type=int, nargs="+", metavar="N", default=SIZES, help="numbers of documents"
    )
    parser.add_argument(
        "--jobs", type=int, nargs="+", metavar="N", default=[1, 2], help="numbers of processes"
    )
    parser.add_argument("--words", type=int, metavar="N", default=N_WORDS, help="words of a document")
    asked = parser.parse_args()
    sizes = tuple(size // 100 for size in asked.sizes) if asked.quick else tuple(asked.sizes)
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(sizes, asked.words, asked.jobs, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
