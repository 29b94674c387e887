"""Divisible terms, as plain text."""

from collections.abc import Mapping

from detente.records.divisible import Divisible, Joint, Mix
from detente.report.terms import changes
from detente.report.words import counted, wrapped

TITLE = "with divisible terms (a lottery between options, or years and percentages in between):"


def divided(
    divisible: Divisible | None, status_quo: Mapping[str, str], names: Mapping[str, str]
) -> list[str]:
    """The hull's size and the solutions, the same mixes once; nothing where none was asked."""
    if divisible is None:
        return []
    if not any(divisible.solutions.values()):
        return ["", TITLE, "  every mix leaves somebody below no deal"]
    same: dict[str, list[str]] = {}
    for name, mix in divisible.solutions.items():
        if mix is not None:
            worth = ", ".join(f"{party} {x:.4g}" for party, x in mix.worth.items())
            text = f"{_split(mix)}{_whole(mix, status_quo)}\nworth {worth}"
            same.setdefault(text, []).append(f"{names.get(name, name)}, value {mix.value:.4g}")
    lines = ["", TITLE]
    if divisible.hull is not None:
        lines.append(
            f"  {counted(len(divisible.hull), 'package')} at the corners of the hull (--json lists them)"
        )
    for text, heads in same.items():
        lines += [f"  {head}" for head in heads]
        lines += [wrapped(line, indent=4) for line in text.splitlines()]
    return lines


def _split(mix: Mix) -> str:
    """What is divided, in a line of its own; linked issues as their options stand together."""
    linked = [issue for group in mix.joint for issue in group[0].terms]
    parts = [_shares(issue, mix.mix[issue]) for issue in mix.split if issue not in linked]
    parts += [_together(group) for group in mix.joint]
    return f"split {'; '.join(parts)}\n" if parts else ""


def _together(group: tuple[Joint, ...]) -> str:
    """Joint choices with their shares, by the issues on which they differ."""
    differ = [issue for issue in group[0].terms if len({part.terms[issue] for part in group}) > 1]
    options = {" with ".join(part.terms[issue] for issue in differ): part.share for part in group}
    return _shares(" with ".join(differ), options)


def _shares(what: str, options: Mapping[str, float]) -> str:
    return f"{what}: {', '.join(f'{100 * share:.3g} % {option}' for option, share in options.items())}"


def _whole(mix: Mix, status_quo: Mapping[str, str]) -> str:
    terms = {issue: next(iter(options)) for issue, options in mix.mix.items() if len(options) == 1}
    return changes(terms, status_quo) if terms else "nothing is left whole"
