"""How much each item of evidence says, once unreliable, repeated and one-sided reports are discounted."""

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from detente.models.likelihood_ratio import copies_ratio, report_ratio, storyline_share
from detente.records.evidence import EvidenceItem, Reliability

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class EvidenceSettings:
    """Defaults of the weighing; judgements until backtests fit them, printed with every forecast."""

    hit: float = 0.9
    false_alarm: float = 0.15
    copying: float = 0.8
    storyline_correlation: float = 0.4
    tempering: float = 0.7
    daily_cap: float = math.log(4)
    interest: float = 0.5
    """How far a speaker's interest lifts the rate of false alarms towards that of hits; 1 is cheap talk."""

    def to_dict(self) -> dict[str, float]:
        """For the forecast's settings."""
        return asdict(self)


# Probability that such a thing is said or done if the term comes about, and if it does not.
# Demands and threats are cheap; offers and acceptances bind.
SAID_IF: Mapping[str, tuple[float, float]] = {
    "acceptance": (0.40, 0.10),
    "offer": (0.50, 0.20),
    "exchange": (0.30, 0.15),
    "event": (0.50, 0.25),
    "shift": (0.40, 0.25),
    "forecast": (0.40, 0.25),
    "demand": (0.60, 0.40),
    "threat": (0.30, 0.45),
    "refusal": (0.25, 0.60),
}
# Share of the log likelihood ratio that a hedged claim keeps; what is called remote speaks against.
HEDGED: Mapping[str, float] = {
    "certain": 1.0,
    "most likely": 0.8,
    "likely": 0.6,
    "possible": 0.25,
    "remote": -0.5,
}
# Where no range is given, 5th and 95th percentile of the log likelihood ratio as shares of its mode.
SPREAD = (0.5, 1.5)
# Beyond so many reports of one event another says nothing.
MANY = 20


@dataclass(frozen=True)
class Weighed:
    """An item, its own log likelihood ratio, and the share of it that counts."""

    item: EvidenceItem
    log_lr: float
    low: float
    high: float
    weight: float


def weigh(
    items: Iterable[EvidenceItem], *, as_of: datetime.date, settings: EvidenceSettings
) -> tuple[Weighed, ...]:
    """Weigh the items known by a date.

    Items of one storyline that speak for the same term are reports of one event, which may copy each other
    (`copies_ratio`); of the events of a storyline that speak for, and of those that speak against, the
    strongest counts most (`storyline_share`); the sum is tempered, and one storyline moves the log odds by no
    more than the cap in a day.

    Parameters
    ----------
    items : iterable of EvidenceItem
        Those first known after `as_of` are left out.
    as_of : date
        Day of the forecast.
    settings : EvidenceSettings
        Discounts.

    Returns
    -------
    tuple of Weighed
        In the order given; `log_lr * weight` adds to the log odds of what the item speaks for.
    """
    known = [item for item in items if item.known_on is None or item.known_on <= as_of]
    alone = {item.id: _alone(item, settings) for item in known}
    weights: dict[str, float] = {}
    for storyline in _grouped(known, storylines(known)).values():
        events = _grouped(storyline, lambda item: (_terms(item), alone[item.id][1] > 0)).values()
        for side in _grouped(events, lambda reports: alone[reports[0].id][1] > 0).values():
            told = sorted(side, key=lambda reports: -abs(_together(reports, alone, settings)))
            for rank, reports in enumerate(told, start=1):
                share = settings.tempering * storyline_share(rank, settings.storyline_correlation)
                spread_over = sum(alone[item.id][1] for item in reports)
                counted = share * _together(reports, alone, settings)
                for item in reports:
                    weights[item.id] = counted / spread_over if spread_over else 0.0
        _cap(storyline, alone, weights, settings.daily_cap)
    return tuple(
        Weighed(
            item,
            log_lr=alone[item.id][1],
            low=alone[item.id][0],
            high=alone[item.id][2],
            weight=weights[item.id],
        )
        for item in known
    )


