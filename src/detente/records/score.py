"""How good forecasts were on what has turned out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from detente.records.envelope import AcrossCases

Track = Literal["live", "retrodicted"]


@dataclass(frozen=True, kw_only=True)
class CalibrationPoint:
    """What happened where so much was said, and where that would lie if all were well calibrated."""

    p: float
    happened: float
    low: float
    high: float
    n: int

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Scores of one track: forecasts made before the outcome, or after."""

    n: int
    """Claims that turned out yes, no or in part."""
    n_cases: int
    n_waves: int
    """Waves of forecasts, each made when every outcome of the one before was known."""
    n_effective: float
    brier: float | None
    """Of the last forecast of each claim before it was settled; None without any."""
    log: float | None
    time_averaged: float | None
    """Brier score of all forecasts, each by the days for which it stood."""
    rps: float | None
    """Of the dates of a deal, over the forecasts of which every date is settled."""
    skill: Mapping[str, float | None]
    """By reference: share of its Brier score that was saved, over the claims that it speaks of."""
    skill_bands: Mapping[str, tuple[float, float] | None]
    e_values: Mapping[str, float | None]
    calibration: tuple[CalibrationPoint, ...]
    decomposition: Mapping[str, float] | None
    notice: str | None
    """What must be said before any of these numbers; None where there are enough cases."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "n": self.n,
            "n_effective": self.n_effective,
            "brier": self.brier,
            "log": self.log,
            "skill": dict(self.skill),
            "calibration": [point.to_dict() for point in self.calibration],
            "n_cases": self.n_cases,
            "n_waves": self.n_waves,
            "time_averaged": self.time_averaged,
            "rps": self.rps,
            "skill_bands": {name: band and list(band) for name, band in self.skill_bands.items()},
            "e_values": dict(self.e_values),
            "decomposition": self.decomposition and dict(self.decomposition),
            "notice": self.notice,
        }


@dataclass(frozen=True, kw_only=True)
class ScoredClaim:
    """One claim, what was said of it last, and its score."""

    case: str
    question: str
    by: str
    track: Track
    n_forecasts: int
    p: float
    outcome: float
    brier: float
    references: Mapping[str, float | None]
    """What each reference said."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {**vars(self), "references": dict(self.references)}


@dataclass(frozen=True, kw_only=True)
class Record(AcrossCases):
    """The track record of some cases: live and retrodicted forecasts apart."""

    kind: ClassVar[str] = "score"

    n_void: int
    """Claims that were settled as void, which are not scored."""
    n_partial: int
    """Claims that came about in part, which are."""
    live: Scores
    retrodicted: Scores
    claims: tuple[ScoredClaim, ...]

    def answer(self) -> dict[str, Any]:
        """The `score` part of the contract; the live scores are the answer."""
        return self.live.to_dict() | {
            "n_void": self.n_void,
            "n_partial": self.n_partial,
            "retrodicted": self.retrodicted.to_dict(),
            "claims": [claim.to_dict() for claim in self.claims],
        }
