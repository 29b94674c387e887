"""A corpus of treaties as arrays, and what it says of a deal of some parties on some day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.models.precedent.base_rate import base_rates
from detente.models.precedent.copying import copied, last_precedent
from detente.models.precedent.features import Reals, features
from detente.models.precedent.own_precedents import agreement, overlap, own_precedents, weights
from detente.models.precedent.past import Past
from detente.records.treaties import Corpus

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Days = tuple[datetime.date, datetime.date]

DAYS = 365.25
MODELS: tuple[str, ...] = ("base rate", "own precedents", "precedents alone", "copy of the last")


@dataclass(frozen=True)
class Chances:
    """What the treaties before a day say of each term.

    Attributes
    ----------
    earlier : (n_earlier,) int array
        Places of those treaties.
    overlaps, counted : (n_earlier,) float array
        How far the parties are the same, and what each treaty counts.
    base, own, alone, copy : (n_terms,) float array
        By model.
    last : int or None
        Place in the corpus of the treaty that is copied.
    """

    earlier: NDArray[np.intp]
    overlaps: Floats
    counted: Floats
    base: Floats
    own: Floats
    alone: Floats
    copy: Floats
    last: int | None

    def by_model(self) -> Floats:
        """(n_models, n_terms) float array, in the order of MODELS."""
        return np.stack([self.base, self.own, self.alone, self.copy])


@dataclass(frozen=True)
class Deal:
    """What is known of a deal before its terms.

    Attributes
    ----------
    parties : (n_parties,) bool array
    days : pair of dates
        First and last day that its date may mean.
    process, stage : str or None
    """

    parties: Booleans
    days: Days
    process: str | None = None
    stage: str | None = None


@dataclass(frozen=True)
class Precedents:
    """The treaties of a corpus."""

    corpus: Corpus

    @cached_property
    def terms(self) -> Floats:
        """(n_treaties, n_terms): 1, 0, NaN where not coded."""
        held = [[np.nan if x is None else float(x) for x in one.terms] for one in self.corpus.treaties]
        return np.array(held, dtype=np.float64)

    @cached_property
    def parties(self) -> dict[str, int]:
        """Column of each party that the corpus names."""
        names = sorted({name for treaty in self.corpus.treaties for name in treaty.parties})
        return {name: place for place, name in enumerate(names)}

    @cached_property
    def members(self) -> Booleans:
        """(n_treaties, n_parties)."""
        return np.stack([self.among(treaty.parties) for treaty in self.corpus.treaties])

    @cached_property
    def _days(self) -> tuple[NDArray[np.int64], Floats]:
        """Last day that each date may mean, and the middle of those that it may."""
        treaties = self.corpus.treaties
        last = np.array([one.last_day.toordinal() for one in treaties])
        middle = np.array([(one.first_day.toordinal() + one.last_day.toordinal()) / 2 for one in treaties])
        return last, middle

    def among(self, parties: Iterable[str]) -> Booleans:
        """(n_parties,): which of all parties these are; names that the corpus lacks are left out."""
        found = np.zeros(len(self.parties), dtype=bool)
        found[[self.parties[name] for name in parties if name in self.parties]] = True
        return found

    def chances(self, parties: Booleans, days: Days, agreed: Floats | None = None) -> Chances:
        """What treaties made strictly before the first of some days say of a deal made then.

        Parameters
        ----------
        parties : (n_parties,) bool array
        days : pair of dates
            First and last day that the deal's date may mean.
        agreed : (n_terms,) float array, optional
            1 or 0 where a term is agreed or ruled out; else NaN.
        """
        earlier, ages, terms, alike = self._before(days, agreed)
        overlaps = overlap(self.members[earlier], parties)
        base = base_rates(terms, ages, alike)
        counted = weights(overlaps, ages) * alike
        last = last_precedent(overlaps, ages)
        return Chances(
            earlier=earlier,
            overlaps=overlaps,
            counted=counted,
            base=base,
            own=own_precedents(terms, counted, base),
            alone=own_precedents(terms, counted, base, prior=0.0),
            copy=copied(terms, last, base),
            last=None if last is None else int(earlier[last]),
        )

    def deal(self, place: int) -> Deal:
        """A treaty of the corpus as the deal that it was before it was signed."""
        treaty = self.corpus.treaties[place]
        days = (treaty.first_day, treaty.last_day)
        return Deal(self.members[place], days, treaty.process, treaty.stage)

    def features(self, deal: Deal, agreed: Floats | None = None) -> Reals:
        """(n_terms, n_features): what the treaties strictly before a deal, at least one, say of it."""
        earlier, ages, terms, alike = self._before(deal.days, agreed)
        processes, stages = (labels[earlier] for labels in self._labels)
        past = Past(
            terms=terms,
            members=self.members[earlier],
            ages=ages,
            same_process=_same(processes, deal.process, unknown=False),
            same_stage=_same(stages, deal.stage, unknown=True),
            alike=alike,
        )
        return features(past, deal.parties, base_rates(terms, ages, alike))

    def _before(self, days: Days, agreed: Floats | None) -> tuple[NDArray[np.intp], Floats, Floats, Floats]:
        """Treaties strictly before some days: places, ages in years, terms, and how alike what is agreed."""
        last_days, middles = self._days
        earlier = np.flatnonzero(last_days < days[0].toordinal())
        ages = ((days[0].toordinal() + days[1].toordinal()) / 2 - middles[earlier]) / DAYS
        terms = self.terms[earlier]
        alike = np.ones(len(earlier)) if agreed is None else agreement(terms, agreed)
        return earlier, ages, terms, alike

    @cached_property
    def _labels(self) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
        """Process and stage of each treaty."""
        treaties = self.corpus.treaties
        return (
            np.array([one.process for one in treaties], dtype=object),
            np.array([one.stage for one in treaties], dtype=object),
        )


def _same(labels: NDArray[np.object_], label: str | None, *, unknown: bool) -> Booleans:
    """Which treaties bear a label; all of them, or none, where it is not known."""
    if label is None:
        return np.full(len(labels), unknown)
    return np.asarray(labels == label, dtype=bool)
