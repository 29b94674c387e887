"""What stands against a deal."""

from detente.records.forecast import Forecast
from detente.report.forecast import against_it
from detente.report.html.marks import SHARES, Row, bars
from detente.report.html.outline import sentences
from detente.report.html.section import Figure, Section, Table
from detente.report.words import percent


def obstacles(result: Forecast) -> Section:
    """How often nobody finds a package, or time runs out; who would lose; who may not deliver."""
    against = result.obstacles
    found = (
        ("no package worth signing to all who must accept", against.no_package),
        (f"a package, but no signature by {result.horizon}", against.not_in_time),
        *(
            (f"delivery of {what}", p)
            for what, p in sorted(against.deliveries.items(), key=lambda pair: pair[1])
        ),
    )
    figure = Figure(
        name="against",
        title="What stands against a deal",
        caption=(
            "Shares of worlds without a package, and out of time, before evidence; then chances that "
            "third parties deliver."
        ),
        spec=bars(
            [Row(name=what, value=p, text=percent(p)) for what, p in found], title="share", domain=SHARES
        ),
        table=Table(
            caption="What stands against it",
            columns=("what", "share or chance"),
            rows=tuple((what, percent(p)) for what, p in found),
            numbers=frozenset({1}),
            folded=True,
        ),
    )
    return Section("against", "What stands against it", (sentences(against_it(result), skip=1), figure))
