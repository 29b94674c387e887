"""What makes a zone of agreement, stands in its way, or holds a solution where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Package = Mapping[str, str]
Terms = Mapping[str, str | tuple[str, ...]]
"""Issue and option, or any of several options."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """An issue, and its options with which nothing is acceptable."""

    issue: str
    at: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"issue": self.issue, "at": list(self.at)}


@dataclass(frozen=True, kw_only=True)
class LinkageAt:
    """A linkage of the scenario."""

    place: int
    """In the file's order, from 0."""
    when: Terms

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"place": self.place, "when": _listed(self.when)}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A requirement of the scenario."""

    place: int
    """In the file's order, from 0."""
    if_: Terms
    then: Terms

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"place": self.place, "if": _listed(self.if_), "then": _listed(self.then)}


@dataclass(frozen=True, kw_only=True)
class MadeBy:
    """Issues and linkages, any one of which taken out would leave nothing acceptable."""

    issues: tuple[Settled, ...]
    linkages: tuple[LinkageAt, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issues": [issue.to_dict() for issue in self.issues],
            "linkages": [linkage.to_dict() for linkage in self.linkages],
        }


@dataclass(frozen=True, kw_only=True)
class BarredBy:
    """Linkages and requirements, any one of which taken out would make something acceptable."""

    linkages: tuple[LinkageAt, ...]
    requires: tuple[Rule, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "linkages": [linkage.to_dict() for linkage in self.linkages],
            "requires": [rule.to_dict() for rule in self.requires],
        }


@dataclass(frozen=True, kw_only=True)
class Loosened:
    """A requirement, and Nash's package without it."""

    rule: Rule
    package: Package
    worth: Mapping[str, float]
    value: float
    """Nash's product there."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return self.rule.to_dict() | {
            "package": dict(self.package),
            "worth": dict(self.worth),
            "value": self.value,
        }


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """A package with a larger sum of worths than any acceptable one, and who refuses it."""

    package: Package
    worth: Mapping[str, float]
    value: float
    """The principals' worths, summed."""
    refused_by: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "package": dict(self.package),
            "worth": dict(self.worth),
            "value": self.value,
            "refused_by": list(self.refused_by),
        }


@dataclass(frozen=True, kw_only=True)
class Binding:
    """What holds Nash's package, and the largest sum, where they are."""

    principals: tuple[str, ...]
    """Those whom Nash's package leaves with nothing over no deal."""
    requires: tuple[Loosened, ...]
    """Those that keep Nash's product down, each by itself."""
    utilitarian: HeldBack | None
    """None where the largest sum of all is acceptable."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "principals": list(self.principals),
            "requires": [rule.to_dict() for rule in self.requires],
            "utilitarian": self.utilitarian and self.utilitarian.to_dict(),
        }


def _listed(terms: Terms) -> dict[str, str | list[str]]:
    return {issue: option if isinstance(option, str) else list(option) for issue, option in terms.items()}
