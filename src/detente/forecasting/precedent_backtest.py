"""How well past treaties foretell the terms of later ones."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.precedent_arrays import MODELS, Precedents
from detente.analysis.precedent_fitting import Lessons
from detente.models.precedent.scores import Ranked, best_threshold, f1, jaccard, log_losses
from detente.models.scores.proper import brier_scores
from detente.records.backtest import Backtest, BacktestRow, Score
from detente.records.treaties import Corpus

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

YEARS = 15
WARM_UP = 10
"""Years before the first that is scored, from which thresholds are learnt."""
DRAWS = 400
UNTUNED = 0.5
METRICS = ("brier", "log", "auc", "ap", "f1", "jaccard", "depth")
AGAINST = ("base rate", "own precedents", "precedents alone")
FITTED = "fitted"


@dataclass(frozen=True)
class _Foretold:
    """Chances of every term of every treaty from a year on, each from the treaties strictly before it.

    Attributes
    ----------
    models : tuple of str
    years : (n_deals,) int array
    groups : (n_deals,) int array
        Clusters of the bootstrap, from 0.
    held : (n_deals, n_terms) float array
        NaN where not coded.
    chances : (n_models, n_deals, n_terms) float array
    named : (n_models, n_deals, n_terms) bool array
        Whether a chance passes the threshold learnt from the years before.
    """

    models: tuple[str, ...]
    years: NDArray[np.intp]
    groups: NDArray[np.intp]
    held: Floats
    chances: Floats
    named: Booleans


def backtest_precedents(corpus: Corpus, *, since: int | None = None, until: int | None = None) -> Backtest:
    """Score what precedents say of each treaty, rolling forward: nothing of its own day or later is used.

    Terms that no treaty before the first scored year held are left out, as nothing could foretell them.
    Thresholds for naming a term are those with the best F1 in the years before, from ten years before the
    first. Intervals are over clusters of treaties: each belongs to that party of it that made most treaties.

    Parameters
    ----------
    corpus : Corpus
    since, until : int, optional
        First and last year that is scored; default the last 15 years of the corpus.

    Returns
    -------
    Backtest

    Raises
    ------
    ValueError
        Where no treaty lies in those years, or none before them.
    """
    last = corpus.treaties[-1].first_day.year
    until = last if until is None else until
    since = until - YEARS + 1 if since is None else since
    part = _scored_part(corpus, since, until)
    if part is None:
        fix = f"give years within {corpus.treaties[0].first_day.year} to {last}, some treaties before them"
        raise ValueError(f"{corpus.name}: nothing to score from {since} to {until} -> {fix}")
    return Backtest(
        settings={
            "corpus": corpus.name,
            "digest": corpus.digest,
            "validation": "rolling origin: treaties strictly before each deal",
            "since": since,
            "until": until,
            "n_terms": part.held.shape[1],
            "density": float(np.nanmean(part.held)),
            "bootstrap_draws": DRAWS,
        },
        warnings=(),
        rows=tuple(_rows(part)),
        n_cases=len(part.years),
        n_groups=int(part.groups.max()) + 1,
        left_out=corpus.left_out,
    )


def _scored_part(corpus: Corpus, since: int, until: int) -> _Foretold | None:
    """Treaties of those years and terms held before them; None where there are none."""
    whole = _foretold(corpus, since, until)
    before = np.array([treaty.first_day.year < since for treaty in corpus.treaties])
    terms = np.nansum(Precedents(corpus).terms[before], axis=0) > 0
    coded = ~np.isnan(whole.held) & terms
    deals = (whole.years >= since) & coded.any(axis=1)
    if not deals.any():
        return None
    return _Foretold(
        models=whole.models,
        years=whole.years[deals],
        groups=np.unique(whole.groups[deals], return_inverse=True)[1],
        held=whole.held[deals][:, terms],
        chances=whole.chances[:, deals][..., terms],
        named=whole.named[:, deals][..., terms],
    )


def _foretold(corpus: Corpus, since: int, until: int) -> _Foretold:
    """Chances from ten years before the first scored one on."""
    precedents = Precedents(corpus)
    years = np.array([treaty.first_day.year for treaty in corpus.treaties], dtype=np.intp)
    deals = np.flatnonzero((years >= since - WARM_UP) & (years <= until))
    chances = [
        precedents.chances(
            precedents.members[place], (corpus.treaties[place].first_day, corpus.treaties[place].last_day)
        ).by_model()
        for place in deals.tolist()
    ]
    n_terms = len(corpus.terms)
    held = precedents.terms[deals].reshape(-1, n_terms)
    table = np.array(chances).reshape(-1, len(MODELS), n_terms).swapaxes(0, 1)
    lessons = Lessons(precedents)
    models = MODELS
    if lessons.before(datetime.date(since, 1, 1)):
        own = table[MODELS.index("own precedents")]
        models = (*MODELS, FITTED)
        table = np.concatenate([table, _fitted(lessons, deals, years[deals], own)[None]])
    named = np.stack([_named(of_model, held, years[deals]) for of_model in table])
    return _Foretold(models, years[deals], _clusters(corpus, deals.tolist()), held, table, named)


def _fitted(lessons: Lessons, deals: NDArray[np.intp], years: NDArray[np.intp], own: Floats) -> Floats:
    """Fitted anew each year to the years before; own precedents until there is enough to fit to."""
    chances = own.copy()
    for year in np.unique(years).tolist():
        fit = lessons.fit(datetime.date(year, 1, 1))
        if fit is None:
            continue
        for row in np.flatnonzero(years == year).tolist():
            found = lessons.features[deals[row]]
            if found is not None:
                chances[row] = fit.chances(found)
    return chances


def _named(chances: Floats, held: Floats, years: NDArray[np.intp]) -> Booleans:
    """Year by year: which terms pass the threshold that was best in the years before."""
    named = np.zeros(chances.shape, dtype=bool)
    for year in np.unique(years):
        past = (years < year)[:, None] & ~np.isnan(held)
        some = past.any() and bool(np.any(held[past]))
        threshold = best_threshold(chances[past], held[past]) if some else UNTUNED
        named[years == year] = chances[years == year] >= threshold
    return named


def _clusters(corpus: Corpus, deals: Sequence[int]) -> NDArray[np.intp]:
    """The party of each deal that made most treaties, as a number."""
    made = Counter(name for treaty in corpus.treaties for name in treaty.parties)
    hubs = [max(corpus.treaties[place].parties, key=lambda name: (made[name], name)) for place in deals]
    return np.unique(hubs, return_inverse=True)[1] if hubs else np.zeros(0, dtype=np.intp)


class _Scored:
    """One model's chances, scored under any weights of the deals."""

    def __init__(self, part: _Foretold, model: int) -> None:
        self.coded = ~np.isnan(part.held)
        self.held = part.held[self.coded]
        chances, named = part.chances[model], part.named[model]
        self.deal = np.nonzero(self.coded)[0]
        self.ranked = Ranked(chances[self.coded], self.held)
        self.squared = brier_scores(chances[self.coded], self.held)
        self.logs = log_losses(chances[self.coded], self.held)
        self.named = named[self.coded]
        self.alike = jaccard(named & self.coded, np.nan_to_num(part.held) > 0)
        self.depths = np.where(self.coded, chances, 0).sum(axis=1), np.nansum(part.held, axis=1)

    def under(self, weights: Floats) -> Floats:
        """The METRICS, each deal counting its weight."""
        cells = weights[self.deal]
        return np.array(
            [
                np.average(self.squared, weights=cells),
                np.average(self.logs, weights=cells),
                self.ranked.area_under_curve(cells),
                self.ranked.average_precision(cells),
                f1(self.named, self.held, cells),
                np.average(self.alike, weights=weights),
                _correlation(*self.depths, weights),
            ]
        )


