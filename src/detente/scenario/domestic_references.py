"""The `domestic` block: whether parties, terms and seats fit the file and each other.

Works on the plain data and tolerates any shape.
"""

from collections.abc import Iterator
from typing import Any

from detente.scenario.book import Book, is_count, mapping, sequence
from detente.scenario.faults import Fault, Path, in_words


def domestic_faults(book: Book) -> Iterator[Fault]:
    """Every part of the `domestic` block that does not fit the file or the rest of its party's entry."""
    for party, raw in mapping(book.data.get("domestic")).items():
        home, path = mapping(raw), ("domestic", party)
        yield from book.party(party, path, at_key=True)
        yield from _chamber(book, mapping(home.get("chamber")), (*path, "chamber"))
        for key in ("veto", "cover"):
            yield from book.repeated(home.get(key), (*path, key), key="name")
        for place, player in enumerate(sequence(home.get("veto"))):
            yield from _worth(book, mapping(player).get("worth"), (*path, "veto", place, "worth"))
        for place, story in enumerate(sequence(home.get("cover"))):
            yield from book.terms_of(mapping(story).get("covers"), (*path, "cover", place, "covers"))


def _chamber(book: Book, chamber: dict[str, Any], path: Path) -> Iterator[Fault]:
    seats, quota = chamber.get("seats"), chamber.get("quota")
    if not is_count(seats):
        return
    if is_count(quota) and quota > seats:
        what = f"{in_words(path)}: a quota of {quota} in {seats} seats"
        yield book.source.fault((*path, "quota"), "E307", what, f"give at most {seats}")
    firsts = [group[0] for group in sequence(chamber.get("groups")) if isinstance(group, list) and group]
    voters = sum(first for first in firsts if is_count(first))
    if voters > seats:
        what = f"{in_words(path)}: groups of {voters} in {seats} seats"
        yield book.source.fault((*path, "groups"), "E307", what, f"give groups of at most {seats} in all")


def _worth(book: Book, raw: Any, path: Path) -> Iterator[Fault]:
    for issue, options in mapping(raw).items():
        yield from book.issue(issue, (*path, issue))
        for option in mapping(options):
            yield from book.option(issue, option, (*path, issue, option), at_key=True)
