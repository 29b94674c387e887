"""A PackageResult as plain text."""

from collections.abc import Mapping

from detente.records.packages import PackageResult, Point, Sweetener
from detente.report.terms import changes

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
        f"{result.n_packages:,} packages · {result.n_acceptable:,} acceptable to all who must accept · "
        f"{len(result.frontier):,} on the frontier · worths at the modes",
        "no deal: " + _worths(result.no_deal),
        "",
    ]
    if any(result.solutions.values()):
        lines += _solutions(result)
    else:
        lines.append("No package is acceptable to all who must accept.")
    if result.proposal is not None:
        lines += [
            "",
            "examined package: " + changes(result.proposal.package, result.status_quo),
            "  worth " + _worths(result.proposal.worth),
        ]
        lines += [line for sweetener in result.sweeteners for line in _sweetener(sweetener)]
        if not result.sweeteners:
            lines.append("  every principal is at or above no deal")
    lines += ["", f"frontier, by {result.principals[0]}'s worth:" if result.frontier else "nothing to list"]
    lines += [
        f"  {_worths(point.worth)} · {changes(point.package, result.status_quo)}"
        for point in result.frontier[:MAX_SHOWN]
    ]
    if len(result.frontier) > MAX_SHOWN:
        lines.append(f"  and {len(result.frontier) - MAX_SHOWN:,} more (--json lists them)")
    lines += [f"! {warning}" for warning in result.warnings]
    return "\n".join(lines)


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
        lines += [*names, f"  {terms}", f"  worth {_worths(points[terms].worth)}"]
    return lines


def _worths(worth: Mapping[str, float]) -> str:
    return ", ".join(f"{party} {x:.3g}" for party, x in worth.items())


def _sweetener(sweetener: Sweetener) -> list[str]:
    line = f"  {sweetener.party} lacks {sweetener.shortfall:.3g}"
    if not sweetener.terms:
        return [line + "; nothing on the table closes that"]
    terms = "; ".join(f"{t['issue']}: {t['option']} instead of {t['instead_of']}" for t in sweetener.terms)
    cost = _worths(sweetener.cost) or "nobody anything"
    verdict = "then acceptable to all" if sweetener.acceptable else "but then others would refuse"
    return [f"{line}; closed by {terms} (costs {cost}; {verdict})"]
