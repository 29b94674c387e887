"""What a ledger holds, as text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.records.ledger import Comparison, Entry, Found, History, Moved, Resolution
from detente.report.words import counted, percent, wrapped

SHOWN = 0.0005
"""A probability that moved by less shows no other figure."""
MAX_CHANGES = 12
_ROWS = {
    "forecast": ("forecast",),
    "resolution": ("resolution",),
    "evidence": ("item of evidence", "items of evidence"),
}


def history_as_text(history: History) -> str:
    """Forecasts and resolutions, one a line, the oldest first."""
    forecasts = [_forecast(entry) for entry in history.forecasts]
    resolved = [_resolution(each) for each in history.resolutions]
    head = [f"{history.case}: {counted(len(forecasts), 'forecast')}, {counted(len(resolved), 'resolution')}"]
    return "\n".join([*head, "", *forecasts, *(["", "RESOLVED", *resolved] if resolved else [])])


def resolution_as_text(resolution: Resolution) -> str:
    """What was written."""
    return f"written to the ledger of {resolution.case}:\n{_resolution(resolution)}"


def evidence_as_text(found: Sequence[Found]) -> str:
    """Items of evidence, two or three lines each."""
    return "\n".join(wrapped(_item(each)) for each in found) or "no item of evidence holds these words"


def comparison_as_text(comparison: Comparison) -> str:
    """What went in otherwise, and what came out otherwise, the largest moves first."""
    return "\n".join(comparison_as_lines(comparison))


def rows_in_words(rows: Mapping[str, int]) -> str:
    """How many rows of each kind."""
    return ", ".join(counted(n, *_ROWS[kind]) for kind, n in rows.items())


def _forecast(entry: Entry) -> str:
    settings = entry.settings
    how = f"{counted(settings['draws'], 'world')} · seed {settings['seed']}"
    variant = f" · variant {settings['variant']}" if settings.get("variant") else ""
    return (
        f"  {f'#{entry.number}':<5} as of {entry.as_of}  a deal {percent(entry.p_deal):<7} "
        f"{how}{variant} · recorded {entry.recorded[:10]}"
    )


def _resolution(resolution: Resolution) -> str:
    told = f"partial, {resolution.outcome:g}" if resolution.status == "partial" else resolution.status
    corrects = f", corrects row {resolution.corrects}" if resolution.corrects else ""
    line = f"{resolution.number}: {resolution.question}: {told} on {resolution.date} ({resolution.source})"
    return wrapped(line + corrects + _by_whom(resolution), indent=2)


def _by_whom(resolution: Resolution) -> str:
    first = f", says {resolution.who}" if resolution.who else ""
    if resolution.confirmed_by:
        return f"{first}, confirmed by {resolution.confirmed_by}"
    return f"{first}, NEEDS A SECOND" if resolution.needs_second else first


def _item(found: Found) -> str:
    item = found.item
    terms = "; ".join(f"{issue}: {option}" for issue, option in item.get("term", {}).items())
    day = f", {item['date']}" if item.get("date") else ""
    about = f" ({terms})" if terms else ""
    quote = f': "{item["quote"]}"' if item.get("quote") else ""
    return f"{found.number} {item['id']}{day}: {item['says']}{about}{quote}"


def comparison_as_lines(comparison: Comparison) -> Iterator[str]:
    """The same, a sentence an item."""
    a, b = comparison.a, comparison.b
    yield f"#{a.number} (as of {a.as_of}) -> #{b.number} (as of {b.as_of})"
    yield f"  a deal by the horizon: {percent(a.p_deal)} -> {percent(b.p_deal)}{_by(b.p_deal - a.p_deal)}"
    yield ""
    yield "WHAT CAME OUT OTHERWISE"
    others = (each for each in comparison.moved if _shows(each) and not _is_the_deal(each, comparison))
    moved = sorted(others, key=lambda each: -abs(each.by))
    for each in moved[:MAX_CHANGES]:
        yield f"  {each.name}: {_chance(each.a)} -> {_chance(each.b)}{_by(each.by)}"
    if len(moved) > MAX_CHANGES:
        yield f"  and {counted(len(moved) - MAX_CHANGES, 'more', 'more')}: --json"
    if not moved:
        yield "  nothing"
    yield ""
    yield "WHAT WENT IN OTHERWISE"
    changed = [*_changes("", comparison.settings), *_changes("scenario: ", comparison.scenario)]
    changed += [f"evidence added: {name}" for name in comparison.evidence_added]
    changed += [f"evidence gone or otherwise: {name}" for name in comparison.evidence_removed]
    yield from (wrapped(line, indent=2) for line in changed or ["nothing"])


def _is_the_deal(moved: Moved, comparison: Comparison) -> bool:
    """Whether it is the deal by the horizon of both, which stands above."""
    return moved.kind == "deal" and (moved.a, moved.b) == (comparison.a.p_deal, comparison.b.p_deal)


def _shows(moved: Moved) -> bool:
    return moved.a is None or moved.b is None or abs(moved.by) >= SHOWN


def _chance(p: float | None) -> str:
    return "not told" if p is None else percent(p)


def _by(change: float) -> str:
    return f" ({100 * change:+.1f} points)" if abs(change) >= SHOWN else ""


def _changes(what: str, changes: Mapping[str, tuple[Any, Any]]) -> Iterator[str]:
    for path, (one, other) in changes.items():
        yield f"{what}{path}: {_value(one)} -> {_value(other)}"


def _value(value: Any) -> str:
    return "not given" if value is None else str(value)
