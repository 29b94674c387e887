"""The states of a conflict and the moves between them as a picture (SVG)."""

import math
from collections.abc import Mapping, Sequence
from html import escape

from detente.records.stability import StabilityResult
from detente.report.words import counted

MAX_DRAWN = 24
COLUMN, ROW, RADIUS, MARGIN = 190, 96, 24, 70
# Okabe and Ito's colours, told apart by colour-blind readers; the dashes tell movers apart without colour.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
DASHES = ("none", "9 4", "2 4", "9 4 2 4", "14 4", "5 3")

Point = tuple[float, float]
Arc = tuple[int, int, int, bool]
"""Mover, by place; start; end; whether the mover gains."""


def as_svg(result: StabilityResult, *, concept: str = "seq") -> str:
    """The picture of a small conflict; of a larger one, of the states that the answer speaks of.

    Parameters
    ----------
    result : StabilityResult
    concept : str
        Whose equilibria are marked.

    Returns
    -------
    str
        SVG with a title and a description; the same bytes for the same result.
    """
    shown = _shown(result)
    arcs = _arcs(result, shown)
    places = _laid_out(shown, [(start, end) for _, start, end, _ in arcs], result.start)
    stable = set(result.equilibria[concept] or ())
    width = max(x for x, _ in places.values()) + MARGIN + RADIUS
    height = max(y for _, y in places.values()) + MARGIN + 24 * (len(result.parties) + 1)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
            'role="img" aria-labelledby="title told" font-family="sans-serif" font-size="12">',
            f'<title id="title">{escape(result.title)}: states and moves</title>',
            f'<desc id="told">{escape(_told(result, shown, arcs, stable))}</desc>',
            f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
            *(_marker(row) for row in range(len(result.parties))),
            *(_arc(result, arc, places) for arc in arcs),
            *(_node(result, state, places[state], state in stable) for state in shown),
            *_legend(result, height),
            "</svg>\n",
        ]
    )


def _shown(result: StabilityResult) -> list[int]:
    """All states where they are few; else those that the answer speaks of."""
    if result.n_states <= MAX_DRAWN:
        return list(range(1, result.n_states + 1))
    named: set[int] = set() if result.start is None else {result.start}
    if result.judged is not None:
        named.add(result.judged.id)
        for standing in result.judged.standing.values():
            if standing.leaving is not None:
                named |= {standing.leaving.step.to, *(step.to for step in standing.leaving.answer)}
    if not named:
        raise ValueError(
            f"a picture holds {MAX_DRAWN} states; there are {result.n_states:,} -> name one: --target"
        )
    return sorted(named)[:MAX_DRAWN]


def _arcs(result: StabilityResult, shown: Sequence[int]) -> list[Arc]:
    """Mover (by place), start, end, and whether the mover gains; thinner ones first, to lie below."""
    if result.arcs is None or result.improvements is None:
        return _spoken_of(result)
    kept = set(shown)
    found = [
        (row, start, end, (start, end) in gains)
        for row, party in enumerate(result.parties)
        for gains in [set(result.improvements[party])]
        for start, end in result.arcs[party]
        if start in kept and end in kept
    ]
    return sorted(found, key=lambda arc: arc[3])


def _spoken_of(result: StabilityResult) -> list[Arc]:
    """The moves that the answer speaks of: leaving the judged state, and what answers that."""
    found = []
    if result.judged is not None:
        for standing in result.judged.standing.values():
            here = result.judged.id
            steps = () if standing.leaving is None else (standing.leaving.step, *standing.leaving.answer)
            for place, step in enumerate(steps):
                gains = place == 0 or result.settings["concept"] == "seq"
                found.append((result.parties.index(step.party), here, step.to, gains))
                here = step.to
    return found


def _laid_out(shown: Sequence[int], arcs: Sequence[tuple[int, int]], start: int | None) -> dict[int, Point]:
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


def _marker(row: int) -> str:
    return (
        f'<marker id="arrow{row}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{_colour(row)}"/></marker>'
    )


def _arc(result: StabilityResult, arc: Arc, places: Mapping[int, Point]) -> str:
    """A curve from the rim of one state to the rim of another, bent to its own side."""
    row, start, end, gains = arc
    (x1, y1), (x2, y2) = places[start], places[end]
    bend = 0.12 + 0.05 * row
    middle = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    (ax, ay), (bx, by) = _rim((x1, y1), middle), _rim((x2, y2), middle)
    told = f"{result.parties[row]}: {start} to {end}" + (", an improvement" if gains else "")
    return (
        f'<path d="M{ax:.1f} {ay:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {bx:.1f} {by:.1f}" fill="none" '
        f'stroke="{_colour(row)}" stroke-width="{2.4 if gains else 0.9}" '
        f'stroke-dasharray="{DASHES[row % len(DASHES)]}" marker-end="url(#arrow{row})">'
        f"<title>{escape(told)}</title></path>"
    )


def _rim(centre: Point, towards: Point) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    share = (RADIUS + 2) / math.hypot(dx, dy)
    return centre[0] + share * dx, centre[1] + share * dy


def _node(result: StabilityResult, state: int, place: Point, stable: bool) -> str:
    x, y = place
    ring = f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS - 4}" fill="none" stroke="#000000"/>' if stable else ""
    text = result.texts.get(state, "")
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS}" fill="{"#fff3c4" if stable else "#ffffff"}" '
        f'stroke="#000000"/>{ring}<text x="{x:g}" y="{y + 4:g}" text-anchor="middle" '
        f'font-weight="bold">{state}</text><text x="{x:g}" y="{y + RADIUS + 14:g}" '
        f'text-anchor="middle" font-size="10" stroke="#ffffff" stroke-width="3" '
        f'paint-order="stroke">{escape(text)}</text>'
    )


def _legend(result: StabilityResult, height: float) -> list[str]:
    lines = [
        f'<path d="M{MARGIN} {height - 24 * (row + 1) - 4:g}h40" stroke="{_colour(row)}" stroke-width="2.4" '
        f'stroke-dasharray="{DASHES[row % len(DASHES)]}"/>'
        f'<text x="{MARGIN + 50}" y="{height - 24 * (row + 1):g}">{escape(party)}</text>'
        for row, party in enumerate(result.parties)
    ]
    told = "thick: the mover gains; double ring: stable for all"
    return [*lines, f'<text x="{MARGIN + 200}" y="{height - 24:g}">{told}</text>']


def _colour(row: int) -> str:
    return COLOURS[row % len(COLOURS)]


def _told(
    result: StabilityResult,
    shown: Sequence[int],
    arcs: Sequence[Arc],
    stable: set[int],
) -> str:
    names = ", ".join(str(state) for state in shown if state in stable) or "none"
    moves = ", ".join(
        f"{party} {sum(arc[0] == row for arc in arcs)}" for row, party in enumerate(result.parties)
    )
    return f"{counted(len(shown), 'state')}; moves: {moves}; stable for all: {names}."
