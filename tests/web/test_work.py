"""Long work tells how far it is, and stops when it is told to."""

import threading
from concurrent.futures import CancelledError

import pytest

from detente.web.work import Job, Work

LONG = 300


def counting(reached: threading.Event, go_on: threading.Event):
    """Work that tells of its first half, and waits there."""

    def call(tick):
        tick(1, 2)
        reached.set()
        go_on.wait(LONG)
        tick(2, 2)
        return "counted"

    return call


@pytest.fixture
def work():
    made = Work()
    yield made
    made.close()


def test_work_tells_how_far_it_is(work):
    """Fails where a reader sees no progress, or no result."""
    reached, go_on = threading.Event(), threading.Event()
    job = work.start("counting", counting(reached, go_on))
    assert reached.wait(LONG)
    assert (job.state, job.share, job.over) == ("running", 0.5, False)
    go_on.set()
    assert job.future.result(LONG) == "counted"
    assert (job.state, job.share, job.result()) == ("done", 1.0, "counted")


def test_stopped_work_ends(work):
    """Fails where what was stopped goes on, or still has a result."""
    reached, go_on = threading.Event(), threading.Event()
    job = work.start("counting", counting(reached, go_on))
    assert reached.wait(LONG)
    job.stop()
    go_on.set()
    with pytest.raises(CancelledError):
        job.future.result(LONG)
    assert (job.state, job.over) == ("stopped", True)
    with pytest.raises(CancelledError):
        job.result()


def test_work_that_has_not_begun_never_does():
    """Fails where work that was stopped in the queue is done all the same."""
    done: list[int] = []
    job = Job("nothing", lambda tick: done.append(1))
    job.stop()
    job.run()
    assert (job.state, done) == ("stopped", [])


def test_a_fault_ends_one_job_and_not_the_next(work):
    """Fails where a fault in one answer takes the worker with it."""
    jobs = [work.start("failing", lambda tick: 1 / 0) for _ in range(5)]
    assert all(isinstance(job.future.exception(LONG), ZeroDivisionError) for job in jobs)
    assert work.start("counting", lambda tick: 7).future.result(LONG) == 7
    assert [job.state for job in jobs] == ["failed"] * 5


def test_the_page_keeps_no_endless_list():
    """Fails where jobs that are over are never forgotten."""
    work = Work(workers=1)
    jobs = [work.start("nothing", lambda tick: None) for _ in range(500)]
    jobs[-1].future.result(LONG)
    last = work.start("nothing", lambda tick: None)
    assert work.job(jobs[0].id) is None
    assert work.job(last.id) is last
    work.close()
