"""In what steps a package can be carried out safely."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from detente.records.forecast import QuestionForecast
from detente.records.phase_stability import PhaseStability
from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that changes hands."""

    id: str
    giver: str
    term: str | None
    """The option that it carries out; None where the file does not say."""
    cost: float
    value: Mapping[str, float]
    """What it brings each other party, delivery counted."""
    lumpy: bool
    revocable: float
    after: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "id": self.id,
            "giver": self.giver,
            "term": self.term,
            "cost": self.cost,
            "value": dict(self.value),
            "lumpy": self.lumpy,
            "revocable": self.revocable,
            "after": list(self.after),
        }


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is delivered in one step, and what that takes and brings."""

    step: int
    by: str | None
    """ISO date of its end; None where the calendar has no such day."""
    deliver: Mapping[str, float]
    """Share of the whole by item; items of which nothing is delivered are left out."""
    gives: Mapping[str, float]
    gets: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "step": self.step,
            "deliver": dict(self.deliver),
            "by": self.by,
            "gives": dict(self.gives),
            "gets": dict(self.gets),
        }


@dataclass(frozen=True, kw_only=True)
class Weakest:
    """Where a party has least to spare, in shares of its stakes."""

    step: int
    party: str
    slack: float
    share: float

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"step": self.step, "party": self.party, "slack": self.slack, "share": self.share}


@dataclass(frozen=True, kw_only=True)
class Guarantee:
    """What bonds would make a number of steps possible."""

    steps: int
    bond: Mapping[str, float | None]
    """Smallest of each party alone; None where none would do."""
    top_up: float | None
    """Smallest addition to every party's bond alike."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"steps": self.steps, "bond": dict(self.bond), "top_up": self.top_up}


@dataclass(frozen=True, kw_only=True)
class Gesture:
    """What a costly act before the deal must cost a party to show that it is no false friend."""

    low: float
    high: float
    deceit: float
    """What playing along and leaving at the best moment would gain."""
    leaves_at: int

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"low": self.low, "high": self.high, "deceit": self.deceit, "leaves_at": self.leaves_at}


@dataclass(frozen=True, kw_only=True)
class ThirdParty:
    """A third party without whom an item is not delivered."""

    item: str
    party: str
    delivers: float
    loss: float
    """What delivering takes from it."""
    at_stake: Mapping[str, float]
    """What certain delivery would add, by party."""
    payer: str | None = None
    payment: float | None = None
    """Smallest sum that makes delivery its own interest; None where none was found."""
    steps: int | None = None
    by_step: tuple[float, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "item": self.item,
            "party": self.party,
            "delivers": self.delivers,
            "loss": self.loss,
            "at_stake": dict(self.at_stake),
            "payer": self.payer,
            "payment": self.payment,
            "steps": self.steps,
            "by_step": list(self.by_step),
        }


