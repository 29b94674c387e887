"""The garbage collector while many documents are read: it leaves alone what stays, and comes by seldom."""

import contextlib
import gc
from collections.abc import Iterator

_YOUNG = 20_000
"""New objects after which the collector looks for cycles: the sentences of about a dozen documents."""


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Keep word lists, patterns and all else that is loaded by now from being searched for garbage.

    Records die by themselves once they are written; only sentences that refer to themselves are left to
    the collector.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
