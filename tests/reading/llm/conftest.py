"""A chat server for every test, and a text to read with it."""

import datetime
import threading

import pytest

from detente.reading import glossary, read_text
from detente.reading.llm.chat import Server
from detente.reading.llm.second import SecondReader
from detente.scenario import load
from reading.llm.chat_server import ChatServer

TEXT = """Talks on the sluice

Brel and Arda met on Monday. Arda would open the sluice; then the tolls
would go. Arda may release the water in exchange for lower tolls. <b>Brel</b> wants peace.

Copyright 2024 The Ar Herald.
"""
GERMAN = (
    "Die Gespräche in Genf gehen weiter. Brel wird die Zölle aufheben, wenn Arda das Wasser freigibt, und "
    "das ist nach den Worten des Ministers auch für die Häfen von Brel ein guter Tausch."
)


@pytest.fixture
def server():
    """A chat server in a thread."""
    with ChatServer() as chat:
        thread = threading.Thread(target=chat.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield chat
        chat.ended.set()
        chat.shutdown()
        thread.join()


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
