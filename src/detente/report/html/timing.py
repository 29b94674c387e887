"""By when it would be signed."""

from detente.records.timing import TimingResult
from detente.report.html.answer import EDGES, WORDS
from detente.report.html.answers import answered, main_table
from detente.report.html.marks import Row, intervals
from detente.report.html.section import Figure, Section
from detente.report.timing import as_lines
from detente.report.words import percent


def timing(result: TimingResult) -> Section:
    """The chance of a signature by each deadline, given a package that all accept."""
    rows = [
        Row(name=f"{date} {result.deadlines[date].event}".strip(), value=p, text=percent(p))
        for date, p in result.p_by.items()
    ]
    figure = Figure(
        name="by",
        title="Chance of a signature by each deadline",
        caption=f"Probability of a signature by each deadline, given a package that all accept; {WORDS}.",
        spec=intervals(rows, title="probability", edges=EDGES),
        table=main_table(result, "Deadlines", names={"p_by": "signed by then"}),
    )
    return answered("timing", "When would it be signed", result, lines=as_lines(result), shown=[figure])
