"""The states of a conflict and the moves between them as a picture (SVG)."""

import textwrap
from collections.abc import Mapping, Sequence
from html import escape

from detente.records.stability import StabilityResult
from detente.report.picture import colour_of, framed
from detente.report.state_layout import MARGIN, RADIUS, Point, curve, laid_out
from detente.report.words import counted

MAX_DRAWN = 24
LINE, NARROWEST, NOTE_SIGNS = 20, 600, 76
"""Height of a line of the legend, least width of a picture, and how many signs of a note fit into it."""
# Tell movers apart without colour.
DASHES = ("none", "9 4", "2 4", "9 4 2 4", "14 4", "5 3")

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
    begin = result.start if result.judged is None or result.start is not None else result.judged.id
    places = laid_out(shown, [(start, end) for _, start, end, _ in arcs], begin)
    stable = set(result.equilibria[concept] or ())
    notes = _notes(result, shown, concept)
    width = max(NARROWEST, max(x for x, _ in places.values()) + MARGIN + RADIUS)
    below = max(y for _, y in places.values()) + MARGIN + RADIUS
    height = below + LINE * (len(result.parties) + len(notes))
    return framed(
        [
            *(_marker(row) for row in range(len(result.parties))),
            *(_arc(result, arc, places) for arc in arcs),
            *(_node(result, state, places[state], state in stable) for state in shown),
            *_legend(result.parties, notes, below),
        ],
        width=width,
        height=height,
        title=f"{result.title}: states and moves",
        told=_told(result, shown, arcs, stable),
    )


def _shown(result: StabilityResult) -> list[int]:
    """All states where they are few; else those that the answer speaks of."""
    if result.n_states <= MAX_DRAWN:
        return list(range(1, result.n_states + 1))
    named = [] if result.start is None else [result.start]
    if result.judged is not None:
        at = result.judged
        named.append(at.id)
        leaving = [standing.leaving for standing in at.standing.values() if standing.leaving is not None]
        for each in leaving:
            named += [each.step.to, *(step.to for step in each.answer)]
        if not leaving:
            named += _next_to(result, at.id)
    if not named:
        raise ValueError(
            f"a picture holds {MAX_DRAWN} states; there are {result.n_states:,} -> name one: --target"
        )
    return sorted(list(dict.fromkeys(named))[:MAX_DRAWN])


def _next_to(result: StabilityResult, state: int) -> list[int]:
    """Where one move leads, and from where one leads here."""
    arcs = [arc for own in (result.arcs or {}).values() for arc in own if state in arc]
    return [end if start == state else start for start, end in arcs]


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


def _marker(row: int) -> str:
    return (
        f'<marker id="arrow{row}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{colour_of(row)}"/>'
        "</marker>"
    )


def _arc(result: StabilityResult, arc: Arc, places: Mapping[int, Point]) -> str:
    """A curve from the rim of one state to the rim of another, bent to its own side."""
    row, start, end, gains = arc
    (ax, ay), middle, (bx, by) = curve(start, end, places, bend=0.12 + 0.05 * row)
    told = f"{result.parties[row]}: {start} to {end}" + (", an improvement" if gains else "")
    return (
        f'<path d="M{ax:.1f} {ay:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {bx:.1f} {by:.1f}" fill="none" '
        f'stroke="{colour_of(row)}" stroke-width="{2.4 if gains else 0.9}" '
        f'stroke-dasharray="{DASHES[row % len(DASHES)]}" marker-end="url(#arrow{row})">'
        f"<title>{escape(told)}</title></path>"
    )


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


def _notes(result: StabilityResult, shown: Sequence[int], concept: str) -> list[str]:
    """What the marks mean, what the signs of a state stand for, and what is left out."""
    notes = [
        f"thick: the mover gains; double ring: stable for all ({concept})",
        f"signs: {', '.join(option.id for option in result.options)}",
    ]
    if len(shown) < result.n_states:
        notes.append(f"{len(shown)} of {counted(result.n_states, 'state')}")
    return [line for note in notes for line in textwrap.wrap(note, NOTE_SIGNS)]


def _legend(parties: Sequence[str], notes: Sequence[str], below: float) -> list[str]:
    lines = [
        f'<path d="M{MARGIN} {below + LINE * row - 4:g}h40" stroke="{colour_of(row)}" stroke-width="2.4" '
        f'stroke-dasharray="{DASHES[row % len(DASHES)]}"/>'
        f'<text x="{MARGIN + 50}" y="{below + LINE * row:g}">{escape(party)}</text>'
        for row, party in enumerate(parties)
    ]
    told = [
        f'<text x="{MARGIN}" y="{below + LINE * (len(parties) + row):g}">{escape(note)}</text>'
        for row, note in enumerate(notes)
    ]
    return [*lines, *told]


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
