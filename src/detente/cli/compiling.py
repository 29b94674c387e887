"""The first run's wait, told to people: kernels are compiled for their machine and kept in a cache."""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

MESSAGE = "compiling models for this machine, which happens once"


@contextlib.contextmanager
def compiling(tell: Callable[[str], object]) -> Iterator[None]:
    """Tell once if a kernel is compiled meanwhile; nothing where all come from the cache.

    Only of kernels whose library is loaded already: it takes longer to load than most verbs take.
    """
    if "numba" not in sys.modules:
        yield
        return
    event = importlib.import_module("numba.core.event")
    with event.install_listener("numba:compile", _first_of(event, tell)):
        yield


def _first_of(event: Any, tell: Callable[[str], object]) -> Any:
    """A listener that passes on the first compilation alone."""

    class First(event.Listener):  # type: ignore[misc]
        told = False

        def on_start(self, _: object) -> None:
            if not self.told:
                self.told = True
                tell(MESSAGE)

        def on_end(self, _: object) -> None:
            """Nothing to tell."""

    return First()
