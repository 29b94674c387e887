"""Arms race or cap."""

from detente.records.arms import ArmsResult
from detente.report.arms import as_lines
from detente.report.html.answers import answered, main_table
from detente.report.html.section import Figure, Section
from detente.report.phase_plane import as_svg


def arms(result: ArmsResult) -> Section:
    """Where the race leads, in the plane of both levels."""
    one, other = result.parties
    figure = Figure(
        name="plane",
        title=f"Levels of {one} and {other}",
        caption=f"Where levels of {one} and {other} go from each place; lines: where one side stands still.",
        picture=as_svg(result),
        table=main_table(result, "Both sides"),
    )
    return answered("arms", "Arms race or cap", result, lines=as_lines(result), shown=[figure])
