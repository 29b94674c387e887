"""The packages of a scenario as a linear programme with whole-number variables."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import Condition, PackageArrays
from detente.analysis.quanta import quanta_of
from detente.models.mixed_integer import maximise

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

RESOLUTION = 1e7


class Programme:
    """One variable per option, 1 where the package has it, and one per linkage, 1 where it is brought.

    Holds at any number of packages and any density of links: it is never slower to write down than the
    scenario, and only slow to solve.

    Attributes
    ----------
    arrays : PackageArrays
        One world.
    unit : float
        Points in one unit of the programme: one quantum, or more where worths have more than 7 digits.
    exact : bool
        Whether a unit is a quantum, so that gains are whole.
    gains : (n_principals, n_columns) float array
        What each variable adds to each principal's worth, in units.
    no_deal : (n_principals,) float array
        In units.
    worst : (n_principals,) float array
        No package is worth less to a principal, in units.
    """

    def __init__(self, arrays: PackageArrays) -> None:
        self.arrays = arrays
        quanta = quanta_of(arrays)
        gains = np.concatenate([*quanta.options, quanta.linkages]).T.astype(float)
        coarse = max(1.0, float(np.abs(gains).sum(axis=1).max()) / RESOLUTION)
        self.unit = coarse / 10.0**quanta.decimals
        self.exact = coarse == 1.0
        self.gains = gains / coarse
        self.no_deal = quanta.no_deal / coarse
        self.worst = np.minimum(self.gains, 0).sum(axis=1) - 1
        self._first = np.concatenate([[0], np.cumsum(arrays.n_options)])
        self.n_columns = self.gains.shape[1]
        rows, lower, upper = self._structure()
        self.rows = np.array(rows).reshape(-1, self.n_columns)
        self.lower, self.upper = np.array(lower), np.array(upper)

    def column(self, issue: int, option: int) -> int:
        """Place of an option's variable."""
        return int(self._first[issue]) + option

    def package(self, values: Floats) -> Indices:
        """The package that a solution stands for."""
        return np.array(
            [
                int(values[first : first + size].argmax())
                for first, size in zip(self._first, self.arrays.n_options, strict=False)
            ],
            dtype=np.int16,
        )

    def gains_of(self, package: Indices) -> Floats:
        """Gains of the principals over no deal, in units, (n_issues,) to (n_principals,)."""
        return np.asarray(self.gains @ self.values_of(package) - self.no_deal)

    def values_of(self, package: Indices) -> Floats:
        """The variables that stand for a package, (n_issues,) to (n_columns,)."""
        values = np.zeros(self.n_columns)
        values[[self.column(issue, option) for issue, option in enumerate(package.tolist())]] = 1
        values[self._first[-1] :] = self.arrays.linked(package[None])[:, 0]
        return values

    def meets(self, condition: Condition) -> list[Floats]:
        """For each issue of a condition a row that is 1 where the package meets it there."""
        rows = []
        for issue, allowed in condition:
            row = np.zeros(self.n_columns)
            row[self._first[issue] : self._first[issue + 1]] = allowed
            rows.append(row)
        return rows

    def _structure(self) -> tuple[list[Floats], list[float], list[float]]:
        """One option an issue; a linkage where all its conditions are met, and only there; requirements."""
        rows, lower, upper = [], [], []

        def add(row: Floats, least: float, most: float) -> None:
            rows.append(row)
            lower.append(least)
            upper.append(most)

        for issue, size in enumerate(self.arrays.n_options):
            (row,) = self.meets(((issue, np.ones(size, dtype=bool)),))
            add(row, 1, 1)
        for place, condition in enumerate(self.arrays.linkages):
            brought = np.zeros(self.n_columns)
            brought[self._first[-1] + place] = 1
            met = self.meets(condition)
            for row in met:
                add(row - brought, 0, np.inf)
            add(sum(met) - brought, -np.inf, len(met) - 1)
        for if_, then in self.arrays.requirements:
            called = self.meets(if_)
            for row in self.meets(then):
                add(row - sum(called), 1 - len(called), np.inf)
        return rows, lower, upper


@dataclass(frozen=True)
class Found:
    """A package that answers a question best."""

    package: Indices
    value: float
    """Of the objective, at the solution found, in units."""
    bound: float
    """No package has more, in units."""


