"""A forecast and what it would be otherwise, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.forecast import Chance, PackageForecast, QuestionForecast, TermForecast
from detente.records.result import Result

BASE = "base"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value in which a branch differs from the base; None where it is absent."""

    path: str
    here: Any
    there: Any


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Probability of something if the condition holds, if not, and in any case, as of the horizon."""

    what: str
    if_so: float
    if_not: float | None
    """None where the condition is certain."""
    whole: float

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"what": self.what, "if": self.if_so, "if_not": self.if_not, "whole": self.whole}


@dataclass(frozen=True, kw_only=True)
class Conditional:
    """Forecasts given a condition."""

    p: float
    """Probability of the condition."""
    pairs: tuple[Pair, ...]
    """The deal, then each term and open question."""

    @property
    def residual(self) -> float:
        """By how much the pairs miss the law of total probability at most."""
        return max(
            abs(pair.whole - self.p * pair.if_so - (1 - self.p) * (pair.if_not or 0)) for pair in self.pairs
        )

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        pairs = [pair.to_dict() for pair in self.pairs]
        return {"p": self.p, "pairs": pairs, "residual": self.residual}


@dataclass(frozen=True, kw_only=True)
class BranchForecast:
    """One branch: what it changes and what would follow."""

    name: str
    title: str
    digest: str
    horizon: str
    """Its own last deadline, by which its `p_deal` counts."""
    changes: tuple[Change, ...]
    p_deal: Chance
    difference: float
    """Of the deal's probability, to the base's."""
    error: float | None
    """Monte Carlo standard error of the difference, from worlds that the branches share."""
    by: Mapping[str, Chance]
    terms: tuple[TermForecast, ...]
    questions: tuple[QuestionForecast, ...]
    packages: tuple[PackageForecast, ...]
    first: Mapping[str, float] | None
    """Who settles with the pivot first: probability by rival; None without a race."""
    conditional: Conditional | None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "name": self.name,
            "title": self.title,
            "digest": self.digest,
            "horizon": self.horizon,
            "changes": [{"path": c.path, "from": c.here, "to": c.there} for c in self.changes],
            "p_deal": self.p_deal.to_dict(),
            "difference": self.difference,
            "error": self.error,
            "by": {date: chance.to_dict() for date, chance in self.by.items()},
            "terms": [term.to_dict() for term in self.terms],
            "questions": [question.to_dict() for question in self.questions],
            "packages": [package.to_dict() for package in self.packages],
            "first": None if self.first is None else dict(self.first),
            "conditional": None if self.conditional is None else self.conditional.to_dict(),
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class WhatIf(Result):
    """Branches side by side, the base first."""

    kind: ClassVar[str] = "what-if"

    as_of: str
    horizon: str
    condition: tuple[str, ...]
    """What is given, in words; empty where nothing is."""
    branches: tuple[BranchForecast, ...]

    def answer(self) -> dict[str, Any]:
        """The `what-if` part of the contract."""
        return {
            "branches": [branch.to_dict() for branch in self.branches],
            "condition": list(self.condition),
            "as_of": self.as_of,
            "horizon": self.horizon,
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = ", ".join(f"{branch.name} {branch.p_deal.p:.1%}" for branch in self.branches)
        return f"A deal by {self.horizon}: {told}."

    def rows(self) -> list[dict[str, Any]]:
        """The branches, one a row."""
        return [
            {"branch": each.name, "p_deal": each.p_deal.p, "difference": each.difference, "error": each.error}
            for each in self.branches
        ]
