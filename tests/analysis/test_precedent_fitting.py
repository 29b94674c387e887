"""What is fitted to past treaties: better where it can be, of the past alone, bound to its table."""

import dataclasses
import datetime

import numpy as np
import pytest

from build import scenario
from detente.analysis.precedent import precedent
from detente.analysis.precedent_arrays import Precedents
from detente.analysis.precedent_fitting import Lessons, fit_of, fit_precedents
from detente.forecasting.precedent_backtest import backtest_precedents
from detente.formats.fitted_precedents import read_fitted_precedents, write_fitted_precedents
from detente.models.precedent.features import N_FEATURES
from detente.records.treaties import Corpus, Treaty

DAY = datetime.date(2024, 3, 1)


def treaty(year, month, parties, terms, **labels):
    """A treaty of the first day of a month."""
    day = datetime.date(year, month, 1)
    return Treaty(
        id=f"{parties} {day}",
        date=day.isoformat(),
        first_day=day,
        last_day=day,
        parties=tuple(parties),
        terms=tuple(sign == "1" for sign in terms),
        **labels,
    )


def corpus(treaties):
    """In order of their dates, as the reader gives them."""
    kept = tuple(sorted(treaties, key=lambda one: (one.first_day, one.id)))
    terms = tuple(f"t{place}" for place in range(len(kept[0].terms)))
    return Corpus(name="table.csv", digest="sha256:0", terms=terms, treaties=kept)


@pytest.fixture(scope="module")
def staged():
    """Talks of ever new parties: the stage alone says what a text holds."""
    return corpus(
        treaty(year, month, f"{year % 7}{year}{month}", terms, process=f"p{year % 5}", stage=stage)
        for year in range(1990, 2020)
        for month, stage, terms in (
            (1, "truce", "1100000000"),
            (3, "settlement", "0011111111"),
            (5, "truce", "1100000000"),
            (7, "settlement", "0011111111"),
        )
    )


@pytest.fixture(scope="module")
def fitted(staged):
    return fit_precedents(staged)


def test_what_the_stage_tells_is_learnt(staged):
    """Fails where a table of talks by stage is foretold no better than by parties."""
    rows = {row.model: row.to_dict() for row in backtest_precedents(staged).rows}
    assert rows["fitted"]["brier"] < rows["own precedents"]["brier"] / 2
    assert rows["fitted"]["brier_minus_own_precedents"] < 0


def test_nothing_of_the_day_or_later_is_learnt(staged):
    """Fails where a fit to the years before a day changes though only what came later did."""
    changed = corpus(
        dataclasses.replace(one, terms=tuple(not held for held in one.terms))
        if one.first_day.year >= 2015
        else one
        for one in staged.treaties
    )
    day = datetime.date(2015, 1, 1)
    one, other = (Lessons(Precedents(each)).fit(day) for each in (staged, changed))
    assert one.averaged.values.tobytes() == other.averaged.values.tobytes()
    assert one.boosted.values.tobytes() == other.boosted.values.tobytes()


def test_too_few_treaties_teach_nothing(staged):
    """Fails where a forest is grown on a handful of treaties, or a backtest tells of one."""
    few = corpus(staged.treaties[:40])
    with pytest.raises(ValueError, match="too few treaties to learn from"):
        fit_precedents(corpus(staged.treaties[:39]))
    assert "fitted" not in {row.model for row in backtest_precedents(few, since=1998).rows}


def test_a_fitted_forecast_answers_a_scenario(staged, fitted):
    """Fails where the stage asked for does not move the chances."""
    said = {
        stage: {
            term.id: term.p for term in precedent(scenario(), corpus=staged, fitted=fitted, stage=stage).terms
        }
        for stage in ("truce", "settlement")
    }
    assert said["truce"]["t0"] > 0.6 > 0.4 > said["settlement"]["t0"]
    with pytest.raises(ValueError, match="no stage 'treaty' in the table"):
        precedent(scenario(), corpus=staged, fitted=fitted, stage="treaty")


def test_a_fit_goes_with_its_table_its_version_and_later_deals(staged, fitted):
    """Fails where another table, another version or hindsight passes."""
    with pytest.raises(ValueError, match=r"fitted by detente 0\.0, this is"):
        fit_of(dataclasses.replace(fitted, version="0.0"), staged, DAY)
    with pytest.raises(ValueError, match=r"fitted to table\.csv, not to this table\.csv"):
        fit_of(fitted, dataclasses.replace(staged, digest="sha256:1"), DAY)
    with pytest.raises(ValueError, match="fitted to treaties up to 2019-07-01, not before 2019-07-01"):
        fit_of(fitted, staged, datetime.date(2019, 7, 1))


def test_a_fit_is_kept_whole_and_the_same_bytes_again(staged, fitted, tmp_path):
    """Fails where a fitted file foretells otherwise than what was fitted, or differs from run to run."""
    for name in ("one.npz", "other.npz"):
        write_fitted_precedents(fit_precedents(staged), tmp_path / name, force=False)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()
    again = read_fitted_precedents(tmp_path / "one.npz", n_features=N_FEATURES)
    rows = np.random.default_rng(0).random((5, N_FEATURES)).astype(np.float32)
    told = [fit_of(each, staged, DAY).chances(rows).tolist() for each in (fitted, again)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("part", "value"),
    [("children", -1), ("features", N_FEATURES), ("values", np.nan), ("roots", 2**30)],
)
def test_damaged_trees_are_refused(fitted, tmp_path, part, value):
    """Fails where a walk through a damaged tree never ends, or leaves it."""
    arrays = {name: array.copy() for name, array in fitted.arrays.items()}
    inner = int(np.flatnonzero(arrays["averaged_features"] >= 0)[0])
    arrays[f"averaged_{part}"][0 if part == "roots" else inner] = value
    write_fitted_precedents(dataclasses.replace(fitted, arrays=arrays), tmp_path / "bad.npz", force=False)
    with pytest.raises(ValueError, match="its trees are damaged"):
        read_fitted_precedents(tmp_path / "bad.npz", n_features=N_FEATURES)


def test_no_pickle_is_read(tmp_path):
    """Fails where a file could run code."""
    np.savez(tmp_path / "sly.npz", averaged_roots=np.array([{}], dtype=object))
    for name, content in (("sly.npz", None), ("text.npz", b"no archive")):
        if content:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(ValueError, match="not a fitted forecast of terms"):
            read_fitted_precedents(tmp_path / name, n_features=N_FEATURES)
