"""What a probability leans on, and what it would be without each of these."""

from detente.records.explanation import Explanation
from detente.report.explanation import MAX_ASSUMPTIONS, NOTED_FROM
from detente.report.html.marks import Row, diverging
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.words import percent, points


def assumptions(result: Explanation) -> Section:
    """The assumptions that move the answer most if they fall, one at a time."""
    shown = [found for found in result.assumptions if abs(found.change) >= NOTED_FROM][:MAX_ASSUMPTIONS]
    if not shown:
        return Section("assumptions", "Assumptions", (Text("No single assumption moves the answer."),))
    rows = [Row(name=each.what, value=100 * each.change, text=points(each.change)) for each in shown]
    figure = Figure(
        name="assumptions",
        title="What the answer would lose or gain without each assumption",
        caption=(
            f"Change of the {percent(result.p)} if an assumption falls, in points of probability, one "
            "at a time."
        ),
        spec=diverging(rows, title="points of probability"),
        table=Table(
            caption="Without its assumptions",
            columns=("assumption", "in its stead", "probability then", "points"),
            rows=tuple((each.what, each.without, percent(each.p), points(each.change)) for each in shown),
            numbers=frozenset({2, 3}),
        ),
    )
    more = len(result.assumptions) - len(shown)
    rest = (Text(f"{more} more move it less.", says="note"),) if more else ()
    return Section("assumptions", "Assumptions", (figure, *rest))
