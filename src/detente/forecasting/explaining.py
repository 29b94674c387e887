"""Why the forecast is what it is: what each item moved, what drives it, what stands against a deal."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.hearing import Heard
from detente.forecasting.posterior import Posterior, Solved
from detente.forecasting.weighing import Weighed
from detente.models.variance_share import variance_shares
from detente.records.forecast import Driver, EvidenceWeight, Obstacles
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

N_DRIVERS = 10
# Blocks of a scenario that bear on a deal and that other questions read, not the forecast; of `conflict` it
# reads the answers to a deal.
NOT_YET_WEIGHED = (
    "race",
    "alignment",
    "leverage",
    "power",
    "arms",
    "conflict",
    "exchange_in_phases",
    "positions",
)


def evidence_weights(heard: Heard, posterior: Posterior) -> tuple[EvidenceWeight, ...]:
    """What each item says, what of it counts, and how the forecast differs from one without it."""
    solved = posterior.solved
    p_deal = posterior.p_deal()
    found = []
    for place, item in enumerate(heard.weighed):
        holds = solved.deal & heard.speaks_for[place][solved.places]
        without = Posterior(solved, posterior.ratio / np.exp(np.where(holds, heard.said[:, place], 0.0)))
        moved_term = None
        if item.item.term:
            with_it, left_out = (which.given_deal(heard.of_term[place]) for which in (posterior, without))
            moved_term = with_it - left_out
        found.append(
            EvidenceWeight(
                id=item.item.id,
                says=item.item.says,
                term=item.item.term,
                quote=item.item.quote,
                source=item.item.source,
                log_lr=item.log_lr,
                weight=item.weight,
                moved_deal=p_deal - without.p_deal(),
                moved_term=moved_term,
            )
        )
    return tuple(found)


def drivers(names: Sequence[str], values: Floats, posterior: Posterior) -> tuple[Driver, ...]:
    """Inputs by their share of the variation of a world's probability of a deal, largest first."""
    horizon = posterior.solved.horizon
    per_world = posterior.by(horizon) / posterior.world_mass(horizon)
    shares = variance_shares(values, per_world)
    order = np.argsort(-shares, kind="stable")[:N_DRIVERS]
    return tuple(
        Driver(input=names[place], share=float(shares[place])) for place in order if shares[place] > 0
    )


def obstacles(
    scenario: Scenario, solved: Solved, short: Mapping[str, float], weighed: Sequence[Weighed]
) -> Obstacles:
    """What stands against a deal, before evidence where not said otherwise."""
    no_package = float(1 - solved.deal.mean())
    at_horizon = np.where(solved.deal, solved.signed_by[:, solved.horizon], 0.0)
    return Obstacles(
        no_package=no_package,
        not_in_time=float(1 - no_package - at_horizon.mean()),
        short=short,
        deliveries={
            f"{name} via {issue.via.party}": issue.via.delivers.mode
            for name, issue in scenario.issues.items()
            if issue.via
        },
        counter_evidence=tuple(
            item.item.id
            for item in sorted(weighed, key=lambda item: item.log_lr * item.weight)
            if item.log_lr < 0
        ),
        not_weighed=_not_weighed(scenario),
    )


def _not_weighed(scenario: Scenario) -> tuple[str, ...]:
    given = {name: getattr(scenario, name) for name in NOT_YET_WEIGHED}
    given["conflict"] = scenario.conflict and scenario.conflict.options
    return tuple(name for name, block in given.items() if block)
