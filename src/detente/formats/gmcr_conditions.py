"""Conditions of a .gmcr file: options taken or not, or several such sets of which one must hold.

As GMCR+ writes them: `[[0, "Y"], [3, "N"]]`, and `{"compound": true, "members": [...]}`; options count from
0.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.formats.faults import Findings
from detente.scenario.statements import And, If, Iff, Not, Or, Statement, Taken

MAX_CASES = 100
Case = dict[int, str]
"""Y or N by option, each option in its place from 0."""


def cases(raw: Any, place: Mapping[int, int], file: Path, element: str, findings: Findings) -> list[Case]:
    """A condition as the cases in which it holds.

    Parameters
    ----------
    raw : Any
        What the file has.
    place : mapping of int to int
        Where each of the file's options stands with us.
    file, element, findings
        Where a fault is told.
    """
    members = raw.get("members") if isinstance(raw, dict) else [raw]
    if not isinstance(members, list):
        findings.fault(file, element, "no members", 'give a list of [option, "Y"] or [option, "N"]')
        return []
    return [_case(member, place, file, element, findings) for member in members]


def _case(raw: Any, place: Mapping[int, int], file: Path, element: str, findings: Findings) -> Case:
    found: Case = {}
    fix = f'give a list of [option, "Y"] or [option, "N"], options from 0 to {len(place) - 1}'
    if not isinstance(raw, list):
        findings.fault(file, element, "not a condition", fix)
        return found
    for pair in raw:
        option, sign = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        if type(option) is not int or option not in place or sign not in ("Y", "N"):
            findings.fault(file, element, f"{str(pair)[:40]} is no option and sign", fix)
        elif found.setdefault(place[option], sign) != sign:
            findings.fault(file, element, f"option {option} is both Y and N", "keep one of them")
    return found


def pattern(case: Case, n_options: int) -> str:
    """A case as a pattern of states.

    >>> pattern({0: "Y", 2: "N"}, 4)
    'Y-N-'
    """
    return "".join(case.get(option, "-") for option in range(n_options))


def in_words(held: Sequence[Case]) -> str | None:
    """A statement that holds in these cases; None where it would hold always or never.

    >>> in_words([{0: "Y", 2: "N"}, {1: "Y"}])
    '1 AND NOT 3 OR 2'
    """
    if not held or not all(held):
        return None
    return " OR ".join(
        " AND ".join(f"{'NOT ' * (sign == 'N')}{option + 1}" for option, sign in sorted(case.items()))
        for case in held
    )


def as_condition(held: Sequence[Case]) -> Any:
    """Cases as a .gmcr file has them."""
    members = [[[option, sign] for option, sign in sorted(case.items())] for case in held]
    return members[0] if len(members) == 1 else {"compound": True, "members": members}


def cases_of(statement: Statement, *, true: bool = True) -> list[Case]:
    """The cases in which a statement on options of two levels is true, or false.

    Raises
    ------
    ValueError
        Where there are more than 100.
    """
    match statement:
        case Taken(option, level):
            return [{option: "Y" if (level != 0) == true else "N"}]
        case Not(inner):
            return cases_of(inner, true=not true)
        case If(consequence, condition):
            return cases_of(Or((consequence, Not(condition))), true=true)
        case Iff(left, right):
            both, neither = And((left, right)), And((Not(left), Not(right)))
            return cases_of(Or((both, neither)), true=true)
        case And(parts) | Or(parts):
            each = [cases_of(part, true=true) for part in parts]
            return _all_of(each) if isinstance(statement, And) == true else _any_of(each)


def _any_of(each: Sequence[list[Case]]) -> list[Case]:
    found: list[Case] = []
    for case in (case for part in each for case in part):
        if not any(other.items() <= case.items() for other in found):
            found = [other for other in found if not case.items() <= other.items()] + [case]
    if len(found) > MAX_CASES:
        raise ValueError(f"a statement that holds in more than {MAX_CASES} cases")
    return found


def _all_of(each: Sequence[list[Case]]) -> list[Case]:
    found: list[Case] = [{}]
    for part in each:
        found = _any_of([[one | other for other in part if _agree(one, other)] for one in found])
    return found


def _agree(one: Case, other: Case) -> bool:
    return all(one.get(option, sign) == sign for option, sign in other.items())
