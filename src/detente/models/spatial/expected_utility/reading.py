"""How the published accounts of the expected utility model are read where they are ambiguous."""

from typing import NamedTuple

LEAST_MOVE, LOWEST_AVERAGE, HIGHEST_UTILITY = range(3)


class Reading(NamedTuple):
    """One answer to every question that the papers leave open.

    Attributes
    ----------
    all_pairs : bool
        The chance to win is divided by all votes between all pairs of positions, not by those of the pair
        (equation 31): chances are then small.
    votes_by_risk : bool
        Distances in votes are raised to the voter's risk exponent.
    movers_view : bool
        Who might move judges both sides by its own risk exponent; otherwise each side by its own.
    conflict_moves : bool
        In conflict the side with the lower expected utility moves all the way; otherwise nobody moves.
    capitulation : bool
        Who expects to lose more than the other expects to win moves all the way.
    choice : int
        `LEAST_MOVE`: conflict, then compromise, then capitulation; of one class the shortest move.
        `LOWEST_AVERAGE`: the same, except that of several compromises the one with the lowest mean of both
        positions, weighted by what either side has at stake, is taken.
        `HIGHEST_UTILITY`: the offer of whoever expects most, of whichever class.
    current_range : bool
        Distances are shares of the range of positions in each round, not in the first.
    """

    all_pairs: bool
    votes_by_risk: bool
    movers_view: bool
    conflict_moves: bool
    capitulation: bool
    choice: int
    current_range: bool


# What reproduces table 2 of Scholz, Calbert & Smith (2011), but for one median; see the published tests.
SCHOLZ_2011 = Reading(
    all_pairs=True,
    votes_by_risk=True,
    movers_view=True,
    conflict_moves=True,
    capitulation=True,
    choice=LOWEST_AVERAGE,
    current_range=False,
)

# The appendix of Scholz, Calbert & Smith (2011) as it stands.
PRINTED = Reading(
    all_pairs=False,
    votes_by_risk=False,
    movers_view=False,
    conflict_moves=True,
    capitulation=True,
    choice=LEAST_MOVE,
    current_range=True,
)

# As in the program of that name (2026): conflict is an uncertain outcome, and the strongest offer wins.
SCHELLING = Reading(
    all_pairs=False,
    votes_by_risk=False,
    movers_view=False,
    conflict_moves=False,
    capitulation=True,
    choice=HIGHEST_UTILITY,
    current_range=True,
)

READINGS = {"scholz2011": SCHOLZ_2011, "printed": PRINTED, "schelling": SCHELLING}
