"""Which uncertain numbers drive the answer."""

from detente.records.explanation import Explanation
from detente.records.forecast import Forecast
from detente.report.forecast import MAX_DRIVERS
from detente.report.html.marks import Row, bars
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.words import percent

TOLD = "Share of the variation between worlds that one number alone explains: what to find out first."


def drivers(result: Forecast | Explanation) -> Section:
    """The numbers that explain most of the variation between worlds; of an explanation, with intervals."""
    if not result.drivers:
        return Section("drivers", "What drives it", (Text("No uncertain number drives the answer."),))
    if isinstance(result, Explanation):
        rows = [
            Row(name=each.input, value=each.share, text=percent(each.share), low=each.low, high=each.high)
            for each in result.drivers
        ]
        columns: tuple[str, ...] = ("number", "alone", "80 % interval", "with others")
        cells: tuple[tuple[str, ...], ...] = tuple(
            (each.input, percent(each.share), f"{percent(each.low)} to {percent(each.high)}", percent(each.total))
            for each in result.drivers
        )
    else:
        shown = result.drivers[:MAX_DRIVERS]
        rows = [Row(name=each.input, value=each.share, text=percent(each.share)) for each in shown]
        columns = ("number", "share")
        cells = tuple((each.input, percent(each.share)) for each in shown)
    figure = Figure(
        name="drivers",
        title="Numbers that drive the answer",
        caption="Share of the variation between worlds that each number alone explains (first-order Sobol' index).",
        spec=bars(rows, title="share of the variation"),
        table=Table(
            caption="What drives it",
            columns=columns,
            rows=cells,
            numbers=frozenset(range(1, len(columns))),
        ),
    )
    return Section("drivers", "What drives it", (Text(TOLD), figure))
