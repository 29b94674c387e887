"""Moves of a graph model in words."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from detente.records.conflict import Change, Option, Step

# Of each verb what somebody does, and doing it.
_FORMS = {
    "choose": ("chooses", "choosing"),
    "drop": ("drops", "dropping"),
    "give": ("gives", "giving"),
    "withdraw": ("withdraws", "withdrawing"),
    "change": ("changes", "changing"),
}
_DOES, _DOING = 0, 1


class Wording:
    """Says what moves do, by the names of a conflict's options."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.options: Mapping[str, Option] = {option.id: option for option in options}

    def does(self, step: Step) -> str:
        """Who does what: `RU withdraws X: y`."""
        return f"{step.party} {self._told(step, _DOES)}"

    def doing(self, step: Step) -> str:
        """What is done, as in `by withdrawing X: y`."""
        return self._told(step, _DOING)

    def sequence(self, steps: Sequence[Step]) -> str:
        """Moves one after the other."""
        return ", then ".join(self.does(step) for step in steps)

    def answering(self, steps: Sequence[Step]) -> str:
        """Who answers by doing what, one after the other."""
        return ", then ".join(f"{step.party} answers by {self.doing(step)}" for step in steps)

    def _told(self, step: Step, form: int) -> str:
        named = [self._change(change) for change in step.changes]
        told = [
            f"{_FORMS[verb][form]} {joined([what for _, what in changed])}"
            for verb, changed in groupby(sorted(named, key=lambda pair: pair[0]), key=lambda pair: pair[0])
        ]
        return joined(told) or f"{('moves', 'moving')[form]} to state {step.to}"

    def _change(self, change: Change) -> tuple[str, str]:
        option = self.options[change.option]
        if option.plain:
            return ("drop" if change.after == "no" else "choose"), change.option
        if change.after == option.levels[0]:
            return "withdraw", f"{change.option}: {change.before}"
        if change.before == option.levels[0]:
            return "give", f"{change.option}: {change.after}"
        return "change", f"{change.option} from {change.before} to {change.after}"


def joined(told: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
