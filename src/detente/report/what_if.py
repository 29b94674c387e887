"""What would have to change for a verdict on a state to change, in sentences."""

from detente.records.judged import Judged
from detente.records.what_if import Addition, Frail, Reordered
from detente.report.moves import joined
from detente.report.words import counted


def what_if(at: Judged) -> list[str]:
    """Terms that would make it hold, swaps of ranks that would end it, statements that would keep it."""
    return [
        *([_added(at.addition)] if at.addition else []),
        *([_ended(at.frail)] if at.frail and at.frail.swaps != 0 else []),
        *(_said(found) for found in at.reordered or ()),
    ]


def _added(found: Addition) -> str:
    if not found.terms and not found.tried and found.complete:
        return "No unused term is left that all would still sign, so that none can be added to make it hold."
    if not found.terms:
        tried = counted(found.tried, "addition") + _all_of_them(found.complete)
        return f"No one or two unused terms that leave all willing to sign would make it hold: {tried} tried."
    terms = joined([f"{issue}: {option}" for issue, option in found.terms.items()])
    cost = [f"{party} gives up {x:.3g} by it" for party, x in found.cost.items()]
    margins = ", ".join(f"{party} {x:.3g}" for party, x in found.margin.items() if x is not None)
    least = joined(cost) or "nobody who must accept gives up anything by it"
    return f"It would hold with {terms} added, the cheapest such addition: {least}. Margins then: {margins}."


def _ended(found: Frail) -> str:
    if found.swaps is None and found.complete:
        return "No swaps of neighbouring ranks would end this."
    if found.swaps is None:
        return f"It would take more than {counted(found.tried, 'swap')} of neighbouring ranks to end this."
    swaps, ways = counted(found.swaps, "swap"), counted(found.ways, "way")
    turned = [f"{each.party} comes to like {each.likes} better than {each.liked}" for each in found.change]
    return f"{swaps} of neighbouring ranks would end this ({ways}), such as: {joined(turned)}."


def _said(found: Reordered) -> str:
    ways = [f"said, the most important first, {'; '.join(order)}" for order in found.orders[:1]]
    ways += [f"did not say {statement}" for statement in found.drops]
    if ways:
        return f"It would hold if {found.party} {', or '.join(ways)}."
    return f"No order of what {found.party} says would make it hold{_all_of_them(found.complete)}."


def _all_of_them(complete: bool) -> str:
    return "" if complete else ", not all"
