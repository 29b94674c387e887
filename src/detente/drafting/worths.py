"""Default worths: wide ranges from what the texts say, each with its reason."""

from collections.abc import Sequence
from typing import Any

from detente.drafting.good import Good
from detente.drafting.issues import Draft
from detente.scenario.caveats import FROM_TEXT

_GAIN, _COST, _WITNESS = 4.0, -3.0, -1.0
_HIGH, _LOW = 1.5, 0.6
_REFUSED, _OFFERED = 1.6, 0.7
_WIDE = (0.25, 2.0)
"""Ends of a range as shares of its mode."""
_PAIR = 2
_INDIFFERENT = (-1.0, 0.0, 1.0)
NO_DEAL = [-2.0, 1.0, 4.0]
DELIVERS = [0.2, 0.5, 0.8]


def worths_of(
    issue: Draft, principals: Sequence[str], ids: dict[int, list[str]]
) -> dict[str, dict[str, Any]]:
    """Worth of each change to each party that has a stake, by party and option.

    Parameters
    ----------
    issue : Draft
        The issue, with the goods behind each option.
    principals : sequence of str
        Ids of the parties that bargain.
    ids : dict
        Ids of evidence by number of sentence.

    Returns
    -------
    dict
        Party to option to `{"value": [5th percentile, mode, 95th percentile], "because": sentence}`.
    """
    stakes = [*principals, *([issue.giver] if issue.giver and issue.giver not in principals else [])]
    found: dict[str, dict[str, Any]] = {}
    for party in stakes:
        found[party] = {}
        for option, share in zip(issue.asks, _shares(len(issue.asks)), strict=True):
            points, reason = _stake(issue, party, option, principals)
            found[party][option] = _range(points * share, _because(reason, issue.asks[option], ids))
    return found


def _stake(issue: Draft, party: str, option: str, principals: Sequence[str]) -> tuple[float, str]:
    """Points of the largest step to a party, by what it is told to say of the issue and this option."""
    own = [good for good in issue.goods if good.by == party]
    refused = any(good.way == "refuse" for good in own)
    offered = any(good.way == "offer" and good.by == party for good in issue.asks[option])
    if issue.giver == party:
        points, reason = _COST, f"{party} would give it"
        if refused:
            points, reason = points * _REFUSED, f"{party} would give it and refuses"
        elif offered:
            points, reason = points * _OFFERED, f"{party} offers it"
        return points, reason
    if issue.giver is None:
        wanted = any(good.way in ("want", "agenda") for good in own)
        return (
            (_GAIN / 2, "both sides speak for it")
            if wanted or not own
            else (_WITNESS, f"{party} is against it")
        )
    if refused:
        return _WITNESS, f"{party} is against it"
    wants = [good for good in own if good.way == "want"]
    if not wants and len(principals) > _PAIR and _goes_elsewhere(issue, party):
        return 0.0, f"{party} is not told to give or get it"
    if not wants:
        return _GAIN * _LOW, f"{party} would get it and is not quoted on it"
    if any(good.salience == "high" for good in wants):
        return _GAIN * _HIGH, f"{party} demands it strongly"
    return _GAIN, f"{party} asks for it"


def _goes_elsewhere(issue: Draft, party: str) -> bool:
    """Whether the texts say who would get it, and it is somebody else."""
    receivers = {good.receiver for good in issue.goods if good.receiver and good.receiver != issue.giver}
    return bool(receivers) and party not in receivers


def _shares(n: int) -> list[float]:
    """Share of the largest step that each of n steps is worth, in even steps."""
    return [(k + 1) / n for k in range(n)]


def _range(mode: float, because: str) -> dict[str, Any]:
    """Wide on both sides of a mode, and a little beyond zero: the text may have it wrong."""
    if mode == 0:
        return {"value": list(_INDIFFERENT), "because": because}
    ends = sorted((mode * _WIDE[0] - (0.5 if mode > 0 else -0.5), mode * _WIDE[1]))
    return {"value": [round(ends[0], 1), round(mode, 1), round(ends[1], 1)], "because": because}


def _because(reason: str, goods: Sequence[Good], ids: dict[int, list[str]]) -> str:
    told = list(dict.fromkeys(name for good in goods for name in ids.get(good.line.number, [])))
    places = list(dict.fromkeys(f"{good.line.doc} {good.line.sid}" for good in goods))
    return f"{FROM_TEXT}{reason} ({', '.join(told[:3] or places[:3])})"
