"""An Explanation as plain text: the steps first, then what they hang on."""

from collections.abc import Iterator

from detente.records.explanation import Explanation, Inverse, Quote, Step
from detente.report.words import counted, in_words, percent, wrapped

MAX_ASSUMPTIONS = 8
MAX_NUMBERS = 6
MAX_QUOTES = 3
NOTED_FROM = 0.0005
JUMPS_BY = 0.02
MODELS = {
    "packages": "in which share of worlds some package is acceptable to all",
    "term": "in which of them it holds this term",
    "timing": "deadlines, events, how fast the talks of each world go",
}


def as_text(result: Explanation) -> str:
    """The whole explanation for a terminal."""
    sections = (_answer, _waterfall, _drivers, _assumptions, inverse)
    blocks = ["\n".join(section(result)) for section in sections]
    return "\n\n".join(block for block in blocks if block)


def _answer(result: Explanation) -> Iterator[str]:
    error = "" if result.mc_error is None else f" · Monte Carlo error {100 * result.mc_error:.1f} points"
    yield result.title
    yield (
        f"as of {result.as_of} · horizon {result.horizon} · {counted(result.settings['draws'], 'world')} · "
        f"seed {result.settings['seed']}{error}"
    )
    yield ""
    given = "" if result.p_given_deal is None else f"; given a deal {percent(result.p_given_deal)}"
    yield wrapped(f"{result.what} by {result.horizon}: {in_words(result.p)}{given}")


def _waterfall(result: Explanation) -> Iterator[str]:
    yield "STEP BY STEP (points of probability; they add up)"
    for step in result.steps:
        yield from _step(step, result)
    yield f"  {percent(result.p):>8}  the forecast"


def _step(step: Step, result: Explanation) -> Iterator[str]:
    if step.kind == "base":
        yield wrapped(f"  {percent(step.after):>8}  base rate: {result.reference_class}", hanging=12)
        return
    said = MODELS.get(step.name, step.name) if step.kind == "model" else f"evidence: {step.name}"
    yield wrapped(f"  {100 * step.change:>+8.1f}  {said}", hanging=12)
    items = sorted(step.items, key=lambda item: -abs(item.log_lr * item.weight))
    for item in items[:MAX_QUOTES]:
        yield wrapped(_quoted(item), indent=12)
    if len(items) > MAX_QUOTES:
        yield " " * 12 + f"and {len(items) - MAX_QUOTES} more"


def _quoted(item: Quote) -> str:
    sign = "+" if item.log_lr > 0 else "-"
    term = ", ".join(f"{issue}: {option}" for issue, option in item.term.items()) or "the deal"
    where = "; ".join(part for part in (item.source, item.date) if part)
    return f"{sign} {item.quote or item.says} [{term}]" + (f" ({where})" if where else "")


def _drivers(result: Explanation) -> Iterator[str]:
    if not result.drivers:
        return
    yield "WHAT DRIVES IT (share of the variation between worlds, 80 % interval: alone; with others)"
    for driver in result.drivers:
        alone = f"{percent(driver.share)} ({_range(driver.low, driver.high)})"
        total = f"{percent(driver.total)} ({_range(driver.total_low, driver.total_high)})"
        yield f"  {alone:<21}{total:<22}{driver.input}"


def _range(low: float, high: float) -> str:
    return f"{100 * low:.0f} to {100 * high:.0f}"


def _assumptions(result: Explanation) -> Iterator[str]:
    shown = [found for found in result.assumptions if abs(found.change) >= NOTED_FROM][:MAX_ASSUMPTIONS]
    if not shown:
        return
    yield "WITHOUT ITS ASSUMPTIONS, one at a time"
    for found in shown:
        line = f"{percent(found.p):>6} ({100 * found.change:+.1f})  {found.what}: {found.without}"
        yield wrapped(line, indent=2, hanging=15)
    if len(result.assumptions) > len(shown):
        yield f"  {len(result.assumptions) - len(shown)} more move it less"


def inverse(result: Explanation) -> Iterator[str]:
    """What would have to be true for the probability asked about, under a heading; nothing where none was."""
    found = result.inverse
    if found is None:
        return
    yield (
        f"WHAT WOULD HAVE TO BE TRUE FOR {percent(found.wanted)} "
        f"(over {found.worlds} of the worlds, where it is {percent(found.p)})"
    )
    alone = [number for number in found.numbers if number.value is not None]
    yield "  one number alone, the others as uncertain as they are:"
    for number in alone[:MAX_NUMBERS]:
        there = f" ({percent(number.p or 0)} there)" if abs((number.p or 0) - found.wanted) > JUMPS_BY else ""
        yield f"    {number.input}: {number.value:.3g} instead of {number.mode:.3g}{there}"
    if not alone:
        yield "    none does it between its 1st and its 99th percentile; nearest come"
        for number in found.numbers[:3]:
            yield f"    {number.input}: {percent(number.p_low)} to {percent(number.p_high)}"
    yield from _joint(found)


def _joint(found: Inverse) -> Iterator[str]:
    if found.length is None:
        yield f"  all together: not even a shift of four standard deviations ({percent(found.reached)})"
        return
    yield f"  all together, the smallest shift ({found.length:.1f} standard deviations in all):"
    for shift in found.shifts:
        median = f"instead of {shift.median:.3g} ({shift.deviations:+.1f})"
        yield f"    {shift.input}: around {shift.to:.3g} {median}"
