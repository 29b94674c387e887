"""The forms of an uncertain number, and what each may be."""

import math
import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

# Parameters of each named distribution, in the order in which `Number.params` keeps them.
DISTRIBUTIONS = {
    "normal": ("mean", "sd"),
    "lognormal": ("median", "sigma"),
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "beta": ("a", "b"),
}
MAX_SIZE = 10**12
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
FORMS = "a number, [low, high], [low, mode, high], {dist: ...} or {value: ..., because: ...}"


def _fault(what: str, fix: str) -> PydanticCustomError:
    return PydanticCustomError("number", "{what}", {"what": what, "fix": fix})


class Number(BaseModel):
    """A number that may be uncertain, with the reason for it.

    `dist` is `certain` (one parameter), `split_normal` (5th percentile, mode, 95th percentile)
    or a name of `DISTRIBUTIONS`. Subclasses narrow the range and choose the scale of the split normal.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    minimum: ClassVar[float] = -math.inf
    maximum: ClassVar[float] = math.inf
    range_in_words: ClassVar[str] = "any number"
    logit: ClassVar[bool] = False

    dist: str
    params: tuple[float, ...]
    because: str | tuple[str, ...] | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if isinstance(raw, Number):
            return {"dist": raw.dist, "params": raw.params, "because": raw.because}
        if isinstance(raw, dict) and "value" in raw:
            return cls._read_reasoned(raw)
        dist, params = cls._read_form(raw)
        return {"dist": dist, "params": params}

    @classmethod
    def _read_reasoned(cls, raw: dict[str, Any]) -> dict[str, Any]:
        unknown = sorted(set(raw) - {"value", "because"})
        if unknown:
            raise _fault(f"unknown key '{unknown[0]}' beside value", "keep value and because")
        because = raw.get("because")
        reasons = because if isinstance(because, (list, tuple)) else [because]
        if not all(reason is None or isinstance(reason, str) for reason in reasons):
            raise _fault("because is not text", "give a sentence, or a list of evidence ids")
        dist, params = cls._read_form(raw["value"])
        return {"dist": dist, "params": params, "because": because}

    @classmethod
    def _read_form(cls, raw: Any) -> tuple[str, tuple[float, ...]]:
        if isinstance(raw, dict):
            return cls._read_named(raw)
        if isinstance(raw, (list, tuple)):
            return cls._read_range(raw)
        return "certain", (cls._in_range(cls._finite(raw)),)

    @classmethod
    def _read_range(cls, raw: Sequence[Any]) -> tuple[str, tuple[float, ...]]:
        if len(raw) not in (2, 3):
            raise _fault(f"a list of {len(raw)} numbers", "give [low, high] or [low, mode, high]")
        ends = [cls._in_range(cls._finite(part)) for part in raw]
        low, high = ends[0], ends[-1]
        mode = ends[1] if len(ends) == 3 else (low + high) / 2
        if low > high:
            turned = ", ".join(f"{part:g}" for part in reversed(ends))
            raise _fault(f"low {low:g} is above high {high:g}", f"swap them: [{turned}]")
        if not low <= mode <= high:
            raise _fault(f"mode {mode:g} is outside {low:g} to {high:g}", "give [low, mode, high] in order")
        return ("certain", (mode,)) if low == high else ("split_normal", (low, mode, high))

    @classmethod
    def _read_named(cls, raw: dict[str, Any]) -> tuple[str, tuple[float, ...]]:
        dist = raw.get("dist")
        if not isinstance(dist, str) or dist not in DISTRIBUTIONS:
            known = ", ".join(DISTRIBUTIONS)
            if dist is None:
                raise _fault("a mapping without dist or value", f"give {FORMS}")
            raise _fault(f"unknown distribution '{str(dist)[:60]}'", f"dist is one of {known}")
        names = DISTRIBUTIONS[dist]
        if set(raw) != {"dist", *names}:
            raise _fault(
                f"{dist} has parameters {', '.join(sorted(set(raw) - {'dist'})) or 'none'}",
                f"give exactly {', '.join(names)}",
            )
        values = tuple(cls._finite(raw[name]) for name in names)
        cls._check_named(dist, values)
        return dist, values

    @classmethod
    def _check_named(cls, dist: str, values: tuple[float, ...]) -> None:
        if dist in ("uniform", "triangular") and (list(values) != sorted(values) or values[0] == values[-1]):
            raise _fault(f"{dist} is out of order", f"give {' < '.join(DISTRIBUTIONS[dist])}")
        if dist in ("normal", "lognormal") and values[1] <= 0:
            raise _fault(f"{DISTRIBUTIONS[dist][1]} {values[1]:g} of {dist}", "give a number above 0")
        if (dist in ("lognormal", "beta") and values[0] <= 0) or (dist == "beta" and values[1] <= 0):
            raise _fault(f"{dist} with a parameter at or below 0", "give numbers above 0")
        unbounded = {"normal": (-math.inf, math.inf), "lognormal": (0, math.inf), "beta": (0, 1)}
        low, high = unbounded.get(dist, (values[0], values[-1]))
        if low < cls.minimum or high > cls.maximum:
            fix = f"give [low, high], or a distribution that gives {cls.range_in_words}"
            raise _fault(f"{dist} can go outside its range", fix)

    @staticmethod
    def _finite(raw: Any) -> float:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            shown = (
                f"'{raw[:60]}'"
                if isinstance(raw, str)
                else "nothing"
                if raw is None
                else str(raw).lower()[:40]
            )
            quoted = isinstance(raw, str) and _NUMBER.fullmatch(raw)
            raise _fault(
                f"{shown} where a number belongs", "remove the quotes" if quoted else f"give {FORMS}"
            )
        if not abs(raw) <= MAX_SIZE:
            shown = f"{raw:g}" if isinstance(raw, float) else str(raw)[:40]
            raise _fault(f"{shown} is not a usable number", f"give a finite number up to {MAX_SIZE:g}")
        return float(raw) + 0.0  # no negative zero, which equals zero yet is written otherwise

    @classmethod
    def _in_range(cls, value: float) -> float:
        if not cls.minimum <= value <= cls.maximum:
            raise _fault(f"{value:g} is outside its range", f"give {cls.range_in_words}")
        return value

    @property
    def certain(self) -> bool:
        """Whether the number has one value only."""
        return self.dist == "certain"

    @property
    def mode(self) -> float:
        """The value at which single-model questions are answered."""
        match self.dist:
            case "certain" | "normal":
                return self.params[0]
            case "split_normal" | "triangular":
                return self.params[1]
            case "uniform":
                return (self.params[0] + self.params[1]) / 2
            case "lognormal":
                return self.params[0] * math.exp(-(self.params[1] ** 2))
            case _:
                a, b = self.params
                return (a - 1) / (a + b - 2) if a > 1 and b > 1 else a / (a + b)

    def at(self, value: float) -> Self:
        """The number made certain: at a value, or where it may not be that, at the end of its range."""
        kept = min(max(value, self.minimum), self.maximum)
        return self.model_copy(update={"dist": "certain", "params": (kept,)})

    @model_serializer
    def _write(self) -> Any:
        if self.certain:
            value: Any = self.params[0]
        elif self.dist == "split_normal":
            value = list(self.params)
        else:
            value = {"dist": self.dist, **dict(zip(DISTRIBUTIONS[self.dist], self.params, strict=True))}
        return value if self.because is None else {"value": value, "because": self.because}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        number: JsonSchemaValue = {"type": "number"}
        if math.isfinite(cls.minimum):
            number["minimum"] = cls.minimum
        if math.isfinite(cls.maximum):
            number["maximum"] = cls.maximum
        named = {
            "type": "object",
            "required": ["dist"],
            "properties": {"dist": {"enum": list(DISTRIBUTIONS)}},
            "additionalProperties": {"type": "number"},
        }
        bare = [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 3}, named]
        text = {"type": "string"}
        reasoned = {
            "type": "object",
            "required": ["value"],
            "properties": {
                "value": {"anyOf": bare},
                "because": {"anyOf": [text, {"type": "array", "items": text}]},
            },
            "additionalProperties": False,
        }
        return {
            "title": cls.__name__,
            "description": f"{cls.range_in_words}: {FORMS}",
            "anyOf": [*bare, reasoned],
        }

    @classmethod
    def of(cls, raw: Any) -> Self:
        """Read a number from any of its forms."""
        return cls.model_validate(raw)


class Real(Number):
    """A number on a party's own scale."""


class Amount(Number):
    """A number that cannot be negative."""

    minimum = 0.0
    range_in_words = "a number of 0 or more"


class Probability(Number):
    """A probability or a share; a range of it is a split normal on the logit scale."""

    minimum = 0.0
    maximum = 1.0
    range_in_words = "a number from 0 to 1"
    logit = True
