"""The words and signs of a preference statement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.nearest import nearest

_SIGNS = {"-": "NOT", "&": "AND", "|": "OR", "(": "(", ")": ")", "=": "="}
_WORDS = ("NOT", "AND", "OR", "IF", "IFF")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_WORD = re.compile(r"\w+")


class StatementError(ValueError):
    """A statement that cannot be read: what is wrong, at which sign, and what would be right."""

    def __init__(self, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what} -> {fix}")


@dataclass(frozen=True)
class Token:
    """A word, a sign, an option or a number, and where it stands."""

    kind: str
    """A word such as NOT, a sign, `option`, `number`, or `end`."""
    value: str
    at: int
    """Sign at which it begins, from 1."""


def tokens_of(text: str, names: Sequence[str]) -> list[Token]:
    """The tokens of a statement, and one of kind `end`.

    An id that reads as a number, or as a word such as IF, is meant where it stands in quotes.

    Raises
    ------
    StatementError
        At a name that is no option's, or a sign that means nothing.
    """
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    known = re.compile("|".join(re.escape(name) + r"(?!(?<=\w)\w)" for name in longest_first) or r"(?!)")
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token, length = _token(text, at, known, names)
        found.append(token)
        at += length
    return [*found, Token("end", "", len(text) + 1)]


def _token(text: str, at: int, known: re.Pattern[str], names: Sequence[str]) -> tuple[Token, int]:
    """The token that begins at a place, and its length."""
    quoted, name, word = _QUOTED.match(text, at), known.match(text, at), _WORD.match(text, at)
    if quoted:
        inside = quoted[1] if quoted[1] is not None else quoted[2]
        if inside not in names:
            raise _unknown(inside, at, names)
        return Token("option", inside, at + 1), len(quoted[0])
    if word and word[0].isdecimal() and word[0].isascii():
        return Token("number", word[0], at + 1), len(word[0])
    if word and word[0].upper() in _WORDS and not (name and len(name[0]) > len(word[0])):
        return Token(word[0].upper(), word[0], at + 1), len(word[0])
    if name and (not word or len(name[0]) >= len(word[0])):
        return Token("option", name[0], at + 1), len(name[0])
    if word:
        raise _unknown(word[0], at, names)
    if text[at] not in _SIGNS:
        fix = "write options, NOT, AND, OR, IF, IFF and parentheses"
        raise StatementError(f"'{text[at]}' at sign {at + 1}", fix)
    return Token(_SIGNS[text[at]], text[at], at + 1), 1


def _unknown(name: str, at: int, names: Sequence[str]) -> StatementError:
    return StatementError(f"unknown option '{name[:40]}' at sign {at + 1}", nearest(name, names))
