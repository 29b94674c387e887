"""What changed between two recorded forecasts."""

from detente.records.ledger import Comparison
from detente.report.html.marks import Row, diverging
from detente.report.html.outline import sentences
from detente.report.html.section import Block, Figure, Section, Table, Text
from detente.report.ledger import MAX_CHANGES, SHOWN, comparison_as_lines
from detente.report.words import percent, points


def comparison(found: Comparison) -> Section:
    """What came out otherwise, the largest moves first, and what went in otherwise."""
    a, b = found.a, found.b
    lead = (
        f"#{a.number} (as of {a.as_of}) {percent(a.p_deal)} -> #{b.number} (as of {b.as_of}) "
        f"{percent(b.p_deal)}"
    )
    moved = sorted((each for each in found.moved if abs(each.by) >= SHOWN), key=lambda each: -abs(each.by))
    shown = moved[:MAX_CHANGES]
    blocks: list[Block] = [Text(lead, says="lead")]
    if shown:
        figure = Figure(
            name="moved",
            title="What moved between the two forecasts",
            caption="Change of each probability from the first forecast to the second, in points.",
            spec=diverging(
                [Row(name=each.name, value=100 * each.by, text=points(each.by)) for each in shown],
                title="points of probability",
            ),
            table=Table(
                caption="What moved",
                columns=("what", f"#{a.number}", f"#{b.number}", "points"),
                rows=tuple(
                    (each.name, percent(each.a or 0), percent(each.b or 0), points(each.by)) for each in shown
                ),
                numbers=frozenset({1, 2, 3}),
            ),
        )
        blocks.append(figure)
    blocks.append(sentences(comparison_as_lines(found), skip=2))
    return Section("comparison", f"From #{a.number} to #{b.number}", tuple(blocks))
