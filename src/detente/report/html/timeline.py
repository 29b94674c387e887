"""A deal by each deadline, and the evidence day by day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.report.html.answer import band
from detente.report.html.chart import BLUE, INK, INK_2, SKY, VERMILION, WIDTH, finished
from detente.report.html.marks import PERCENT, shortened
from detente.report.html.section import Figure, Section, Table
from detente.report.words import in_words, percent

HEIGHT, EVIDENCE_HEIGHT = 240, 90
MAX_FLAGS, LEVEL = 6, 0.1
"""How many deadlines are named in the chart, and the height of a name as a share of that of the chances."""
FEW_DAYS = 28
_DAY = {"type": "temporal", "title": None, "axis": {"format": "%b %Y", "tickCount": 6, "grid": False}}


def timeline(result: Forecast, items: Sequence[EvidenceItem] = ()) -> Section:
    """How likely a deal is by each date; below, what each item of evidence says, on the day it was known."""
    said = _said(result, items)
    upper = _chances(result)
    views = [upper, _evidence(said, result.as_of)] if said else [upper]
    caption = (
        "Probability of a deal by each deadline with its 80 % band; straight lines only join the points."
    )
    if said:
        caption += " Below: each item of evidence on the day it was known, upwards for and downwards against."
    rows = tuple(
        (day, result.events.get(day, ""), in_words(chance.p), band(chance.low, chance.high))
        for day, chance in result.by.items()
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
    start = {"date": result.as_of, "p": 0.0, "low": 0.0, "high": 0.0}
    values: list[dict[str, Any]] = [
        {"date": day, "p": chance.p, "low": chance.low, "high": chance.high}
        for day, chance in result.by.items()
    ]
    top = min(1.0, max(0.1, 1.15 * max((value["high"] for value in values), default=1.0)))
    x = {"x": {"field": "date", **_DAY}}
    scale = {"domain": [0, top * (1 + LEVEL * MAX_FLAGS)], "nice": False}
    axis = PERCENT | {"values": [place / 10 for place in range(11) if place / 10 <= top]}
    p = {"field": "p", "type": "quantitative", "title": "probability of a deal", "axis": axis, "scale": scale}
    y = {"y": p}
    span = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    joined = {"data": {"values": [start, *values]}}
    each = {"data": {"values": values}}
    point = {"type": "point", "filled": True, "size": 80, "color": BLUE, "opacity": 1}
    return {
        "width": WIDTH - 80,
        "height": HEIGHT,
        "layer": [
            joined | {"mark": {"type": "area", "color": SKY, "opacity": 0.25}, "encoding": x | span},
            joined | {"mark": {"type": "line", "color": BLUE}, "encoding": x | y},
            *_flags(result, top, x),
            each | {"mark": {"type": "rule", "color": INK, "strokeWidth": 1.5}, "encoding": x | span},
            each | {"mark": point, "encoding": x | y},
        ],
    }


def _flags(result: Forecast, top: float, x: dict[str, Any]) -> list[dict[str, Any]]:
    """Above each deadline its chance and its event, written towards the middle."""
    days = sorted(result.by)[:MAX_FLAGS]
    middle = _middle(result.as_of, max(days, default=result.as_of))
    halves = {
        "left": [day for day in days if day < middle],
        "right": [day for day in days if day >= middle][::-1],
    }
    layers: list[dict[str, Any]] = []
    for align, some in halves.items():
        values = [
            {
                "date": day,
                "height": top * (1 + LEVEL * (MAX_FLAGS - level - 0.5)),
                "text": f"{percent(result.by[day].p)} {shortened(result.events.get(day, ''), 32)}".rstrip(),
            }
            for level, day in enumerate(some)
        ]
        height = {"y": {"field": "height", "type": "quantitative"}}
        text = {"type": "text", "align": align, "dx": 5 if align == "left" else -5, "fontWeight": "bold"}
        line = {"type": "rule", "color": INK_2, "strokeDash": [2, 3]}
        layers += [
            {"data": {"values": values}, "mark": line, "encoding": x | height | {"y2": {"datum": 0}}},
            {"data": {"values": values}, "mark": text, "encoding": x | height | {"text": {"field": "text"}}},
        ]
    return layers


def _middle(start: str, end: str) -> str:
    one, other = date.fromisoformat(start), date.fromisoformat(end)
    return (one + (other - one) / 2).isoformat()


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
                    "x": day | {"axis": {"format": "%d %b %Y", "grid": False, "tickCount": _ticks(said)}},
                    "y": weight,
                    "color": {"field": "sign", "type": "nominal", "scale": sides, "legend": None},
                    "shape": {"field": "sign", "type": "nominal", "scale": shapes, "legend": None},
                },
            },
        ],
    }


def _ticks(said: list[dict[str, Any]]) -> object:
    """Whole days where there are few, as a day must not be written twice."""
    days = [date.fromisoformat(item["date"]) for item in said]
    span = (max(days) - min(days)).days
    return {"interval": "day", "step": max(1, span // 3)} if span < FEW_DAYS else 5
