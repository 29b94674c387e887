"""How good models were on cases that have settled."""

from detente.records.backtest import Backtest, BacktestRow
from detente.report.html.marks import Row, bars
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.words import counted


def backtest(result: Backtest) -> Section:
    """Every model's scores; the first of them as bars with 95 % intervals."""
    metrics = list(dict.fromkeys(metric for row in result.rows for metric in row.scores))
    table = Table(
        caption="Models",
        columns=("model", "n", *(metric.replace("_", " ") for metric in metrics)),
        rows=tuple(
            (row.model.replace("_", " "), str(row.n), *(_cell(row, metric) for metric in metrics))
            for row in result.rows
        ),
        numbers=frozenset(range(1, 2 + len(metrics))),
    )
    lead = f"{counted(result.n_cases, 'settled case')} in {counted(result.n_groups, 'group')}."
    warnings = (Text(warning, says="warning") for warning in result.warnings)
    shown = _figure(result, metrics[0], table) if metrics else table
    return Section("backtest", "Backtest", (Text(lead, says="lead"), *warnings, shown))


def _figure(result: Backtest, metric: str, table: Table) -> Figure:
    rows = [
        Row(
            name=row.model.replace("_", " "),
            value=found.value,
            low=found.low,
            high=found.high,
            text=f"{found.value:.3g}",
        )
        for row in result.rows
        if (found := row.scores.get(metric)) is not None
    ]
    name = metric.replace("_", " ")
    return Figure(
        name="models",
        title=f"{name} of each model",
        caption=f"{name} of each model with its 95 % interval over groups.",
        spec=bars(sorted(rows, key=lambda row: row.value), title=name, percent=False),
        table=table,
    )


def _cell(row: BacktestRow, metric: str) -> str:
    found = row.scores.get(metric)
    return "" if found is None else f"{found.value:.3g}"
