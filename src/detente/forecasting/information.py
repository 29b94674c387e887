"""Value of information: by how much knowing something would be expected to better the forecast."""

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import DAYS_PER_MONTH, deadline_events
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.conditional import Joint, open_questions
from detente.forecasting.forecast import warnings_of
from detente.forecasting.sensitivity import BASE_RATE, bearing, columns
from detente.forecasting.solving import Progress
from detente.forecasting.streams import Stream, streams_of
from detente.forecasting.weighing import SAID_IF, EvidenceSettings
from detente.models.likelihood_ratio import report_ratio
from detente.models.variance_share import explained_variance
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.watch import Indicator, Kind, Registered, Watch
from detente.scenario import Scenario

Floats = NDArray[np.float64]

NEWS = ("offer", "acceptance", "refusal")
"""What is looked for of each term; the kind that would tell most is listed."""
WORTH_LISTING = 1e-6


def watch(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings | None = None,
    basis: Basis | None = None,
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> Watch:
    """What to look for next.

    Uncertain numbers that somebody could find out, questions and deadlines that will pass, and news of each
    term, ranked by the value of knowing them, `Var(P(deal | A))`, which is the expected reduction of the
    Brier score; those that can be known by the next deadline first.

    Parameters
    ----------
    scenario, draws, seed, evidence, as_of, settings
        See `detente.forecast`.
    basis : Basis, optional
        What `basis_of` makes of the same arguments, where it is at hand already.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who solves the worlds; the answer does not depend on it.

    Returns
    -------
    Watch

    References
    ----------
    Howard (1966), IEEE Transactions on Systems Science and Cybernetics 2(1), for the value of information.
    """
    settings = settings or EvidenceSettings()
    evidence = tuple(evidence)
    basis = basis or basis_of(
        scenario,
        draws=draws,
        seed=seed,
        evidence=evidence,
        as_of=as_of,
        settings=settings,
        progress=progress,
        workers=workers,
    )
    next_deadline = basis.dates.deadlines[0]
    items = [*basis.scenario.evidence, *evidence]
    streams = streams_of(basis.scenario, items)
    found = [
        *_numbers(basis),
        *_answers(basis),
        *_deadlines(basis),
        *_news(basis, settings),
        *_sightings(basis, streams, settings),
    ]
    listed = [indicator for indicator in found if indicator.value > WORTH_LISTING]
    listed.sort(key=lambda indicator: (not indicator.in_time, -indicator.value))
    return Watch(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "draws": draws,
            "seed": seed,
            "as_of": basis.scenario.as_of.isoformat(),
            "evidence": settings.to_dict(),
        },
        warnings=tuple(warnings_of(basis)),
        as_of=basis.scenario.as_of.isoformat(),
        horizon=basis.dates.horizon.isoformat(),
        next_deadline=next_deadline.isoformat(),
        event=deadline_events(basis.scenario, basis.dates)[next_deadline.isoformat()],
        p=basis.posterior.p_deal(),
        indicators=tuple(listed),
        registered=tuple(_registered(stream) for stream in streams),
    )


