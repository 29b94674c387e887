"""Efficient packages and the bargaining solutions among them, for a pair of parties."""

from collections.abc import Mapping
from typing import Any

from detente.records.packages import PackageResult, Point
from detente.report.html.chart import BLUE, INK, INK_2, ORANGE, VERMILION, chart
from detente.report.html.outline import sentences
from detente.report.html.section import Figure, Section, Table, Text, Words
from detente.report.packages import NAMES, as_lines, as_text, size
from detente.report.terms import changes

HEIGHT = 380
MAX_ROWS = 20
SHAPES = ("diamond", "square", "triangle-up", "triangle-down", "cross")


def frontier(result: PackageResult, pair: tuple[str, str] | None = None) -> Section:
    """Worths of the efficient packages to two parties, with the solutions and both no deals marked.

    Raises
    ------
    ValueError
        Where a party of the pair is not of the scenario.
    """
    one, other = pair or _first_two(result)
    for party in (one, other):
        if party not in result.parties:
            raise ValueError(f"no party '{party}' -> one of {', '.join(result.parties)}")
    blocks = (
        Text(f"{size(result)}.", says="lead"),
        _figure(result, one, other) if _points(result) else sentences(as_lines(result), skip=1),
        _solutions(result),
        *(Text(warning, says="warning") for warning in result.warnings),
        Words(as_text(result, trades=True)),
    )
    return Section("frontier", "Possible, efficient and fair packages", blocks)


def _first_two(result: PackageResult) -> tuple[str, str]:
    names = [*result.principals, *(name for name in result.parties if name not in result.principals)]
    return names[0], names[min(1, len(names) - 1)]


def _points(result: PackageResult) -> tuple[Point, ...]:
    bound = result.frontier_bound.points if result.frontier_bound is not None else ()
    return result.frontier or bound


def _figure(result: PackageResult, one: str, other: str) -> Figure:
    shown = _points(result)
    rows = tuple(
        (changes(point.package, result.status_quo), f"{point.worth[one]:.3g}", f"{point.worth[other]:.3g}")
        for point in shown[:MAX_ROWS]
    )
    more = f", the first {MAX_ROWS} of {len(shown):,} (--json lists them)" if len(shown) > MAX_ROWS else ""
    return Figure(
        name="pairs",
        title=f"Efficient packages by their worth to {one} and {other}",
        caption=(
            f"Worth of each efficient package to {one} and {other}, each on its own scale; lines: "
            "what walking "
            "away is worth; to the right of one and above the other both gain. Shapes mark the solutions."
        ),
        spec=_spec(result, one, other),
        table=Table(
            caption=f"Efficient packages{more}",
            columns=("what it changes", one, other),
            rows=rows,
            numbers=frozenset({1, 2}),
            folded=True,
        ),
    )


def _spec(result: PackageResult, one: str, other: str) -> dict[str, Any]:
    axes = {
        "x": {
            "field": "x",
            "type": "quantitative",
            "title": f"worth to {one}",
            "scale": {"zero": False},
            "axis": {"tickCount": 8},
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "title": f"worth to {other}",
            "scale": {"zero": False},
            "axis": {"tickCount": 8},
        },
    }
    points = [_at(point.worth, one, other) for point in _points(result)]
    solutions = [
        _at(point.worth, one, other) | {"solution": ", ".join(names)}
        for point, names in _by_point(result).values()
    ]
    lines = [
        {
            "data": {"values": [{}]},
            "mark": {"type": "rule", "color": VERMILION, "strokeDash": [5, 4]},
            "encoding": {axis: {"datum": result.no_deal[party], "type": "quantitative"}},
        }
        for axis, party in (("x", one), ("y", other))
    ]
    names = [found["solution"] for found in solutions]
    scale = {"domain": names, "range": [SHAPES[place % len(SHAPES)] for place in range(len(names))]}
    shape = {"field": "solution", "type": "nominal", "scale": scale}
    legend = {"title": "solutions", "orient": "bottom", "columns": 1, "labelLimit": 620}
    return chart(
        [
            *lines,
            {
                "data": {"values": points},
                "mark": {"type": "point", "filled": True, "size": 36, "color": BLUE, "opacity": 0.75},
                "encoding": axes,
            },
            {
                "data": {"values": solutions},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 190,
                    "color": ORANGE,
                    "stroke": INK,
                    "opacity": 1,
                },
                "encoding": axes
                | {
                    "shape": shape
                    | {"legend": legend | {"symbolFillColor": ORANGE, "symbolStrokeColor": INK_2}}
                },
            },
        ],
        width=520,
        height=HEIGHT,
    )


def _at(worth: Mapping[str, float], one: str, other: str) -> dict[str, Any]:
    return {"x": worth[one], "y": worth[other]}


def _by_point(result: PackageResult) -> dict[str, tuple[Point, list[str]]]:
    """Solutions that choose the same package, together."""
    found: dict[str, tuple[Point, list[str]]] = {}
    for name, point in result.solutions.items():
        if point is not None:
            terms = changes(point.package, result.status_quo)
            found.setdefault(terms, (point, []))[1].append(NAMES.get(name, name).split(" (")[0])
    return found


def _solutions(result: PackageResult) -> Table | Text:
    found = _by_point(result)
    if not found:
        return Text("No package is acceptable to all who must accept.")
    return Table(
        caption="Solutions, and what each is worth",
        columns=("solution", "what it changes", *result.principals),
        rows=tuple(
            (", ".join(names), terms, *(f"{point.worth[party]:.3g}" for party in result.principals))
            for terms, (point, names) in found.items()
        ),
        numbers=frozenset(range(2, 2 + len(result.principals))),
    )
