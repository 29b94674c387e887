"""A Forecast as plain text: the number first, then why."""

from collections.abc import Iterator, Sequence
from math import inf

from detente.records.forecast import Chance, EvidenceWeight, Forecast, PackageForecast, TermForecast
from detente.report.pooled import judged_line, pooled_lines
from detente.report.reservations import reservations
from detente.report.terms import changes
from detente.report.words import WORDS, counted, in_words, ordinal, percent, wrapped

SHOWN_FROM = 0.1
MAX_PACKAGES = 5
MAX_MOVERS = 6
MAX_DRIVERS = 6
MAX_QUOTES = 2
MAX_REST = 8
EVEN = 0.5
HOLDS = "holds once signed"
IN_FORCE = "signed and ratified at home"
KEPT_WIDTH = 20


def as_text(result: Forecast) -> str:
    """The whole forecast for a terminal, without colour or box drawing."""
    sections = (_answer, _contours, _packages, against_it, _drivers, _evidence, _questions, foundations)
    blocks = ["\n".join(section(result)) for section in sections]
    return "\n\n".join(block for block in blocks if block)


def _answer(result: Forecast) -> Iterator[str]:
    yield result.title
    yield (
        f"as of {result.as_of} · horizon {result.horizon} · {counted(result.rests_on.worlds, 'world')} · "
        f"seed {result.settings['seed']} · {counted(len(result.evidence), 'item')} of evidence"
    )
    yield ""
    yield f"A DEAL by {result.horizon}: {in_words(result.p_deal.p)}, 80 % band {_band(result.p_deal)}"
    for date, chance in result.by.items():
        event = result.events.get(date, "")
        yield f"  by {date}  {in_words(chance.p):<28} {_band(chance):<20} {event}".rstrip()
    if result.p_holds is not None:
        known = [package.p for package in result.packages if package.p_holds is not None]
        among = "likeliest package" if len(known) == 1 else f"{len(known)} likeliest packages"
        yield (
            f"  {HOLDS}: {percent(result.p_holds)} (of the {among}, "
            f"{percent(sum(known) / result.p_deal.p)} of deals)"
        )
    if result.p_in_force is not None:
        yield f"  {IN_FORCE}: {in_words(result.p_in_force.p)}, 80 % band {_band(result.p_in_force)}"
    base, without = result.rests_on.base_rate, result.without_evidence
    after = percent(result.p_deal.p)
    if result.pooled is not None:
        after = f"{percent(result.pooled.deal['packages'])} · pooled {after}"
    yield f"  base rate {percent(base)} · before evidence {percent(without)} · after evidence {after}"
    yield from reservations(result)


def _band(chance: Chance) -> str:
    return f"{percent(chance.low)} to {percent(chance.high)}"


def _contours(result: Forecast) -> Iterator[str]:
    likely = [term for term in result.terms if (term.p_given_deal or 0) >= SHOWN_FROM]
    if not likely:
        return
    yield "LIKELY CONTOURS: who gives what, with the probability given a deal"
    quotes = {item.id: item for item in result.evidence}
    for giver in dict.fromkeys(term.giver for term in likely):
        yield f"  {result.names.get(giver, giver)} gives" if giver else "  together"
        given = sorted((t for t in likely if t.giver == giver), key=lambda term: -(term.p_given_deal or 0))
        for term in given:
            yield from _term(result, term, quotes)
    rest = [term for term in result.terms if term not in likely]
    if rest:
        named = "; ".join(
            f"{term.issue}: {term.option} {percent(term.p_given_deal or 0)}" for term in rest[:MAX_REST]
        )
        more = "; ..." if len(rest) > MAX_REST else ""
        yield wrapped(f"below {percent(SHOWN_FROM)}: {named}{more}", indent=2)


def _term(result: Forecast, term: TermForecast, quotes: dict[str, EvidenceWeight]) -> Iterator[str]:
    deliverer = term.via if term.via != term.giver else None
    via = f" (delivered by {result.names.get(deliverer, deliverer)})" if deliverer else ""
    yield wrapped(f"{in_words(term.p_given_deal or 0)}  {term.title}: {term.option}{via}", indent=4)
    strongest = sorted(
        (quotes[name] for name in term.evidence), key=lambda item: -abs(item.log_lr * item.weight)
    )
    if not strongest:
        yield " " * 14 + "no evidence: the file's numbers alone"
    for item in strongest[:MAX_QUOTES]:
        sign = "+" if item.log_lr > 0 else "-"
        yield wrapped(f"{sign} {item.quote or item.says} [{item.id}]", indent=14)


def _packages(result: Forecast) -> Iterator[str]:
    listed = [package for package in result.packages if not isinstance(package.package, str)]
    if not listed:
        return
    known = [package for package in listed if package.p_holds is not None]
    by_margin = sorted(known, key=lambda package: -inf if package.margin is None else -package.margin)
    yield "MOST LIKELY PACKAGES (mutually exclusive)"
    passed = result.p_in_force is not None
    if known or passed:
        asked = f"{'in force':>8}  " * passed + f"{HOLDS:<{KEPT_WIDTH}}  " * bool(known)
        yield f"  {'p':>6}  {asked}terms"
    for package in listed[:MAX_PACKAGES]:
        assert not isinstance(package.package, str)
        kept = f"{percent(package.p_in_force or 0):>8}  " * passed
        kept += f"{_kept(package, by_margin):<{KEPT_WIDTH}}  " * bool(known)
        line = f"{percent(package.p):>6}  {kept}{changes(package.package, result.status_quo)}"
        yield wrapped(line, indent=2, hanging=10 + len(kept))
    shown = sum(package.p for package in listed[:MAX_PACKAGES])
    yield f"  {percent(max(result.p_deal.p - shown, 0)):>6}  other packages"
    yield f"  {percent(1 - result.p_deal.p):>6}  no deal"
    if known:
        yield from _legend(known, result.p_holds)


