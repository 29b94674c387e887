"""What a forecast leans on, and what it would be without."""

from collections.abc import Iterator, Mapping

import numpy as np

from detente.forecasting.basis import Basis
from detente.forecasting.posterior import Posterior
from detente.forecasting.waterfall import clusters, p_of, said_by
from detente.records.explanation import Assumption

Fallen = tuple[str, str, Basis]


def assumptions(basis: Basis, term: Mapping[str, str]) -> tuple[Assumption, ...]:
    """The forecast without each thing that it assumes, the weightiest first.

    Third parties that may deliver, linkages, the pull of deadlines, events that shift the hazard, the
    reference class, and each storyline of evidence. Worlds are solved anew among the packages already found.

    Parameters
    ----------
    basis : Basis
        Solved worlds with their evidence.
    term : mapping of issue to option
        What is explained; empty for the deal as a whole.
    """
    p = p_of(basis, term)
    without = [(what, said, p_of(other, term)) for what, said, other in _fallen(basis)]
    without += [
        (f"evidence: {name}", "left out", p_of(basis, term, _unheard(basis, places)))
        for name, places in clusters(basis).items()
    ]
    told = [Assumption(what=what, without=said, p=other, change=other - p) for what, said, other in without]
    return tuple(sorted(told, key=lambda found: -abs(found.change)))


def _fallen(basis: Basis) -> Iterator[Fallen]:
    scenario = basis.scenario
    for name, issue in scenario.issues.items():
        if issue.via is not None:
            fallen = basis.at({f"issues.{name}.via.delivers": 0.0})
            yield f"{issue.via.party} may deliver {name}", "it surely does not", fallen
    for place, linkage in enumerate(scenario.linkages):
        stand = " with ".join(f"{issue}: {_either(option)}" for issue, option in linkage.when.items())
        worths = {f"linkages[{place}].worth.{party}": 0.0 for party in linkage.worth}
        yield f"linkage: {stand}", "worth nothing extra", basis.at(worths)
    yield from _in_time(basis)


def _in_time(basis: Basis) -> Iterator[Fallen]:
    scenario = basis.scenario
    timing = scenario.timing
    if timing is not None and timing.b.mode:
        yield "deadlines pull (timing.b)", "they do not", basis.at({"timing.b": 0.0})
    for place, event in enumerate(timing.events if timing else ()):
        yield event.event, "it shifts nothing", basis.at({f"timing.events[{place}].shift": 0.0})
    if scenario.base_rate is not None and (timing is None or timing.a is None):
        no_class = scenario.model_copy(update={"base_rate": None})
        yield "the reference class (base_rate)", "half a signature in a year", basis.at({}, scenario=no_class)


def _either(option: str | tuple[str, ...]) -> str:
    return option if isinstance(option, str) else " or ".join(option)


def _unheard(basis: Basis, places: list[int]) -> Posterior:
    return Posterior(basis.solved, basis.posterior.ratio / np.exp(said_by(basis, places)))
