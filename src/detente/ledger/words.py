"""Words as a search compares them, in every store alike."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r"([^\W_]+)(\*?)")
_ACCENTS = re.compile("[\u0300-\u036f]")


def words_in(text: str) -> list[str]:
    """Runs of letters and digits."""
    return _WORD.findall(text)


def words_asked(text: str) -> list[tuple[str, bool]]:
    """The words of a query, and of each whether it is only the beginning of one (`minist*`)."""
    return [(word, bool(star)) for word, star in _ASKED.findall(folded(text))]


def folded(text: str) -> str:
    """A text without case and accents; SQLite's own search would do so for Latin letters only."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", parts))
