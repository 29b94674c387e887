"""What is possible and fair where every issue can be divided between its options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Package = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Corner:
    """A package on the hull: no mix of others is better for every principal."""

    worth: Mapping[str, float]
    package: Package

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"worth": dict(self.worth), "package": dict(self.package)}


@dataclass(frozen=True, kw_only=True)
class Joint:
    """Terms of issues that are linked, taken together with this share."""

    share: float
    terms: Package

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"share": self.share, "terms": dict(self.terms)}


@dataclass(frozen=True, kw_only=True)
class Mix:
    """A share of every option, and what that is worth to each party."""

    worth: Mapping[str, float]
    value: float
    mix: Mapping[str, Mapping[str, float]]
    """By issue: shares of options, which sum to 1; only options with a share."""
    split: tuple[str, ...]
    """Issues with more than one option."""
    gap: float
    """By how much the value of any other mix can at most exceed this one's."""
    joint: tuple[tuple[Joint, ...], ...] = ()
    """Of each group of linked issues that is split: which terms go together."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "worth": dict(self.worth),
            "value": self.value,
            "mix": {issue: dict(shares) for issue, shares in self.mix.items()},
            "split": list(self.split),
            "gap": self.gap,
            "joint": [[part.to_dict() for part in group] for group in self.joint],
        }


@dataclass(frozen=True, kw_only=True)
class Divisible:
    """The hull of all packages, and the solutions on it."""

    hull: tuple[Corner, ...] | None
    """By falling worth of the first principal; None for other than two principals, and where too long."""
    solutions: Mapping[str, Mix | None]
    """None where every mix leaves some principal below no deal."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "hull": None if self.hull is None else [corner.to_dict() for corner in self.hull],
            "solutions": {name: mix and mix.to_dict() for name, mix in self.solutions.items()},
        }
