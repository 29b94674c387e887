"""Who delivers what, when: the plan of a PhasingResult as a picture (SVG)."""

from html import escape

from detente.records.phases import Item, PhasingResult
from detente.report.picture import colour_of, framed
from detente.report.words import counted, percent

LEFT, COLUMN, ROW, TOP, MARGIN = 230, 120, 34, 78, 20
MAX_NAME = 30
_MARKS = {
    "nash": ("stable (Nash)", "#00664a", "nobody would gain by leaving"),
    "seq": ("stable (SEQ)", "#00664a", "leaving would be answered, and the answer helps who gives it"),
    "gmr": ("stable (GMR)", "#8a5a00", "only a threat that helps nobody to carry out holds it"),
    None: ("unstable", "#a03000", "somebody would gain by leaving, whatever the answer"),
}
"""By concept: the mark, its colour and what it says."""


def as_svg(result: PhasingResult) -> str:
    """A row for every item, grouped by giver, and a column for every step.

    Parameters
    ----------
    result : PhasingResult
        With a plan.

    Returns
    -------
    str
        SVG with a title and a description; the same bytes for the same result.

    Raises
    ------
    ValueError
        Where there is no plan to draw.
    """
    if not result.plan:
        raise ValueError("there is no plan to draw -> look at what it would take, without --picture")
    items = sorted(result.items, key=lambda item: result.parties.index(item.giver))
    width = LEFT + COLUMN * len(result.plan) + MARGIN
    height = TOP + ROW * len(items) + MARGIN
    return framed(
        [
            *_columns(result, height),
            *(line for row, item in enumerate(items) for line in _row(result, item, row)),
        ],
        width=width,
        height=height,
        title=f"{result.title}: who delivers what, when",
        told=_told(result),
    )


def _columns(result: PhasingResult, height: int) -> list[str]:
    lines = []
    for place, step in enumerate(result.plan):
        x, by = LEFT + COLUMN * place, "" if step.by is None else f"by {step.by}"
        middle = f'x="{x + COLUMN / 2:g}"'
        lines += [
            f'<line x1="{x}" y1="{MARGIN}" x2="{x}" y2="{height - MARGIN}" stroke="#cccccc"/>',
            f'<text {middle} y="36" text-anchor="middle" font-weight="bold">step {step.step}</text>',
            f'<text {middle} y="54" text-anchor="middle" font-size="10">{by}</text>',
            *_mark(result, step.step, middle),
        ]
    return lines


def _mark(result: PhasingResult, step: int, middle: str) -> list[str]:
    """By which concept the phase is stable, or that somebody would leave it."""
    phase = next((phase for phase in result.stability if phase.step == step), None)
    if phase is None:
        return []
    mark, colour, why = _MARKS[phase.concept]
    return [
        f'<text {middle} y="68" text-anchor="middle" font-size="10" fill="{colour}">{mark}'
        f"<title>{why}</title></text>"
    ]


def _row(result: PhasingResult, item: Item, row: int) -> list[str]:
    """Name and giver, then a bar in every step that delivers, as high as the share delivered by then."""
    top = TOP + ROW * row
    colour = colour_of(result.parties.index(item.giver))
    name = item.id if len(item.id) <= MAX_NAME else item.id[: MAX_NAME - 1] + "…"
    lines = [
        f'<text x="{MARGIN}" y="{top + 20}"><tspan font-weight="bold" fill="{colour}">'
        f"{escape(item.giver)}</tspan> {escape(name)}</text>"
    ]
    so_far = 0.0
    for place, step in enumerate(result.plan):
        share = step.deliver.get(item.id, 0.0)
        so_far += share
        if share:
            high, x = 26 * min(so_far, 1.0), LEFT + COLUMN * place
            told = f"{item.giver}: {item.id}, {_share(share)} in step {step.step}"
            lines += [
                f'<rect x="{x + 2}" y="{top + 28 - high:.1f}" width="{COLUMN - 4}" height="{high:.1f}" '
                f'fill="{colour}" fill-opacity="0.35" stroke="{colour}"><title>{escape(told)}</title></rect>',
                f'<text x="{x + COLUMN / 2:g}" y="{top + 20}" text-anchor="middle">'
                f"{escape(_share(share))}</text>",
            ]
    return lines


def _share(share: float) -> str:
    return "all" if share > 1 - 1e-9 else percent(share)


def _told(result: PhasingResult) -> str:
    steps = [
        f"step {step.step}: " + ", ".join(f"{item} {_share(share)}" for item, share in step.deliver.items())
        for step in result.plan
    ]
    return f"{counted(len(result.plan), 'step')}. {'; '.join(steps)}."
