"""The graph model: options of the players, what cannot be, and how each ranks the states."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from detente.scenario.blocks.preference import Preference, StateNumber
from detente.scenario.names import Name, Part, PartyId, Reason
from detente.scenario.numbers import Real
from detente.scenario.source import as_name

Direction = Literal["both", "forward", "backward"]
SIGNS = "YN0123456789"
MAX_OPTIONS = 200
MAX_SAME = 100


def _bare_sign(raw: Any) -> Any:
    if isinstance(raw, (list, tuple)):
        fault = {"what": "several levels", "fix": "give one level; say the rest by infeasible"}
        raise PydanticCustomError("level", "{what}", fault)
    return as_name(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


def _level(sign: str) -> str:
    if len(sign) != 1 or sign not in SIGNS:
        fault = {"what": f"'{sign[:40]}' is not a level", "fix": "give Y, N or a digit"}
        raise PydanticCustomError("level", "{what}", fault)
    return sign


Level = Annotated[str, BeforeValidator(_bare_sign), AfterValidator(_level)]
Attitude = Annotated[Literal["+", "0", "-"], BeforeValidator(_bare_sign)]
State = StateNumber | Name


class Option(Part):
    """Something that its owner may do or leave."""

    id: Name = Field(description="short name")
    owner: PartyId = Field(description="party that decides it")
    direction: Direction = Field(
        default="both", description="whether it can be undone (forward: no; backward: only undone)"
    )
    levels: int = Field(
        default=2, strict=True, ge=2, le=10, description="number of levels; 2 prints as N and Y"
    )


class Answer(Part):
    """What a party could do in reply to the deal, where the options come from the deal."""

    id: Name = Field(description="short name")
    owner: PartyId = Field(description="party that decides it, often a third party")
    direction: Direction = Field(
        default="both", description="whether it can be undone (forward: no; backward: only undone)"
    )
    worth: dict[PartyId, Real] = Field(
        default_factory=dict, description="points that it adds to a state in which it is taken, by party"
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class OptionRule(Part):
    """If some options stand so, others must stand so."""

    if_: dict[Name, Level] = Field(
        alias="if", min_length=1, description="options and how they stand: Y, N or a digit"
    )
    then: dict[Name, Level] = Field(min_length=1, description="options and how they must then stand")


class View(Part):
    """The conflict as one party sees it; what is left out is as in the conflict."""

    preferences: dict[PartyId, Preference] = Field(
        default_factory=dict, description="what the party believes of each party's preferences"
    )
    unseen: tuple[State, ...] = Field(
        default=(), description="states that the party does not see, by text or number"
    )


class Conflict(Part):
    """Who could do what instead of keeping the deal."""

    options: tuple[Option, ...] = Field(
        default=(), max_length=MAX_OPTIONS, description="options of all players, in order"
    )
    answers: tuple[Answer, ...] = Field(
        default=(), description="replies to the deal, beside the options derived from it"
    )
    infeasible: tuple[str, ...] = Field(default=(), description="patterns such as YY--- that cannot be")
    requires: tuple[OptionRule, ...] = Field(default=(), description="combinations that cannot be")
    states: tuple[str, ...] | None = Field(default=None, description="the feasible states, when listed")
    same: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_SAME,
        description="patterns such as ---Y-; all states of one pattern are one state",
    )
    coalesce: bool = Field(default=True, description="false: `same` is left out of account")
    status_quo: State | None = Field(default=None, description="state at the outset, by text or number")
    preferences: dict[PartyId, Preference] = Field(default_factory=dict, description="by party")
    attitudes: dict[PartyId, dict[PartyId, Attitude]] = Field(
        default_factory=dict,
        description="towards each party: + friendly, - hostile, 0 neither; default + to itself, else 0",
    )
    views: dict[PartyId, View] = Field(
        default_factory=dict, description="the conflict as it looks to a party that sees it otherwise"
    )
    moves: dict[PartyId, tuple[tuple[StateNumber, StateNumber], ...]] = Field(
        default_factory=dict, description="explicit arcs [from, to] by party, in state numbers"
    )
