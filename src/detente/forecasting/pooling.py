"""Several families' forecasts made into one: a factor on every package, so that the whole stays coherent.

The pool settles two things: how likely a deal is by the horizon, and how likely each option of an issue is
given a deal. The worlds are then re-weighed as by evidence, as little as it takes to agree with both; dates,
packages, terms and questions follow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.answers import having
from detente.forecasting.posterior import Posterior
from detente.forecasting.weighing import EvidenceSettings
from detente.models.pooling.pools import anchored_log_pool, linear_pool, log_odds
from detente.models.pooling.recalibration import recalibrated
from detente.models.scores.proper import CLIPPED
from detente.records.pooling import Options, Pooled, Pooling
from detente.scenario import Scenario

Floats = NDArray[np.float64]

_ROUNDS = 1000
_CLOSE = 1e-12


@dataclass(frozen=True)
class Families:
    """Which families are asked, and how their answers are pooled.

    Attributes
    ----------
    pooling : Pooling
        Weights and the like.
    others : mapping of family to issue to option to float
        What families beside the packages say of options given a deal.
    """

    pooling: Pooling
    others: Mapping[str, Options]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Families":
        """From a forecast's settings."""
        pooling = {name: value for name, value in told.items() if name != "others"}
        return cls(Pooling.model_validate(pooling), told["others"])

    def of_evidence(self, settings: EvidenceSettings) -> EvidenceSettings:
        """How evidence is weighed, where past cases taught that."""
        names = ("tempering", "storyline_correlation")
        fitted = {name: getattr(self.pooling, name) for name in names}
        return replace(settings, **{name: x for name, x in fitted.items() if x is not None})

    def to_dict(self) -> dict[str, Any]:
        """For the forecast's settings: all it takes to pool again."""
        others = {family: {i: dict(o) for i, o in told.items()} for family, told in self.others.items()}
        return {**self.pooling.model_dump(mode="json"), "others": others}


def pooled(
    scenario: Scenario, posterior: Posterior, base_rate: float, families: Families
) -> tuple[Posterior, Pooled]:
    """The worlds re-weighed so that they agree with the pool of all families.

    Parameters
    ----------
    scenario : Scenario
        Whose packages these are.
    posterior : Posterior
        The packages' own forecast, evidence weighed.
    base_rate : float
        Of a deal by the horizon.
    families : Families
        What else is heard, and how.

    Returns
    -------
    Posterior
        Every other date's log odds of a deal move as far as the horizon's.
    Pooled
        What each family said.
    """
    by_package = posterior.of_packages()
    packages = float(by_package.sum())
    deal: dict[str, float] = {"packages": packages, "base rate": base_rate}
    if not packages:
        return posterior, Pooled(deal=deal, weights={"packages": 1.0}, before=packages, options={})
    own = by_package / packages
    options = _options(scenario, posterior, own, families)
    weights, before = _deal(deal, families.pooling)
    wanted = _set_right(before, families.pooling)
    moved = 0.0 if wanted == packages else float(log_odds(_inside(wanted)) - log_odds(_inside(packages)))
    tilt = np.exp(moved) * _tilt(scenario, posterior, own, options, families.pooling)
    ratio = np.where(posterior.solved.deal, posterior.ratio * tilt[posterior.solved.places], posterior.ratio)
    told = Pooled(deal=deal, weights=weights, before=before, options=options)
    return Posterior(posterior.solved, ratio), told


def _deal(deal: Mapping[str, float], pooling: Pooling) -> tuple[dict[str, float], float]:
    """Weights of those who speak of a deal, and their pool; the log pool starts from the base rate."""
    members = [name for name in deal if pooling.pool == "linear" or name != "base rate"]
    weights = _weights(members, pooling)
    p = np.array([deal[name] for name in members])
    if pooling.pool == "linear":
        found = float(linear_pool(p, weights))
    elif len(members) == 1 and pooling.d == 1:
        found = float(p[0])
    else:
        found = float(anchored_log_pool(_inside(p), weights, _inside(deal["base rate"]), pooling.d))
    return dict(zip(members, weights.tolist(), strict=True)), found


