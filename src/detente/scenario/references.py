"""Names that parts of the file use of each other: does each party, issue and option exist?

Works on the plain data and tolerates any shape, so that wrong names and wrong shapes are told together.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

from detente.nearest import nearest
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.party import role_as_spelled
from detente.scenario.source import Source, as_name


def dangling(source: Source) -> list[Fault]:
    """Every use of a party, issue or option that the file does not define."""
    book = _Book(source)
    return [fault for check in _CHECKS for fault in check(book)]


class _Book:
    """The names that the file defines."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data = _mapping(source.data)
        self.parties = list(_mapping(self.data.get("parties")))
        self.issues = {
            name: [
                as_name(option) for option in _sequence(_mapping(issue).get("options")) if not _nested(option)
            ]
            for name, issue in _mapping(self.data.get("issues")).items()
        }

    def party(self, name: Any, path: Path, *, at_key: bool = False) -> Iterator[Fault]:
        """Fault a party that is not defined."""
        if self.parties and not _nested(name) and name is not None and as_name(name) not in self.parties:
            what = f"{in_words(path[:-1] if at_key else path)}: unknown party '{as_name(name)[:60]}'"
            fix = nearest(as_name(name), self.parties, otherwise="add it to parties")
            yield self.source.fault(path, "E301", what, fix, at_key=at_key)

    def parties_of(self, mapping: Any, path: Path) -> Iterator[Fault]:
        """Fault the unknown parties among a mapping's keys."""
        for name in _mapping(mapping):
            yield from self.party(name, (*path, name), at_key=True)

    def terms_of(self, mapping: Any, path: Path) -> Iterator[Fault]:
        """Fault unknown issues among a mapping's keys, and unknown options among its values."""
        for issue, options in _mapping(mapping).items():
            yield from self.issue(issue, (*path, issue))
            if isinstance(options, list):
                for place, option in enumerate(options):
                    yield from self.option(issue, option, (*path, issue, place))
            else:
                yield from self.option(issue, options, (*path, issue))

    def issue(self, name: str, path: Path) -> Iterator[Fault]:
        """Fault an issue that is not defined."""
        if name not in self.issues:
            fix = nearest(name, self.issues, otherwise="add it to issues")
            yield self.source.fault(
                path, "E302", f"{in_words(path[:-1])}: unknown issue '{name[:60]}'", fix, at_key=True
            )

    def option(self, issue: str, option: Any, path: Path, *, at_key: bool = False) -> Iterator[Fault]:
        """Fault an option that its issue does not have."""
        options = self.issues.get(issue)
        if options and not _nested(option) and option is not None and as_name(option) not in options:
            where = in_words(path[:-1] if at_key else path)
            what = f"{where}: issue '{issue}' has no option '{as_name(option)[:60]}'"
            yield self.source.fault(path, "E303", what, nearest(as_name(option), options), at_key=at_key)


def _worth(book: _Book) -> Iterator[Fault]:
    for party, issues in _mapping(book.data.get("worth")).items():
        yield from book.party(party, ("worth", party), at_key=True)
        for issue, options in _mapping(issues).items():
            path: Path = ("worth", party, issue)
            yield from book.issue(issue, path)
            for option in _mapping(options):
                yield from book.option(issue, option, (*path, option), at_key=True)


def _issues(book: _Book) -> Iterator[Fault]:
    for name, issue in _mapping(book.data.get("issues")).items():
        issue = _mapping(issue)
        yield from book.party(issue.get("giver"), ("issues", name, "giver"))
        via = _mapping(issue.get("via")).get("party")
        yield from book.party(via, ("issues", name, "via", "party"))
        for option in _mapping(issue.get("option_keywords")):
            yield from book.option(name, option, ("issues", name, "option_keywords", option), at_key=True)


