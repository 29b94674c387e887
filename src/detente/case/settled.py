"""What of a case has turned out, with what the authors of its evidence had foretold."""

import datetime
from dataclasses import replace
from functools import cache

from detente.forecasting.pundits import pundits
from detente.ledger import Ledger
from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import kept
from detente.ledger.resolutions import settled
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Settled
from detente.scenario import Scenario, loads


def settled_claims(ledger: Ledger, case: str) -> tuple[Settled, ...]:
    """The settled claims of a case, each beside what the evidence of its last forecast foretold.

    Parameters
    ----------
    ledger : Ledger
        Opened to be read.
    case : str
        Which case.
    """

    @cache
    def known(number: int) -> tuple[Scenario, tuple[EvidenceItem, ...]]:
        scenario = loads(kept(ledger, case, number).scenario, name=f"#{number}")
        items = {item.id: item for item in (*scenario.evidence, *evidence_of(ledger, number))}
        return scenario, tuple(items.values())

    found = []
    for each in settled(ledger, case):
        said = None
        if each.forecasts:
            last = each.forecasts[-1][0]
            day = datetime.date.fromisoformat(last.as_of)
            said = pundits(*known(last.number), each.resolution.question, as_of=day)
        found.append(replace(each, pundits=said))
    return tuple(found)
