"""Who sides with whom, how firmly, and what a third bloc or a deal would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Division:
    """Actors in blocs; empty blocs are left out."""

    blocs: tuple[tuple[str, ...], ...]
    neutral: tuple[str, ...]
    energy: float

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `optimum`."""
        return {
            "blocs": [list(bloc) for bloc in self.blocs],
            "energy": self.energy,
            "neutral": list(self.neutral),
        }


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """A division that nobody would leave alone, and the share of starts that end in it."""

    division: Division
    basin: float
    elsewhere: tuple[str, ...]
    """Who is on another side than at the optimum, blocs matched so that as few are as can be."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `minima`."""
        told = self.division.to_dict()
        first = {"blocs": told["blocs"], "energy": told["energy"], "basin": self.basin}
        return first | told | {"elsewhere": list(self.elsewhere)}


@dataclass(frozen=True, kw_only=True)
class Sides:
    """A landscape solved."""

    optimum: Division
    proven: bool
    """Whether nothing lies deeper."""
    minima: tuple[Minimum, ...]
    n_minima: int
    exact: bool
    """Whether these are all minima and their basins exact; else those that many starts found."""
    bound: float | None
    """An energy below which nothing can lie; None where the optimum is proven, or no bound is known."""
    flip_price: Mapping[str, float | None]
    """What the best change of side would cost each; None where there is no other side."""


@dataclass(frozen=True, kw_only=True)
class ThirdBloc:
    """What a third bloc would relieve, and what an end of it would cost."""

    two: Division
    three: Division
    index: float
    """Share of the frustrated ties of two blocs that a third relieves."""
    joins: tuple[str, ...]
    founders: tuple[str, ...]
    """Where nobody joins: the one actor, or two, who would begin a third bloc most cheaply."""
    rise: float | None
    """By how much the energy would then rise."""
    loss: Mapping[str, float]
    """By member of the third bloc, or neutral: what having to choose one of two blocs would cost it."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `third_bloc`."""
        return {
            "joins": list(self.joins),
            "founders": list(self.founders),
            "rise": self.rise,
            "index": self.index,
            "energy_gain": self.two.energy - self.three.energy,
            "two": self.two.to_dict(),
            "three": self.three.to_dict(),
            "loss": dict(self.loss),
        }


@dataclass(frozen=True, kw_only=True)
class PairSwitch:
    """Two actors who would both gain if they changed sides at the same time."""

    actors: tuple[str, str]
    swap: bool
    """Whether each takes the other's place; else both go to one side."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `pair_switches`."""
        return {"actors": list(self.actors), "how": "swap" if self.swap else "together"}


@dataclass(frozen=True, kw_only=True)
class Ultimatum:
    """'With us or against us': who would be where."""

    by: str
    with_it: tuple[str, ...]
    against: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `ultimatum`."""
        return {"by": self.by, "with": list(self.with_it), "against": list(self.against)}


@dataclass(frozen=True, kw_only=True)
class Present:
    """Where actors stand today, beside where the landscape puts them."""

    in_place: float
    """Share of the actors that stand where the optimum puts them."""
    out_of_place: tuple[str, ...]
    would_switch: Mapping[str, float] | None
    """By actor: what it would gain by changing side now; None where it is not known where all stand."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `present`."""
        switch = self.would_switch
        return {
            "in_place": self.in_place,
            "out_of_place": list(self.out_of_place),
            "would_switch": None if switch is None else dict(switch),
        }


@dataclass(frozen=True, kw_only=True)
class AfterDeal:
    """The landscape once a deal has shifted propensities."""

    sides: Sides
    moved: tuple[str, ...]
    joins: tuple[str, ...]
    """Who would then join a third bloc."""

    def to_dict(self) -> dict[str, Any]:
        """As it stands under `after`."""
        return {
            "optimum": self.sides.optimum.to_dict(),
            "minima": [minimum.to_dict() for minimum in self.sides.minima],
            "flip_price": dict(self.sides.flip_price),
            "moved": list(self.moved),
            "joins": list(self.joins),
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class BlocsResult(Result):
    """The landscape of a scenario."""

    kind: ClassVar[str] = "blocs"

    actors: tuple[str, ...]
    sizes: Mapping[str, float]
    ties: tuple[tuple[str, str, float], ...]
    """Pairs that like or dislike each other, and how much."""
    n_blocs: int
    sides: Sides
    frustration: Mapping[int, int]
    """Fewest frustrated ties, by number of blocs."""
    frustration_proven: bool
    equidistance: Mapping[str, float]
    between: Mapping[str, float]
    poles: tuple[str, str] | None
    third_bloc: ThirdBloc
    ultimatum: Ultimatum | None
    walk_out: tuple[str, ...] | None
    """The smallest group that would leave together; empty where none would, None where it was not sought."""
    pair_switches: tuple[PairSwitch, ...]
    """Pairs that would rather change sides at the same time, those that gain most first."""
    present: Present | None
    after: AfterDeal | None
    agreement: float | None = None
    """Mean share of actors on their side of the optimum at the modes, over draws."""

    def answer(self) -> dict[str, Any]:
        """The `blocs` part of the contract."""
        return {
            "optimum": self.sides.optimum.to_dict(),
            "minima": [minimum.to_dict() for minimum in self.sides.minima],
            "flip_price": dict(self.sides.flip_price),
            "frustration": {str(n): count for n, count in self.frustration.items()},
            "equidistance": dict(self.equidistance),
            "agreement": self.agreement,
            "n_blocs": self.n_blocs,
            "n_minima": self.sides.n_minima,
            "exact": self.sides.exact,
            "proven": self.sides.proven,
            "bound": self.sides.bound,
            "frustration_proven": self.frustration_proven,
            "between": dict(self.between),
            "third_bloc": self.third_bloc.to_dict(),
            "ultimatum": self.ultimatum and self.ultimatum.to_dict(),
            "walk_out": None if self.walk_out is None else list(self.walk_out),
            "pair_switches": [pair.to_dict() for pair in self.pair_switches],
            "present": self.present and self.present.to_dict(),
            "after": self.after and self.after.to_dict(),
        }

    def summary(self) -> str:
        """One readable paragraph."""
        optimum = self.sides.optimum
        blocs = " against ".join(", ".join(bloc) for bloc in optimum.blocs)
        neutral = f"; neutral: {', '.join(optimum.neutral)}" if optimum.neutral else ""
        minima = f"{self.sides.n_minima} local {'minimum' if self.sides.n_minima == 1 else 'minima'}"
        return f"{blocs}{neutral} (energy {optimum.energy:g}, {minima})."

    def rows(self) -> list[dict[str, Any]]:
        """One row an actor."""
        optimum = self.sides.optimum
        where = {name: place for place, bloc in enumerate(optimum.blocs, 1) for name in bloc}
        return [
            {
                "actor": name,
                "size": self.sizes[name],
                "bloc": where.get(name),
                "flip_price": self.sides.flip_price[name],
                "equidistance": self.equidistance.get(name),
            }
            for name in self.actors
        ]
