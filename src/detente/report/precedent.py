"""A PrecedentResult as plain text."""

from detente.records.precedent import Precedent, PrecedentResult, TermChance
from detente.report.moves import joined
from detente.report.words import counted, in_words, percent, wrapped

MAX_PRECEDENTS = 5
MAX_TREATIES = 3


def as_text(result: PrecedentResult, *, top: int) -> str:
    """The likeliest terms first, each with the treaties that say so.

    Parameters
    ----------
    result : PrecedentResult
    top : int
        How many terms to tell, at least 1.
    """
    return "\n".join(as_lines(result, top=top))


def as_lines(result: PrecedentResult, *, top: int) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title, "", wrapped(_answer(result)), ""]
    open_terms = [term for term in result.terms if term.agreed is None]
    shown = open_terms[:top]
    width = max(len(term.id) for term in shown) if shown else 0
    lines += [line for term in shown for line in _term(term, min(width, 40))]
    rest = len(open_terms) - len(shown)
    if rest:
        lines.append(f"  and {counted(rest, 'more term')}: --top N, or --json")
    lines += [*_agreed(result), "", *_precedents(result)]
    return lines + [wrapped(f"! {warning}") for warning in result.warnings]


def _answer(result: PrecedentResult) -> str:
    who = joined(list(result.parties)) if result.parties else "parties that the table does not name"
    many = [term for term in result.terms if term.p >= 0.5 and term.agreed is None]
    return (
        f"A deal of {who} on {result.date} would hold {result.expected_terms:.1f} of the {len(result.terms)} "
        f"terms on average; {counted(len(many), 'term is', 'terms are')} likelier than not"
        f"{', as fitted to the table' if result.settings['model'] == 'fitted' else ''}. It rests on "
        f"{counted(len(result.precedents), 'earlier treaty', 'earlier treaties')} of theirs, among "
        f"{counted(result.n_treaties, 'earlier treaty', 'earlier treaties')} in {result.corpus}."
    )


def _term(term: TermChance, width: int) -> list[str]:
    name = term.id if len(term.id) <= width else term.id[: width - 1] + "…"
    told = f"  {name:<{width}}  {in_words(term.p):<26}  base rate {percent(term.base_rate)}"
    if not term.treaties:
        return [told]
    more = len(term.treaties) - MAX_TREATIES
    named = ", ".join(_short(one) for one in term.treaties[:MAX_TREATIES]) + (", ..." if more > 0 else "")
    return [told, wrapped(f"from {named}", indent=6)]


def _agreed(result: PrecedentResult) -> list[str]:
    """What was given, and so is not foretold."""
    given = [
        f"{term.id} {'yes' if term.agreed else 'no'}" for term in result.terms if term.agreed is not None
    ]
    if not given:
        return []
    return [wrapped(f"given: {', '.join(given)}; treaties that have it otherwise count half, each time")]


def _precedents(result: PrecedentResult) -> list[str]:
    if not result.precedents:
        return []
    lines = ["weightiest treaties of theirs (1: the same parties, made today)"]
    lines += [wrapped(_precedent(one), indent=2) for one in result.precedents[:MAX_PRECEDENTS]]
    more = len(result.precedents) - MAX_PRECEDENTS
    if more > 0:
        lines.append(f"  and {more:,} more")
    if result.last is not None:
        lines.append(wrapped(f"the last of them, which a copy would copy: {_short(result.last)}"))
    return lines


def _precedent(one: Precedent) -> str:
    return f"{one.weight:.2f}  {_short(one.id)} ({one.date}): shares {_few(one.shared)}"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"
