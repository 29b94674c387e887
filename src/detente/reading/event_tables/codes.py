"""CAMEO codes as PLOVER events, Goldstein's scale, and states as the tables write them.

References: CAMEO2PLOVER of the PLOVER project (2021); Goldstein (1992) as scored for CAMEO;
PLOVER manual 0.8.
"""

import csv
from functools import cache
from importlib.resources import files

from detente.reading.event_cues import QUADS
from detente.reading.names import built_in

_ROOT_AND_SCORE = {
    "AGREE": ("030", 2.5),
    "CONSULT": ("040", 2.5),
    "SUPPORT": ("050", 5),
    "CONCEDE": ("080", 4.5),
    "COOPERATE": ("060", 9.5),
    "AID": ("070", 10),
    "RETREAT": ("087", 6.5),
    "REQUEST": ("100", 0),
    "ACCUSE": ("110", -3),
    "REJECT": ("120", -2),
    "THREATEN": ("130", -3.5),
    "PROTEST": ("140", -5),
    "SANCTION": ("160", -6),
    "MOBILIZE": ("150", -5.5),
    "COERCE": ("170", -7),
    "ASSAULT": ("190", -9),
}
QUAD_NAMES = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
"""Names of the quad classes 1 to 4."""
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Events of PLOVER before 2021, with their successors."""


@cache
def plover_of(code: str) -> tuple[str | None, str | None]:
    """PLOVER event and mode of a CAMEO code, by its longest known beginning; neither for statements (01, 02).

    Raises
    ------
    ValueError
        There is no such code.

    >>> plover_of("0874"), plover_of("1244"), plover_of("010")
    (('RETREAT', 'disarm'), ('REJECT', 'yield'), (None, None))
    """
    if not (code.isdigit() and 2 <= len(code) <= 4 and "01" <= code[:2] <= "20"):
        raise ValueError(f"'{code}' is no CAMEO code -> give 2 to 4 digits, 01 to 20 first")
    row = _row(code)
    return row["event"] or None, row["mode"] or None


@cache
def goldstein(code: str) -> float:
    """Goldstein score of a CAMEO code, -10 to 10, by its longest known beginning.

    >>> goldstein("0311"), goldstein("190")
    (5.2, -10.0)
    """
    return float(_row(code)["goldstein"])


def cameo_of(event: str) -> str:
    """CAMEO code that stands for a PLOVER event without one of its own."""
    return _ROOT_AND_SCORE[event][0]


def intensity(event: str) -> float:
    """Score of a PLOVER event, -10 to 10 (manual 0.8, without modes)."""
    return _ROOT_AND_SCORE[event][1]


def checked_event(name: str) -> str:
    """A PLOVER event under its present name.

    Raises
    ------
    ValueError
        There is no such event.
    """
    event = OLD_NAMES.get(name.strip().upper(), name.strip().upper())
    if event not in QUADS:
        raise ValueError(f"'{name}' is no PLOVER event -> one of {', '.join(QUADS)}")
    return event


@cache
def state_named(name: str) -> str | None:
    """State or organisation of a name in English, by the built-in table."""
    by_name = {text.lower(): entity for text, entity, form in built_in().aliases if form == "name"}
    return by_name.get(name.strip().lower())


@cache
def state_coded(code: str) -> str | None:
    """State of an ISO 3166 alpha-3 code."""
    return f"S:{code}" if f"S:{code}" in built_in().entities else None


def country_of(entity: str) -> str | None:
    """ISO 3166 alpha-3 code of a state, or of the state that a leader of the built-in table acts for."""
    if entity.startswith("S:"):
        return entity[2:]
    known = built_in().entities.get(entity)
    return known.country if known and known.country and len(known.country) == 3 else None


def name_of(entity: str) -> str:
    """Name of an entity; what follows its letter where the built-in table has none."""
    known = built_in().entities.get(entity)
    return known.name if known else entity.partition(":")[2]


def _row(code: str) -> dict[str, str]:
    return next(_table()[code[:n]] for n in (4, 3, 2) if code[:n] in _table())


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("detente.reading").joinpath("data", "cameo.tsv").read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines(), delimiter="\t")}
