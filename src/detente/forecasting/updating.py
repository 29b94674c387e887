"""What moves from one forecast to the next, step by step, in the same worlds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.calendar import base_rate
from detente.forecasting.answers import questions, terms
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.pooling import Families, pooled
from detente.forecasting.posterior import Posterior, standard_error
from detente.forecasting.retelling import retold
from detente.forecasting.solving import Progress
from detente.forecasting.streams import NAMED
from detente.forecasting.waterfall import quote
from detente.forecasting.weighing import EvidenceSettings, storylines
from detente.forecasting.worlds import BLOCK
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.explanation import Step
from detente.records.update import Shifted
from detente.scenario import Scenario

TIME = "time passed"


@dataclass(frozen=True)
class Difference:
    """Two forecasts of one case in the same worlds, and the steps between them.

    Attributes
    ----------
    before, after : Basis
        The worlds on the earlier and the later day.
    settings : EvidenceSettings
        With which both were weighed.
    p_before, p_after : float
        Probability of a deal.
    mc_error : float, optional
        Standard error of the difference; None for a single world.
    moves : tuple of Step
        They add up to the difference.
    terms, questions : tuple of Shifted
        Every term given a deal, and every question.
    """

    before: Basis
    after: Basis
    settings: EvidenceSettings
    p_before: float
    p_after: float
    mc_error: float | None
    moves: tuple[Step, ...]
    terms: tuple[Shifted, ...]
    questions: tuple[Shifted, ...]


def difference(
    before: Scenario,
    after: Scenario,
    *,
    draws: int,
    seed: int,
    settings: EvidenceSettings | None = None,
    families: Families | None = None,
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> Difference:
    """From the forecast of a scenario to that of the same scenario later, with more evidence.

    Parameters
    ----------
    before, after : Scenario
        They differ in their day, in `timing.start` and in evidence alone.
    draws, seed, settings, families, progress, workers
        See `detente.forecasting.forecast.forecast`.

    Returns
    -------
    Difference
        First what time alone moves (fewer months are left, and months without a deal lower the hazard), then
        the silence and the sightings of each indicator, then each storyline of what is newly known, in the
        order in which they became known, each on top of those before.
    """
    settings = settings or EvidenceSettings()
    if families is not None:
        settings = families.of_evidence(settings)
    old = basis_of(before, draws=draws, seed=seed, settings=settings, progress=progress, workers=workers)
    new = retold(old, after, seed=seed, settings=settings)
    one, other = _posterior(old, families), _posterior(new, families)
    return Difference(
        before=old,
        after=new,
        settings=settings,
        p_before=one.p_deal(),
        p_after=other.p_deal(),
        mc_error=standard_error(other.residuals() - one.residuals(), BLOCK),
        moves=tuple(_moves(old, new, seed, settings, families)),
        terms=_paired(*(_terms(basis, found) for basis, found in ((old, one), (new, other)))),
        questions=_paired(*(_questions(basis, found) for basis, found in ((old, one), (new, other)))),
    )


def _moves(
    old: Basis, new: Basis, seed: int, settings: EvidenceSettings, families: Families | None
) -> Iterator[Step]:
    counted = [found.item for found in old.weighed]
    places = {found.item.id: place for place, found in enumerate(new.weighed)}
    p = _posterior(old, families).p_deal()
    steps: list[tuple[str, Sequence[EvidenceItem]]] = [(TIME, ())]
    steps += _clusters(counted, [found.item for found in new.weighed])
    for name, news in steps:
        changed = {item.id: item for item in news}
        counted = [item for item in counted if item.id not in changed] + list(news)
        told = retold(old, new.scenario, seed=seed, settings=settings, items=counted)
        after = _posterior(told, families).p_deal()
        if news or old.scenario.as_of != new.scenario.as_of:
            yield Step(
                name=name.removeprefix(NAMED),
                kind="time" if not news else "indicator" if name.startswith(NAMED) else "evidence",
                change=after - p,
                after=after,
                items=tuple(quote(new, places[item.id]) for item in news),
            )
        p = after


def _clusters(
    known: Sequence[EvidenceItem], now: Sequence[EvidenceItem]
) -> list[tuple[str, list[EvidenceItem]]]:
    """What is new or says something else, by storyline: indicators first, then as it became known."""
    old = {item.id: item for item in known}
    storyline = storylines(now)
    found: dict[str, list[EvidenceItem]] = {}
    for item in now:
        if old.get(item.id) != item:
            found.setdefault(storyline(item), []).append(item)

    def order(cluster: tuple[str, list[EvidenceItem]]) -> tuple[bool, str]:
        name, items = cluster
        return not name.startswith(NAMED), min(str(item.known_on or "") for item in items)

    return sorted(found.items(), key=order)


def _posterior(basis: Basis, families: Families | None) -> Posterior:
    if families is None:
        return basis.posterior
    base = base_rate(basis.scenario, basis.dates, basis.dates.horizon)
    return pooled(basis.scenario, basis.posterior, base, families)[0]


def _terms(basis: Basis, posterior: Posterior) -> dict[str, float | None]:
    found = terms(basis.scenario, posterior, basis.weighed)
    return {f"{term.issue}: {term.option}": term.p_given_deal for term in found}


def _questions(basis: Basis, posterior: Posterior) -> dict[str, float | None]:
    found = questions(basis.scenario, basis.dates, posterior, basis.worlds)
    return {question.id: question.chance.p for question in found}


def _paired(before: dict[str, float | None], after: dict[str, float | None]) -> tuple[Shifted, ...]:
    return tuple(
        Shifted(name=name, before=before.get(name), after=after.get(name))
        for name in dict.fromkeys([*before, *after])
    )
