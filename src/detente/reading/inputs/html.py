"""HTML pages; needs the `documents` extra."""

import datetime
import logging

from trafilatura import bare_extraction

from detente.reading.errors import ReadingError
from detente.reading.inputs.source import Given

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# Dates of the markup alone: a guess from the text would depend on the day of reading.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}


def article(data: bytes, name: str) -> tuple[str, Given]:
    """Text of the article in a page, without menus, comments and advertisements; its title, author, date."""
    page = bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if page is None or isinstance(page, dict) or not page.text:
        raise ReadingError(f"{name}: no article text found in this page; save it as plain text")
    day = datetime.date.fromisoformat(page.date) if page.date else None
    author = page.author.split(";")[0].strip() if page.author else None
    given = Given(title=page.title, author=author, outlet=page.sitename, date=day)
    return page.text.replace("\n", "\n\n"), given
