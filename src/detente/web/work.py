"""Long work beside the page: it tells how far it is, and can be stopped."""

import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, Literal, TypeVar

Tick = Callable[[int, int], None]
Thing = TypeVar("Thing")
State = Literal["waiting", "running", "done", "failed", "stopped"]

WORKERS = 2
KEPT = 200


class Job:
    """One piece of work.

    Parameters
    ----------
    title : str
        What is being done, for people: `drawing worlds`.
    call : callable
        Does it; is given a function to tell done and total, which raises where the work was stopped.
    """

    def __init__(self, title: str, call: Callable[[Tick], Any]) -> None:
        self.id = secrets.token_urlsafe(12)
        self.title = title
        self.done = 0
        self.total = 0
        self.future: Future[Any] = Future()
        self._shown: dict[str, Any] = {}
        self._call = call
        self._stopped = threading.Event()

    @property
    def state(self) -> State:
        """How it stands."""
        if self._stopped.is_set() or self.future.cancelled():
            return "stopped"
        if self.future.done():
            return "failed" if self.future.exception() else "done"
        return "running" if self.future.running() else "waiting"

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed", "stopped")

    @property
    def share(self) -> float | None:
        """How much of it is done, 0 to 1; None where it cannot tell."""
        return min(self.done / self.total, 1.0) if self.total else None

    def result(self) -> Any:
        """What came of it.

        Raises
        ------
        CancelledError
            Where it was stopped.
        ValueError
            Or whatever else the work itself raised.
        """
        if self.state == "stopped":
            raise CancelledError
        return self.future.result()

    def remembered(self, name: str, make: Callable[[], Thing]) -> Thing:
        """Something made of the result, by name: made when first asked for, then kept for a while."""
        kept = self._shown  # another thread may begin a new one at any time
        if name in kept:
            found: Thing = kept[name]
            return found
        made = make()
        if len(kept) >= KEPT:
            self._shown = {}
        self._shown[name] = made
        return made

    def recalled(self, name: str) -> Any:
        """What is remembered by a name; None where nothing is, or no more."""
        return self._shown.get(name)

    def stop(self) -> None:
        """Ask it to stop: at once where it has not begun, else when it next tells how far it is."""
        if not self.future.done():
            self._stopped.set()
            self.future.cancel()

    def run(self) -> None:
        """Do it, in the thread that calls."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            self.future.set_result(self._call(self._tick))
        except BaseException as error:
            self.future.set_exception(error)

    def _tick(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise CancelledError
        self.done, self.total = done, total


class Work:
    """Jobs of one page, a few at a time, in the order in which they were asked for.

    Parameters
    ----------
    workers : int
        Threads, 1 or more.
    """

    def __init__(self, workers: int = WORKERS) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def start(self, title: str, call: Callable[[Tick], Any]) -> Job:
        """Put a job in the queue."""
        job = Job(title, call)
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT and next(iter(self._jobs.values())).over:
            self._jobs.popitem(last=False)
        self._queue.put(job)
        return job

    def job(self, name: str) -> Job | None:
        """A job by its id; None where there is none, or it is long over."""
        return self._jobs.get(name)

    def close(self) -> None:
        """Stop everything."""
        for job in list(self._jobs.values()):
            job.stop()
        for _ in self._threads:
            self._queue.put(None)

    def _serve(self) -> None:
        for job in iter(self._queue.get, None):
            job.run()
