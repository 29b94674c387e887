"""What past treaties taught about what terms hang on: all that the fitted forecast of terms needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class FittedPrecedents:
    """A fitted forecast of terms, as `detente backtest --precedent --fit` writes it."""

    version: str
    """Of detente, whose features it cuts."""
    corpus: str
    digest: str
    """Of the table that it was fitted to, without which it foretells nothing."""
    until: str
    """ISO date of the last treaty that it was fitted to."""
    n_treaties: int
    arrays: Mapping[str, Any] = field(repr=False)
    """Numpy arrays, by name."""
