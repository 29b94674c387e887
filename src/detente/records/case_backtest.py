"""How good whole forecasts were on cases that have turned out."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from detente.records.backtest import BacktestRow
from detente.records.envelope import AcrossCases
from detente.records.pooling import Pooling

Written = Literal["blind", "hindsight"]


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case: what of it was scored."""

    case: str
    digest: str
    as_of: str
    written: Written
    n_claims: int
    n_void: int
    n_partial: int
    n_later: int
    """Items of evidence that became known after the day of the forecast, which it did not see."""
    brier: float | None
    """Of the packages' own forecast."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """One issue of a `positions` block: where it settled, and what was said."""

    case: str
    issue: str
    outcome: float
    median: float
    crps: float

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class TrackRows:
    """One table: cases written before their outcome, or after."""

    written: Written
    n_cases: int
    n_claims: int
    n_effective: float
    rows: tuple[BacktestRow, ...]


@dataclass(frozen=True, kw_only=True)
class CaseBacktest(AcrossCases):
    """Every model on every case, and what all cases together teach."""

    kind: ClassVar[str] = "backtest"

    tracks: tuple[TrackRows, ...]
    cases: tuple[CaseLine, ...]
    places: tuple[PlaceLine, ...]
    fitted: Pooling

    def answer(self) -> dict[str, Any]:
        """The `backtest --cases` part of the contract."""
        return {
            "rows": [
                {**row.to_dict(), "written": track.written} for track in self.tracks for row in track.rows
            ],
            "n_cases": len(self.cases),
            "n_effective": {track.written: track.n_effective for track in self.tracks},
            "cases": [case.to_dict() for case in self.cases],
            "positions": [place.to_dict() for place in self.places],
            "fitted": self.fitted.model_dump(mode="json"),
        }
