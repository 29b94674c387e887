"""GeniusWeb: a domain and one linear additive profile for each party, in JSON of 2019 or of today."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from detente.formats.assembling import assembled
from detente.formats.faults import Findings, number_in
from detente.formats.files import content, title_of
from detente.formats.game import Game, Settings, Side, spaced, whole_numbers
from detente.formats.geniusweb_bid import bid_worth_at_least
from detente.formats.names import close, file_names
from detente.formats.plain import parsed, told_apart
from detente.formats.scaling import Export, Scaled
from detente.nearest import nearest
from detente.scenario import Scenario
from detente.scenario.source import as_name

ADDITIVE = ("LinearAdditiveUtilitySpace", "linearadditiveutilityspace", "LinearAdditive")
LISTED = ("DiscreteValueSetUtilities", "discreteutils", "discreteUtils", "DiscreteUtils")
NUMERIC = ("NumberValueSetUtilities", "numberutils", "numberUtils", "NumberUtils")
MAX_EVERY = 2_000
Issues = dict[str, dict[str, float | None]]
"""Options of each issue, with the number each stands for where the issue is a range."""


def is_domain(data: Any) -> bool:
    """Whether JSON is a domain."""
    return isinstance(data, dict) and "issuesValues" in data


def is_profile(data: Any) -> bool:
    """Whether JSON is a profile of any kind."""
    if not isinstance(data, dict) or len(data) != 1:
        return False
    inner = next(iter(data.values()))
    return isinstance(inner, dict) and is_domain(inner.get("domain"))


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read a domain and its profiles; each profile is a party, named by itself.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    data = {file: parsed(content(file), file, findings) for file in files}
    findings.stop()
    domains, profiles = told_apart(data, is_domain, is_profile, findings, side="profile", sides="profiles")
    if not domains and not profiles:
        findings.fault(files[0], "file", "neither a domain nor a profile", "give GeniusWeb JSON files")
    findings.stop()
    file = domains[0] if domains else profiles[0]
    domain = data[file] if domains else next(iter(data[file].values()))["domain"]
    issues = _issues(domain, file, settings, findings)
    name = domain.get("name")
    game = Game(name if isinstance(name, str) and name.strip() else title_of(files, file), str(file))
    game.issues = {issue: tuple(options) for issue, options in issues.items()}
    if not findings.faults:
        for profile in profiles:
            kind, space = next(iter(data[profile].items()))
            party = _party(space, profile, game)
            if kind in ADDITIVE:
                game.sides[party] = _side(space, issues, profile, findings)
            else:
                fix = "export it from GeniusWeb as LinearAdditiveUtilitySpace"
                findings.fault(profile, "profile", f"kind '{kind[:60]}' is not linear additive", fix)
    findings.stop()
    return assembled(game, settings, findings)


def _party(space: dict[str, Any], file: Path, game: Game) -> str:
    name = space.get("name")
    usable = isinstance(name, str) and name.strip() and name not in game.sides
    return str(name) if usable else file.stem if file.stem not in game.sides else str(file)


def _issues(domain: dict[str, Any], file: Path, settings: Settings, findings: Findings) -> Issues:
    values = domain["issuesValues"]
    found: Issues = {}
    if not isinstance(values, dict):
        findings.fault(file, "issuesValues", "not a mapping", "give issues by name")
        return found
    for name, given in values.items():
        where = f"issue '{name}'"
        given = given if isinstance(given, dict) else {}
        if isinstance(given.get("values"), list):
            options = [as_name(value) for value in given["values"] if not isinstance(value, (dict, list))]
            found[name] = dict.fromkeys(options)
        elif isinstance(given.get("range"), list) and len(given["range"]) == 3:
            found[name] = dict(_range(given["range"], where, file, settings, findings))
        else:
            fix = 'give "values": [...] or "range": [low, high, step]'
            findings.fault(file, where, "neither values nor a range", fix)
    return found


def _range(
    ends: list[Any], where: str, file: Path, settings: Settings, findings: Findings
) -> dict[str, float]:
    """Every value of a range, or equally spaced ones where there are too many."""
    if any(findings.number(end, file, where, "range") is None for end in ends):
        return {}
    low, high, step = (Decimal(str(end)) for end in ends)
    if low > high or step <= 0:
        what = f"range {low} to {high} in steps of {step}"
        findings.fault(file, where, what, "give low, high and a step above 0")
        return {}
    count = int((high - low) / step) + 1
    if count > MAX_EVERY:
        text = f"ranges of more than {MAX_EVERY:,} values stand as {settings.real_steps} of them: {{who}}"
        findings.remark(text, where)
        return spaced(float(low), float(high), settings.real_steps)
    if step == 1 and low == int(low):
        return whole_numbers(int(low), int(low) + count - 1, settings.real_steps)
    points = [low + place * step for place in range(count)]
    return {f"{point.normalize():f}": float(point) for point in points}


def _side(space: dict[str, Any], issues: Issues, file: Path, findings: Findings) -> Side:
    """A party's profile; products are of decimals as written, rounded once."""
    weights, utilities = space.get("issueWeights"), space.get("issueUtilities")
    side = Side()
    for key, block in (("issueWeights", weights), ("issueUtilities", utilities)):
        if not isinstance(block, dict):
            findings.fault(file, key, "missing", f'give "{key}" by issue')
            return side
        for name in issues:
            if name not in block:
                extra = close(name, set(block) - set(issues))
                fix = f"rename '{extra}' to '{name}'" if extra else "add it"
                findings.fault(file, key, f"no issue '{name}'", fix)
    if findings.faults or not isinstance(weights, dict) or not isinstance(utilities, dict):
        return side
    whole = Decimal(0)
    for name, options in issues.items():
        weight = _decimal(weights[name], file, f"issueWeights '{name}'", "weight", findings)
        whole += weight
        row = _utilities(utilities[name], name, options, file, findings)
        side.worth[name] = {option: float(weight * share) for option, share in row.items()}
    if abs(whole - 1) > Decimal("1e-6"):
        findings.remark(f"{{who}}: weights sum to {float(whole):g} and not to 1", file.stem)
    side.no_deal = _no_deal(space.get("reservationBid"), side, issues, file, findings)
    return side


