"""A PositionsResult as plain text."""

from collections.abc import Mapping
from typing import Any

from detente.records.positions import IssuePositions, PositionsResult, point_of
from detente.report.position_deals import concessions, deals
from detente.report.position_rounds import histories, offers, risks
from detente.report.words import counted, in_words, percent, wrapped

MAX_SHOWN = 12
MAX_NAME = 22
COLUMN = 12
MAX_OUTCOMES = 3
MAX_DRIVERS = 4
# Heads of the table's columns; the other models follow by name.
COLUMNS = {
    "compromise": "compromise",
    "median": "median",
    "mean": "mean",
    "eum": "EUM",
    "smp": "SMP",
    "exchange": "exchange",
}
OTHERS = {
    "pairwise": "position that beats all others in pairs",
    "nash": "Nash's solution over the reference point",
    "procedural": "agenda setter (unverified)",
    "reference": "reference point",
    "salience_weighted": "mean by salience alone",
    "power_weighted": "mean by capability alone",
    "mid_range": "middle of the positions",
}


def as_text(result: PositionsResult, *, every_round: bool = False) -> str:
    """The whole result: first where each issue settles, then what each model says and why.

    `every_round` tells all rounds, offers and parties, not the first of them.
    """
    lines = [result.title, wrapped(_head(result)), *_forecasts(result), *_joint(result), *_table(result)]
    lines += _others(result) + histories(result, every_round=every_round)
    lines += concessions(result) + deals(result, every_round=every_round)
    lines += offers(result, every_round=every_round)
    lines += risks(result) + _rests(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return "\n".join(lines)


def _head(result: PositionsResult) -> str:
    parts = [counted(len(result.issues), "issue"), "numbers at the modes"]
    if result.bands is not None:
        parts[1] = f"{counted(result.settings['draws'], 'world')} · seed {result.settings['seed']}"
    return " · ".join(parts)


def _forecasts(result: PositionsResult) -> list[str]:
    """The calibrated forecast: over the worlds where they were drawn, else at the modes."""
    if all(issue.forecast is None for issue in result.issues.values()):
        return []
    lines = ["", "WHERE EACH ISSUE SETTLES"]
    for name, issue in result.issues.items():
        if issue.forecast is None:
            continue
        told = issue.forecast.to_dict()
        if result.bands is not None:
            told = result.bands["issues"][name]["averaged"]
        lines.append(wrapped(_where(name, issue, told), indent=2))
        if told["p_option"] is not None:
            options = [f"{x}: {in_words(p)}" for x, p in told["p_option"].items()]
            lines.append(wrapped("if it must be one of the two: " + ", ".join(options), indent=4))
        lines.append(wrapped("exactly at a held position: " + _chances(told["p_at_position"]), indent=4))
    return lines


def _where(name: str, issue: IssuePositions, told: Mapping[str, Any]) -> str:
    """The median and both ranges: what past outcomes kept to, and what the distribution itself gives."""
    low, high = told["interval"]
    tenth, ninetieth = told["quantiles"]["0.1"], told["quantiles"]["0.9"]
    near = f"{name}, from {issue.scale[0]:g} to {issue.scale[1]:g}: near {told['median']:.4g}"
    past = f"four past issues in five settled within such a range as {low:.4g} to {high:.4g}"
    return f"{near}; {past}; 10 to 90 % quantiles {tenth:.4g} to {ninetieth:.4g}"


def _chances(chances: Mapping[str, float]) -> str:
    first = sorted(chances.items(), key=lambda pair: -pair[1])[:MAX_SHOWN]
    told = [f"{percent(p)} at {x}" for x, p in first]
    return ", ".join([*told, *([f"{len(chances) - len(first)} more"] if len(chances) > len(first) else [])])


def _joint(result: PositionsResult) -> list[str]:
    joint = None if result.bands is None else result.bands["joint"]
    if joint is None:
        return []
    lines = [wrapped("together, the most probable outcomes, by the nearest held positions:", indent=2)]
    for outcome in joint["outcomes"][:MAX_OUTCOMES]:
        near = ", ".join(f"{issue} {x:g}" for issue, x in outcome["near"].items())
        lines.append(wrapped(f"{percent(outcome['p'])}: {near}", indent=4))
    lines.append(wrapped(f"made of {joint['made']}", indent=4))
    return lines


def _table(result: PositionsResult) -> list[str]:
    columns = [name for name in COLUMNS if any(name in issue.models for issue in result.issues.values())]
    if not columns:
        return []
    width = min(MAX_NAME, max(len(name) for name in (*result.issues, "issue")))
    head = "  " + "issue".ljust(width) + "".join(f"  {COLUMNS[name]:>{COLUMN}}" for name in columns)
    over = ", at the modes; below that the 80 % band over the worlds" if result.bands is not None else ""
    lines = ["", f"WHAT EACH MODEL SAYS{over}", head]
    for name, issue in result.issues.items():
        shown = name if len(name) <= width else name[: width - 1] + "…"
        cells = "".join(f"  {_cell(issue, column):>{COLUMN}}" for column in columns)
        lines.append(f"  {shown.ljust(width)}{cells}")
        if result.bands is not None:
            bands = result.bands["issues"][name]["models"]
            ends = "".join(f"  {_ends(column, bands.get(column)):>{COLUMN}}" for column in columns)
            lines.append(f"  {' ' * width}{ends}".rstrip())
    return [*lines, wrapped(_legend(columns), indent=2)]


def _legend(columns: list[str]) -> str:
    words = {
        "compromise": "compromise: mean weighted by capability times salience",
        "median": "median: weighted likewise, the lower of two",
        "eum": "EUM: expected utility model, median after the last round",
        "smp": "SMP: spatial model of politics, weighted mean at rest",
    }
    return "; ".join(words[name] for name in columns if name in words)


def _cell(issue: IssuePositions, model: str) -> str:
    point = point_of(model, issue.models[model])
    return "-" if point is None else f"{point:.4g}"


def _ends(model: str, band: Any) -> str:
    if band is None:
        return "-"
    if model == "eum":
        band = band["rounds"][-1]["median"]
    if model == "smp":
        band = band["final"]["mean"]
    return f"{band['low']:.3g}..{band['high']:.3g}"


def _others(result: PositionsResult) -> list[str]:
    lines = []
    for name, issue in result.issues.items():
        told = [f"{words} {_cell(issue, model)}" for model, words in OTHERS.items() if _says(issue, model)]
        if told:
            lines.append(wrapped(f"{name}: {'; '.join(told)}", indent=2))
    return ["", *lines] if lines else []


def _says(issue: IssuePositions, model: str) -> bool:
    return issue.models.get(model) is not None


def _rests(result: PositionsResult) -> list[str]:
    lines = []
    if result.fitted is not None:
        past = counted(result.fitted.n_issues, "settled issue")
        proposals = counted(result.fitted.n_groups, "proposal")
        told = (
            f"the forecast: fitted to {past} of {proposals}, {result.fitted.fitted}; other talks may differ"
        )
        lines.append(wrapped(told, indent=2))
    if result.bands is not None:
        lines += _drivers(result.bands["issues"])
        worlds = result.bands["worlds"]
        runs = ", ".join(f"{name} {n:,}" for name, n in worlds.items() if n < worlds["all"])
        lines += [wrapped(f"worlds used, where not all: {runs}", indent=2)] if runs else []
    return ["", "WHAT IT RESTS ON", *lines] if lines else []


def _drivers(issues: Mapping[str, Any]) -> list[str]:
    """Which inputs account for most of the variance of the forecast's median and of the models."""
    lines = []
    for name, bands in issues.items():
        for model, found in bands["drivers"].items():
            first = [
                f"{_short(each['input'], name)} {percent(each['share'])}" for each in found[:MAX_DRIVERS]
            ]
            if first:
                lines.append(wrapped(f"{name}, {model}: variance from {', '.join(first)}", indent=2))
    return lines


def _short(path: str, issue: str) -> str:
    """`positions.delay.parties.UK.salience` as `UK salience`; another issue's with its name."""
    own = path.removeprefix(f"positions.{issue}.")
    plain = own.removeprefix("positions.").removeprefix("parties.")
    return plain.replace(".parties.", " ").replace(".", " ")
