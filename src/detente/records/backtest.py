"""How good models were on cases that have settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.envelope import AcrossCases

Interval = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Score:
    """One figure with its 95 % interval over groups."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class BacktestRow:
    """One model on the cases that it could answer."""

    model: str
    n: int
    scores: Mapping[str, Score | None]
    """By metric; None where the model's kind of answer has no such score."""

    def to_dict(self) -> dict[str, Any]:
        """Flat, as `--json` prints it."""
        flat: dict[str, Any] = {"model": self.model, "n": self.n}
        for metric, score in self.scores.items():
            flat[metric] = None if score is None else score.value
            if score is None or score.low is not None:
                flat[f"{metric}_low"] = None if score is None else score.low
                flat[f"{metric}_high"] = None if score is None else score.high
        return flat


@dataclass(frozen=True, kw_only=True)
class Backtest(AcrossCases):
    """A table of models, all on the same cases and folds."""

    kind: ClassVar[str] = "backtest"

    rows: tuple[BacktestRow, ...]
    n_cases: int
    n_groups: int
    left_out: Mapping[str, int]
    """Cases that could not be scored, by the reason."""

    def answer(self) -> dict[str, Any]:
        """The `backtest` part of the contract."""
        return {
            "rows": [row.to_dict() for row in self.rows],
            "n_cases": self.n_cases,
            "n_groups": self.n_groups,
            "left_out": dict(self.left_out),
        }
