"""A forecast written into the ledger with all it takes to make it again."""

from collections.abc import Iterable

from detente.case.place import environment
from detente.forecasting.carrying_out import step_claims
from detente.forecasting.claims import claims
from detente.ledger import Ledger
from detente.ledger.forecasts import record_forecast
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.scenario import Scenario


def record(
    ledger: Ledger,
    result: Forecast,
    *,
    case: str,
    scenario: Scenario,
    evidence: Iterable[EvidenceItem],
    recorded: str,
) -> int:
    """Write a forecast, its claims among it, and return its number.

    Parameters
    ----------
    ledger, result, case, scenario, evidence, recorded
        See `detente.ledger.forecasts.record_forecast`.
    """
    return record_forecast(
        ledger,
        result,
        case=case,
        scenario=scenario,
        evidence=evidence,
        claims=step_claims(result) if "plan" in result.settings else claims(scenario, result),
        environment=environment(),
        recorded=recorded,
    )
