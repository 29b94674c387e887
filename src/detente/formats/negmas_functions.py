"""NegMAS's functions of the value of one issue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from detente.formats.faults import Findings, number_in
from detente.formats.genius_profiles import triangular
from detente.formats.names import close
from detente.nearest import nearest
from detente.scenario.source import as_name

TABLES = ("TableFun", "TableMultiFun")
SHAPES = (
    "TableFun",
    "AffineFun",
    "LinearFun",
    "IdentityFun",
    "ConstFun",
    "TriangularFun",
    "QuadraticFun",
    "PolynomialFun",
)
Line = Callable[[float], float]


def bare(kind: object) -> str:
    """The name of a type without the modules before it."""
    return str(kind or "").rpartition(".")[2]


def type_of(data: Any) -> str:
    """What a part says it is."""
    return bare(data.get("type") or data.get("__python_class__")) if isinstance(data, dict) else ""


def row_of(
    data: Any, options: tuple[str, ...], file: Path, where: str, findings: Findings
) -> dict[str, float]:
    """What a function makes of each option."""
    kind = type_of(data)
    if isinstance(data, dict) and (kind in TABLES or not kind):
        table = data.get("mapping", data.get("d", data if not kind else None))
        if isinstance(table, dict):
            return _looked_up(table, options, file, where, findings)
        findings.fault(file, where, "no mapping", "give mapping: {value: utility}")
        return {}
    if kind not in SHAPES:
        findings.fault(file, where, f"function '{kind or data!s:.60}' is not known", nearest(kind, SHAPES))
        return {}
    shape = _shape(data, kind, file, where, findings)
    row = {}
    for option in options:
        point = number_in(option)
        if kind == "ConstFun":
            row[option] = shape(0.0)
        elif point is None:
            fix = "give a TableFun for values that are not numbers"
            findings.fault(file, where, f"{kind or 'a function'} of '{option}', which is not a number", fix)
        else:
            row[option] = shape(point)
    return row


def _looked_up(
    table: dict[str, Any], options: tuple[str, ...], file: Path, where: str, findings: Findings
) -> dict[str, float]:
    named = {as_name(key): value for key, value in table.items()}
    by_number = {number_in(key): value for key, value in named.items() if number_in(key) is not None}
    row = {}
    for option in options:
        if option in named:
            row[option] = findings.number(named[option], file, f"{where} '{option}'", "value") or 0.0
        elif number_in(option) in by_number:
            row[option] = findings.number(by_number[number_in(option)], file, where, "value") or 0.0
        else:
            extra = close(option, set(named) - set(options))
            fix = f"rename '{extra}' to '{option}'" if extra else "add it to the mapping"
            findings.fault(file, where, f"no value '{option}'", fix)
    return row


def _shape(data: Any, kind: str, file: Path, where: str, findings: Findings) -> Line:
    def part(name: str, default: float | None = 0.0) -> float:
        raw = data.get(name, default)
        return findings.number(raw, file, where, name) or 0.0

    if kind == "IdentityFun":
        return lambda x: x
    if kind == "ConstFun":
        level = part("bias", data.get("value", data.get("const", 0.0)))
        return lambda x: level
    bias = part("bias")
    if kind in ("AffineFun", "LinearFun"):
        slope = part("slope", None)
        return lambda x: slope * x + bias
    if kind == "TriangularFun":
        start, middle, end = (part(name, None) for name in ("start", "middle", "end"))
        scale = part("scale", 1.0)
        return lambda x: bias + scale * triangular(x, start, end, middle)
    if kind == "QuadraticFun":
        a2, a1 = part("a2", None), part("a1", None)
        return lambda x: a2 * x * x + a1 * x + bias
    if kind == "PolynomialFun":
        given = data.get("coefficients", data.get("a"))
    many = given if isinstance(given, list) else []
    factors = [findings.number(raw, file, where, "coefficients") or 0.0 for raw in many]
    return lambda x: bias + sum(factor * x ** (power + 1) for power, factor in enumerate(factors))
