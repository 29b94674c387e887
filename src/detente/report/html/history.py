"""What was forecast before, and how it turned out."""

from detente.records.ledger import Entry, History
from detente.report.html.chart import BLUE, INK, chart
from detente.report.html.marks import PERCENT
from detente.report.html.section import Block, Figure, Section, Table, Text
from detente.report.ledger import history_as_text
from detente.report.words import percent

HEIGHT = 200


def history(found: History) -> Section:
    """Recorded forecasts in the order of their days, and what has been resolved."""
    blocks: list[Block] = [Text(history_as_text(found).splitlines()[0], says="lead")]
    if found.forecasts:
        blocks.append(_figure(found))
    if found.resolutions:
        blocks.append(_resolved(found))
    return Section("history", "Ledger", tuple(blocks))


def _figure(found: History) -> Figure:
    values = [
        {"day": entry.as_of, "p": entry.p_deal, "number": f"#{entry.number}"} for entry in found.forecasts
    ]
    axes = {
        "x": {
            "field": "day",
            "type": "temporal",
            "title": "as of",
            "axis": {"format": "%d %b %Y", "labelOverlap": True, "grid": False},
        },
        "y": {
            "field": "p",
            "type": "quantitative",
            "title": "a deal",
            "axis": PERCENT,
            "scale": {"domain": [0, 1]},
        },
    }
    layers = [
        {"mark": {"type": "line", "color": BLUE, "interpolate": "step-after"}, "encoding": axes},
        {
            "mark": {"type": "point", "filled": True, "size": 70, "color": BLUE, "opacity": 1},
            "encoding": axes,
        },
        {"mark": {"type": "text", "dy": -12, "color": INK}, "encoding": axes | {"text": {"field": "number"}}},
    ]
    return Figure(
        name="forecasts",
        title="Recorded forecasts of a deal",
        caption="Probability of a deal in each recorded forecast, by the day as of which it was made.",
        spec=chart(layers, data={"values": values}, width=560, height=HEIGHT),
        table=Table(
            caption="Recorded forecasts",
            columns=("number", "as of", "a deal", "worlds", "seed", "variant", "recorded", "version"),
            rows=tuple(map(_cells, found.forecasts)),
            numbers=frozenset({2, 3, 4}),
        ),
    )


def _cells(entry: Entry) -> tuple[str, ...]:
    draws, seed, variant = (entry.settings.get(name) for name in ("draws", "seed", "variant"))
    return (
        f"#{entry.number}",
        entry.as_of,
        percent(entry.p_deal),
        f"{draws:,}" if isinstance(draws, int) else "",
        "" if seed is None else str(seed),
        str(variant or ""),
        entry.recorded[:10],
        entry.version,
    )


def _resolved(found: History) -> Table:
    rows = tuple(
        (
            each.question,
            f"partial, {each.outcome:g}" if each.status == "partial" else each.status,
            each.date,
            each.source,
            f"row {each.corrects}" if each.corrects else "",
        )
        for each in found.resolutions
    )
    return Table(caption="Resolved", columns=("question", "outcome", "on", "source", "corrects"), rows=rows)
