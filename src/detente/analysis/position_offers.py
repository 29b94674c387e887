"""Who offered what to whom, round by round, and what was accepted."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.position_arrays import Stands
from detente.analysis.smp_issues import SmpIssue
from detente.models.spatial.expected_utility import CAPITULATION, COMPROMISE, CONFLICT, NO_OFFER, Rounds
from detente.records.positions import Offer

KINDS = {CONFLICT: "conflict", COMPROMISE: "compromise", CAPITULATION: "capitulation"}
BARGAIN = "bargain"
_TINY = 1e-9


def eum_offers(issue: str, stands: Stands, found: Rounds) -> Iterator[Offer]:
    """Every offer of the expected utility model at the modes; needs the offers to be kept."""
    assert found.offers is not None
    kinds, asked = found.offers.kinds, found.offers.positions
    for turn, receiver, proposer in np.argwhere(kinds != NO_OFFER).tolist():
        at = found.positions[turn]
        yield Offer(
            issue=issue,
            model="eum",
            round=turn + 1,
            by=stands.parties[proposer],
            to=stands.parties[receiver],
            kind=KINDS[int(kinds[turn, receiver, proposer])],
            move=(float(at[receiver]), float(asked[turn, receiver, proposer])),
            own_move=(float(at[proposer]), float(at[proposer])),
            accepted=bool(found.taken[turn, receiver] == proposer),
            own_made=False,
        )


def smp_offers(issue: str, found: SmpIssue) -> Iterator[Offer]:
    """Every bargain of the SMP that would move somebody on an issue, at the modes; needs them to be kept."""
    bargains = found.turns.bargains
    assert bargains is not None
    for turn in range(int(found.n_turns)):
        at, targets = found.positions[turn], bargains.targets[turn]
        for bargain, offer in enumerate(bargains.offers[turn]):
            by = bargain % len(targets)
            to = int(targets[by])
            if to < 0:
                continue
            own, asked = found.on_scale(offer[:, found.place]).tolist()
            if max(abs(own - at[by]), abs(asked - at[to])) <= _TINY:
                continue
            yield Offer(
                issue=issue,
                model="smp",
                round=turn + 1,
                by=found.parties[by],
                to=found.parties[to],
                kind=BARGAIN,
                move=(float(at[to]), asked),
                own_move=(float(at[by]), own),
                accepted=bool(bargains.kept[turn, to] == bargain),
                own_made=bool(bargains.kept[turn, by] == bargain and abs(own - at[by]) > _TINY),
            )
