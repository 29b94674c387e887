"""The `leverage` block: relations, users of a corridor, trade routes and relief, and what goes with what.

Works on the plain data and tolerates any shape.
"""

from collections.abc import Iterator
from typing import Any

from detente.nearest import nearest
from detente.scenario.book import Book, mapping, nested, sequence
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import as_name


def leverage_faults(book: Book) -> Iterator[Fault]:
    """Every part of the `leverage` block that does not fit the file or the rest of the block."""
    leverage = mapping(book.data.get("leverage"))
    relief = mapping(leverage.get("relief"))
    edges = [*sequence(leverage.get("edges")), *sequence(relief.get("opens"))]
    pairs = [frozenset(_ends(edge)) for edge in edges]
    yield from _relations(book, leverage.get("edges"), ("leverage", "edges"), [])
    own = [frozenset(_ends(edge)) for edge in sequence(leverage.get("edges"))]
    yield from _relations(book, relief.get("opens"), ("leverage", "relief", "opens"), own)
    yield from _named(
        book, leverage, "secondary", list(mapping(leverage.get("users"))), "a user of the corridor"
    )
    actors = sorted({end for pair in pairs for end in pair})
    yield from _named(book, leverage, "economies", actors, "an end of an edge")
    for pair in mapping(leverage.get("substitutable")):
        if frozenset(pair.split("|")) not in pairs or pair.count("|") != 1:
            path: Path = ("leverage", "substitutable", pair)
            what = f"leverage.substitutable: '{pair[:60]}' is no edge"
            yield book.source.fault(path, "E308", what, "write 'A|B': how well A can replace B", at_key=True)
    yield from _trade(book, leverage)
    yield from book.terms_of(relief.get("when"), ("leverage", "relief", "when"))
    yield from book.parties_of(relief.get("points"), ("leverage", "relief", "points"))


def _ends(edge: Any) -> list[str]:
    return [as_name(end) for end in sequence(edge)[:2] if end is not None and not nested(end)]


def _relations(book: Book, raw: Any, block: Path, told_before: list[frozenset[str]]) -> Iterator[Fault]:
    """Relations of two different parties, each told once."""
    told = set(told_before)
    for place, edge in enumerate(sequence(raw)):
        ends = _ends(edge)
        if len(ends) != 2:
            continue
        path: Path = (*block, place)
        for end_place, end in enumerate(ends):
            yield from book.party(end, (*path, end_place))
        if ends[0] == ends[1]:
            yield book.misfit(path, f": '{ends[0][:60]}' with itself", "name two different actors")
        elif frozenset(ends) in told:
            what = f": '{ends[0][:60]}' and '{ends[1][:60]}' stand twice"
            yield book.misfit(path, what, "keep one; the order does not matter")
        told.add(frozenset(ends))


def _named(
    book: Book, leverage: dict[str, Any], key: str, known: list[str], what_they_are: str
) -> Iterator[Fault]:
    for name in mapping(leverage.get(key)):
        if name not in known:
            what = f"leverage.{key}: '{name[:60]}' is not {what_they_are}"
            yield book.source.fault(
                ("leverage", key, name), "E308", what, nearest(name, known, otherwise="name one"), at_key=True
            )


def _trade(book: Book, leverage: dict[str, Any]) -> Iterator[Fault]:
    """Routes lead from who has a supply to who has a demand."""
    for place, route in enumerate(sequence(leverage.get("routes"))):
        for key, table in (("seller", "supply"), ("buyer", "demand")):
            name = mapping(route).get(key)
            known = list(mapping(leverage.get(table)))
            if name is not None and not nested(name) and as_name(name) not in known:
                path: Path = ("leverage", "routes", place, key)
                what = f"{in_words(path)}: '{as_name(name)[:60]}' has no {table}"
                fix = nearest(as_name(name), known, otherwise=f"add it to leverage.{table}")
                yield book.source.fault(path, "E308", what, fix)
