"""Many variants of a scenario, each forecast with few draws: one row each."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.forecasting.answers import deal_chance, packages, questions, terms
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.variations import Sample, Variations
from detente.forecasting.weighing import EvidenceSettings
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.sweep import ColumnKind, Row
from detente.scenario import Scenario
from detente.scenario.setting import SettingError

TOGETHER = 16
"""Variants that are forecast, sent and kept together."""
MOST = 1_000_000

NUMBER, PACKAGE, FAULT = "number", "package", "fault"


@dataclass(frozen=True)
class Sweep:
    """Variants, and what their forecasts share.

    Attributes
    ----------
    base : Basis
        Of the scenario without changes; numbers that a variant shares with it are drawn alike.
    variations : Variations
        What is changed.
    draws, seed : int
        Of every variant.
    evidence : tuple of EvidenceItem
        Beside that of the scenario.
    as_of : date, optional
        Day of all forecasts; default each variant's own.
    """

    base: Basis
    variations: Variations
    draws: int
    seed: int
    evidence: tuple[EvidenceItem, ...] = ()
    as_of: datetime.date | None = None

    def __post_init__(self) -> None:
        n = len(self.variations)
        if not 1 <= n <= MOST:
            raise ValueError(f"{n:,} variants -> give between 1 and {MOST:,}, or a --sample of them")
        if clash := set(self.variations.columns) & set(self._answers):
            raise ValueError(f"'{min(clash)}' is a column of the answer -> set something else")

    @property
    def columns(self) -> dict[str, ColumnKind]:
        """Name and kind of each column; the answer has those of the base's dates, terms and questions."""
        kinds: dict[str, ColumnKind] = dict.fromkeys(self._answers, "number")
        texts: dict[str, ColumnKind] = {PACKAGE: "text", FAULT: "text"}
        return {NUMBER: "integer", **self.variations.columns, **kinds, **texts}

    @cached_property
    def _answers(self) -> tuple[str, ...]:
        return tuple(_answer(self.base))

    @property
    def n_groups(self) -> int:
        """Of variants that are kept together."""
        return -(-len(self.variations) // TOGETHER)

    def rows(self, groups: Sequence[int], *, workers: Workers = ALONE) -> Iterator[list[Row]]:
        """Forecast some groups of variants.

        Parameters
        ----------
        groups : sequence of int
            Their numbers, from 0 to below `n_groups`.
        workers : Workers
            Who forecasts; the rows do not depend on it.

        Yields
        ------
        list of rows
            Of one group each, in the order asked. A variant that cannot be forecast says why under `fault`.
        """
        return workers.map(self._group, groups)

    def _group(self, group: int) -> list[Row]:
        first = group * TOGETHER
        return [self._row(number) for number in range(first, min(first + TOGETHER, len(self.variations)))]

    def _row(self, number: int) -> Row:
        row: Row = dict.fromkeys(self.columns) | {NUMBER: number + 1} | dict(self.variations.inputs(number))
        try:
            basis = self._basis(number)
        except ValueError as fault:
            return row | {FAULT: _told(fault)}
        found = _answer(basis)
        return row | {name: found.get(name) for name in self._answers} | {PACKAGE: _likeliest(basis)}

    def _basis(self, number: int) -> Basis:
        if isinstance(self.variations, Sample):
            return self.base.at(self.variations.inputs(number))
        return basis_of(
            self.variations.scenario(number),
            draws=self.draws,
            seed=self.seed,
            evidence=self.evidence,
            as_of=self.as_of,
            settings=EvidenceSettings(),
            like=self.base.worlds.inputs,
        )


def sweep_base(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    evidence: tuple[EvidenceItem, ...] = (),
    as_of: datetime.date | None = None,
) -> Basis:
    """What the variants of a sweep are compared with: the forecast of the scenario itself."""
    return basis_of(
        scenario, draws=draws, seed=seed, evidence=evidence, as_of=as_of, settings=EvidenceSettings()
    )


def _answer(basis: Basis) -> dict[str, float]:
    """The numbers of a row."""
    scenario, dates, posterior = basis.scenario, basis.dates, basis.posterior
    deal = deal_chance(posterior)
    found = {"p_deal": deal.p, "low": deal.low, "high": deal.high}
    for date, day in enumerate(dates.dates):
        if day in dates.deadlines:
            found[f"by {day.isoformat()}"] = posterior.p(posterior.by(date), date)
    for term in terms(scenario, posterior, basis.weighed):
        found[f"{term.issue}={term.option}"] = term.p
    for question in questions(scenario, dates, posterior, basis.worlds):
        found[f"question {question.id}"] = question.chance.p
    listed = packages(scenario, posterior)
    found["p_package"] = max((each.p for each in listed if isinstance(each.package, Mapping)), default=0.0)
    return found


def _told(fault: ValueError) -> str:
    """In one line: of a scenario with many faults the first."""
    if isinstance(fault, SettingError):
        return fault.in_one_line
    faults = getattr(fault, "faults", None)
    return " ".join(str(faults[0] if faults else fault).split())


def _likeliest(basis: Basis) -> str | None:
    """The package most likely to be signed; None where none is."""
    for listed in packages(basis.scenario, basis.posterior):
        if isinstance(listed.package, Mapping):
            return "; ".join(f"{issue}={option}" for issue, option in listed.package.items())
    return None
