"""An Update as plain text: what would move, why, and what would be written."""

from collections.abc import Iterator, Mapping, Sequence

from detente.records.explanation import Quote, Step
from detente.records.update import Proposal, Shifted, Update
from detente.report.words import counted, in_words, percent, wrapped

MAX_ITEMS = 6
MAX_SHIFTED = 8
SHOWN_FROM = 0.0005
_STATES = {"known": "known already", "copy": "copy", "later": "later", "rejected": "turned down"}


def as_text(result: Update) -> str:
    """The whole plan for a terminal."""
    sections = (_answer, _moves, _tripped, _left_out, _to_judge, _terms, _questions, _writes)
    blocks = ["\n".join(section(result)) for section in sections]
    return "\n\n".join(block for block in blocks if block)


def _answer(result: Update) -> Iterator[str]:
    yield result.title
    days = result.as_of if result.as_of == result.as_of_before else f"{result.as_of_before} -> {result.as_of}"
    yield (
        f"as of {days} · horizon {result.horizon} · {counted(result.settings['draws'], 'world')} · "
        f"seed {result.settings['seed']}"
    )
    yield ""
    error = "" if result.mc_error is None else f", Monte Carlo error {100 * result.mc_error:.2f}"
    yield (
        f"A DEAL by {result.horizon}: {percent(result.before)} -> {in_words(result.after)}   "
        f"{_points(result.after - result.before)} points{error}"
    )
    if result.horizon_before != result.horizon:
        yield f"  before, the horizon was {result.horizon_before}: the two are not of one day"
    if result.recorded is not None and result.recorded_p is not None:
        since = "; the file has changed since: detente history" if result.changed_since else ""
        yield f"  forecast {result.recorded} in the ledger: {percent(result.recorded_p)}{since}"


def _moves(result: Update) -> Iterator[str]:
    if not result.moves:
        return
    yield "WHY (points of a deal's probability; they add up)"
    for move in result.moves:
        yield from _move(move, result)


def _move(move: Step, result: Update) -> Iterator[str]:
    kinds = {"time": "", "evidence": "evidence: ", "indicator": "indicator: "}
    name = f"{move.name} ({result.as_of_before} -> {result.as_of})" if move.kind == "time" else move.name
    yield wrapped(f"  {_points(move.change):>6}  {kinds[move.kind]}{name}", hanging=10)
    items = sorted(move.items, key=lambda item: -abs(item.log_lr * item.weight))
    for item in items[:MAX_ITEMS]:
        yield wrapped(_quoted(item), indent=10)
    if len(items) > MAX_ITEMS:
        yield " " * 10 + f"and {len(items) - MAX_ITEMS} more"


def _quoted(item: Quote) -> str:
    said = f"ln LR {item.log_lr:+.2f} x {item.weight:.2f}"
    where = "; ".join(part for part in (item.source, item.author, item.date) if part)
    return f"{said}  [{_term(item.term)}] {item.quote or item.says}" + (f" ({where})" if where else "")


def _term(term: Mapping[str, str]) -> str:

    return ", ".join(f"{issue}: {option}" for issue, option in term.items()) or "the deal"


def _tripped(result: Update) -> Iterator[str]:
    for name, ids in result.tripped.items():
        yield wrapped(f"TRIPPED: indicator {name}, by {', '.join(ids)}")


def _left_out(result: Update) -> Iterator[str]:
    left = [proposal for proposal in result.proposals if proposal.state != "new"]
    if not left:
        return
    yield f"NOT TAKEN UP ({counted(len(left), 'item')})"
    for proposal in left[:MAX_ITEMS]:
        yield wrapped(f"{_STATES[proposal.state]}: {_reason(proposal)}", indent=2)
    if len(left) > MAX_ITEMS:
        yield f"  and {len(left) - MAX_ITEMS} more: --json"


def _reason(proposal: Proposal) -> str:
    of = f" of {proposal.of}" if proposal.of and proposal.of != proposal.item.id else ""
    why = f" ({proposal.why})" if proposal.why and not of else ""
    return f"{proposal.item.id}{of}{why}"


def _to_judge(result: Update) -> Iterator[str]:
    told = [proposal for proposal in result.taken if proposal.why]
    if not told:
        return
    yield "TO JUDGE"
    for proposal in told[:MAX_ITEMS]:
        yield wrapped(f"{proposal.item.id}: {proposal.why}", indent=2)


def _terms(result: Update) -> Iterator[str]:
    yield from _table("TERMS, given a deal", result.terms)


def _questions(result: Update) -> Iterator[str]:
    yield from _table("QUESTIONS", result.questions)


def _table(title: str, shifted: Sequence[Shifted]) -> Iterator[str]:
    moved = sorted(shifted, key=lambda each: -abs(each.by))
    shown = [each for each in moved if abs(each.by) >= SHOWN_FROM][:MAX_SHIFTED]
    if shown:
        yield title
    for each in shown:
        both = f"{percent(each.before or 0)} -> {percent(each.after or 0)}"
        yield f"  {_points(each.by):>6}  {both:<18}  {each.name}"


def _writes(result: Update) -> Iterator[str]:
    if result.written is not None:
        yield (
            f"wrote {counted(len(result.taken), 'item')} to {result.written.file}, "
            f"forecast {result.written.forecast} to {result.written.ledger}"
        )
    elif not result.moves_anything:
        yield "nothing new, and no later day: nothing to write"
    yield from (wrapped(f"! {warning}") for warning in result.warnings)


def _points(change: float) -> str:
    return f"{100 * change:+.1f}"
