"""Branches side by side as the rows of a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.records.forecast import NONE, OTHER
from detente.records.what_if_forecast import BranchForecast, WhatIf
from detente.report.terms import changes
from detente.report.words import percent, points

SHOWN_FROM = 0.01
MAX_TERMS = 12
MAX_PACKAGES = 6
NOTABLE = 0.01
EXACT = 1e-9
"""A change that is pointed out."""


@dataclass(frozen=True)
class Cell:
    """A probability, and how far it is from the base's; empty where it is not told."""

    p: str = ""
    change: str = ""
    notable: bool = False


@dataclass(frozen=True)
class Row:
    """One thing, branch by branch."""

    what: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """Rows of one kind."""

    title: str
    rows: tuple[Row, ...]


def groups(result: WhatIf, status_quo: Mapping[str, str], titles: Mapping[str, str]) -> list[Group]:
    """What differs, kind by kind: when, which terms, which packages, which questions, who is first.

    Parameters
    ----------
    result : WhatIf
    status_quo : mapping of issue to option
    titles : mapping of issue to its title
    """
    kinds = (
        ("A deal by", _dates(result)),
        ("Terms, given a deal", _ranked(_terms(result, titles), MAX_TERMS)),
        ("Packages", _ranked(_packages(result, status_quo), MAX_PACKAGES)),
        ("Questions", _questions(result)),
        ("Who settles first with the pivot", _first(result)),
    )
    made = (Group(title, tuple(_row(what, found) for what, found in rows)) for title, rows in kinds)
    return [group for group in made if group.rows]


Found = Iterator[tuple[str, list[float | None]]]


def _dates(result: WhatIf) -> Found:
    for date in dict.fromkeys(date for branch in result.branches for date in branch.by):
        yield date, [branch.by[date].p if date in branch.by else None for branch in result.branches]


def _terms(result: WhatIf, titles: Mapping[str, str]) -> Found:
    known = [{(t.issue, t.option): t.p_given_deal for t in branch.terms} for branch in result.branches]
    for issue, option in dict.fromkeys(term for terms in known for term in terms):
        yield f"{titles.get(issue, issue)}: {option}", [terms.get((issue, option)) for terms in known]


def _packages(result: WhatIf, status_quo: Mapping[str, str]) -> Found:
    known = [dict(_named(branch, status_quo)) for branch in result.branches]
    for name in dict.fromkeys(name for packages in known for name in packages):
        yield name, [packages.get(name) for packages in known]


def _named(branch: BranchForecast, status_quo: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    for found in branch.packages:
        if not isinstance(found.package, str):
            yield changes(found.package, status_quo), found.p
        elif found.package not in (NONE, OTHER):
            yield found.package, found.p


def _questions(result: WhatIf) -> Found:
    known = [{each.id: each.chance.p for each in branch.questions} for branch in result.branches]
    asked = {each.id: each.ask for branch in result.branches for each in branch.questions}
    for name, words in asked.items():
        yield words, [chances.get(name) for chances in known]


def _first(result: WhatIf) -> Found:
    for rival in result.branches[0].first or {}:
        yield rival, [(branch.first or {}).get(rival) for branch in result.branches]


def _ranked(found: Found, most: int) -> Found:
    """What is likely somewhere, the largest changes first."""

    def by(each: tuple[str, list[float | None]]) -> tuple[float, float]:
        known = [p for p in each[1] if p is not None]
        return -round(max(known) - min(known), 6), -max(known)

    likely = [each for each in found if max((p for p in each[1] if p is not None), default=0) >= SHOWN_FROM]
    yield from sorted(likely, key=by)[:most]


def _row(what: str, found: Sequence[float | None]) -> Row:
    base, *others = found
    return Row(what, (Cell("" if base is None else percent(base)), *(_cell(base, p) for p in others)))


def _cell(base: float | None, p: float | None) -> Cell:
    if p is None:
        return Cell()
    if base is None:
        return Cell(percent(p))
    return Cell(percent(p), points(p - base), abs(p - base) >= NOTABLE)


@dataclass(frozen=True)
class Check:
    """A condition in one branch: the chance of it, of a deal with it and without, and what these make."""

    branch: str
    p: str
    if_so: str
    if_not: str
    whole: str
    holds: bool


def pairs(result: WhatIf) -> list[Check]:
    """The law of total probability for a deal, branch by branch; empty where nothing is given."""
    return [
        Check(
            branch=branch.name,
            p=percent(found.p),
            if_so=percent(found.pairs[0].if_so),
            if_not="" if found.pairs[0].if_not is None else percent(found.pairs[0].if_not),
            whole=percent(found.pairs[0].whole),
            holds=found.residual < EXACT,
        )
        for branch in result.branches
        if (found := branch.conditional) is not None
    ]
