"""What knowing more would gain a forecast of terms: python benchmarks/precedent_ceiling.py TABLE

Takes a table of treaties, TREND's with `--members` DESTA's list; `--quick` takes the accords that come with
detente. Prints Brier scores of the parties' own precedents on the treaties of the last fifteen years, then of
the same with hindsight: with other treaties of the same year, or of any year, counted too; with the number of
terms held known, to which the log odds are moved; and of a copy of the earlier treaty that turns out nearest.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import expit, logit

from detente.analysis.precedent_arrays import Precedents
from detente.catalogue.accords import ACCORDS
from detente.formats.treaty_table import read_corpus
from detente.formats.trend import read_trend
from detente.models.precedent.base_rate import base_rates
from detente.models.precedent.own_precedents import overlap, own_precedents, weights
from detente.records.treaties import Corpus

Floats = NDArray[np.float64]
YEARS = 15
SUREST = 1e-4
FURTHEST = 40.0
NAMES = (
    "own precedents",
    "with others of the year",
    "with others of any year",
    "with the number of terms",
    "nearest earlier treaty",
)


def of_depth(chances: Floats, n_held: float) -> Floats:
    """Chances moved alike in log odds until they add up to a number of terms."""
    odds = logit(np.clip(chances, SUREST, 1 - SUREST))
    goal = np.clip(n_held, 0.05, len(odds) - 0.05)
    shift = brentq(lambda by: expit(odds + by).sum() - goal, -FURTHEST, FURTHEST)
    return np.asarray(expit(odds + shift))


def foretold(terms: Floats, members: NDArray[np.bool_], years: NDArray[np.intp], place: int) -> list[Floats]:
    """(n_terms,) by name: chances of one treaty."""
    apart = np.abs(years - years[place]).astype(float)
    others = np.arange(len(years)) != place
    told = []
    for known in (years < years[place], (years <= years[place]) & others, others):
        base = base_rates(terms[known], apart[known])
        near = overlap(members[known], members[place])
        told.append(own_precedents(terms[known], weights(near, apart[known]), base))
    earlier = terms[years < years[place]]
    nearest = earlier[np.nanmean((earlier - terms[place]) ** 2, axis=1).argmin()]
    return [*told, of_depth(told[0], np.nansum(terms[place])), nearest]


def ceilings(corpus: Corpus) -> tuple[int, Floats]:
    """Number of treaties, and Brier scores by name on the terms held before them."""
    precedents = Precedents(corpus)
    years = np.array([one.first_day.year for one in corpus.treaties], dtype=np.intp)
    scored = np.flatnonzero(years > years[-1] - YEARS)
    held_before = np.nansum(precedents.terms[: scored[0]], axis=0) > 0
    terms = precedents.terms[:, held_before]
    losses = [
        [np.nanmean((told - terms[place]) ** 2) for told in foretold(terms, precedents.members, years, place)]
        for place in scored.tolist()
    ]
    return len(scored), np.mean(losses, axis=0)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("table", type=Path, nargs="?", default=ACCORDS)
    asked.add_argument("--members", type=Path, help="DESTA's list of treaties, for TREND's table")
    asked.add_argument("--quick", action="store_true", help="the accords that come with detente")
    given = asked.parse_args()
    table = ACCORDS if given.quick else given.table
    corpus = read_trend(table, given.members) if given.members else read_corpus(table)
    n_scored, scores = ceilings(corpus)
    print(f"Brier scores on the last {n_scored} treaties, those of {YEARS} years")
    for name, score in zip(NAMES, scores, strict=True):
        print(f"{name:26}{score:.4f}  {score / scores[0] - 1:+7.1%}")


if __name__ == "__main__":
    main()
