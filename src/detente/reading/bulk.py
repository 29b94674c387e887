"""Many documents in, their records out in the same order, on any number of processes."""

import datetime
import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from joblib import Parallel, delayed

from detente.reading.glossary import Glossary
from detente.reading.inputs import Source
from detente.reading.worker import Reading, Then, begin_work, read_batch, read_source

# A reading that a person stops leaves work undone; that is no fault.
_LEFT_UNDONE = r"\d+ tasks (have been successfully executed|which were still being processed)"
warnings.filterwarnings("ignore", _LEFT_UNDONE, UserWarning, "joblib")

_BATCH_BYTES = 50_000
_BATCH_LENGTH = 8
_STRETCH = 64


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
        yield from (read_source(source, glossary, as_of, then) for source in sources)
        return
    processes = Parallel(
        n_jobs=jobs,
        backend="loky",
        initializer=begin_work,
        initargs=(glossary, as_of, then),
        return_as="generator",
        batch_size=1,
    )
    batches = _batches(map(_from_anywhere, sources))
    with processes:
        # In stretches: where writing is slower than reading, what waits to be written stays small.
        while stretch := list(islice(batches, _STRETCH * jobs)):
            for batch in processes(delayed(read_batch)(batch) for batch in stretch):
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
