"""A RaceResult as plain text."""

from collections.abc import Mapping
from typing import Any

from detente.records.race import Outcome, RaceResult
from detente.report.moves import joined
from detente.report.terms import worths
from detente.report.words import counted, percent, wrapped

MAX_SHOWN = 8
_TIE = 1e-9


def as_text(result: RaceResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: RaceResult) -> list[str]:
    """The same, a sentence an item."""
    shown = _shown(result)
    lines = [result.title, "", *_first(result, shown), *_drawn(result, shown), ""]
    lines += _being_first(result, shown)
    lines += _payments(result, shown)
    lines += _order(result)
    lines += _hold_outs(result, shown)
    lines += _tracks(result)
    lines.append(wrapped(f"values at the start: {worths(_players(result, shown))}"))
    if len(shown) < len(result.rivals):
        lines.append(f"and {len(result.rivals) - len(shown)} more rivals (--json tells all)")
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _shown(result: RaceResult) -> list[str]:
    """The rivals that matter most: by the chance to be first, as in the file where that is the same."""
    found = result.outcome.p_first
    return sorted(result.rivals, key=lambda rival: -(found[rival] or 0.0))[:MAX_SHOWN]


def _players(result: RaceResult, shown: list[str]) -> dict[str, float]:
    return {player: result.outcome.value[player] for player in (result.pivot, *shown)}


def _first(result: RaceResult, shown: list[str]) -> list[str]:
    """Who settles first, with what probability, and when."""
    told = result.outcome
    chances = _chances({rival: told.p_first[rival] or 0.0 for rival in shown}, told.p_none)
    lines = [wrapped(f"Who settles with {result.pivot} first: {chances}")]
    if told.first_period is None:
        return [*lines, "  nobody ever settles"]
    when = [f"first deal {_when(result, told.first_period)}"]
    when += [
        f"{rival} {_when(result, period)}"
        for rival in shown
        if (period := told.expected_period[rival]) is not None and len(result.rivals) > 1
    ]
    lines.append(wrapped(f"expected: {'; '.join(when)}", indent=2))
    if left := _left_behind(told):
        lines.append(wrapped(left, indent=2))
    return lines


def _left_behind(told: Outcome) -> str | None:
    """Whom the others settle before; where several are as likely to be left, all of them."""
    last = {rival: p for rival, p in told.p_last.items() if p}
    if not last:
        return None
    most = max(last.values())
    left = "all others settle" if len(told.p_last) > 2 else "the other settles"
    if told.odd_man_out is not None:
        return f"the odd man out is {told.odd_man_out}: {left} before it in {percent(most)}"
    likely = [rival for rival, p in last.items() if most - p < _TIE]
    return f"no odd man out: {joined(likely)} are as likely to be it, {percent(most)} each"


def _chances(chances: Mapping[str, float], nobody: float) -> str:
    told = [f"{rival} {percent(p)}" for rival, p in chances.items()]
    return ", ".join(told) + (f", nobody {percent(nobody)}" if nobody > 0.0005 else "")


def _when(result: RaceResult, period: float) -> str:
    months = "" if result.period_months is None else f" (about {period * result.period_months:.0f} months on)"
    return f"in period {period:.1f}{months}"


def _drawn(result: RaceResult, shown: list[str]) -> list[str]:
    """The same over the worlds."""
    band = result.bands
    if band is None:
        return []
    worlds, seed = counted(result.settings["draws"], "world"), result.settings["seed"]
    first = {rival: band["first"][rival] for rival in shown}
    nobody = 1 - sum(band["first"].values())
    out = band["odd_man_out"] or {}
    lines = [wrapped(f"{worlds} · seed {seed} · first on average: {_chances(first, nobody)}")]
    if out:
        even = 1 - sum(out.values())
        rest = f", no one of them in {percent(even)}" if even > _TIE else ""
        lines.append(wrapped(f"the odd man out: {_shares(out)}{rest} of worlds", indent=2))
    for key, name in (
        ("first_mover_premium", "being first is worth"),
        ("odd_man_out_loss", "left out for good"),
    ):
        told = [f"{rival} {_ends(band[key][rival])}" for rival in shown if band[key][rival]]
        if told:
            lines.append(wrapped(f"{name} (80 % bands): {', '.join(told)}", indent=2))
    orders = {order or "none": share for order, share in list(band["order"].items())[:3]}
    lines.append(wrapped(f"the best order: {_shares(orders)} of worlds", indent=2))
    return lines


def _shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{name or 'nobody'} in {percent(share)}" for name, share in shares.items())


def _ends(band: Mapping[str, float]) -> str:
    told = f"{band['low']:.3g} to {band['high']:.3g}"
    return f"{told} in the {percent(band['share'])} where it can be" if "share" in band else told


