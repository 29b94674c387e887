"""A scenario as arrays, at its modes or in many worlds at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.any_of import any_of
from detente.analysis.relief import counted_relief
from detente.models.grid import holds, sums_at
from detente.scenario.model import Scenario
from detente.scenario.numbers import Number

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]
Condition = tuple[tuple[int, Bools], ...]


@dataclass(frozen=True)
class PackageArrays:
    """What packages are made of, and what they are worth.

    Leading axes (`...`) are worlds; there are none at the modes.
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    parties: tuple[str, ...]
    principals: NDArray[np.intp]
    """(n_principals,) places of the principals among the parties."""
    option_worth: tuple[Floats, ...]
    """One (..., n_parties, n_options) array per issue: worth of each option, times delivery."""
    no_deal: Floats
    """(..., n_parties) worth of walking away."""
    linkage_worth: Floats
    """(..., n_parties, n_linkages) extra worth."""
    linkages: tuple[Condition, ...]
    requirements: tuple[tuple[Condition, Condition], ...]
    veto: Bools
    """(n_principals,) principals without whom there is no deal."""
    quorum: int
    """How many principals must accept in all."""

    @property
    def n_options(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(len(options) for options in self.options)

    def feasible(self, packages: Indices) -> Bools:
        """Packages that no requirement rules out, (..., n_issues) to (...)."""
        possible = np.ones(packages.shape[:-1], dtype=bool)
        for if_, then in self.requirements:
            possible &= ~holds(if_, packages) | holds(then, packages)
        return possible

    def broken(self, package: Indices) -> list[int]:
        """Places of the requirements that rule out one package."""
        return [
            place
            for place, (if_, then) in enumerate(self.requirements)
            if holds(if_, package) and not holds(then, package)
        ]

    def linked(self, packages: Indices) -> Bools:
        """Which linkages each package brings, (n_packages, n_issues) to (n_linkages, n_packages)."""
        rows = [holds(condition, packages) for condition in self.linkages]
        return np.array(rows).reshape(len(rows), len(packages))

    def worth(self, packages: Indices) -> Floats:
        """Worth of packages to every party, (n_packages, n_issues) to (..., n_parties, n_packages)."""
        return sums_at(self.option_worth, packages) + self.linkage_worth @ self.linked(packages)

    def named(self, package: Indices) -> dict[str, str]:
        """A package as issue and option."""
        return {
            issue: options[place]
            for issue, options, place in zip(self.issues, self.options, package, strict=True)
        }


def package_arrays(
    scenario: Scenario, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
) -> PackageArrays:
    """Turn a scenario into arrays.

    Parameters
    ----------
    scenario : Scenario
        At least one issue.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values of uncertain numbers; a number without one stands at its mode.
    n_worlds : int, optional
        Length of the leading axis of worlds; without it there is none.

    Returns
    -------
    PackageArrays
        With a leading axis of worlds where `n_worlds` is given.
    """
    parties = tuple(scenario.parties)
    shape = () if n_worlds is None else (n_worlds,)
    taken = _Taken(values or {})
    options = tuple(issue.options for issue in scenario.issues.values())
    relief = counted_relief(scenario)
    return PackageArrays(
        issues=tuple(scenario.issues),
        options=options,
        parties=parties,
        principals=np.array([parties.index(name) for name in scenario.principals]),
        option_worth=tuple(_option_worth(scenario, issue, taken, shape, relief) for issue in scenario.issues),
        no_deal=_stacked(
            [taken(f"parties.{name}.no_deal", party.no_deal) for name, party in scenario.parties.items()],
            shape,
        ),
        linkage_worth=_linkage_worth(scenario, taken, shape),
        linkages=tuple(condition(scenario, linkage.when) for linkage in scenario.linkages),
        requirements=tuple(
            (condition(scenario, rule.if_), condition(scenario, rule.then)) for rule in scenario.requires
        ),
        veto=_veto(scenario),
        quorum=_quorum(scenario),
    )


def world(arrays: PackageArrays, number: int | NDArray[np.int64]) -> PackageArrays:
    """One world of many, or some of them."""
    return replace(
        arrays,
        option_worth=tuple(worth[number] for worth in arrays.option_worth),
        no_deal=arrays.no_deal[number],
        linkage_worth=arrays.linkage_worth[number],
    )


class _Taken:
    """A number's drawn values, or its mode."""

    def __init__(self, values: Mapping[str, Floats]) -> None:
        self.values = values

    def __call__(self, path: str, number: Number) -> Floats | float:
        return self.values.get(path, number.mode)


def _stacked(parts: list[Floats | float], shape: tuple[int, ...]) -> Floats:
    return np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)


def _option_worth(
    scenario: Scenario,
    name: str,
    taken: _Taken,
    shape: tuple[int, ...],
    relief: Mapping[tuple[str, str, str], float],
) -> Floats:
    """Worth of an issue's options: the giver bears it in full, the others by the chance of delivery."""
    issue = scenario.issues[name]
    delivers = taken(f"issues.{name}.via.delivers", issue.via.delivers) if issue.via else 1.0
    worth = np.zeros((*shape, len(scenario.parties), len(issue.options)))
    for row, party in enumerate(scenario.parties):
        share = 1.0 if party == issue.giver else delivers
        for option, number in scenario.worth.get(party, {}).get(name, {}).items():
            value = taken(f"worth.{party}.{name}.{option}", number)
            worth[..., row, issue.options.index(option)] = share * value
        for option in issue.options:
            if (party, name, option) in relief:
                worth[..., row, issue.options.index(option)] += share * relief[party, name, option]
    return worth


def _linkage_worth(scenario: Scenario, taken: _Taken, shape: tuple[int, ...]) -> Floats:
    worth = np.zeros((*shape, len(scenario.parties), len(scenario.linkages)))
    for column, linkage in enumerate(scenario.linkages):
        for row, party in enumerate(scenario.parties):
            if party in linkage.worth:
                worth[..., row, column] = taken(f"linkages[{column}].worth.{party}", linkage.worth[party])
    return worth


def condition(scenario: Scenario, terms: Mapping[str, str | tuple[str, ...]]) -> Condition:
    """Issues and options (one, or any of several) as a condition on packages."""
    places = list(scenario.issues)
    return tuple(
        (
            places.index(issue),
            np.isin(scenario.issues[issue].options, any_of(options)),
        )
        for issue, options in terms.items()
    )


def _veto(scenario: Scenario) -> Bools:
    principals = scenario.principals
    if scenario.acceptance is None:
        return np.ones(len(principals), dtype=bool)
    return np.array([name in scenario.acceptance.veto for name in principals])


def _quorum(scenario: Scenario) -> int:
    if scenario.acceptance is None:
        return len(scenario.principals)
    if scenario.acceptance.quorum is None:
        return len(scenario.principals) if not scenario.acceptance.veto else 0
    return scenario.acceptance.quorum
