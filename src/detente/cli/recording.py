"""A forecast into the ledger, by whichever verb made it."""

from collections.abc import Iterable

from detente.case.place import Place, now
from detente.cli.clock import doubt_the_clock
from detente.cli.later import Later
from detente.cli.output import remark
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.scenario import Scenario

write = Later("detente.case.recording", "record")


def record(
    place: Place, result: Forecast, *, scenario: Scenario, evidence: Iterable[EvidenceItem], quiet: bool
) -> int:
    """Write a forecast with all it takes to make it again; say under which number, and return that."""
    moment = now()
    with place.to_write() as opened:
        doubt_the_clock(opened, moment)
        number: int = write(
            opened, result, case=place.case, scenario=scenario, evidence=evidence, recorded=moment
        )
    if not quiet:
        remark(f"recorded as forecast {number} of {place.case} in {place.file}")
    return number
