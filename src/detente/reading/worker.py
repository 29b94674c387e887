"""One document after the other, whatever happens to it: what every process of a bulk reading does."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from detente.reading.collector import settled
from detente.reading.document import name_of, unread_record
from detente.reading.errors import ReadingError
from detente.reading.fingerprints import Fingerprint, fingerprint
from detente.reading.glossary import Glossary
from detente.reading.inputs import Source, open_source
from detente.reading.reader import read_document

Then = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
"""What becomes of the records of a document before they are written; processes must be able to pass it on."""

_NOT_READ = "not read: "
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read of one document: its `doc` record, and the other records as JSON lines.

    `fault` is why it was not read; `size` its share of the input, in bytes.
    """

    head: dict[str, Any]
    lines: str = field(repr=False, default="")
    fault: str | None = None
    size: int = 0
    fingerprint: Fingerprint | None = field(repr=False, default=None)

    @property
    def was_read(self) -> bool:
        """Whether there was a text, if only in another language."""
        return self.head["digest"] is not None

    @property
    def name(self) -> str:
        """Name that tells the document from others of its file name."""
        return name_of(self.head)

    def as_lines(self, storyline: str) -> str:
        """JSON lines of the document; the first one names its storyline."""
        return as_line(self.head | {"storyline": storyline}) + self.lines


def as_line(record: dict[str, Any]) -> str:
    """A record as a line of JSON."""
    return _JSON.encode(record) + "\n"


def read_source(source: Source, glossary: Glossary, as_of: datetime.date, then: Then | None) -> Reading:
    """Read one document; one that cannot be read has a `fault`."""
    try:
        whole = read_document(open_source(source), glossary=glossary, as_of=as_of)
        head, *records = then(whole) if then else whole
    except ReadingError as fault:
        return _unread(source, str(fault).removeprefix(f"{source.doc}: "))
    except Exception as fault:  # one document in a hundred thousand must not cost the others
        return _unread(
            source, f"the reader failed on it, please report this ({type(fault).__name__}: {fault})"
        )
    note = head["note"] or ""
    left = note.removeprefix(_NOT_READ) if note.startswith(_NOT_READ) else None
    lines = "".join(map(as_line, records))
    printed = fingerprint(head, records)
    return Reading(head=head, lines=lines, fault=left, size=source.size, fingerprint=printed)


def _unread(source: Source, why: str) -> Reading:
    head = unread_record(source.doc, why)
    origin = {"source_format": source.format, "offsets_into": None, "file_digest": None, "row": source.row}
    return Reading(head=head | origin, fault=why, size=source.size)


def read_batch(
    batch: list[Source], *, glossary: Glossary, as_of: datetime.date, then: Then | None
) -> list[Reading]:
    """Read some documents one after the other."""
    with settled():
        return [read_source(source, glossary, as_of, then) for source in batch]
