"""Examples in docstrings run."""

import doctest
import importlib
import pkgutil

import numpy as np
import pytest

import detente

MODULES = [found.name for found in pkgutil.walk_packages(detente.__path__, "detente.")]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_docstring_examples(name):
    """Fails where a docstring shows what the function does not do."""
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, extraglobs={"np": np})
    assert failed == 0
