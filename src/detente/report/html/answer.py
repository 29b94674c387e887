"""The answer first: a number, then its word, its band, and how much to trust it."""

from collections.abc import Iterator

from detente.records.forecast import Chance, Forecast
from detente.report.forecast import HOLDS, IN_FORCE
from detente.report.html.chart import BLUE, INK_2
from detente.report.html.marks import Row, intervals
from detente.report.html.section import Block, Figure, Section, Table, Text, Told
from detente.report.words import BANDS, counted, in_words, percent

EVEN = 0.5
EDGES = tuple(end / 100 for end, _ in BANDS[:-1])
WORDS = "dotted lines: where the words for a chance change, at 5, 20, 45, 55, 80 and 95 %"


def answer(result: Forecast) -> Section:
    """How likely a deal is, against the base rate and without the evidence."""
    rests = result.rests_on
    blocks: tuple[Block, ...] = (
        Text(lead(result), says="lead"),
        *contours(result),
        Text(confidence(result)),
        Figure(
            name="chances",
            title=f"How likely a deal is by {result.horizon}",
            caption=f"Probability of a deal by {result.horizon} with its 80 % band over the worlds; {WORDS}.",
            spec=intervals(list(_rows(result)), title="probability", edges=EDGES),
            table=Table(
                caption="How likely",
                columns=("what", "probability", "80 % band"),
                rows=tuple(
                    (row.name, in_words(row.value), "" if row.low is None else band(row.low, row.high or 0))
                    for row in _rows(result)
                ),
            ),
        ),
        Text(f"Base rate {percent(rests.base_rate)}: {rests.reference_class}.", says="note"),
        *(Text(warning, says="warning") for warning in result.warnings),
    )
    return Section("answer", "The answer", blocks)


def lead(result: Forecast) -> str:
    """The answer in one sentence."""
    chance = result.p_deal
    return f"A deal by {result.horizon}: {in_words(chance.p)}, 80 % band {band(chance.low, chance.high)}."


def contours(result: Forecast) -> list[Told]:
    """What a deal would likely hold: the terms at even odds or better, a sentence a giver."""
    likely = [term for term in result.terms if (term.p_given_deal or 0) >= EVEN]
    ranked = sorted(likely, key=lambda term: -(term.p_given_deal or 0))
    by_giver: dict[str, list[str]] = {}
    for term in ranked:
        giver = result.names.get(term.giver, term.giver) if term.giver else "Together"
        chance = percent(term.p_given_deal or 0)
        by_giver.setdefault(giver, []).append(f"{term.title}: {term.option} ({chance})")
    head = [(0, "If there is a deal, it more likely than not holds:")]
    lines = [(1, f"{giver}: {'; '.join(held)}.") for giver, held in by_giver.items()]
    return [Told((*head, *lines))] if lines else []


def confidence(result: Forecast) -> str:
    """What the answer rests on, in a sentence of its own."""
    rests = result.rests_on
    error = "" if rests.mc_error is None else f", Monte Carlo error {100 * rests.mc_error:.2f} points"
    drafted = f", {rests.drafted} defaults of a draft that nobody has judged" if rests.drafted else ""
    return (
        f"It rests on {counted(len(result.evidence), 'item')} of evidence and on "
        f"{counted(rests.judgements + rests.evidenced, 'number')}, {rests.evidenced - rests.drafted} with a "
        "reason in the file and "
        f"{rests.judgements} bare judgement{drafted}; {counted(rests.worlds, 'world')} were drawn{error}."
    )


def band(low: float, high: float) -> str:
    """An 80 % band as people read it."""
    return f"{percent(low)} to {percent(high)}"


def chance_row(name: str, chance: Chance, *, colour: str = BLUE) -> Row:
    """A probability with its band as a row of a chart."""
    return Row(
        name=name,
        value=chance.p,
        text=percent(chance.p),
        low=chance.low,
        high=chance.high,
        colour=colour,
    )


def _rows(result: Forecast) -> Iterator[Row]:
    yield chance_row(f"a deal by {result.horizon}", result.p_deal)
    if result.p_in_force is not None:
        yield chance_row(IN_FORCE, result.p_in_force)
    if result.p_holds is not None:
        yield _point(f"{HOLDS}, as far as looked at", result.p_holds)
    yield _point("before evidence", result.without_evidence)
    yield _point("base rate", result.rests_on.base_rate)


def _point(name: str, p: float) -> Row:
    return Row(name=name, value=p, text=percent(p), colour=INK_2)
