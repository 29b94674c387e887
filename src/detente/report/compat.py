"""What another program calls its solutions, as plain text."""

from collections.abc import Mapping

from detente.records.compat import Compat, Counterpart
from detente.report.terms import changes
from detente.report.words import wrapped

TITLES = {"negmas": "NegMAS", "genius": "GENIUS", "negolog": "NegoLog"}


def other_program(compat: Compat | None, status_quo: Mapping[str, str]) -> list[str]:
    """Its solutions, whether they are our deals, and how definitions differ; nothing where none was asked."""
    if compat is None:
        return []
    lines = ["", f"what {TITLES[compat.program]} calls"]
    for name, solution in compat.solutions.items():
        lines += [f"  {name}: none"] if solution is None else _solution(name, solution, status_quo)
    return lines + [wrapped(f"- {sentence}", indent=2) for sentence in compat.differs]


def _solution(name: str, solution: Counterpart, status_quo: Mapping[str, str]) -> list[str]:
    """One line where the deal is ours, the deal below it where it is not."""
    head = f"{name} ({solution.definition}), value {solution.value:.4g}"
    if solution.same_deal:
        return [wrapped(f"{head}: the deal of our {solution.ours}", indent=2)]
    verdict = "" if solution.same_deal is None else f": not the deal of our {solution.ours}"
    worth = ", ".join(f"{party} {x:.3g}" for party, x in solution.worth.items())
    return [
        wrapped(head + verdict, indent=2),
        wrapped(changes(solution.package, status_quo), indent=4),
        wrapped(f"worth {worth}", indent=4),
    ]
