"""The `alignment` block: actors with sizes, pairs of them, poles, and what a deal shifts.

Works on the plain data and tolerates any shape.
"""

from collections.abc import Iterator
from typing import Any

from detente.nearest import nearest
from detente.scenario.book import Book, mapping, nested, sequence
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import as_name

BY_ACTOR = ("neutral_premium", "present", "ideal_points")


def alignment_faults(book: Book) -> Iterator[Fault]:
    """Every part of the `alignment` block that does not fit the file or the rest of the block."""
    alignment = mapping(book.data.get("alignment"))
    sizes = list(mapping(alignment.get("sizes")))
    yield from _weightless(book, alignment)
    yield from _pairs(book, alignment.get("propensity"), sizes, ("alignment", "propensity"))
    for key in BY_ACTOR:
        for name in mapping(alignment.get(key)):
            yield from _sized(book, name, sizes, ("alignment", key, name))
    for place, shift in enumerate(sequence(alignment.get("shifts"))):
        path: Path = ("alignment", "shifts", place)
        yield from book.terms_of(mapping(shift).get("when"), (*path, "when"))
        yield from _pairs(book, mapping(shift).get("propensity"), sizes, (*path, "propensity"))
    yield from _poles(book, alignment)


def _weightless(book: Book, alignment: dict[str, Any]) -> Iterator[Fault]:
    for name, size in mapping(alignment.get("sizes")).items():
        if type(size) in (int, float) and size == 0:
            yield book.misfit(("alignment", "sizes", name), ": an actor of size 0", "give a number above 0")


def _pairs(book: Book, raw: Any, sizes: list[str], block: Path) -> Iterator[Fault]:
    told: dict[frozenset[str], tuple[str, Any]] = {}
    for pair, number in mapping(raw).items():
        ends = pair.split("|")
        path: Path = (*block, pair)
        if len(ends) != 2 or ends[0] == ends[1]:
            what = f"{in_words(block)}: '{pair[:60]}' is not a pair"
            yield book.source.fault(path, "E307", what, "write two different actors as 'A|B'", at_key=True)
            continue
        if frozenset(ends) in told:
            twin, before = told[frozenset(ends)]
            what, fix = f"'{pair[:60]}' stands twice", "keep one; the order does not matter"
            if before != number:
                what = f"'{pair[:60]}' is not what '{twin[:60]}' is"
                fix = "keep one; a propensity is the same both ways"
            yield book.source.fault(path, "E307", f"{in_words(block)}: {what}", fix, at_key=True)
        told[frozenset(ends)] = pair, number
        for end in ends:
            yield from _sized(book, end, sizes, path)


def _sized(book: Book, name: str, sizes: list[str], path: Path) -> Iterator[Fault]:
    if sizes and name not in sizes:
        what = f"{in_words(path[:-1])}: '{name[:60]}' has no size"
        yield book.source.fault(path, "E308", what, nearest(name, sizes), at_key=True)


def _poles(book: Book, alignment: dict[str, Any]) -> Iterator[Fault]:
    points = mapping(alignment.get("ideal_points"))
    poles = [
        as_name(name) for name in sequence(alignment.get("poles")) if name is not None and not nested(name)
    ]
    path: Path = ("alignment", "poles")
    for place, name in enumerate(poles):
        if points and name not in points:
            what = f"{in_words(path)}: '{name[:60]}' has no ideal point"
            yield book.source.fault((*path, place), "E308", what, nearest(name, list(points)))
    if len(poles) != 2:
        return
    first, second = (points.get(name) for name in poles)
    if poles[0] == poles[1] or (first == second and type(first) in (int, float)):
        yield book.misfit(path, ": the poles are at the same place", "name two poles that stand apart")
