"""A backtest as a table for the terminal, and as a picture."""

from collections.abc import Sequence
from html import escape

from detente.records.backtest import Backtest, BacktestRow
from detente.report.words import counted, wrapped

COLUMNS = (
    ("n", "n"),
    ("CRPS", "crps"),
    ("MAE", "mae"),
    ("RMSE", "rmse"),
    ("<=5", "within_5"),
    ("<=10", "within_10"),
    ("<=20", "within_20"),
    ("80 % interval", "coverage"),
    ("width", "width"),
)
DIFFERENCES = ("crps_minus_simple", "mae_minus_compromise")
INTERVALS = (
    ("CRPS", "crps"),
    ("MAE", "mae"),
    ("80 % interval", "coverage"),
    ("CRPS - simple", DIFFERENCES[0]),
    ("MAE - compromise", DIFFERENCES[1]),
)
WIDE = 18
BAR, ROW, LEFT, RIGHT = 460, 26, 190, 60


def as_text(result: Backtest) -> str:
    """The table, best first, and what the differences are."""
    rows = sorted(result.rows, key=lambda row: _value(row, "crps"))
    lines = [_head(result), "", _heading()]
    lines += [_line(row) for row in rows]
    lines += _interval_table(rows) if result.n_groups > 1 else []
    lines += ["", *(wrapped(text) for text in _differences(result))]
    if result.left_out:
        lines.append(
            "left out: " + ", ".join(f"{count} {reason}" for reason, count in result.left_out.items())
        )
    return "\n".join(lines)


def _head(result: Backtest) -> str:
    how = result.settings["validation"]
    issues = counted(result.n_cases, "settled issue")
    return f"{issues} of {counted(result.n_groups, 'proposal')}; calibrated forecast: {how}"


def _heading() -> str:
    return f"{'model':<24}" + "".join(f"{head:>{_width(head)}}" for head, _ in COLUMNS)


def _line(row: BacktestRow) -> str:
    cells = [f"{_name(row):<24}"]
    for head, metric in COLUMNS:
        if metric == "n":
            cells.append(f"{row.n:>{_width(head)}}")
            continue
        score = row.scores[metric]
        shown = "" if score is None else f"{score.value:.2f}"
        cells.append(f"{shown:>{_width(head)}}")
    return "".join(cells).rstrip()


def _interval_table(rows: Sequence[BacktestRow]) -> list[str]:
    """The intervals of every model; of one proposal there are none."""
    title = "95 % intervals, by bootstrap over proposals; simple: mean and past residuals"
    heading = f"{'model':<24}" + "".join(f"{head:>{WIDE}}" for head, _ in INTERVALS)
    return ["", title, heading, *(_intervals(row) for row in rows)]


def _intervals(row: BacktestRow) -> str:
    cells = [f"{_name(row):<24}"]
    for _, metric in INTERVALS:
        score = row.scores[metric]
        known = score is not None and score.low is not None and score.high is not None
        sign = "+" if metric in DIFFERENCES else ""
        shown = f"{score.low:{sign}.2f} to {score.high:{sign}.2f}" if score is not None and known else ""
        cells.append(f"{shown:>{WIDE}}")
    return "".join(cells).rstrip()


def _name(row: BacktestRow) -> str:
    return row.model.replace("_", " ")[:24]


def _width(head: str) -> int:
    return max(len(head) + 2, 8)


def _differences(result: Backtest) -> list[str]:
    found = next(row for row in result.rows if row.model == "calibrated")
    against = (
        ("CRPS", "crps_minus_simple", "the weighted mean with past residuals"),
        ("MAE of the median", "mae_minus_compromise", "the weighted mean"),
    )
    told = []
    for what, metric, other in against:
        score = found.scores[metric]
        if score is not None and score.low is not None and score.high is not None:
            told.append(
                f"{what} of the calibrated forecast against {other}: {score.value:+.2f} "
                f"(95 % interval over proposals {score.low:+.2f} to {score.high:+.2f})"
            )
    return told


def _value(row: BacktestRow, metric: str) -> float:
    score = row.scores[metric]
    return float("inf") if score is None else score.value


def as_svg(result: Backtest) -> str:
    """CRPS of every model with its interval, best on top; the same bytes for the same result."""
    rows = sorted(result.rows, key=lambda row: _value(row, "crps"))
    ends = [score.high or score.value for row in rows if (score := row.scores["crps"]) is not None]
    scale = BAR / (max(ends, default=0.0) or 1.0)
    height = ROW * (len(rows) + 2)
    body = [_bar(row, place, scale) for place, row in enumerate(rows)]
    caption = "CRPS, points of the scale; line: 95 % interval"
    axis = f'<text x="{LEFT}" y="{height - 8}" fill="#333333">{caption}</text>'
    width = LEFT + BAR + RIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            'aria-labelledby="title" font-family="sans-serif" font-size="12">',
            f'<title id="title">{escape(_head(result))}</title>',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *body,
            axis,
            "</svg>\n",
        ]
    )


def _bar(row: BacktestRow, place: int, scale: float) -> str:
    score = row.scores["crps"]
    if score is None:
        return ""
    y = ROW * place + 8
    colour = "#d55e00" if row.model == "calibrated" else "#0072b2"
    parts = [
        f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end" fill="#222222">{escape(_name(row))}</text>',
        f'<rect x="{LEFT}" y="{y}" width="{score.value * scale:.1f}" height="18" fill="{colour}"/>',
        f'<text x="{LEFT + 6}" y="{y + 13}" fill="#ffffff">{score.value:.1f}</text>',
    ]
    if score.low is not None and score.high is not None:
        ends = f'x1="{LEFT + score.low * scale:.1f}" x2="{LEFT + score.high * scale:.1f}"'
        parts.append(f'<line {ends} y1="{y + 9}" y2="{y + 9}" stroke="#222222" stroke-width="2"/>')
    return "".join(parts)
