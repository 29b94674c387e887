"""What another program would call its solutions here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Counterpart:
    """A solution as another program defines it."""

    package: Mapping[str, str]
    worth: Mapping[str, float]
    value: float
    """What the program maximises or minimises."""
    definition: str
    ours: str
    """The solution here that its name would suggest."""
    same_deal: bool | None
    """Whether that one is the same package; None where there is no such solution to compare with."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "package": dict(self.package),
            "worth": dict(self.worth),
            "value": self.value,
            "definition": self.definition,
            "ours": self.ours,
            "same_deal": self.same_deal,
        }


@dataclass(frozen=True, kw_only=True)
class Compat:
    """All solutions of another program, and how they differ from ours."""

    program: str
    solutions: Mapping[str, Counterpart | None]
    """None where the program finds nothing, or where its answer could not be had exactly."""
    differs: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "program": self.program,
            "solutions": {name: found and found.to_dict() for name, found in self.solutions.items()},
            "differs": list(self.differs),
        }
