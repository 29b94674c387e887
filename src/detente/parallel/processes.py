"""Processes of this machine, this one among them: each does tasks, and the answers come in their order."""

import atexit
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import count
from queue import SimpleQueue
from typing import Any

import cloudpickle

from detente.parallel.child import FAILED
from detente.parallel.process import ENDED, Process
from detente.parallel.sending import STRETCH

MOST_DEATHS = 3
WORTH_S = 2.0
"""Work that lasts less in one process, in seconds, is done before another has loaded its libraries."""
AT_HAND = 3
"""Tasks that each other process has, so that it need not wait while this one does a task."""

# Processes that wait for the next work; their numbers of tasks go on, so that no late answer is mistaken.
_spare: list[Process] = []
_numbers = count()


def done(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Answers in order, by this process and `jobs - 1` others; see `Workers.map`.

    The others take tasks first. While they have enough, this process does the next, and at the end those that
    still wait for another: nobody waits for a process that is not ready yet.

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
    sharing = _Sharing(work, waiting, jobs - 1)
    try:
        yield from sharing.answers()
    except BaseException:
        sharing.stop()
        raise
    sharing.end()


@atexit.register
def _stop_spare() -> None:
    while _spare:
        _spare.pop().stop()


class _Sharing:
    """Tasks, and who does which.

    A task is `pending` until its answer is taken. An answer is of this process, `own`, or bytes `found` by
    another. What a process had when it died goes `again` to another one, and never to this process.
    """

    def __init__(self, work: Callable[[Any], Any], tasks: Iterator[Any], n_others: int) -> None:
        self._work, self._tasks, self._n_others = work, tasks, n_others
        self._sent: bytes = cloudpickle.dumps(work)
        self._heard: SimpleQueue[tuple[Process, int, bytes]] = SimpleQueue()
        self._others: list[Process] = []
        self._pending: dict[int, Any] = {}
        self._own: dict[int, Any] = {}
        self._found: dict[int, bytes] = {}
        self._again: deque[int] = deque()
        self._dreaded: set[int] = set()
        self._deaths = 0

    def answers(self) -> Iterator[Any]:
        """All of them, in the tasks' order."""
        while self._is_more():
            first = next(iter(self._pending))
            if not self._is_answered(first):
                self._go_on()
            elif first in self._own:
                del self._pending[first]
                yield self._own.pop(first)
            else:
                raw, task = self._found.pop(first), self._pending.pop(first)
                yield self._work(task) if raw == FAILED else pickle.loads(raw)

    def stop(self) -> None:
        """Leave the work; of no use are processes that are still at it."""
        for process in self._others:
            if process.owed:
                process.stop()
            else:
                _spare.append(process)

    def end(self) -> None:
        """Keep the processes for the next work; some may still be at tasks that this one has done too."""
        for process in self._others:
            process.owed.clear()
            _spare.append(process)

    def _is_more(self) -> bool:
        """Whether anything is left; the others are heard, and then have as much of it as they hold."""
        while not self._heard.empty():
            self._take_in(*self._heard.get())
        self._give_out()
        if not self._pending and (number := self._next()) is not None:
            self._do(number)
        return bool(self._pending)

    def _is_answered(self, number: int) -> bool:
        return number in self._own or number in self._found

    def _give_out(self) -> None:
        """Give the others as many tasks as they hold; start them where there are tasks."""
        for place in range(self._n_others):
            while len(self._others) == place or len(self._others[place].owed) < AT_HAND:
                number = self._again.popleft() if self._again else self._next()
                if number is None:
                    return
                if len(self._others) == place:
                    self._others.append(self._begun())
                self._others[place].take(number, cloudpickle.dumps(self._pending[number]))

    def _begun(self) -> Process:
        """A process that knows the work: one that is left from other work, or a new one."""
        while _spare:
            process = _spare.pop()
            process.heard = self._hear
            if process.lives:
                break
            process.stop()
        else:
            process = Process(self._hear)
        process.work_on(self._sent)
        return process

    def _next(self) -> int | None:
        """The next task that nobody has; None where there is none, or enough answers wait already."""
        if len(self._pending) < STRETCH * (self._n_others + 1):
            for task in self._tasks:
                number = next(_numbers)
                self._pending[number] = task
                return number
        return None

    def _go_on(self) -> None:
        """Do a task here, or wait for the others where they are at all that is left."""
        number = self._next()
        if number is None:
            number = self._waiting()
        if number is None:
            self._take_in(*self._heard.get())
        else:
            self._do(number)

    def _do(self, number: int) -> None:
        try:
            self._own[number] = self._work(self._pending[number])
        except Exception:
            self._found[number] = FAILED  # told in its turn, after the answers before it

    def _waiting(self) -> int | None:
        """The last task that a process has and has not begun; None where all are begun."""
        held = [number for process in self._others for number in list(process.owed)[process.ready :]]
        left = (n for n in held if n in self._pending and n not in self._dreaded and not self._is_answered(n))
        return max(left, default=None)

    def _hear(self, process: Process, number: int, raw: bytes) -> None:
        self._heard.put((process, number, raw))

    def _take_in(self, process: Process, number: int, raw: bytes) -> None:
        if number == ENDED and process in self._others:
            self._bury(process)
        elif number in process.owed:
            process.owed.remove(number)
            process.ready = True
            self._deaths = 0
            if number in self._pending and not self._is_answered(number):
                self._found[number] = raw

    def _bury(self, process: Process) -> None:
        """Let another process do what a dead one had."""
        self._others.remove(process)
        process.stop()
        left = [n for n in process.owed if n in self._pending and not self._is_answered(n)]
        self._again.extendleft(reversed(left))
        self._dreaded.update(left)
        self._deaths += 1
        if self._deaths == MOST_DEATHS:
            fix = "memory may be short: give fewer --jobs"
            raise ValueError(f"a process died {MOST_DEATHS} times at the same work -> {fix}")
