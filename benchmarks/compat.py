"""What we say NegMAS calls its solutions beside NegMAS itself: python benchmarks/compat.py [--domains FOLDER]

Random scenarios of two and of three principals, with and without no-deal values, and the domains of other
programs under a folder, one in each of its folders. A solution agrees where NegMAS returns a deal of the
same utilities, or none either; the last column counts how often our own solution is that deal, or none.
"""

import argparse
import collections
import datetime
import importlib.util
import json
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente import formats
from detente.analysis.arrays import package_arrays
from detente.analysis.packages import packages
from detente.records.compat import Counterpart
from detente.scenario import Scenario, loads

HAS_NEGMAS = importlib.util.find_spec("negmas") is not None
if HAS_NEGMAS:
    from negmas import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction, ops, pareto_frontier
    from negmas.preferences.value_fun import TableFun

Floats = NDArray[np.float64]
Points = list[tuple[float, ...]]

NEAR = 1e-9
COLUMNS = ("scenarios", "agree", "none", "textbook")
SOLUTIONS = ("nash", "kalai", "ks", "max_welfare", "max_relative_welfare")


def drawn(n_parties: int, *, no_deal: bool, seed: int) -> Scenario:
    """Two to five issues of two to five options, worths of three decimals that may be below 0.

    A no-deal value lies anywhere from below a party's worst package to above its middling one.
    """
    rng = np.random.default_rng([n_parties, no_deal, seed])
    sizes = rng.integers(2, 6, size=rng.integers(2, 6))
    names = [f"P{n}" for n in range(n_parties)]
    tables = [rng.normal(size=(n_parties, size)).round(3) for size in sizes]
    least, most = (sum(pick(table, axis=1) for table in tables) for pick in (np.min, np.max))
    walking_away = (least + rng.uniform(-0.2, 0.6, n_parties) * (most - least)).round(3)
    issues = {f"I{k}": {"options": [f"o{n}" for n in range(size)]} for k, size in enumerate(sizes)}
    worth = {
        name: {
            issue: dict(zip(issues[issue]["options"], table[row].tolist(), strict=True))
            for issue, table in zip(issues, tables, strict=True)
        }
        for row, name in enumerate(names)
    }
    base = {"detente": 1, "title": f"random {seed}", "as_of": "2024-01-01", "status_quo": "none"}
    parties = {
        name: {"no_deal": value} if no_deal else {}
        for name, value in zip(names, walking_away.tolist(), strict=True)
    }
    return loads(json.dumps(base | {"parties": parties, "issues": issues, "worth": worth}))


def domains(folder: Path) -> Iterator[Scenario]:
    """Every folder that holds a domain."""
    for path in sorted({file.parent for file in folder.rglob("*.*") if file.is_file()} - {folder}):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", formats.FormatWarning)
            yield formats.read([path], as_of=datetime.date(2024, 1, 1))


def in_negmas(scenario: Scenario) -> dict[str, Points]:
    """The utilities of every deal that NegMAS returns under each name."""
    arrays = package_arrays(scenario)
    issues = list(map(make_issue, map(list, arrays.options), arrays.issues))
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            [
                TableFun(dict(zip(options, worth[place].tolist(), strict=True)))
                for options, worth in zip(arrays.options, arrays.option_worth, strict=True)
            ],
            weights=[1.0] * len(issues),
            outcome_space=space,
            reserved_value=float(arrays.no_deal[place]),
        )
        for place in arrays.principals
    ]
    ranges = [function.minmax(space, above_reserve=False) for function in functions]
    frontier, _ = pareto_frontier(functions, issues=issues)
    return {
        name: [point for point, _ in getattr(ops, f"{name}_points")(functions, frontier, ranges=ranges)]
        for name in SOLUTIONS
    }


def agrees(ours: Counterpart | None, theirs: Points, scenario: Scenario) -> bool:
    """Whether our account of a solution is among the deals that NegMAS returns, or neither has any."""
    if ours is None or not theirs:
        return ours is None and not theirs
    worth = np.array([ours.worth[party] for party in scenario.principals])
    return bool((np.abs(np.array(theirs) - worth).max(axis=1) <= NEAR).any())


def compare(title: str, scenarios: Iterable[Scenario]) -> None:
    """One line per solution; what does not agree is printed in full."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for scenario in scenarios:
        compat = packages(scenario, compat="negmas").compat
        theirs = in_negmas(scenario)
        for name, ours in compat.solutions.items():
            counts[name, "scenarios"] += 1
            counts[name, "agree"] += agrees(ours, theirs[name], scenario)
            counts[name, "none"] += ours is None
            counts[name, "textbook"] += ours is None or ours.same_deal is True
            if not agrees(ours, theirs[name], scenario):
                print(f"{scenario.title}, {name}: {ours and ours.worth} here, {theirs[name]} in NegMAS")
    for name in SOLUTIONS:
        cells = "".join(f"{counts[name, column]:>11,}" for column in COLUMNS)
        print(f"{title:<34}{name:<22}{cells}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--domains", type=Path, help="a folder of folders, each with a domain and its profiles"
    )
    parser.add_argument("--quick", action="store_true", help="few scenarios: proves that it runs")
    given = parser.parse_args()
    if not HAS_NEGMAS:
        print("NegMAS is not installed here: make bench-packages makes an environment that has it")
        return
    print(f"{'':<34}{'':<22}" + "".join(f"{column:>11}" for column in COLUMNS))
    for n_parties, n_scenarios in ((2, 150), (3, 50)):
        for no_deal in (False, True):
            title = f"{n_parties} parties, no deal {'drawn' if no_deal else 'at 0'}"
            seeds = range(5 if given.quick else n_scenarios)
            compare(title, (drawn(n_parties, no_deal=no_deal, seed=seed) for seed in seeds))
    if given.domains:
        compare(f"domains of {given.domains.name}", domains(given.domains))


if __name__ == "__main__":
    main()
