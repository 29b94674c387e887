"""Many documents in, their records out in the same order, on any number of processes."""

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from detente.parallel import ALONE, Workers
from detente.reading.collector import settled
from detente.reading.glossary import Glossary
from detente.reading.inputs import Source
from detente.reading.worker import Reading, Then, read_batch, read_source

_BATCH_BYTES = 50_000
_BATCH_LENGTH = 8


def read_all(
    sources: Iterable[Source],
    *,
    glossary: Glossary,
    as_of: datetime.date,
    workers: Workers = ALONE,
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
    workers : Workers
        Who reads; the workers of a cluster must see the same folders, unless all stands in tables.
    then : callable, optional
        Takes the records of each document that was read, and returns those to write.

    Yields
    ------
    Reading
        One for every source, in their order, whoever reads; a document that cannot be read has a `fault`.
    """
    if workers.alone:
        with settled():
            yield from (read_source(source, glossary, as_of, then) for source in sources)
        return
    read = partial(read_batch, glossary=glossary, as_of=as_of, then=then)
    for batch in workers.map(read, _batches(map(_from_anywhere, sources))):
        yield from batch


def _from_anywhere(source: Source) -> Source:
    """The source with its full path: a process may have begun in another folder."""
    return source if source.path is None else replace(source, path=os.path.abspath(source.path))


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
