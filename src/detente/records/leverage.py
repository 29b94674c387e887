"""Who needs whom, what collapses under secondary sanctions, and what cutting or lifting brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.reference_class import ReferenceClass
from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Network:
    """An exchange network in balance."""

    worth: Mapping[tuple[str, str], float]
    """Of every relation."""
    deals: tuple[tuple[str, str], ...] | None
    """Who deals with whom; None where no outcome is stable."""
    gains: Mapping[str, float] | None
    elsewhere: Mapping[str, float] | None
    """The best that each could have got elsewhere."""
    converged: bool
    dependence: Mapping[tuple[str, str], float]
    """How much more the first needs the second than the second the first."""
    concentration: Mapping[str, float]

    @property
    def share(self) -> dict[tuple[str, str], dict[str, float]] | None:
        """What part of a relation each of the two gets."""
        if self.deals is None or self.gains is None:
            return None
        return {
            deal: {end: self.gains[end] / self.worth[deal] for end in deal}
            for deal in self.deals
            if self.worth[deal] > 0
        }

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `after`."""
        return {
            "share": _by_pair(self.share),
            "dependence": _by_pair(self.dependence),
            "gains": _plain(self.gains),
            "elsewhere": _plain(self.elsewhere),
            "concentration": dict(self.concentration),
        }


@dataclass(frozen=True, kw_only=True)
class Round:
    """Users that leave a corridor at the same time, and by how much staying would have been worse."""

    out: tuple[str, ...]
    short: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Corridor:
    """Users who share a fixed cost, under secondary sanctions."""

    users: tuple[str, ...]
    fixed_cost: float
    cascade: tuple[Round, ...]
    stays: tuple[str, ...]
    margin: Mapping[str, float]
    """What each has to spare beside those who stay; of one that has left, if it came back alone."""
    payoff: Mapping[str, float]
    waivers: tuple[str, ...] | None
    """The fewest users to exempt so that the corridor lives; None where nothing saves it."""

    @property
    def survives(self) -> bool:
        """Whether anybody stays."""
        return bool(self.stays)


@dataclass(frozen=True, kw_only=True)
class TradeFlows:
    """Trade over the open routes."""

    flows: tuple[tuple[str, str, float], ...]
    gains: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `trade`."""
        return {
            "flows": [{"seller": one, "buyer": other, "amount": x} for one, other, x in self.flows],
            "gains": dict(self.gains),
        }


@dataclass(frozen=True, kw_only=True)
class Cut:
    """What is left once relations or routes are cut."""

    pairs: tuple[str, ...]
    network: Network | None
    trade: TradeFlows | None
    loss: Mapping[str, float]
    """By actor: what it had in the network and in trade, less what it has then."""
    leverage: Mapping[str, float]
    """By cut pair 'A|B': what B loses less what A loses."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `after`."""
        return {
            "cut": list(self.pairs),
            **(self.network.to_dict() if self.network else {}),
            "trade": self.trade and self.trade.to_dict(),
            "loss": dict(self.loss),
            "leverage": dict(self.leverage),
        }


@dataclass(frozen=True, kw_only=True)
class Relief:
    """What a term that lifts sanctions would bring."""

    issue: str
    option: str
    value: Mapping[str, float]
    worth: Mapping[str, float]
    """By party that the file gives points for: points that it may add to the worth of the term."""
    counts: bool
    """Whether the file has them added wherever packages are judged."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `relief`; `patch` is a merge patch for the scenario's worths."""
        patch = {party: {self.issue: {self.option: points}} for party, points in self.worth.items()}
        return {
            "term": {self.issue: self.option},
            "value": dict(self.value),
            "worth": dict(self.worth),
            "counts": self.counts,
            "patch": {"worth": patch},
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class LeverageResult(Result):
    """Networks, corridors and routes of a scenario."""

    kind: ClassVar[str] = "leverage"

    network: Network | None
    corridor: Corridor | None
    trade: TradeFlows | None
    cut: Cut | None
    relief: Relief | None
    base_rates: tuple[ReferenceClass, ...]
    """How sanctions have ended elsewhere."""

    def answer(self) -> dict[str, Any]:
        """The `leverage` part of the contract."""
        network = self.network.to_dict() if self.network else dict.fromkeys(_NETWORK)
        corridor = self.corridor
        return {
            "share": network["share"],
            "cascade": corridor and _rounds(corridor.cascade),
            "survives": corridor and corridor.survives,
            "waivers": corridor and (None if corridor.waivers is None else list(corridor.waivers)),
            "dependence": network["dependence"],
            "gains": network["gains"],
            "elsewhere": network["elsewhere"],
            "concentration": network["concentration"],
            "stays": corridor and list(corridor.stays),
            "margin": corridor and dict(corridor.margin),
            "trade": self.trade and self.trade.to_dict(),
            "after": self.cut and self.cut.to_dict(),
            "relief": self.relief and self.relief.to_dict(),
            "leaves": corridor and {user: user not in corridor.stays for user in corridor.users},
            "base_rates": [each.to_dict() for each in self.base_rates],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = []
        if self.network and self.network.share:
            told += [
                f"{one} gets {self.network.share[one, other][one]:.0%} of what it has with {other}."
                for one, other in self.network.share
            ]
        if self.corridor:
            out = [name for each in self.corridor.cascade for name in each.out]
            told.append(f"Leave the corridor: {', '.join(out) or 'nobody'}.")
        return " ".join(told) or "No relations and no corridor."

    def rows(self) -> list[dict[str, Any]]:
        """One row a relation."""
        if self.network is None:
            return []
        share = self.network.share or {}
        return [
            {
                "one": one,
                "other": other,
                "worth": worth,
                "share_of_one": share[one, other][one] if (one, other) in share else None,
                "dependence_of_one": self.network.dependence[one, other],
            }
            for (one, other), worth in self.network.worth.items()
        ]


_NETWORK = ("share", "dependence", "gains", "elsewhere", "concentration")


def _rounds(cascade: tuple[Round, ...]) -> list[dict[str, Any]]:
    return [
        {"round": number, "out": list(each.out), "short": dict(each.short)}
        for number, each in enumerate(cascade, 1)
    ]


def _by_pair(found: Mapping[tuple[str, str], Any] | None) -> dict[str, Any] | None:
    return None if found is None else {"|".join(pair): value for pair, value in found.items()}


def _plain(found: Mapping[str, float] | None) -> dict[str, float] | None:
    return None if found is None else dict(found)
