"""Does it pass at home."""

from detente.records.ratify import RatifyResult
from detente.report.html.answer import EDGES, WORDS
from detente.report.html.answers import answered, main_table
from detente.report.html.marks import Row, intervals
from detente.report.html.section import Figure, Section
from detente.report.ratify import as_lines
from detente.report.words import percent


def ratify(result: RatifyResult) -> Section:
    """The chance of every home, and of all together."""
    known = [(party, p) for party, p in result.p.items() if p is not None]
    rows = [Row(name=party, value=p, text=percent(p)) for party, p in known]
    if result.p_all is not None and len(known) > 1:
        rows.append(Row(name="all together", value=result.p_all, text=percent(result.p_all)))
    figure = Figure(
        name="homes",
        title="Chance of ratification, home by home",
        caption=f"Probability that each home ratifies the deal once it is signed; {WORDS}.",
        spec=intervals(rows, title="probability", edges=EDGES),
        table=main_table(result, "Who must be content at home"),
    )
    shown = [figure] if rows else []
    return answered("ratify", "Does it pass at home", result, lines=as_lines(result), shown=shown)
