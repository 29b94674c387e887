"""What a reader must know beside a forecast's number: why it leaves the base rate, and who has judged it."""

from collections.abc import Iterator

from detente.records.forecast import Forecast
from detente.report.words import percent, wrapped

APART_FROM = 0.02


def reservations(result: Forecast) -> Iterator[str]:
    """Lines that follow the base rate; none where the worlds agree with it and somebody judged the file."""
    yield from _apart(result)
    yield from _drafted(result)


def _apart(result: Forecast) -> Iterator[str]:
    """Why the worlds say something else than the base rate before any evidence."""
    base, none = result.rests_on.base_rate, result.obstacles.no_package
    gap = result.without_evidence - base
    if abs(gap) < APART_FROM:
        return
    side, way = ("above", "to") if gap > 0 else ("below", "beyond")
    why = f"deadlines, events and pace (timing) move signatures {way} these months"
    if gap < 0 and base * none > -gap / 2:
        why = f"{percent(none)} of worlds hold no package worth signing"
    yield wrapped(f"{side} the base rate before evidence: {why} (detente explain)", indent=2)


def _drafted(result: Forecast) -> Iterator[str]:
    """How many numbers are nobody's judgement."""
    rests = result.rests_on
    if rests.drafted:
        numbers = rests.judgements + rests.evidenced
        which = f"all {numbers}" if rests.drafted == numbers else f"{rests.drafted} of {numbers}"
        judged = f"{which} numbers are defaults of detente draft that nobody has judged"
        yield wrapped(f"! from text alone: {judged}: a start, not yet a forecast", indent=2)
