"""Prioritised preference statements, such as `1 AND NOT (3 OR withdraw)` or `blockade IF tariff=2`.

NOT (-) binds closest, then AND (&), OR (|), IF and IFF. `A IF B` is true where B is false. An option is
named by its number, from 1, or by its id. An option alone is true where it is taken, at whatever level;
`3=2` where option 3 stands at level 2.

References: Fang, Hipel, Kilgour and Peng (2003), A decision support system for interactive decision making,
part I, IEEE Transactions on Systems, Man and Cybernetics C 33(1).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, NoReturn

from detente.scenario.statement_tokens import StatementError, Token, tokens_of

MAX_SIGNS = 4_000
MAX_DEPTH = 40


@dataclass(frozen=True)
class Taken:
    """True where an option is taken, or stands at one level."""

    option: int
    """Its place among the options, from 0."""
    level: int | None = None
    """None: any level above 0."""


@dataclass(frozen=True)
class Not:
    """True where the other is false."""

    inner: "Statement"


@dataclass(frozen=True)
class And:
    """True where all are."""

    parts: tuple["Statement", ...]


@dataclass(frozen=True)
class Or:
    """True where any is."""

    parts: tuple["Statement", ...]


@dataclass(frozen=True)
class If:
    """True where the consequence is, or the condition is not."""

    consequence: "Statement"
    condition: "Statement"


@dataclass(frozen=True)
class Iff:
    """True where both are true or both are false."""

    left: "Statement"
    right: "Statement"


Statement = Taken | Not | And | Or | If | Iff


def parse(text: str, names: Sequence[str], levels: Sequence[int] | None = None) -> Statement:
    """Read a preference statement.

    Parameters
    ----------
    text : str
        The statement.
    names : sequence of str
        Ids of the options, in order.
    levels : sequence of int, optional
        How many levels each option has; default 2.

    Returns
    -------
    Statement
        A tree of frozen dataclasses, at most 40 deep.

    Raises
    ------
    StatementError
        With the place, counted in signs from 1.

    >>> parse("-2 IF air strike", ["air strike", "blockade"])
    If(consequence=Not(inner=Taken(option=1, level=None)), condition=Taken(option=0, level=None))
    """
    if len(text) > MAX_SIGNS:
        raise StatementError(f"a statement of {len(text):,} signs", f"give at most {MAX_SIGNS:,}")
    return _Reader(text, list(names), levels or [2] * len(names)).whole()


def truth(statement: Statement, taken: Callable[[Taken], Any]) -> Any:
    """Whether a statement holds, out of whether each option is taken as it says.

    Parameters
    ----------
    statement : Statement
        As `parse` gives it.
    taken : callable
        Truth of an option alone: a bool, or an array of them.

    Returns
    -------
    bool or bool array
        Of the kind that `taken` gives.
    """
    match statement:
        case Taken():
            return taken(statement)
        case Not(inner):
            return truth(inner, taken) ^ True
        case And(parts):
            return reduce(and_, (truth(part, taken) for part in parts))
        case Or(parts):
            return reduce(or_, (truth(part, taken) for part in parts))
        case If(consequence, condition):
            return truth(consequence, taken) | (truth(condition, taken) ^ True)
        case Iff(left, right):
            return truth(left, taken) ^ truth(right, taken) ^ True


class _Reader:
    """Reads by descent, one method for each strength of binding."""

    def __init__(self, text: str, names: list[str], levels: Sequence[int]) -> None:
        self.names = names
        self.levels = levels
        self.tokens = tokens_of(text, names)
        self.place = 0

    def whole(self) -> Statement:
        statement = self._iff(0)
        if self._next.kind != "end":
            self._stop("an operator such as AND, or the end")
        return statement

    @property
    def _next(self) -> Token:
        return self.tokens[self.place]

    def _taken(self, kind: str) -> bool:
        """Whether the next token is of a kind; it is passed if so."""
        found = self._next.kind == kind
        self.place += found
        return found

    def _stop(self, wanted: str) -> NoReturn:
        token = self._next
        found = "the statement ends" if token.kind == "end" else f"'{token.value[:40]}'"
        raise StatementError(f"{found} at sign {token.at}", f"give {wanted}")

    def _iff(self, depth: int) -> Statement:
        left = self._if(depth)
        if not self._taken("IFF"):
            return left
        statement = Iff(left, self._if(depth))
        if self._next.kind == "IFF":
            self._stop("parentheses: what belongs to which IFF?")
        return statement

    def _if(self, depth: int) -> Statement:
        consequence = self._or(depth)
        if not self._taken("IF"):
            return consequence
        statement = If(consequence, self._or(depth))
        if self._next.kind == "IF":
            self._stop("parentheses: what belongs to which IF?")
        return statement

    def _or(self, depth: int) -> Statement:
        parts = [self._and(depth)]
        while self._taken("OR"):
            parts.append(self._and(depth))
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def _and(self, depth: int) -> Statement:
        parts = [self._not(depth)]
        while self._taken("AND"):
            parts.append(self._not(depth))
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _not(self, depth: int) -> Statement:
        if depth > MAX_DEPTH:
            self._stop(f"at most {MAX_DEPTH} parentheses and NOTs one inside the other")
        if self._taken("NOT"):
            return Not(self._not(depth + 1))
        if self._taken("("):
            statement = self._iff(depth + 1)
            if not self._taken(")"):
                self._stop("a closing parenthesis")
            return statement
        return self._option()

    def _option(self) -> Taken:
        token = self._next
        if token.kind not in ("option", "number"):
            self._stop("an option")
        option = self.names.index(token.value) if token.kind == "option" else _figure(token) - 1
        if not 0 <= option < len(self.names):
            self._stop(f"an option's number, 1 to {len(self.names)}")
        self.place += 1
        if not self._taken("="):
            return Taken(option)
        most = self.levels[option] - 1
        if self._next.kind != "number" or _figure(self._next) > most:
            self._stop(f"a level of '{self.names[option][:40]}', 0 to {most}")
        level = _figure(self._next)
        self.place += 1
        return Taken(option, level)


def _figure(token: Token) -> int:
    """A number by its first nine digits, which are enough to be too large."""
    return int(token.value.lstrip("0")[:9] or 0)
