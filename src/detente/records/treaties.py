"""Past treaties and the terms that they held, as a table gives them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Treaty:
    """One treaty."""

    id: str
    date: str
    """As written: an ISO date, or a year."""
    first_day: datetime.date
    last_day: datetime.date
    """Of the year, where only that is known."""
    parties: tuple[str, ...]
    terms: tuple[bool | None, ...]
    """In the order of the corpus; None where not coded."""
    process: str | None = None
    """The talks that it belongs to, where the table tells."""
    stage: str | None = None
    """Of those talks, such as a ceasefire."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A table of treaties."""

    name: str
    digest: str
    terms: tuple[str, ...]
    treaties: tuple[Treaty, ...]
    """In order of their dates."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Rows that could not be used, by the reason."""
    about: str | None = None
    """What its treaties are on, such as fisheries, where that is known."""
