"""What a StabilityResult says of the deal, or of the state asked about, in sentences."""

from collections.abc import Mapping

from detente.records.judged import Judged, Leaving, Standing
from detente.records.stability import CONCEPTS, StabilityResult
from detente.report.moves import Wording, joined
from detente.report.what_if import what_if
from detente.report.words import percent, wrapped

CHOSEN = {
    "nash": "the deal (Nash's package at the modes)",
    "least_short": "no package is acceptable to all; looked at is the one that falls least short",
    "given": "the deal as named",
    "state": "the state asked about",
}

MAX_SETS = 4


def judged(result: StabilityResult, names: Mapping[str, str]) -> list[str]:
    """Whether it holds, who would leave it how, what would come of that, and what it would take."""
    at = result.judged
    if at is None:
        return []
    told = _Told(result, at, names)
    return [
        wrapped(f"{CHOSEN[at.chosen]}: {told.terms()}"),
        *told.over_no_deal(),
        "",
        wrapped(told.verdict()),
        *(wrapped(told.party(party), indent=2) for party in at.standing),
        *(wrapped(line) for line in (*told.together(), *what_if(at))),
        "",
        f"{told.what} holds if whoever leaves expects that ... (margins: to spare; below 0, short)",
        *(wrapped(told.by_concept(concept), indent=2) for concept in CONCEPTS if told.applies(concept)),
    ]


def verdict(result: StabilityResult, names: Mapping[str, str]) -> str | None:
    """Whether the judged state holds, in a sentence; None where nothing is judged."""
    return None if result.judged is None else _Told(result, result.judged, names).verdict()


class _Told:
    """Sentences about one judged state."""

    def __init__(self, result: StabilityResult, at: Judged, names: Mapping[str, str]) -> None:
        self.result, self.at, self.names = result, at, names
        self.concept: str = result.settings["concept"]
        self.wording = Wording(result.options)
        self.what = f"state {at.id}" if at.package is None else "the deal"

    def terms(self) -> str:
        """The deal's terms, or the state's number and signs."""
        if self.at.package is None:
            return f"{self.at.id} ({self.at.text})"
        levels = {option.id: option.levels[0] for option in self.result.options}
        taken = [f"{i}: {o}" for i, o in self.at.package.items() if i in levels and o != levels[i]]
        return "; ".join(taken)

    def over_no_deal(self) -> list[str]:
        """What the deal brings those who must accept it."""
        gains = self.at.over_no_deal
        if not gains:
            return []
        line = "over no deal: " + ", ".join(f"{party} {gain:.3g}" for party, gain in gains.items())
        short = [party for party, gain in gains.items() if gain < 0]
        return [wrapped(line + (f"; {joined(short)} would not sign it" if short else ""), indent=2)]

    def verdict(self) -> str:
        """Whether it holds, and who would leave it."""
        expects = f"whoever leaves expects that {self.names[self.concept]}"
        leavers = [party for party, standing in self.at.standing.items() if not standing.stable[self.concept]]
        what = self.what[0].upper() + self.what[1:]
        if not leavers:
            return f"{what} holds if {expects}."
        return f"{what} does not hold if {expects}: {joined(leavers)} would leave it."

    def party(self, party: str) -> str:
        """How a party would leave, what answers that, and what it would take."""
        standing = self.at.standing[party]
        leaving = standing.leaving
        if standing.margin[self.concept] is None:
            return f"{party} cannot move from here by itself: {party} stays"
        if leaving is None:
            return f"{party} has no move that would gain it anything: {party} stays"
        gain = self._much(party, leaving.gain)
        move = f"{party} would leave by {self.wording.doing(leaving.step)} (gain {gain})"
        if leaving.answer:
            told = f"{move}; {self.wording.answering(leaving.answer)}, {self._left(party, leaving)}"
        else:
            told = f"{move}; nobody has an answer that takes that away"
        return told + (f": {party} stays" if leaving.deterred else self._needed(party, standing))

    def together(self) -> list[str]:
        """Which coalitions could leave it together."""
        blocking = [
            coalition for coalition, blocked in self.at.blocked.items() if blocked and "+" in coalition
        ]
        if not blocking:
            return []
        who = "; ".join(coalition.replace("+", " and ") for coalition in blocking)
        targets = self.result.blocked_by or {}
        to = sorted({each.to for each in targets.get(self.at.id, ()) if len(each.coalition) > 1})
        where = f" (to {', '.join(map(str, to))})" if to else ""
        return [f"Together {who} could leave it for something better for each of them{where}."]

    def applies(self, concept: str) -> bool:
        """Whether a concept was looked at."""
        return self.at.holds[concept] is not None

    def by_concept(self, concept: str) -> str:
        """Whether it holds, and every party's margin; of a concept without margins, who leaves."""
        holds = "yes" if self.at.holds[concept] else "no"
        margins = [
            f"{party} {standing.margin[concept]:.3g}"
            for party, standing in self.at.standing.items()
            if standing.margin.get(concept) is not None
        ]
        leavers = [party for party, standing in self.at.standing.items() if not standing.stable[concept]]
        told = ", ".join(margins) or (f"{joined(leavers)} would leave" if leavers else "")
        return f"{self.names[concept]}: {holds}" + (f" · {told}" if told else "")

    def _left(self, party: str, leaving: Leaving) -> str:
        if leaving.left == 0:
            return f"which leaves {party} no better off than {self.what}"
        worse = "worse" if leaving.left < 0 else "better"
        return f"which leaves {party} {self._much(party, abs(leaving.left))} {worse} off than {self.what}"

    def _needed(self, party: str, standing: Standing) -> str:
        price = standing.price[self.concept]
        told = f". It would stay if {self.what} were worth {self._much(party, price)} more to it"
        share = (standing.rankings or {}).get(self.concept)
        if share is not None and not self.result.cardinal[party]:
            told += f"; it would under {percent(share)} of all rankings that it could have"
            sets = (standing.below or {}).get(self.concept, ())
            if 0 < len(sets) <= MAX_SETS:
                ways = ", or ".join(joined(list(map(str, states))) for states in sets)
                told += f": those with {ways} below {self.at.id}"
        return told

    def _much(self, party: str, x: float) -> str:
        if self.result.cardinal[party]:
            return f"{x:.3g}"
        return f"{x:g} {'place' if x == 1 else 'places'}"
