"""Where each issue settles, by which model; who concedes what to whom."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from detente.analysis import concessions
from detente.analysis.exchange_deals import deals, exchange_rounds
from detente.analysis.position_arrays import PositionArrays, position_arrays
from detente.analysis.position_forecast import held_positions, settled, told, usable
from detente.analysis.position_models import Played, answers, plain, played
from detente.analysis.position_offers import eum_offers, smp_offers
from detente.analysis.position_options import PositionOptions, checked
from detente.analysis.settling import SOLVERS, solver_points
from detente.models.exchange.rounds import Round
from detente.records.fitted_positions import FittedPositions
from detente.records.positions import (
    Concession,
    IssuePositions,
    Offer,
    PositionForecast,
    PositionsResult,
)
from detente.scenario import Scenario

Floats = NDArray[np.float64]

MAX_LISTED = 10_000
FEWEST_ACTORS = 3
_DEFAULTS = PositionOptions()


def positions(
    scenario: Scenario,
    *,
    options: PositionOptions = _DEFAULTS,
    fitted: FittedPositions | None = None,
) -> PositionsResult:
    """Where the issues of the `positions` block settle, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `positions` block.
    options : PositionOptions
        Which issues and models to tell of, and the options of the models.
    fitted : FittedPositions, optional
        What past issues taught; without it there is no calibrated forecast.

    Returns
    -------
    PositionsResult

    Raises
    ------
    ValueError
        Where the scenario has no `positions` block, an option means nothing, or the fitted forecast was
        written by another version.
    """
    arrays = position_arrays(scenario)
    asked = checked(scenario, options)
    issues = tuple(name for name in arrays.issues if not asked.issue or name in asked.issue)
    found = played(arrays, asked)
    exchanged = exchange_rounds(arrays, asked.exchange_rounds)
    made = tuple(
        deal for deal in deals(arrays, exchanged) if asked.asks("exchange") and set(deal.issues) & set(issues)
    )
    offers = tuple(chain.from_iterable(_offers(found, place, asked, issues) for place in range(len(issues))))
    outcomes = arrays.on_scale(exchanged[-1][1].after / 100)
    models = [plain(answer) for answer in answers(found, outcomes, asked)]
    forecasts = _forecasts(arrays, None if fitted is None else usable(fitted))
    long = {name: len(rows) > MAX_LISTED for name, rows in (("exchanges", made), ("offers", offers))}
    return PositionsResult(
        title=scenario.title,
        digest=scenario.digest,
        settings=asked.settings() | {"forecast": None if fitted is None else fitted.fitted},
        warnings=(*_remarks(scenario, arrays, found, fitted, asked), *_too_long(long)),
        issues={
            name: IssuePositions(
                scale=(float(arrays.scales[place, 0]), float(arrays.scales[place, 1])),
                models=models[place],
                forecast=forecasts[place],
                stands=_stands(arrays, place),
                reference=plain(arrays.references[place]),
            )
            for place, name in enumerate(arrays.issues)
            if name in issues
        },
        exchanges=None if long["exchanges"] else made,
        offers=None if long["offers"] else offers,
        concessions=conceded(found, exchanged[0][1], asked, issues),
        fitted=fitted,
    )


def conceded(
    found: Played, first: Round, options: PositionOptions, issues: tuple[str, ...]
) -> tuple[Concession, ...]:
    """Who gives way to whom at the modes, in the first round of each model asked for."""
    arrays = found.arrays
    shares: dict[str, Floats] = {}
    if options.asks("eum"):
        shares["eum"] = np.stack(
            [
                concessions.spread(arrays, arrays.stands(place).parties, concessions.in_rounds(rounds))
                for place, rounds in enumerate(found.eum)
            ]
        )
    if options.asks("smp"):
        shares["smp"] = np.stack(
            [concessions.spread(arrays, smp.parties, concessions.in_bargains(smp)) for smp in found.smp]
        )
    if options.asks("exchange") and len(arrays.issues) > 1:
        shares["exchange"] = concessions.in_exchanges(first).astype(float)
    return concessions.listed(arrays, shares, issues)


def _offers(found: Played, place: int, options: PositionOptions, issues: tuple[str, ...]) -> Sequence[Offer]:
    name = issues[place]
    at = found.arrays.issues.index(name)
    offers: list[Offer] = []
    if options.asks("eum"):
        offers += eum_offers(name, found.arrays.stands(at), found.eum[at])
    if options.asks("smp"):
        offers += smp_offers(name, found.smp[at])
    return offers


def _forecasts(arrays: PositionArrays, fitted: FittedPositions | None) -> list[PositionForecast | None]:
    if fitted is None:
        return [None] * len(arrays.issues)
    points = solver_points(arrays)
    forecasts: list[PositionForecast | None] = []
    for place in range(len(arrays.issues)):
        stands = arrays.stands(place)
        where = settled(stands, {name: float(points[name][place]) for name in SOLVERS}, fitted)
        forecasts.append(told(where, held_positions(stands)))
    return forecasts


def _stands(arrays: PositionArrays, place: int) -> dict[str, Mapping[str, float]]:
    stands = arrays.stands(place)
    columns = zip(stands.parties, stands.positions, stands.salience, stands.capability, strict=True)
    return {
        name: {"position": float(at), "salience": float(care), "capability": float(power)}
        for name, at, care, power in columns
    }


def _remarks(
    scenario: Scenario,
    arrays: PositionArrays,
    found: Played,
    fitted: FittedPositions | None,
    options: PositionOptions,
) -> list[str]:
    remarks = []
    for name, continuum in scenario.positions.items():
        stands = continuum.parties.values()
        if all(stand.salience.mode * stand.capability.mode == 0 for stand in stands):
            remarks.append(f"{name}: nobody has both capability and salience, so all count alike")
        if len(stands) < FEWEST_ACTORS and fitted is not None:
            remarks.append(f"{name}: the forecast was fitted to issues of {FEWEST_ACTORS} actors or more")
    if fitted is None:
        remarks.append("no fitted model was given, so there is no calibrated forecast")
    if options.asks("smp") and options.smp_settings.transitions == "stochastic":
        remarks.append("the SMP draws bargains in worlds only; here each party keeps its likeliest one")
    if options.asks("smp") and not all(bool(smp.settled) for smp in found.smp):
        remarks.append(f"the SMP did not come to rest within {options.smp_turns} turns")
    return remarks


def _too_long(long: Mapping[str, bool]) -> list[str]:
    return [
        f"more than {MAX_LISTED:,} {name}, which are not listed -> --issue or --model lists some of them"
        for name, too_long in long.items()
        if too_long
    ]
