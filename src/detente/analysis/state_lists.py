"""The lists of an answer about stability, none longer than can be read."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.equilibria import MAX_LISTED, Solved
from detente.analysis.ways import ways
from detente.records.conflict import Blocked, Path, State

Integers = NDArray[np.int64]

MAX_ENTRIES = 10_000
MAX_DRAWN = 256
"""States up to which moves are listed."""

Arcs = dict[str, tuple[tuple[int, int], ...]]


class Lists:
    """What a result lists of a solved conflict; None, and a remark, in place of what is too long.

    Parameters
    ----------
    solved : Solved
    everything : bool
        Leave nothing out for its length.
    """

    def __init__(self, solved: Solved, *, everything: bool) -> None:
        self._solved, self._everything = solved, everything
        self._remarks: list[str] = []

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is not listed, one line each."""
        return tuple(dict.fromkeys(self._remarks))

    def states(self) -> tuple[State, ...] | None:
        """Every state."""
        if self._everything or self._solved.n_states <= MAX_LISTED:
            return self._solved.listed()
        self._left_out("states", f"{self._solved.n_states:,}")
        return None

    def equilibria(self) -> dict[str, tuple[int, ...] | None]:
        """Numbers of the states that are stable for all, by concept."""
        self._not_looked_at()
        found: dict[str, tuple[int, ...] | None] = {}
        for concept, stable in self._solved.stable_for_all.items():
            found[concept] = None
            if stable is not None and self._fits(f"equilibria.{concept}", int(stable.sum())):
                found[concept] = tuple((np.flatnonzero(stable) + 1).tolist())
        return found

    def blocked_by(self) -> dict[int, tuple[Blocked, ...]] | None:
        """The coalitions that would leave each state."""
        found = self._solved.blocked_by()
        return found if self._fits("blocked_by", sum(map(len, found.values()))) else None

    def paths(self, start: int | None, at: int | None) -> dict[int, tuple[Path, ...]] | None:
        """Shortest ways from a state to the one that is judged, and to Nash and sequential equilibria."""
        if start is None:
            return {}
        targets = set() if at is None else {at}
        for concept in ("nash", "seq") if self._solved.each else ():
            stable = self._solved.stable_for_all[concept]
            targets |= set() if stable is None else set(np.flatnonzero(stable).tolist())
        most = None if self._everything else MAX_ENTRIES
        found = ways(self._solved.model, start, sorted(targets - {start}), most=most)
        if found is None:
            self._left_out("paths", f"more than {MAX_ENTRIES:,}")
        return found

    def arcs(self) -> tuple[Arcs | None, Arcs | None]:
        """Moves by party, and those of them that gain the party something."""
        model = self._solved.model
        if len(model.states) > MAX_DRAWN and not self._everything:
            return None, None
        arcs = [model.moves.arcs(row) for row in range(len(model.parties))]
        if not self._fits("arcs", sum(map(len, arcs))):
            return None, None
        better = [
            own[worth[own[:, 1]] > worth[own[:, 0]]] for own, worth in zip(arcs, model.worth, strict=True)
        ]
        return _numbered(model.parties, arcs), _numbered(model.parties, better)

    def _fits(self, what: str, n_entries: int) -> bool:
        fits = n_entries <= MAX_ENTRIES or self._everything
        if not fits:
            self._left_out(what, f"{n_entries:,}")
        return fits

    def _left_out(self, what: str, how_many: str) -> None:
        self._remarks.append(f"{what}: {how_many} entries are not listed (--states lists them)")

    def _not_looked_at(self) -> None:
        if not self._solved.each:
            most = self._solved.most_each
            self._remarks.append(
                f"beyond {most:,} states coalitions and paths are for the judged state alone"
            )
        if self._solved.n_states > MAX_LISTED:
            self._remarks.append(f"beyond {MAX_LISTED:,} states sim and coalition_smr are not looked at")
        elif self._solved.no_sim is not None:
            self._remarks.append(f"sim is not looked at: {self._solved.no_sim}")


def _numbered(parties: tuple[str, ...], arcs: list[Integers]) -> Arcs:
    return {
        name: tuple((int(start), int(end)) for start, end in own + 1)
        for name, own in zip(parties, arcs, strict=True)
    }
