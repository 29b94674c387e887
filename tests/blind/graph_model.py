"""The graph model for conflict resolution by sets: a second implementation, from the definitions alone.

Every concept is the quantifier of its definition over plain sets, so it is for small conflicts only. It
shares no code with the package under test; the tests compare the two.

Sources: Howard (1971) for GMR and SMR, Fraser and Hipel (1979, 1984) for SEQ and SIM, Fang, Hipel and Kilgour
(1993) for joint moves, Kilgour, Hipel, Fang and Peng (2001) and Inohara and Hipel (2008) for coalitions, Li,
Kilgour and Hipel (2005) for the status quo.

Conventions, where the definitions leave room:

* A move leaves its state, but a sequence of moves may come back to where it began: opponents who undo a move
  sanction it.
* An answer that is not better than the state that was left sanctions: ties count against the mover.
* Several own options may change in one move, and what lies between need not be feasible.
* No party moves twice in succession, also where its moves do not compose; a coalition of one moves once.
* In simultaneous stability every party moves from the same state, each by a move that is legal alone; only
  the state where they end must be feasible.
* A coalition's deviation must be better for all its members, and one member who does not gain in the end is
  enough to deter it. The grand coalition meets no answer.
"""

import itertools
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Party = Hashable
State = Hashable
Vector = tuple[int, ...]
Pattern = Sequence[int | None]
Moves = Mapping[Party, Mapping[State, set[State]]]
Step = tuple[Party, State]


@dataclass(frozen=True)
class Game:
    """Who can move from where to where, and what the states are worth to whom.

    Attributes
    ----------
    moves : mapping of party to state to set of states
        Where the party can go from each state in one move; every party and every state is listed.
    worth : mapping of party to state to number
        Greater is better; only comparisons matter.
    vectors : mapping of state to tuple of int, optional
        The level of every option, for simultaneous stability.
    owners : sequence of party, optional
        Whose each option is.
    """

    moves: Moves
    worth: Mapping[Party, Mapping[State, float]]
    vectors: Mapping[State, Vector] | None = None
    owners: Sequence[Party] | None = None

    @property
    def parties(self) -> list[Party]:
        """All parties, in order."""
        return list(self.moves)

    @property
    def states(self) -> list[State]:
        """All states, in order."""
        return list(next(iter(self.moves.values())))

    def others(self, members: Collection[Party]) -> list[Party]:
        """All parties but these."""
        return [party for party in self.parties if party not in members]

    def better(self, party: Party, state: State, than: State) -> bool:
        """Whether a party prefers a state strictly to another."""
        return self.worth[party][state] > self.worth[party][than]


# Option form


def matches(vector: Vector, pattern: Pattern) -> bool:
    """Tell whether a vector has every level that a pattern names.

    Parameters
    ----------
    vector : tuple of int
        The level of every option.
    pattern : sequence of int or None
        A level per option; None fits all.

    Returns
    -------
    bool
        Whether it matches.
    """
    return all(wanted in (None, level) for level, wanted in zip(vector, pattern, strict=True))


def feasible_vectors(levels: Sequence[int], infeasible: Iterable[Pattern] = ()) -> list[Vector]:
    """List the vectors that match no infeasible pattern, the first option changing fastest.

    Parameters
    ----------
    levels : sequence of int
        How many levels each option has.
    infeasible : iterable of patterns
        What cannot be.

    Returns
    -------
    list of tuple of int
        One level per option, each.
    """
    ruled_out = list(infeasible)
    last_first = itertools.product(*(range(n) for n in reversed(levels)))
    vectors = [tuple(reversed(vector)) for vector in last_first]
    return [vector for vector in vectors if not any(matches(vector, pattern) for pattern in ruled_out)]


def may_change(old: int, new: int, direction: str) -> bool:
    """Tell whether an option may go from one level to another.

    Parameters
    ----------
    old, new : int
        The levels.
    direction : {"both", "forward", "backward"}
        Whether levels may rise and fall, only rise, or only fall.

    Returns
    -------
    bool
        Whether it may; staying is always allowed.
    """
    return new == old or direction == "both" or (new > old) == (direction == "forward")


