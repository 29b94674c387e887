"""Conflicts as GMCR+ (gmcr-py) saves them: JSON in a file that ends in .gmcr.

Options have names and may be irreversible; decision makers own options and rank the states by statements or
one by one; conditions say what cannot be and what a decision maker does not see. States are numbered as ours
are.
Older saves, which call a ranking a preference vector, are read too, and so are files for the program's
visualiser, which list the moves.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from detente.formats.conflicts import MAX_STATES
from detente.formats.faults import Findings
from detente.formats.files import content, single
from detente.formats.game import Settings
from detente.formats.gmcr_conditions import Case, cases, in_words, pattern
from detente.formats.gmcr_export import exported
from detente.formats.gmcr_moves import common_moves, listed_moves
from detente.formats.gmcr_save import Maker, Save, saved
from detente.formats.names import cleaned
from detente.formats.plain import parsed
from detente.formats.resolving import resolved
from detente.scenario import Scenario
from detente.scenario.state_space import StateSpace, state_space

__all__ = ["exported", "is_conflict", "read"]


def is_conflict(data: Any) -> bool:
    """Whether data are a conflict."""
    return isinstance(data, dict) and "decisionMakers" in data and "options" in data


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one conflict; every decision maker is a principal.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings, file = Findings(), single(files, "conflicts")
    data = parsed(content(file), file, findings)
    if not findings.faults and not is_conflict(data):
        findings.fault(file, "file", "no conflict", "give a file with options and decisionMakers")
    findings.stop()
    save = saved(data, file, findings)
    conflict = _conflict(data, save, findings)
    unseen = {maker.party: list(_unseen(maker, save, findings)) for maker in save.makers}
    plain = {
        "detente": 1,
        "title": next(iter(cleaned([settings.title or file.stem]).values())),
        "as_of": settings.as_of.isoformat(),
        "parties": {maker.party: {} for maker in save.makers},
    }
    findings.stop()
    scenario = resolved(plain | {"conflict": conflict}, file, "conflict", findings)
    assert scenario.conflict is not None
    space = state_space(scenario.conflict)
    conflict |= _views(unseen, space, file, findings)
    conflict |= common_moves(save, scenario.conflict, space, findings)
    conflict |= listed_moves(data, save, scenario.conflict, space, findings)
    findings.stop()
    scenario = resolved(plain | {"conflict": conflict}, file, "conflict", findings)
    findings.settle()
    return scenario


def _conflict(data: Mapping[str, Any], save: Save, findings: Findings) -> dict[str, Any]:
    ranked = data.get("useManualPreferenceRanking", data.get("useManualPreferenceVectors")) is True
    return {
        "options": list(save.options),
        "infeasible": [
            pattern(case, len(save.options))
            for case in _cases(data.get("infeasibles"), save, "infeasibles", findings)
        ],
        "preferences": {
            maker.party: _ranking(maker, save, findings) if ranked else _statements(maker, save, findings)
            for maker in save.makers
        },
    }


def _cases(raw: Any, save: Save, element: str, findings: Findings) -> Iterator[Case]:
    """Every case of a list of conditions."""
    for place, condition in enumerate(raw if isinstance(raw, list) else []):
        yield from cases(condition, save.place, save.file, f"{element}[{place}]", findings)


def _ranking(maker: Maker, save: Save, findings: Findings) -> dict[str, Any]:
    ranking = maker.said.get("preferenceRanking", maker.said.get("preferenceVector"))
    if not isinstance(ranking, list):
        fix = "add it, or set useManualPreferenceRanking to false"
        findings.fault(save.file, f"'{maker.party[:40]}'", "no preferenceRanking", fix)
    if maker.said.get("preferences"):
        findings.remark("statements left out, as the file goes by its rankings: {who}", maker.party)
    return {"ranking": ranking}


def _statements(maker: Maker, save: Save, findings: Findings) -> dict[str, Any]:
    """Statements, less those that hold always or never; without any, all states are alike."""
    raw = maker.said.get("preferences")
    element = f"preferences of '{maker.party[:40]}'"
    held = [
        in_words(cases(condition, save.place, save.file, f"{element}[{place}]", findings))
        for place, condition in enumerate(raw if isinstance(raw, list) else [])
    ]
    return {"statements": [text for text in held if text]}


def _unseen(maker: Maker, save: Save, findings: Findings) -> Iterator[Case]:
    raw = maker.said.get("misperceptions")
    return _cases(raw, save, f"misperceptions of '{maker.party[:40]}'", findings)


def _views(
    unseen: Mapping[str, Sequence[Case]], space: StateSpace, file: Path, findings: Findings
) -> dict[str, Any]:
    """The states that parties do not see, by number."""
    if any(unseen.values()) and len(space) > MAX_STATES:
        what = f"misperceptions among {len(space):,} states"
        findings.fault(file, "misperceptions", what, f"at most {MAX_STATES:,} are looked at one by one")
    findings.stop()
    views = {}
    for party, forbidden in unseen.items():
        if forbidden:
            hidden = reduce(or_, (space.sets.matching(case) for case in forbidden))
            numbers = [number for number, code in enumerate(space.codes(), start=1) if hidden >> code & 1]
            views[party] = {"unseen": numbers}
    return {"views": views} if views else {}
