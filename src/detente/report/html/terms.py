"""Likely contours: who gives what, how likely given a deal, and what each term rests on."""

from collections.abc import Iterator, Sequence

from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast, TermForecast
from detente.report.forecast import MAX_QUOTES, SHOWN_FROM
from detente.report.html.chart import SERIES
from detente.report.html.evidence import quotes
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.section import Block, Figure, Quotes, Section, Table, Text
from detente.report.words import in_words, percent


def terms(result: Forecast, items: Sequence[EvidenceItem] = ()) -> Section:
    """The terms by giver, likeliest first; below a tenth in the table alone."""
    told = "Who gives what, with the probability given a deal."
    if not _drawn(result):
        return Section("terms", "Likely terms", (Text("No term is likely given a deal."), _table(result)))
    blocks: list[Block] = [Text(told), _figure(result), *_rests(result, items)]
    return Section("terms", "Likely terms", tuple(blocks))


def _figure(result: Forecast) -> Figure:
    shown = _drawn(result)
    givers = list(dict.fromkeys(term.giver for term in shown))
    rows = [
        Row(
            name=f"{term.giver or 'together'}: {named(term)}",
            value=term.p_given_deal or 0,
            text=percent(term.p_given_deal or 0),
            colour=SERIES[givers.index(term.giver) % len(SERIES)],
        )
        for term in shown
    ]
    return Figure(
        name="terms",
        title="Probability of each term given a deal, by giver",
        caption=(
            "Probability of each term given a deal, grouped by who gives it; less likely terms are "
            "in the table."
        ),
        spec=bars(rows, title="probability given a deal", domain=SHARES),
        table=_table(result),
    )


def _table(result: Forecast) -> Table:
    return Table(
        caption="All terms",
        columns=("term", "giver", "delivered by", "given a deal", "in any case"),
        rows=tuple(
            (
                named(term),
                giver_of(result, term),
                "" if term.via in (None, term.giver) else result.names.get(term.via or "", term.via or ""),
                in_words(term.p_given_deal or 0),
                percent(term.p),
            )
            for term in _by_giver(result.terms)
        ),
        numbers=frozenset({4}),
        folded=True,
    )


def _rests(result: Forecast, items: Sequence[EvidenceItem]) -> Iterator[Quotes | Text]:
    weights = {item.id: item for item in result.evidence}
    for term in _drawn(result):
        ranked = sorted(
            (weights[name] for name in term.evidence), key=lambda item: -abs(item.log_lr * item.weight)
        )
        head = f"{named(term)}, {in_words(term.p_given_deal or 0)}"
        if ranked:
            yield Quotes(head, quotes(ranked[:MAX_QUOTES], items))
    bare = [named(term) for term in _drawn(result) if not term.evidence]
    if bare:
        yield Text(f"No evidence, the file's numbers alone: {'; '.join(bare)}.", says="note")


def _drawn(result: Forecast) -> list[TermForecast]:
    return [term for term in _by_giver(result.terms) if (term.p_given_deal or 0) >= SHOWN_FROM]


def _by_giver(found: Sequence[TermForecast]) -> list[TermForecast]:
    """Givers in the order of their likeliest terms, each with its terms, likeliest first."""
    ranked = sorted(found, key=lambda term: -(term.p_given_deal or 0))
    givers = list(dict.fromkeys(term.giver for term in ranked))
    return sorted(ranked, key=lambda term: givers.index(term.giver))


def named(term: TermForecast) -> str:
    """The issue's title and the option."""
    return f"{term.title}: {term.option}"


def giver_of(result: Forecast, term: TermForecast) -> str:
    """Who gives it, by full name."""
    return result.names.get(term.giver, term.giver) if term.giver else "together"
