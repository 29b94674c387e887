"""The scenario file written from a form or from its text by one function: checked, never over other work."""

from pathlib import Path

from detente.scenario import Scenario
from detente.scenario.files import resolve
from detente.scenario.source import parse_source
from detente.web.case import ServedCase
from detente.web.changes import digest_of


def as_read(file: Path) -> tuple[str, str]:
    """The text of a scenario file, and the digest by which a form knows what it was made from.

    Raises
    ------
    ValueError
        Where it is no UTF-8 text.
    """
    data = file.read_bytes()
    try:
        return data.decode("utf-8"), digest_of(data)
    except UnicodeDecodeError:
        raise ValueError(f"{file.name}: not UTF-8 text -> save it as UTF-8 in an editor first") from None


def save(case: ServedCase, text: str, made_from: str, *, by: str | None) -> Scenario:
    """Write the scenario's file, if the text has no faults and nobody else wrote the file.

    Parameters
    ----------
    case : ServedCase
        Not a packaged one.
    text : str
        The whole file.
    made_from : str
        Digest of the file that the change was made from.
    by : str, optional
        Who saves, in a team.

    Raises
    ------
    ScenarioError
        With every fault of the text.
    ChangedMeanwhileError
        Where the file says something else by now; nothing is written.
    ValueError
        Where the case is a packaged one, or the text is too long.
    """
    scenario = resolve(parse_source(text.encode(), name=case.file.name))
    case.write(text, made_from=made_from, by=by)
    return scenario
