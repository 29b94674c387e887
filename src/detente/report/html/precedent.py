"""What terms past treaties held."""

from detente.records.precedent import PrecedentResult
from detente.report.html.answers import answered
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.section import Figure, Section, Table
from detente.report.precedent import as_lines
from detente.report.words import percent

MAX_TERMS = 15


def precedent(result: PrecedentResult) -> Section:
    """The likeliest terms by earlier treaties of these parties, with the treaties that say so."""
    shown = result.terms[:MAX_TERMS]
    figure = Figure(
        name="terms",
        title="Terms of earlier treaties",
        caption="Probability of each term by what earlier treaties of these parties held.",
        spec=bars(
            [Row(name=term.id, value=term.p, text=percent(term.p)) for term in shown],
            title="probability",
            domain=SHARES,
        ),
        table=Table(
            caption="Terms and the treaties that held them",
            columns=("term", "probability", "ten-year base rate", "in the last treaty", "from"),
            rows=tuple(
                (
                    term.id,
                    percent(term.p),
                    percent(term.base_rate),
                    "yes" if term.copied else "no",
                    ", ".join(term.treaties[:4]),
                )
                for term in shown
            ),
            numbers=frozenset({1, 2}),
        ),
    )
    lines = as_lines(result, top=MAX_TERMS)
    return answered("precedent", "What past treaties held", result, lines=lines, shown=[figure])
