"""The `race` block: rivals, sets of rivals, pairs and tracks, and what goes with what.

Works on the plain data and tolerates any shape.
"""

from collections.abc import Iterator
from itertools import chain, combinations
from typing import Any

from detente.nearest import nearest
from detente.scenario.blocks.race import MAX_RIVALS
from detente.scenario.book import Book, mapping, nested, sequence
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import as_name

ADDED_UP = ("gains", "effects", "left_out", "substitutes", "tracks")
_HOW_TO = "see detente schema race"


def race_faults(book: Book) -> Iterator[Fault]:
    """Every part of the `race` block that does not fit the file or the rest of the block."""
    raw = book.data.get("race")
    if isinstance(raw, dict):
        block = _Block(book, raw)
        faults = [fault for check in _CHECKS for fault in check(block)]
        yield from faults or _incomplete(block)


class _Block:
    """The block's plain data, with the names of its pivot and rivals."""

    def __init__(self, book: Book, raw: dict[str, Any]) -> None:
        self.book = book
        self.raw = raw
        self.pivot = "" if nested(raw.get("pivot")) else as_name(raw.get("pivot"))
        self.rivals = ["" if nested(name) else as_name(name) for name in sequence(raw.get("rivals"))]

    def rival(self, name: str, key: str, path: Path) -> Iterator[Fault]:
        """Fault a name in a part of the block that is no rival's."""
        if self.rivals and name not in self.rivals:
            what = f"race.{key}: '{name[:60]}' is not a rival"
            yield self.book.source.fault(path, "E308", what, nearest(name, self.rivals), at_key=True)


def _players(block: _Block) -> Iterator[Fault]:
    book, rivals = block.book, block.rivals
    yield from book.party(block.raw.get("pivot"), ("race", "pivot"))
    for place, rival in enumerate(rivals):
        path: Path = ("race", "rivals", place)
        yield from book.party(rival or None, path)
        if rival and (rival == block.pivot or rival in rivals[:place]):
            fault = "stands twice" if rival in rivals[:place] else "is the pivot"
            what = f": '{rival[:60]}' {fault}"
            yield book.misfit(path, what, "name each rival once, and not the pivot")


def _meetings(block: _Block) -> Iterator[Fault]:
    meet = mapping(block.raw.get("meet"))
    for name in meet:
        yield from block.rival(name, "meet", ("race", "meet", name))
    total = sum(filter(None, map(_mode, meet.values())))
    if total > 1 + 1e-9:
        what, fix = f" adds up to {total:g}", "give at most 1: one rival at most meets the pivot in a period"
        yield block.book.misfit(("race", "meet"), what, fix)
    if _mode(block.raw.get("discount")) == 1:
        fix = "give a number below 1: flows go on for good"
        yield block.book.misfit(("race", "discount"), " is 1", fix)


def _mode(raw: Any) -> float | None:
    """The mode of a probability, certain or a range; None where it is written as anything else."""
    raw = raw.get("value") if isinstance(raw, dict) else raw
    ends = raw if isinstance(raw, list) else [raw]
    if not ends or not all(type(end) in (int, float) and 0 <= end <= 1 for end in ends):
        return None
    return float(ends[1] if len(ends) == 3 else sum(ends) / len(ends))


def _sources(block: _Block) -> Iterator[Fault]:
    """What the deals bring stands in a table, or is added up, deal by deal."""
    book, raw = block.book, block.raw
    added = [key for key in ADDED_UP if raw.get(key)]
    if raw.get("flows"):
        for key in added:
            fix = "give one of them: the table says what every set of deals brings"
            yield book.misfit(("race", key), " beside flows", fix, at_key=True)
    elif not mapping(raw.get("gains")) and not mapping(raw.get("tracks")):
        fix = f"add flows, or gains or tracks for each rival; {_HOW_TO}"
        yield book.misfit(("race",), " does not say what a deal brings", fix)
    else:
        yield from _one_each(block)


def _one_each(block: _Block) -> Iterator[Fault]:
    gains, tracks = (mapping(block.raw.get(key)) for key in ("gains", "tracks"))
    for name in gains:
        yield from block.rival(name, "gains", ("race", "gains", name))
        if name in tracks:
            fix = "keep one of them"
            yield block.book.misfit(("race", "gains", name), " beside its track", fix, at_key=True)
        for party in mapping(gains[name]):
            if block.pivot and name in block.rivals and party not in (block.pivot, name):
                path: Path = ("race", "gains", name, party)
                what = f"race.gains.{name[:60]}: '{party[:60]}' has no part in this deal"
                fix = f"give '{block.pivot[:60]}' and '{name[:60]}'; what it does to others stands in effects"
                yield block.book.source.fault(path, "E308", what, fix, at_key=True)
    for place, rival in enumerate(block.rivals):
        if rival not in gains and rival not in tracks:
            what = f": '{rival[:60]}' has neither gains nor a track"
            yield block.book.misfit(("race", "rivals", place), what, f"add one of them; {_HOW_TO}")


