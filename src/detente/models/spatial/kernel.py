"""How the loops of the spatial models are compiled."""

from collections.abc import Callable
from typing import Any, TypeVar

from detente.models.kernel import compiled

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """Compile a function on its first call and keep the machine code on disk; 1 / 0 is infinite.

    Sums and products of whole arrays compile far more slowly than loops, which is why kernels loop. A kernel
    takes the code of those it calls with it: after a change in one, remove `__pycache__`.
    """
    return compiled(function, error_model="numpy")