class Question:
    """A programme with further variables and rows: what is asked, and of which packages."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._rows = [*programme.rows]
        self._lower, self._upper = [*programme.lower], [*programme.upper]
        n_options = sum(programme.arrays.n_options)
        n_linkages = programme.n_columns - n_options
        self._least, self._most = [0.0] * programme.n_columns, [1.0] * programme.n_columns
        self._whole = [True] * n_options + [False] * n_linkages

    @property
    def n_columns(self) -> int:
        """Variables so far."""
        return len(self._least)

    def variable(self, least: float, most: float, *, whole: bool = False) -> int:
        """Add a variable; its place."""
        self._least.append(least)
        self._most.append(most)
        self._whole.append(whole)
        return self.n_columns - 1

    def row(self, entries: dict[int, float], base: Floats | None = None) -> Floats:
        """A linear form: given entries on top of a row of the programme."""
        row = np.zeros(self.n_columns)
        if base is not None:
            row[: len(base)] = base
        for place, value in entries.items():
            row[place] += value
        return row

    def keep(self, row: Floats, least: float, most: float = np.inf) -> None:
        """Demand that a linear form stays between two values."""
        self._rows.append(row)
        self._lower.append(least)
        self._upper.append(most)

    def accepting(self, whom: Iterable[int]) -> None:
        """Demand that these principals, by place, are at or above no deal."""
        for place in whom:
            self.keep(self._programme.gains[place], self._floor(place))

    def accepted(self, *, as_if: int | None = None) -> None:
        """Demand that the package is accepted, as if one principal accepted anything."""
        arrays = self._programme.arrays
        n = len(arrays.principals)
        if arrays.veto.all() or arrays.quorum == n:
            self.accepting([place for place in range(n) if place != as_if])
            return
        self.accepting([place for place in np.flatnonzero(arrays.veto).tolist() if place != as_if])
        yes = [self.variable(0, 1, whole=True) for _ in range(n)]
        self.keep(self.row(dict.fromkeys(yes, 1.0)), arrays.quorum)
        for place, column in enumerate(yes):
            if place == as_if:
                continue
            short = min(0.0, float(self._programme.worst[place]) - self._floor(place))
            self.keep(self.row({column: short}, self._programme.gains[place]), self._floor(place) + short)

    def better_for_somebody(self, whom: Iterable[int], floors: Floats, gains: Floats) -> None:
        """Demand that of these principals, who have these floors, at least one gains so much."""
        better = [self.variable(0, 1, whole=True) for _ in whom]
        self.keep(self.row(dict.fromkeys(better, 1.0)), 1)
        for place, column, floor, gain in zip(whom, better, floors, gains, strict=True):
            row = self.row({column: float(floor - gain)}, self._programme.gains[place])
            self.keep(row, float(self._programme.no_deal[place] + floor))

    def best(self, *objectives: Floats, slack: float | None = None, share: float = 0.0) -> Found | None:
        """The package that maximises the first objective; of several the second, and so on.

        None where no package is possible; value and bound are those of the first. An objective may be missed
        by the slack, by default by less than a quantum, or by a share of itself.
        """
        first: Found | None = None
        package = None
        if slack is None:
            slack = 0.5 if self._programme.exact else 0.0
        for objective in objectives:
            best = maximise(
                self._padded(objective),
                np.array([self._padded(row) for row in self._rows]),
                np.array(self._lower),
                np.array(self._upper),
                bounds=(np.array(self._least), np.array(self._most)),
                integer=np.array(self._whole),
                slack=slack,
                share=share,
            )
            if best is None:
                if first is None:
                    return None
                break
            package = self._programme.package(best.values)
            value = float(self._padded(objective) @ best.values)
            first = first or Found(package, value, best.bound)
            self.keep(objective, value - slack)
        assert first is not None
        assert package is not None
        return Found(package, first.value, first.bound)

    def relaxed(self, objective: Floats) -> float:
        """What no package exceeds: the largest objective of mixed options; -inf where there is none."""
        best = maximise(
            self._padded(objective),
            np.array([self._padded(row) for row in self._rows]),
            np.array(self._lower),
            np.array(self._upper),
            bounds=(np.array(self._least), np.array(self._most)),
            integer=np.zeros(self.n_columns, dtype=bool),
        )
        return -np.inf if best is None else best.bound

    def _floor(self, place: int) -> float:
        """What a principal's worth must reach; half a quantum below no deal, where worths are whole."""
        return float(self._programme.no_deal[place]) - (0.5 if self._programme.exact else 0.0)

    def _padded(self, row: Floats) -> Floats:
        return np.concatenate([row, np.zeros(self.n_columns - len(row))])
