"""Processes of this machine, this one among them; the others are kept by joblib's loky."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import cloudpickle
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.process_executor import TerminatedWorkerError

from detente.parallel.sending import STRETCH, do

MOST_DEATHS = 3
WORTH_S = 2.0
"""Work that lasts less in one process, in seconds, is done before another has loaded its libraries."""
AT_HAND = 3
"""Tasks that each other process has, so that it need not wait while this one does a task."""
IDLE_S = 300
"""Seconds after which a process without work ends."""

# Processes share the cores already: threads of each would only take turns.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def done(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Answers in order, by this process and `jobs - 1` others; see `Workers.map`.

    The others take tasks first; while they have enough, this process does the next.

    Raises
    ------
    ValueError
        Where processes died again and again without an answer between.
    """
    waiting = iter(tasks)
    if isinstance(tasks, Sized) and len(tasks):
        start = time.monotonic()
        answer = work(next(waiting))
        short = (time.monotonic() - start) * (len(tasks) - 1) < WORTH_S
        yield answer
        if short:
            yield from map(work, waiting)
            return
    yield from _Shared(work, waiting, jobs - 1).answers()


@dataclass
class _Part:
    """A task and its answer, which may be on its way from another process."""

    task: Any
    answer: Future[Any]
    sent: bool


class _Shared:
    """Tasks, and who does which; what waits to be done or taken stands in `_parts`, in order."""

    def __init__(self, work: Callable[[Any], Any], tasks: Iterator[Any], n_others: int) -> None:
        self._work, self._tasks, self._n_others = work, tasks, n_others
        self._bytes: bytes = cloudpickle.dumps(work)
        self._parts: deque[_Part] = deque()
        self._deaths = 0

    def answers(self) -> Iterator[Any]:
        """All of them, in the tasks' order."""
        try:
            while self._take_on():
                yield self._first()
        finally:
            if any(not part.answer.done() for part in self._parts):
                self._others().shutdown(kill_workers=True)

    def _take_on(self) -> bool:
        """Give the others what they have room for, and do tasks here until the first answer is known."""
        self._give_out()
        while not (self._parts and self._parts[0].answer.done()):
            part = self._next(sent=False)
            if part is None:
                break
            self._do(part)
            self._give_out()
        return bool(self._parts)

    def _give_out(self) -> None:
        room = AT_HAND * self._n_others - sum(not part.answer.done() for part in self._parts)
        while room > 0 and (part := self._next(sent=True)):
            part.answer = self._submitted(part.task)
            room -= 1

    def _next(self, *, sent: bool) -> _Part | None:
        """A part that nobody has; None where there is none, or enough answers wait already."""
        if len(self._parts) < STRETCH * (self._n_others + 1):
            for task in self._tasks:
                self._parts.append(_Part(task, Future(), sent))
                return self._parts[-1]
        return None

    def _do(self, part: _Part) -> None:
        try:
            part.answer.set_result(self._work(part.task))
        except Exception as error:
            part.answer.set_exception(error)  # told in its turn, after the answers before it

    def _first(self) -> Any:
        """The first answer, waited for; what a dead process had is done by another, never by this one."""
        while True:
            try:
                answer = self._parts[0].answer.result()
            except TerminatedWorkerError:
                self._bury()
            else:
                self._deaths = 0 if self._parts.popleft().sent else self._deaths
                return answer

    def _bury(self) -> None:
        self._deaths += 1
        if self._deaths == MOST_DEATHS:
            fix = "memory may be short: give fewer --jobs"
            raise ValueError(f"a process died {MOST_DEATHS} times at the same work -> {fix}") from None
        for part in self._parts:
            lost = not part.answer.done() or isinstance(part.answer.exception(), TerminatedWorkerError)
            if part.sent and lost:
                part.answer = self._submitted(part.task)

    def _submitted(self, task: Any) -> Future[Any]:
        try:
            answer: Future[Any] = self._others().submit(do, self._bytes, cloudpickle.dumps(task))
        except TerminatedWorkerError as error:
            answer = Future()
            answer.set_exception(error)  # one has died since; told in its turn
        return answer

    def _others(self) -> Any:
        """The processes beside this one, started where they are not there."""
        threads = dict.fromkeys(_ONE_THREAD, "1")
        return get_reusable_executor(
            max_workers=self._n_others,
            timeout=IDLE_S,
            initializer=_leave_ctrl_c,
            env=threads | {name: os.environ[name] for name in threads if name in os.environ},
        )


def _leave_ctrl_c() -> None:
    """Leave Ctrl-C to the process that was started by a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
