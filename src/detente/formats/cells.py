"""Text that a spreadsheet must not take for a formula."""

from typing import Any

OPENERS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def guarded(cell: Any) -> Any:
    """Text that begins as a formula does, behind an apostrophe; numbers as they are.

    >>> guarded("=1+1"), guarded("'quoted'"), guarded("plain"), guarded(-3)
    ("'=1+1", "''quoted'", 'plain', -3)
    """
    return GUARD + cell if isinstance(cell, str) and cell.startswith((*OPENERS, GUARD)) else cell


def unguarded(cell: Any) -> Any:
    """Text as it was before `guarded`.

    >>> unguarded("'=1+1"), unguarded("''quoted'"), unguarded("'tis"), unguarded(-3)
    ('=1+1', "'quoted'", "'tis", -3)
    """
    if isinstance(cell, str) and cell.startswith(GUARD) and cell[1:].startswith((*OPENERS, GUARD)):
        return cell[1:]
    return cell
