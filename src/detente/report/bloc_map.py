"""Blocs and what holds and divides them as a picture (SVG)."""

import math
from collections.abc import Mapping
from html import escape

from detente.records.blocs import BlocsResult
from detente.report.picture import colour_of, framed
from detente.report.words import counted

MAX_DRAWN = 40
MAX_TIES = 120
BLOC, MARGIN, LARGEST, SMALLEST = 260, 90, 26, 7
LIKING, DISLIKING = "#009e73", "#d55e00"

Point = tuple[float, float]


def as_svg(result: BlocsResult) -> str:
    """Actors in the circles of their blocs, with their strongest ties.

    Parameters
    ----------
    result : BlocsResult

    Returns
    -------
    str
        SVG with a title and a description; the same bytes for the same result.

    Raises
    ------
    ValueError
        Where there are too many actors for a picture.
    """
    if len(result.actors) > MAX_DRAWN:
        raise ValueError(
            f"a picture holds {MAX_DRAWN} actors; there are {len(result.actors):,} -> use --json"
        )
    groups = [*result.sides.optimum.blocs]
    if result.sides.optimum.neutral:
        groups.append(result.sides.optimum.neutral)
    places = _laid_out(groups)
    width, height = MARGIN * 2 + BLOC * len(groups), MARGIN * 2 + BLOC
    return framed(
        [
            *(_circle(result, place) for place in range(len(groups))),
            *_ties(result, places),
            *(_actor(result, name, places[name], row) for row, bloc in enumerate(groups) for name in bloc),
            *_legend(height),
        ],
        width=width,
        height=height,
        title=f"{result.title}: who sides with whom",
        told=_told(result),
        letters=11,
    )


def _laid_out(groups: list[tuple[str, ...]]) -> dict[str, Point]:
    """Actors around the middle of their bloc."""
    places = {}
    for row, bloc in enumerate(groups):
        x, y = _middle(row)
        radius = 0 if len(bloc) == 1 else BLOC * 0.36
        for place, name in enumerate(bloc):
            angle = 2 * math.pi * place / len(bloc) - math.pi / 2
            places[name] = x + radius * math.cos(angle), y + radius * math.sin(angle)
    return places


def _middle(row: int) -> Point:
    return MARGIN + BLOC * (row + 0.5), MARGIN + BLOC / 2


def _circle(result: BlocsResult, row: int) -> str:
    x, y = _middle(row)
    blocs = result.sides.optimum.blocs
    name = f"bloc {row + 1}" if row < len(blocs) else "neutral"
    dashes = "none" if row < len(blocs) else "6 4"
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{BLOC * 0.47:g}" fill="none" stroke="{colour_of(row)}" '
        f'stroke-width="2" stroke-dasharray="{dashes}"/>'
        f'<text x="{x:g}" y="{MARGIN - 14}" text-anchor="middle" font-weight="bold">{name}</text>'
    )


def _ties(result: BlocsResult, places: Mapping[str, Point]) -> list[str]:
    """The strongest ties, weighted by both sizes; likes drawn through, dislikes dashed."""

    def weight(tie: tuple[str, str, float]) -> float:
        return result.sizes[tie[0]] * result.sizes[tie[1]] * abs(tie[2])

    strongest = sorted(result.ties, key=lambda tie: -weight(tie))[:MAX_TIES]
    largest = weight(strongest[0]) if strongest else 1.0
    lines = []
    for one, other, propensity in reversed(strongest):
        (x1, y1), (x2, y2) = places[one], places[other]
        colour, dashes = (LIKING, "none") if propensity > 0 else (DISLIKING, "4 3")
        lines.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{0.5 + 3 * weight((one, other, propensity)) / largest:.2f}" '
            f'stroke-dasharray="{dashes}" stroke-opacity="0.6"><title>'
            f"{escape(f'{one} and {other}: {propensity:+g}')}</title></line>"
        )
    return lines


def _actor(result: BlocsResult, name: str, place: Point, row: int) -> str:
    x, y = place
    share = math.sqrt(result.sizes[name] / max(result.sizes.values()))
    radius = SMALLEST + (LARGEST - SMALLEST) * share
    price = result.sides.flip_price[name]
    told = name if price is None else f"{name}: {price:g} to turn"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour_of(row)}" stroke="#000000">'
        f"<title>{escape(told)}</title></circle>"
        f'<text x="{x:.1f}" y="{y + radius + 12:.1f}" text-anchor="middle" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{escape(name)}</text>'
    )


def _legend(height: float) -> list[str]:
    y = height - 24
    return [
        f'<path d="M{MARGIN} {y}h40" stroke="{LIKING}" stroke-width="2.4"/>'
        f'<text x="{MARGIN + 50}" y="{y + 4}">likes</text>',
        f'<path d="M{MARGIN + 110} {y}h40" stroke="{DISLIKING}" stroke-width="2.4" stroke-dasharray="4 3"/>'
        f'<text x="{MARGIN + 160}" y="{y + 4}">dislikes; width: both sizes times propensity</text>',
    ]


def _told(result: BlocsResult) -> str:
    optimum = result.sides.optimum
    blocs = "; ".join(f"bloc {place}: {', '.join(bloc)}" for place, bloc in enumerate(optimum.blocs, 1))
    neutral = f"; neutral: {', '.join(optimum.neutral)}" if optimum.neutral else ""
    return f"{counted(len(result.actors), 'actor')}; {blocs}{neutral}."
