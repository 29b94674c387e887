"""A forecast once more, from what the ledger kept of it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from detente.forecasting.carrying_out import carried_out_again
from detente.forecasting.forecast import forecast
from detente.forecasting.pooling import Families
from detente.forecasting.solving import Progress
from detente.forecasting.weighing import EvidenceSettings
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast
from detente.scenario import Scenario


def replayed(
    scenario: Scenario,
    settings: Mapping[str, Any],
    evidence: Iterable[EvidenceItem],
    *,
    progress: Progress = lambda done, total: None,
) -> Forecast:
    """Forecast with the settings that a forecast carries; the same versions give the same bytes.

    Parameters
    ----------
    scenario : Scenario
        As it was, variant applied.
    settings : mapping
        A forecast's own.
    evidence : iterable of EvidenceItem
        What it was given beside the scenario's.
    progress : callable
        Called with worlds done and worlds in all.

    Raises
    ------
    ValueError
        Where the settings are of a version that knows more of them.
    """
    variant = settings.get("variant")
    if "plan" in settings:
        return _of_variant(carried_out_again(scenario, settings, progress=progress), variant)
    unknown = sorted(set(settings["evidence"]) - set(EvidenceSettings().to_dict()))
    if unknown:
        raise ValueError(f"unknown settings of evidence: {', '.join(unknown)} -> replay with a newer detente")
    result = forecast(
        scenario,
        draws=settings["draws"],
        seed=settings["seed"],
        sampler=settings["sampler"],
        as_of=datetime.date.fromisoformat(settings["as_of"]),
        evidence=evidence,
        settings=EvidenceSettings(**settings["evidence"]),
        families=Families.of(settings["pooling"]) if "pooling" in settings else None,
        progress=progress,
    )
    return _of_variant(result, variant)


def _of_variant(result: Forecast, variant: str | None) -> Forecast:
    return replace(result, settings={**result.settings, "variant": variant}) if variant else result
