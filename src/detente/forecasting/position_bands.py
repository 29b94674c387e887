"""Positions over worlds: bands of every model's answer, what drives them, the forecast over all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import concessions
from detente.analysis.exchange_deals import exchange_rounds
from detente.analysis.position_arrays import PositionArrays, position_arrays
from detente.analysis.position_models import Played, answers, every_eum
from detente.analysis.position_options import MODELS, TOGETHER, PositionOptions
from detente.analysis.smp_issues import how_played, smp_issues
from detente.forecasting.folding import check_draws
from detente.forecasting.joint_positions import joint_positions
from detente.forecasting.position_forecasts import Forecasts
from detente.forecasting.worlds import Input, Worlds, blocks, uncertain
from detente.models.spatial.compromise import compromise
from detente.models.variance_share import variance_shares
from detente.records.positions import PositionsResult
from detente.scenario import Scenario

Floats = NDArray[np.float64]

PREFIX = "positions."
MAX_STEPS = 2**22
"""Of the SMP over all worlds: actors cubed, by issue."""
MAX_PAIRS = 2**26
"""Of exchanges over all worlds and rounds: actors times issues, squared."""
LEAST_WORLDS = 100
FORECAST_WORLDS = 1024
MAX_DRIVERS = 10
_SEEDS = 2**52


@dataclass(frozen=True)
class Shares:
    """In how many worlds each model is run: the heavier ones in the first of them only."""

    all: int
    smp: int
    exchange: int
    forecast: int

    @classmethod
    def of(cls, draws: int, arrays: PositionArrays, exchange_rounds: int) -> "Shares":
        """By the size of the scenario, so that the same scenario always gives the same worlds."""
        n_issues, n_parties = arrays.takes_part.shape
        actors = int((arrays.takes_part.sum(axis=1) ** 3).sum())
        smp = max(LEAST_WORLDS, MAX_STEPS // actors)
        exchange = max(LEAST_WORLDS, MAX_PAIRS // ((n_issues * n_parties) ** 2 * exchange_rounds))
        forecast = max(LEAST_WORLDS, min(FORECAST_WORLDS // n_issues, smp))
        return cls(draws, min(draws, smp), min(draws, exchange), min(draws, forecast))


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], PositionsResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> PositionsResult:
    """Ask at the modes, and what the models say in worlds drawn from the uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `positions` block.
    ask : callable
        Gives the answer to a scenario.
    draws : int
        Number of worlds, at least 2. The SMP, the exchange model and the forecast take more time than the
        others and are run in the first of them, as many as `bands` tells.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    PositionsResult
        The answer at the modes with `bands`; docs/reference/json.md tells their form.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    options = PositionOptions.of(answer.settings)
    at_modes = position_arrays(scenario)
    drawn = _Drawn(scenario, answer, options, at_modes, Shares.of(draws, at_modes, options.exchange_rounds))
    for block in blocks(drawn.inputs, draws=draws, seed=seed, n_spare=1):
        drawn.add(block)
        progress(drawn.done, draws)
    settings = {**answer.settings, "draws": draws, "seed": seed}
    chance = options.random or options.smp_settings.transitions == "stochastic"
    remarks = () if drawn.inputs or chance else ("no position is uncertain: all worlds are alike",)
    bands = drawn.bands(np.random.default_rng(np.random.SeedSequence((1, seed))))
    return replace(answer, settings=settings, warnings=(*answer.warnings, *remarks), bands=bands)


class _Drawn:
    """What the worlds have said so far."""

    def __init__(
        self,
        scenario: Scenario,
        answer: PositionsResult,
        options: PositionOptions,
        at_modes: PositionArrays,
        shares: Shares,
    ) -> None:
        self.scenario, self.answer, self.options, self.shares = scenario, answer, options, shares
        self.arrays = at_modes
        self.inputs: tuple[Input, ...] = uncertain(scenario, prefixes=(PREFIX,))
        self.how = how_played(at_modes, options)
        self.done = 0
        self.trees: list[list[dict[str, Any]]] = []
        self.values: list[Floats] = []
        self.gives: dict[str, Floats] = {}
        self.exchanged: list[Floats] = []
        self.forecasts = None if answer.fitted is None else Forecasts(at_modes, answer.fitted)

    def add(self, block: Worlds) -> None:
        """Run the models in some more worlds."""
        n = len(block.spare)
        arrays = position_arrays(self.scenario, values=block.by_path(), n_worlds=n)
        eum = every_eum(arrays, self.options)
        self._give("eum", [concessions.in_rounds(rounds) for rounds in eum], arrays)
        few = arrays.part(slice(0, max(0, self.shares.smp - self.done)))
        seeds = (block.spare[: few.n_worlds[0], 0] * _SEEDS).astype(np.int64)
        smp = smp_issues(few, self.options, self.how, seeds=seeds) if few.n_worlds[0] else ()
        if smp and self.options.asks("smp"):
            first = smp_issues(few, self.options, self.how, most_turns=1, seeds=seeds, keep_bargains=True)
            parties = [found.parties for found in first]
            self._give("smp", [concessions.in_bargains(found) for found in first], arrays, parties)
        some = arrays.part(slice(0, max(0, self.shares.exchange - self.done)))
        exchanged = self._exchange(some, block.spare[:, 0]) if some.n_worlds[0] else None
        self.trees.append(answers(Played(arrays, eum, smp, self.how), exchanged, self.options))
        self.values.append(block.values)
        if self.forecasts is not None:
            self.forecasts.add(arrays.part(slice(0, max(0, self.shares.forecast - self.done))))
        self.done += n

    def _exchange(self, arrays: PositionArrays, chances: Floats) -> Floats:
        """(n_worlds, n_issues) outcomes on the issues' scales."""
        if len(arrays.issues) == 1:
            self.exchanged.append(compromise(arrays.positions, arrays.weights))
            return self.exchanged[-1]
        outcomes = []
        gives = np.zeros((len(arrays.issues), len(arrays.parties), len(arrays.parties)))
        for world in range(arrays.n_worlds[0]):
            made = exchange_rounds(
                arrays.part(world),
                self.options.exchange_rounds,
                randomness=self.options.random,
                seed=int(chances[world] * _SEEDS),
            )
            outcomes.append(made[-1][1].after)
            gives += concessions.in_exchanges(made[0][1])
        if self.options.asks("exchange") and len(arrays.issues) > 1:
            self.gives["exchange"] = self.gives.get("exchange", 0.0) + gives
        after = arrays.on_scale(np.array(outcomes) / 100)
        self.exchanged.append(after)
        return after

    def _give(
        self,
        model: str,
        found: list[NDArray[np.bool_]],
        arrays: PositionArrays,
        parties: list[tuple[str, ...]] | None = None,
    ) -> None:
        if not self.options.asks(model):
            return
        named = parties or [arrays.stands(place).parties for place in range(len(arrays.issues))]
        counts = [
            concessions.spread(arrays, names, pairs).sum(axis=0)
            for names, pairs in zip(named, found, strict=True)
        ]
        self.gives[model] = self.gives.get(model, 0.0) + np.stack(counts)

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
        tied = model in ("exchange", "forecast") or (model == "smp" and self.how == TOGETHER)
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
