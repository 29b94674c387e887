"""Examples in docstrings run."""

import doctest
import importlib
import pkgutil

import numpy as np
import pytest

import detente.models
import detente.report.reading
import detente.report.words

MODULES = [found.name for found in pkgutil.walk_packages(detente.models.__path__, "detente.models.")]


@pytest.mark.parametrize("name", [*MODULES, detente.report.words.__name__, detente.report.reading.__name__])
def test_docstring_examples(name):
    """Fails where a docstring shows what the function does not do."""
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, extraglobs={"np": np})
    assert failed == 0