def _set_right(p: float, pooling: Pooling) -> float:
    """Recalibrated, where that was fitted."""
    if (pooling.shift, pooling.slope) == (0, 1):
        return p
    return float(recalibrated(_inside(p), pooling.shift, pooling.slope))


def _weights(members: list[str], pooling: Pooling) -> Floats:
    """Weights of those who speak, in proportion; the packages', the first, where none has any."""
    others = 0.0 if pooling.weights else 1.0
    given = np.array([pooling.weights.get(name, others) for name in members])
    return np.asarray(given / given.sum() if given.any() else np.eye(len(members))[0])


def _options(
    scenario: Scenario, posterior: Posterior, own: Floats, families: Families
) -> dict[str, dict[str, dict[str, float]]]:
    """By family: options of the issues of which a second family speaks; the packages' own first."""
    issues = [name for name in scenario.issues if any(name in told for told in families.others.values())]
    found: dict[str, dict[str, dict[str, float]]] = {}
    found["packages"] = {
        name: {
            option: float(own[having(scenario, posterior.solved.candidates, {name: option})].sum())
            for option in scenario.issues[name].options
        }
        for name in issues
    }
    for family, told in families.others.items():
        found[family] = {name: _whole(told[name], found["packages"][name]) for name in issues if name in told}
    return found if issues else {}


def _whole(told: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """Chances of every option: those that are told, and the rest shared out as the packages do."""
    rest = 1 - sum(told.values())
    others = {option: p for option, p in own.items() if option not in told}
    spread = sum(others.values())
    share = max(rest, 0) / spread if spread else 0.0
    found = {option: told.get(option, share * p) for option, p in own.items()}
    whole = sum(found.values())
    return {option: p / whole for option, p in found.items()} if whole else dict(own)


def _tilt(
    scenario: Scenario,
    posterior: Posterior,
    own: Floats,
    options: Mapping[str, Mapping[str, Mapping[str, float]]],
    pooling: Pooling,
) -> Floats:
    """Factor on each package, of mean 1, with which its options are as likely as the pool says.

    The nearest distribution with these chances (Csiszár 1975), by fitting one issue after the other (Deming
    and Stephan 1940). An option that no world strikes stays impossible; an
    issue of which the pool allows no other option stays as the packages have it.
    """
    tilt = np.ones(len(own))
    issues = options.get("packages", {})
    wanted = [(name, _pool_options(name, options, pooling)) for name in issues]
    masks = {
        (name, option): having(scenario, posterior.solved.candidates, {name: option})
        for name, target in wanted
        for option in target
    }
    for _ in range(_ROUNDS if wanted else 0):
        moved = 0.0
        for name, target in wanted:
            now = {option: float((own * tilt)[masks[name, option]].sum()) for option in target}
            possible = sum(p for option, p in target.items() if now[option] > 0)
            for option, p in target.items() if possible else ():
                if now[option] > 0:
                    factor = p / possible / now[option]
                    tilt[masks[name, option]] *= factor
                    moved = max(moved, abs(factor - 1))
        if moved < _CLOSE:
            break
    return tilt


def _pool_options(
    issue: str, options: Mapping[str, Mapping[str, Mapping[str, float]]], pooling: Pooling
) -> dict[str, float]:
    """The families' pool of the options of one issue, those that speak of it weighed in proportion."""
    speaking: list[str] = [family for family, told in options.items() if issue in told]
    weights = _weights(speaking, pooling)
    told = np.array([list(options[family][issue].values()) for family in speaking])
    if pooling.pool == "linear":
        found = weights @ told
    else:
        found = np.exp(weights @ np.log(np.clip(told, CLIPPED[0], None)))
    return dict(zip(options["packages"][issue], (found / found.sum()).tolist(), strict=True))


def _inside(p: Floats | float) -> Floats:
    return np.asarray(np.clip(p, *CLIPPED))
