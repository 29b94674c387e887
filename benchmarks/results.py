"""Runs of the benchmarks, kept as JSON lines: the run first, then a line for every path and size."""

import datetime
import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from pathlib import Path

import detente

FOLDER = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Run:
    """When, what and where was measured."""

    date: str
    detente: str
    commit: str | None
    python: str
    machine: str

    def __str__(self) -> str:
        version = self.detente if self.commit is None else f"{self.detente} ({self.commit})"
        return f"{self.date}, detente {version}, Python {self.python}, {self.machine}"


@dataclass(frozen=True)
class Row:
    """Medians of one path at one size.

    Attributes
    ----------
    path, size : str
        What was done.
    rounds : int
        Medians of how many.
    cpu_s : float
        Processor seconds.
    yardsticks : float
        The same as a multiple of work that every version does alike.
    peers : mapping of name to float
        How many times our processor seconds each peer took, with its version in the name.
    """

    path: str
    size: str
    rounds: int
    cpu_s: float
    yardsticks: float
    peers: dict[str, float] = field(default_factory=dict)


def this_run() -> Run:
    """The run that begins now, on this machine."""
    now = datetime.datetime.now(datetime.UTC)
    words = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return Run(
        date=now.isoformat(timespec="seconds"),
        detente=detente.__version__,
        commit=_commit(),
        python=platform.python_version(),
        machine=words,
    )


def _commit() -> str | None:
    """What the repository calls its state; None where there is no repository."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=FOLDER.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or None


def begin(run: Run, folder: Path) -> Path:
    """The file of a run, named by date and version; rows are added as they come."""
    stamp = datetime.datetime.fromisoformat(run.date).strftime("%Y-%m-%dT%H%M%S")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stamp}-{run.detente}.jsonl"
    path.write_text(json.dumps(asdict(run)) + "\n", encoding="utf-8")
    return path


def add(path: Path, row: Row) -> None:
    """Keep one more row."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(row)) + "\n")


def load(path: Path) -> tuple[Run, dict[tuple[str, str], Row]]:
    """A run that was kept, and its rows by path and size."""
    first, *others = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    rows = [Row(**other) for other in others]
    return Run(**first), {(row.path, row.size): row for row in rows}


def kept(folder: Path) -> list[Path]:
    """Every run of a folder, the oldest first."""
    return sorted(folder.glob("*.jsonl"))