def option_moves(
    vectors: Mapping[State, Vector],
    parties: Sequence[Party],
    owners: Sequence[Party],
    directions: Sequence[str],
) -> dict[Party, dict[State, set[State]]]:
    """Give every party's moves: its own options change as their directions allow, all others stay.

    Parameters
    ----------
    vectors : mapping of state to tuple of int
        The feasible states.
    parties : sequence of party
        All parties, in order.
    owners : sequence of party
        Whose each option is.
    directions : sequence of str
        Where each option may go; see `may_change`.

    Returns
    -------
    dict of party to state to set of states
        The moves.
    """

    def can(party: Party, old: Vector, new: Vector) -> bool:
        options = zip(old, new, owners, directions, strict=True)
        return old != new and all(
            may_change(a, b, direction) if owner == party else a == b for a, b, owner, direction in options
        )

    return {
        party: {s: {t for t, new in vectors.items() if can(party, old, new)} for s, old in vectors.items()}
        for party in parties
    }


def arc_moves(
    states: Sequence[State], arcs: Mapping[Party, Iterable[tuple[State, State]]]
) -> dict[Party, dict[State, set[State]]]:
    """Give every party's moves where they are listed one by one; what leads back to its own state is none.

    Parameters
    ----------
    states : sequence of state
        All states, in order.
    arcs : mapping of party to (from, to) pairs
        The moves.

    Returns
    -------
    dict of party to state to set of states
        The moves.
    """
    moves: dict[Party, dict[State, set[State]]] = {party: {s: set() for s in states} for party in arcs}
    for party, pairs in arcs.items():
        for start, end in pairs:
            if start != end:
                moves[party][start].add(end)
    return moves


# Moves and improvements


def improvements(game: Game, party: Party, state: State) -> set[State]:
    """R_i^+(s): the states that a party can move to and prefers to where it is.

    Parameters
    ----------
    game : Game
        The game.
    party, state
        Who moves, and from where.

    Returns
    -------
    set of states
        Its unilateral improvements.
    """
    return {t for t in game.moves[party][state] if game.better(party, t, state)}


def steps(game: Game, party: Party, state: State, improving: bool) -> set[State]:
    """Give a party's moves from a state, or its improvements only.

    Parameters
    ----------
    game : Game
        The game.
    party, state
        Who moves, and from where.
    improving : bool
        Whether only improvements count.

    Returns
    -------
    set of states
        Where one step can end.
    """
    return improvements(game, party, state) if improving else game.moves[party][state]


def joint_moves(
    game: Game, members: Collection[Party], state: State, *, improving: bool = False
) -> set[State]:
    """R_H(s) or R_H^+(s): where the members can get by one move or more, none moving twice in succession.

    Parameters
    ----------
    game : Game
        The game.
    members : collection of party
        The coalition H; nobody gets nowhere.
    state
        Where they begin.
    improving : bool
        Whether every step must be an improvement, where it is taken, for the party that takes it.

    Returns
    -------
    set of states
        The ends of all legal sequences; the state itself where a sequence comes back to it.
    """
    ends: set[Step] = set()
    open_ends: list[tuple[Party | None, State]] = [(None, state)]
    while open_ends:
        last, here = open_ends.pop()
        for mover in members:
            if mover == last:
                continue
            new = {(mover, there) for there in steps(game, mover, here, improving)} - ends
            ends |= new
            open_ends.extend(new)
    return {end for _, end in ends}


def replies(game: Game, members: Collection[Party], *, improving: bool = False) -> dict[State, set[State]]:
    """Give the joint moves of some parties from every state.

    Parameters
    ----------
    game : Game
        The game.
    members : collection of party
        Who replies.
    improving : bool
        Whether by improvements only.

    Returns
    -------
    dict of state to set of states
        Where they can get.
    """
    return {state: joint_moves(game, members, state, improving=improving) for state in game.states}


# Stability for one party


def nash(game: Game, party: Party) -> set[State]:
    """List the states from which a party has no improvement.

    Parameters
    ----------
    game : Game
        The game.
    party
        For whom.

    Returns
    -------
    set of states
        The states that are rational for it.
    """
    return {s for s in game.states if not improvements(game, party, s)}


