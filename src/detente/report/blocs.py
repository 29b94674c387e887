"""A BlocsResult as plain text."""

from collections.abc import Mapping, Sequence
from typing import Any

from detente.records.blocs import BlocsResult, Division, PairSwitch, ThirdBloc
from detente.report.moves import joined
from detente.report.words import counted, percent, wrapped

MAX_MINIMA = 5
MAX_LOOSE = 6
MAX_LISTED = 24
MAX_SPELT = 12
"""Actors up to whose number other minima are told in full."""


def as_text(result: BlocsResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: BlocsResult) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title, "", *_answer(result), *_minima(result), *_prices(result)]
    lines += _drawn(result) + _present(result) + _after(result) + _third(result) + _between(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _answer(result: BlocsResult) -> list[str]:
    optimum = result.sides.optimum
    n = len(optimum.blocs)
    head = "All on one side" if n == 1 else f"{counted(n, 'bloc')}"
    energy = f"energy {_number(optimum.energy)}"
    return [f"{head} of {counted(len(result.actors), 'actor')} ({energy}):", *_listed(optimum)]


def _listed(division: Division) -> list[str]:
    lines = [
        wrapped(f"{place}  {_names(bloc)}", indent=2, hanging=3)
        for place, bloc in enumerate(division.blocs, 1)
    ]
    return lines + ([wrapped(f"neutral: {_names(division.neutral)}", indent=2)] if division.neutral else [])


def _names(actors: Sequence[str]) -> str:
    more = len(actors) - MAX_LISTED
    return ", ".join(actors[:MAX_LISTED]) + (f" and {more} more" if more > 0 else "")


def _minima(result: BlocsResult) -> list[str]:
    """Other divisions that nobody would leave alone."""
    sides = result.sides
    if sides.n_minima == 1:
        how = "every way of beginning" if sides.exact else "every start tried"
        return [wrapped(f"{how} ends there, one actor after the other changing sides".capitalize() + ".")]
    first, *others = sides.minima
    others_in_all = counted(sides.n_minima - 1, "other division")
    ends = f"{percent(first.basin)} of the ways of beginning end there."
    lines = [wrapped(f"{ends} {others_in_all} that nobody would leave alone:")]
    for other in others[:MAX_MINIMA]:
        told = f"with {_names(other.elsewhere)} elsewhere"
        if len(result.actors) <= MAX_SPELT:
            told = " | ".join(_names(bloc) for bloc in other.division.blocs)
        lines.append(wrapped(f"{_number(other.division.energy)}, {percent(other.basin)}: {told}", indent=2))
    more = sides.n_minima - 1 - len(others[:MAX_MINIMA])
    return lines + ([f"  {more:,} more"] if more else [])


def _prices(result: BlocsResult) -> list[str]:
    """Who is held least."""
    known = {name: price for name, price in result.sides.flip_price.items() if price is not None}
    if not known:
        return []
    loosest = sorted(known, key=lambda name: known[name])[:MAX_LOOSE]
    told = joined([f"{name} {_number(known[name])}" for name in loosest])
    lines = [wrapped(f"cheapest to turn (size x propensity that would have to be made up): {told}")]
    if result.walk_out:
        lines.append(wrapped(f"would rather have a bloc of its own: {joined(result.walk_out)}"))
    if result.pair_switches:
        switches = [_switch(pair) for pair in result.pair_switches[:MAX_LOOSE]]
        lines.append(wrapped(f"would gain by changing sides at the same time: {'; '.join(switches)}"))
    return lines


def _switch(pair: PairSwitch) -> str:
    one, other = pair.actors
    return f"{one} and {other}, each in the other's place" if pair.swap else f"{one} and {other} together"


def _drawn(result: BlocsResult) -> list[str]:
    """Where each actor sides over the draws."""
    if result.bands is None or result.agreement is None:
        return []
    bands: Mapping[str, Any] = result.bands
    same, agreement = percent(bands["same"]), percent(result.agreement)
    head = f"over {result.settings['draws']:,} draws: this very division in {same}"
    lines = ["", wrapped(f"{head}; on average {agreement} of the actors on these sides")]
    for name in sorted(bands["sides"], key=lambda name: max(bands["sides"][name].values()))[:MAX_LISTED]:
        shares = " · ".join(f"{side}: {percent(share)}" for side, share in bands["sides"][name].items())
        lines.append(f"  {name}  {shares}")
    if bands["present"]:
        today = bands["present"]
        lines.append(
            wrapped(
                f"as they stand today: {percent(today['mean'])} of the actors on average, 80 % band "
                f"{percent(today['low'])} to {percent(today['high'])}"
            )
        )
    return lines


def _present(result: BlocsResult) -> list[str]:
    present = result.present
    if present is None:
        return []
    wrong = joined(present.out_of_place) if present.out_of_place else "nobody"
    n = len(present.out_of_place)
    lines = ["", wrapped(f"out of place today: {wrong}" + (f" ({n} of {len(result.actors)})" if n else ""))]
    if present.would_switch:
        told = joined([f"{name} (gains {_number(gain)})" for name, gain in present.would_switch.items()])
        lines.append(wrapped(f"would change sides as things stand: {told}"))
    return lines


def _after(result: BlocsResult) -> list[str]:
    after = result.after
    if after is None:
        return []
    optimum = after.sides.optimum
    lines = ["", f"after the deal (energy {_number(optimum.energy)}):", *_listed(optimum)]
    lines.append(wrapped(f"changes sides: {joined(after.moved) if after.moved else 'nobody'}", indent=2))
    lines.append(
        wrapped(f"would then join a third bloc: {joined(after.joins) if after.joins else 'nobody'}", indent=2)
    )
    before = result.sides.flip_price
    cheaper = [
        f"{name} {_number(before[name] or 0)} to {_number(price)}"
        for name, price in after.sides.flip_price.items()
        if price is not None and before[name] is not None and abs(price - (before[name] or 0)) > 1e-9
    ]
    return lines + (
        [wrapped(f"price of turning: {', '.join(cheaper[:MAX_LISTED])}", indent=2)] if cheaper else []
    )


def _third(result: BlocsResult) -> list[str]:
    """What a third bloc would relieve, and what being made to choose would cost."""
    third, counts = result.third_bloc, result.frustration
    relieved = f"{percent(third.index)} of them" if third.index else "none"
    ties = f"frustrated ties: at least {counts[2]} with two blocs, {counts[3]} with three"
    lines = ["", wrapped(f"{ties}: a third bloc would relieve {relieved}")]
    lines += _joining(third) + _often(result)
    if third.loss:
        told = [
            f"{name} {'loses' if loss > 0 else 'gains'} {_number(abs(loss))}"
            if loss
            else f"{name} loses nothing"
            for name, loss in third.loss.items()
        ]
        lines.append(wrapped(f"if they had to choose one of two: {', '.join(told)}"))
    if result.ultimatum is not None:
        at = result.ultimatum
        told_with, told_against = (_names(who) or "nobody" for who in (at.with_it, at.against))
        lines.append(wrapped(f"'with {at.by} or against it': with it {told_with}; against it {told_against}"))
        lines += _sided(result)
    return lines


def _sided(result: BlocsResult) -> list[str]:
    """In how many draws each would be with whoever makes all choose, the least sure first."""
    if result.bands is None:
        return []
    shares = result.bands["ultimatum"]
    order = sorted(shares, key=lambda name: abs(shares[name] - 0.5))[:MAX_LISTED]
    told = ", ".join(f"{name} {percent(shares[name])}" for name in order)
    return [wrapped(f"share of the draws in which each is with it: {told}", indent=2)]


def _joining(third: ThirdBloc) -> list[str]:
    """Who would be in a third bloc; where nobody would, who comes nearest to it."""
    if third.joins:
        energy = _number(third.three.energy)
        head = f"who would join a third bloc: {joined(third.joins)}. Best three blocs (energy {energy}):"
        return [wrapped(head), *_listed(third.three)]
    neutral = third.three.neutral
    told = "who would join a third bloc: nobody"
    if neutral:
        told += f", but {joined(neutral)} would stay neutral"
    told += "; with a third to choose from, the best division still leaves it empty"
    if third.founders and third.rise is not None:
        who = " and ".join(third.founders)
        rise = (
            f"the energy would rise by {_number(third.rise)}"
            if third.rise > 1e-9
            else "it would cost nothing"
        )
        told += f". {who} would begin one most cheaply: {rise}"
    return [wrapped(told + ".")]


def _often(result: BlocsResult) -> list[str]:
    """In how many draws there is a third bloc, and who is in it."""
    if result.bands is None:
        return []
    third = result.bands["third_bloc"]
    if not third["stands"]:
        return ["  in none of the draws is there a third bloc"]
    most = sorted(third["joins"], key=lambda name: -third["joins"][name])[:MAX_LISTED]
    told = ", ".join(f"{name} {percent(third['joins'][name])}" for name in most)
    return [
        wrapped(
            f"in {percent(third['stands'])} of the draws there is a third bloc; joins it: {told}", indent=2
        )
    ]


def _between(result: BlocsResult) -> list[str]:
    if result.poles is None:
        return []
    first, second = result.poles
    order = sorted(result.equidistance, key=lambda name: -result.equidistance[name])
    told = ", ".join(f"{name} {result.equidistance[name]:.2f}" for name in order[:MAX_LISTED])
    return [
        "",
        wrapped(f"equidistance between {first} and {second} (1 half-way, 0 at a pole or beyond): {told}"),
    ]


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
