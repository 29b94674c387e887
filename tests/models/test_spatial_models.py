"""What the spatial models must do whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.models.spatial.compromise import compromise
from detente.models.spatial.expected_utility import (
    CAPITULATION,
    COMPROMISE,
    CONFLICT,
    NO_OFFER,
    READINGS,
    expected_utility,
)
from detente.models.spatial.influence import influence
from detente.models.spatial.median import weighted_median
from detente.models.spatial.one_issue_nash import one_issue_nash
from detente.models.spatial.pairwise import condorcet_winner, margins, votes
from detente.models.spatial.procedural import agenda_setter
from detente.models.spatial.smp import CHOICES, Settings, smp
from detente.models.spatial.smp.settings import VOTING
from detente.models.spatial.smp.votes import vote

SEEDS = st.integers(0, 2**32)
SETTINGS = [Settings(), *(Settings(**{name: choice}) for name in CHOICES for choice in CHOICES[name][1:])]
NAMES = [", ".join(f"{k}={v}" for k, v in vars(s).items() if v != CHOICES[k][0]) or "KTAB" for s in SETTINGS]


def draw(seed, *shape):
    """Positions from 0 to 1, capabilities and saliences of random actors."""
    rng = np.random.default_rng(seed)
    return rng.random(shape), rng.uniform(0.1, 1, shape), rng.uniform(0.1, 0.9, shape)


def by_eum(reading):
    """The expected utility model in one reading, positions after each round."""
    return lambda *actors: expected_utility(*actors, reading=reading, rounds=4).positions


def by_smp(chosen):
    """The spatial model of politics on one issue, positions after two turns."""

    def solve(positions, capability, salience):
        return smp(
            positions[..., None],
            capability,
            salience[..., None],
            settings=chosen,
            most_turns=2,
            seeds=np.array(7),
        ).positions[..., 0]

    return solve


MODELS = [
    *(pytest.param(by_eum(reading), id=name) for name, reading in READINGS.items()),
    *(pytest.param(by_smp(chosen), id=name) for chosen, name in zip(SETTINGS, NAMES, strict=True)),
]


# Where chance draws actor by actor, and where a gain is what comes later in the list, order does matter.
BY_ORDER = {"transitions=stochastic", "voting=prospect"}


@pytest.mark.parametrize("solve", [model for model in MODELS if model.id not in BY_ORDER])
@settings(max_examples=15)
@given(SEEDS, st.integers(2, 9))
def test_the_order_of_actors_does_not_matter(solve, seed, n_actors):
    """Fails where an actor's place in the list decides what it does."""
    actors = draw(seed, n_actors)
    order = np.random.default_rng(seed).permutation(n_actors)
    expected = solve(*actors)[:, order]
    assert solve(*(part[order] for part in actors)) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("solve", MODELS)
def test_worlds_do_not_touch(solve):
    """Fails where a world drawn among others ends elsewhere than alone."""
    worlds = draw(1, 2, 3, 6)
    together = solve(*worlds)
    assert together.shape[:2] == (2, 3)
    for place in np.ndindex(2, 3):
        assert (together[place] == solve(*(part[place] for part in worlds))).all()


@pytest.mark.parametrize("solve", MODELS)
def test_actors_at_one_point_stay(solve):
    """Fails where a range of 0 is divided by, or agreement moves anybody."""
    _, capability, salience = draw(1, 5)
    assert (solve(np.full(5, 0.4), capability, salience) == 0.4).all()


@pytest.mark.parametrize("solve", MODELS)
@settings(max_examples=10)
@given(SEEDS, st.integers(2, 9))
def test_issues_with_two_positions(solve, seed, n_actors):
    """Fails on a question of yes or no, which KTAB refuses, or leaves the range of positions."""
    positions, capability, salience = draw(seed, n_actors)
    found = solve(positions.round(), capability, salience)
    assert ((found >= -1e-9) & (found <= 1 + 1e-9)).all()


