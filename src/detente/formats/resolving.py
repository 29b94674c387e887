"""Plain data out of other programs' files as a scenario, or the faults that it would have as a file."""

from pathlib import Path
from typing import Any

from detente.formats.faults import Findings, FormatError
from detente.scenario import Scenario, ScenarioError
from detente.scenario.files import resolve
from detente.scenario.source import Source


def resolved(data: dict[str, Any], file: Path | str, element: str, findings: Findings) -> Scenario:
    """The scenario of plain data.

    Parameters
    ----------
    data : dict
        As a scenario file would have it.
    file : path
        That it was made from, for faults.
    element : str
        At which faults are told; a path that begins with it is told without it.
    findings : Findings
        Takes the scenario's faults too.

    Raises
    ------
    FormatError
        With every fault found.
    """
    try:
        return resolve(Source(str(file), data))
    except ScenarioError as error:
        for fault in error.faults:
            findings.fault(file, element, fault.what.removeprefix(f"{element}."), fault.fix)
        raise FormatError(findings.faults) from None
