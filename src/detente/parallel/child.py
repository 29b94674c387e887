"""What a process does that was started to help another: the tasks it is sent, one after the other."""

import os
import pickle
from functools import partial
from queue import SimpleQueue
from typing import Any

import cloudpickle

from detente.parallel.wire import Wire

WORK = -1
"""Number of the work itself; tasks have theirs from 0 on."""
FAILED = b""
"""In place of an answer: the work failed, and whoever sent the task meets the same fault in doing it."""


def main() -> None:
    """Do what standard input says, tell the answers on standard output, and end with whoever listens."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what the work prints is no answer
    tasks: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
    wire = Wire(
        incoming,
        outgoing,
        heard=lambda number, raw: tasks.put((number, raw)),
        ended=partial(os._exit, 0),
    )
    work = b""
    opened: Any = None
    while True:
        number, raw = tasks.get()
        if number == WORK:
            work, opened = raw, None
            continue
        try:
            opened = opened or cloudpickle.loads(work)
            answer = cloudpickle.dumps(opened(pickle.loads(raw)))
        except Exception:
            answer = FAILED
        wire.send(number, answer)
