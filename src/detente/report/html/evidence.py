"""What was said, where and when, and how much of it counts."""

from collections.abc import Sequence

from detente.records.evidence import EvidenceItem
from detente.records.forecast import EvidenceWeight, Forecast
from detente.report.html.section import Quote, Section, Table, Text
from detente.report.words import counted


def evidence(result: Forecast, items: Sequence[EvidenceItem] = ()) -> Section:
    """Every item with its likelihood ratio, the share of it that counts, and what it moved."""
    if not result.evidence:
        return Section("evidence", "Evidence", (Text("No evidence: the file's numbers alone."),))
    known = {item.id: item for item in items}
    rows = tuple(
        (
            item.quote or item.says,
            _about(item),
            item.source or "",
            _date(known.get(item.id)) or "",
            f"{item.log_lr:+.2f}",
            f"{item.weight:.2f}",
            f"{100 * item.moved_deal:+.1f}",
        )
        for item in sorted(result.evidence, key=lambda item: (_date(known.get(item.id)) or "", item.id))
    )
    table = Table(
        caption=f"{counted(len(rows), 'item')} of evidence",
        columns=("what is said", "about", "source", "known", "ln LR", "counted", "moved the deal, points"),
        rows=rows,
        numbers=frozenset({4, 5, 6}),
    )
    told = (
        "ln LR: the logarithm of the likelihood ratio, how much more likely the sentence is if "
        "the term comes "
        "about; counted: the share left once reports of one source and of one thesis are not counted twice."
    )
    return Section("evidence", "Evidence", (table, Text(told, says="note")))


def quotes(found: Sequence[EvidenceWeight], items: Sequence[EvidenceItem]) -> tuple[Quote, ...]:
    """Items as quotations with their source and day."""
    known = {item.id: item for item in items}
    return tuple(
        Quote(
            text=item.quote or item.says,
            sign="for" if item.log_lr > 0 else "against",
            about=f"{item.says}, {item.id}",
            where="; ".join(filter(None, (_author(known.get(item.id)), item.source))),
            date=_date(known.get(item.id)),
        )
        for item in found
    )


def _about(item: EvidenceWeight) -> str:
    return ", ".join(f"{issue}: {option}" for issue, option in item.term.items()) or "the deal"


def _date(item: EvidenceItem | None) -> str | None:
    return item.known_on.isoformat() if item and item.known_on else None


def _author(item: EvidenceItem | None) -> str | None:
    return item.author if item else None
