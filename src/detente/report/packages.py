"""A PackageResult as plain text."""

from collections.abc import Mapping, Sequence

from detente.records.packages import Linked, Offer, PackageResult, Point, Sweetener, Term
from detente.report.bands import drawn, of_solutions
from detente.report.compat import other_program
from detente.report.divisible import divided
from detente.report.moves import joined
from detente.report.terms import changes, together, worths
from detente.report.words import counted, wrapped
from detente.report.zone import zone

MAX_SHOWN = 12
NAMES = {
    "nash": "Nash (largest product of gains)",
    "kalai_smorodinsky": "Kalai-Smorodinsky (equal shares of the best hope)",
    "egalitarian": "egalitarian (worst-off first)",
    "utilitarian": "utilitarian (largest sum)",
    "maximum_relative_gain": "maximum relative gain (largest sum of shares of the best hope)",
}


def as_text(result: PackageResult, *, trades: bool = False) -> str:
    """The whole result, solutions first; Nash's package term by term where asked for."""
    return "\n".join(as_lines(result, trades=trades))


def as_lines(result: PackageResult, *, trades: bool = False) -> list[str]:
    """The same, a sentence an item."""
    lines = [
        result.title,
        size(result),
        wrapped("no deal: " + worths(result.no_deal)),
        *drawn(result),
        "",
    ]
    if any(result.solutions.values()):
        lines += _solutions(result)
    else:
        lines.append("No package is acceptable to all who must accept.")
        lines += _opening(result)
    if trades and (result.trades or result.linkages):
        lines += ["", "Nash's package, term by term:", *_account(result.trades, result.linkages)]
    if result.proposal is not None:
        lines += [
            "",
            wrapped("examined package: " + changes(result.proposal.package, result.status_quo)),
            wrapped("worth " + worths(result.proposal.worth), indent=2),
        ]
        lines += [wrapped(_sweetener(sweetener), indent=2) for sweetener in result.sweeteners]
        if not result.sweeteners:
            lines.append("  every principal is at or above no deal")
    lines += _offers(result) + _near(result) + other_program(result.compat, result.status_quo)
    lines += divided(result.divisible, result.status_quo, NAMES) + zone(result) + _frontier(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def size(result: PackageResult) -> str:
    """How many packages there are, can be accepted, are efficient."""
    parts = []
    if result.n_packages is not None:
        parts.append(counted(result.n_packages, "package"))
    if result.n_acceptable is not None:
        parts.append(f"{result.n_acceptable:,} acceptable to all who must accept")
    if result.n_frontier is not None:
        parts.append(f"{result.n_frontier:,} on the frontier")
    return " · ".join([*parts, "worths at the modes"])


def _frontier(result: PackageResult) -> list[str]:
    if result.frontier is None and result.frontier_bound is None:
        return []
    points, head = result.frontier, f"frontier, by {result.principals[0]}'s worth:"
    if result.frontier_bound is not None:
        points, margin = result.frontier_bound.points, worths(result.frontier_bound.margin)
        head = f"in place of the frontier; any package exceeds one of these by no more than {margin}:"
    if not points:
        return ["", "nothing to list"]
    lines = ["", wrapped(head)]
    lines += [
        wrapped(f"{_judged(result, point)} · {changes(point.package, result.status_quo)}", indent=2)
        for point in points[:MAX_SHOWN]
    ]
    if len(points) > MAX_SHOWN:
        lines.append(f"  and {len(points) - MAX_SHOWN:,} more (--json lists them)")
    return lines


def _solutions(result: PackageResult) -> list[str]:
    same: dict[str, dict[str, str]] = {}
    points: dict[str, Point] = {}
    for name, point in result.solutions.items():
        if point is not None:
            terms = changes(point.package, result.status_quo)
            same.setdefault(terms, {})[name] = f"{NAMES.get(name, name)}, value {point.value:.4g}"
            points[terms] = point
    lines = []
    for terms, names in same.items():
        lines += [*names.values(), wrapped(terms, indent=2)]
        lines.append(wrapped("worth " + worths(points[terms].worth), indent=2))
        lines += of_solutions(result, names)
    return lines


def _opening(result: PackageResult) -> list[str]:
    """What a fall of one no-deal value alone would do."""
    enough = [
        f"{party}'s to {_short(x)} (now {_short(result.no_deal[party])})"
        for party, x in result.opens_at.items()
        if x is not None
    ]
    if not enough:
        return []
    return [wrapped("It would take a fall of one no deal alone: " + " or ".join(enough))]


def _account(terms: Sequence[Term], linkages: Sequence[Linked], *, indent: int = 2) -> list[str]:
    """A sentence per giver, each against the one before, then what nobody gives and what is linked."""
    by_giver: dict[str, list[str]] = {}
    for term in terms:
        by_giver.setdefault(term.giver or "", []).append(_term(term))
    jointly = by_giver.pop("", [])
    lines: list[str] = []
    for giver, given in by_giver.items():
        against = "against that " if lines else ""
        lines.append(wrapped(f"{against}{giver} gives {_joined(given)}", indent=indent))
    if jointly:
        lines.append(wrapped(f"no one giver: {_joined(jointly)}", indent=indent))
    for linked in linkages:
        lines.append(wrapped(f"linkage {together(linked.when)} ({_each(linked.worth)})", indent=indent))
    return lines


def _term(term: Term) -> str:
    return f"{term.issue}: {term.option} ({_each(term.worth)})"


def _joined(given: list[str]) -> str:
    """The first terms in a row."""
    shown = given[:MAX_SHOWN]
    if len(given) > MAX_SHOWN:
        shown.append(f"{len(given) - MAX_SHOWN:,} more")
    return joined(shown)


def _each(worth: Mapping[str, float]) -> str:
    """Worth -2 to one, 5 to another; who is not touched is left out."""
    touched = [f"{_short(x)} to {party}" for party, x in worth.items() if x]
    return f"worth {', '.join(touched)}" if touched else "worth nothing to any principal"


def _offers(result: PackageResult) -> list[str]:
    side = result.settings.get("for")
    if side is None:
        return []
    if not result.offers:
        return ["", f"Nothing that {side} could offer would be accepted by all who must accept."]
    lines = ["", f"what {side} should offer next, from {_start(result)}:"]
    for place, offer in enumerate(result.offers, start=1):
        what = "the most that the others would accept" if place == 1 else "less for " + side
        if place > 1 and offer.worth[side] == result.offers[0].worth[side]:
            what = f"as much for {side}"
        lines += _offer(f"{place}. {what}", offer)
    return lines + _closest(result)


def _start(result: PackageResult) -> str:
    if result.settings.get("proposal") is not None:
        return "the examined package"
    return "the status quo" if result.status_quo else "nothing"


def _offer(head: str, offer: Offer) -> list[str]:
    changed = counted(len(offer.terms), "term")
    steps = _account(offer.terms, offer.linkages, indent=4) or ["    nothing changes"]
    return [wrapped(f"{head}: {changed}, gains over no deal {worths(offer.gain)}", indent=2), *steps]


def _closest(result: PackageResult) -> list[str]:
    closest = result.closest_offer
    if closest is None:
        return []
    head = f"closest to {_start(result)} of all that is acceptable"
    for place, offer in enumerate(result.offers, start=1):
        if offer.package == closest.package:
            return [wrapped(f"{head}: offer {place}", indent=2)]
    return _offer(head, closest)


def _near(result: PackageResult) -> list[str]:
    within = result.settings.get("within")
    if within is None or result.near_nash == ():
        return []
    lines = [""]
    if result.near_nash is not None:
        many = counted(len(result.near_nash), "package")
        lines.append(f"within {within:g} % of Nash's product, {many}, by that product:")
        lines += [
            wrapped(f"{point.value:.4g} · {changes(point.package, result.status_quo)}", indent=2)
            for point in result.near_nash[:MAX_SHOWN]
        ]
        if len(result.near_nash) > MAX_SHOWN:
            lines.append(f"  and {len(result.near_nash) - MAX_SHOWN:,} more (--json lists them)")
    return [
        *lines,
        wrapped(f"the same in all of them: {_settled(result)}", indent=2),
        wrapped(f"open: {'; '.join(result.open) or 'nothing'}", indent=2),
    ]


def _settled(result: PackageResult) -> str:
    """The settled terms, and how many issues are settled at the status quo."""
    kept = sum(result.status_quo.get(issue) == option for issue, option in result.settled.items())
    parts = [changes(result.settled, result.status_quo)] if len(result.settled) > kept else []
    parts += [f"{counted(kept, 'issue')} at the status quo"] if kept else []
    return "; ".join(parts) or "nothing"


def _short(x: float) -> str:
    return f"{x:.3g}"


def _judged(result: PackageResult, point: Point) -> str:
    return worths({name: point.worth[name] for name in result.principals})


def _sweetener(sweetener: Sweetener) -> str:
    line = f"{sweetener.party} lacks {sweetener.shortfall:.3g}"
    if not sweetener.terms:
        return line + "; nothing on the table closes that"
    terms = "; ".join(f"{t['issue']}: {t['option']} instead of {t['instead_of']}" for t in sweetener.terms)
    cost = worths(sweetener.cost) or "nobody anything"
    verdict = "then acceptable to all" if sweetener.acceptable else "but then others would refuse"
    return f"{line}; closed by {terms} (costs {cost}; {verdict})"
