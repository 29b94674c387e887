"""How one party sees the states of a graph model."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from detente.scenario.names import Name, Part
from detente.scenario.numbers import Real

GREATLY = ">>"
"""In a ranking: everything before it is greatly preferred to everything after it."""
FORMS = ("ranking", "statements", "weights", "worth")
"""The forms of a preference, of which one is given."""

StateNumber = Annotated[int, Field(strict=True, ge=1)]


def _place(raw: Any) -> Any:
    """Leave what may stand in a ranking: a state, a tie of several, or the sign of a great difference."""
    several = isinstance(raw, (list, tuple)) and len(raw) > 0
    if raw == GREATLY or all(_is_state(state) for state in (raw if several else [raw])):
        return raw
    shown = f"'{raw[:60]}'" if isinstance(raw, str) else "a tie" if several else "this"
    fault = {
        "what": f"{shown} is not made of state numbers",
        "fix": f"give a state number, a list of them for a tie, or '{GREATLY}'",
    }
    raise PydanticCustomError("place", "{what}", fault)


def _is_state(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and raw >= 1


Place = Annotated[StateNumber | tuple[StateNumber, ...] | Literal[">>"], BeforeValidator(_place)]


def bare_statement(raw: Any) -> Any:
    """The text of a statement that is an option's number, or that with a minus, and was not quoted."""
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


Statement = Annotated[str, BeforeValidator(bare_statement)]


class Preference(Part):
    """One party's view of the states, in one of four forms."""

    ranking: tuple[Place, ...] | None = Field(
        default=None,
        description="state numbers from best to worst; ties in an inner list; >> marks a great difference",
    )
    statements: tuple[Statement, ...] | None = Field(
        default=None, description="prioritised statements such as 1 AND NOT 3, the most important first"
    )
    weights: dict[Name, Real] | None = Field(
        default=None, description="points of each option taken, by option, times its level"
    )
    worth: dict[Name, Real] | None = Field(
        default=None, description="points of each state, by its text or number"
    )
    unknown: tuple[tuple[StateNumber, StateNumber], ...] = Field(
        default=(), description="pairs of states that the party cannot compare, by number"
    )
