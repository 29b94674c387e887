"""NegMAS: a folder with a domain and one utility function for each party, in YAML or JSON."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.formats.assembling import assembled
from detente.formats.faults import Findings
from detente.formats.files import content, title_of
from detente.formats.game import MAX_OPTIONS, Game, Settings, Side, spaced, whole_numbers
from detente.formats.names import close, file_names
from detente.formats.negmas_functions import bare, row_of, type_of
from detente.formats.plain import parsed, told_apart
from detente.formats.scaling import Export, Scaled
from detente.formats.yaml_text import as_yaml
from detente.nearest import nearest
from detente.scenario import Scenario
from detente.scenario.source import as_name

ADDITIVE = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
LINEAR = ("AffineUtilityFunction", "LinearUtilityFunction")
CONSTANT = ("ConstUtilityFunction",)
KINDS = (*ADDITIVE, *LINEAR, *CONSTANT)
SIDE_FILES = ("_info", "_stats", "info", "stats", "_frontier", "_plot")


def is_domain(data: Any) -> bool:
    """Whether data are a domain."""
    return isinstance(data, dict) and isinstance(data.get("issues"), list) and not is_party(data)


def is_party(data: Any) -> bool:
    """Whether data are a utility function."""
    if not isinstance(data, dict):
        return False
    return type_of(data).endswith("UtilityFunction") or type_of(data).endswith("UFun") or "weights" in data


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read a domain and its utility functions; each is a party, named by itself.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    files = [file for file in files if not file.stem.endswith(SIDE_FILES)] or list(files)
    data = {file: parsed(content(file), file, findings) for file in files}
    findings.stop()
    domains, parties = told_apart(
        data, is_domain, is_party, findings, side="utility function", sides="parties"
    )
    domain = data[domains[0]] if domains else _inner_domain(data[file] for file in parties)
    if domain is None:
        findings.fault(
            files[0].parent, "folder", "no domain", "give a file with issues: [{name, type, values}]"
        )
    findings.stop()
    assert domain is not None
    file = domains[0] if domains else parties[0]
    game = Game(str(domain.get("name") or title_of(files, file)), str(file))
    game.issues = _issues(domain["issues"], file, settings, findings)
    if not findings.faults:
        for party in parties:
            name = str(data[party].get("name") or party.stem)
            name = (
                name if name not in game.sides else party.stem if party.stem not in game.sides else str(party)
            )
            game.sides[name] = _side(data[party], game.issues, party, findings)
    findings.stop()
    return assembled(game, settings, findings)


def _inner_domain(parties: Iterator[Any]) -> dict[str, Any] | None:
    inner = (party.get("outcome_space") for party in parties)
    return next(
        (space for space in inner if isinstance(space, dict) and isinstance(space.get("issues"), list)), None
    )


def _issues(raw: list[Any], file: Path, settings: Settings, findings: Findings) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, issue in enumerate(raw):
        issue = issue if isinstance(issue, dict) else {}
        name = as_name(issue.get("name")) if issue.get("name") is not None else f"issue {place + 1}"
        where = f"issue '{name}'"
        if name in found:
            findings.fault(file, where, "stands twice", "give each issue its own name")
        found[name] = _options(issue, where, file, settings, findings)
    return found


def _options(
    issue: Mapping[str, Any], where: str, file: Path, settings: Settings, findings: Findings
) -> tuple[str, ...]:
    """Options as listed, or those of a range, which a pair of numbers is in an issue of such a type."""
    values, kind = issue.get("values"), bare(issue.get("type"))
    if isinstance(values, int) and not isinstance(values, bool) and 0 < values <= MAX_OPTIONS:
        return tuple(str(place) for place in range(values))
    if not isinstance(values, list) or not values or any(isinstance(value, (dict, list)) for value in values):
        findings.fault(file, where, "no values", "give values: [...]")
        return ()
    ranged = kind in ("ContiguousIssue", "ContinuousIssue") and len(values) == 2
    if not ranged:
        return tuple(dict.fromkeys(as_name(value) for value in values))
    low, high = (findings.number(value, file, where, "values") for value in values)
    if low is None or high is None:
        return ()
    if low > high:
        findings.fault(file, where, f"values from {low:g} to {high:g}", "give the lower end first")
        return ()
    if kind == "ContiguousIssue":
        points = whole_numbers(int(low), int(high), settings.real_steps)
        if len(points) <= high - low:
            text = (
                f"issues of more than {MAX_OPTIONS:,} values stand as {settings.real_steps} of them: {{who}}"
            )
            findings.remark(text, where)
        return tuple(points)
    findings.remark(
        f"continuous issues stand as {settings.real_steps} equally spaced options: {{who}}", where
    )
    return tuple(spaced(low, high, settings.real_steps))


def _side(data: dict[str, Any], issues: dict[str, tuple[str, ...]], file: Path, findings: Findings) -> Side:
    kind, side = type_of(data) or ADDITIVE[0], Side()
    if kind not in KINDS:
        what = f"type '{kind[:60]}' is not a sum over issues"
        findings.fault(file, "type", what, f"export it as {ADDITIVE[0]}")
        return side
    if kind in CONSTANT:
        side.constant = findings.number(data.get("value", data.get("bias")), file, "value", "value") or 0.0
        side.worth = {name: dict.fromkeys(options, 0.0) for name, options in issues.items()}
    else:
        side.constant = findings.number(data.get("bias") or 0, file, "bias", "bias") or 0.0
        weights = _by_issue(data.get("weights"), issues, "weights", file, findings)
        identity = [{"type": "IdentityFun"}] * len(issues)
        functions = identity if kind in LINEAR else data.get("values")
        values = _by_issue(functions, issues, "values", file, findings)
        for name in weights.keys() & values.keys():
            weight = findings.number(weights[name], file, f"weights '{name}'", "weight") or 0.0
            row = row_of(values[name], issues[name], file, f"values '{name}'", findings)
            side.worth[name] = {option: weight * share for option, share in row.items()}
    side.no_deal = _no_deal(data.get("reserved_value"), side, file, findings)
    return side


def _by_issue(
    raw: Any, issues: dict[str, tuple[str, ...]], key: str, file: Path, findings: Findings
) -> dict[str, Any]:
    """A list in the order of the issues, or a mapping, as a mapping."""
    if isinstance(raw, list):
        if len(raw) == len(issues):
            return dict(zip(issues, raw, strict=True))
        findings.fault(file, key, f"{len(raw)} entries for {len(issues)} issues", "give one for each issue")
    elif isinstance(raw, dict):
        for name in issues:
            if name not in raw:
                extra = close(name, set(raw) - set(issues))
                fix = f"rename '{extra}' to '{name}'" if extra else nearest(name, [], otherwise="add it")
                findings.fault(file, key, f"no issue '{name}'", fix)
        return {name: raw[name] for name in issues if name in raw}
    else:
        findings.fault(file, key, "missing", f"give {key}: one for each issue")
    return {}


def _no_deal(raw: object, side: Side, file: Path, findings: Findings) -> float:
    """The reserved value; where there is none NegMAS's parties agree to anything."""
    boundless = (
        raw is None or (isinstance(raw, float) and raw == float("-inf")) or str(raw) in ("-inf", "-.inf")
    )
    if not boundless:
        return findings.number(raw, file, "reserved_value", "value") or 0.0
    if not findings.faults:
        findings.remark("{who}: no reserved_value, so no deal is worth what the worst package is", file.stem)
    return side.bounds()[0] if side.worth else 0.0


def exported(scenario: Scenario) -> Export:
    """A domain and a function for each principal, such that NegMAS computes their worths from 0 to 1."""
    scaled = Scaled(scenario)
    title = next(iter(file_names([scaled.title]).values()))
    names = file_names(scaled.parties, reserved=[title])
    issues = [
        {"name": name, "type": "CategoricalIssue", "values": list(options)}
        for name, options in scaled.issues.items()
    ]
    domain = {"name": scaled.title, "type": "DiscreteCartesianOutcomeSpace", "issues": issues}
    files = {f"{title}.yml": as_yaml(domain, quote_all=True)}
    for party in scaled.parties:
        function = {
            "name": party,
            "type": ADDITIVE[0],
            "reserved_value": scaled.no_deal[party],
            "weights": list(scaled.weights[party].values()),
            "values": [{"type": "TableFun", "mapping": row} for row in scaled.shares[party].values()],
        }
        files[f"{names[party]}.yml"] = as_yaml(function, quote_all=True)
    return Export(files, scaled.lost)
