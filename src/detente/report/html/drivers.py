"""Which uncertain numbers drive the answer."""

from detente.records.explanation import Explanation
from detente.records.forecast import Forecast
from detente.report.forecast import MAX_DRIVERS
from detente.report.html.answer import band
from detente.report.html.marks import Row, bars
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.inputs import number_in_words
from detente.report.words import percent

Found = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], list[Row]]
"""Heads of the columns, cells, and rows of the chart."""

TOLD = "Share of the variation between worlds that one number alone explains: what to find out first."


def drivers(result: Forecast | Explanation) -> Section:
    """The numbers that explain most of the variation between worlds; of an explanation, with intervals."""
    if not result.drivers:
        return Section("drivers", "What drives it", (Text("No uncertain number drives the answer."),))
    columns, cells, rows = (
        _of_explanation(result) if isinstance(result, Explanation) else _of_forecast(result)
    )
    figure = Figure(
        name="drivers",
        title="Numbers that drive the answer",
        caption=(
            "Share of the variation between worlds that each number alone explains (first-order "
            "Sobol' index)."
        ),
        spec=bars(rows, title="share of the variation"),
        table=Table(
            caption="What drives it",
            columns=columns,
            rows=cells,
            numbers=frozenset(range(2, len(columns))),
        ),
    )
    return Section("drivers", "What drives it", (Text(TOLD), figure))


def _of_forecast(result: Forecast) -> Found:
    shown = result.drivers[:MAX_DRIVERS]
    said = [number_in_words(each.input, result.names) for each in shown]
    rows = [
        Row(name=name, value=each.share, text=percent(each.share))
        for name, each in zip(said, shown, strict=True)
    ]
    cells = tuple((name, each.input, percent(each.share)) for name, each in zip(said, shown, strict=True))
    return ("number", "in the file", "share"), cells, rows


def _of_explanation(result: Explanation) -> Found:
    said = [number_in_words(each.input, {}) for each in result.drivers]
    rows = [
        Row(name=name, value=each.share, text=percent(each.share), low=each.low, high=each.high)
        for name, each in zip(said, result.drivers, strict=True)
    ]
    cells = tuple(
        (name, each.input, percent(each.share), band(each.low, each.high), percent(each.total))
        for name, each in zip(said, result.drivers, strict=True)
    )
    return ("number", "in the file", "alone", "80 % interval", "with others"), cells, rows
