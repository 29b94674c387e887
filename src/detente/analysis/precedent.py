"""What terms past treaties between such parties held."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from detente.analysis.precedent_arrays import Chances, Deal, Precedents
from detente.analysis.precedent_fitting import fit_of
from detente.nearest import nearest
from detente.records.fitted_precedents import FittedPrecedents
from detente.records.precedent import Precedent, PrecedentResult, TermChance
from detente.records.treaties import Corpus
from detente.scenario import Scenario

Floats = NDArray[np.float64]

MAX_NAMED = 5
"""How many treaties are named with a term."""
MAX_KNOWN = 8
"""How many names are given where one is not known."""


def precedent(
    scenario: Scenario,
    *,
    corpus: Corpus,
    parties: Sequence[str] | None = None,
    agreed: Mapping[str, bool] | None = None,
    process: str | None = None,
    stage: str | None = None,
    fitted: FittedPrecedents | None = None,
) -> PrecedentResult:
    """Chance of each term in a deal made on the day of the scenario, from the treaties before that day.

    Parameters
    ----------
    scenario : Scenario
        Its `as_of` is the day, its principals are the parties.
    corpus : Corpus
        Past treaties.
    parties : sequence of str, optional
        The parties as the corpus names them; default the principals that it names by id, name or entity.
    agreed : mapping of term to bool, optional
        Terms that are agreed or ruled out already.
    process, stage : str, optional
        Of the deal, where the corpus tells those of its treaties; only a fitted forecast looks at them.
    fitted : FittedPrecedents, optional
        Fitted to this corpus; default own precedents.

    Returns
    -------
    PrecedentResult

    Raises
    ------
    ValueError
        Where no treaty is earlier, the corpus has no such party, term, process or stage, or what is fitted
        is of another table or knows later treaties.
    """
    precedents = Precedents(corpus)
    named, unknown = _named(scenario, precedents, parties)
    given = _agreed(corpus, agreed or {})
    day = scenario.as_of
    found = precedents.chances(precedents.among(named), (day, day), given)
    if not len(found.earlier):
        raise ValueError(f"{corpus.name}: no treaty before {day} -> give earlier treaties, or a later as_of")
    _labelled(corpus, "process", process)
    _labelled(corpus, "stage", stage)
    chances = found.own
    if fitted is not None:
        features = precedents.features(Deal(precedents.among(named), (day, day), process, stage), given)
        chances = fit_of(fitted, corpus, day).chances(features)
    order = np.argsort(-chances, kind="stable").tolist()
    own = _own(corpus, named, found)
    terms = tuple(_term(precedents, found, given, chances, place) for place in order)
    return PrecedentResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "corpus": corpus.name,
            "parties": list(parties or ()),
            "agreed": dict(agreed or {}),
            "process": process,
            "stage": stage,
            "model": "own precedents" if fitted is None else "fitted",
        },
        warnings=(*_remarks(corpus, named, unknown, own), *_later(corpus, found, day)),
        terms=terms,
        parties=named,
        date=day.isoformat(),
        corpus=corpus.name,
        corpus_digest=corpus.digest,
        n_treaties=len(found.earlier),
        n_later=len(corpus.treaties) - len(found.earlier),
        precedents=own,
        last=None if found.last is None else corpus.treaties[found.last].id,
        expected_terms=sum(term.p for term in terms),
        left_out=corpus.left_out,
    )


def _named(
    scenario: Scenario, precedents: Precedents, parties: Sequence[str] | None
) -> tuple[tuple[str, ...], list[str]]:
    """The parties as the corpus names them, and the principals that it does not name."""
    if parties:
        for name in parties:
            if name not in precedents.parties:
                raise ValueError(f"no treaty of '{name}' in the table -> {_known(name, precedents.parties)}")
        return tuple(dict.fromkeys(parties)), []
    found, unknown = [], []
    for name in scenario.principals:
        party = scenario.parties[name]
        code = (party.entity or "").rpartition(":")[2]
        known = [each for each in (name, party.name, code) if each and each in precedents.parties]
        found += known[:1]
        unknown += [] if known else [name]
    return tuple(dict.fromkeys(found)), unknown


def _agreed(corpus: Corpus, agreed: Mapping[str, bool]) -> Floats:
    given = np.full(len(corpus.terms), np.nan)
    for term, held in agreed.items():
        if term not in corpus.terms:
            raise ValueError(f"no term '{term}' in the table -> {_known(term, corpus.terms)}")
        given[corpus.terms.index(term)] = held
    return given


def _own(corpus: Corpus, named: Sequence[str], found: Chances) -> tuple[Precedent, ...]:
    """Earlier treaties of the parties, the weightiest first."""
    sharing = np.flatnonzero(found.overlaps > 0)
    order = sharing[np.argsort(-found.counted[sharing], kind="stable")]
    treaties = [(place, corpus.treaties[found.earlier[place]]) for place in order.tolist()]
    return tuple(
        Precedent(
            id=treaty.id,
            date=treaty.date,
            shared=tuple(name for name in named if name in treaty.parties),
            overlap=float(found.overlaps[place]),
            weight=float(found.counted[place]),
        )
        for place, treaty in treaties
    )


def _known(name: str, known: Collection[str]) -> str:
    """The name that was meant; where none is near, the first of all that the table has."""
    some = ", ".join(f"'{each}'" for each in islice(known, MAX_KNOWN))
    return nearest(
        name, known, otherwise=f"give one of its {len(known):,}, such as {some}" if known else "leave it out"
    )


def _labelled(corpus: Corpus, kind: str, label: str | None) -> None:
    """Refuse a process or stage that no treaty has."""
    known = sorted({getattr(one, kind) for one in corpus.treaties} - {None})
    if label is not None and label not in known:
        raise ValueError(f"no {kind} '{label}' in the table -> {_known(label, known)}")


def _term(precedents: Precedents, found: Chances, given: Floats, chances: Floats, place: int) -> TermChance:
    corpus = precedents.corpus
    held = np.flatnonzero((precedents.terms[found.earlier, place] == 1) & (found.counted > 0))
    order = held[np.argsort(-found.counted[held], kind="stable")][:MAX_NAMED]
    said = None if np.isnan(given[place]) else bool(given[place])
    return TermChance(
        id=corpus.terms[place],
        p=float(chances[place]) if said is None else float(said),
        treaties=tuple(corpus.treaties[found.earlier[at]].id for at in order.tolist()),
        base_rate=float(found.base[place]),
        copied=bool(found.copy[place]),
        agreed=said,
    )


def _later(corpus: Corpus, found: Chances, day: datetime.date) -> list[str]:
    """Which treaties are too late to count."""
    earlier = set(found.earlier.tolist())
    late = [one for place, one in enumerate(corpus.treaties) if place not in earlier]
    if not late:
        return []
    others = f" and {len(late) - 1} more" if len(late) > 1 else ""
    what = f"not known to be before as_of {day}, and not looked at: {late[0].id} ({late[0].date}){others}"
    return [what]


def _remarks(
    corpus: Corpus, named: Sequence[str], unknown: Sequence[str], own: Sequence[Precedent]
) -> list[str]:
    lines = []
    if corpus.about:
        other = "for talks on anything else: --corpus TABLE"
        lines.append(f"{corpus.name} holds {corpus.about} alone -> {other}")
    if unknown:
        who = ", ".join(unknown)
        lines.append(
            f"no treaty in {corpus.name} names {who} -> name parties as the table does: --party NAME"
        )
    if not own:
        lines.append("no earlier treaty is of these parties: the base rate alone is told")
    lines += [f"left out: {count} {reason}" for reason, count in corpus.left_out.items()]
    return lines