def _numbers(basis: Basis) -> Iterator[Indicator]:
    names, drawn = columns(basis)
    horizon = basis.solved.horizon
    mass, weight = basis.posterior.by(horizon), basis.posterior.world_mass(horizon)
    values = explained_variance(drawn, mass, weight)
    quarter = max(len(mass) // 4, 1)
    events = basis.scenario.timing.events if basis.scenario.timing else ()
    begins = {f"timing.events[{place}].shift": event.date for place, event in enumerate(events)}
    for place in bearing(names):
        name = names[place]
        if name == BASE_RATE:  # how fast such talks go: no inquiry settles it
            continue
        order = np.argsort(drawn[:, place], kind="stable")
        low, high = (
            float(mass[some].sum() / weight[some].sum()) for some in (order[:quarter], order[-quarter:])
        )
        yield _indicator(basis, name, "number", begins.get(name), None, high, low, float(values[place]))


def _answers(basis: Basis) -> Iterator[Indicator]:
    joint = Joint.of(basis)
    for name, place in open_questions(basis).items():
        question = basis.scenario.questions[place]
        by = question.by or basis.dates.horizon
        if by < basis.dates.horizon:  # what is settled no sooner than the deal cannot foretell it
            yield from _yes_or_no(joint, joint.question(place), f"{name}: {question.ask}", "question", by)


def _deadlines(basis: Basis) -> Iterator[Indicator]:
    joint = Joint.of(basis)
    asked = {q.by for q in basis.scenario.questions if not q.term}
    named = deadline_events(basis.scenario, basis.dates)
    for day in basis.dates.deadlines[:-1]:
        if day not in asked:
            event = named[day.isoformat()]
            what = f"a deal by {day}" + (f", {event}" if event else "")
            yield from _yes_or_no(joint, joint.by(basis.dates.dates.index(day)), what, "deadline", day)


def _news(basis: Basis, settings: EvidenceSettings) -> Iterator[Indicator]:
    """For each term the kind of news that would tell most, from a source of the usual reliability.

    Tempered as the weighing tempers it: news that is counted for less is worth less to look for.
    """
    joint = Joint.of(basis)
    told = {"the deal": joint.deal()}
    for issue, option in basis.scenario.terms():
        giver = basis.scenario.issues[issue].giver
        told[f"{issue}: {option}" + (f" by {giver}" if giver else "")] = joint.term({issue: option})
    for name, has in told.items():
        best: list[Indicator] = []
        for says in NEWS:
            a, b = SAID_IF[says]
            if_not = settings.false_alarm + (settings.hit - settings.false_alarm) * b
            ratio = report_ratio(a, b, settings.hit, settings.false_alarm) ** settings.tempering
            event = if_not * (1 + has * (ratio - 1))
            best += _yes_or_no(joint, event, f"{says} of {name}", "news", None)
        yield from sorted(best, key=lambda indicator: -indicator.value)[:1]


def _sightings(basis: Basis, streams: Sequence[Stream], settings: EvidenceSettings) -> Iterator[Indicator]:
    """Whether each registered indicator is seen by the next deadline, tempered as the weighing tempers it."""
    joint = Joint.of(basis)
    for stream in streams:
        indicator = stream.indicator
        end = min(basis.dates.deadlines[0], indicator.until or basis.dates.deadlines[0])
        months = (end - basis.scenario.as_of).days / DAYS_PER_MONTH
        if months > 0:
            if_so, if_not = (
                1 - math.exp(-rate * months) for rate in (indicator.rate_if, indicator.rate_if_not)
            )
            has = joint.term(indicator.term) if indicator.term else joint.deal()
            event = if_not * (1 + has * ((if_so / if_not) ** settings.tempering - 1))
            what = f"{indicator.id}: {indicator.watch}"
            yield from _yes_or_no(joint, event, what, "indicator", end)


def _registered(stream: Stream) -> Registered:
    indicator = stream.indicator
    return Registered(
        id=indicator.id,
        watch=indicator.watch,
        term=indicator.term,
        since=indicator.registered.isoformat(),
        until=indicator.until.isoformat() if indicator.until else None,
        days=stream.days,
        tripped=tuple(f"{item.id} ({item.known_on})" for item in stream.sightings),
        log_lr=stream.log_lr,
    )


def _yes_or_no(
    joint: Joint, event: Floats, what: str, kind: Kind, by: datetime.date | None
) -> Iterator[Indicator]:
    so, not_so = joint.given(event), joint.given(1 - event)
    if so.possible and not_so.possible:
        p, deal = joint.p(event), joint.deal()
        high, low = so.p(deal), not_so.p(deal)
        yield _indicator(joint.basis, what, kind, by, p, high, low, p * (1 - p) * (high - low) ** 2)


def _indicator(
    basis: Basis,
    what: str,
    kind: Kind,
    by: datetime.date | None,
    p: float | None,
    high: float,
    low: float,
    value: float,
) -> Indicator:
    return Indicator(
        what=what,
        kind=kind,
        by=by.isoformat() if by else None,
        in_time=by is None or by <= basis.dates.deadlines[0],
        p=p,
        if_high=high,
        if_low=low,
        value=value,
    )
