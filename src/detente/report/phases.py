"""A PhasingResult as plain text."""

from collections.abc import Mapping

from detente.records.phases import PhasingResult, Step, ThirdParty
from detente.report.moves import joined
from detente.report.phase_bands import drawn
from detente.report.phase_remedies import unplanned
from detente.report.phase_stability import judged
from detente.report.terms import worths
from detente.report.words import counted, in_words, percent, wrapped

CHOSEN = {
    "block": "the file's exchange_in_phases",
    "given": "the deal as given",
    "nash": "Nash's package at the modes",
    "least_short": "the package that falls least short",
}


def as_text(result: PhasingResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: PhasingResult) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title, wrapped(_size(result)), *_deal(result), *drawn(result), ""]
    if result.feasible:
        lines += [*_plan(result), "", *_held_by(result), *judged(result.stability), "", *_beside(result)]
        lines += _followed(result)
    else:
        lines += unplanned(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _size(result: PhasingResult) -> str:
    moves = "all move at once" if result.first is None else f"{result.first} moves first in every step"
    return f"{counted(len(result.items), 'item')} · {CHOSEN[result.chosen]} · {moves}"


def _deal(result: PhasingResult) -> list[str]:
    if result.deal is None:
        return []
    terms = "; ".join(item.term or item.id for item in result.items)
    return [wrapped(f"the deal: {terms}")]


def _plan(result: PhasingResult) -> list[str]:
    asked = result.settings["steps"] is not None
    many = counted(len(result.plan), "step")
    head = f"It can be carried out in {many}" + ("" if asked else ", and in no fewer")
    lines = [wrapped(f"{head}; in each, going on is worth more to every giver than walking away.")]
    so_far = dict.fromkeys((item.id for item in result.items), 0.0)
    for step in result.plan:
        for item, share in step.deliver.items():
            so_far[item] += share
        lines.append(wrapped(_step(result, step, so_far), indent=2))
    return lines


def _step(result: PhasingResult, step: Step, so_far: Mapping[str, float]) -> str:
    by = "" if step.by is None else f", by {step.by}"
    given: dict[str, list[str]] = {}
    for item in result.items:
        if item.id in step.deliver:
            given.setdefault(item.giver, []).append(_share(item.id, step.deliver[item.id], so_far[item.id]))
    told = "; ".join(f"{giver} gives {joined(items)}" for giver, items in given.items())
    return f"{step.step}{by}: {told or 'nothing changes hands'}"


def _share(item: str, share: float, so_far: float) -> str:
    if share > 1 - 1e-9:
        return f"all of {item}"
    rest = (
        " (the rest)"
        if so_far > 1 - 1e-9
        else ""
        if so_far - share < 1e-9
        else f" ({percent(so_far)} by now)"
    )
    return f"{percent(share)} of {item}{rest}"


def _held_by(result: PhasingResult) -> list[str]:
    """What each giver has to spare, how exposed it is, and what one more point of bond would do."""
    lines = []
    if result.weakest is not None:
        weak = result.weakest
        lines.append(
            wrapped(
                f"weakest: {weak.party} in step {weak.step}, with {_short(weak.slack)} to spare"
                + (f" ({percent(weak.share)} of all that it gives or gets)" if weak.slack else "")
            )
        )
    lines += [
        wrapped(
            f"{party} has to spare, step by step: {', '.join(_short(x) for x in spare)}; "
            f"once all is delivered: {_short(result.afterwards[party])}",
            indent=2,
        )
        for party, spare in result.slack.items()
    ]
    exposed = [
        f"{party} {_short(x)}{_cap(result, party)}" for party, x in result.exposure.items() if x is not None
    ]
    lines.append(wrapped(f"largest lead that each gives: {', '.join(exposed)}"))
    priced = {party: price for party, price in result.price.items() if price > 0}
    more = f"adds to the joint worth: {worths(priced)}" if priced else "adds nothing to the plan's worth"
    lines.append(wrapped(f"one more point of bond {more} (bonds now {worths(_of_givers(result))})"))
    return lines + _faster(result)


def _of_givers(result: PhasingResult) -> dict[str, float]:
    return {party: result.bond[party] for party in result.slack}


def _cap(result: PhasingResult, party: str) -> str:
    cap = result.exposure_cap[party]
    return "" if cap is None else f" (cap {_short(cap)})"


def _faster(result: PhasingResult) -> list[str]:
    if result.faster is None:
        return []
    alone = [f"of {party} of {_short(x)}" for party, x in result.faster.bond.items() if x is not None]
    if result.faster.top_up is not None:
        alone.append(f"of everybody {_short(result.faster.top_up)} larger")
    many = counted(result.faster.steps, "step")
    if not alone:
        return [wrapped(f"no bond, however large, would make {many} do")]
    return [wrapped(f"{many} would take a bond {' or '.join(alone)}")]


def _beside(result: PhasingResult) -> list[str]:
    """What the plan is worth, how to begin, and who else must deliver."""
    worth = [
        f"{party} {_short(x)}"
        + (f" (its no deal {_short(result.no_deal[party])})" if result.no_deal[party] else "")
        for party, x in result.begun.items()
    ]
    lines = [wrapped(f"worth as the plan begins, later steps discounted: {', '.join(worth)}")]
    short = [party for party, x in result.begun.items() if x < result.no_deal[party] - 1e-9]
    if short:
        verb = "gets" if len(short) == 1 else "get"
        told = f"{joined(short)} {verb} less than by walking away before it begins, were this all there is"
        lines.append(wrapped(told, indent=2))
    trusted = [f"{party} {percent(x)}" for party, x in result.trust.items() if x]
    if trusted:
        lines.append(
            wrapped(f"trust in the others that the first step takes, at least: {', '.join(trusted)}")
        )
    lines += [
        wrapped(_gesture(party, gesture.low, gesture.high, gesture.leaves_at))
        for party, gesture in result.gesture.items()
    ]
    return lines + [wrapped(_third(third, len(result.plan))) for third in result.third_parties]


def _followed(result: PhasingResult) -> list[str]:
    """How likely each step of a signed deal is carried out."""
    if not result.followed:
        return []
    head = f"signed on {result.settings['signed']}; all of it delivered so far and in time:"
    return [
        "",
        head,
        *(
            f"  {question.id} by {question.by}: {in_words(question.chance.p)}, 80 % band "
            f"{percent(question.chance.low)} to {percent(question.chance.high)}"
            for question in result.followed
        ),
    ]


def _gesture(party: str, low: float, high: float, leaves_at: int) -> str:
    if low > high:
        return (
            f"no gesture of {party} before the deal can show good faith: a false friend, leaving in step "
            f"{leaves_at}, would gain more than a true one would pay"
        )
    return (
        f"a gesture of {party} before the deal shows good faith if it costs {_short(low)} to {_short(high)}: "
        f"for less a false friend, leaving in step {leaves_at}, would make it too"
    )


def _third(third: ThirdParty, n_steps: int) -> str:
    """Of a plan of so many steps; what must be paid may take a longer one."""
    stake = {party: x for party, x in third.at_stake.items() if x}
    head = f"{third.party} delivers {third.item} with {percent(third.delivers)}"
    if stake:
        head += f"; certain delivery would add {worths(stake)}"
    if third.loss == 0:
        return f"{head}; delivering takes nothing from it, so there is nothing to pay for"
    head += f"; delivering takes {_short(third.loss)} from it"
    if third.payment is None:
        return f"{head}, and no side payment was found that would secure it"
    paid = ", ".join(f"{_short(x)} in step {place}" for place, x in enumerate(third.by_step, start=1) if x)
    longer = f"; that takes a plan of {third.steps} steps, not {n_steps}" if third.steps != n_steps else ""
    cost = f"{_short(third.payment)} ({paid}{longer or f' of {third.steps}'}; points of both at par)"
    return f"{head}: {third.payer} would secure it with {cost}"


def _short(x: float) -> str:
    return f"{x:.3g}"
