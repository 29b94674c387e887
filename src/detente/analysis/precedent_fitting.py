"""Fit what the terms of past treaties hung on, and foretell the terms of a deal with it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente import __version__
from detente.analysis.precedent_arrays import DAYS, Precedents
from detente.models.precedent.boosted_trees import boost, boosted
from detente.models.precedent.features import Reals
from detente.models.precedent.randomized_trees import Forest, Growth, grow_forest
from detente.records.fitted_precedents import FittedPrecedents
from detente.records.treaties import Corpus

Floats = NDArray[np.float64]

FEWEST = 30
"""Treaties that a fit needs."""
EARLIER = 10
"""Treaties before each of them, from which it is foretold."""
MEMORY = 12.0
"""Years after which a treaty counts 1/e as much in the fit."""
TREES = {"averaged": 75, "boosted": 120}
TRIED = {"averaged": 15, "boosted": 24}
SHARE = 0.4
LEAVES = {"averaged": 20, "boosted": 300}
"""Fewest rows in a leaf; of a small table, its share SMALLEST."""
SMALLEST = 0.01
SUREST = 0.001


@dataclass(frozen=True)
class Fit:
    """A forest of averaged trees and one of boosted trees: the mean of what both foretell is told."""

    averaged: Forest
    boosted: Forest

    def chances(self, found: Reals) -> Floats:
        """Chance of each row of features to be held, kept within SUREST and its complement."""
        told = (self.averaged.predict(found) + boosted(self.boosted, found)) / 2
        return np.clip(told, SUREST, 1 - SUREST)


@dataclass(frozen=True)
class Lessons:
    """Every treaty of a corpus foretold from those strictly before it: what a fit learns from."""

    precedents: Precedents

    @cached_property
    def features(self) -> list[Reals | None]:
        """By treaty; None for those with fewer than EARLIER treaties before them."""
        return [
            self.precedents.features(self.precedents.deal(place)) if foretold else None
            for place, foretold in enumerate(self._foretold)
        ]

    @cached_property
    def _foretold(self) -> list[bool]:
        """By treaty: whether there are EARLIER treaties before it."""
        treaties = self.precedents.corpus.treaties
        days = np.array([one.last_day.toordinal() for one in treaties])
        return [int((days < one.first_day.toordinal()).sum()) >= EARLIER for one in treaties]

    def before(self, day: datetime.date) -> list[int]:
        """Places of the treaties made before a day that a fit learns from; empty where they are too few."""
        kept = [
            place
            for place, one in enumerate(self.precedents.corpus.treaties)
            if one.last_day < day and self._foretold[place]
        ]
        return kept if len(kept) >= FEWEST else []

    def fit(self, before: datetime.date) -> Fit | None:
        """Learn from the treaties made before a day; None where they are too few.

        A term counts from the first treaty that held it on.
        """
        kept = self.before(before)
        if not kept:
            return None
        x, held, groups = self._rows(kept)
        ages = np.array([(before - one.last_day).days / DAYS for one in self.precedents.corpus.treaties])
        weights = np.exp(-ages[groups] / MEMORY)
        generator = np.random.default_rng(0)
        averaged = grow_forest(x, held, weights, groups, generator, _growth("averaged", len(x)))
        grown = boost(x, held, weights, groups, generator, _growth("boosted", len(x)))
        return Fit(averaged, grown)

    def _rows(self, kept: list[int]) -> tuple[Reals, Floats, NDArray[np.intp]]:
        """Features, whether held, and the treaty's place, of all that was coded and had been seen before."""
        terms = self.precedents.terms
        x, held, groups = [], [], []
        for place in kept:
            found = self.features[place]
            if found is not None:
                told = ~np.isnan(terms[place]) & self._seen[place]
                x.append(found[told])
                held.append(terms[place][told])
                groups.append(np.full(int(told.sum()), place))
        return np.concatenate(x), np.concatenate(held), np.concatenate(groups)

    @cached_property
    def _seen(self) -> NDArray[np.bool_]:
        """(n_treaties, n_terms): whether some treaty before that place held the term."""
        held = np.nan_to_num(self.precedents.terms).cumsum(axis=0)
        return np.asarray(np.vstack([np.zeros(held.shape[1]), held[:-1]]) > 0)


def _growth(name: str, n_rows: int) -> Growth:
    """How a forest is grown on so many rows."""
    leaf = max(1, min(LEAVES[name], round(SMALLEST * n_rows)))
    return Growth(TREES[name], TRIED[name], leaf, SHARE)


def fit_precedents(corpus: Corpus) -> FittedPrecedents:
    """Learn from a whole corpus what terms hang on.

    Parameters
    ----------
    corpus : Corpus
        At least FEWEST treaties with EARLIER before each of them.

    Returns
    -------
    FittedPrecedents
        For deals after the last treaty of the corpus.

    Raises
    ------
    ValueError
        Where the corpus is too small.
    """
    last = max(one.last_day for one in corpus.treaties)
    fit = Lessons(Precedents(corpus)).fit(last + datetime.timedelta(days=1))
    if fit is None:
        fix = f"give at least {FEWEST} treaties with {EARLIER} before each of them"
        raise ValueError(f"{corpus.name}: too few treaties to learn from -> {fix}")
    arrays = {
        f"{name}_{part}": getattr(getattr(fit, name), part)
        for name in LEAVES
        for part in Forest.__annotations__
    }
    return FittedPrecedents(
        version=__version__,
        corpus=corpus.name,
        digest=corpus.digest,
        until=last.isoformat(),
        n_treaties=len(corpus.treaties),
        arrays=arrays,
    )


def fit_of(fitted: FittedPrecedents, corpus: Corpus, day: datetime.date) -> Fit:
    """The forests of a fitted file, for deals of a day.

    Raises
    ------
    ValueError
        Where it is of another version or table, or knows what came after the day.
    """
    if fitted.version != __version__:
        raise ValueError(f"fitted by detente {fitted.version}, this is {__version__} -> {_AGAIN}")
    if fitted.digest != corpus.digest:
        raise ValueError(f"fitted to {fitted.corpus}, not to this {corpus.name} -> {_AGAIN}")
    if day.isoformat() <= fitted.until:
        fix = "fit to a table that ends before, or set as_of later"
        raise ValueError(f"fitted to treaties up to {fitted.until}, not before {day} -> {fix}")
    forests = {
        name: Forest(**{part: fitted.arrays[f"{name}_{part}"] for part in Forest.__annotations__})
        for name in LEAVES
    }
    return Fit(**forests)


_AGAIN = "fit it again: detente backtest --precedent TABLE --fit FITTED"
