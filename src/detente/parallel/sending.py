"""How work and tasks travel: as bytes, so that no engine stores a part of them on a worker that may die."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import cloudpickle
from joblib import Parallel, delayed

STRETCH = 32
"""Tasks for each worker that are under way or done ahead of whoever takes the answers, at most."""


class Parcels:
    """Work with its tasks, ready to be sent."""

    def __init__(self, work: Callable[[Any], Any], tasks: Iterable[Any]) -> None:
        self._work: bytes = cloudpickle.dumps(work)
        self._tasks = iter(tasks)

    def stretches(self, n_workers: int) -> Iterator[list[bytes]]:
        """Some tasks after the other, so that what waits to be taken stays small."""
        while stretch := list(islice(self._tasks, STRETCH * n_workers)):
            yield [cloudpickle.dumps(task) for task in stretch]

    def done_by(self, engine: Parallel, tasks: list[bytes]) -> Iterator[Any]:
        """Answers to some of the tasks, in order."""
        yield from engine(delayed(do)(self._work, task) for task in tasks)


@lru_cache(maxsize=1)
def _opened(work: bytes) -> Any:
    return cloudpickle.loads(work)


def do(work: bytes, task: bytes) -> Any:
    """On a worker: the answer to a task."""
    return _opened(work)(cloudpickle.loads(task))
