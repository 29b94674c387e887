"""Who can have dealt, and who may settle next, as a picture (SVG)."""

from html import escape

from detente.records.race import Dealt, RaceResult
from detente.report.picture import framed
from detente.report.words import percent

MAX_DRAWN = 4
COLUMN, ROW, WIDE, HIGH, MARGIN = 300, 110, 130, 52, 30

Point = tuple[float, float]


def as_svg(result: RaceResult) -> str:
    """The sets of rivals that have dealt, each with the deals that may follow.

    Parameters
    ----------
    result : RaceResult
        Of at most four rivals that can deal.

    Returns
    -------
    str
        SVG with a title and a description; the same bytes for the same result.

    Raises
    ------
    ValueError
        Where there are too many rivals to draw.
    """
    sets = result.sets
    if sets is None or len(sets) > 2**MAX_DRAWN:
        raise ValueError(
            f"a picture holds {MAX_DRAWN} rivals; there are {len(result.rivals)} -> leave it out"
        )
    places = _laid_out(sets)
    width = max(x for x, _ in places.values()) + WIDE / 2 + MARGIN
    height = max(y for _, y in places.values()) + HIGH / 2 + MARGIN + 30
    deals = [(here, rival) for here in sets for rival in here.meetings]
    settled = sum(here.meetings[rival]["settles"] for here, rival in deals)
    told = f"{len(sets)} sets of rivals, {len(deals)} deals that may follow, {settled} of them struck."
    return framed(
        [
            '<marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" '
            'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="#333333"/></marker>',
            *(_deal(result, here, rival, places) for here, rival in deals),
            *(_node(here, places[frozenset(here.settled)]) for here in sets),
            f'<text x="{MARGIN}" y="{height - 12:g}">on the arrows: what the rival pays '
            f"{escape(result.pivot)}; dashed: they would not settle; in the boxes: the chance of it</text>",
        ],
        width=width,
        height=height,
        title=f"{result.title}: who settles with {result.pivot}",
        told=told,
    )


def _laid_out(sets: tuple[Dealt, ...]) -> dict[frozenset[str], Point]:
    """Columns by how many have dealt, each in the middle."""
    columns: dict[int, list[frozenset[str]]] = {}
    for here in sets:
        columns.setdefault(len(here.settled), []).append(frozenset(here.settled))
    tallest = max(map(len, columns.values()))
    return {
        place: (
            MARGIN + WIDE / 2 + COLUMN * size,
            MARGIN + HIGH / 2 + ROW * (row + (tallest - len(column)) / 2),
        )
        for size, column in columns.items()
        for row, place in enumerate(column)
    }


def _deal(result: RaceResult, here: Dealt, rival: str, places: dict[frozenset[str], Point]) -> str:
    (x1, y1), (x2, y2) = places[frozenset(here.settled)], places[frozenset((*here.settled, rival))]
    meeting = here.meetings[rival]
    dash = "none" if meeting["settles"] else "5 4"
    label = f"{rival} {meeting['pays']:.3g}" if meeting["settles"] else rival
    told = f"{rival} settles" if meeting["settles"] else f"{rival} would not settle"
    # Nearer to the start of the arrow, where those that cross are still apart.
    x, y = x1 + WIDE / 2 + (x2 - x1 - WIDE) * 0.3, y1 + (y2 - y1) * 0.3 - 5
    return (
        f'<path d="M{x1 + WIDE / 2:g} {y1:g}L{x2 - WIDE / 2:g} {y2:g}" stroke="#333333" '
        f'stroke-dasharray="{dash}" marker-end="url(#arrow)"><title>{escape(told)}</title></path>'
        f'<text x="{x:g}" y="{y:g}" text-anchor="middle" stroke="#ffffff" stroke-width="4" '
        f'paint-order="stroke">{escape(label)}</text>'
    )


def _node(here: Dealt, place: Point) -> str:
    x, y = place
    name = "+".join(here.settled) or "nobody yet"
    return (
        f'<rect x="{x - WIDE / 2:g}" y="{y - HIGH / 2:g}" width="{WIDE}" height="{HIGH}" rx="6" '
        f'fill="#fff3c4" stroke="#000000"/><text x="{x:g}" y="{y - 4:g}" text-anchor="middle" '
        f'font-weight="bold">{escape(name)}</text><text x="{x:g}" y="{y + 14:g}" '
        f'text-anchor="middle">{escape(percent(here.p))}</text>'
    )
