"""Coverage-guided fuzzing of the doors, by Atheris; needs the `fuzz` extra.

    python tests/fuzz/guided.py --runs 500                      # every door, so many inputs each
    python tests/fuzz/guided.py --seconds 600                   # every door, so long in all
    python tests/fuzz/guided.py --seconds 60 genius-profile

Each door runs in a process of its own and from one seed, so that a number of runs tries the same inputs
again. An input that crashes is kept in tests/fuzz/corpus/DOOR, where `pytest tests/fuzz` tries it ever after.
"""

import argparse
import contextlib
import hashlib
import io
import multiprocessing
import os
import re
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

# The rooms that files come into; what numba compiles, in other rooms, cannot be watched from within.
ROOMS = [
    f"detente.{room}"
    for room in ("scenario", "formats", "reading", "eliciting", "ledger", "records", "updating", "cli", "web")
]
with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=ROOMS):
    from fuzz.changes import ODD
    from fuzz.door import Door, held
    from fuzz.doors import DOORS

CORPUS = Path(__file__).parent / "corpus"
SEED = 20_240_301
LONGEST_INPUT = 20_000
MOST_MEMORY = 4_000
SLOWEST = 300
LONGEST_WORD = 64
_RUNS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_COVERED = re.compile(r"cov: (\d+)")


def main() -> int:
    """Fuzz the doors one after the other; the number of those that crashed."""
    asked = _asked()
    names = asked.doors or list(DOORS)
    limit = f"-runs={asked.runs}"
    if asked.seconds:
        limit = f"-max_total_time={max(asked.seconds // len(names), 1)}"
    return sum(not sound(DOORS[name], limit) for name in names)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Coverage-guided fuzzing of the doors.")
    parser.add_argument("doors", nargs="*", choices=[[], *DOORS], metavar="DOOR")
    parser.add_argument("--runs", type=int, default=500, help="inputs for each door")
    parser.add_argument("--seconds", type=int, help="in all, in the place of --runs")
    return parser.parse_args()


def sound(door: Door, limit: str) -> bool:
    """Fuzz one door within a limit, and say how far it came; False where it crashed."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        process = multiprocessing.get_context("fork").Process(
            target=_fuzz, args=(door, limit, Path(place), log)
        )
        process.start()
        process.join()
        told = log.read_text(encoding="utf-8", errors="replace")
    runs, covered = _RUNS.findall(told) or ["?"], _COVERED.findall(told) or ["?"]
    seconds = time.monotonic() - start
    print(f"{door.name}: {runs[-1]} runs, {covered[-1]} branches, {seconds:.0f} s", flush=True)
    if process.exitcode:
        print(told[-6_000:], flush=True)
    return process.exitcode == 0


def _fuzz(door: Door, limit: str, place: Path, log: Path) -> None:
    """Hold what is claimed of a door for every input that libFuzzer thinks of; it ends the process."""
    with log.open("wb") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())
    options = [
        limit,
        f"-seed={SEED}",
        f"-max_len={LONGEST_INPUT}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-timeout={SLOWEST}",
        f"-dict={_dictionary(place)}",
        f"-artifact_prefix={place}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([door.name, *options, *_folders(door, place)], partial(_tried, door))
    atheris.Fuzz()


def _tried(door: Door, raw: bytes) -> None:
    """Hold what is claimed of the door for one input, and keep one for which it does not hold."""
    try:
        held(door, raw)
    except Exception:
        (CORPUS / door.name / hashlib.sha256(raw).hexdigest()[:12]).write_bytes(raw)
        raise


def _folders(door: Door, place: Path) -> list[str]:
    """What is thought of goes to the first; the seeds are in the second, what crashed before in the third."""
    folders = [place / "found", place / "seeds", CORPUS / door.name]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(door.seeds()):
        (place / "seeds" / str(number)).write_bytes(seed)
    return [str(folder) for folder in folders]


def _dictionary(place: Path) -> Path:
    """Words of trouble, as libFuzzer takes them."""
    words = ["".join(f"\\x{byte:02x}" for byte in word) for word in ODD if 0 < len(word) <= LONGEST_WORD]
    file = place / "dictionary"
    file.write_text("".join(f'"{word}"\n' for word in words), encoding="ascii")
    return file


if __name__ == "__main__":
    sys.exit(main())
