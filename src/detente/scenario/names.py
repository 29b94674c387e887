"""Names of parties, issues and options, and the frozen base of every part."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from detente.scenario.numbers import MAX_SIZE
from detente.scenario.source import as_name

UNUSABLE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Signs that no name holds."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
MAX_NAME = 200


class Part(BaseModel):
    """A frozen part of a scenario; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _scalar_name(raw: Any) -> Any:
    return as_name(raw) if isinstance(raw, (bool, int, float)) else raw


def _checked(name: str) -> str:
    if not name.strip() or len(name) > MAX_NAME or UNUSABLE.search(name):
        raise PydanticCustomError(
            "name",
            "{what}",
            {
                "what": f"'{UNUSABLE.sub('?', name)[:40]}' is not a usable name",
                "fix": f"give 1 to {MAX_NAME} visible characters",
            },
        )
    return unicodedata.normalize("NFC", name.strip())


def _checked_id(name: str) -> str:
    for sign in "|+":
        if sign in name:
            raise PydanticCustomError(
                "name",
                "{what}",
                {"what": f"'{name[:40]}' holds '{sign}'", "fix": "use letters, digits, - and _"},
            )
    return _checked(name)


def distinct(names: Mapping[str, object] | tuple[str, ...], what: str) -> None:
    """Raise where names stand twice or differ in case or spacing only."""
    seen: dict[str, str] = {}
    for place, name in enumerate(names):
        folded = " ".join(name.casefold().split())
        if folded in seen:
            twin = "twice" if seen[folded] == name else f"beside '{seen[folded]}'"
            fault = {
                "what": f"{what} '{name}' stands {twin}",
                "fix": "give each its own name",
                "at": name if isinstance(names, Mapping) else place,
            }
            raise PydanticCustomError("name", "{what}", fault)
        seen[folded] = name


def _iso(raw: Any) -> Any:
    """Leave only what is written as a date: a bare number is not seconds since 1970."""
    if isinstance(raw, datetime.date):
        return raw
    if isinstance(raw, str) and _ISO.fullmatch(raw):
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            fault = {"what": f"there is no {raw}", "fix": "give a day that the calendar has"}
            raise PydanticCustomError("date", "{what}", fault) from None
    shown = f"'{raw[:60]}'" if isinstance(raw, str) else str(raw) if isinstance(raw, (int, float)) else "this"
    fault = {"what": f"{shown} is not a date", "fix": "give an ISO date such as 2019-05-17"}
    raise PydanticCustomError("date", "{what}", fault)


Name = Annotated[str, BeforeValidator(_scalar_name), AfterValidator(_checked)]
PartyId = Annotated[str, BeforeValidator(_scalar_name), AfterValidator(_checked_id)]
Day = Annotated[datetime.date, BeforeValidator(_iso)]
Bare = Annotated[float, Field(strict=True, ge=-MAX_SIZE, le=MAX_SIZE)]
Count = Annotated[int, Field(strict=True, ge=0)]
Reason = str | tuple[str, ...] | None
