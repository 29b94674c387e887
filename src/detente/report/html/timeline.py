"""A deal by each deadline, and the evidence day by day."""

from collections.abc import Sequence
from typing import Any

from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.report.html.answer import band
from detente.report.html.chart import BLUE, INK, INK_2, SKY, VERMILION, WIDTH, finished
from detente.report.html.marks import PERCENT, shortened
from detente.report.html.section import Figure, Section, Table
from detente.report.words import in_words, percent

HEIGHT, EVIDENCE_HEIGHT = 200, 90
_DAY = {"type": "temporal", "title": None, "axis": {"format": "%b %Y", "labelOverlap": True, "grid": False}}


def timeline(result: Forecast, items: Sequence[EvidenceItem] = ()) -> Section:
    """How likely a deal is by each date; below, what each item of evidence says, on the day it was known."""
    said = _said(result, items)
    upper = _chances(result)
    views = [upper, _evidence(said, result.as_of)] if said else [upper]
    caption = "Probability of a deal by each deadline with its 80 % band; straight lines only join the points."
    if said:
        caption += " Below: each item of evidence on the day it was known, upwards for and downwards against."
    rows = tuple(
        (date, result.events.get(date, ""), in_words(chance.p), band(chance.low, chance.high))
        for date, chance in result.by.items()
    )
    figure = Figure(
        name="dates",
        title="Probability of a deal by date",
        caption=caption,
        spec=finished({"vconcat": views, "spacing": 26}),
        table=Table(caption="A deal by date", columns=("by", "event", "probability", "80 % band"), rows=rows),
    )
    return Section("timeline", "By when", (figure,))


def _chances(result: Forecast) -> dict[str, Any]:
    start = {"date": result.as_of, "p": 0.0, "low": 0.0, "high": 0.0, "text": "", "event": ""}
    values = [
        {
            "date": date,
            "p": chance.p,
            "low": chance.low,
            "high": chance.high,
            "text": percent(chance.p),
            "event": shortened(result.events.get(date, ""), 28),
        }
        for date, chance in result.by.items()
    ]
    top = max((value["high"] for value in values), default=1.0)
    x = {"x": {"field": "date", **_DAY}}
    scale = {"domain": [0, min(1.0, max(0.1, top * 1.25))], "nice": True}
    y = {"y": {"field": "p", "type": "quantitative", "title": "probability of a deal", "axis": PERCENT, "scale": scale}}
    span = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    return {
        "width": WIDTH - 80,
        "height": HEIGHT,
        "layer": [
            {"data": {"values": [start, *values]}, "mark": {"type": "area", "color": SKY, "opacity": 0.25}, "encoding": x | span},
            {"data": {"values": [start, *values]}, "mark": {"type": "line", "color": BLUE}, "encoding": x | y},
            {"data": {"values": values}, "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5}, "encoding": x | span},
            {"data": {"values": values}, "mark": {"type": "point", "filled": True, "size": 80, "color": BLUE, "opacity": 1}, "encoding": x | y},
            _label(values, "text", x, dy=-5, weight="bold"),
            _label(values, "event", x, dy=10, weight="normal"),
        ],
    }


def _label(values: list[dict[str, Any]], field: str, x: dict[str, Any], *, dy: int, weight: str) -> dict[str, Any]:
    """Beside each point: to its right in the left half of the chart, else to its left."""
    y = {"y": {"field": "p", "type": "quantitative"}, "text": {"field": field}}
    middle = sorted(value["date"] for value in values)[len(values) // 2] if len(values) > 1 else "9999"
    sides = (("left", 8, "<"), ("right", -8, ">="))
    mark = {"type": "text", "dy": dy, "fontWeight": weight, "color": INK if weight == "bold" else INK_2}
    return {
        "layer": [
            {
                "data": {"values": [v for v in values if (v["date"] < middle) == (sign == "<")]},
                "mark": mark | {"align": align, "dx": dx},
                "encoding": x | y,
            }
            for align, dx, sign in sides
        ]
    }


def _said(result: Forecast, items: Sequence[EvidenceItem]) -> list[dict[str, Any]]:
    days = {item.id: item.known_on for item in items}
    return [
        {
            "date": day.isoformat(),
            "weight": item.log_lr * item.weight,
            "sign": "for" if item.log_lr > 0 else "against",
        }
        for item in result.evidence
        if (day := days.get(item.id)) is not None
    ]


def _evidence(said: list[dict[str, Any]], as_of: str) -> dict[str, Any]:
    sides = {"domain": ["for", "against"], "range": [BLUE, VERMILION]}
    shapes = {"domain": ["for", "against"], "range": ["triangle-up", "triangle-down"]}
    legend = {"title": None, "orient": "right", "symbolOpacity": 1}
    day = {"field": "date", "type": "temporal", "title": f"evidence known until {as_of}"}
    weight = {"field": "weight", "type": "quantitative", "title": "ln LR counted", "axis": {"tickCount": 3}}
    return {
        "width": WIDTH - 80,
        "height": EVIDENCE_HEIGHT,
        "data": {"values": said},
        "layer": [
            {"mark": {"type": "rule", "color": INK_2}, "encoding": {"y": {"datum": 0}}},
            {
                "mark": {"type": "point", "filled": True, "size": 60, "opacity": 0.85},
                "encoding": {
                    "x": day | {"axis": {"format": "%d %b %Y", "grid": False, "labelOverlap": True, "tickCount": 6}},
                    "y": weight,
                    "color": {"field": "sign", "type": "nominal", "scale": sides, "legend": legend},
                    "shape": {"field": "sign", "type": "nominal", "scale": shapes, "legend": legend},
                },
            },
        ],
    }
