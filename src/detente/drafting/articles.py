"""A first scenario out of articles on disk."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from detente.drafting.drafting import Drafted, DraftError, latest_day
from detente.drafting.drafting import draft as drafted_from
from detente.reading.inputs import Source, open_source


def draft(paths: Iterable[str | Path], *, as_of: datetime.date | None = None) -> Drafted:
    """A first scenario from articles alone, with what a person should check in it.

    Parameters
    ----------
    paths : iterable of path
        The articles, in any format that `detente read` takes.
    as_of : date, optional
        The scenario's day; default that of the latest article that has one. Later articles are left out.

    Returns
    -------
    Drafted

    Raises
    ------
    ReadingError
        A file is missing, or there is no text in it.
    DraftError
        There is nothing to draft from, or no article has a date and none is given.
    """
    documents = [open_source(Source(doc=Path(path).name, path=str(path))) for path in paths]
    if not documents:
        raise DraftError("no articles -> give one or more")
    day = as_of or latest_day(documents)
    if day is None:
        raise DraftError("no article has a date -> give as_of=")
    return drafted_from(documents, as_of=day)
