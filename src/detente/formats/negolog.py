"""NegoLog: one JSON profile for each party, the issues and their values in every one of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.formats.assembling import assembled
from detente.formats.faults import Findings
from detente.formats.files import content, title_of
from detente.formats.game import Game, Settings, Side
from detente.formats.names import close, file_names, renamed
from detente.formats.plain import parsed
from detente.formats.scaling import Export, Scaled
from detente.scenario import Scenario

KEYS = ("issueWeights", "issues")


def is_profile(data: Any) -> bool:
    """Whether JSON is a profile."""
    return isinstance(data, dict) and all(isinstance(data.get(key), dict) for key in KEYS)


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read profiles; each is a party, named by its file.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    data = {file: parsed(content(file), file, findings) for file in files}
    findings.stop()
    profiles = [file for file in files if is_profile(data[file])]
    for file in files:
        if file not in profiles:
            findings.remark("not a profile, left out: {who}", file.name)
    if not profiles:
        findings.fault(files[0], "file", "not a profile", "give JSON with issueWeights and issues")
        findings.stop()
    game = Game(title_of(files, profiles[0]), str(profiles[0]))
    game.issues = {
        name: tuple(values)
        for name, values in data[profiles[0]]["issues"].items()
        if isinstance(values, dict)
    }
    for file in profiles:
        name = file.stem if file.stem not in game.sides else str(file.with_suffix(""))
        game.sides[name] = _side(data[file], game.issues, file, findings)
    findings.stop()
    return assembled(game, settings, findings)


def _side(data: dict[str, Any], issues: dict[str, tuple[str, ...]], file: Path, findings: Findings) -> Side:
    side = Side()
    reservation = data.get("reservationValue", 0)
    side.no_deal = findings.number(reservation, file, "reservationValue", "value") or 0.0
    for name, options in issues.items():
        for key in KEYS:
            if name not in data[key]:
                extra = close(name, set(data[key]) - set(issues))
                fix = f"rename '{extra}' to '{name}'" if extra else "add it"
                findings.fault(file, key, f"no issue '{name}'", fix)
        values = data["issues"].get(name)
        if name not in data["issueWeights"] or not isinstance(values, dict):
            continue
        weight = findings.number(data["issueWeights"][name], file, f"issueWeights '{name}'", "weight") or 0.0
        side.worth[name] = {}
        for option in options:
            if option in values:
                share = findings.number(values[option], file, f"issue '{name}' value '{option}'", "value")
                side.worth[name][option] = weight * (share or 0.0)
            else:
                extra = close(option, set(values) - set(options))
                fix = f"rename '{extra}' to '{option}'" if extra else "add it, with a value"
                findings.fault(file, f"issue '{name}'", f"no value '{option}'", fix)
        for option in set(values) - set(options):
            findings.remark(
                f"{{who}}: '{option[:40]}' of '{name[:40]}' is in no other profile, left out", file.stem
            )
    return side


def exported(scenario: Scenario) -> Export:
    """A profile for each principal, such that NegoLog computes their worths from 0 to 1."""
    scaled = Scaled(scenario)
    names = file_names(scaled.parties, reserved=["specs"])
    scaled.lost += renamed(names)
    files = {}
    for party in scaled.parties:
        profile = {
            "reservationValue": scaled.no_deal[party],
            "issueWeights": scaled.weights[party],
            "issues": scaled.shares[party],
        }
        files[f"{names[party]}.json"] = (json.dumps(profile, ensure_ascii=False, indent=1) + "\n").encode()
    if len(scaled.parties) > 2:
        scaled.lost.append("NegoLog plays two parties at a time: choose two of the profiles")
    return Export(files, scaled.lost)
