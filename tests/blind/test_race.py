"""Ours and the second implementation of the race agree on random tables."""

import random
from itertools import combinations

import numpy as np
import pytest

from blind import race as blind
from detente.models.race.meeting_game import Game, play
from detente.models.race.order import acceptance_gains, best_order
from detente.models.race.transfers import terms
from detente.models.race.who_first import course

N_TABLES = 200


def races(n_tables, seed):
    """Random races of one to four rivals, some of whom are never met, over one to seven periods."""
    rng = random.Random(seed)
    for _ in range(n_tables):
        rivals = "abcd"[: rng.randint(1, 4)]
        sets = [frozenset(some) for size in range(len(rivals) + 1) for some in combinations(rivals, size)]
        shares = [rng.choice((0.0, 1.0, 2.0, 3.0)) for _ in rivals]
        scale = rng.uniform(0.2, 1) / max(1.0, sum(shares))
        yield blind.Race(
            flows={settled: {p: rng.gauss(0, 3) for p in (blind.PIVOT, *rivals)} for settled in sets},
            meet={rival: share * scale for rival, share in zip(rivals, shares, strict=True)},
            weight=rng.choice((0.0, 0.5, rng.random(), 1.0)),
            discount=rng.choice((0.0, 0.5, 0.9)),
            periods=rng.randint(1, 7),
        )


def number(race, settled):
    """Place of a set in the arrays."""
    return sum(1 << race.rivals.index(rival) for rival in settled)


def game_of(race):
    """The same race as arrays."""
    flows = np.zeros((1 + len(race.rivals), len(race.flows)))
    for settled, row in race.flows.items():
        flows[:, number(race, settled)] = list(row.values())
    return Game(flows, np.array(list(race.meet.values())), np.array(race.weight), np.array(race.discount))


def test_values_meetings_and_payments(tell):
    """Fails where a value, a surplus, a payment or who settles is not the definition's, in any set."""
    n_meetings = 0
    for race in races(N_TABLES, seed=1):
        game = game_of(race)
        played = play(game, race.periods)
        surplus, payment = terms(game, played.ahead)
        for settled in race.flows:
            place = number(race, settled)
            values = list(race.value(1, settled).values())
            assert values == pytest.approx(played.values[:, place].tolist(), abs=1e-9), race
            for row, rival in enumerate(race.rivals):
                if rival in settled:
                    assert np.isnan(surplus[row, place])
                    continue
                n_meetings += 1
                assert race.surplus(1, settled, rival) == pytest.approx(surplus[row, place], abs=1e-9)
                agrees = race.agrees(1, settled, rival)
                assert agrees == played.settles[0, row, place], race
                if agrees:
                    assert race.payment(1, settled, rival) == pytest.approx(payment[row, place], abs=1e-9)
    tell(f"race: {n_meetings:,} meetings in {N_TABLES} random tables agree with plain recursion")
    assert n_meetings > 2_000


def test_who_settles_and_when():
    """Fails where chances or expected periods are not those of the tree of all meetings."""
    for race in races(N_TABLES, seed=2):
        game = game_of(race)
        found = course(play(game, race.periods).settles, game.meet, race.periods)
        for row, rival in enumerate(race.rivals):
            chance, time = race.deal(rival)
            assert race.first(rival) == pytest.approx(found.first[row], abs=1e-12), race
            assert chance == pytest.approx(found.settles[row], abs=1e-12), race
            if chance:
                assert time / chance == pytest.approx(found.period[row]), race


def test_best_orders():
    """Fails where another order of offers would bring the pivot more, or a charge is not the definition's."""
    for race in races(N_TABLES, seed=3):
        order, charges = best_order(acceptance_gains(game_of(race).flows))
        names = tuple(race.rivals[place] for place in order)
        told = dict(zip(race.rivals, charges.tolist(), strict=True))
        assert blind.charged(race.flows, names) == pytest.approx(told)
        assert blind.best_total(race.flows, race.rivals) == pytest.approx(charges.sum())
