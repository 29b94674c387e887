"""Whoever does the work, the answers are the same, in the same order, and none is lost."""

import os
import signal
import sys
from collections import deque
from functools import partial
from itertools import count

import cloudpickle
import pytest

from detente.parallel import Workers
from parallel.cluster import cluster

# Workers cannot import tests.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


def square(number):
    return number * number


def dying_once(number, *, at, marks):
    """The square, unless this is the first to try a certain number: then the process dies."""
    mark = marks / str(number)
    if number == at and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def dying_beside(number, *, this, gate, marks):
    """The square, once the first other process has tried something and died; this process waits for that."""
    mark = marks / ("waited" if os.getpid() == this else "died")
    if not mark.exists():
        mark.touch()
        gate.open("r" if os.getpid() == this else "w").close()  # a pipe: each waits for the other
        if os.getpid() != this:
            os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def who(number):
    return os.getpid()


def deadly(number, *, spared):
    if os.getpid() != spared:
        os.kill(os.getpid(), signal.SIGKILL)


def failing(number):
    raise ValueError(f"{number}: no such world")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_tasks_order(jobs):
    """Fails where whoever is done first is heard first, or a task is lost."""
    assert list(Workers(jobs).map(square, iter(range(200)))) == [n * n for n in range(200)]


def test_another_process_takes_part():
    """Fails where this process does everything itself, however long it lasts."""
    assert any(pid != os.getpid() for pid in Workers(2).map(who, count()))


def test_short_work_starts_no_process(monkeypatch):
    """Fails where work of which the rest is known to be short waits for a process, or pays for one."""
    monkeypatch.delattr("detente.parallel.processes.get_reusable_executor")
    assert list(Workers(2).map(square, range(20))) == [n * n for n in range(20)]


def test_no_work_is_no_fault():
    """Fails where an empty list of tasks waits for an answer."""
    assert list(Workers(2).map(square, [])) == []


def test_a_fault_of_the_work_comes_through():
    """Fails where what is wrong with an input is told as a fault of a process."""
    with pytest.raises(ValueError, match="3: no such world"):
        list(Workers(2).map(failing, iter([3])))


def test_work_of_a_process_that_dies_is_done_again(tmp_path):
    """Fails where a killed process takes its tasks with it."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    work = partial(dying_beside, this=os.getpid(), gate=gate, marks=tmp_path)
    assert list(Workers(2).map(work, iter(range(100)))) == [n * n for n in range(100)]
    assert (tmp_path / "died").exists()


def test_work_that_kills_every_process_is_given_up_in_one_line():
    """Fails where deadly work is tried for ever."""
    work = partial(deadly, spared=os.getpid())
    with pytest.raises(ValueError, match="a process died 3 times at the same work -> memory may be short"):
        deque(Workers(2).map(work, count()), maxlen=0)


def test_a_cluster_answers_in_order(steady):
    """Fails where a cluster's answers come as they are done."""
    assert list(Workers(cluster=steady.address).map(square, range(100))) == [n * n for n in range(100)]


def test_a_fault_on_a_cluster_comes_through(steady):
    """Fails where a worker's fault is told as one of the cluster."""
    with pytest.raises(ValueError, match="3: no such world"):
        list(Workers(cluster=steady.address).map(failing, [3]))


def test_work_of_a_worker_that_dies_is_done_again(tmp_path):
    """Fails where a killed worker takes its tasks, or answers not yet fetched, with it."""
    (tmp_path / "marks").mkdir()
    work = partial(dying_once, at=30, marks=tmp_path / "marks")
    with cluster(tmp_path) as mortal:
        assert list(Workers(cluster=mortal.address).map(work, range(60))) == [n * n for n in range(60)]
        assert sum(worker.poll() is None for worker in mortal.workers) == 1


def test_nobody_at_the_address():
    """Fails where a wrong address ends in a traceback."""
    with pytest.raises(ValueError, match=r"no scheduler answers there -> give the address that dask"):
        list(Workers(cluster="tcp://127.0.0.1:1").map(square, [1]))


@pytest.mark.parametrize(("jobs", "address"), [(0, None), (2, "tcp://127.0.0.1:1")])
def test_who_works_is_said_once(jobs, address):
    """Fails where two answers to who works are taken and one ignored."""
    with pytest.raises(ValueError, match="->"):
        Workers(jobs, address)