def _legend(known: Sequence[PackageForecast], holds: float | None) -> Iterator[str]:
    """What stands in the column of what holds."""
    told = "in which share of its worlds nobody gains by leaving it, answers counted"
    margin = "; margin: 1st has most to spare" if len(known) > 1 else ""
    weak = "; who would leave, and why: detente stability" if (holds or 0) < EVEN else ""
    yield wrapped(f"{HOLDS}: {told}{margin}{weak}", indent=2)


def _kept(package: PackageForecast, by_margin: Sequence[PackageForecast]) -> str:
    """In which share of its worlds a package holds, and its place among those listed by margin."""
    if package.p_holds is None:
        return "not looked at"
    place = f", margin {ordinal(by_margin.index(package) + 1)}" if len(by_margin) > 1 else ""
    return percent(package.p_holds) + place


def against_it(result: Forecast) -> Iterator[str]:
    """What stands against a deal, under a heading."""
    against = result.obstacles
    yield "WHAT STANDS AGAINST IT"
    short = ", ".join(
        f"{result.names.get(p, p)} in {percent(share)}" for p, share in against.short.items() if share
    )
    of_those = (
        f"; in the nearest one somebody still loses by signing: {short} of these worlds" if short else ""
    )
    yield "  in per cent of worlds, before evidence:"
    yield wrapped(
        f"{percent(against.no_package):>6}  no package worth signing to all who must accept{of_those}",
        indent=4,
    )
    yield f"    {percent(against.not_in_time):>6}  a package, but no signature by {result.horizon}"
    if against.deliveries:
        weakest = sorted(against.deliveries.items(), key=lambda pair: pair[1])[:4]
        yield "  delivery by third parties: " + ", ".join(f"{what} {percent(p)}" for what, p in weakest)
    quotes = {item.id: item for item in result.evidence}
    for name in against.counter_evidence[:3]:
        yield wrapped(f"- {quotes[name].quote or quotes[name].says} [{name}]", indent=2)
    if against.not_weighed:
        named = ", ".join(against.not_weighed)
        yield wrapped(f"in the scenario but not weighed by this version: {named}", indent=2)


def _drivers(result: Forecast) -> Iterator[str]:
    if not result.drivers:
        return
    yield "WHAT DRIVES THE ANSWER (share of the variation between worlds that one number alone explains)"
    for driver in result.drivers[:MAX_DRIVERS]:
        yield f"  {percent(driver.share):>6}  {driver.input}"


def _evidence(result: Forecast) -> Iterator[str]:
    if not result.evidence:
        return
    yield f"WHAT MOVED IT (in points of p; without evidence p would be {percent(result.without_evidence)})"
    movers = sorted(result.evidence, key=lambda item: -max(abs(item.moved_deal), abs(item.moved_term or 0)))
    for item in movers[:MAX_MOVERS]:
        term = ", ".join(f"{issue}: {option}" for issue, option in item.term.items())
        on_term = (
            f", {100 * item.moved_term:+.1f} on {term} given a deal" if item.moved_term is not None else ""
        )
        moved = f"{100 * item.moved_deal:+.1f} on the deal{on_term}"
        yield wrapped(f"{moved} [{item.id}: ln LR {item.log_lr:+.2f}, counted {item.weight:.2f}]", indent=2)
    if len(movers) > MAX_MOVERS:
        yield f"  and {len(movers) - MAX_MOVERS} more"


def _questions(result: Forecast) -> Iterator[str]:
    if not result.questions:
        return
    yield "QUESTIONS"
    for question in result.questions:
        yield wrapped(f"{in_words(question.chance.p)}  {question.ask}", indent=2)


def foundations(result: Forecast) -> Iterator[str]:
    """What the forecast rests on, under a heading."""
    rests = result.rests_on
    yield "WHAT IT RESTS ON"
    how = (
        "every world solved exactly"
        if rests.exact
        else "worlds choose among the packages found in a sample of them"
    )
    error = "unknown" if rests.mc_error is None else f"{100 * rests.mc_error:.2f} points"
    yield f"  {counted(rests.worlds, 'world')}, Monte Carlo error {error}; {how}"
    numbers = rests.judgements + rests.evidenced
    drafted = f", {rests.drafted} put there by detente draft" if rests.drafted else ""
    reasons = f"{rests.evidenced - rests.drafted} with a reason in the file{drafted}"
    yield f"  {counted(numbers, 'number')}: {reasons}, {rests.judgements} bare judgement"
    yield wrapped(f"base rate {percent(rests.base_rate)}: {rests.reference_class}", indent=2)
    models = ", ".join(f"{name.replace('_', '-')} {percent(p)}" for name, p in result.models.items())
    yield f"  models, each alone: {models}"
    yield from pooled_lines(result)
    yield f"  {judged_line(result)}"
    yield wrapped(f"words beside numbers (ICD 203): {WORDS}", indent=2)
    yield from (wrapped(f"! {warning}", indent=2) for warning in result.warnings)
