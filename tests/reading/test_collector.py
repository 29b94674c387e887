"""Reading many documents leaves the garbage collector as it was."""

import gc

import pytest

from detente.reading.collector import settled


def test_the_collector_comes_by_less_often_while_documents_are_read():
    """Fails where what is loaded is gone through for garbage again and again."""
    with settled():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > 2_000


def test_the_collector_is_as_before_also_behind_an_error():
    """Fails where a document that cannot be read leaves the program without a collector."""
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no text"), settled():
        raise ValueError("no text")
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
