"""The scenario's questions and their answers."""

from detente.records.forecast import Forecast
from detente.report.html.answer import EDGES, WORDS, band, chance_row
from detente.report.html.marks import intervals
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.words import in_words


def questions(result: Forecast) -> Section:
    """Each question's probability with its band."""
    if not result.questions:
        return Section("questions", "Questions", (Text("The scenario asks no questions."),))
    rows = [chance_row(each.id, each.chance) for each in result.questions]
    figure = Figure(
        name="questions",
        title="Probability of yes, question by question",
        caption=f"Probability of yes with its 80 % band; {WORDS}. The table has the questions in full.",
        spec=intervals(rows, title="probability of yes", edges=EDGES),
        table=Table(
            caption="Questions",
            columns=("question", "by", "probability", "80 % band"),
            rows=tuple(
                (
                    f"{each.ask} ({each.id})",
                    each.by,
                    in_words(each.chance.p),
                    band(each.chance.low, each.chance.high),
                )
                for each in result.questions
            ),
        ),
    )
    return Section("questions", "Questions", (figure,))
