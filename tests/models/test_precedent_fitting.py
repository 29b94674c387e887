"""Trees find what terms hang on; features know nothing but the past they are given."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.precedent.boosted_trees import boost, boosted
from detente.models.precedent.features import N_FEATURES, OWN, features
from detente.models.precedent.kinship import kinds
from detente.models.precedent.own_precedents import overlap, own_precedents, weights
from detente.models.precedent.past import Past
from detente.models.precedent.randomized_trees import Growth, grow_forest, joined

TABLES = st.integers(0, 10_000).map(np.random.default_rng)


def past_of(generator, n_treaties=6, n_parties=4, n_terms=3):
    """A past of random treaties, some terms not coded."""
    terms = generator.choice([0.0, 1.0, np.nan], size=(n_treaties, n_terms), p=[0.5, 0.3, 0.2])
    members = generator.random((n_treaties, n_parties)) < 0.5
    members[:, 0] |= ~members.any(axis=1)
    none = np.zeros(n_treaties, dtype=bool)
    return Past(terms, members, np.arange(n_treaties, 0.0, -1), none, none, np.ones(n_treaties))


def forest_of(x, y, seed=0, **settings):
    """A small forest of one group a row."""
    growth = replace(Growth(20, 5, 2, 0.7), **settings)
    return grow_forest(x, y, np.ones(len(y)), np.arange(len(y)), np.random.default_rng(seed), growth)


def test_a_forest_finds_the_column_that_matters():
    """Fails where cuts are kept that do not lower the variance."""
    x = np.random.default_rng(1).random((400, 3)).astype(np.float32)
    found = forest_of(x, (x[:, 1] > 0.5).astype(float)).predict(
        np.array([[0.9, 0.1, 0.9], [0.1, 0.9, 0.1]], dtype=np.float32)
    )
    assert found[0] < 0.1
    assert found[1] > 0.9


def test_joined_forests_foretell_their_mean():
    """Fails where a tree of the second leads into one of the first."""
    x = np.random.default_rng(3).random((200, 3)).astype(np.float32)
    pair = [forest_of(x, x[:, place].astype(float), seed=place) for place in (0, 1)]
    expected = (pair[0].predict(x) + pair[1].predict(x)) / 2
    assert joined(pair).predict(x) == pytest.approx(expected, abs=1e-6)


def boosted_of(x, held, n_trees):
    """Boosted trees of one group a row."""
    growth = Growth(n_trees, 5, 5, 0.7)
    generator = np.random.default_rng(0)
    return boost(x, held, np.ones(len(held)), np.arange(len(held)), generator, growth)


def test_boosting_begins_at_the_share_held_and_finds_what_it_hangs_on():
    """Fails where trees lead away from what is seen, or the first leaf is not the share."""
    x = np.random.default_rng(1).random((400, 3)).astype(np.float32)
    held = (x[:, 1] > 0.75).astype(float)
    asked = np.array([[0.9, 0.1, 0.9], [0.1, 0.9, 0.1]], dtype=np.float32)
    assert boosted(boosted_of(x, held, 0), asked) == pytest.approx(held.mean(), abs=1e-6)
    low, high = boosted(boosted_of(x, held, 80), asked)
    assert low < 0.05
    assert high > 0.9


def test_the_same_seed_grows_the_same_forest():
    """Fails where anything but the generator decides."""
    x = np.random.default_rng(2).random((100, 4)).astype(np.float32)
    one, other = (forest_of(x, x[:, 0].astype(float)) for _ in range(2))
    assert one.features.tobytes() == other.features.tobytes()
    assert one.predict(x).tobytes() == other.predict(x).tobytes()


@given(TABLES)
def test_a_mean_of_leaves_stays_within_what_was_seen(generator):
    """Fails where a tree foretells more than it ever saw."""
    x = generator.random((40, 2)).astype(np.float32)
    y = generator.choice([0.0, 1.0], size=40)
    found = forest_of(x, y).predict((generator.random((20, 2)) * 9 - 4).astype(np.float32))
    assert found.min() >= y.min() - 1e-6
    assert found.max() <= y.max() + 1e-6


def test_a_forest_of_alike_rows_is_their_weighted_mean():
    """Fails where weights do not count, or a column that never varies is cut."""
    x, y = np.zeros((4, 2), dtype=np.float32), np.array([1.0, 0.0, 0.0, 0.0])
    grown = grow_forest(
        x,
        y,
        np.array([3.0, 1.0, 1.0, 1.0]),
        np.zeros(4, dtype=np.intp),
        np.random.default_rng(0),
        Growth(3, 4, 1, 1.0),
    )
    assert grown.predict(x[:1])[0] == pytest.approx(0.5)


@given(TABLES)
def test_the_second_feature_is_own_precedents(generator):
    """Fails where the fitted forecast corrects something else than the baseline."""
    past, parties = past_of(generator), np.array([True, True, False, False])
    base = np.full(3, 0.3)
    counted = weights(overlap(past.members, parties), past.ages)
    found = features(past, parties, base)
    assert found.shape == (3, N_FEATURES)
    assert found[:, OWN] == pytest.approx(own_precedents(past.terms, counted, base), rel=1e-5)


@given(TABLES)
def test_features_are_finite_for_strangers_and_nobody(generator):
    """Fails where a deal of parties without treaties ends in a division by zero."""
    past = past_of(generator)
    wider = Past(
        past.terms,
        np.hstack([past.members, np.zeros((6, 1), dtype=bool)]),
        past.ages,
        past.same_process,
        past.same_stage,
        past.alike,
    )
    for parties in (np.zeros(5, dtype=bool), np.arange(5) == 4):
        assert np.isfinite(features(wider, parties, np.full(3, 0.2))).all()


@given(TABLES, st.permutations(range(4)))
def test_parties_may_be_named_in_any_order(generator, order):
    """Fails where a party's place in the table matters."""
    past, parties = past_of(generator), np.array([True, False, True, False])
    shuffled = Past(
        past.terms, past.members[:, list(order)], past.ages, past.same_process, past.same_stage, past.alike
    )
    one, other = (
        features(past, parties, np.full(3, 0.3)),
        features(shuffled, parties[list(order)], np.full(3, 0.3)),
    )
    assert one == pytest.approx(other, rel=1e-4, abs=1e-5)


@given(TABLES)
def test_every_kinship_lies_between_none_and_all(generator):
    """Fails where a treaty counts more than one of exactly these parties made today."""
    for measure in kinds(past_of(generator).members, np.array([True, True, False, False])).values():
        assert ((measure >= 0) & (measure <= 1 + 1e-9)).all()
