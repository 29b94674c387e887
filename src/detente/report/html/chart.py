"""Vega-Lite specifications as SVG, all in one manner: one width, one font, one palette."""

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import vl_convert
from markupsafe import Markup

from detente.report.html.section import Figure
from detente.report.html.svg import inlined
from detente.report.picture import COLOURS

VEGA_LITE = "5.20"
WIDTH = 720
BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE = COLOURS
SERIES = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
INK, INK_2, RULE, PAPER = "#1f2328", "#59636e", "#d1d9e0", "#ffffff"
# The engine carries this font: widths are measured alike on every machine.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_CONFIG = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "domainColor": RULE,
        "gridColor": RULE,
        "tickColor": RULE,
        "labelColor": INK,
        "titleColor": INK_2,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 300,
        "labelPadding": 6,
        "titlePadding": 8,
    },
    "axisY": {"ticks": False, "domain": False},
    "text": {"color": INK, "fontSize": 12},
    "rule": {"color": INK},
    "legend": {"labelColor": INK, "titleColor": INK_2, "labelFontSize": 12, "titleFontSize": 12},
}


def chart(layers: Sequence[Mapping[str, Any]], **rest: Any) -> dict[str, Any]:
    """Layers as one specification of the usual width; `rest` is what the whole has besides."""
    return finished({"width": WIDTH, "layer": [dict(layer) for layer in layers]} | rest)


def finished(view: Mapping[str, Any]) -> dict[str, Any]:
    """A view with the manner that all charts share."""
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    return {
        "$schema": schema,
        "config": _CONFIG,
        "padding": {"left": 6, "top": 6, "right": 48, "bottom": 6},
        **view,
    }


def drawn(figure: Figure, name: str) -> Markup:
    """The figure as SVG that can stand in a page; `name` begins its ids."""
    svg = figure.picture or _engine(json.dumps(figure.spec, ensure_ascii=True, sort_keys=True))
    return inlined(svg, name, title=figure.title, told=figure.caption)


def warm() -> None:
    """Start the engine, which takes half a second, before somebody waits for a chart."""
    _engine(json.dumps(chart([{"mark": "point", "data": {"values": []}}])))


@functools.lru_cache(maxsize=256)
def _engine(spec: str) -> str:
    svg: str = vl_convert.vegalite_to_svg(json.loads(spec), vl_version=VEGA_LITE)
    return svg
