"""Who sides with whom."""

from detente.records.blocs import BlocsResult
from detente.report.bloc_map import MAX_DRAWN, as_svg
from detente.report.blocs import as_lines
from detente.report.html.answers import answered, main_table
from detente.report.html.section import Figure, Section


def blocs(result: BlocsResult) -> Section:
    """The map of blocs, or their table where there are too many actors for one."""
    table = main_table(result, "Actors and their blocs", folded=True)
    if len(result.actors) > MAX_DRAWN:
        return answered("blocs", "Who sides with whom", result, lines=as_lines(result), shown=[table])
    figure = Figure(
        name="map",
        title="Blocs and their strongest ties",
        caption=(
            "Actors in their blocs; lines drawn through are likes, dashed ones dislikes; size: "
            "weight of the actor."
        ),
        picture=as_svg(result),
        table=table,
    )
    return answered("blocs", "Who sides with whom", result, lines=as_lines(result), shown=[figure])
