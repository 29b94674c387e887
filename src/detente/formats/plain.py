"""Hostile JSON and YAML in, plain data out."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from detente.formats.faults import Findings
from detente.scenario.faults import ScenarioError
from detente.scenario.source import MAX_BYTES, parse_source

MAX_DEPTH = 40
JSON = (".json", ".gmcr")
_STEP = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]')


def parsed(raw: bytes, file: Path, findings: Findings) -> Any:
    """Data of a JSON or YAML file, numbers of JSON as Decimal; None and a fault where it cannot be read."""
    if not raw.strip():
        findings.fault(file, "file", "it is empty", "give a domain or a profile")
        return None
    return _json(raw, file, findings) if file.suffix.lower() in JSON else _yaml(raw, file, findings)


def told_apart(
    data: Mapping[Path, Any],
    is_domain: Callable[[Any], bool],
    is_side: Callable[[Any], bool],
    findings: Findings,
    *,
    side: str,
    sides: str,
) -> tuple[list[Path], list[Path]]:
    """The domains and the sides among files; the rest is left out with a remark, two domains are a fault."""
    domains = [file for file in data if is_domain(data[file])]
    found = [file for file in data if is_side(data[file])]
    for file in data:
        if file not in domains + found:
            findings.remark(f"neither a domain nor a {side}, left out: {{who}}", file.name)
    if len(domains) > 1:
        what = f"{len(domains)} domains: {', '.join(file.name for file in domains[:4])}"
        findings.fault(domains[0].parent, "folder", what, f"import one domain and its {sides} at a time")
    return domains, found


def _json(raw: bytes, file: Path, findings: Findings) -> Any:
    try:
        text = raw.decode("utf-8-sig")
        if _depth(text) > MAX_DEPTH:
            findings.fault(file, "file", "nested too deep", f"nest at most {MAX_DEPTH} deep")
            return None
        return json.loads(text, parse_float=Decimal)
    except UnicodeDecodeError:
        findings.fault(file, "file", "not UTF-8 text", "save it as UTF-8")
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        findings.fault(file, f"line {error.lineno}", what, "mend it, or leave the file out")
    except ValueError:
        findings.fault(file, "file", "a number with thousands of digits", "give a finite number")
    return None


def _depth(text: str) -> int:
    deepest = depth = 0
    for step in _STEP.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(step[0], 0)
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            break
    return deepest


def _yaml(raw: bytes, file: Path, findings: Findings) -> Any:
    if len(raw) <= MAX_BYTES and _depth(raw.decode("latin-1")) > MAX_DEPTH:
        findings.fault(file, "file", "nested too deep", f"nest at most {MAX_DEPTH} deep")
        return None
    try:
        return parse_source(raw, name=str(file)).data
    except ScenarioError as error:
        for fault in error.faults:
            fix = fault.fix.replace("a scenario has", "a file has").replace(
                "a scenario nests", "a file nests"
            )
            findings.fault(file, f"line {fault.line}", fault.what, fix)
    return None
