"""The zone of agreement, as plain text."""

from collections.abc import Mapping, Sequence

from detente.records.beliefs import Belief, Delivery, TermWorth
from detente.records.constraints import BarredBy, Binding, LinkageAt, MadeBy, Rule
from detente.records.packages import PackageResult
from detente.records.zone import Integrative, Pair, Threshold
from detente.report.terms import changes, together, worths
from detente.report.words import counted, wrapped

MAX_SHOWN = 12


def zone(result: PackageResult) -> list[str]:
    """What makes the zone, opens, closes and binds it, a sentence each; nothing where none was asked."""
    found = result.zone
    if found is None:
        return []
    told = [_pair(pair) for pair in found.pairs[:MAX_SHOWN]]
    if len(found.pairs) > MAX_SHOWN:
        told.append(f"and {len(found.pairs) - MAX_SHOWN:,} more pairs (--json lists them)")
    if found.made_by is not None:
        told += _makers(found.made_by, result.status_quo)
    if found.barred_by is not None:
        told.append(_bars(found.barred_by))
    if found.closes_at is not None:
        told += _closing(found.closes_at, result.no_deal)
    if found.opens_at is not None:
        told.append(_opening(found.opens_at, result.no_deal))
    if found.binds is not None:
        told += _binding(found.binds, result.status_quo)
    told += _integrative(found.integrative, result.status_quo)
    lines = ["", "the zone of agreement:", *(wrapped(sentence, indent=2) for sentence in told)]
    for belief in found.beliefs:
        lines += _belief(belief)
    return lines


def _pair(pair: Pair) -> str:
    one, other = pair.parties
    if not pair.possible:
        return f"{one} and {other}: no package leaves both at or above no deal"
    many = "some package leaves" if pair.n is None else counted(pair.n, "package leaves", "packages leave")
    return f"{one} and {other}: {many} both at or above no deal; at best {worths(pair.best)}"


def _makers(made: MadeBy, status_quo: Mapping[str, str]) -> list[str]:
    if not made.issues and not made.linkages:
        return ["without any one issue or linkage something would still be acceptable"]
    told = []
    if made.issues and status_quo:
        names = _listed([settled.issue for settled in made.issues])
        told.append(f"with any one of these left at the status quo nothing is acceptable: {names}")
    elif made.issues:
        terms = _listed([f"{settled.issue}: {' or '.join(settled.at)}" for settled in made.issues])
        told.append(f"with any one of these terms nothing is acceptable: {terms}")
    return told + [f"without {_linkage(linkage)} nothing is acceptable" for linkage in made.linkages]


def _bars(bars: BarredBy) -> str:
    names = [_linkage(linkage) for linkage in bars.linkages] + [_rule(rule) for rule in bars.requires]
    if not names:
        return "taking out any one linkage or requirement would not make anything acceptable"
    return f"something would be acceptable without {' or without '.join(names)}"


def _closing(closes: Threshold, no_deal: Mapping[str, float]) -> list[str]:
    told = []
    if closes.smallest is not None:
        ends = _ends(closes, no_deal)
        told.append(
            f"nothing is acceptable any more if one no deal alone rises above {' or '.join(ends)}; the "
            f"smallest rise is {closes.smallest}'s, {closes.change[closes.smallest]:.3g}"
        )
    spared = [party for party, x in closes.no_deal.items() if x is None]
    return told + [f"the others could agree without {party}" for party in spared]


def _opening(opens: Threshold, no_deal: Mapping[str, float]) -> str:
    if opens.smallest is None:
        return "no fall of one no deal alone would make anything acceptable"
    ends = _ends(opens, no_deal)
    return (
        f"something is acceptable if one no deal alone falls to {' or '.join(ends)}; the smallest fall is "
        f"{opens.smallest}'s, {opens.change[opens.smallest]:.3g}"
    )


def _ends(threshold: Threshold, no_deal: Mapping[str, float]) -> list[str]:
    return [
        f"{party} {x:.3g} (now {no_deal[party]:.3g})"
        for party, x in threshold.no_deal.items()
        if x is not None
    ]


def _binding(binds: Binding, status_quo: Mapping[str, str]) -> list[str]:
    told = [f"Nash's package leaves {party} with nothing over no deal" for party in binds.principals]
    for loose in binds.requires:
        terms = changes(loose.package, status_quo)
        told.append(
            f"{_rule(loose.rule)} binds: without it Nash's product would be {loose.value:.4g} ({terms}; "
            f"worth {worths(loose.worth)})"
        )
    if not binds.requires:
        told.append("lifting any one requirement would not make Nash's product larger")
    if binds.utilitarian is None:
        return [*told, "the largest sum of worths of all packages is acceptable"]
    free = binds.utilitarian
    refusing = " and ".join(free.refused_by)
    terms = changes(free.package, status_quo)
    return [*told, f"the largest sum of worths, {free.value:.4g}, is refused by {refusing} ({terms})"]


def _integrative(found: Integrative | None, status_quo: Mapping[str, str]) -> list[str]:
    if found is None:
        return ["settling each issue by itself breaks a requirement"]
    told = [
        f"each issue settled by itself: {changes(found.package, status_quo)}; worth {worths(found.worth)}"
    ]
    if found.gain and not any(found.gain.values()):
        told.append("trading across issues, Nash's package brings nothing more")
    elif found.gain:
        more = ", ".join(f"{party} {x:+.3g}" for party, x in found.gain.items())
        times = "" if found.ratio is None else f"; the product of gains is {found.ratio:.3g} times as large"
        told.append(f"against that, trading across issues, Nash's package brings {more}{times}")
    return told


def _belief(belief: Belief) -> list[str]:
    """What would make one principal accept the examined package; what nothing can make enough is left out."""
    head = f"for {belief.party} to accept the examined package, it would have to believe one of these:"
    told = [f"no deal is worth {belief.at_most:.3g} or less (now {belief.no_deal:.3g})"]
    told += [_delivery(delivery, delivery.at) for delivery in belief.delivery if delivery.at is not None]
    told += [_worth(worth, worth.at_least) for worth in belief.worth if worth.at_least is not None]
    shown = told[:MAX_SHOWN]
    if len(told) > MAX_SHOWN:
        shown.append(f"{len(told) - MAX_SHOWN:,} more (--json lists them)")
    return [wrapped(head, indent=2), *(wrapped(sentence, indent=4) for sentence in shown)]


def _delivery(delivery: Delivery, at: float) -> str:
    bound = "or more" if delivery.needs == "at least" else "or less"
    return (
        f"{delivery.via} delivers {delivery.issue}: {delivery.option} with {100 * at:.3g} % {bound} "
        f"(now {100 * delivery.now:.3g} %)"
    )


def _worth(worth: TermWorth, at_least: float) -> str:
    return f"{worth.issue}: {worth.option} is worth {at_least:.3g} or more (now {worth.now:.3g})"


def _linkage(linkage: LinkageAt) -> str:
    return f"linkages[{linkage.place}] ({together(linkage.when)})"


def _rule(rule: Rule) -> str:
    return f"requires[{rule.place}] (if {together(rule.if_)} then {together(rule.then)})"


def _listed(names: Sequence[str]) -> str:
    """The first names in a row."""
    more = [f"{len(names) - MAX_SHOWN:,} more (--json lists them)"] if len(names) > MAX_SHOWN else []
    return "; ".join([*names[:MAX_SHOWN], *more])
