"""How claims turned out: rows with a source, corrected by new rows only."""

from typing import Any

from detente.ledger.errors import LedgerError
from detente.ledger.forecasts import claims_of, entries
from detente.ledger.store import Ledger
from detente.nearest import nearest
from detente.records.ledger import Claim, Entry, Resolution, Settled, Status

_COLUMNS = "number, case_name, question, by_day, status, outcome, date, source, recorded, corrects"
_OF_CASE = f"SELECT {_COLUMNS} FROM resolution WHERE case_name = ? ORDER BY number"
OUTCOMES = {"yes": 1.0, "no": 0.0, "void": None}


def resolve(
    ledger: Ledger,
    case: str,
    question: str,
    *,
    status: Status,
    outcome: float | None,
    date: str,
    source: str,
    recorded: str,
    by: str | None = None,
    correct: bool = False,
) -> Resolution:
    """Write how a claim turned out.

    Parameters
    ----------
    ledger : Ledger
        Opened to be written.
    case, question : str
        The case, and what was asked: a question's id or `deal-by-DATE`.
    status : str
        `yes`, `no`, `void` (cannot be told; not scored) or `partial`.
    outcome : float or None
        1, 0, None, or for `partial` the share that came about.
    date : str
        ISO day on which it was settled.
    source : str
        Where that can be read.
    recorded : str
        The present moment, ISO time in UTC.
    by : str, optional
        Which of several days a question was asked for.
    correct : bool
        Whether an earlier resolution is to be corrected; it stays in the ledger.

    Raises
    ------
    LedgerError
        Where nothing of that name was forecast, or it is resolved already.
    """
    by = _asked(ledger, case, question, by)
    with ledger.writing() as rows:
        earlier = list(map(_resolution, rows.execute(_OF_CASE, (case,))))
        stands = _standing(earlier).get((question, by))
        if stands and not correct:
            what = f"'{question}' is resolved: {stands.status} (row {stands.number}, {stands.source})"
            raise LedgerError(f"{ledger.file}: {what} -> --correct writes a row that corrects it")
        values = (case, question, by, status, outcome, date, source, recorded, stands and stands.number)
        number = rows.execute(
            "INSERT INTO resolution (case_name, question, by_day, status, outcome, date, source, recorded, "
            "corrects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
    return _resolution((number, *values))


def resolutions(ledger: Ledger, case: str) -> tuple[Resolution, ...]:
    """All resolutions of a case, the corrected ones too, the oldest first."""
    with ledger.reading() as rows:
        return tuple(map(_resolution, rows.execute(_OF_CASE, (case,)).fetchall()))


def settled(ledger: Ledger, case: str) -> tuple[Settled, ...]:
    """What has turned out, by the resolution that stands, with every forecast of it."""
    made = entries(ledger, case)
    with ledger.reading() as rows:
        claims = [(entry, claim) for entry in made for claim in claims_of(rows, entry.number)]
    standing = _standing(list(resolutions(ledger, case))).values()
    return tuple(Settled(resolution=each, forecasts=_forecasts_of(each, claims)) for each in standing)


def _forecasts_of(
    resolution: Resolution, claims: list[tuple[Entry, Claim]]
) -> tuple[tuple[Entry, Claim], ...]:
    """Forecasts of the claim from before it was settled, in the order of their days."""
    about = [
        (entry, claim)
        for entry, claim in claims
        if (claim.question, claim.by) == (resolution.question, resolution.by)
        and entry.as_of < resolution.date
    ]
    return tuple(sorted(about, key=lambda made: (made[0].as_of, made[0].number)))


def _standing(found: list[Resolution]) -> dict[tuple[str, str], Resolution]:
    """The latest row of each claim, in the order in which the claims were first resolved."""
    standing: dict[tuple[str, str], Resolution] = {}
    for resolution in found:
        standing[resolution.question, resolution.by] = resolution
    return standing


def _asked(ledger: Ledger, case: str, question: str, by: str | None) -> str:
    """The day for which the question was asked."""
    with ledger.reading() as rows:
        asked = rows.execute(
            "SELECT DISTINCT question, by_day FROM claim JOIN forecast ON forecast.number = claim.forecast "
            "WHERE case_name = ? ORDER BY question, by_day",
            (case,),
        ).fetchall()
    if not asked:
        raise LedgerError(
            f"{ledger.file}: no forecast of '{case}' -> record one: detente forecast TARGET --record"
        )
    days = [day for name, day in asked if name == question]
    if not days:
        fix = nearest(question, dict(asked), otherwise="detente history --json lists what was asked")
        raise LedgerError(f"{ledger.file}: '{question}' was never forecast -> {fix}")
    if by is None and len(days) > 1:
        raise LedgerError(
            f"{ledger.file}: '{question}' was asked for {', '.join(days)} -> add --by {days[-1]}"
        )
    if by is not None and by not in days:
        raise LedgerError(f"{ledger.file}: '{question}' was not asked for {by} -> {nearest(by, days)}")
    return by or days[0]


def _resolution(row: tuple[Any, ...]) -> Resolution:
    names = _COLUMNS.replace("case_name", "case").replace("by_day", "by").split(", ")
    return Resolution(**dict(zip(names, row, strict=True)))
