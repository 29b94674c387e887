"""Names that parts of the file use of each other: does each party, issue and option exist?

Works on the plain data and tolerates any shape, so that wrong names and wrong shapes are told together.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

from detente.nearest import nearest
from detente.scenario.alignment_references import alignment_faults
from detente.scenario.book import Book, is_count, mapping, nested, sequence
from detente.scenario.conflict_references import conflict_faults
from detente.scenario.domestic_references import domestic_faults
from detente.scenario.evidence_references import evidence_faults
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.leverage_references import leverage_faults
from detente.scenario.party import role_as_spelled
from detente.scenario.race_references import race_faults
from detente.scenario.source import Source, as_name


def dangling(source: Source) -> list[Fault]:
    """Every use of a party, issue or option that the file does not define."""
    book = Book(source)
    return [fault for check in _CHECKS for fault in check(book)]


def _worth(book: Book) -> Iterator[Fault]:
    for party, issues in mapping(book.data.get("worth")).items():
        yield from book.party(party, ("worth", party), at_key=True)
        for issue, options in mapping(issues).items():
            path: Path = ("worth", party, issue)
            yield from book.issue(issue, path)
            for option in mapping(options):
                yield from book.option(issue, option, (*path, option), at_key=True)


def _issues(book: Book) -> Iterator[Fault]:
    for name, issue in mapping(book.data.get("issues")).items():
        issue = mapping(issue)
        yield from book.party(issue.get("giver"), ("issues", name, "giver"))
        via = mapping(issue.get("via")).get("party")
        yield from book.party(via, ("issues", name, "via", "party"))
        for option in mapping(issue.get("option_keywords")):
            yield from book.option(name, option, ("issues", name, "option_keywords", option), at_key=True)


def _rules(book: Book) -> Iterator[Fault]:
    for place, linkage in enumerate(sequence(book.data.get("linkages"))):
        linkage = mapping(linkage)
        yield from book.terms_of(linkage.get("when"), ("linkages", place, "when"))
        yield from book.parties_of(linkage.get("worth"), ("linkages", place, "worth"))
    for place, rule in enumerate(sequence(book.data.get("requires"))):
        for side in ("if", "then"):
            yield from book.terms_of(mapping(rule).get(side), ("requires", place, side))


def _questions(book: Book) -> Iterator[Fault]:
    for place, question in enumerate(sequence(book.data.get("questions"))):
        yield from book.terms_of(mapping(question).get("term"), ("questions", place, "term"))
    yield from book.repeated(book.data.get("questions"), ("questions",))


def _acceptance(book: Book) -> Iterator[Fault]:
    acceptance = mapping(book.data.get("acceptance"))
    parties = mapping(book.data.get("parties"))
    principals = [
        name
        for name, party in parties.items()
        if role_as_spelled(mapping(party).get("role")) != "third party"
    ]
    for place, name in enumerate(sequence(acceptance.get("veto"))):
        path: Path = ("acceptance", "veto", place)
        yield from book.party(name, path)
        if not nested(name) and as_name(name) in parties and as_name(name) not in principals:
            what = f"{in_words(path)}: '{as_name(name)}' is not a principal"
            yield book.source.fault(path, "E306", what, "give it the role principal")
    quorum = acceptance.get("quorum")
    if is_count(quorum) and quorum > len(principals) > 0:
        what = f"acceptance.quorum is {quorum} of {len(principals)} principals"
        yield book.source.fault(("acceptance", "quorum"), "E306", what, f"give at most {len(principals)}")


def _positions(book: Book) -> Iterator[Fault]:
    for issue, continuum in mapping(book.data.get("positions")).items():
        path: Path = ("positions", issue)
        continuum = mapping(continuum)
        yield from book.parties_of(continuum.get("parties"), (*path, "parties"))
        scale = sequence(continuum.get("scale"))
        if len(scale) != 2 or not all(_is_number(end) for end in scale):
            continue
        if scale[0] >= scale[1]:
            what = f"{in_words((*path, 'scale'))} runs from {scale[0]} to {scale[1]}"
            yield book.source.fault((*path, "scale"), "E307", what, "give the lower end first")
            continue
        points = {("parties", name): stand for name, stand in mapping(continuum.get("parties")).items()}
        for inside, stand in points.items():
            yield from _off_scale(book, mapping(stand).get("position"), scale, (*path, *inside, "position"))
        yield from _off_scale(book, continuum.get("reference"), scale, (*path, "reference"))


def _off_scale(book: Book, raw: Any, scale: list[Any], path: Path) -> Iterator[Fault]:
    """Fault a certain point off the scale; the tails of an uncertain one may leave it."""
    point = raw.get("value") if isinstance(raw, dict) else raw
    if _is_number(point) and not scale[0] <= point <= scale[1]:
        what = f"{in_words(path)}: {point} is off the scale"
        yield book.source.fault(path, "E307", what, f"give {scale[0]} to {scale[1]}")


def _phases(book: Book) -> Iterator[Fault]:
    items = sequence(mapping(book.data.get("exchange_in_phases")).get("items"))
    names = [as_name(mapping(item).get("id")) for item in items]
    yield from book.repeated(items, ("exchange_in_phases", "items"))
    for place, item in enumerate(items):
        item, path = mapping(item), ("exchange_in_phases", "items", place)
        for side in ("giver", "receiver"):
            yield from book.party(item.get(side), (*path, side))
        for step, earlier in enumerate(sequence(item.get("after"))):
            if not nested(earlier) and as_name(earlier) not in names:
                what = f"{in_words((*path, 'after'))}: unknown item '{as_name(earlier)[:60]}'"
                fix = nearest(as_name(earlier), names)
                yield book.source.fault((*path, "after", step), "E308", what, fix)
        if _is_name(item.get("giver")) and item.get("giver") == item.get("receiver"):
            what = f": '{as_name(item['giver'])[:60]}' gives to itself"
            yield book.misfit((*path, "receiver"), what, "name the party that gets it")
        yield from book.terms_of(item.get("term"), (*path, "term"))
    yield from _waiting_in_a_circle(book, items, names)


def _waiting_in_a_circle(book: Book, items: list[Any], names: list[str]) -> Iterator[Fault]:
    """Fault the first item that, through those before it, waits for itself."""
    waits = {
        name: [as_name(earlier) for earlier in sequence(mapping(item).get("after")) if not nested(earlier)]
        for name, item in zip(names, items, strict=True)
    }
    for place, name in enumerate(names):
        reached, front = set[str](), list(waits[name])
        while front:
            earlier = front.pop()
            if earlier not in reached:
                reached.add(earlier)
                front += waits.get(earlier, [])
        if name in reached:
            path: Path = ("exchange_in_phases", "items", place, "after")
            yield book.misfit(path, f": '{name[:60]}' waits for itself", "leave out one of the circle")
            return


def _power(book: Book) -> Iterator[Fault]:
    for name, shift in mapping(book.data.get("power")).items():
        shift, path = mapping(shift), ("power", name)
        for side in ("decliner", "riser"):
            yield from book.party(shift.get(side), (*path, side))
        if _is_name(shift.get("riser")) and shift.get("riser") == shift.get("decliner"):
            what = f": '{as_name(shift['riser'])[:60]}' is the decliner too"
            yield book.misfit((*path, "riser"), what, "name the party that grows stronger")


def _arms(book: Book) -> Iterator[Fault]:
    block = mapping(book.data.get("arms"))
    for side in ("x", "y"):
        yield from book.party(block.get(side), ("arms", side))
    if _is_name(block.get("x")) and block.get("x") == block.get("y"):
        what = f": '{as_name(block['y'])[:60]}' is x too"
        yield book.misfit(("arms", "y"), what, "name the other side of the race")


def _dates(book: Book) -> Iterator[Fault]:
    """Fault deadlines before as_of, but for those that the talks have seen pass."""
    as_of = _date(book.data.get("as_of"))
    begun = _date(mapping(book.data.get("timing")).get("start")) or as_of
    for place, deadline in enumerate(sequence(book.data.get("deadlines"))):
        day = _date(mapping(deadline).get("date"))
        if as_of and begun and day and day < min(as_of, begun):
            path: Path = ("deadlines", place, "date")
            what = f"{in_words(path)}: {day} is before as_of {as_of}"
            yield book.source.fault(path, "E309", what, "remove it, or give timing.start before it")


def _date(raw: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _is_name(raw: Any) -> bool:
    return raw is not None and not nested(raw)


def _is_number(raw: Any) -> TypeGuard[float]:
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


_CHECKS: tuple[Callable[[Book], Iterator[Fault]], ...] = (
    _worth,
    _issues,
    _rules,
    _questions,
    evidence_faults,
    _acceptance,
    _positions,
    conflict_faults,
    _phases,
    race_faults,
    alignment_faults,
    leverage_faults,
    domestic_faults,
    _power,
    _arms,
    _dates,
)
