"""How good the recorded forecasts were."""

from collections.abc import Iterator
from typing import Any

from detente.records.score import Record, Scores
from detente.report.html.chart import BLUE, INK_2, SKY, chart
from detente.report.html.marks import PERCENT
from detente.report.html.outline import sentences
from detente.report.html.section import Block, Figure, Section, Table, Text
from detente.report.score import as_lines
from detente.report.words import percent

SIDE = 320
_SHARE = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": PERCENT}


def score(record: Record) -> Section:
    """The notice first, then reliability of live and of retrodicted forecasts, then every score."""
    blocks: list[Block] = [Text(notice, says="warning") for notice in _notices(record)]
    blocks += [
        _reliability(name, scores)
        for name, scores in (("live", record.live), ("retrodicted", record.retrodicted))
        if scores.calibration
    ]
    blocks += [sentences(as_lines(record)), _claims(record)]
    return Section("score", "Track record", tuple(blocks))


def _notices(record: Record) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (record.live.notice, record.retrodicted.notice)))


def _reliability(name: str, scores: Scores) -> Figure:
    values = [point.to_dict() for point in scores.calibration]
    x = {"x": {"field": "p", "title": "said", **_SHARE}}
    y = {"y": {"field": "happened", "title": "happened", **_SHARE}}
    span = {"y": {"field": "low", **_SHARE}, "y2": {"field": "high"}}
    ends = [{"p": 0, "happened": 0}, {"p": 1, "happened": 1}]
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "area", "color": SKY, "opacity": 0.25}, "encoding": x | span},
        {
            "data": {"values": ends},
            "mark": {"type": "line", "color": INK_2, "strokeDash": [4, 4]},
            "encoding": x | y,
        },
        {"mark": {"type": "rule", "color": SKY}, "encoding": x | span},
        {"mark": {"type": "line", "color": BLUE}, "encoding": x | y},
        {
            "mark": {"type": "point", "filled": True, "color": BLUE, "size": 70, "opacity": 1},
            "encoding": x | y,
        },
    ]
    return Figure(
        name=name,
        title=f"Reliability of {name} forecasts",
        caption=(
            f"{name.capitalize()} forecasts: what was said against what happened; on the dashed line "
            "both agree; "
            "80 % of well-calibrated forecasts lie in the band."
        ),
        spec=chart(layers, data={"values": values}, width=SIDE, height=SIDE),
        table=Table(
            caption=f"Reliability, {name}",
            columns=("said", "happened", "band", "n"),
            rows=tuple(
                (
                    percent(point.p),
                    percent(point.happened),
                    f"{percent(point.low)} to {percent(point.high)}",
                    str(point.n),
                )
                for point in scores.calibration
            ),
            numbers=frozenset({1, 2, 3}),
        ),
    )


def _claims(record: Record) -> Table:
    rows = tuple(
        (
            f"{claim.case} · {claim.question}",
            claim.by,
            claim.track,
            percent(claim.p),
            f"{claim.outcome:g}",
            f"{claim.brier:.3f}",
        )
        for claim in record.claims
    )
    return Table(
        caption="Claims",
        columns=("claim", "by", "track", "said", "came", "Brier"),
        rows=rows,
        numbers=frozenset({3, 4, 5}),
        folded=True,
    )
