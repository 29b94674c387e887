"""In what steps a package could be carried out safely."""

from detente.records.phases import PhasingResult
from detente.report.gantt import as_svg
from detente.report.html.answers import answered
from detente.report.html.section import Figure, Section, Table
from detente.report.phases import as_lines
from detente.report.words import percent


def phases(result: PhasingResult) -> Section:
    """Who delivers what in which step, or what would make a plan possible."""
    shown = [_plan(result)] if result.plan else []
    return answered("phases", "In what steps", result, lines=as_lines(result), shown=shown)


def _plan(result: PhasingResult) -> Figure:
    steps = tuple(
        f"step {step.step}" + ("" if step.by is None else f", by {step.by}") for step in result.plan
    )
    rows = tuple(
        (
            f"{item.giver}: {item.id}",
            item.term or "",
            *(_share(step.deliver.get(item.id, 0.0)) for step in result.plan),
        )
        for item in sorted(result.items, key=lambda item: result.parties.index(item.giver))
    )
    return Figure(
        name="plan",
        title="Who delivers what, when",
        caption="Share of each item delivered in each step; a bar is as high as what is delivered by then.",
        picture=as_svg(result),
        table=Table(
            caption="The plan",
            columns=("who gives what", "term", *steps),
            rows=rows,
            numbers=frozenset(range(2, 2 + len(steps))),
        ),
    )


def _share(share: float) -> str:
    return "" if share < 1e-9 else "all" if share > 1 - 1e-9 else percent(share)
