"""A process beside this one that does tasks for it, and may die."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable

from detente.parallel.child import WORK
from detente.parallel.wire import Wire

Heard = Callable[["Process", int, bytes], None]

ENDED = -2
"""In place of a task's number: the process has died."""

# Ctrl-C is left to the process that a person started; what this one can import, the other can.
_START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); sys.path[:] = {path!r}; "
    "from detente.parallel.child import main; main()"
)
# Processes share the cores already: threads of each would only take turns.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


class Process:
    """A process that helps.

    Attributes
    ----------
    heard : callable
        Called in another thread with this process and each answer, or `ENDED`.
    owed : deque of int
        Numbers of the tasks that it has not answered, in the order in which it does them.
    ready : bool
        Whether it has answered anything yet: a process that starts loads libraries first.
    lives : bool
        Whether it can still be given tasks.
    """

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.owed: deque[int] = deque()
        self.ready = False
        self.lives = True
        self._child = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict.fromkeys(_ONE_THREAD, "1") | os.environ,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._wire = Wire(
            self._child.stdout,  # type: ignore[arg-type]
            self._child.stdin,  # type: ignore[arg-type]
            heard=lambda number, raw: self.heard(self, number, raw),
            ended=self._end,
        )

    def work_on(self, work: bytes) -> None:
        """Say what all tasks from now on are for."""
        self._wire.send(WORK, work)

    def take(self, number: int, task: bytes) -> None:
        """Give it a task."""
        self.owed.append(number)
        self._wire.send(number, task)

    def _end(self) -> None:
        self.lives = False
        self.heard(self, ENDED, b"")

    def stop(self) -> None:
        """End it, whatever it does."""
        self._child.kill()
        self._child.wait()
        self._wire.close()
