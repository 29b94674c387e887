"""A Watch as plain text: what can be known soon, then what only later."""

import textwrap
from collections.abc import Iterator, Sequence

from detente.records.watch import Indicator, Watch
from detente.report.words import counted, percent, wrapped

MAX_SHOWN = 12
MAX_LENGTH = 100


def as_text(result: Watch) -> str:
    """The whole list for a terminal."""
    soon = [found for found in result.indicators if found.in_time]
    later = [found for found in result.indicators if not found.in_time]
    event = f", {result.event}" if result.event else ""
    blocks = [
        "\n".join(_head(result)),
        "\n".join(_registered(result)),
        "\n".join(_table(f"KNOWN BY {result.next_deadline}{event}, OR AT ANY TIME", soon)),
        "\n".join(_table("KNOWN LATER", later)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _head(result: Watch) -> Iterator[str]:
    yield result.title
    yield (
        f"as of {result.as_of} · horizon {result.horizon} · {counted(result.settings['draws'], 'world')} · "
        f"seed {result.settings['seed']}"
    )
    yield ""
    yield f"A DEAL by {result.horizon}: {percent(result.p)}"
    yield wrapped(
        f"value: by how much knowing it is expected to lower the Brier score, in thousandths; "
        f"to know all would lower it by {1000 * result.uncertainty:.0f}"
    )


def _registered(result: Watch) -> Iterator[str]:
    if not result.registered:
        return
    yield "REGISTERED INDICATORS (ln LR: what sightings and silence say of the term, before discounts)"
    for each in result.registered:
        state = f"TRIPPED by {', '.join(each.tripped)}" if each.tripped else "silent"
        term = ", ".join(f"{issue}: {option}" for issue, option in each.term.items()) or "the deal"
        told = f"{each.id} [{term}], {state}, {counted(each.days, 'day')} since {each.since}: {each.watch}"
        yield wrapped(f"{each.log_lr:>+6.2f}  {told}", indent=2, hanging=10)


def _table(title: str, found: Sequence[Indicator]) -> Iterator[str]:
    if not found:
        return
    yield title
    yield f"  {'value':>6}  {'by':<10}  {'likely':>7}  {'deal if so':>10}  {'if not':>7}  what"
    for each in found[:MAX_SHOWN]:
        likely = "" if each.p is None else percent(each.p)
        chances = f"{percent(each.if_high):>10}  {percent(each.if_low):>7}"
        of_number = " (if high; if low)" if each.kind == "number" else ""
        what = textwrap.shorten(each.what, MAX_LENGTH, placeholder="...") + of_number
        line = f"{1000 * each.value:>6.1f}  {each.by or 'any day':<10}  {likely:>7}  {chances}  {what}"
        yield wrapped(line, indent=2, hanging=48)
    if len(found) > MAX_SHOWN:
        yield f"  and {len(found) - MAX_SHOWN} of less value: --json"
