"""Who settles first, who is left out, who pays whom."""

from detente.records.race import Dealt, RaceResult
from detente.report.html.answers import answered, main_table
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.section import Block, Figure, Section, Table
from detente.report.race import as_lines
from detente.report.race_graph import MAX_DRAWN, as_svg
from detente.report.words import percent


def race(result: RaceResult) -> Section:
    """The chance of each rival to be first, and the way through the deals where few can deal."""
    shown: list[Block] = [_first(result)]
    if result.sets is not None and len(result.sets) <= 2**MAX_DRAWN:
        shown.append(_deals(result))
    return answered("race", "Who settles first", result, lines=as_lines(result), shown=shown)


def _first(result: RaceResult) -> Figure:
    told = result.outcome
    rows = [Row(name=rival, value=p, text=percent(p)) for rival, p in told.p_first.items() if p is not None]
    rows.append(Row(name="nobody ever", value=told.p_none, text=percent(told.p_none)))
    return Figure(
        name="first",
        title=f"Who settles with {result.pivot} first",
        caption=f"Probability that each settles with {result.pivot} before the others.",
        spec=bars(rows, title="probability", domain=SHARES),
        table=main_table(result, "What it is worth to each", folded=True),
    )


def _deals(result: RaceResult) -> Figure:
    return Figure(
        name="deals",
        title="Who can have dealt, and who may settle next",
        caption="Boxes: who has dealt, and the chance of it; arrows: who may settle next, and what it pays.",
        picture=as_svg(result),
        table=Table(
            caption="Who can have dealt, and who may settle next",
            columns=("dealt", "chance of it", "may settle next"),
            rows=tuple(
                ("+".join(here.settled) or "nobody yet", percent(here.p), _next(here))
                for here in result.sets or ()
            ),
            numbers=frozenset({1}),
            folded=True,
        ),
    )


def _next(here: Dealt) -> str:
    """Those who would settle, and what each pays."""
    told = [
        f"{rival} (pays {meeting['pays']:.3g})" if meeting["settles"] else f"{rival} would not settle"
        for rival, meeting in here.meetings.items()
    ]
    return ", ".join(told) or "nobody is left"
