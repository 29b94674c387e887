"""The first thing that is wrong with what somebody wrote, in plain words."""

from typing import Any

from pydantic import ValidationError

_LONGEST = 160
_BELONGS = {"model_type": "names with values", "dict_type": "names with values", "list_type": "a list"}


def first_fault(error: ValidationError) -> tuple[str, str]:
    """Where the first fault is, as `terms.0.rank` and empty for the whole, and what is wrong there.

    Examples
    --------
    >>> from pydantic import TypeAdapter
    >>> try:
    ...     TypeAdapter(dict[str, list[int]]).validate_python({"a": "b"})
    ... except ValidationError as error:
    ...     first_fault(error)
    ('a', 'a text where a list belongs')
    """
    first = error.errors(include_url=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    if belongs := _BELONGS.get(first["type"]):
        return place, f"{_kind(first['input'])} where {belongs} belong{'s' * (belongs == 'a list')}"
    told = first["msg"].removeprefix("Value error, ")
    return place, (told[:1].lower() + told[1:])[:_LONGEST]


def _kind(value: Any) -> str:
    kinds = {str: "a text", list: "a list", tuple: "a list", dict: "names with values", bool: "true or false"}
    return "nothing" if value is None else kinds.get(type(value), "a number")
