"""Who does work that falls into parts, and in what order the answers come back."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Workers:
    """Who does the work.

    Attributes
    ----------
    jobs : int
        Processes of this machine, this one among them, at least 1.
    cluster : str, optional
        Address of the scheduler of a Dask cluster, as `tcp://host:8786`; it then does the work.
    """

    jobs: int = 1
    cluster: str | None = None

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise ValueError(f"jobs is {self.jobs} -> give 1 or more")
        if self.cluster is not None and self.jobs != 1:
            raise ValueError("both --jobs and --cluster are given -> a cluster has as many workers as it has")

    @property
    def alone(self) -> bool:
        """Whether this process does everything itself."""
        return self.jobs == 1 and self.cluster is None

    def map(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """Do every task, and give the answers in the tasks' order.

        A task must give the same answer whoever does it: one that is lost with its worker is done again, and
        this process does some that another has not begun. Where the tasks have a length and the first shows
        that the rest is short, no process is started.
        Tasks are taken as they are needed; each should last long enough, a tenth of a second or more, to be
        worth sending.

        Parameters
        ----------
        work : callable
            Of one task; sent to each worker once, whatever it carries.
        tasks : iterable
            What it is called with.

        Yields
        ------
        Answers in the order of the tasks.

        Raises
        ------
        ValueError
            Where the workers cannot be reached, lack this version of detente, or die again and again.

        Examples
        --------
        >>> list(Workers().map(abs, [-2, 1, -3]))
        [2, 1, 3]
        """
        if self.alone:
            return map(work, tasks)
        # Engines take a while to load, which whoever works alone need not wait for.
        name = "processes" if self.cluster is None else "cluster"
        engine = importlib.import_module(f"detente.parallel.{name}")
        done: Iterator[Answer] = engine.done(work, tasks, self.jobs if self.cluster is None else self.cluster)
        return done


ALONE = Workers()
