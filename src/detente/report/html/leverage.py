"""Who depends on whom."""

from detente.records.leverage import LeverageResult
from detente.report.html.answers import answered, main_table
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.section import Block, Figure, Section
from detente.report.leverage import as_lines
from detente.report.words import percent


def leverage(result: LeverageResult) -> Section:
    """What part of each relation each side gets, and what would collapse."""
    share = (result.network.share if result.network else None) or {}
    rows = [
        Row(name=f"{end} of what it has with {other}", value=got[end], text=percent(got[end]))
        for (one, two), got in share.items()
        for end, other in ((one, two), (two, one))
    ]
    table = main_table(result, "Relations", folded=bool(rows))
    shown: list[Block] = [table] if result.network else []
    if rows:
        figure = Figure(
            name="shares",
            title="What each gets of a relation",
            caption="Share of a relation's worth that each side gets when nobody could do better elsewhere.",
            spec=bars(rows, title="share", domain=SHARES),
            table=table,
        )
        shown = [figure]
    return answered("leverage", "Who needs whom more", result, lines=as_lines(result), shown=shown)
