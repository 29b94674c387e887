"""Settled claims as arrays: what was said of them, by whom else, for how long, and what happened."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.scores.proper import CLIPPED, brier_scores, time_averaged
from detente.records.ledger import Claim, Entry, Settled
from detente.records.score import ScoredClaim, Track

Floats = NDArray[np.float64]

REFERENCES = ("base_rate", "last_forecast", "status_quo", "pundits")


@dataclass(frozen=True)
class Judged:
    """One claim with its scores."""

    settled: Settled
    track: Track
    forecasts: tuple[tuple[Entry, Claim], ...]
    p: float
    outcome: float
    references: Mapping[str, float | None]
    """What the reference class, the forecast before the last, "nothing changes" and the pundits say."""
    standing_brier: float

    @property
    def case(self) -> str:
        """Name of the case."""
        return self.settled.resolution.case

    @property
    def days(self) -> tuple[int, int]:
        """When the forecast that is scored was made, and when the claim was settled."""
        made, settled = self.forecasts[-1][0].as_of, self.settled.resolution.date
        return datetime.date.fromisoformat(made).toordinal(), datetime.date.fromisoformat(settled).toordinal()

    def told(self) -> ScoredClaim:
        """As a record."""
        return ScoredClaim(
            case=self.case,
            question=self.settled.resolution.question,
            by=self.settled.resolution.by,
            track=self.track,
            n_forecasts=len(self.forecasts),
            p=self.p,
            outcome=self.outcome,
            brier=(self.p - self.outcome) ** 2,
            references=self.references,
        )


def judged(settled: Settled, track: Track) -> Judged | None:
    """A claim's last forecast on a track, and what stood before; None where the track has none.

    A forecast is live if it was recorded before the day on which the claim was settled, whatever day it says
    that it is of; otherwise whoever made it could have known.
    """
    resolution = settled.resolution
    made = tuple(
        (entry, claim)
        for entry, claim in settled.forecasts
        if (entry.recorded[:10] < resolution.date) == (track == "live")
    )
    if not made or resolution.outcome is None:
        return None
    last = made[-1][1]
    return Judged(
        settled=settled,
        track=track,
        forecasts=made,
        p=clipped(last.p),
        outcome=resolution.outcome,
        references={
            "base_rate": None if last.base_rate is None else clipped(last.base_rate),
            "last_forecast": clipped(made[-2][1].p) if len(made) > 1 else None,
            "status_quo": clipped(last.status_quo),
            "pundits": None if settled.pundits is None else clipped(settled.pundits),
        },
        standing_brier=_standing_brier(made, resolution.outcome, resolution.date),
    )


def clipped(p: float) -> float:
    """A probability as it is scored: never certain."""
    return float(np.clip(p, *CLIPPED))


def _standing_brier(made: tuple[tuple[Entry, Claim], ...], outcome: float, settled: str) -> float:
    """Brier score by the days for which each forecast stood; of two of one day only the later counts."""
    days = [datetime.date.fromisoformat(entry.as_of) for entry, _ in made]
    ends = [*days[1:], datetime.date.fromisoformat(settled)]
    stood = np.array([(end - start).days for start, end in zip(days, ends, strict=True)], dtype=float)
    p = np.array([clipped(claim.p) for _, claim in made])
    return time_averaged(brier_scores(p, np.full_like(p, outcome)), stood)
