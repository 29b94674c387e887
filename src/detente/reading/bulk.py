"""Many documents in, their records out in the same order, on any number of processes."""

import datetime
import json
import os
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from joblib import Parallel, delayed

from detente.reading.document import name_of, unread_record
from detente.reading.errors import ReadingError
from detente.reading.glossary import Glossary
from detente.reading.inputs import Source, open_source
from detente.reading.reader import read_document
from detente.reading.storylines import Storylines, signature

# A reading that a person stops leaves work undone; that is no fault.
warnings.filterwarnings("ignore", r"\d+ tasks which were still being processed", UserWarning, "joblib")

Then = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
"""What becomes of the records of a document before they are written; processes must be able to pass it on."""

_NOT_READ = "not read: "
_BATCH_BYTES = 100_000
_BATCH_LENGTH = 8
_STRETCH = 32


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read of one document: its `doc` record, and the other records as JSON lines.

    `fault` is why it was not read; `size` its share of the input, in bytes.
    """

    head: dict[str, Any]
    lines: str = field(repr=False, default="")
    fault: str | None = None
    size: int = 0
    signature: bytes | None = field(repr=False, default=None)

    @property
    def was_read(self) -> bool:
        """Whether there was a text, if only in another language."""
        return self.head["digest"] is not None

    def as_lines(self, storylines: Storylines) -> str:
        """JSON lines of the document; the first one names its storyline."""
        storyline = storylines.add(name_of(self.head), self.signature)
        return as_line(self.head | {"storyline": storyline}) + self.lines


def read_all(
    sources: Iterable[Source],
    *,
    glossary: Glossary,
    as_of: datetime.date,
    jobs: int = 1,
    then: Then | None = None,
) -> Iterator[Reading]:
    """Read documents one after the other, or several at a time.

    Parameters
    ----------
    sources : iterable of Source
        Taken as they are needed, never all at once.
    glossary : Glossary
        The words to read by.
    as_of : date
        Anchor for relative dates where a document has none.
    jobs : int
        Number of processes.
    then : callable, optional
        Takes the records of each document that was read, and returns those to write.

    Yields
    ------
    Reading
        One for every source, in their order, whatever `jobs`; a document that cannot be read has a `fault`.
    """
    if jobs == 1:
        yield from (_read(source, glossary, as_of, then) for source in sources)
        return
    processes = Parallel(
        n_jobs=jobs,
        backend="loky",
        initializer=_begin_work,
        initargs=(glossary, as_of, then),
        return_as="generator",
        batch_size=1,
    )
    batches = _batches(map(_from_anywhere, sources))
    with processes:
        # In stretches: where writing is slower than reading, what waits to be written stays small.
        while stretch := list(islice(batches, _STRETCH * jobs)):
            for batch in processes(delayed(_read_batch)(batch) for batch in stretch):
                yield from batch


def as_line(record: dict[str, Any]) -> str:
    """A record as a line of JSON."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def _read(source: Source, glossary: Glossary, as_of: datetime.date, then: Then | None) -> Reading:
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
    return Reading(head=head, lines=lines, fault=left, size=source.size, signature=signature(records))


def _unread(source: Source, why: str) -> Reading:
    head = unread_record(source.doc, why)
    origin = {"source_format": source.format, "offsets_into": None, "file_digest": None, "row": source.row}
    return Reading(head=head | origin, fault=why, size=source.size)


_given: list[tuple[Glossary, datetime.date, Then | None]] = []
"""What a process that only reads was given when it began: one set of words for all its documents."""


def _from_anywhere(source: Source) -> Source:
    """The source with its full path: a process may have begun in another folder."""
    return source if source.path is None else replace(source, path=os.path.abspath(source.path))


def _begin_work(glossary: Glossary, as_of: datetime.date, then: Then | None) -> None:
    """Keep what all documents are read by, and leave Ctrl-C to the process that writes."""
    _given[:] = [(glossary, as_of, then)]
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_batch(batch: list[Source]) -> list[Reading]:
    return [_read(source, *_given[0]) for source in batch]


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += source.size
        if size >= _BATCH_BYTES or len(batch) == _BATCH_LENGTH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
