"""JAX in a process of its own: it warns where others fork, and warnings are errors here."""

import importlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import pytest

from detente.forecasting.back_end import SETTING

ON_JAX = "detente.forecasting.choosing_on_jax"


@contextmanager
def jax_process() -> Iterator[ProcessPoolExecutor]:
    """A process where the setting asks for JAX, as long as the block lasts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv(SETTING, "jax")
            process.submit(importlib.import_module, "jax.numpy").exception()  # the process starts here
        yield process


def proposed(arrays, packages):
    """What JAX proposes there, and the worlds that it leaves to numpy."""
    return importlib.import_module(ON_JAX).proposed(arrays, packages)


def precision_after(arrays, packages) -> bool:
    """Whether a program that uses JAX beside us is left with double precision."""
    proposed(arrays, packages)
    return bool(importlib.import_module("jax").config.jax_enable_x64)
