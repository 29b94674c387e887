"""Forecasts in the ledger: as they were said, with all it takes to say them again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from detente.ledger.errors import LedgerError
from detente.ledger.evidence import insert_items
from detente.ledger.store import Cursor, Ledger, Rows, ledger_time, next_number
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.records.ledger import Claim, Entry, Kept
from detente.scenario import Scenario, loads

_HEAD = """number, case_name AS "case", recorded, version, as_of, title, digest, settings, environment,
p_deal, (SELECT count(*) FROM claim WHERE claim.forecast = number AND question LIKE 'deal-by-%') AS n_dates"""
_WHOLE = f"{_HEAD}, result, content AS scenario"
_CLAIMS = "SELECT question, ask, by_day, p, low, high, base_rate, status_quo FROM claim"


def record_forecast(
    ledger: Ledger,
    forecast: Forecast,
    *,
    case: str,
    scenario: Scenario,
    evidence: Iterable[EvidenceItem],
    claims: Iterable[Claim],
    environment: Mapping[str, str],
    recorded: str,
) -> int:
    """Write a forecast, and return its number once it is on the disk.

    Parameters
    ----------
    ledger : Ledger
        Opened to be written.
    forecast : Forecast
        As it was shown.
    case : str
        Name under which the case's forecasts stand together.
    scenario : Scenario
        What was forecast, variant applied.
    evidence : iterable of EvidenceItem
        Items that came with the forecast, beside the scenario's own.
    claims : iterable of Claim
        What of the forecast will be scored.
    environment : mapping
        Versions of what else decides the bytes: Python, NumPy, the machine.
    recorded : str
        The present moment, ISO time in UTC.

    Raises
    ------
    LedgerError
        Where nothing could be written.
    ValueError
        Where the scenario would not read back as it is.
    """
    content = content_of(scenario)
    name = hashlib.sha256(content.encode()).hexdigest()
    with ledger.writing() as rows:
        number, recorded = next_number(rows, "forecast"), ledger_time(rows, recorded)
        rows.execute("INSERT INTO scenario VALUES (?, ?) ON CONFLICT DO NOTHING", (name, content))
        rows.execute(
            "INSERT INTO forecast (number, case_name, recorded, version, as_of, title, digest, settings, "
            "environment, p_deal, result, scenario) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                case,
                recorded,
                forecast.version,
                forecast.as_of,
                forecast.title,
                forecast.digest,
                _json(forecast.settings),
                _json(environment),
                forecast.p_deal.p,
                forecast.to_json(),
                name,
            ),
        )
        rows.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *claim.to_dict().values()) for claim in claims],
        )
        own = insert_items(rows, case, scenario.evidence, recorded=recorded)
        given = insert_items(rows, case, evidence, recorded=recorded)
        used = [(item, 0) for item in own] + [(item, 1) for item in given]
        rows.executemany(
            "INSERT INTO forecast_evidence VALUES (?, ?, ?, ?)",
            [(number, place, *each) for place, each in enumerate(used)],
        )
    return number


def content_of(scenario: Scenario) -> str:
    """A scenario as JSON that reads back as the very same, down to which defaults were written out.

    Raises
    ------
    ValueError
        Where it would not.
    """
    content = _json(scenario.model_dump(mode="json", by_alias=True, exclude_unset=True))
    if loads(content).digest != scenario.digest:
        raise ValueError("the scenario does not read back as it is -> write it to a file and forecast that")
    return content


def entries(ledger: Ledger, case: str) -> tuple[Entry, ...]:
    """All forecasts of a case, the oldest first."""
    with ledger.reading() as rows:
        found = rows.execute(f"SELECT {_HEAD} FROM forecast WHERE case_name = ? ORDER BY number", (case,))
        return tuple(Entry(**told) for told in _told(found))


def kept(ledger: Ledger, case: str, number: int) -> Kept:
    """One whole forecast by its number.

    Raises
    ------
    LedgerError
        Where the case has no forecast of that number.
    """
    with ledger.reading() as rows:
        found = rows.execute(
            f"SELECT {_WHOLE} FROM forecast JOIN scenario ON scenario.id = forecast.scenario "
            "WHERE case_name = ? AND number = ?",
            (case, number),
        )
        told = next(_told(found), None)
    if told is None:
        raise LedgerError(f"{ledger.file}: no forecast {number} of '{case}' -> {_numbers(ledger, case)}")
    return Kept(**told)


def cases(ledger: Ledger) -> tuple[str, ...]:
    """Names of the cases that have forecasts, in alphabetical order."""
    with ledger.reading() as rows:
        found = rows.execute("SELECT DISTINCT case_name FROM forecast ORDER BY case_name").fetchall()
    return tuple(name for (name,) in found)


def claims_of(rows: Rows, number: int) -> tuple[Claim, ...]:
    """What of a forecast will be scored, in the order of the questions' names."""
    names = ("question", "ask", "by", "p", "low", "high", "base_rate", "status_quo")
    found = rows.execute(f"{_CLAIMS} WHERE forecast = ? ORDER BY question", (number,))
    return tuple(Claim(**dict(zip(names, row, strict=True))) for row in found)


def claims_asked(ledger: Ledger, case: str) -> tuple[Claim, ...]:
    """Every claim of a case once, as it was last forecast, in the order of their days."""
    made = entries(ledger, case)
    with ledger.reading() as rows:
        asked = {
            (claim.question, claim.by): claim for entry in made for claim in claims_of(rows, entry.number)
        }
    return tuple(sorted(asked.values(), key=lambda claim: (claim.by, claim.question)))


def _told(found: Cursor) -> Iterator[dict[str, Any]]:
    """Rows by the names of their columns, with what is kept as JSON read."""
    names = [column[0] for column in found.description]
    for row in found:
        told = dict(zip(names, row, strict=True))
        yield told | {key: json.loads(told[key]) for key in ("settings", "environment")}


def _numbers(ledger: Ledger, case: str) -> str:
    known = [str(each.number) for each in entries(ledger, case)]
    if not known:
        return "record one: detente forecast TARGET --record"
    return f"give one of {', '.join(known[-12:])}; detente history lists them"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
