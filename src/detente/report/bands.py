"""The bands of a PackageResult as plain text."""

from collections.abc import Iterable, Mapping
from typing import Any

from detente.records.packages import PackageResult
from detente.report.words import counted, percent, wrapped


def drawn(result: PackageResult) -> list[str]:
    """How many worlds, and in how many of them there is something to accept."""
    if result.bands is None:
        return []
    worlds, seed = counted(result.settings["draws"], "world"), result.settings["seed"]
    nash = result.bands["solutions"]["nash"]
    some = 0.0 if nash is None else nash["value"].get("share", 1.0)
    return [f"{worlds} · seed {seed} · some package is acceptable in {percent(some)} of them"]


def of_solutions(result: PackageResult, solutions: Iterable[str]) -> list[str]:
    """Worths to the principals over the worlds, and how often the package is the same; like ones together."""
    if result.bands is None:
        return []
    named: dict[str, list[str]] = {}
    for solution in solutions:
        told = _told(result.principals, result.bands["solutions"][solution])
        named.setdefault(told, []).append(solution.replace("_", "-"))
    return [wrapped(f"80 % band, {', '.join(names)}: {told}", indent=2) for told, names in named.items()]


def _told(principals: Iterable[str], band: Mapping[str, Any] | None) -> str:
    if band is None:
        return "no package is acceptable in any world"
    worths = ", ".join(f"{party} {_ends(band['worth'][party])}" for party in principals)
    return f"{worths}; the same package in {percent(band['same'])} of worlds"


def _ends(band: Mapping[str, float]) -> str:
    return f"{band['low']:.3g} to {band['high']:.3g}"
