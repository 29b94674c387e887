"""What a forecast rests on."""

from detente.records.forecast import Forecast
from detente.report.forecast import foundations as told
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.outline import sentences
from detente.report.html.section import Block, Figure, Section, Table
from detente.report.words import percent


def foundations(result: Forecast) -> Section:
    """Worlds, numbers with and without a reason, the reference class, and each model alone."""
    rows = [Row(name=name.replace("_", "-"), value=p, text=percent(p)) for name, p in result.models.items()]
    figure = Figure(
        name="models",
        title="What each model says alone",
        caption="Probability of a deal by each model alone; the forecast takes all of them.",
        spec=bars(rows, title="probability of a deal", domain=SHARES),
        table=Table(
            caption="Each model alone",
            columns=("model", "probability"),
            rows=tuple((row.name, row.text) for row in rows),
            numbers=frozenset({1}),
        ),
    )
    blocks: tuple[Block, ...] = (sentences(told(result), skip=1), *([figure] if rows else []))
    return Section("rests-on", "What it rests on", blocks)
