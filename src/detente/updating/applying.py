"""An update written: the scenario file, the evidence and a new forecast, all of it or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.formats.locking import locked
from detente.ledger import Ledger
from detente.ledger.forecasts import record_forecast
from detente.records.update import Update, Written
from detente.updating.planning import Plan


def apply(
    plan: Plan,
    file: Path,
    ledger: Ledger,
    *,
    case: str,
    read: bytes,
    environment: Mapping[str, str],
    recorded: str,
) -> Update:
    """Write a plan.

    Parameters
    ----------
    plan : Plan
        What was shown.
    file : Path
        The scenario file.
    ledger : Ledger
        Opened to be written.
    case : str
        Name of the case in it.
    read : bytes
        What the file held when the plan was made from it.
    environment, recorded
        See `detente.ledger.forecasts.record_forecast`.

    Returns
    -------
    Update
        The plan's, with what was written.

    Raises
    ------
    ValueError
        Where the file has changed since it was read.
    OSError, LedgerError
        Where something cannot be written; the file then stands as it was.
    """
    result = forecast(
        plan.scenario, draws=plan.draws, seed=plan.seed, families=plan.families, basis=plan.basis
    )
    beside = file.with_name(f".{file.name}.part")
    with locked(file):
        try:
            beside.write_text(plan.text, encoding="utf-8", newline="")
            if file.read_bytes() != read:
                raise ValueError(f"{file}: was changed meanwhile; nothing was written -> do it again")
            number = record_forecast(
                ledger,
                result,
                case=case,
                scenario=plan.scenario,
                evidence=(),
                claims=claims(plan.scenario, result),
                environment=environment,
                recorded=recorded,
            )
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    written = Written(file=str(file), ledger=str(ledger.file), forecast=number)
    return replace(plan.update, written=written)
