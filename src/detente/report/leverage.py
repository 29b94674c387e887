"""A LeverageResult as plain text."""

from collections.abc import Mapping, Sequence

from detente.records.leverage import Corridor, Cut, LeverageResult, Network, Relief, TradeFlows
from detente.report import reference_classes
from detente.report.moves import joined
from detente.report.words import counted, percent, wrapped

MAX_LISTED = 24
_NOTHING = 1e-9


def as_text(result: LeverageResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: LeverageResult) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title]
    if result.network is not None:
        lines += [
            "",
            "who gets what (each makes one deal, and could turn to another)",
            *_shares(result.network),
        ]
    if result.corridor is not None:
        lines += ["", *_corridor(result.corridor)]
    if result.trade is not None:
        lines += ["", "trade over open routes", *_trade(result.trade)]
    if result.cut is not None:
        lines += ["", *_cut(result.cut, result.network)]
    if result.network is not None:
        lines += ["", *_dependence(result.network)]
    if result.relief is not None:
        lines += ["", *_relief(result.relief)]
    if result.base_rates:
        lines += ["", *reference_classes.as_lines(result.base_rates)]
    lines += _drawn(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _shares(network: Network) -> list[str]:
    if network.share is None or network.gains is None or network.elsewhere is None:
        return ["  nobody can say: no outcome is stable"]
    lines = []
    for (one, other), share in network.share.items():
        told = ", ".join(
            f"{end} {_number(network.gains[end])} ({percent(share[end])}; "
            f"elsewhere {_number(network.elsewhere[end])})"
            for end in (one, other)
        )
        lines.append(
            wrapped(f"{one} and {other}, worth {_number(network.worth[one, other])}: {told}", indent=2)
        )
    dealing = {end for deal in network.share for end in deal}
    alone = [name for name in network.gains if name not in dealing]
    return lines + ([wrapped(f"without a deal: {joined(alone)}", indent=2)] if alone else [])


def _corridor(corridor: Corridor) -> list[str]:
    users = counted(len(corridor.users), "user")
    of = f"the corridor of {users} who share a cost of {_number(corridor.fixed_cost)}"
    rounds = counted(len(corridor.cascade), "round")
    if not corridor.cascade:
        lines = [f"{of}: nobody leaves"]
    elif corridor.survives:
        lines = [f"{of}: lives on after {rounds} of exit"]
    else:
        lines = [f"{of}: collapses in {rounds}"]
    for number, each in enumerate(corridor.cascade, 1):
        told = _few([f"{name} (short by {_number(each.short[name])})" for name in each.out])
        lines.append(wrapped(f"round {number}, out: {told}", indent=2))
    if corridor.stays:
        spare = _few([f"{name} {_number(corridor.margin[name])}" for name in corridor.stays])
        lines.append(wrapped(f"to spare: {spare}", indent=2))
    if corridor.waivers is None:
        lines.append("  no waivers save it: it does not pay even without sanctions")
    elif corridor.waivers:
        lines.append(wrapped(f"fewest waivers that keep it alive: {_few(corridor.waivers)}", indent=2))
    return lines


def _trade(trade: TradeFlows) -> list[str]:
    lines = [f"  {one} to {other}: {_number(amount)}" for one, other, amount in trade.flows[:MAX_LISTED]]
    gains = ", ".join(f"{name} {_number(gain)}" for name, gain in trade.gains.items())
    return [*(lines or ["  none"]), wrapped(f"gains: {gains}", indent=2)]


def _cut(cut: Cut, before: Network | None) -> list[str]:
    lines = [f"once {joined(cut.pairs)} {'is' if len(cut.pairs) == 1 else 'are'} cut"]
    if cut.network is not None and before is not None:
        lines += _turned(cut.pairs, before, cut.network)
    if cut.network is not None:
        lines += _shares(cut.network)
    if cut.trade is not None:
        lines += _trade(cut.trade)
    told = [
        f"{name} {'loses' if loss > 0 else 'gains'} {_number(abs(loss))}"
        for name, loss in cut.loss.items()
        if abs(loss) > _NOTHING
    ]
    lines.append(wrapped(", ".join(told) or "nobody loses anything", indent=2))
    for pair, leverage in cut.leverage.items():
        one, other = pair.split("|")
        if abs(leverage) <= _NOTHING:
            lines.append(f"  neither of {one} and {other} has leverage by it")
        else:
            holder, held = (one, other) if leverage > 0 else (other, one)
            lines.append(f"  {holder} has leverage over {held} by it: {_number(abs(leverage))}")
    return lines


def _turned(pairs: tuple[str, ...], before: Network, after: Network) -> list[str]:
    """To whom those that are cut off turn, and what they have then."""
    if before.gains is None or after.gains is None or after.share is None:
        return []
    lines = []
    for end in dict.fromkeys(end for pair in pairs for end in pair.split("|") if end in before.gains):
        had, has = _number(before.gains[end]), _number(after.gains[end])
        if abs(before.gains[end] - after.gains[end]) <= _NOTHING:
            continue
        deal = next((deal for deal in after.share if end in deal), None)
        if deal is None:
            told = f"{end} is left without a deal: {has} where it had {had}"
        else:
            partner = deal[1] if deal[0] == end else deal[0]
            told = (
                f"{end} is left with {partner}: it has {has} where it had {had}, and {partner} gets "
                f"{percent(after.share[deal][partner])} of what the two have{_once(before, deal, partner)}"
            )
        lines.append(wrapped(told, indent=2))
    return lines


def _once(before: Network, deal: tuple[str, str], partner: str) -> str:
    """What the partner got of the same deal before the cut."""
    share = before.share or {}
    return f" (before: {percent(share[deal][partner])})" if deal in share else ""


def _dependence(network: Network) -> list[str]:
    """Who needs whom more, the most uneven relations first."""
    lines = ["who needs whom more (share of its economy that hangs on the relation, less the other's)"]
    uneven = sorted(network.dependence.items(), key=lambda item: -abs(item[1]))[:MAX_LISTED]
    for (one, other), by in uneven:
        needing, needed = (one, other) if by >= 0 else (other, one)
        even = abs(by) <= _NOTHING
        lines.append(
            f"  {one} and {other} need each other alike"
            if even
            else f"  {needing} needs {needed} more: {percent(abs(by))}"
        )
    return [*lines, wrapped(f"concentration (100: one partner): {_concentration(network.concentration)}")]


def _concentration(concentration: Mapping[str, float]) -> str:
    most = sorted(concentration, key=lambda name: -concentration[name])[:MAX_LISTED]
    return ", ".join(f"{name} {concentration[name]:.0f}" for name in most)


def _relief(relief: Relief) -> list[str]:
    told = [f"{name} {_number(value)}" for name, value in relief.value.items() if abs(value) > _NOTHING]
    lines = [
        wrapped(f"lifting ({relief.issue}: {relief.option}) would bring: {', '.join(told) or 'nothing'}")
    ]
    if relief.worth and relief.counts:
        told = [f"{party} {_number(points)}" for party, points in relief.worth.items()]
        lines.append(wrapped(f"counts as worth in points wherever packages are judged: {', '.join(told)}"))
    elif relief.worth:
        lines.append(
            "to count it, set leverage.relief.counts, or add to the scenario, for instance as a variant:"
        )
        lines += [
            f"  worth.{party}.{relief.issue}.{relief.option}: {_number(points)}"
            for party, points in relief.worth.items()
        ]
    return lines


def _drawn(result: LeverageResult) -> list[str]:
    """How often it comes out so, over worlds."""
    if result.bands is None:
        return []
    lines = ["", f"over {result.settings['draws']:,} worlds, 80 % bands"]
    for pair, held in (result.bands.get("share") or {}).items():
        told = ", ".join(
            f"{name} {percent(band['low'])} to {percent(band['high'])}" for name, band in held.items()
        )
        often = min(band.get("share", 1.0) for band in held.values())
        made = f" (a deal in {percent(often)} of the worlds)" if often < 1 else ""
        lines.append(wrapped(f"{pair}{made}: {told}", indent=2))
    if result.bands.get("survives"):
        lines.append(f"  the corridor collapses in {percent(result.bands['survives'].get('false', 0))}")
        told = ", ".join(
            f"{user} {percent(each.get('true', 0))}"
            for user, each in list(result.bands["leaves"].items())[:MAX_LISTED]
        )
        lines.append(wrapped(f"leaves it: {told}", indent=2))
    if result.bands.get("after"):
        told = ", ".join(
            f"{name} {_number(band['low'])} to {_number(band['high'])}"
            for name, band in result.bands["after"]["loss"].items()
        )
        lines.append(wrapped(f"loses by the cut (gains below 0): {told}", indent=2))
    return lines


def _few(told: Sequence[str]) -> str:
    """The first of a long list, and how many more there are."""
    more = len(told) - MAX_LISTED
    return f"{', '.join(told[:MAX_LISTED])} and {more:,} more" if more > 0 else joined(told)


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
