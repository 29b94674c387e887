"""A recorded forecast made once more, and what may explain a difference."""

import json

from detente.case.place import Place, environment
from detente.forecasting.replaying import replayed
from detente.forecasting.solving import Progress
from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import kept
from detente.records.forecast import Forecast
from detente.records.ledger import Kept
from detente.scenario import loads


def replay(place: Place, number: int, *, progress: Progress) -> tuple[Forecast, Kept]:
    """Forecast again with what the ledger kept; and what it kept.

    Raises
    ------
    LedgerError
        Where the case has no forecast of that number.
    """
    with place.to_read() as opened:
        recorded = kept(opened, place.case, number)
        items = evidence_of(opened, number)
    scenario = loads(recorded.scenario, name=f"{place.file} #{number}")
    return replayed(scenario, recorded.settings, items, progress=progress), recorded


def otherwise(result: Forecast, recorded: Kept) -> str | None:
    """What may explain other bytes: how far the deal moved, other versions; None where they are the same."""
    if result.to_json() == recorded.result:
        return None
    then, today = (
        dict(recorded.environment) | {"detente": recorded.version},
        environment() | {"detente": result.version},
    )
    changed = [f"{name} {then.get(name)} -> {today[name]}" for name in today if then.get(name) != today[name]]
    before = json.loads(recorded.result)["result"]["p_deal"]["p"]
    moved = f"p_deal {before!r} -> {result.p_deal.p!r}"
    return f"{moved}; {', '.join(changed) or 'the same versions'}"
