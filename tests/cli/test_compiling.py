"""The wait of the first run is told to who waits."""

import sys

from numba import njit

from detente.cli.compiling import MESSAGE, compiling


def test_the_first_compilation_is_told_once():
    """Who waits half a minute for the first answer would not know why, or be told of every loop."""
    told = []
    with compiling(told.append):
        doubled = njit(lambda x: 2 * x)
        assert (doubled(1), doubled(1.5)) == (2, 3.0)
    njit(lambda x: -x)(1)
    assert told == [MESSAGE]


def test_nothing_is_told_of_what_is_compiled_already():
    """Every run would speak of a wait that there is not."""
    told = []
    halved = njit(lambda x: x / 2)
    halved(1)
    with compiling(told.append):
        halved(2)
    assert told == []


def test_a_verb_that_compiles_nothing_does_not_load_the_compiler(monkeypatch):
    """The sign of life would take longer than the work."""
    monkeypatch.delitem(sys.modules, "numba")
    with compiling(lambda text: None):
        assert "numba" not in sys.modules
