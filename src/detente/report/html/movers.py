"""What the evidence moved."""

from detente.records.forecast import EvidenceWeight, Forecast
from detente.report.forecast import MAX_MOVERS
from detente.report.html.marks import Row, diverging, shortened
from detente.report.html.section import Figure, Section, Table, Text
from detente.report.words import percent, points


def movers(result: Forecast) -> Section:
    """The items without which the probability of the deal would be another, by how much."""
    if not result.evidence:
        return Section("moved", "What moved it", (Text("No evidence: nothing moved it."),))
    ranked = sorted(result.evidence, key=lambda item: -abs(item.moved_deal))[:MAX_MOVERS]
    rows = [
        Row(
            name=shortened(item.quote or item.says, 100),
            value=100 * item.moved_deal,
            text=points(item.moved_deal),
        )
        for item in ranked
    ]
    told = f"Without any evidence the probability would be {percent(result.without_evidence)}."
    figure = Figure(
        name="moved",
        title="What single items of evidence moved",
        caption="What the forecast of a deal would lose without each item, in points of probability.",
        spec=diverging(rows, title="points of probability"),
        table=Table(
            caption="What moved it most",
            columns=("item", "on the deal", "on its term, given a deal", "ln LR", "counted"),
            rows=tuple(map(_cells, ranked)),
            numbers=frozenset({1, 2, 3, 4}),
            folded=True,
        ),
    )
    return Section("moved", "What moved it", (Text(told), figure))


def _cells(item: EvidenceWeight) -> tuple[str, ...]:
    on_term = "" if item.moved_term is None else points(item.moved_term)
    said = item.quote or item.says
    return (
        f"{said} [{item.id}]",
        points(item.moved_deal),
        on_term,
        f"{item.log_lr:+.2f}",
        f"{item.weight:.2f}",
    )
