"""How claims turned out: rows with a source, corrected by new rows only."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from detente.ledger.errors import LedgerError
from detente.ledger.forecasts import claims_of, entries
from detente.ledger.schema import COLUMNS
from detente.ledger.store import Ledger, Rows, ledger_time, next_number
from detente.nearest import nearest
from detente.records.ledger import Claim, Entry, Resolution, Settled, Status

_FIELDS = (
    "number",
    "case",
    "question",
    "by",
    "status",
    "outcome",
    "date",
    "source",
    "recorded",
    "corrects",
    "who",
    "needs_second",
    "confirmed_by",
)
_OF_CASE = """SELECT number, case_name, question, by_day, status, outcome, date, source, resolution.recorded,
corrects, resolution.who, needs_second, confirmation.who
FROM resolution LEFT JOIN confirmation ON confirmation.resolution = resolution.number
WHERE case_name = ? ORDER BY number"""
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
    expects: int | None = None,
    who: str | None = None,
    needs_second: bool = False,
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
    expects : int, optional
        The row that is to be corrected, as it was seen; nothing is written where another stands by now.
    who : str, optional
        Who says so.
    needs_second : bool
        Whether it is scored only when somebody else has said the same; see `confirm`.

    Raises
    ------
    LedgerError
        Where nothing of that name was forecast, it is resolved already, or somebody was faster.
    """
    by = _asked(ledger, case, question, by)
    with ledger.writing() as rows:
        stands = standing(_of_case(rows, case)).get((question, by))
        if stands and not correct and expects is None:
            raise LedgerError(
                f"{ledger.file}: {_is_resolved(stands)} -> --correct writes a row that corrects it"
            )
        if expects is not None and (stands is None or stands.number != expects):
            seen = _is_resolved(stands) if stands else f"'{question}' is not resolved"
            what = f"row {expects} does not stand; {seen}"
            raise LedgerError(f"{ledger.file}: {what} -> look at it, then do it again")
        written = Resolution(
            number=next_number(rows, "resolution"),
            case=case,
            question=question,
            by=by,
            status=status,
            outcome=outcome,
            date=date,
            source=source,
            recorded=ledger_time(rows, recorded),
            corrects=stands.number if stands else None,
            who=who,
            needs_second=needs_second,
        )
        _insert(rows, written)
    return written


def confirm(
    ledger: Ledger,
    case: str,
    question: str,
    *,
    status: Status,
    outcome: float | None,
    who: str,
    recorded: str,
    by: str | None = None,
) -> Resolution:
    """Write that a second person says the same of a claim as the resolution that stands.

    Parameters
    ----------
    ledger, case, question, status, outcome, recorded, by
        As for `resolve`.
    who : str
        The second person.

    Raises
    ------
    LedgerError
        Where no resolution waits for a second, it says otherwise, or the same person wrote it.
    """
    by = _asked(ledger, case, question, by)
    with ledger.writing() as rows:
        stands = standing(_of_case(rows, case)).get((question, by))
        if stands is None:
            raise LedgerError(f"{ledger.file}: '{question}' is not resolved -> resolve it first")
        if not stands.needs_second or stands.confirmed_by:
            raise LedgerError(f"{ledger.file}: {_is_resolved(stands)} -> it needs no second")
        if (stands.status, stands.outcome) != (status, outcome):
            raise LedgerError(
                f"{ledger.file}: {_is_resolved(stands)} -> agree what happened, then --correct it"
            )
        if stands.who == who:
            raise LedgerError(f"{ledger.file}: {who} wrote row {stands.number} -> somebody else confirms it")
        values = (stands.number, who, ledger_time(rows, recorded))
        rows.execute("INSERT INTO confirmation (resolution, who, recorded) VALUES (?, ?, ?)", values)
    return replace(stands, confirmed_by=who)


def resolutions(ledger: Ledger, case: str) -> tuple[Resolution, ...]:
    """All resolutions of a case, the corrected ones too, the oldest first."""
    with ledger.reading() as rows:
        return tuple(_of_case(rows, case))


def settled(ledger: Ledger, case: str) -> tuple[Settled, ...]:
    """What has turned out, by the resolution that stands, with every forecast of it.

    A resolution that waits for a second person is not among them.
    """
    made = entries(ledger, case)
    with ledger.reading() as rows:
        claims = [(entry, claim) for entry in made for claim in claims_of(rows, entry.number)]
    stand = standing(resolutions(ledger, case)).values()
    return tuple(
        Settled(resolution=each, forecasts=_forecasts_of(each, claims)) for each in stand if each.counts
    )


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


def standing(found: Iterable[Resolution]) -> dict[tuple[str, str], Resolution]:
    """The latest row of each claim, in the order in which the claims were first resolved."""
    latest: dict[tuple[str, str], Resolution] = {}
    for resolution in found:
        latest[resolution.question, resolution.by] = resolution
    return latest


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


def _is_resolved(stands: Resolution) -> str:
    by = f" by {stands.who}" if stands.who else ""
    return f"'{stands.question}' is resolved: {stands.status} (row {stands.number}{by}, {stands.source})"


def _of_case(rows: Rows, case: str) -> list[Resolution]:
    return [_resolution(row) for row in rows.execute(_OF_CASE, (case,)).fetchall()]


def _resolution(row: tuple[Any, ...]) -> Resolution:
    told = dict(zip(_FIELDS, row, strict=True))
    return Resolution(**told | {"needs_second": bool(told["needs_second"])})


def _insert(rows: Rows, written: Resolution) -> None:
    columns = COLUMNS["resolution"]
    told = {**vars(written), "case_name": written.case, "by_day": written.by}
    values = [told[column] for column in columns.split(", ")]
    values[-1] = int(written.needs_second)
    marks = ", ".join("?" * len(values))
    rows.execute(f"INSERT INTO resolution ({columns}) VALUES ({marks})", values)
