"""The graph model: options of the players, what cannot be, and how each ranks the states."""

from typing import Literal

from pydantic import Field

from detente.scenario.names import Name, Part, PartyId


class Option(Part):
    """Something that its owner may do or leave."""

    id: Name = Field(description="short name")
    owner: PartyId = Field(description="party that decides it")
    direction: Literal["both", "forward", "backward"] = Field(
        default="both", description="whether it can be undone (forward: no; backward: only undone)"
    )
    levels: int = Field(default=2, ge=2, le=10, description="number of levels; 2 prints as N and Y")


class Preference(Part):
    """One party's view of the states, in one of three forms."""

    ranking: tuple[int | tuple[int, ...], ...] | None = Field(
        default=None, description="state numbers from best to worst; ties in an inner list"
    )
    statements: tuple[str, ...] | None = Field(
        default=None, description="prioritised statements, strongest first"
    )
    weights: dict[Name, float] | None = Field(default=None, description="points of each option")


class Conflict(Part):
    """Who could do what instead of keeping the deal."""

    options: tuple[Option, ...] = Field(min_length=1, description="options of all players, in order")
    infeasible: tuple[str, ...] = Field(default=(), description="patterns such as YY--- that cannot be")
    states: tuple[str, ...] | None = Field(default=None, description="the feasible states, when listed")
    preferences: dict[PartyId, Preference] = Field(default_factory=dict, description="by party")
    moves: dict[PartyId, tuple[tuple[int, int], ...]] = Field(
        default_factory=dict, description="explicit arcs [from, to] by party, in state numbers"
    )
