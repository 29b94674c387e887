"""Sobol' indices of a forecast: which uncertain numbers decide, alone and together, with intervals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from detente.forecasting.answers import having
from detente.forecasting.basis import Basis
from detente.forecasting.worlds import blocks
from detente.models.total_share import total_share_terms
from detente.models.variance_share import variance_shares
from detente.records.explanation import Sensitivity

Floats = NDArray[np.float64]

N_DRIVERS = 6
N_TRIED = 12
"""Of how many numbers, the first by first order, the total index is computed."""
TOTAL_WORLDS = 512
NEGLIGIBLE = 0.001
N_BINS = 8
"""A Sobol' net of a thousand points in many dimensions is even in few bins only."""
BASE_RATE = "base_rate"
_ANSWERED = "questions["
_GROUPS = 16
_AFRESH = 2
_TENTH = float(ndtri(0.9))


def per_world(basis: Basis, term: Mapping[str, str]) -> Floats:
    """Probability of the term, or of the deal, in each world, (n_worlds,)."""
    horizon = basis.solved.horizon
    among = having(basis.scenario, basis.solved.candidates, term)
    return np.asarray(basis.posterior.by(horizon, among=among) / basis.posterior.world_mass(horizon))


def columns(basis: Basis) -> tuple[list[str], Floats]:
    """Names and draws of everything uncertain, (n_worlds, n_inputs + 1): the last is the hazard's level."""
    names = [found.path for found in basis.worlds.inputs]
    return [*names, BASE_RATE], np.hstack([basis.worlds.values, basis.worlds.spare])


def bearing(names: Sequence[str]) -> list[int]:
    """Places of what may bear on a deal; what happens without one does not."""
    return [place for place, name in enumerate(names) if not name.startswith(_ANSWERED)]


def with_columns(basis: Basis, drawn: Floats) -> Basis:
    """The same with other draws of everything uncertain, in the order of `columns`."""
    n_inputs = len(basis.worlds.inputs)
    return basis.among(replace(basis.worlds, values=drawn[:, :n_inputs], spare=drawn[:, n_inputs:]))


def sensitivities(basis: Basis, term: Mapping[str, str], *, seed: int) -> tuple[Sensitivity, ...]:
    """First-order and total indices of the numbers that explain most, by their totals.

    First-order indices come from all worlds, total indices from the first 512, solved anew among the packages
    already found, of the twelve numbers with the largest first-order indices. Intervals are 80 %, by a
    jackknife over groups of worlds.

    Parameters
    ----------
    basis : Basis
        Solved worlds with their evidence.
    term : mapping of issue to option
        Empty for the deal as a whole.
    seed : int
        Of the basis; fresh draws come from another stream of it.
    """
    names, drawn = columns(basis)
    output = per_world(basis, term)
    shares = variance_shares(drawn, output, n_bins=N_BINS)
    few = basis.among(basis.worlds.part(slice(0, TOTAL_WORLDS)))
    _, stay = columns(few)
    as_is, fresh = per_world(few, term), _afresh(few, seed)
    found = []
    for place in np.argsort(-shares, kind="stable")[:N_TRIED].tolist():
        swapped = stay.copy()
        swapped[:, place] = fresh[:, place]
        together = total_share_terms(as_is, per_world(with_columns(few, swapped), term))
        share, total = float(shares[place]), min(float(together.mean()), 1.0)
        low, high = _interval(_first_order(drawn[:, [place]], output), len(output), share)
        total_low, total_high = _interval(_mean(together), len(together), total)
        found.append(
            Sensitivity(
                input=names[place],
                share=share,
                low=low,
                high=high,
                total=total,
                total_low=total_low,
                total_high=total_high,
            )
        )
    found.sort(key=lambda number: -number.total)
    return tuple(number for number in found[:N_DRIVERS] if number.total > NEGLIGIBLE)


def _afresh(basis: Basis, seed: int) -> Floats:
    drawn = blocks(
        basis.worlds.inputs,
        draws=len(basis.worlds.values),
        seed=seed,
        n_spare=basis.worlds.spare.shape[1],
        stream=_AFRESH,
    )
    return np.concatenate([np.hstack([worlds.values, worlds.spare]) for worlds in drawn])


Statistic = Callable[[NDArray[np.bool_]], float]


def _first_order(column: Floats, output: Floats) -> Statistic:
    return lambda kept: float(variance_shares(column[kept], output[kept], n_bins=N_BINS)[0])


def _mean(terms: Floats) -> Statistic:
    return lambda kept: float(terms[kept].mean())


def _interval(statistic: Statistic, n: int, value: float) -> tuple[float, float]:
    """80 % interval of a statistic: delete each of some groups in turn (Efron & Tibshirani 1993, ch. 11).

    One world tells nothing.
    """
    if n < 2:
        return 0.0, 1.0
    groups = np.arange(n) % min(_GROUPS, n)
    left_out = np.array([statistic(groups != group) for group in range(groups.max() + 1)])
    k = len(left_out)
    error = float(np.sqrt((k - 1) / k * ((left_out - left_out.mean()) ** 2).sum()))
    return max(value - _TENTH * error, 0.0), min(value + _TENTH * error, 1.0)