def _rules(book: _Book) -> Iterator[Fault]:
    for place, linkage in enumerate(_sequence(book.data.get("linkages"))):
        linkage = _mapping(linkage)
        yield from book.terms_of(linkage.get("when"), ("linkages", place, "when"))
        yield from book.parties_of(linkage.get("worth"), ("linkages", place, "worth"))
    for place, rule in enumerate(_sequence(book.data.get("requires"))):
        for side in ("if", "then"):
            yield from book.terms_of(_mapping(rule).get(side), ("requires", place, side))


def _questions(book: _Book) -> Iterator[Fault]:
    for place, question in enumerate(_sequence(book.data.get("questions"))):
        yield from book.terms_of(_mapping(question).get("term"), ("questions", place, "term"))
    yield from _repeated(book, book.data.get("questions"), ("questions",))


def _evidence(book: _Book) -> Iterator[Fault]:
    for place, item in enumerate(_sequence(book.data.get("evidence"))):
        item = _mapping(item)
        yield from book.terms_of(item.get("term"), ("evidence", place, "term"))
        yield from book.party(item.get("party"), ("evidence", place, "party"))
    yield from _repeated(book, book.data.get("evidence"), ("evidence",))


def _repeated(book: _Book, items: Any, path: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, item in enumerate(_sequence(items)):
        raw = _mapping(item).get("id")
        if raw is None or _nested(raw):
            continue
        name = as_name(raw)
        if name in seen:
            what = f"{in_words((*path, place))}: id '{name[:60]}' stands twice"
            yield book.source.fault((*path, place, "id"), "E304", what, "give each its own id")
        seen.add(name)


def _acceptance(book: _Book) -> Iterator[Fault]:
    acceptance = _mapping(book.data.get("acceptance"))
    parties = _mapping(book.data.get("parties"))
    principals = [
        name
        for name, party in parties.items()
        if role_as_spelled(_mapping(party).get("role")) != "third party"
    ]
    for place, name in enumerate(_sequence(acceptance.get("veto"))):
        path: Path = ("acceptance", "veto", place)
        yield from book.party(name, path)
        if not _nested(name) and as_name(name) in parties and as_name(name) not in principals:
            what = f"{in_words(path)}: '{as_name(name)}' is not a principal"
            yield book.source.fault(path, "E306", what, "give it the role principal")
    quorum = acceptance.get("quorum")
    if _is_count(quorum) and quorum > len(principals) > 0:
        what = f"acceptance.quorum is {quorum} of {len(principals)} principals"
        yield book.source.fault(("acceptance", "quorum"), "E306", what, f"give at most {len(principals)}")


def _positions(book: _Book) -> Iterator[Fault]:
    for issue, continuum in _mapping(book.data.get("positions")).items():
        path: Path = ("positions", issue)
        continuum = _mapping(continuum)
        yield from book.parties_of(continuum.get("parties"), (*path, "parties"))
        scale = _sequence(continuum.get("scale"))
        if len(scale) != 2 or not all(_is_number(end) for end in scale):
            continue
        if scale[0] >= scale[1]:
            what = f"{in_words((*path, 'scale'))} runs from {scale[0]} to {scale[1]}"
            yield book.source.fault((*path, "scale"), "E307", what, "give the lower end first")
            continue
        points = {("parties", name): stand for name, stand in _mapping(continuum.get("parties")).items()}
        for inside, stand in points.items():
            yield from _off_scale(book, _mapping(stand).get("position"), scale, (*path, *inside, "position"))
        yield from _off_scale(book, continuum.get("reference"), scale, (*path, "reference"))


def _off_scale(book: _Book, raw: Any, scale: list[Any], path: Path) -> Iterator[Fault]:
    """Fault a certain point off the scale; the tails of an uncertain one may leave it."""
    point = raw.get("value") if isinstance(raw, dict) else raw
    if _is_number(point) and not scale[0] <= point <= scale[1]:
        what = f"{in_words(path)}: {point} is off the scale"
        yield book.source.fault(path, "E307", what, f"give {scale[0]} to {scale[1]}")


def _conflict(book: _Book) -> Iterator[Fault]:
    conflict = _mapping(book.data.get("conflict"))
    options = _sequence(conflict.get("options"))
    yield from _repeated(book, options, ("conflict", "options"))
    for place, option in enumerate(options):
        yield from book.party(_mapping(option).get("owner"), ("conflict", "options", place, "owner"))
    for block in ("preferences", "moves"):
        yield from book.parties_of(conflict.get(block), ("conflict", block))
    for party, preference in _mapping(conflict.get("preferences")).items():
        yield from _preference(book, preference, options, ("conflict", "preferences", party))
    for block, signs in (("infeasible", "YN-0123456789"), ("states", "YN0123456789")):
        for place, pattern in enumerate(_sequence(conflict.get(block))):
            path: Path = ("conflict", block, place)
            known = f"{'Y, N, -' if '-' in signs else 'Y, N'} or a digit"
            if not isinstance(pattern, str) or not options:
                continue
            if len(pattern) != len(options):
                what = (
                    f"{in_words(path)}: '{pattern[:40]}' has {len(pattern)} signs for {len(options)} options"
                )
                yield book.source.fault(path, "E307", what, f"give {known} for each option")
            elif strange := next((sign for sign in pattern if sign not in signs), None):
                what = f"{in_words(path)}: '{pattern[:40]}' holds '{strange}'"
                yield book.source.fault(path, "E307", what, f"give {known} for each option")


def _preference(book: _Book, raw: Any, options: list[Any], path: Path) -> Iterator[Fault]:
    forms = [form for form in ("ranking", "statements", "weights") if _mapping(raw).get(form) is not None]
    if isinstance(raw, dict) and len(forms) != 1:
        what = f"{in_words(path)} has {' and '.join(forms) or 'no ranking, statements or weights'}"
        yield book.source.fault(path, "E307", what, "give one of ranking, statements and weights")
    names = [as_name(_mapping(option).get("id")) for option in options]
    for name in _mapping(_mapping(raw).get("weights")):
        if name not in names:
            what = f"{in_words((*path, 'weights'))}: unknown option '{name[:60]}'"
            yield book.source.fault((*path, "weights", name), "E308", what, nearest(name, names), at_key=True)


def _phases(book: _Book) -> Iterator[Fault]:
    items = _sequence(_mapping(book.data.get("exchange_in_phases")).get("items"))
    names = [as_name(_mapping(item).get("id")) for item in items]
    yield from _repeated(book, items, ("exchange_in_phases", "items"))
    for place, item in enumerate(items):
        item, path = _mapping(item), ("exchange_in_phases", "items", place)
        for side in ("giver", "receiver"):
            yield from book.party(item.get(side), (*path, side))
        for step, earlier in enumerate(_sequence(item.get("after"))):
            if not _nested(earlier) and as_name(earlier) not in names:
                what = f"{in_words((*path, 'after'))}: unknown item '{as_name(earlier)[:60]}'"
                fix = nearest(as_name(earlier), names)
                yield book.source.fault((*path, "after", step), "E308", what, fix)


def _race(book: _Book) -> Iterator[Fault]:
    race = _mapping(book.data.get("race"))
    rivals = ["" if _nested(name) else as_name(name) for name in _sequence(race.get("rivals"))]
    yield from book.party(race.get("pivot"), ("race", "pivot"))
    for place, rival in enumerate(rivals):
        path: Path = ("race", "rivals", place)
        yield from book.party(rival or None, path)
        if rival and (rival == race.get("pivot") or rival in rivals[:place]):
            fault = "stands twice" if rival in rivals[:place] else "is the pivot"
            what = f"{in_words(path)}: '{rival[:60]}' {fault}"
            yield book.source.fault(path, "E307", what, "name each rival once, and not the pivot")
    for name in _mapping(race.get("meet")):
        if rivals and name not in rivals:
            what = f"race.meet: '{name[:60]}' is not a rival"
            yield book.source.fault(("race", "meet", name), "E308", what, nearest(name, rivals), at_key=True)
    for settled, flows in _mapping(race.get("flows")).items():
        path = ("race", "flows", settled)
        for name in settled.split("+") if settled else []:
            if rivals and name not in rivals:
                what = f"race.flows: '{name[:60]}' is not a rival"
                yield book.source.fault(path, "E308", what, nearest(name, rivals), at_key=True)
        if rivals and isinstance(flows, list) and len(flows) != 1 + len(rivals):
            what = f"race.flows '{settled[:60]}' has {len(flows)} numbers"
            yield book.source.fault(path, "E307", what, f"give {1 + len(rivals)}: the pivot, then the rivals")


def _pairs(book: _Book) -> Iterator[Fault]:
    alignment = _mapping(book.data.get("alignment"))
    sizes = list(_mapping(alignment.get("sizes")))
    told: set[frozenset[str]] = set()
    for pair in _mapping(alignment.get("propensity")):
        ends = pair.split("|")
        path: Path = ("alignment", "propensity", pair)
        if len(ends) != 2 or ends[0] == ends[1]:
            what = f"alignment.propensity: '{pair[:60]}' is not a pair"
            yield book.source.fault(path, "E307", what, "write two different actors as 'A|B'", at_key=True)
            continue
        if frozenset(ends) in told:
            what = f"alignment.propensity: '{pair[:60]}' stands twice"
            yield book.source.fault(path, "E307", what, "keep one; the order does not matter", at_key=True)
        told.add(frozenset(ends))
        for end in ends:
            yield from _sized(book, end, sizes, path)
    for name in _mapping(alignment.get("neutral_premium")):
        yield from _sized(book, name, sizes, ("alignment", "neutral_premium", name))


def _sized(book: _Book, name: str, sizes: list[str], path: Path) -> Iterator[Fault]:
    if sizes and name not in sizes:
        what = f"{in_words(path[:-1])}: '{name[:60]}' has no size"
        yield book.source.fault(path, "E308", what, nearest(name, sizes), at_key=True)


def _home_and_power(book: _Book) -> Iterator[Fault]:
    for party, home in _mapping(book.data.get("domestic")).items():
        yield from book.party(party, ("domestic", party), at_key=True)
        chamber = _mapping(_mapping(home).get("chamber"))
        seats, quota = chamber.get("seats"), chamber.get("quota")
        path: Path = ("domestic", party, "chamber")
        if _is_count(seats) and _is_count(quota) and quota > seats:
            what = f"{in_words(path)}: a quota of {quota} in {seats} seats"
            yield book.source.fault((*path, "quota"), "E307", what, f"give at most {seats}")
        firsts = [group[0] for group in _sequence(chamber.get("groups")) if isinstance(group, list) and group]
        voters = sum(first for first in firsts if _is_count(first))
        if _is_count(seats) and voters > seats:
            what = f"{in_words(path)}: groups of {voters} in {seats} seats"
            yield book.source.fault((*path, "groups"), "E307", what, f"give groups of at most {seats} in all")
    for name, shift in _mapping(book.data.get("power")).items():
        for side in ("decliner", "riser"):
            yield from book.party(_mapping(shift).get(side), ("power", name, side))


def _dates(book: _Book) -> Iterator[Fault]:
    as_of = _date(book.data.get("as_of"))
    for place, deadline in enumerate(_sequence(book.data.get("deadlines"))):
        day = _date(_mapping(deadline).get("date"))
        if as_of and day and day < as_of:
            path: Path = ("deadlines", place, "date")
            what = f"{in_words(path)}: {day} is before as_of {as_of}"
            yield book.source.fault(path, "E309", what, "remove it, or set as_of earlier")


def _date(raw: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _mapping(raw: Any) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _sequence(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else []


def _nested(raw: Any) -> bool:
    return isinstance(raw, (dict, list))


def _is_count(raw: Any) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _is_number(raw: Any) -> TypeGuard[float]:
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


_CHECKS: tuple[Callable[[_Book], Iterator[Fault]], ...] = (
    _worth,
    _issues,
    _rules,
    _questions,
    _evidence,
    _acceptance,
    _positions,
    _conflict,
    _phases,
    _race,
    _pairs,
    _home_and_power,
    _dates,
)