def _table(block: _Block) -> Iterator[Fault]:
    book, rivals, flows = block.book, block.rivals, mapping(block.raw.get("flows"))
    seen: set[frozenset[str]] = set()
    for settled, row in flows.items():
        path: Path = ("race", "flows", settled)
        names = settled.split("+") if settled else []
        for name in names:
            yield from block.rival(name, "flows", path)
        if rivals and isinstance(row, list) and len(row) != 1 + len(rivals):
            what = f"race.flows '{settled[:60]}' has {len(row)} numbers"
            yield book.source.fault(path, "E307", what, f"give {1 + len(rivals)}: the pivot, then the rivals")
        if frozenset(names) in seen or len(set(names)) < len(names):
            what = f"race.flows: '{settled[:60]}' names a set again, or a rival twice"
            yield book.source.fault(path, "E307", what, "give each set once", at_key=True)
        seen.add(frozenset(names))


def _incomplete(block: _Block) -> Iterator[Fault]:
    """Fault the first set of rivals that a table without other faults leaves out."""
    given = {frozenset(settled.split("+") if settled else []) for settled in mapping(block.raw.get("flows"))}
    if not given or len(block.rivals) > MAX_RIVALS:
        return
    missing = next((each for each in _sets(block.rivals) if frozenset(each) not in given), None)
    if missing is not None:
        what = f" has no '{'+'.join(missing)[:60]}'"
        fix = f"give all {2 ** len(block.rivals)} sets of rivals, or gains instead; {_HOW_TO}"
        yield block.book.misfit(("race", "flows"), what, fix)


def _sets(rivals: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(rivals, size) for size in range(len(rivals) + 1))


def _pairs(block: _Block) -> Iterator[Fault]:
    book = block.book
    for key in ("effects", "left_out", "substitutes"):
        told: set[frozenset[str]] = set()
        for pair in mapping(block.raw.get(key)):
            path: Path = ("race", key, pair)
            ends = pair.split("|")
            if len(ends) != 2 or ends[0] == ends[1]:
                what = f"race.{key}: '{pair[:60]}' is not a pair"
                yield book.source.fault(path, "E307", what, "write two rivals as 'A|B'", at_key=True)
                continue
            for end in ends:
                yield from block.rival(end, key, path)
            if key == "substitutes" and frozenset(ends) in told:
                what = f"race.{key}: '{pair[:60]}' stands twice"
                yield book.source.fault(
                    path, "E307", what, "keep one; the order does not matter", at_key=True
                )
            told.add(frozenset(ends))


def _tracks(block: _Block) -> Iterator[Fault]:
    book, tracks = block.book, mapping(block.raw.get("tracks"))
    if tracks and book.data.get("status_quo") == "none":
        fix = "leave out status_quo: none, or give gains: what is not on a track stays as it is"
        yield book.misfit(("race", "tracks"), " without a status quo", fix, at_key=True)
    for name, raw in tracks.items():
        path: Path = ("race", "tracks", name)
        yield from block.rival(name, "tracks", path)
        track, seen = mapping(raw), set[str]()
        for place, issue in enumerate(sequence(track.get("issues"))):
            at = (*path, "issues", place)
            if nested(issue) or issue is None:
                continue
            if as_name(issue) not in book.issues:
                what = f"{in_words((*path, 'issues'))}: unknown issue '{as_name(issue)[:60]}'"
                fix = nearest(as_name(issue), book.issues, otherwise="add it to issues")
                yield book.source.fault(at, "E302", what, fix)
            elif as_name(issue) in seen:
                yield book.misfit(at, f": '{as_name(issue)[:60]}' stands twice", "name each issue once")
            seen.add(as_name(issue))
        for party in mapping(track.get("no_deal")):
            if party not in (block.pivot, name):
                what = f"{in_words((*path, 'no_deal'))}: '{party[:60]}' has no part in these talks"
                fix = f"give '{block.pivot[:60]}' or '{name[:60]}'"
                yield book.source.fault((*path, "no_deal", party), "E308", what, fix, at_key=True)


_CHECKS = (_players, _meetings, _sources, _table, _pairs, _tracks)
