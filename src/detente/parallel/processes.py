"""Processes of this machine, kept by joblib's loky."""

import signal
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from joblib import Parallel
from joblib.externals.loky.process_executor import TerminatedWorkerError

from detente.parallel.sending import Parcels

# Work that a person stops is left undone; that is no fault.
_LEFT_UNDONE = r"\d+ tasks (have been successfully executed|which were still being processed)"
warnings.filterwarnings("ignore", _LEFT_UNDONE, UserWarning, "joblib")

MOST_DEATHS = 3


def done(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Answers in order, on some processes; see `Workers.map`.

    Raises
    ------
    ValueError
        Where processes died again and again without an answer between.
    """
    parcels = Parcels(work, tasks)
    for left in parcels.stretches(jobs):
        deaths = 0
        while left:
            try:
                for answer in parcels.done_by(_processes(jobs), left):
                    left, deaths = left[1:], 0
                    yield answer
            except TerminatedWorkerError:
                deaths += 1
                if deaths == MOST_DEATHS:
                    fix = "memory may be short: give fewer --jobs"
                    raise ValueError(f"a process died {deaths} times at the same work -> {fix}") from None


def _processes(jobs: int) -> Parallel:
    return Parallel(
        n_jobs=jobs, backend="loky", initializer=_leave_ctrl_c, return_as="generator", batch_size=1
    )


def _leave_ctrl_c() -> None:
    """Leave Ctrl-C to the process that was started by a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