def deterred(game: Game, party: Party, spoils: Callable[[State, State], bool]) -> set[State]:
    """List the states whose every improvement is spoilt for a party.

    Parameters
    ----------
    game : Game
        The game.
    party
        For whom.
    spoils : callable
        Whether something answers the improvement from s to s1 so that it was not worth it.

    Returns
    -------
    set of states
        The states that it does not leave.
    """
    return {s for s in game.states if all(spoils(s, s1) for s1 in improvements(game, party, s))}


def gmr(game: Game, party: Party) -> set[State]:
    """List the states whose every improvement the others can answer with a state that is no better.

    Parameters
    ----------
    game : Game
        The game.
    party
        For whom.

    Returns
    -------
    set of states
        The states that are general metarational for it.
    """
    answers = replies(game, game.others([party]))
    return deterred(game, party, lambda s, s1: any(not game.better(party, s2, s) for s2 in answers[s1]))


def smr(game: Game, party: Party) -> set[State]:
    """List the states whose every improvement the others can answer so that no counter-move mends it.

    Parameters
    ----------
    game : Game
        The game.
    party
        For whom.

    Returns
    -------
    set of states
        The states that are symmetric metarational for it.
    """
    answers = replies(game, game.others([party]))

    def lasting(s: State, s2: State) -> bool:
        return not any(game.better(party, end, s) for end in {s2} | game.moves[party][s2])

    return deterred(game, party, lambda s, s1: any(lasting(s, s2) for s2 in answers[s1]))


def seq(game: Game, party: Party) -> set[State]:
    """List the states whose every improvement the others can answer by their own improvements.

    Parameters
    ----------
    game : Game
        The game.
    party
        For whom.

    Returns
    -------
    set of states
        The states that are sequentially stable for it.
    """
    answers = replies(game, game.others([party]), improving=True)
    return deterred(game, party, lambda s, s1: any(not game.better(party, s2, s) for s2 in answers[s1]))


def meetings(game: Game, party: Party, state: State, move: State) -> Iterator[State]:
    """Give the feasible states where a move ends when others improve at the same time.

    Parameters
    ----------
    game : Game
        The game, with vectors and owners.
    party, state, move
        Who moves from where to where.

    Yields
    ------
    state
        Every other party keeps its options as they were, or sets them as one of its improvements does.
    """
    assert game.vectors is not None
    assert game.owners is not None
    state_of = {vector: s for s, vector in game.vectors.items()}
    choices = [
        [move] if other == party else [state, *improvements(game, other, state)] for other in game.parties
    ]
    for chosen in itertools.product(*choices):
        choice = dict(zip(game.parties, chosen, strict=True))
        vector = tuple(game.vectors[choice[owner]][option] for option, owner in enumerate(game.owners))
        if vector in state_of:
            yield state_of[vector]


def sim(game: Game, party: Party) -> set[State]:
    """List the states whose every improvement simultaneous improvements of the others can spoil.

    Parameters
    ----------
    game : Game
        The game, with vectors and owners.
    party
        For whom.

    Returns
    -------
    set of states
        The states that are simultaneously stable for it.
    """
    return deterred(
        game, party, lambda s, s1: any(not game.better(party, x, s) for x in meetings(game, party, s, s1))
    )


CONCEPTS = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sim": sim}


def equilibria(game: Game, concept: str) -> set[State]:
    """List the states that are stable for every party.

    Parameters
    ----------
    game : Game
        The game.
    concept : str
        A key of `CONCEPTS`.

    Returns
    -------
    set of states
        The equilibria.
    """
    return set.intersection(*(CONCEPTS[concept](game, party) for party in game.parties))


# Stability for coalitions


def coalitions(game: Game) -> list[tuple[Party, ...]]:
    """List all coalitions of at least one party, the smallest first.

    Parameters
    ----------
    game : Game
        The game.

    Returns
    -------
    list of tuple of party
        Members in the order of the parties.
    """
    sizes = range(1, len(game.parties) + 1)
    return [members for size in sizes for members in itertools.combinations(game.parties, size)]