@pytest.mark.parametrize("reading", READINGS)
@settings(max_examples=15)
@given(SEEDS, st.sampled_from([-3.0, 0.5, 100.0]))
def test_the_scale_does_not_matter(reading, seed, unit):
    """Fails where another unit or zero of the scale gives another outcome, or its mirror another one."""
    positions, capability, salience = draw(seed, 7)
    solve = by_eum(READINGS[reading]._replace(choice=0))
    expected = 20 + unit * solve(positions, capability, salience)
    assert solve(20 + unit * positions, capability, salience) == pytest.approx(expected, abs=1e-6)


@given(SEEDS)
def test_offers_explain_moves(seed):
    """Fails where an actor moves elsewhere than the offer it takes says, or takes one of a weaker class."""
    found = expected_utility(*draw(seed, 2, 8), rounds=3, keep_offers=True)
    offered = np.concatenate([found.offers.positions, found.positions[..., :-1, :, None]], axis=-1)
    moved = np.take_along_axis(offered, found.taken[..., None], axis=-1)[..., 0]
    assert (moved == found.positions[..., 1:, :]).all()
    strongest = np.where(found.offers.kinds == NO_OFFER, 9, found.offers.kinds).min(axis=-1)
    chosen = np.take_along_axis(found.offers.kinds, found.taken[..., None], axis=-1)[..., 0]
    assert (np.where(found.taken < 0, 9, chosen) == strongest).all()
    assert CONFLICT < COMPROMISE < CAPITULATION


@pytest.mark.parametrize("wording", CHOICES["wording"])
@settings(max_examples=25)
@given(SEEDS)
def test_bargains_explain_moves(wording, seed):
    """Fails where an actor moves elsewhere than the bargain it keeps says, or keeps one of others."""
    positions, capability, _ = draw(seed, 3, 6)
    shares, chosen = np.full((3, 6, 2), 0.4), Settings(wording=wording)
    points = np.stack([positions, positions[::-1]], axis=-1)
    found = smp(points, capability, shares, settings=chosen, keep_bargains=True)
    assert found.positions.shape[1] == found.n_turns.max() + 1
    for world, turn, actor in np.ndindex(found.bargains.kept.shape):
        before, after = found.positions[world, turn : turn + 2, actor]
        bargain = found.bargains.kept[world, turn, actor]
        if bargain < 0:
            assert (after == before).all()
            continue
        challenger = bargain % 6
        assert actor in (challenger, found.bargains.targets[world, turn, challenger])
        assert (after == found.bargains.offers[world, turn, bargain, int(actor != challenger)]).all()


def first_bargains(**options):
    """Targets and offers of the first turn of one small world."""
    positions, capability, salience = draw(5, 6)
    at, care = positions[:, None], salience[:, None]
    found = smp(at, capability, care, settings=Settings(**options), keep_bargains=True).bargains
    return found.targets[0], found.offers[0, ..., 0], capability * salience


def test_both_words_of_a_bargain():
    """Fails where the weighted view is not the weighted mean of the challenger's words and the target's."""
    targets, plain, weights = first_bargains()
    _, both, _ = first_bargains(wording="both")
    _, weighted, _ = first_bargains(wording="weighted")
    assert both.shape[0] == 2 * len(targets)
    assert (both[: len(targets)] == plain).all()
    for i in np.flatnonzero(targets >= 0):
        own, theirs = weights[i], weights[targets[i]]
        mean = (own * both[i] + theirs * both[len(targets) + i]) / (own + theirs)
        assert weighted[i] == pytest.approx(mean)


def test_ideals_that_do_not_follow():
    """Fails where ideals left behind change the first turn, or do not change the later ones."""
    positions, capability, salience = draw(5, 6)
    case = positions[:, None], capability, salience[:, None]
    follows, stays, matrix = (
        smp(*case, accommodation=rate).positions for rate in (1.0, 0.0, np.zeros((6, 6)))
    )
    assert (follows[1] == stays[1]).all()
    assert not np.array_equal(follows[2], stays[2])
    assert np.array_equal(stays, matrix)


