"""What was elicited, or pooled, as plain text."""

from collections.abc import Iterator

from detente.records.elicitation import Elicited, MergedCodings, Range
from detente.report.words import counted, percent, wrapped

MAX_NUMBERS = 20


def as_text(result: Elicited | MergedCodings) -> str:
    """The whole answer for a terminal."""
    lines = _elicited(result) if isinstance(result, Elicited) else _merged(result)
    return "\n".join([*lines, *(wrapped(f"! {warning}") for warning in result.warnings)])


def _elicited(result: Elicited) -> Iterator[str]:
    yield f"WORTHS OF {result.party} (points: low, mode, high; the file's mode)"
    for issue, options in result.worths.items():
        for option, told in options.items():
            before = result.before.get(issue, {}).get(option)
            held = "none" if before is None else f"{before:g}"
            yield f"  {_range(told):<24}  {held:>6}  {issue}: {option}"
    if result.unanswered:
        yield wrapped(f"not answered, left as they are: {'; '.join(result.unanswered)}")
    yield ""
    agree = "agree" if result.consistent else "CONTRADICT EACH OTHER"
    yield f"answers {agree}: inconsistency {result.inconsistency:.2f} (at most {result.limit:g})"
    yield from (wrapped(str(each), indent=2) for each in result.contradictions)


def _merged(result: MergedCodings) -> Iterator[str]:
    yield (
        f"{counted(len(result.codings), 'coding')}, equal weight: {', '.join(result.codings)}; "
        f"{counted(len(result.numbers), 'number')} pooled, {result.n_alike} alike"
    )
    if result.numbers:
        yield ""
        yield "disagreement (share of variance between codings) · 5, 50, 95 % of the pool, and of each coding"
    for number in result.numbers[:MAX_NUMBERS]:
        yield f"  {percent(number.disagreement):>7}  {_range(number.pool):<24}  {number.path}"
        told = "; ".join(f"{name} {_range(coded)}" for name, coded in number.coded.items())
        yield wrapped(told, indent=11)
    if len(result.numbers) > MAX_NUMBERS:
        yield f"  and {len(result.numbers) - MAX_NUMBERS} more: --json"


def _range(told: Range) -> str:
    return f"{told[1]:g}" if told[0] == told[2] else "{:g}, {:g}, {:g}".format(*told)
