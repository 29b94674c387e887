"""Unknown, great and relational preference by sets: a second implementation, from the definitions alone.

Sources: Li, Hipel, Kilgour and Fang (2004) for unknown preference, Hamouda, Kilgour and Hipel (2004) for
strength, Inohara, Hipel and Walker (2007) for attitudes. Conventions as in `blind.graph_model`.
"""

from collections.abc import Callable, Mapping

State = int
Moves = Mapping[int, Mapping[State, set[State]]]
Says = Callable[[int, State, State], bool]
"""Whether a relation holds for a party between the state that it leaves and another."""


def answers(moves: Moves, party: int, state: State, interest: Says) -> set[State]:
    """Where the others can lead by moves in each mover's interest, nobody twice in succession."""
    found, waiting = set(), [(state, None)]
    while waiting:
        here, last = waiting.pop()
        for mover, targets in moves.items():
            if mover in (party, last):
                continue
            for there in targets[here]:
                if interest(mover, here, there) and (there, mover) not in found:
                    found.add((there, mover))
                    waiting.append((there, mover))
    return {there for there, _ in found}


def stable(moves: Moves, party: int, leaves: Says, deters: Says, interest: Says) -> dict[str, set[State]]:
    """The states that a party does not leave, by concept."""

    def always(_mover: int, _here: State, _there: State) -> bool:
        return True

    def deterred(concept: str, state: State, first: State) -> bool:
        if concept == "nash":
            return False
        reached = answers(moves, party, first, interest if concept == "seq" else always)
        return any(
            deters(party, state, end)
            and (concept != "smr" or all(deters(party, state, last) for last in moves[party][end]))
            for end in reached
        )

    return {
        concept: {
            state
            for state, targets in moves[party].items()
            if all(deterred(concept, state, t) for t in targets if leaves(party, state, t))
        }
        for concept in ("nash", "gmr", "smr", "seq")
    }


def unknown(moves: Moves, party: int, better: Says, unsure: Says, extension: str) -> dict[str, set[State]]:
    """Extensions a to d: who is bold leaves for what it cannot compare; who is wary is deterred by it."""

    def maybe(who: int, here: State, there: State) -> bool:
        return better(who, here, there) or unsure(who, here, there)

    leaves = maybe if extension in "ac" else better
    holds_out = better if extension in "cd" else maybe
    return stable(moves, party, leaves, lambda *at: not holds_out(*at), maybe)


def strong(moves: Moves, party: int, better: Says, greatly: Says) -> dict[str, set[State]]:
    """Only what is greatly worse deters."""
    return stable(moves, party, better, lambda who, here, there: greatly(who, there, here), better)


def attitudes(
    moves: Moves, party: int, better: Says, towards: Mapping[tuple[int, int], int]
) -> dict[str, set[State]]:
    """A party takes what is no worse for those it likes and no better for those it dislikes."""

    def accepts(who: int, here: State, there: State) -> bool:
        liked = [other for other in moves if towards[who, other] == 1]
        disliked = [other for other in moves if towards[who, other] == -1]
        return (
            here != there
            and not any(better(other, there, here) for other in liked)
            and not any(better(other, here, there) for other in disliked)
        )

    return stable(moves, party, accepts, lambda *at: not accepts(*at), accepts)
