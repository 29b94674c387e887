"""Positions over worlds: bands of every model's answer, what drives them, the forecast over all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import concessions
from detente.analysis.position_arrays import PositionArrays, position_arrays
from detente.analysis.position_options import MODELS, TOGETHER, PositionOptions
from detente.analysis.smp_issues import how_played
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.joint_positions import joint_positions
from detente.forecasting.position_forecasts import Forecasts
from detente.forecasting.position_worlds import Part, Playing, Shares
from detente.forecasting.worlds import Input
from detente.models.variance_share import variance_shares
from detente.records.positions import PositionsResult

Floats = NDArray[np.float64]

PREFIX = "positions."
MAX_DRIVERS = 10
_TOGETHER = 128


def plan(asked: Asked[PositionsResult]) -> Plan[PositionsResult, Part]:
    """The block's uncertain numbers drawn, and a number of its own for chance in each world.

    The SMP, the exchange model and the forecast take more time than the others and are run in the first
    worlds only, as many as `bands` tells; docs/reference/json.md tells its form.
    """
    answer, options = asked.answer, PositionOptions.of(asked.answer.settings)
    at_modes = position_arrays(asked.scenario)
    shares = Shares.of(asked.draws, at_modes, options.exchange_rounds)
    drawing = asked.drawing(PREFIX, together=_TOGETHER, n_spare=1)
    playing = Playing(asked.scenario, answer.fitted, options, at_modes, shares, drawing)
    return Plan(drawing, playing, partial(_told, asked, playing))


def _told(asked: Asked[PositionsResult], playing: Playing, parts: Iterator[Part]) -> PositionsResult:
    told = _Told(asked.answer, playing)
    for part in parts:
        told.add(part)
    options = playing.options
    chance = options.random or options.smp_settings.transitions == "stochastic"
    alike = () if playing.drawing.inputs or chance else ("no position is uncertain: all worlds are alike",)
    bands = told.bands(np.random.default_rng(np.random.SeedSequence((1, asked.seed))))
    return replace(asked.answer, warnings=(*asked.answer.warnings, *alike), bands=bands)


class _Told:
    """What the worlds have said so far."""

    def __init__(self, answer: PositionsResult, playing: Playing) -> None:
        self.answer, self.options, self.shares = answer, playing.options, playing.shares
        self.arrays: PositionArrays = playing.at_modes
        self.inputs: tuple[Input, ...] = playing.drawing.inputs
        self.together = how_played(self.arrays, self.options) == TOGETHER
        self.trees: list[list[dict[str, Any]]] = []
        self.values: list[Floats] = []
        self.gives: dict[str, Floats] = {}
        self.exchanged: list[Floats] = []
        self.forecasts = None if answer.fitted is None else Forecasts(len(self.arrays.issues), answer.fitted)

    def add(self, part: Part) -> None:
        """Take in some more worlds."""
        self.trees.append(part.trees)
        self.values.append(part.values)
        for model, count in part.gives.items():
            self.gives[model] = self.gives.get(model, 0.0) + count
        if part.exchanged is not None:
            self.exchanged.append(part.exchanged)
        if self.forecasts is not None:
            self.forecasts.add(part.forecasts)

    def bands(self, rng: np.random.Generator) -> dict[str, Any]:
        """Everything over the worlds."""
        told = self.answer.issues
        places = [place for place, name in enumerate(self.arrays.issues) if name in told]
        averaged = [] if self.forecasts is None else self.forecasts.averaged()
        exchanged = np.concatenate(self.exchanged)
        issues = {self.arrays.issues[place]: self._of(place, exchanged[:, place]) for place in places}
        joint = None
        if self.forecasts is not None and len(places) > 1:
            joint = joint_positions(
                {self.arrays.issues[place]: averaged[place] for place in places},
                {name: [stand["position"] for stand in told[name].stands.values()] for name in told},
                exchanged[:, places],
                draws=self.shares.all,
                rng=rng,
            )
        runs = {"eum": self.shares.all, "smp": self.shares.smp, "exchange": self.shares.exchange}
        chances = {model: count / runs[model] for model, count in self.gives.items()}
        listed = concessions.listed(self.arrays, chances, tuple(told))
        return {
            "issues": issues,
            "concessions": [concession.to_dict() for concession in listed],
            "joint": joint,
            "worlds": {"all": self.shares.all} | runs | {"forecast": self.shares.forecast},
        }

    def _of(self, place: int, exchanged: Floats) -> dict[str, Any]:
        trees = [tree[place] for tree in self.trees]
        merged = {name: _merged([tree[name] for tree in trees if name in tree]) for name in trees[0]}
        outputs = {}
        if "compromise" in merged:
            outputs["compromise"] = merged["compromise"]
        if "eum" in merged:
            outputs["eum"] = merged["eum"]["rounds"][-1]["mean"]
        if "smp" in merged:
            outputs["smp"] = merged["smp"]["final"]["mean"]
        if self.options.asks("exchange") and len(self.arrays.issues) > 1:
            outputs["exchange"] = exchanged
        bands: dict[str, Any] = {
            "models": {name: _bands(merged[name]) for name in MODELS if name in merged},
            "forecast": None,
            "averaged": None,
        }
        if self.forecasts is not None:
            bands["forecast"] = self.forecasts.bands(place)
            bands["averaged"] = self.forecasts.told(place).to_dict()
            outputs["forecast"] = self.forecasts.medians(place)
        drivers = {model: self._drivers(place, model, output) for model, output in outputs.items()}
        return bands | {"drivers": drivers}

    def _drivers(self, place: int, model: str, output: Floats) -> list[dict[str, Any]]:
        """The inputs that account for most of the variance; of other issues where exchanges tie them."""
        own = f"{PREFIX}{self.arrays.issues[place]}."
        tied = model in ("exchange", "forecast") or (model == "smp" and self.together)
        linked = tied and len(self.arrays.issues) > 1
        seats = [seat for seat, found in enumerate(self.inputs) if linked or found.path.startswith(own)]
        if not seats:
            return []
        values = np.concatenate(self.values)[: len(output), seats]
        shares = variance_shares(values, output)
        first = np.argsort(-shares, kind="stable")[:MAX_DRIVERS]
        return [
            {"input": self.inputs[seats[seat]].path, "share": float(shares[seat])}
            for seat in first.tolist()
            if shares[seat] > 0
        ]


def _merged(parts: list[Any]) -> Any:
    """The blocks' numbers one after the other, in the same form."""
    first = parts[0]
    if isinstance(first, Mapping):
        return {key: _merged([part[key] for part in parts]) for key in first}
    if isinstance(first, list):
        return [_merged(list(each)) for each in zip(*parts, strict=True)]
    return np.concatenate(parts) if isinstance(first, np.ndarray) and first.ndim else first


def _bands(told: Any) -> Any:
    """Low and high of every number: the least values that a tenth, and nine tenths, do not exceed."""
    if isinstance(told, Mapping):
        numbers = {key: value for key, value in told.items() if not isinstance(value, (str, float))}
        return {key: _bands(value) for key, value in numbers.items()}
    if isinstance(told, list):
        return [_bands(value) for value in told]
    if told is None:
        return None
    known = told[~np.isnan(told)]
    if not len(known):
        return None
    low, high = np.quantile(known, [0.1, 0.9], method="inverted_cdf").tolist()
    share = {} if len(known) == len(told) else {"share": len(known) / len(told)}
    return {"low": low, "high": high} | share
