"""What would have to be true for another probability."""

from detente.records.explanation import Explanation, Inverse
from detente.report.explanation import MAX_NUMBERS
from detente.report.explanation import inverse as told
from detente.report.html.answer import EDGES
from detente.report.html.marks import Row, intervals
from detente.report.html.outline import sentences
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.inputs import number_in_words
from detente.report.words import percent


def inverse(result: Explanation) -> Section:
    """How far each number alone reaches, which suffices, and the smallest joint shift that does."""
    found = result.inverse
    if found is None:
        nothing = Text("No other probability was asked about.")
        return Section("inverse", "What would have to be true", (nothing,))
    blocks = (sentences(told(result), skip=1), _figure(found))
    return Section("inverse", f"What would have to be true for {percent(found.wanted)}", blocks)


def _figure(found: Inverse) -> Figure:
    shown = found.numbers[:MAX_NUMBERS]
    rows = [
        Row(
            name=number_in_words(each.input, {}),
            value=found.p,
            low=min(each.p_low, each.p_high),
            high=max(each.p_low, each.p_high),
            text=f"{percent(each.p_low)} to {percent(each.p_high)}",
        )
        for each in shown
    ]
    return Figure(
        name="reach",
        title="How far each number alone moves the probability",
        caption=(
            "Probability with each number at its 1st and at its 99th percentile; the point is the forecast."
        ),
        spec=intervals(rows, title="probability", edges=EDGES),
        table=Table(
            caption="How far each number reaches",
            columns=("number", "now", "would have to be", "at its 1st percentile", "at its 99th"),
            rows=tuple(
                (
                    number_in_words(each.input, {}),
                    f"{each.mode:.3g}",
                    "not enough alone" if each.value is None else f"{each.value:.3g}",
                    percent(each.p_low),
                    percent(each.p_high),
                )
                for each in shown
            ),
            numbers=frozenset({1, 2, 3, 4}),
        ),
    )
