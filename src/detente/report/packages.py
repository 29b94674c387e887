"""A PackageResult as plain text."""

from collections.abc import Mapping

from detente.records.packages import PackageResult, Point, Sweetener
from detente.report.terms import changes
from detente.report.words import counted, wrapped

MAX_SHOWN = 12
NAMES = {
    "nash": "Nash (largest product of gains)",
    "kalai_smorodinsky": "Kalai-Smorodinsky (equal shares of the best hope)",
    "egalitarian": "egalitarian (worst-off first)",
    "utilitarian": "utilitarian (largest sum)",
}


def as_text(result: PackageResult) -> str:
    """The whole result, solutions first."""
    lines = [
        result.title,
        f"{counted(result.n_packages, 'package')} · "
        f"{_counted(result)}{result.n_frontier:,} on the frontier · worths at the modes",
        wrapped("no deal: " + _worths(result.no_deal)),
        "",
    ]
    if any(result.solutions.values()):
        lines += _solutions(result)
    else:
        lines.append("No package is acceptable to all who must accept.")
    if result.proposal is not None:
        lines += [
            "",
            wrapped("examined package: " + changes(result.proposal.package, result.status_quo)),
            wrapped("worth " + _worths(result.proposal.worth), indent=2),
        ]
        lines += [wrapped(_sweetener(sweetener), indent=2) for sweetener in result.sweeteners]
        if not result.sweeteners:
            lines.append("  every principal is at or above no deal")
    lines += _frontier(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return "\n".join(lines)


def _counted(result: PackageResult) -> str:
    return (
        "" if result.n_acceptable is None else f"{result.n_acceptable:,} acceptable to all who must accept · "
    )


def _frontier(result: PackageResult) -> list[str]:
    if not result.frontier:
        return ["", "nothing to list"]
    lines = ["", f"frontier, by {result.principals[0]}'s worth:"]
    lines += [
        wrapped(f"{_judged(result, point)} · {changes(point.package, result.status_quo)}", indent=2)
        for point in result.frontier[:MAX_SHOWN]
    ]
    if len(result.frontier) > MAX_SHOWN:
        lines.append(f"  and {len(result.frontier) - MAX_SHOWN:,} more (--json lists them)")
    return lines


def _solutions(result: PackageResult) -> list[str]:
    same: dict[str, list[str]] = {}
    points: dict[str, Point] = {}
    for name, point in result.solutions.items():
        if point is not None:
            terms = changes(point.package, result.status_quo)
            same.setdefault(terms, []).append(f"{NAMES.get(name, name)}, value {point.value:.4g}")
            points[terms] = point
    lines = []
    for terms, names in same.items():
        lines += [*names, wrapped(terms, indent=2)]
        lines.append(wrapped("worth " + _worths(points[terms].worth), indent=2))
    return lines


def _judged(result: PackageResult, point: Point) -> str:
    return _worths({name: point.worth[name] for name in result.principals})


def _worths(worth: Mapping[str, float]) -> str:
    return ", ".join(f"{party} {x:.3g}" for party, x in worth.items())


def _sweetener(sweetener: Sweetener) -> str:
    line = f"{sweetener.party} lacks {sweetener.shortfall:.3g}"
    if not sweetener.terms:
        return line + "; nothing on the table closes that"
    terms = "; ".join(f"{t['issue']}: {t['option']} instead of {t['instead_of']}" for t in sweetener.terms)
    cost = _worths(sweetener.cost) or "nobody anything"
    verdict = "then acceptable to all" if sweetener.acceptable else "but then others would refuse"
    return f"{line}; closed by {terms} (costs {cost}; {verdict})"
