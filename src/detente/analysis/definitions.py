"""What other negotiation programs compute under the names of solutions, as their own sources define it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_TIE = 1e-12


@dataclass(frozen=True)
class View:
    """What a definition looks at; all for the principals, in points as given."""

    worth: Floats
    """(n_packages, n_principals) packages to choose from."""
    no_deal: Floats
    """(n_principals,) worth of walking away."""
    least: Floats
    """(n_principals,) least worth of any package, acceptable or not."""
    most: Floats
    """(n_principals,) largest worth of any package, acceptable or not."""

    @property
    def start(self) -> Floats:
        """From where NegMAS counts gains: no deal, or the least worth of any package if that is higher."""
        return np.maximum(self.no_deal, self.least)

    @property
    def unit(self) -> bool:
        """Whether everything lies between 0 and 1, as utilities do in GENIUS and NegoLog."""
        low = min(self.least.min(), self.no_deal.min())
        return bool(low >= 0 and max(self.most.max(), self.no_deal.max()) <= 1)


@dataclass(frozen=True)
class Definition:
    """One solution of one program."""

    name: str
    ours: str
    """The solution here that the name would suggest."""
    words: str
    apart: str
    """How it differs from ours."""
    measure: Callable[[View], Floats]
    """(n_packages,) what the program maximises."""
    smallest: bool = False
    """Whether it minimises instead."""
    undecided: Callable[[View], bool] | None = None
    """Whether the program gives up here and takes every package that it looks at."""
    beyond: float = -np.inf
    """The program starts its search here and finds nothing worse, where worths lie between 0 and 1."""
    on_frontier: Callable[[View, float], bool] | None = None
    """Whether a value found on the frontier is surely the best of all packages; by default it is."""

    def solve(self, view: View, tolerance: float) -> tuple[Integers, Floats] | None:
        """Rows that the program cannot tell apart, and their values; None where it finds nothing."""
        measured = self.measure(view)
        score = -measured if self.smallest else measured
        if not len(score) or (view.unit and score.max() <= self.beyond):
            return None
        if self.undecided is not None and self.undecided(view):
            return np.arange(len(score)), measured
        slack = max(tolerance, _TIE * float(np.abs(score).max()))
        rows = np.flatnonzero(score >= score.max() - slack)
        return rows, measured[rows]


@dataclass(frozen=True)
class Program:
    """A program and its solutions."""

    name: str
    title: str
    definitions: tuple[Definition, ...]
    nothing: str
    """Why there may be no answer."""
    everything: bool = False
    """Whether it looks at all packages, not only at the frontier."""
    willing: bool = False
    """Whether it looks only at packages that leave nobody below no deal."""
    bilateral: bool = False
    tolerance: float = 0.0
    """Differences up to this are ties, beyond float noise."""
    first: int = 0
    """Of tied packages: 1 takes the worst for the first principal, -1 the best, 0 takes all."""
    reads: int | None = None
    """How many packages its reports look at before they stop."""


def _products_over_start(view: View) -> Floats:
    return np.asarray((view.worth - view.start).prod(axis=1))


def _smallest_gains(view: View) -> Floats:
    return np.asarray((view.worth - view.start).min(axis=1))


def _spreads(view: View) -> Floats:
    shares = (view.worth - view.start) / _hopes(view)
    return np.asarray(shares.max(axis=1) - shares.min(axis=1))


def _relative_sums(view: View) -> Floats:
    return np.asarray(((view.worth - view.least) / _hopes(view)).sum(axis=1))


def _hopes(view: View) -> Floats:
    hopes = view.most - view.start
    return np.where(hopes == 0, 1.0, hopes)


def _sums(view: View) -> Floats:
    return np.asarray(view.worth.sum(axis=1))


def _products_over_no_deal(view: View) -> Floats:
    return np.asarray((view.worth - view.no_deal).prod(axis=1))


def _products(view: View) -> Floats:
    return np.asarray(view.worth.prod(axis=1))


def _differences(view: View) -> Floats:
    """Sum over pairs of principals of how far their worths lie apart."""
    return np.asarray(np.abs(view.worth[:, :, None] - view.worth[:, None, :]).sum(axis=(1, 2)) / 2)


def _somebody_cannot_gain(view: View) -> bool:
    return _none_between(view.start, view.most)


def _somebody_is_indifferent(view: View) -> bool:
    return _none_between(view.least, view.most)


def _beyond_two_losses(view: View, value: float) -> bool:
    """A positive product of gains is largest on the frontier; a product of two losses need not be."""
    return value > (float(view.least.prod()) if (view.least < 0).all() else 0.0)


def _none_between(low: Floats, high: Floats) -> bool:
    return bool((high - low <= _TIE * np.maximum(1, np.abs(high))).any())


NEGMAS = Program(
    name="negmas",
    title="NegMAS",
    nothing="no package leaves everybody at or above no deal",
    willing=True,
    tolerance=_TIE,
    definitions=(
        Definition(
            "nash",
            "nash",
            "largest product of gains over the start",
            "nash counts gains from a start: no deal, or the least worth of any package if that is higher",
            _products_over_start,
            undecided=_somebody_cannot_gain,
        ),
        Definition(
            "kalai",
            "egalitarian",
            "largest smallest gain over the start, ties left standing",
            "kalai counts gains from that start and leaves ties standing; ours goes by the next smallest",
            _smallest_gains,
            undecided=_somebody_cannot_gain,
        ),
        Definition(
            "ks",
            "kalai_smorodinsky",
            "smallest spread between the largest and the smallest share of hope",
            "ks makes shares as equal as can be, even where all could have more, and hopes for the best of "
            "all packages; ours makes the smallest share largest, and hopes for the best acceptable one",
            _spreads,
            smallest=True,
            undecided=_somebody_cannot_gain,
        ),
        Definition(
            "max_welfare",
            "utilitarian",
            "largest sum of worths",
            "max_welfare is our utilitarian",
            _sums,
            undecided=_somebody_is_indifferent,
        ),
        Definition(
            "max_relative_welfare",
            "maximum_relative_gain",
            "largest sum of shares, each from the least worth and over hope",
            "max_relative_welfare hopes for the best of all packages, not for the best acceptable one",
            _relative_sums,
            undecided=_somebody_is_indifferent,
        ),
    ),
)

GENIUS = Program(
    name="genius",
    title="GENIUS",
    nothing="every package is as bad as the one with which its search starts",
    first=1,
    reads=100_000,
    definitions=(
        Definition(
            "nash",
            "nash",
            "largest product of gains over no deal, on the whole frontier",
            "nash asks nobody: it also multiplies losses, and two losses make a large product",
            _products_over_no_deal,
            beyond=-1.0,
        ),
        Definition(
            "kalai",
            "egalitarian",
            "smallest sum of differences between worths, on the whole frontier",
            "kalai makes worths as equal as can be, even where all could have more; no deal does not count",
            _differences,
            smallest=True,
            beyond=-2.0,
        ),
        Definition(
            "social_welfare",
            "utilitarian",
            "largest sum of worths, on the whole frontier",
            "social_welfare asks nobody: it is our utilitarian without regard to no deal",
            _sums,
            beyond=-1.0,
        ),
    ),
)

NEGOLOG = Program(
    name="negolog",
    title="NegoLog",
    nothing="two losses may make the largest product, and there are too many packages to look at all",
    everything=True,
    bilateral=True,
    first=-1,
    definitions=(
        Definition(
            "nash",
            "nash",
            "largest product of worths of all packages",
            "nash multiplies worths; no deal does not count",
            _products,
            on_frontier=_beyond_two_losses,
        ),
        Definition(
            "kalai",
            "egalitarian",
            "largest sum of worths of all packages",
            "kalai is the largest sum: our utilitarian without regard to no deal",
            _sums,
        ),
    ),
)

# Sources: NegMAS 0.16.0, negmas.preferences.ops; GENIUS 10.4, genius.core.analysis.BidSpace and
# MultilateralAnalysis; NegoLog, nenv.BidSpace (as of 2025).
PROGRAMS = {program.name: program for program in (NEGMAS, GENIUS, NEGOLOG)}