def _decimal(raw: object, file: Path, where: str, what: str, findings: Findings) -> Decimal:
    value = findings.number(raw, file, where, what)
    return Decimal(0) if value is None else Decimal(str(raw).strip())


def _utilities(
    raw: Any, name: str, options: dict[str, float | None], file: Path, findings: Findings
) -> dict[str, Decimal]:
    where = f"issueUtilities '{name}'"
    kind, body = next(iter(raw.items())) if isinstance(raw, dict) and raw else ("", None)
    if kind in NUMERIC and isinstance(body, dict):
        return _interpolated(body, where, options, file, findings)
    values = body.get("valueUtilities") if isinstance(body, dict) else None
    if kind not in LISTED or not isinstance(values, dict):
        fix = nearest(kind, (LISTED[0], NUMERIC[0]))
        findings.fault(file, where, f"kind '{kind[:60]}' is not known", fix)
        return {}
    row = {}
    for option in options:
        if option in values:
            row[option] = _decimal(values[option], file, f"{where} '{option}'", "utility", findings)
        else:
            extra = close(option, set(values) - set(options))
            fix = f"rename '{extra}' to '{option}'" if extra else "add it, with a utility"
            findings.fault(file, where, f"no value '{option}'", fix)
    return row


def _interpolated(
    body: dict[str, Any], where: str, options: dict[str, float | None], file: Path, findings: Findings
) -> dict[str, Decimal]:
    """Utilities on a line from the low value's to the high value's."""
    keys = ("lowValue", "lowUtility", "highValue", "highUtility")
    low, low_utility, high, high_utility = (
        _decimal(body.get(key), file, where, key, findings) for key in keys
    )
    row = {}
    for option in options:
        if number_in(option) is None:
            findings.fault(file, where, f"'{option}' is not a number", f"give {LISTED[0]} for listed values")
        elif high == low:
            row[option] = low_utility
        else:
            row[option] = low_utility + (high_utility - low_utility) * (Decimal(option) - low) / (high - low)
    return row


def _no_deal(raw: Any, side: Side, issues: Issues, file: Path, findings: Findings) -> float:
    """Utility of the reservation bid; an issue that it leaves out counts for nothing."""
    if raw is None:
        return 0.0
    given = (raw.get("issuevalues") or raw.get("issueValues")) if isinstance(raw, dict) else None
    if not isinstance(given, dict):
        findings.fault(file, "reservationBid", "no issuevalues", 'give {"issuevalues": {issue: value}}')
        return 0.0
    whole = 0.0
    for name, value in given.items():
        option = as_name(value) if not isinstance(value, (dict, list)) else "?"
        if name in issues and option not in issues[name]:
            same = [other for other, point in issues[name].items() if point == number_in(option) is not None]
            option = same[0] if same else option
        if name not in issues:
            findings.fault(file, "reservationBid", f"unknown issue '{name}'", nearest(name, issues))
        elif option not in issues[name]:
            fix = nearest(option, issues[name])
            findings.fault(file, "reservationBid", f"issue '{name}' has no value '{option}'", fix)
        else:
            whole += side.worth[name].get(option, 0.0)
    return whole


def exported(scenario: Scenario) -> Export:
    """A domain and a profile for each principal, such that GeniusWeb computes their worths from 0 to 1."""
    scaled = Scaled(scenario)
    names = file_names(scaled.parties, reserved=["domain"])
    domain = {
        "name": scaled.title,
        "issuesValues": {name: {"values": list(options)} for name, options in scaled.issues.items()},
    }
    files = {"domain.json": _dumped(domain)}
    for party in scaled.parties:
        space = {
            "name": party,
            "domain": domain,
            "issueUtilities": {
                name: {LISTED[0]: {"valueUtilities": row}} for name, row in scaled.shares[party].items()
            },
            "issueWeights": scaled.weights[party],
        }
        reservation = bid_worth_at_least(scaled, party, scaled.no_deal[party])
        if reservation is not None:
            bid, worth = reservation
            space["reservationBid"] = {"issuevalues": bid}
            if abs(worth - scaled.no_deal[party]) > 1e-12:
                text = f"no_deal: {party}'s {scaled.no_deal[party]:.4g} is said as a bid worth {worth:.4g}"
                scaled.lost.append(text)
        elif scaled.no_deal[party] < 0:
            scaled.lost.append(f"no_deal: {party}'s {scaled.no_deal[party]:.4g} is said as 0")
        files[f"{names[party]}.json"] = _dumped({ADDITIVE[0]: space})
    return Export(files, scaled.lost)


def _dumped(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
