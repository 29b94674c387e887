"""What would be written, and what it would move."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.forecasting.basis import Basis
from detente.forecasting.forecast import warnings_of
from detente.forecasting.pooling import Families
from detente.forecasting.solving import Progress
from detente.forecasting.streams import streams_of
from detente.forecasting.updating import difference
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Kept
from detente.records.update import Proposal, Update
from detente.scenario import Scenario
from detente.scenario.editing import edited
from detente.scenario.faults import Path
from detente.scenario.files import resolve
from detente.updating.day import day_of


@dataclass(frozen=True)
class Plan:
    """An update before it is written.

    Attributes
    ----------
    update : Update
        What moves and why.
    text : str
        The scenario file as it would be.
    scenario : Scenario
        What that text says.
    basis : Basis
        Its worlds, for the forecast that would be recorded.
    draws, seed
        With which it was made.
    families : Families, optional
        What beside the packages is heard.
    """

    update: Update
    text: str
    scenario: Scenario
    basis: Basis
    draws: int
    seed: int
    families: Families | None


def plan(
    text: str,
    before: Scenario,
    proposed: Sequence[Proposal],
    *,
    name: str,
    draws: int,
    seed: int,
    as_of: datetime.date | None = None,
    last: Kept | None = None,
    beside: Iterable[EvidenceItem] = (),
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> Plan:
    """Plan an update of a scenario file.

    Parameters
    ----------
    text : str
        The file as it stands.
    before : Scenario
        What it says.
    proposed : sequence of Proposal
        News; what is `new` would be written.
    name : str
        Of the file, for messages.
    draws, seed
        See `detente.forecasting.forecast.forecast`.
    as_of : date, optional
        Day of the update; default the latest of the scenario's, the last forecast's and the news'.
    last : Kept, optional
        The last forecast in the ledger; other families of models are heard as they were for it.
    beside : iterable of EvidenceItem
        What that forecast was given beside the file; it is known, and goes into the file too.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who solves the worlds; the answer does not depend on it.

    Raises
    ------
    ValueError
        Where the day is before the scenario's or before the last forecast's, or the scenario cannot be
        forecast.
    """
    taken = [each.item for each in proposed if each.state == "new"]
    since = max([before.as_of, *([datetime.date.fromisoformat(last.as_of)] if last else [])])
    day = as_of or max(since, day_of(taken, before))
    _check_day(day, before, last)
    held = {item.id for item in before.evidence}
    carried = [item for item in beside if item.id not in held]
    stood = before.model_copy(update={"as_of": since, "evidence": (*before.evidence, *carried)})
    after_text, after = edited_case(text, before, [*carried, *taken], day, name=name)
    families = Families.of(last.settings["pooling"]) if last and "pooling" in last.settings else None
    found = difference(
        stood, after, draws=draws, seed=seed, families=families, progress=progress, workers=workers
    )
    old, new = found.before, found.after
    update = Update(
        title=after.title,
        digest=after.digest,
        settings={
            "draws": draws,
            "seed": seed,
            "as_of": day.isoformat(),
            "evidence": found.settings.to_dict(),
            **({} if families is None else {"pooling": families.to_dict()}),
        },
        warnings=tuple(warnings_of(new)),
        as_of_before=since.isoformat(),
        as_of=day.isoformat(),
        horizon_before=old.dates.horizon.isoformat(),
        horizon=new.dates.horizon.isoformat(),
        before=found.p_before,
        after=found.p_after,
        mc_error=found.mc_error,
        recorded=last.number if last else None,
        recorded_p=last.p_deal if last else None,
        changed_since=last is not None and last.digest != before.digest,
        moves=found.moves,
        terms=found.terms,
        questions=found.questions,
        tripped=_tripped(after, taken),
        proposals=tuple(proposed),
    )
    return Plan(update, after_text, after, new, draws, seed, families)


def edited_case(
    text: str, scenario: Scenario, items: Sequence[EvidenceItem], as_of: datetime.date, *, name: str
) -> tuple[str, Scenario]:
    """A scenario file with items added and its day moved, every other character as it was; what it says.

    Where the day moves and the file does not say when talks began, they began on the day before the move: the
    months that pass without a deal then count.
    """
    values: dict[Path, Any] = {}
    if as_of != scenario.as_of:
        values["as_of",] = as_of
        if scenario.timing is None or scenario.timing.start is None:
            values["timing", "start"] = scenario.as_of
    if not (values or items):
        return text, scenario
    new: dict[Path, list[Mapping[str, Any]]] = {("evidence",): [_fields(item) for item in items]}
    after, source = edited(text, name=name, values=values, items=new)
    return after, resolve(source)


def _fields(item: EvidenceItem) -> Mapping[str, Any]:
    said: dict[str, Any] = item.model_dump(exclude_defaults=True)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


def _check_day(day: datetime.date, scenario: Scenario, last: Kept | None) -> None:
    fix = "forecast --as-of looks back; history is not overwritten"
    if day < scenario.as_of:
        raise ValueError(f"{day} is before the scenario's as_of {scenario.as_of} -> {fix}")
    if last and day.isoformat() < last.as_of:
        raise ValueError(f"{day} is before {last.as_of}, the day of forecast {last.number} -> {fix}")


def _tripped(scenario: Scenario, taken: Sequence[EvidenceItem]) -> dict[str, tuple[str, ...]]:
    news = {item.id for item in taken}
    found = {
        stream.indicator.id: tuple(item.id for item in stream.sightings if item.id in news)
        for stream in streams_of(scenario, scenario.evidence)
    }
    return {name: ids for name, ids in found.items() if ids}
