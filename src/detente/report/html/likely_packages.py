"""Which packages are likeliest, whether each holds once signed, and what is left for no deal."""

from collections.abc import Iterator
from math import inf

from detente.records.forecast import Forecast, PackageForecast
from detente.report.forecast import HOLDS, MAX_PACKAGES
from detente.report.html.chart import BLUE, INK_2
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.moves import joined
from detente.report.terms import changes
from detente.report.words import ordinal, percent

NO_DEAL = "no deal"
OTHERS = "other packages"


def likely_packages(result: Forecast) -> Section:
    """The likeliest packages, the others and no deal, which together are certain."""
    listed = _listed(result)
    if not listed:
        return Section("packages", "Likeliest packages", (Text("No package was found in any world."),))
    rows = [
        *(
            Row(name=f"{place}: {_short(result, each)}", value=each.p, text=percent(each.p), colour=BLUE)
            for place, each in enumerate(listed, start=1)
        ),
        *(Row(name=name, value=p, text=percent(p), colour=INK_2) for name, p in _rest(result)),
    ]
    told = f"The likeliest package: {_name(result, listed[0])}. Packages exclude each other."
    figure = Figure(
        name="packages",
        title="Probability of the likeliest packages",
        caption=(
            "Probability of each package, of all others together, and of no deal; packages after the "
            "first by "
            "what they do otherwise. The table has all of them in full."
        ),
        spec=bars(rows, title="probability", domain=SHARES),
        table=_table(result),
    )
    return Section("packages", "Likeliest packages", (Text(told), figure))


def _listed(result: Forecast) -> list[PackageForecast]:
    return [each for each in result.packages if not isinstance(each.package, str)][:MAX_PACKAGES]


def _name(result: Forecast, found: PackageForecast) -> str:
    assert not isinstance(found.package, str)
    return changes(found.package, result.status_quo)


def _short(result: Forecast, found: PackageForecast) -> str:
    """Any package but the likeliest by what it does otherwise."""
    first = _listed(result)[0]
    assert not isinstance(found.package, str)
    assert not isinstance(first.package, str)
    if found is first:
        return "the likeliest"
    other = {issue: option for issue, option in found.package.items() if first.package[issue] != option}
    kept = {issue: option for issue, option in other.items() if result.status_quo.get(issue) != option}
    dropped = [issue for issue in other if issue not in kept]
    told = [f"with {changes(kept, result.status_quo)}"] if kept else []
    told += [f"without {joined(dropped)}"] if dropped else []
    return f"as 1, {joined(told)}"


def _rest(result: Forecast) -> Iterator[tuple[str, float]]:
    yield OTHERS, max(result.p_deal.p - sum(each.p for each in _listed(result)), 0.0)
    yield NO_DEAL, 1 - result.p_deal.p


def _table(result: Forecast) -> Table:
    listed = _listed(result)
    known = [each for each in listed if each.p_holds is not None]
    by_margin = sorted(known, key=lambda each: -inf if each.margin is None else -each.margin)
    rows = [
        (
            f"{place}: {_name(result, each)}",
            percent(each.p),
            "" if each.p_in_force is None else percent(each.p_in_force),
            "not looked at" if each.p_holds is None else percent(each.p_holds),
            ordinal(by_margin.index(each) + 1) if each.p_holds is not None else "",
        )
        for place, each in enumerate(listed, start=1)
    ]
    rows += [(name, percent(p), "", "", "") for name, p in _rest(result)]
    return Table(
        caption="Likeliest packages",
        columns=("what it changes", "probability", "in force", HOLDS, "place by margin"),
        rows=tuple(rows),
        numbers=frozenset({1, 2, 3, 4}),
    )
