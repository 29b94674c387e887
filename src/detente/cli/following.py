"""After a signature: the day of it, and the steps of the plan as questions."""

import datetime

from detente.case.defaults import SEED
from detente.case.place import Place
from detente.cli.output import progress
from detente.cli.recording import record
from detente.forecasting.carrying_out import carried_out
from detente.ledger.errors import LedgerError
from detente.ledger.resolutions import settled
from detente.records.forecast import Forecast
from detente.records.phases import PhasingResult
from detente.scenario import Scenario

__all__ = ["day_of_signature", "record", "steps_as_questions"]

DRAWS = 500


def day_of_signature(place: Place) -> datetime.date:
    """The first day on which a deal is resolved to be signed.

    Raises
    ------
    LedgerError
        Where the ledger tells of none.
    """
    with place.to_read() as opened:
        resolved = [each.resolution for each in settled(opened, place.case)]
    days = [each.date for each in resolved if each.status == "yes" and each.question.startswith("deal-by-")]
    if not days:
        what = f"{place.file}: no deal of '{place.case}' is resolved yes"
        raise LedgerError(
            f"{what} -> detente resolve TARGET deal-by-DATE yes --source TEXT, or --signed DATE"
        )
    return datetime.date.fromisoformat(min(days))


def steps_as_questions(
    scenario: Scenario, plan: PhasingResult, *, draws: int | None, seed: int | None, quiet: bool
) -> Forecast:
    """How likely each step of a signed deal's plan is carried out by its day."""
    with progress("drawing worlds", quiet=quiet) as tick:
        return carried_out(
            scenario,
            plan,
            draws=DRAWS if draws is None else draws,
            seed=SEED if seed is None else seed,
            progress=tick,
        )
