"""A WhatIf as plain text: one column a branch, the base first."""

from collections.abc import Iterator, Sequence

from detente.records.what_if_forecast import BASE, BranchForecast, WhatIf
from detente.report.words import counted, percent, wrapped

MAX_COLUMNS = 5
MAX_CHANGES = 6
MAX_TERMS = 10
MAX_QUESTIONS = 12
SHOWN_FROM = 0.01
MAX_NAME = 60
_COLUMN = 13


def as_text(result: WhatIf) -> str:
    """All branches for a terminal; more than fit one table stand in several, each with the base."""
    head = [
        result.title,
        f"as of {result.as_of} · horizon {result.horizon} · {counted(result.settings['draws'], 'world')} "
        f"shared by all branches · seed {result.settings['seed']}{_raced(result)}",
    ]
    base, *others = result.branches
    tables = [
        _table(result, [base, *others[start : start + MAX_COLUMNS - 1]])
        for start in range(0, max(len(others), 1), MAX_COLUMNS - 1)
    ]
    parts = ["\n".join(head), "\n".join(told(result)), *("\n".join(table) for table in tables)]
    return "\n\n".join(part for part in parts if part)


def _raced(result: WhatIf) -> str:
    worlds = result.settings["race_worlds"]
    return f" · race over {worlds} worlds" if worlds else ""


def told(result: WhatIf) -> Iterator[str]:
    """What each branch changes, and what is given."""
    for branch in result.branches[1:]:
        shown = [f"{c.path}: {_value(c.here)} -> {_value(c.there)}" for c in branch.changes[:MAX_CHANGES]]
        more = len(branch.changes) - len(shown)
        said = "; ".join(shown) + (f"; and {more} more" if more else "") or "nothing changes"
        yield wrapped(f"{branch.name}: {said}", indent=0)
    if result.condition:
        yield f"given: {' and '.join(result.condition)}"


def _value(value: object) -> str:
    if value is None:
        return "nothing"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _table(result: WhatIf, branches: Sequence[BranchForecast]) -> Iterator[str]:
    width = max(_COLUMN, *(len(branch.name) + 2 for branch in branches))

    def row(what: str, cells: Sequence[str]) -> str:
        room = min(108 - width * len(cells), MAX_NAME)
        name = what if len(what) <= room else what[: room - 3] + "..."
        return (f"  {name:<{room}}" + "".join(f"{cell:>{width}}" for cell in cells)).rstrip()

    yield row("", [branch.name for branch in branches])
    if any(branch.horizon != result.horizon for branch in branches):
        yield row("horizon", [branch.horizon for branch in branches])
    yield row("a deal by the horizon", [percent(branch.p_deal.p) for branch in branches])
    if len(branches) > 1:
        yield row("  points against the base", [_points(branch) for branch in branches])
        yield row("  standard error of that", [_error(branch) for branch in branches])
    for date in result.branches[0].by:
        if date != result.horizon or any(branch.horizon != date for branch in branches):
            chances = [branch.by.get(date) for branch in branches]
            yield row(f"  by {date}", [percent(chance.p) if chance else "-" for chance in chances])
    yield from (row(what, cells) for what, cells in _firsts(branches))
    yield "  terms given a deal"
    yield from (row(what, cells) for what, cells in _terms(branches))
    questions = [
        (f"  {q.id}", [_of_question(branch, q.id) for branch in branches]) for q in branches[0].questions
    ]
    if questions:
        yield "  questions"
        yield from (row(what, cells) for what, cells in questions[:MAX_QUESTIONS])
    if result.condition:
        yield from (row(what, cells) for what, cells in _conditionals(branches))


def _points(branch: BranchForecast) -> str:
    return "" if branch.name == BASE else f"{100 * branch.difference:+.1f}"


def _error(branch: BranchForecast) -> str:
    return "" if branch.name == BASE or branch.error is None else f"{100 * branch.error:.1f}"


def _firsts(branches: Sequence[BranchForecast]) -> Iterator[tuple[str, list[str]]]:
    for rival in branches[0].first or {}:
        cells = [percent((branch.first or {}).get(rival, 0.0)) for branch in branches]
        yield f"{rival} settles first with the pivot", cells


def _terms(branches: Sequence[BranchForecast]) -> Iterator[tuple[str, list[str]]]:
    """The terms that are likely somewhere, those that the branches change most first."""
    shown = []
    for term in branches[0].terms:
        given = [
            next(
                (t.p_given_deal for t in b.terms if (t.issue, t.option) == (term.issue, term.option)),
                None,
            )
            for b in branches
        ]
        known = [p for p in given if p is not None]
        if known and max(known) >= SHOWN_FROM:
            shown.append((max(known) - min(known), max(known), f"  {term.issue}: {term.option}", given))
    shown.sort(key=lambda found: (-round(found[0], 6), -found[1]))
    for _, _, what, given in shown[:MAX_TERMS]:
        yield what, ["-" if p is None else percent(p) for p in given]


def _of_question(branch: BranchForecast, name: str) -> str:
    return next((percent(q.chance.p) for q in branch.questions if q.id == name), "-")


def _conditionals(branches: Sequence[BranchForecast]) -> Iterator[tuple[str, list[str]]]:
    given = [branch.conditional for branch in branches]
    yield "what is given comes about", [percent(found.p) if found else "-" for found in given]
    yield "  then, in per cent: if so | if not", [""] * len(given)
    known = given[0].pairs if given[0] else ()
    moved = sorted(known, key=lambda pair: -abs(pair.if_so - pair.whole))
    for what in ["deal", *(pair.what for pair in moved if pair.what != "deal")][: MAX_TERMS + 1]:
        cells = []
        for found in given:
            pair = next((p for p in found.pairs if p.what == what), None) if found else None
            if pair is None:
                cells.append("-")
            elif pair.if_not is None:
                cells.append(_short(pair.if_so))
            else:
                cells.append(f"{_short(pair.if_so)} | {_short(pair.if_not)}")
        yield f"  {what}", cells


def _short(p: float) -> str:
    return percent(p).removesuffix(" %")