def _being_first(result: RaceResult, shown: list[str]) -> list[str]:
    told = result.outcome
    lines = ["what it is worth to settle first, and what it costs to be left out (in values)"]
    for rival in shown:
        first, second = told.if_first[rival], told.if_another_first[rival]
        parts = []
        if told.first_mover_premium[rival] is not None and second is not None:
            other = "another has" if len(result.rivals) > 2 else f"{_other(result, rival)} has"
            pays = told.pays[rival]["first"] or 0.0
            paid = f"less the {pays:.3g} it pays" if pays >= 0 else f"with the {-pays:.3g} it is paid"
            parts.append(
                f"{first:.3g} once it has settled first, {second:.3g} once {other}; {paid}, "
                f"being first is worth {told.first_mover_premium[rival]:.3g}"
            )
        loss = told.odd_man_out_loss[rival] or 0.0
        verb = "loses" if loss <= 0 else "gains"
        parts.append(f"left out for good it {verb} {abs(loss):.3g}")
        lines.append(wrapped(f"{rival}: {'; '.join(parts)}", indent=2))
    return lines


def _other(result: RaceResult, rival: str) -> str:
    return next(name for name in result.rivals if name != rival)


def _payments(result: RaceResult, shown: list[str]) -> list[str]:
    """Who pays whom, once, for settling first and last."""
    told = result.outcome
    alone = len(told.order) < 2
    kinds = {"first": "before the others", "last": "after the others"}
    lines = []
    for end, words in kinds.items():
        paying = [
            _pays(result, rival, pays)
            for rival in shown
            if told.settles[rival][end] and (pays := told.pays[rival][end]) is not None
        ]
        if paying:
            lines.append("; ".join(paying) if alone else f"{words}: {'; '.join(paying)}")
    apart = [_pays(result, rival, pays) for rival in shown if (pays := told.pays[rival]["apart"]) is not None]
    if not alone:
        lines.append(f"if no deal touched another rival: {'; '.join(apart)}")
    told_once = list(dict.fromkeys(lines))
    heading = ["who pays whom, once, on settling"] if lines else []
    return heading + [wrapped(line, indent=2) for line in told_once]


def _pays(result: RaceResult, rival: str, pays: float) -> str:
    if abs(pays) < 0.5e-9:
        return f"{rival} and {result.pivot} pay nothing"
    payer, payee = (rival, result.pivot) if pays > 0 else (result.pivot, rival)
    return f"{payer} pays {payee} {abs(pays):.3g}"


def _order(result: RaceResult) -> list[str]:
    """In what order to approach the rivals, and who is squeezed by it."""
    told = result.outcome
    if len(told.order) < 2:
        return []
    asked = [f"{rival} {told.charges[rival]:.3g}" for rival in told.order[:MAX_SHOWN]]
    more = f" and {len(told.order) - MAX_SHOWN} more" if len(told.order) > MAX_SHOWN else ""
    best, worst = told.totals["best"], told.totals["worst"]
    against = (
        f"in the worst order {worst:.3g}" if best - worst > 1e-9 else "in any other order no more and no less"
    )
    lines = [
        wrapped(
            f"{result.pivot} can charge most a period in this order: {', then '.join(asked)}{more}; "
            f"in all {best:.3g}, {against}"
        )
    ]
    squeezed = [
        f"{rival} pays {told.charges[rival]:.3g} for a deal that alone brings it {told.alone[rival]:.3g}"
        for rival in told.order
        if (told.charges[rival] or 0.0) > (told.alone[rival] or 0.0) + 1e-9
    ]
    if squeezed:
        lines.append(wrapped(f"squeezed: {'; '.join(squeezed[:MAX_SHOWN])}", indent=2))
    return lines


def _hold_outs(result: RaceResult, shown: list[str]) -> list[str]:
    told = [line for rival in shown if (line := _hold_out(result.outcome, rival))]
    return [wrapped(f"hold-outs: {'; '.join(told)}")] if told else []


def _hold_out(told: Outcome, rival: str) -> str | None:
    """Why a rival that could settle does not, or not yet."""
    since = told.settles_from[rival]
    if told.charges[rival] is None:
        return None
    if not told.p_settles[rival]:
        return f"{rival} never settles: waiting is worth more to the two than a deal"
    if since is None:
        return f"{rival} waits until another has settled"
    if since > 1:
        return f"{rival} waits until period {since} if nobody settles"
    if not told.settles[rival]["last"]:
        return f"{rival} settles early or not at all: once the others have, there is nothing in it"
    return None


def _tracks(result: RaceResult) -> list[str]:
    """What the talks with each rival come to."""
    lines: list[str] = []
    for rival, told in result.outcome.tracks.items():
        if told["package"] is not None:
            lines.append(
                wrapped(
                    f"the deal with {rival} (Nash's package on its track): "
                    f"{'; '.join(f'{issue}: {option}' for issue, option in told['package'].items())}"
                )
            )
            others = f"; to the other rivals it is worth {worths(told['worth'])}" if told["worth"] else ""
            lines.append(wrapped(f"gain over no deal {worths(told['gain'])}{others}", indent=2))
        lines += _of_worlds(result.bands, rival)
    return lines


def _of_worlds(bands: Mapping[str, Any] | None, rival: str) -> list[str]:
    """In how many worlds a track comes to something, and to the same."""
    track = bands["tracks"][rival] if bands else None
    if track is None:
        return []
    same = f", to the same package in {percent(track['same'])}" if "same" in track else ""
    return [
        wrapped(
            f"talks come to something in {percent(track['able'].get('true', 0.0))} of worlds{same}", indent=2
        )
    ]
