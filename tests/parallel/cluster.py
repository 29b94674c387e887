"""A Dask cluster of this machine, of processes that tests may kill."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

N_WORKERS = 2
PATIENCE_S = 300
_QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Two workers of one thread each, without a nanny that would start them again."""
    where = str(folder / "scheduler.json")
    options = ["--scheduler-file", where, "--no-dashboard"]
    programs = [["scheduler", *options, "--host", "127.0.0.1", "--port", "0"]]
    programs += [
        ["worker", *options, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder / str(number))]
        for number in range(N_WORKERS)
    ]
    with contextlib.ExitStack() as stack:
        started = [stack.enter_context(_running(program, folder)) for program in programs]
        with Client(scheduler_file=where, timeout=PATIENCE_S, set_as_default=False) as client:
            client.wait_for_workers(N_WORKERS, timeout=PATIENCE_S)
            address = client.scheduler.address
        yield Cluster(address, tuple(started[1:]))


@contextlib.contextmanager
def _running(program: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", *program]
    with (
        (folder / "log.txt").open("ab") as log,
        subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | _QUIET, cwd=folder) as process,
    ):
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
