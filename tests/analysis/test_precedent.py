"""Terms of past treaties, asked of a scenario, and scored rolling forward."""

import dataclasses
import datetime

import numpy as np
import pytest

from build import scenario
from detente.analysis.precedent import precedent
from detente.case.single import precedent as packaged
from detente.forecasting.precedent_backtest import backtest_precedents
from detente.records.treaties import Corpus, Treaty
from detente.report.precedent import as_text
from detente.report.precedent_backtest import as_text as scores_as_text


def treaty(year, parties, terms, name=None):
    """A treaty of which the year is known."""
    return Treaty(
        id=name or f"{parties} {year}",
        date=str(year),
        first_day=datetime.date(year, 1, 1),
        last_day=datetime.date(year, 12, 31),
        parties=tuple(parties),
        terms=tuple({"1": True, "0": False, "-": None}[sign] for sign in terms),
    )


def corpus(*treaties):
    terms = tuple(f"t{place}" for place in range(len(treaties[0].terms)))
    kept = tuple(sorted(treaties, key=lambda one: one.first_day))
    return Corpus(name="table.csv", digest="sha256:0", terms=terms, treaties=kept)


OURS = corpus(treaty(2000, "AB", "100"), treaty(2010, "AC", "110"), treaty(2020, "AB", "11-"))


def test_treaties_of_the_day_or_later_are_not_looked_at():
    """Fails where the future, or a treaty of the same year known by its year alone, is used."""
    told = precedent(scenario(as_of="2020-06-01"), corpus=OURS)
    assert (told.n_treaties, told.n_later) == (2, 1)
    assert "AB 2020" not in {name for term in told.terms for name in term.treaties}
    said = "not known to be before as_of 2020-06-01, and not looked at: AB 2020 (2020)"
    assert told.warnings == (said,)


def test_a_term_names_the_treaties_that_held_it():
    """Fails where a treaty without the term is named, or the weightiest is not the first."""
    told = precedent(scenario(), corpus=OURS)
    by_id = {term.id: term for term in told.terms}
    assert by_id["t0"].treaties == ("AB 2020", "AC 2010", "AB 2000")
    assert by_id["t2"].treaties == ()
    assert [term.p for term in told.terms] == sorted((term.p for term in told.terms), reverse=True)


def test_an_unknown_name_is_answered_with_known_ones():
    """Fails where a table of many parties says of an unknown one only that it is unknown."""
    many = corpus(*(treaty(2000 + n, (f"party {n}", f"other {n}"), "1") for n in range(20)))
    with pytest.raises(
        ValueError, match="'Zz' in the table -> give one of its 40, such as 'other 0', 'other"
    ):
        precedent(scenario(), corpus=many, parties=["Zz"])


def test_parties_are_found_by_id_name_and_entity():
    """Fails where a table that names parties another way finds none."""
    parties = {"x": {"name": "A"}, "y": {"entity": "S:B"}, "z": {}}
    told = precedent(scenario(parties=parties), corpus=OURS)
    assert told.parties == ("A", "B")
    assert "names z" in told.warnings[0]


def test_strangers_get_the_base_rate():
    """Fails where parties without treaties get another's precedents."""
    told = precedent(scenario(parties={"y": {}, "z": {}}), corpus=OURS)
    assert all(term.p == pytest.approx(term.base_rate) for term in told.terms)
    assert told.precedents == ()
    assert "the base rate alone is told" in as_text(told, top=3)


def test_an_agreed_term_is_given_and_moves_the_others():
    """Fails where what is agreed is still foretold, or says nothing of the rest."""
    free, tied = (
        {term.id: term.p for term in precedent(scenario(), corpus=OURS, agreed=agreed).terms}
        for agreed in ({}, {"t1": False})
    )
    assert tied["t1"] == 0.0
    assert tied["t0"] != free["t0"]


@pytest.fixture(scope="module")
def habits():
    """Treaties of 1990 to 2019: what A and B agree to never changes, nor what C and D do."""
    return corpus(
        *(treaty(year, "AB", "1100") for year in range(1990, 2020)),
        *(treaty(year, "CD", "0011") for year in range(1990, 2020)),
    )


def test_habits_are_learnt(habits):
    """Fails where own precedents do not beat the base rate though parties never change."""
    rows = {row.model: row.to_dict() for row in backtest_precedents(habits).rows}
    assert rows["own precedents"]["brier"] < 0.05 < rows["base rate"]["brier"]
    assert rows["own precedents"]["auc"] == rows["own precedents"]["f1"] == 1.0
    assert rows["copy of the last"]["brier"] == 0.0
    assert rows["base rate"]["n"] == 30


def test_nothing_of_a_treaty_s_own_year_is_used(habits):
    """Fails where scores change though only what came later did."""
    changed = corpus(*habits.treaties, treaty(2019, "AB", "0000", "odd one out"))
    before = backtest_precedents(habits, since=2005, until=2018)
    after = backtest_precedents(changed, since=2005, until=2018)
    assert before.rows == after.rows


def test_a_term_never_held_before_is_left_out(habits):
    """Fails where a term that nothing could foretell makes every model look better."""
    wider = [
        treaty(one.first_day.year, one.parties, "11000" if "A" in one.parties else "00110")
        for one in habits.treaties
    ]
    told = backtest_precedents(corpus(*wider))
    assert told.settings["n_terms"] == 4


def test_terms_that_nobody_coded_count_for_nobody():
    """Fails where a blank is taken for an absence."""
    gaps = corpus(*(treaty(year, "AB", "1-" if year % 2 else "11") for year in range(1990, 2020)))
    rows = {row.model: row.to_dict() for row in backtest_precedents(gaps).rows}
    assert rows["copy of the last"]["brier"] == 0.0


def test_the_first_treaties_are_foretold_from_nothing():
    """Fails where a treaty without any before it ends in an error, or counts as foretold."""
    early = corpus(treaty(1999, "AB", "1-"), treaty(2000, "AB", "11"), treaty(2001, "CD", "1-"))
    rows = {row.model: row.to_dict() for row in backtest_precedents(early, since=2000).rows}
    assert rows["base rate"]["n"] == 2
    with pytest.raises(ValueError, match="nothing to score from 1999 to 2001"):
        backtest_precedents(early, since=1999)


def test_one_cluster_has_no_interval():
    """Fails where an interval is told that only one party's treaties stand behind."""
    alone = corpus(*(treaty(year, "AB", "10") for year in range(1990, 2020)))
    told = backtest_precedents(alone)
    assert all(score is None or score.low is None for row in told.rows for score in row.scores.values())
    assert "no interval" in " ".join(scores_as_text(told).split())


def test_the_same_table_gives_the_same_intervals(habits):
    """Fails where the bootstrap is not seeded."""
    assert backtest_precedents(habits).to_json() == backtest_precedents(habits).to_json()
    assert np.isfinite(backtest_precedents(habits).rows[0].scores["brier"].low)


def test_a_table_on_one_matter_says_that_it_knows_no_other():
    """Fails where a quota of fish is foretold out of treaties on arms, without a word."""
    about = dataclasses.replace(OURS, about="accords on arms")
    told = precedent(scenario(), corpus=about)
    assert told.warnings[0].startswith("table.csv holds accords on arms alone -> ")
    assert not any("alone ->" in line for line in precedent(scenario(), corpus=OURS).warnings)
    assert any("arms and sanctions alone" in line for line in packaged(scenario()).warnings)
