"""Where the states of a conflict stand in a picture, and the curves between them."""

import math
from collections.abc import Mapping, Sequence

COLUMN, ROW, RADIUS, MARGIN = 190, 96, 24, 70
BENDS = (1, 2, 3, 4)
"""How much a curve is bent at most to pass by other states, as multiples of the usual."""

Point = tuple[float, float]


def laid_out(shown: Sequence[int], arcs: Sequence[tuple[int, int]], start: int | None) -> dict[int, Point]:
    """States in columns by their distance from the start; those that cannot be reached in the last one."""
    first = shown[0] if start is None or start not in shown else start
    layer = {first: 0}
    front: list[int] = list(layer)
    while front:
        reached = sorted({end for begin, end in arcs if begin in front} - set(layer))
        layer |= dict.fromkeys(reached, layer[front[0]] + 1)
        front = reached
    columns: dict[int, list[int]] = {}
    for state in shown:
        columns.setdefault(layer.get(state, max(layer.values()) + 1), []).append(state)
    tallest = max(len(column) for column in columns.values())
    return {
        state: (
            # Every other state of a column stands aside, so that lines within the column can be seen.
            MARGIN + COLUMN * place + (row % 2) * COLUMN / 4,
            MARGIN + ROW * (row + (tallest - len(columns[number])) / 2),
        )
        for place, number in enumerate(sorted(columns))
        for row, state in enumerate(columns[number])
    }


def curve(start: int, end: int, places: Mapping[int, Point], *, bend: float) -> tuple[Point, Point, Point]:
    """A curve from the rim of one state to the rim of another, past all others where that can be."""
    one, other = places[start], places[end]
    middles = [_bent(one, other, factor * bend) for factor in BENDS]
    beside = [place for state, place in places.items() if state not in (start, end)]
    middle = next((at for at in middles if _clear((one, at, other), beside)), middles[0])
    return _rim(one, middle), middle, _rim(other, middle)


def _bent(one: Point, other: Point, bend: float) -> Point:
    """The point towards which a curve between two others is drawn."""
    (x1, y1), (x2, y2) = one, other
    return (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend


def _clear(drawn: tuple[Point, Point, Point], beside: Sequence[Point]) -> bool:
    """Whether a curve passes by all other states."""
    on_it = []
    for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        weights = (1 - share) ** 2, 2 * share * (1 - share), share**2
        x, y = (sum(w * point[axis] for w, point in zip(weights, drawn, strict=True)) for axis in (0, 1))
        on_it.append((x, y))
    return all(math.dist(point, place) > RADIUS + 4 for point in on_it for place in beside)


def _rim(centre: Point, towards: Point) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    share = (RADIUS + 2) / math.hypot(dx, dy)
    return centre[0] + share * dx, centre[1] + share * dy
