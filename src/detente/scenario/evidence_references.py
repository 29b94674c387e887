"""Names that evidence and indicators use: terms, parties, each other."""

from collections.abc import Iterator
from typing import Any

from detente.nearest import nearest
from detente.scenario.book import Book, mapping, nested, sequence
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import as_name


def evidence_faults(book: Book) -> Iterator[Fault]:
    """Every wrong name in `evidence` and `indicators`."""
    for block in ("indicators", "evidence"):
        for place, part in enumerate(sequence(book.data.get(block))):
            yield from book.terms_of(mapping(part).get("term"), (block, place, "term"))
            yield from book.party(mapping(part).get("party"), (block, place, "party"))
        yield from book.repeated(book.data.get(block), (block,))
    for place, item in enumerate(sequence(book.data.get("evidence"))):
        yield from _sighted(book, mapping(item).get("indicator"), ("evidence", place, "indicator"))


def _sighted(book: Book, name: Any, path: Path) -> Iterator[Fault]:
    """Fault an item that claims to be a sighting of what nobody looks for."""
    known = [as_name(mapping(each).get("id")) for each in sequence(book.data.get("indicators"))]
    if name is not None and not nested(name) and as_name(name) not in known:
        what = f"{in_words(path)}: unknown indicator '{as_name(name)[:60]}'"
        yield book.source.fault(path, "E308", what, nearest(as_name(name), known, otherwise="add it first"))
