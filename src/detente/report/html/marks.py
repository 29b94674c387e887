"""The kinds of chart that several sections share: bars, points with whiskers, steps that add up."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.report.html.chart import BLUE, INK, INK_2, VERMILION, WIDTH, chart

ROW, LINE, BAR = 20, 15, 15
LABEL = 46
"""Letters of a row's name that stand in one line."""
MAX_LINES = 3
LETTER = 6.6
"""Width that a letter of a name is given: that of a wide font, as the reader may not have the engine's."""
RIGHT = 90
"""Room for the text beside the longest bar."""
ROOM = 0.15
PERCENT = {"labelExpr": "format(datum.value * 100, '~r') + ' %'"}
SHARES = (0.0, 1.0)
_LINES = "split(datum.label, '\\n')"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a chart: its name, where its mark stands, and what is written beside that."""

    name: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    start: float = 0.0
    """Where a bar begins."""
    colour: str | None = None


def bars(
    rows: Sequence[Row], *, title: str, domain: tuple[float, float] | None = None, percent: bool = True
) -> dict[str, Any]:
    """A bar for every row from its start to its value, whiskers where it has them, its text beside it."""
    values = _values(rows)
    y, x = _rows(rows), _axis(title, domain or _around(rows), percent)
    ends = {"x2": {"field": "start"}}
    colour = {"color": {"field": "colour", "type": "nominal", "scale": None}}
    bar = {"mark": {"type": "bar", "height": BAR}, "encoding": y | x | ends | colour}
    layers = [bar, *_whiskers(rows, y), *_texts(y, "right", "left", 5), *_texts(y, "left", "right", -5)]
    return chart(layers, data={"values": values}, height=_height(rows), width=_width(rows))


def intervals(
    rows: Sequence[Row],
    *,
    title: str,
    domain: tuple[float, float] | None = SHARES,
    percent: bool = True,
    edges: Sequence[float] = (),
) -> dict[str, Any]:
    """A point for every row with its whiskers; thin lines at the edges, where words for chances change."""
    y, x = _rows(rows), _axis(title, domain, percent)
    colour = {"color": {"field": "colour", "type": "nominal", "scale": None}}
    point = {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": y | x | colour}
    lines = {
        "data": {"values": [{"edge": edge} for edge in edges]},
        "mark": {"type": "rule", "color": INK_2, "strokeDash": [1, 4]},
        "encoding": {"x": {"field": "edge", "type": "quantitative"}},
    }
    layers = [*([lines] if edges else []), *_whiskers(rows, y), point, *_texts(y, "right", "left", 9)]
    return chart(layers, data={"values": _values(rows)}, height=_height(rows), width=_width(rows))


def diverging(rows: Sequence[Row], *, title: str) -> dict[str, Any]:
    """Bars to both sides of nought, told apart by side, sign and colour; values in points."""
    return bars([_signed(row) for row in rows], title=title, percent=False)


def waterfall(rows: Sequence[Row], *, title: str) -> dict[str, Any]:
    """Bars that begin where the one before ended; the first and the last stand on nought."""
    last = len(rows) - 1
    placed = [row if place in (0, last) else _signed(row) for place, row in enumerate(rows)]
    return bars(placed, title=title)


def shortened(text: str, letters: int) -> str:
    """A text of so many letters at most, cut between words where it can be."""
    return textwrap.shorten(text, letters, placeholder=" …") if len(text) > letters else text


def _around(rows: Sequence[Row]) -> tuple[float, float] | None:
    """Both ends with room for the texts, where bars go to both sides."""
    ends = [x for row in rows for x in (row.value, row.start)]
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    if low >= 0:
        return None
    return low - ROOM * (high - low), high + ROOM * (high - low)


def _signed(row: Row) -> Row:
    colour = BLUE if row.value >= row.start else VERMILION
    return Row(**{**vars(row), "colour": row.colour or colour})


def _values(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "name": _name(row, place),
            "value": row.value,
            "start": row.start,
            "low": row.low,
            "high": row.high,
            "text": row.text,
            "right": max(_ends(row)),
            "left": min(_ends(row)),
            "side": "left" if row.value < row.start else "right",
            "colour": row.colour or BLUE,
        }
        for place, row in enumerate(rows)
    ]


def _ends(row: Row) -> list[float]:
    return [x for x in (row.value, row.start, row.low, row.high) if x is not None]


def _name(row: Row, place: int) -> str:
    """Lines of a row's name; blanks nobody sees keep rows of one name apart."""
    lines = textwrap.wrap(row.name, LABEL, max_lines=MAX_LINES, placeholder=" …") or [""]
    return "\n".join(lines) + "\u200b" * place


def _extent(rows: Sequence[Row]) -> int:
    """Room for the names."""
    longest = max((len(line) for row in rows for line in _name(row, 0).split("\n")), default=0)
    return round(LETTER * longest) + 14


def _width(rows: Sequence[Row]) -> int:
    return WIDTH - _extent(rows) - RIGHT


def _height(rows: Sequence[Row]) -> int:
    tallest = max((_name(row, 0).count("\n") + 1 for row in rows), default=1)
    return max(len(rows), 1) * (ROW + LINE * max(tallest - 1, 0) + 8)


def _rows(rows: Sequence[Row]) -> dict[str, Any]:
    names = [_name(row, place) for place, row in enumerate(rows)]
    axis = {"labelExpr": _LINES, "labelLineHeight": LINE, "minExtent": _extent(rows), "labelLimit": 0}
    return {"y": {"field": "name", "type": "nominal", "sort": names, "title": None, "axis": axis}}


def _axis(title: str, domain: tuple[float, float] | None, percent: bool) -> dict[str, Any]:
    scale: Mapping[str, Any] = {"nice": False, "zero": False, "domain": list(domain)} if domain else {}
    axis = (PERCENT if percent else {}) | {"tickCount": 5}
    x = {"field": "value", "type": "quantitative", "title": title, "axis": axis}
    return {"x": x | ({"scale": scale} if scale else {})}


def _whiskers(rows: Sequence[Row], y: Mapping[str, Any]) -> list[dict[str, Any]]:
    if all(row.low is None for row in rows):
        return []
    known = [{"filter": "isValid(datum.low)"}]
    ends: list[dict[str, Any]] = [
        {
            "transform": known,
            "mark": {"type": "tick", "color": INK, "thickness": 1.5, "size": 10},
            "encoding": dict(y) | {"x": {"field": end, "type": "quantitative"}},
        }
        for end in ("low", "high")
    ]
    line = {
        "transform": known,
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": dict(y) | {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
    }
    return [line, *ends]


def _texts(y: Mapping[str, Any], side: str, align: str, dx: int) -> list[dict[str, Any]]:
    return [
        {
            "transform": [{"filter": f"datum.side == '{side}'"}],
            "mark": {"type": "text", "align": align, "dx": dx, "clip": False},
            "encoding": dict(y)
            | {"x": {"field": side, "type": "quantitative"}, "text": {"field": "text", "type": "nominal"}},
        }
    ]
