"""How cases of a kind have ended, as somebody has counted them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class ReferenceClass:
    """Cases of one kind and the shares of them that ended in some way."""

    what: str
    """Which cases."""
    n: int
    shares: Mapping[str, float]
    """By ending."""
    source: str

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `base_rates`."""
        return {"what": self.what, "n": self.n, "shares": dict(self.shares), "source": self.source}