def _correlation(one: Floats, other: Floats, weights: Floats) -> float:
    """Pearson's, weighted; NaN where either does not vary."""
    around = [x - np.average(x, weights=weights) for x in (one, other)]
    spread = np.prod([np.average(x**2, weights=weights) for x in around])
    return (
        float(np.average(around[0] * around[1], weights=weights) / np.sqrt(spread)) if spread > 0 else np.nan
    )


def _rows(part: _Foretold) -> list[BacktestRow]:
    models = [_Scored(part, model) for model in range(len(part.models))]
    n_deals, n_groups = len(part.years), int(part.groups.max()) + 1
    generator = np.random.default_rng(0)
    draws = DRAWS if n_groups > 1 else 0
    drawn = generator.multinomial(n_groups, np.full(n_groups, 1 / n_groups), size=draws)
    at_once = np.array([model.under(np.ones(n_deals)) for model in models])
    worlds = np.array(
        [[model.under(weights[part.groups].astype(float)) for model in models] for weights in drawn]
    ).reshape(draws, len(models), len(METRICS))
    return [_row(part.models, place, n_deals, at_once, worlds) for place in range(len(part.models))]


def _row(names: tuple[str, ...], place: int, n_deals: int, at_once: Floats, worlds: Floats) -> BacktestRow:
    scores = {
        metric: _score(at_once[place, column], worlds[:, place, column])
        for column, metric in enumerate(METRICS)
    }
    for other in AGAINST:
        name, against = f"brier_minus_{other.replace(' ', '_')}", names.index(other)
        scores[name] = _score(
            at_once[place, 0] - at_once[against, 0], worlds[:, place, 0] - worlds[:, against, 0]
        )
    return BacktestRow(model=names[place], n=n_deals, scores=scores)


def _score(value: float, drawn: Floats) -> Score | None:
    """A figure and its 95 % percentile interval; None where it is not defined."""
    if np.isnan(value):
        return None
    told = drawn[~np.isnan(drawn)]
    low, high = np.percentile(told, [2.5, 97.5]).tolist() if len(told) else (None, None)
    return Score(value=float(value), low=low, high=high)