def all_better(game: Game, members: Collection[Party], state: State, than: State) -> bool:
    """Tell whether every member prefers a state to another.

    Parameters
    ----------
    game : Game
        The game.
    members : collection of party
        The coalition.
    state, than
        The two states.

    Returns
    -------
    bool
        Whether nobody in it is left without a gain.
    """
    return all(game.better(party, state, than) for party in members)


def deviations(game: Game, members: Collection[Party], concept: str) -> dict[State, set[State]]:
    """Give the joint improvements of a coalition, CR_H^+(s), that nothing deters.

    Parameters
    ----------
    game : Game
        The game.
    members : collection of party
        The coalition H.
    concept : {"nash", "gmr", "smr", "seq"}
        What deters: nothing; joint moves of the parties outside after which some member does not gain; such
        moves that no joint move of the coalition mends for all its members; joint improvements.

    Returns
    -------
    dict of state to set of states
        The targets from every state; the state is stable for the coalition where there are none.
    """
    own = replies(game, members)
    answers = replies(game, game.others(members), improving=concept == "seq")

    def deters(s: State, s2: State) -> bool:
        ends = {s2} | own[s2] if concept == "smr" else {s2}
        return not any(all_better(game, members, end, s) for end in ends)

    def spoilt(s: State, s1: State) -> bool:
        return concept != "nash" and any(deters(s, s2) for s2 in answers[s1])

    return {
        s: {s1 for s1 in own[s] if all_better(game, members, s1, s) and not spoilt(s, s1)}
        for s in game.states
    }


def blocks(game: Game, concept: str) -> dict[State, dict[tuple[Party, ...], set[State]]]:
    """Give the coalitions that can leave each state, with their targets.

    Parameters
    ----------
    game : Game
        The game.
    concept : {"nash", "gmr", "smr", "seq"}
        What deters them; see `deviations`.

    Returns
    -------
    dict of state to coalition to set of states
        The smallest coalitions first; empty for a state that is coalitionally stable.
    """
    found: dict[State, dict[tuple[Party, ...], set[State]]] = {s: {} for s in game.states}
    for members in coalitions(game):
        for state, targets in deviations(game, members, concept).items():
            if targets:
                found[state][members] = targets
    return found


def coalition_equilibria(game: Game, concept: str) -> set[State]:
    """List the states that are stable for every coalition of at least one party.

    Parameters
    ----------
    game : Game
        The game.
    concept : {"nash", "gmr", "smr", "seq"}
        The concept; see `deviations`.

    Returns
    -------
    set of states
        The coalitionally stable states.
    """
    return {state for state, leaving in blocks(game, concept).items() if not leaving}


# From the status quo


def shortest_sequences(
    game: Game, start: State, *, improving: bool = False
) -> dict[State, set[tuple[Step, ...]]]:
    """Give the shortest legal sequences from a state to every state that can be reached.

    Parameters
    ----------
    game : Game
        The game.
    start
        The status quo.
    improving : bool
        Whether every step must be an improvement for the party that takes it.

    Returns
    -------
    dict of state to set of sequences
        Who moves where, step by step; the empty sequence for the status quo.
    """
    found: dict[State, set[tuple[Step, ...]]] = {start: {()}}
    earlier: set[Step] = set()
    layer: list[tuple[Step, ...]] = [()]
    while layer:
        longer = [
            (*path, (mover, there))
            for path in layer
            for mover in game.parties
            if not path or path[-1][0] != mover
            for there in steps(game, mover, path[-1][1] if path else start, improving)
            if (mover, there) not in earlier
        ]
        reached_now = {path[-1][1] for path in longer} - found.keys()
        for state in reached_now:
            found[state] = {path for path in longer if path[-1][1] == state}
        earlier |= {path[-1] for path in longer}
        layer = longer
    return found


def distances(game: Game, start: State, *, improving: bool = False) -> dict[State, int]:
    """Give the number of steps from a state to every state that can be reached.

    Parameters
    ----------
    game : Game
        The game.
    start
        The status quo.
    improving : bool
        Whether every step must be an improvement for the party that takes it.

    Returns
    -------
    dict of state to int
        The fewest steps, no party moving twice in succession; 0 for the status quo.
    """
    found = shortest_sequences(game, start, improving=improving)
    return {state: len(next(iter(paths))) for state, paths in found.items()}