@dataclass(frozen=True, kw_only=True)
class Remedies:
    """What, changed alone, would make a plan possible where there is none."""

    steps: int
    """The largest number of steps that was tried."""
    top_up: float | None
    exposure_cap: Mapping[str, float | None]
    uncapped: bool
    """Whether it would do that nobody had a cap."""
    divided: bool
    """Whether it would do that lumpy items could be divided."""
    irrevocable: bool
    """Whether it would do that nothing could be taken back."""
    without_no_deal: bool
    """Whether it would do that nobody asked for its no deal."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "steps": self.steps,
            "top_up": self.top_up,
            "exposure_cap": dict(self.exposure_cap),
            "uncapped": self.uncapped,
            "divided": self.divided,
            "irrevocable": self.irrevocable,
            "without_no_deal": self.without_no_deal,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class PhasingResult(Result):
    """The fewest self-enforcing steps of an exchange, and what holds them together."""

    kind: ClassVar[str] = "phases"

    parties: tuple[str, ...]
    items: tuple[Item, ...]
    steps: int | None
    """None where there is no plan."""
    plan: tuple[Step, ...]
    exposure: Mapping[str, float | None]
    """Largest lead of each party."""
    slack: Mapping[str, tuple[float, ...]]
    """Of each party that gives something: what it has to spare at each step."""
    needs: Mapping[str, float | None]
    """Where there is no plan: smallest bond of each giver that would make one, None where none would."""
    bond: Mapping[str, float]
    exposure_cap: Mapping[str, float | None]
    factor: Mapping[str, float]
    """Worth of the next step over that of this one."""
    net: Mapping[str, float]
    """What the whole brings each party, all at once."""
    no_deal: Mapping[str, float]
    deal: Mapping[str, str] | None
    """Issue and option; None where the items are those of the file."""
    chosen: str
    """`block`, `given`, `nash` or `least_short`."""
    first: str | None
    """Who moves first in every step; None where moves are simultaneous."""
    begun: Mapping[str, float] = field(default_factory=dict)
    """Discounted worth of the plan to each party as it begins."""
    afterwards: Mapping[str, float] = field(default_factory=dict)
    """What each giver has to spare once all is delivered."""
    complete: Mapping[str, int] = field(default_factory=dict)
    """The step in which each item is complete."""
    weakest: Weakest | None = None
    price: Mapping[str, float] = field(default_factory=dict)
    """Joint worth that one more point of each bond would add."""
    faster: Guarantee | None = None
    """What one step fewer would take."""
    gesture: Mapping[str, Gesture] = field(default_factory=dict)
    trust: Mapping[str, float | None] = field(default_factory=dict)
    third_parties: tuple[ThirdParty, ...] = ()
    remedies: Remedies | None = None
    stability: tuple[PhaseStability, ...] = ()
    """Each phase as a conflict, from before the plan begins to once all is delivered; empty if not judged.

    Where there is no plan: of the one that `remedies.top_up` would make safe, judged without it.
    """
    followed: tuple[QuestionForecast, ...] = ()
    """Of a signed deal: whether each step, and all before it, is delivered by its day."""

    @property
    def feasible(self) -> bool:
        """Whether there is a plan."""
        return self.steps is not None

    def answer(self) -> dict[str, Any]:
        """The `phases` part of the contract."""
        return {
            "feasible": self.feasible,
            "steps": self.steps,
            "plan": [step.to_dict() for step in self.plan],
            "exposure": dict(self.exposure),
            "slack": {party: list(of_steps) for party, of_steps in self.slack.items()},
            "needs": dict(self.needs),
            "parties": list(self.parties),
            "items": [item.to_dict() for item in self.items],
            "bond": dict(self.bond),
            "exposure_cap": dict(self.exposure_cap),
            "factor": dict(self.factor),
            "net": dict(self.net),
            "no_deal": dict(self.no_deal),
            "deal": None if self.deal is None else dict(self.deal),
            "chosen": self.chosen,
            "first": self.first,
            "begun": dict(self.begun),
            "afterwards": dict(self.afterwards),
            "complete": dict(self.complete),
            "weakest": self.weakest and self.weakest.to_dict(),
            "price": dict(self.price),
            "faster": self.faster and self.faster.to_dict(),
            "gesture": {party: gesture.to_dict() for party, gesture in self.gesture.items()},
            "trust": dict(self.trust),
            "third_parties": [third.to_dict() for third in self.third_parties],
            "remedies": self.remedies and self.remedies.to_dict(),
            "stability": [phase.to_dict() for phase in self.stability],
            "followed": [question.to_dict() for question in self.followed],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        if self.steps is None:
            return f"No plan of up to {self.settings['most']} steps would be kept by all."
        exposed = ", ".join(f"{party} {x:.3g}" for party, x in self.exposure.items() if x is not None)
        return f"Self-enforcing in {self.steps} steps; largest exposure {exposed}."

    def rows(self) -> list[dict[str, Any]]:
        """The plan: one row a step, the share of every item."""
        return [
            {"step": step.step, "by": step.by}
            | {item.id: step.deliver.get(item.id, 0.0) for item in self.items}
            for step in self.plan
        ]
