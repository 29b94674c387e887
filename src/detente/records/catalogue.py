"""A packaged case as the catalogue lists it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """A line of the catalogue."""

    name: str
    title: str
    as_of: str
    verbs: tuple[str, ...]
    """The verbs that answer for it."""
    scored: bool
    """Whether the outcomes of its questions are told."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "verbs": list(self.verbs)}
