"""A backtest of precedents as a table for the terminal."""

from detente.records.backtest import Backtest, BacktestRow, Score
from detente.report.words import counted, percent, wrapped

COLUMNS = (
    ("Brier", "brier"),
    ("log loss", "log"),
    ("AUC", "auc"),
    ("AP", "ap"),
    ("F1", "f1"),
    ("Jaccard", "jaccard"),
    ("depth", "depth"),
)
AGAINST = ("precedents alone", "own precedents", "base rate")


def as_text(result: Backtest) -> str:
    """The table, best first, and how each model stands to the simpler ones."""
    rows = sorted(result.rows, key=lambda row: _value(row, "brier"))
    kept = result.settings
    years = f"{kept['since']} to {kept['until']}"
    terms = f"{counted(kept['n_terms'], 'term')}, {percent(kept['density'])} of them held"
    treaties = f"{counted(result.n_cases, 'treaty', 'treaties')} of {years}"
    lines = [
        wrapped(f"{treaties}, each foretold from those strictly before it; {terms}"),
        "",
        f"{'model':<20}" + "".join(f"{name:>10}" for name, _ in COLUMNS),
    ]
    lines += [_line(row) for row in rows]
    lines += ["", *(wrapped(text) for text in _differences(result))]
    lines.append(wrapped("depth: correlation of the number of terms foretold with the number held"))
    if result.left_out:
        told = ", ".join(f"{count} {reason}" for reason, count in result.left_out.items())
        lines.append(wrapped(f"left out: {told}"))
    return "\n".join(lines)


def _line(row: BacktestRow) -> str:
    cells = [f"{_value(row, metric):>10.4f}" if row.scores[metric] else " " * 10 for _, metric in COLUMNS]
    return (f"{row.model:<20}" + "".join(cells)).rstrip()


def _differences(result: Backtest) -> list[str]:
    told = []
    briers = {row.model: _value(row, "brier") for row in result.rows}
    for row in result.rows:
        for other in AGAINST if row.model == "fitted" else ("base rate",):
            score = row.scores[f"brier_minus_{other.replace(' ', '_')}"]
            if row.model != other and score is not None:
                told.append(
                    f"Brier score of the {row.model} against the {other}: {score.value:+.4f}, "
                    f"{score.value / briers[other]:+.1%} ({_interval(score, result.n_groups)})"
                )
    return told


def _interval(score: Score, n_groups: int) -> str:
    if score.low is None or score.high is None:
        return "one cluster of treaties: no interval"
    clusters = counted(n_groups, "cluster")
    return f"95 % interval over {clusters} of treaties {score.low:+.4f} to {score.high:+.4f}"


def _value(row: BacktestRow, metric: str) -> float:
    score = row.scores[metric]
    return float("inf") if score is None else score.value
