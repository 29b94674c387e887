"""Issues that have settled, ready to fit and to score."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.models.calibrated.field import Field


@dataclass(frozen=True)
class SettledIssue:
    """One issue: who stood where, what each solver says, where it settled."""

    group: str
    """The proposal that it belongs to; issues of one group never stand on both sides of a split."""
    id: str
    field: Field
    points: Mapping[str, float]
    """Where each solver of the pool settles it, in units of the hull."""
    outcome: float
    """On the issue's scale."""
    baselines: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """What other models say, on the issue's scale."""

    @property
    def place(self) -> float:
        """The outcome in units of the hull."""
        return self.field.place_of(self.outcome)


def folds(issues: Sequence[SettledIssue], salt: str, n_folds: int) -> list[list[SettledIssue]]:
    """Issues in folds by group, so that every run has the same ones.

    Groups are ordered by the SHA-256 of `salt:group`; a group's fold is its rank modulo `n_folds`.
    """
    names = {issue.group for issue in issues}
    ranked = sorted(names, key=lambda name: hashlib.sha256(f"{salt}:{name}".encode()).hexdigest())
    fold = {group: rank % n_folds for rank, group in enumerate(ranked)}
    return [[issue for issue in issues if fold[issue.group] == number] for number in range(n_folds)]
