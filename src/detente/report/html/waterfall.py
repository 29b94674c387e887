"""Step by step from the base rate to the probability."""

from detente.records.explanation import Explanation, Quote, Step
from detente.report.explanation import MAX_QUOTES, MODELS
from detente.report.html import section
from detente.report.html.chart import INK_2
from detente.report.html.marks import Row, shortened
from detente.report.html.marks import waterfall as chart
from detente.report.html.section import Block, Figure, Quotes, Section, Table, Text
from detente.report.words import in_words, percent, points


def waterfall(result: Explanation) -> Section:
    """What each model and each storyline of evidence adds or takes, and the sentences behind it."""
    given = "" if result.p_given_deal is None else f"; given a deal {percent(result.p_given_deal)}"
    rows = [
        *map(_row, result.steps),
        Row(name="the forecast", value=result.p, text=percent(result.p), colour=INK_2),
    ]
    figure = Figure(
        name="steps",
        title=f"From the base rate to {percent(result.p)}",
        caption=(
            "Each bar begins where the one above ends: what a step adds (+) or takes (-), in points "
            "of probability."
        ),
        spec=chart(rows, title="probability"),
        table=Table(
            caption="Step by step",
            columns=("step", "points", "after it"),
            rows=tuple((_name(step), _points(step), percent(step.after)) for step in result.steps),
            numbers=frozenset({1, 2}),
            folded=True,
        ),
    )
    blocks: tuple[Block, ...] = (
        Text(
            f"{result.what[0].upper()}{result.what[1:]} by {result.horizon}: {in_words(result.p)}{given}.",
            says="lead",
        ),
        figure,
        *(_quotes(step) for step in result.steps if step.items),
    )
    return Section("waterfall", "Step by step", blocks)


def _row(step: Step) -> Row:
    if step.kind == "base":
        return Row(name=_name(step), value=step.after, text=percent(step.after), colour=INK_2)
    return Row(name=_name(step), value=step.after, start=step.after - step.change, text=_points(step))


def _name(step: Step) -> str:
    if step.kind == "base":
        return "base rate"
    return MODELS.get(step.name, step.name) if step.kind == "model" else f"evidence: {step.name}"


def _points(step: Step) -> str:
    return percent(step.after) if step.kind == "base" else points(step.change)


def _quotes(step: Step) -> Quotes:
    ranked = sorted(step.items, key=lambda item: -abs(item.log_lr * item.weight))[:MAX_QUOTES]
    return Quotes(f"{shortened(_name(step), 80)}, {_points(step)} points", tuple(map(_quote, ranked)))


def _quote(item: Quote) -> section.Quote:
    return section.Quote(
        text=item.quote or item.says,
        sign="for" if item.log_lr > 0 else "against",
        about=", ".join(f"{issue}: {option}" for issue, option in item.term.items()) or "the deal",
        where="; ".join(filter(None, (item.author, item.source))),
        date=item.date,
    )
