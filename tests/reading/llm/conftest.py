"""A chat server for every test, and a text to read with it."""

import datetime

import pytest

from detente.reading import glossary, read_text
from detente.reading.llm.chat import Server
from detente.reading.llm.second import SecondReader
from detente.scenario import load
from reading.llm.chat_server import running
from reading.llm.texts import TEXT


@pytest.fixture
def server():
    """A chat server."""
    with running() as chat:
        yield chat


@pytest.fixture
def second(server, root):
    """Read a text by rules, then by the model on that server: the `doc` record, and the model's records."""
    words = glossary(load(root / "tests" / "scenarios" / "valid" / "sluice-treaty.yaml"))

    def read(text=TEXT, seconds=10.0):
        own = read_text(text, doc="a.txt", glossary=words, as_of=datetime.date(2024, 3, 1))
        head, *found = SecondReader(Server("m", server.url, None, seconds), words)(own)
        assert found[: len(own) - 1] == own[1:]
        return head, found[len(own) - 1 :]

    return read
