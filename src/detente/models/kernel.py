"""How loops are compiled, and where the machine code is kept."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """Compile a function on its first call and keep the machine code for the next run."""
    return compiled(function)


def compiled(function: Function, *, error_model: Literal["python", "numpy"] = "python") -> Function:
    """The function, to be compiled on its first call.

    The code is kept beside the package, or in the user's cache folder where that cannot be written, or in
    the folder that NUMBA_CACHE_DIR names. Where there is none of these it is compiled in each run.

    Parameters
    ----------
    function : callable
        Loops over arrays and numbers.
    error_model : {"python", "numpy"}
        `python`: 1 / 0 is an error; `numpy`: it is infinite.
    """
    try:
        return cast(Function, njit(cache=True, error_model=error_model)(function))
    except RuntimeError:  # numba's word for a user without a folder to write to
        return cast(Function, njit(error_model=error_model)(function))