def test_drawn_bargains():
    """Fails where a seed does not repeat its draws, chance decides nothing, or no seed goes unnoticed."""
    positions, capability, salience = draw(5, 6)
    case = positions[:, None], capability, salience[:, None]
    chosen = Settings(transitions="stochastic")
    first, again, other = (
        smp(*case, settings=chosen, seeds=np.array(seed)).positions[1] for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert not (first == other).all()
    with pytest.raises(ValueError, match="without seeds -> give one for each world"):
        smp(*case, settings=chosen)


def test_gains_that_count_less_than_losses():
    """Fails where a gain counts otherwise than two thirds of an equal loss, as KTAB has it."""
    assert vote(VOTING.index("prospect"), 3.0, 0.5) == pytest.approx(1.0)
    assert vote(VOTING.index("prospect"), 3.0, -0.5) == -1.5


def test_chances_and_risk():
    """Fails where chances do not sum to 1, or attitudes leave the range of their measure."""
    positions, capability, salience = draw(3, 7)
    for measure, least, most in (("mid", -0.5, 1), ("min", 0, 1), ("max", -1, 1)):
        found = smp(
            positions[:, None],
            capability,
            salience[:, None],
            settings=Settings(risk=measure),
            keep_bargains=True,
        ).bargains
        assert found.chances.sum(axis=-1) == pytest.approx(1)
        assert (found.risk[0].min(), found.risk[0].max()) == pytest.approx((least, most))


def test_unknown_settings():
    """Fails where a misspelt option is taken for another, or the right ones are not named."""
    with pytest.raises(ValueError, match="risk is 'middle'; give one of mid, min, max"):
        Settings(risk="middle")


@given(SEEDS, st.integers(2, 9))
def test_the_median_is_the_condorcet_winner(seed, n_actors):
    """Fails where Black's theorem does, or votes of all actors do not add up to margins."""
    positions, capability, salience = draw(seed, n_actors)
    weights = influence(capability, salience)
    assert condorcet_winner(positions, weights) == weighted_median(positions, weights)
    assert votes(positions, weights).sum(axis=-3) == pytest.approx(margins(positions, weights))


def test_ties_of_medians():
    """Fails where two halves elect anybody, or rounding decides which of two medians is meant."""
    positions, weights = np.array([0.0, 1.0, 2.0, 5.0]), np.array([0.1, 0.2, 0.3, 0.0])
    assert weighted_median(positions, weights) == 1
    assert weighted_median(positions, weights, "midpoint") == 1.5
    assert np.isnan(condorcet_winner(positions, weights))


def test_what_weighs():
    """Fails where unweighted, power-only and salience-only means mix up their weights."""
    positions, capability, salience = np.array([0.0, 10.0]), np.array([1.0, 4.0]), np.array([0.9, 0.1])
    expected = {"both": 4 / 1.3, "capability": 8.0, "salience": 1.0, "none": 5.0}
    for basis, mean in expected.items():
        assert compromise(positions, influence(capability, salience, basis)) == pytest.approx(mean)


@given(SEEDS)
def test_one_issue_nash_is_the_best_point(seed):
    """Fails where a point of a fine grid has a larger product of gains, or one side is forced."""
    positions, weights, _ = draw(seed, 5)
    reference = -0.3
    grid = np.linspace(reference, 1, 20_001)[1:]
    gains = np.abs(reference - positions) - np.abs(grid[:, None] - positions)
    logs = np.log(np.maximum(gains, 1e-300)) @ weights
    assert one_issue_nash(positions, weights, reference) == pytest.approx(grid[logs.argmax()], abs=1e-4)
    inside = positions.mean()
    assert one_issue_nash(positions, weights, inside) == inside


@given(SEEDS, st.sampled_from([0.5, 0.7, 1.0]))
def test_the_agenda_setter_goes_as_far_as_a_quota_follows(seed, quota):
    """Fails where a proposal nearer to the setter would pass, or the one made would not."""
    positions, weights, _ = draw(seed, 6)
    setter, reference = np.array(0.9), np.array(0.2)
    outcome = agenda_setter(positions, weights, quota, setter, reference)

    def passes(proposal):
        content = np.abs(positions - proposal) <= np.abs(positions - reference) + 1e-12
        return weights[content].sum() >= (quota - 1e-12) * weights.sum()

    assert reference <= outcome <= setter
    assert outcome == reference or passes(outcome)
    assert outcome == setter or not any(passes(p) for p in np.linspace(outcome + 1e-6, setter, 200))
