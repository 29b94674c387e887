"""Would the deal hold; who would leave it first, by which move, and by how much."""

from detente.records.judged import Judged, Standing
from detente.records.stability import StabilityResult
from detente.report.html.answers import answered
from detente.report.html.chart import BLUE, VERMILION
from detente.report.html.marks import Row, bars
from detente.report.html.section import Block, Figure, Section, Table
from detente.report.judged import verdict
from detente.report.moves import Wording
from detente.report.stability import as_lines
from detente.report.stability_states import NAMES
from detente.report.state_graph import MAX_DRAWN, as_svg


def stability(result: StabilityResult) -> Section:
    """Every party's margin, the nearest to leaving first; small conflicts as a picture too."""
    shown: list[Block] = []
    if result.judged is not None:
        shown.append(_margins(result, result.judged))
    if result.n_states <= MAX_DRAWN:
        shown.append(_states(result))
    lead = verdict(result, NAMES)
    return answered("stability", "Would it hold", result, lines=as_lines(result), shown=shown, lead=lead)


def _margins(result: StabilityResult, at: Judged) -> Figure:
    concept = result.settings["concept"]
    ranked = sorted(at.standing.items(), key=lambda pair: _last(pair[1].margin.get(concept)))
    rows = [
        Row(
            name=f"{party}: {'stays' if standing.stable[concept] else 'would leave'}",
            value=margin,
            text=f"{margin:+.3g}",
            colour=BLUE if margin >= 0 else VERMILION,
        )
        for party, standing in ranked
        if (margin := standing.margin.get(concept)) is not None
    ]
    expects = f"whoever leaves expects that {NAMES[concept]}"
    return Figure(
        name="margins",
        title="Who would leave first",
        caption=(
            f"What each could lose and still stay, each on its own scale, if {expects}; below 0 it leaves."
        ),
        spec=bars(rows, title="margin", percent=False),
        table=Table(
            caption="Who would leave first, by which move",
            columns=("party", "stays", "its best move", "gain at first", "after the answer", "margin"),
            rows=tuple(_cells(result, party, standing) for party, standing in ranked),
            numbers=frozenset({3, 4, 5}),
        ),
    )


def _cells(result: StabilityResult, party: str, standing: Standing) -> tuple[str, ...]:
    concept = result.settings["concept"]
    leaving, margin = standing.leaving, standing.margin.get(concept)
    stays = "yes" if standing.stable[concept] else "no"
    shown = "" if margin is None else f"{margin:+.3g}"
    if leaving is None:
        return (party, stays, "none that gains it anything", "", "", shown)
    move = Wording(result.options).doing(leaving.step)
    return (party, stays, move, f"{leaving.gain:+.3g}", f"{leaving.left:+.3g}", shown)


def _last(margin: float | None) -> float:
    return float("inf") if margin is None else margin


def _states(result: StabilityResult) -> Figure:
    concept = result.settings["concept"]
    rows = tuple(
        (str(state.id), state.text, ", ".join(state.stable.get(concept, ())) or "nobody")
        for state in result.states or ()
    )
    return Figure(
        name="states",
        title="States and moves",
        caption=(
            "States of the conflict and the moves between them; a ring marks states that nobody would leave."
        ),
        picture=as_svg(result, concept=concept),
        table=Table(caption="States", columns=("state", "signs", "stable for"), rows=rows, folded=True),
    )
