"""A scenario file checked: its faults, or what a reader of its results must know."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from detente.case.envelope import envelope
from detente.scenario import Fault, Scenario, ScenarioError, caveats
from detente.scenario.files import resolve
from detente.scenario.source import Source


@dataclass(frozen=True)
class Checked:
    """What `detente check` tells; without a scenario where there are faults."""

    scenario: Scenario | None
    faults: tuple[Fault, ...]
    caveats: tuple[str, ...]

    def to_json(self) -> str:
        """As `--json` prints it."""
        faults = [asdict(fault) for fault in self.faults]
        return envelope("check", {"faults": faults}, scenario=self.scenario, warnings=list(self.caveats))


def checked(read: Callable[[], Source]) -> Checked:
    """Read a scenario and find every fault in it.

    Parameters
    ----------
    read : callable
        Gives its plain data; may raise ScenarioError, whose faults are then told.
    """
    try:
        scenario = resolve(read())
    except ScenarioError as error:
        return Checked(None, tuple(error.faults), ())
    return Checked(scenario, (), tuple(caveats(scenario)))
