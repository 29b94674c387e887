"""What to look for next."""

from collections.abc import Sequence

from detente.records.watch import Indicator, Watch
from detente.report.html.answer import EDGES
from detente.report.html.marks import Row, intervals
from detente.report.html.section import Figure, Section, Text
from detente.report.html.section import Table as Listed
from detente.report.inputs import number_in_words
from detente.report.watch import MAX_SHOWN
from detente.report.words import percent

MAX_DRAWN = 8
VALUE = "Value: by how much knowing it is expected to lower the Brier score, in thousandths."


def watch(result: Watch) -> Section:
    """Open indicators by the value of what they tell: those known soon, then those known later."""
    soon = [found for found in result.indicators if found.in_time][:MAX_SHOWN]
    later = [found for found in result.indicators if not found.in_time][:MAX_SHOWN]
    event = f", {result.event}" if result.event else ""
    lead = (
        f"A deal by {result.horizon}: {percent(result.p)}. To know all would lower the Brier "
        f"score by {1000 * result.uncertainty:.0f} thousandths."
    )
    blocks = [Text(lead, says="lead")]
    figures = [
        _figure(result, found, name, title)
        for name, title, found in (
            ("soon", f"Known by {result.next_deadline}{event}, or at any time", soon),
            ("later", "Known later", later),
        )
        if found
    ]
    return Section("watch", "What to watch", (*blocks, *figures, Text(VALUE, says="note")))


def _figure(result: Watch, found: Sequence[Indicator], name: str, title: str) -> Figure:
    rows = [
        Row(
            name=_name(each),
            value=result.p,
            low=min(each.if_high, each.if_low),
            high=max(each.if_high, each.if_low),
            text=f"value {1000 * each.value:.1f}",
        )
        for each in found[:MAX_DRAWN]
    ]
    return Figure(
        name=name,
        title=title,
        caption=f"{title}: probability of a deal if it comes about and if not (whiskers), and now (point).",
        spec=intervals(rows, title="probability of a deal", edges=EDGES),
        table=Listed(
            caption=title,
            columns=("what", "by", "likely", "deal if so", "if not", "value"),
            rows=tuple(map(_cells, found)),
            numbers=frozenset({2, 3, 4, 5}),
            folded=True,
        ),
    )


def _cells(each: Indicator) -> tuple[str, ...]:
    of_number = " (if high; if low)" if each.kind == "number" else ""
    likely = "" if each.p is None else percent(each.p)
    chances = (percent(each.if_high), percent(each.if_low), f"{1000 * each.value:.1f}")
    return (_name(each) + of_number, each.by or "any day", likely, *chances)


def _name(each: Indicator) -> str:
    return number_in_words(each.what, {}) if each.kind == "number" else each.what
