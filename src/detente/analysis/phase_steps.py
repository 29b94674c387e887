"""What each step of a plan delivers, and by when."""

import calendar
import datetime

import numpy as np
from numpy.typing import NDArray

from detente.analysis.phase_table import PhaseItems
from detente.models.phases.exchange import Exchange
from detente.records.phases import Step

Floats = NDArray[np.float64]

_DAYS = 365.25 / 12


def dated_steps(
    table: PhaseItems, exchange: Exchange, shares: Floats, start: datetime.date, months: float
) -> tuple[Step, ...]:
    """The steps of a plan, each with the day on which it ends, so many months after the one before."""
    gives, gets = exchange.costs.T @ shares, exchange.values.T @ shares
    return tuple(
        Step(
            step=step + 1,
            by=_date(start, (step + 1) * months),
            deliver={
                item.id: float(share)
                for item, share in zip(table.items, shares[:, step], strict=True)
                if share
            },
            gives=dict(zip(table.parties, gives[:, step].tolist(), strict=True)),
            gets=dict(zip(table.parties, gets[:, step].tolist(), strict=True)),
        )
        for step in range(shares.shape[1])
    )


def _date(start: datetime.date, months: float) -> str | None:
    """So many months later, the day kept where the month has it; parts of months in days."""
    whole = int(months)
    year, month = divmod(start.year * 12 + start.month - 1 + whole, 12)
    if year > datetime.MAXYEAR:
        return None
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    try:
        later = datetime.date(year, month + 1, day) + datetime.timedelta(days=round((months - whole) * _DAYS))
    except OverflowError:
        return None
    return later.isoformat()
