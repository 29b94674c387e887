"""The forecast and what it would be otherwise, side by side."""

from detente.records.what_if_forecast import BASE, BranchForecast, WhatIf
from detente.report.html.answer import EDGES, WORDS, chance_row
from detente.report.html.chart import BLUE, ORANGE
from detente.report.html.marks import intervals
from detente.report.html.outline import sentences
from detente.report.html.section import Figure, Section, Table, Told, Words
from detente.report.what_if_forecast import as_text, told
from detente.report.words import percent, points


def what_if(result: WhatIf) -> Section:
    """Every branch's probability with its band, the difference to the base, and the terms that move."""
    figure = Figure(
        name="branches",
        title="Probability of a deal, branch by branch",
        caption=f"Probability of a deal by each branch's horizon with its 80 % band; {WORDS}.",
        spec=intervals(
            [
                chance_row(branch.name, branch.p_deal, colour=BLUE if branch.name == BASE else ORANGE)
                for branch in result.branches
            ],
            title="probability",
            edges=EDGES,
        ),
        table=Table(
            caption="Branches side by side",
            columns=("branch", "deal", "points against the base", "standard error", "horizon"),
            rows=tuple(map(_cells, result.branches)),
            numbers=frozenset({1, 2, 3}),
        ),
    )
    changes = Told(tuple((1, line) for _, line in sentences(told(result)).lines))
    blocks = (changes, figure, _terms(result), Words(as_text(result)))
    return Section("what-if", "What if", blocks)


def _cells(branch: BranchForecast) -> tuple[str, ...]:
    if branch.name == BASE:
        return (BASE, percent(branch.p_deal.p), "", "", branch.horizon)
    error = "" if branch.error is None else f"{100 * branch.error:.1f}"
    return (branch.name, percent(branch.p_deal.p), points(branch.difference), error, branch.horizon)


def _terms(result: WhatIf) -> Table:
    given = [
        {(term.issue, term.option): term.p_given_deal for term in branch.terms} for branch in result.branches
    ]
    names = dict.fromkeys(name for known in given for name in known)
    rows = tuple(
        (f"{issue}: {option}", *(_chance(known.get((issue, option))) for known in given))
        for issue, option in names
    )
    return Table(
        caption="Terms given a deal",
        columns=("term", *(branch.name for branch in result.branches)),
        rows=rows,
        numbers=frozenset(range(1, 1 + len(given))),
        folded=True,
    )


def _chance(p: float | None) -> str:
    return "" if p is None else percent(p)
