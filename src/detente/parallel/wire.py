"""Numbered bytes between two processes, to and fro at once, so that neither waits until the other listens."""

import struct
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

_HEAD = struct.Struct("<qQ")
"""Number and length of what follows."""


class Wire:
    """One end of two pipes.

    Parameters
    ----------
    incoming, outgoing : binary file
        Ours from here on.
    heard : callable
        Called, in a thread of its own, with the number and the bytes of all that comes in, in order.
    ended : callable
        Called there once, when nobody is at the other end any more.
    """

    def __init__(
        self,
        incoming: BinaryIO,
        outgoing: BinaryIO,
        *,
        heard: Callable[[int, bytes], None],
        ended: Callable[[], None],
    ) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._heard, self._ended = heard, ended
        self._unsent: SimpleQueue[tuple[int, bytes] | None] = SimpleQueue()
        self._threads = [Thread(target=work, daemon=True) for work in (self._listen, self._write)]
        for thread in self._threads:
            thread.start()

    def send(self, number: int, raw: bytes) -> None:
        """Send, without waiting; nothing is sent to an end where nobody is."""
        self._unsent.put((number, raw))

    def close(self) -> None:
        """Let go of the pipes, of which the other end must be closed by now."""
        self._unsent.put(None)
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        with self._incoming as stream:
            while len(head := stream.read(_HEAD.size)) == _HEAD.size:
                number, size = _HEAD.unpack(head)
                raw = stream.read(size)
                if len(raw) < size:
                    break
                self._heard(number, raw)
        self._ended()

    def _write(self) -> None:
        try:
            with self._outgoing as stream:
                while (unsent := self._unsent.get()) is not None:
                    number, raw = unsent
                    stream.write(_HEAD.pack(number, len(raw)))
                    stream.write(raw)
                    stream.flush()
        except OSError:
            return  # nobody is there, which the listener tells of
