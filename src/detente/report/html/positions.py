"""Where each issue settles."""

from detente.records.positions import PositionsResult
from detente.report.html.answers import main_table
from detente.report.html.marks import Row, intervals
from detente.report.html.section import Block, Figure, Section, Table, Text, Words
from detente.report.positions import as_text


def positions(result: PositionsResult) -> Section:
    """The calibrated forecast of each issue; what each model says is in the table and in the words."""
    rows = [
        Row(
            name=name,
            value=_of_scale(issue.scale, told.median),
            low=_of_scale(issue.scale, told.interval[0]),
            high=_of_scale(issue.scale, told.interval[1]),
            text=f"{told.median:.4g} of {issue.scale[0]:g} to {issue.scale[1]:g}",
        )
        for name, issue in result.issues.items()
        if (told := issue.forecast) is not None
    ]
    table = main_table(result, "What each model says")
    shown: Block = table if not rows else _figure(rows, table)
    warnings = (Text(warning, says="warning") for warning in result.warnings)
    blocks = (Text(result.summary(), says="lead"), shown, *warnings, Words(as_text(result)))
    return Section("positions", "Where each issue settles", blocks)


def _figure(rows: list[Row], table: Table) -> Figure:
    return Figure(
        name="settled",
        title="Where each issue settles",
        caption="Median and 80 % interval of where each issue settles, as a share of its scale.",
        spec=intervals(rows, title="place on the scale"),
        table=table,
    )


def _of_scale(scale: tuple[float, float], x: float) -> float:
    low, high = scale
    return (x - low) / (high - low)
