"""What takes long to load, loaded when it is first called."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any


@dataclass(frozen=True)
class Later:
    """A function by its place, of which the module is loaded by the first call.

    The models' compilers and solvers take several times as long to load as a case does. A verb names them
    so, finds its case first, and tells at once what is wrong with it.

    Examples
    --------
    >>> Later("math", "isqrt")(17)
    4
    """

    module: str
    name: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Its answer."""
        return getattr(importlib.import_module(self.module), self.name)(*args, **kwargs)


def load(ask: Callable[..., Any]) -> None:
    """Load what a call would load, with or without some of its arguments, before a bar shows its progress."""
    asked = ask.func if isinstance(ask, partial) else ask
    if isinstance(asked, Later):
        importlib.import_module(asked.module)
