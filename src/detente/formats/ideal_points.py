"""UN ideal points as published: a CSV file of countries, sessions and places."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from detente.formats.faults import Findings, number_in
from detente.formats.files import content
from detente.formats.treaty_table import inflated

COLUMNS = ("iso3c", "session", "IdealPoint")


def ideal_points(
    file: Path, states: Mapping[str, str | None], *, session: int | None = None
) -> dict[str, float]:
    """Ideal points of the actors that the file knows, in one session.

    Parameters
    ----------
    file : Path
        CSV, or CSV compressed by gzip, with the columns iso3c, session and IdealPoint.
    states : mapping of actor to entity
        `S:TUR` names a state by ISO 3166 alpha-3; an actor without an entity is known by its own name.
    session : int, optional
        Default the last.

    Returns
    -------
    dict of actor to float

    Raises
    ------
    ValueError
        Where the file is none of these, or has no such session.

    References
    ----------
    Bailey, Strezhnev & Voeten (2017), Journal of Conflict Resolution 61.
    """
    table = _read(file)
    if not table:
        raise ValueError(f"{file}: no ideal points -> give a CSV file with {', '.join(COLUMNS)}")
    sessions = {number for number, _ in table}
    chosen = max(sessions) if session is None else session
    if chosen not in sessions:
        raise ValueError(f"{file}: no session {chosen} -> give {min(sessions)} to {max(sessions)}")
    found = {
        actor: table.get((chosen, (entity or actor).removeprefix("S:"))) for actor, entity in states.items()
    }
    return {actor: point for actor, point in found.items() if point is not None}


def _read(file: Path) -> dict[tuple[int, str], float]:
    findings = Findings()
    raw = inflated(file, content(file), findings)
    findings.stop()
    table: dict[tuple[int, str], float] = {}
    try:
        for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            point = number_in(row["IdealPoint"])
            if point is None:
                raise ValueError("a place that is no number")
            table[int(row["session"]), row["iso3c"]] = point
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise ValueError(
            f"{file}: not a table of ideal points -> give CSV with {', '.join(COLUMNS)}"
        ) from error
    return table
