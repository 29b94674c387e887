"""Predict the terms of a deal before it is signed.

>>> import detente
>>> scenario = detente.load("scenario.yaml")  # doctest: +SKIP
>>> detente.forecast(scenario, draws=20_000, seed=1).summary()  # doctest: +SKIP
"""

import importlib
from typing import Any

__version__ = "0.1.0"

# The functions that people call, and where they live, with their names there where these are others; each
# room is imported when it is first used.
_PUBLIC = {
    "load": "detente.scenario",
    "loads": "detente.scenario",
    "dump": "detente.scenario",
    "dumps": "detente.scenario",
    "json_schema": "detente.scenario",
    "caveats": "detente.scenario",
    "import_from": "detente.formats:read",
    "export_to": "detente.formats:write",
    "read": "detente.reading.article",
    "draft": "detente.drafting.articles",
    "packages": "detente.analysis.packages",
    "positions": "detente.analysis.positions",
    "stability": "detente.analysis.stability",
    "phases": "detente.analysis.phases",
    "race": "detente.analysis.race",
    "ratify": "detente.analysis.ratify",
    "timing": "detente.analysis.timing",
    "blocs": "detente.analysis.blocs",
    "leverage": "detente.analysis.leverage",
    "arms": "detente.analysis.arms",
    "precedent": "detente.analysis.precedent",
    "forecast": "detente.forecasting.forecast",
    "what_if": "detente.forecasting.branches",
    "explain": "detente.forecasting.explanation",
    "watch": "detente.forecasting.information",
    "elicit": "detente.eliciting.worths:elicited",
    "score": "detente.forecasting.scoring",
    "notebook_html": "detente.report.html",
}

__all__ = [
    "__version__",
    "arms",
    "blocs",
    "caveats",
    "draft",
    "dump",
    "dumps",
    "elicit",
    "explain",
    "export_to",
    "forecast",
    "import_from",
    "json_schema",
    "leverage",
    "load",
    "loads",
    "notebook_html",
    "packages",
    "phases",
    "positions",
    "precedent",
    "race",
    "ratify",
    "read",
    "score",
    "stability",
    "timing",
    "watch",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    module, _, there = _PUBLIC[name].partition(":")
    return getattr(importlib.import_module(module), there or name)


def __dir__() -> list[str]:
    return __all__
