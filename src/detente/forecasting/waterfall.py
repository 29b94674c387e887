"""From the base rate to the forecast, step by step; the steps add up exactly."""

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import base_rate
from detente.forecasting.answers import having
from detente.forecasting.basis import Basis
from detente.forecasting.posterior import Posterior
from detente.forecasting.weighing import storylines
from detente.records.explanation import Quote, Step

Floats = NDArray[np.float64]
Level = tuple[str, Literal["base", "model", "evidence"], float, tuple[Quote, ...]]


def p_of(basis: Basis, term: Mapping[str, str], posterior: Posterior | None = None) -> float:
    """Probability that a term is signed by the horizon; of the deal where the term is empty."""
    posterior = posterior or basis.posterior
    horizon = basis.solved.horizon
    among = having(basis.scenario, basis.solved.candidates, term)
    return posterior.p(posterior.by(horizon, among=among), horizon)


def waterfall(basis: Basis, term: Mapping[str, str]) -> tuple[Step, ...]:
    """Steps from the base rate through the models and each cluster of evidence.

    Parameters
    ----------
    basis : Basis
        Solved worlds with their evidence.
    term : mapping of issue to option
        What is explained; empty for the deal as a whole.

    Returns
    -------
    tuple of Step
        `base rate`: signatures in the reference class; `packages`: in which share of worlds a package is
        acceptable; `term`: in which it holds the term; `timing`: deadlines, events, and how fast each world
        is; then the storylines in the order in which they became known, each on top of those before. The
        last `after` is the forecast.
    """
    solved, dates = basis.solved, basis.dates
    base = base_rate(basis.scenario, dates, dates.horizon)
    able = base * float(solved.deal.mean())
    levels: list[Level] = [("base rate", "base", base, ()), ("packages", "model", able, ())]
    if term:
        has = solved.deal & having(basis.scenario, solved.candidates, term)[solved.places]
        levels.append(("term", "model", base * float(has.mean()), ()))
    levels.append(("timing", "model", p_of(basis, term, basis.prior), ()))
    levels += [(name, "evidence", p, items) for name, p, items in _clusters(basis, term)]
    befores = [0.0, *(level[2] for level in levels)]
    return tuple(
        Step(name=name, kind=kind, change=after - before, after=after, items=items)
        for (name, kind, after, items), before in zip(levels, befores, strict=False)
    )


def clusters(basis: Basis) -> dict[str, list[int]]:
    """Places of the items of each storyline, in the order in which the storylines became known."""
    items = [found.item for found in basis.weighed]
    storyline = storylines(items)
    found: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        found.setdefault(storyline(item), []).append(place)

    def known(places: list[int]) -> str:
        return min(str(items[place].known_on or "") for place in places)

    return dict(sorted(found.items(), key=lambda pair: known(pair[1])))


def said_by(basis: Basis, places: list[int]) -> Floats:
    """Log likelihood ratio of some items if the deal is struck, (n_solutions, n_worlds)."""
    solved, heard = basis.solved, basis.heard
    total = np.zeros(solved.places.shape)
    for place in places:
        bears = solved.deal & heard.speaks_for[place][solved.places]
        total += np.where(bears, heard.said[:, place], 0.0)
    return total


def _clusters(basis: Basis, term: Mapping[str, str]) -> Iterator[tuple[str, float, tuple[Quote, ...]]]:
    total = np.zeros(basis.solved.places.shape)
    for name, places in clusters(basis).items():
        total = total + said_by(basis, places)
        p = p_of(basis, term, Posterior(basis.solved, np.exp(total)))
        yield name, p, tuple(quote(basis, place) for place in places)


def quote(basis: Basis, place: int) -> Quote:
    """An item as a step of a waterfall shows it."""
    found = basis.weighed[place]
    item = found.item
    return Quote(
        id=item.id,
        says=item.says,
        term=item.term,
        quote=item.quote,
        source=item.source,
        author=item.author,
        date=item.known_on.isoformat() if item.known_on else None,
        log_lr=found.log_lr,
        weight=found.weight,
    )
