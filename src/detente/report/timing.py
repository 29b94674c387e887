"""A TimingResult as plain text: the chances by date first."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.records.timing import Commitment, Recorded, TimingResult
from detente.report.words import counted, in_words, percent, wrapped

_DAYS = {7: "a week", 30: "30 days", 90: "90 days", 365: "a year", 730: "two years", 1826: "five years"}


def as_text(result: TimingResult) -> str:
    """The whole result on about a screen."""
    return "\n".join(as_lines(result))


def as_lines(result: TimingResult) -> list[str]:
    """The same, a sentence an item."""
    sections = (_answer, _turns, _bargain, _commitment, _recorded)
    lines = [result.title, *(line for section in sections for line in section(result))]
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _answer(result: TimingResult) -> Iterator[str]:
    yield f"as of {result.as_of}"
    yield ""
    told = in_words(result.p_by[result.horizon])
    yield f"SIGNED BY {result.horizon}: {told}, given a package that all accept"
    for date, p in result.p_by.items():
        found = result.deadlines[date]
        band = f"{_ends(result.bands['p_by'][date]):<20} " if result.bands else ""
        yield f"  by {date}  {in_words(p):<28} {band}{found.event}".rstrip()
        if found.last_month is not None:
            pull = f"{percent(found.without_pull)} if no deadline pulled"
            yield f"{'':17}{percent(found.last_month)} of these in the month before it; {pull}"
    yield f"  as likely as not: {_median(result)}"
    if result.bands:
        worlds = counted(result.settings["draws"], "world")
        yield f"  {worlds} · seed {result.settings['seed']} · 80 % bands beside the chances"
    yield wrapped(_source(result), indent=2)
    yield "  detente forecast has the same chances in worlds with such a package, and weighs evidence on top"


def _ends(band: Mapping[str, Any]) -> str:
    return f"{percent(band['low'])} to {percent(band['high'])}"


def _median(result: TimingResult) -> str:
    told = f"by {result.median}" if result.median else "not within fifty years"
    if result.bands is None:
        return told
    band = result.bands["median"]
    if band is None:
        return f"{told}; in no world within fifty years"
    some = f", in {percent(band['share'])} of worlds at all" if "share" in band else ""
    return f"{told} (80 % band {band['low']} to {band['high']}{some})"


def _source(result: TimingResult) -> str:
    if result.base_rate is None:
        return "the level of the hazard is the file's own (timing.a)"
    return f"base rate {percent(result.base_rate)} by {result.horizon}: {result.reference_class}"


def _turns(result: TimingResult) -> Iterator[str]:
    for turn in result.events:
        until = f" to {turn.until}" if turn.until else " on"
        moved = f"{100 * turn.moved:+.1f} points by {result.horizon}"
        yield wrapped(f"{turn.event}, from {turn.date}{until}: {moved}", indent=2)


def _bargain(result: TimingResult) -> Iterator[str]:
    if not result.first_offer:
        return
    yield ""
    step = "month" if result.step_months == 1 else f"{result.step_months:g} months"
    yield f"what the clock does to one pie (an offer every {step}, in turn; share of whoever makes the first)"
    for date, found in result.deadlines.items():
        last = ", the last its own" if found.offers % 2 else ", the last the other's"
        left = f"{counted(found.offers, 'offer')} left{last if found.offers > 1 else ''}"
        yield wrapped(f"talks end on {date}, {left}: {_shares(found.first_offer)}", indent=2)
    yield f"  talks never end: {_shares(result.first_offer)}"


def _shares(first_offer: Mapping[str, float]) -> str:
    return ", ".join(f"{party} {share:.2f}" for party, share in first_offer.items())


def _commitment(result: TimingResult) -> Iterator[str]:
    if not result.commitment:
        return
    yield ""
    yield "will the other be stronger later?"
    for name, found in result.commitment.items():
        band = result.bands["commitment"][name]["holds"] if result.bands else None
        worlds = f" (a deal can hold in {percent(band.get('true', 0.0))} of worlds)" if band else ""
        yield wrapped(f"{name}: {_can_hold(found)}{worlds}", indent=2, hanging=4)


def _can_hold(found: Commitment) -> str:
    shift = f"{found.riser} would prevail with {percent(found.p_now)} now and {percent(found.p_next)} next"
    low, high = found.range_now
    room = f"both prefer {low:.2f} to {high:.2f} of the whole for {found.riser} to a conflict now"
    if not found.holds:
        worse = f"{found.decliner} would rather fight now than be promised anything (by {found.gap:.2f})"
        return f"{shift}: too fast a shift, and {worse}; {room}"
    most = "" if found.most is None or found.most > 1 else f", up to {percent(found.most)} next"
    return f"{shift}: slow enough for {found.decliner} to be paid for{most}; {room}"


def _recorded(result: TimingResult) -> Iterator[str]:
    yield ""
    yield "how long such things took (published data, for comparison; none of it is in the chances above)"
    for found in result.recorded:
        yield wrapped(f"{found.name}: {_times(found)}", indent=2, hanging=4)


def _times(found: Recorded) -> str:
    n = "" if found.n is None else f"n {found.n:,}; "
    median = "" if found.median_days is None else f"median {found.median_days} days; "
    within = ", ".join(
        f"{percent(share)} within {_DAYS.get(days, f'{days} days')}" for days, share in found.by_days.items()
    )
    return f"{n}{median}{within}"