def _alone(item: EvidenceItem, settings: EvidenceSettings) -> tuple[float, float, float]:
    """Low, mode and high of the log likelihood ratio of one item by itself."""
    if item.lr is not None:
        given = item.lr if isinstance(item.lr, tuple) else (item.lr,) * 3
        low, mode, high = (math.log(ratio) for ratio in given)
        return (-high, -mode, -low) if item.against else (low, mode, high)
    a, b = SAID_IF[item.says]
    ratio = math.log(report_ratio(a, b, *_rates(item, settings)))
    mode = HEDGED[item.hedge] * (-abs(ratio) if item.against else ratio)
    low, high = sorted(share * mode for share in SPREAD)
    return low, mode, high


def _rates(item: EvidenceItem, settings: EvidenceSettings) -> tuple[float, float, float]:
    """How often such a report comes: of what is so; of what is not, if the term comes about, and if not."""
    source = item.reliability or Reliability(hit=settings.hit, false_alarm=settings.false_alarm)
    given = source.false_alarm_if_not
    alarms = (source.false_alarm, source.false_alarm if given is None else given)
    lift = settings.interest if item.interested else 0.0
    false_alarm, if_not = (alarm + lift * (source.hit - alarm) for alarm in alarms)
    return source.hit, false_alarm, if_not


def _together(
    reports: Sequence[EvidenceItem],
    alone: Mapping[str, tuple[float, float, float]],
    settings: EvidenceSettings,
) -> float:
    """Log likelihood ratio of several reports of one event: the strongest, raised as copies allow."""
    strongest = max(reports, key=lambda item: abs(alone[item.id][1]))
    own = alone[strongest.id][1]
    if len(reports) == 1 or strongest.lr is not None or own == 0:
        return own
    a, b = SAID_IF[strongest.says]
    hit, false_alarm, if_not = _rates(strongest, settings)
    one = math.log(report_ratio(a, b, hit, false_alarm, if_not))
    # The mixture falls again, slightly, where very many agree too well; more reports never say less here.
    said = [
        math.log(copies_ratio(a, b, hit, false_alarm, number, settings.copying, if_not))
        for number in range(1, min(len(reports), MANY) + 1)
    ]
    return own * max(abs(many) for many in said) / abs(one) if one else own


def _cap(
    storyline: Sequence[EvidenceItem],
    alone: Mapping[str, tuple[float, float, float]],
    weights: dict[str, float],
    cap: float,
) -> None:
    """Shrink the weights of a day on which one storyline would move the log odds by more than the cap."""
    for day in _grouped(storyline, lambda item: item.known_on).values():
        total = abs(sum(alone[item.id][1] * weights[item.id] for item in day))
        if total > cap:
            for item in day:
                weights[item.id] *= cap / total


def storylines(items: Sequence[EvidenceItem]) -> Callable[[EvidenceItem], str]:
    """How to tell an item's storyline.

    An item without one joins the storyline in which its author already speaks for the same term, else the
    author's main storyline: what one author writes is never two witnesses for want of a label.
    """
    labelled = [item for item in items if item.storyline]
    of_term: dict[tuple[str | None, object], str | None] = {
        (item.author, _terms(item)): item.storyline for item in reversed(labelled) if item.author
    }
    main = {
        author: Counter(item.storyline for item in of_author).most_common(1)[0][0]
        for author, of_author in _grouped(labelled, lambda item: item.author).items()
        if author is not None
    }

    def storyline(item: EvidenceItem) -> str:
        own = item.storyline or of_term.get((item.author, _terms(item))) or main.get(item.author)
        return own or item.author or item.source or item.doc or item.id

    return storyline


def _terms(item: EvidenceItem) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(item.term.items()))


def _grouped(items: Iterable[Thing], key: Callable[[Thing], object]) -> dict[object, list[Thing]]:
    groups: dict[object, list[Thing]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
