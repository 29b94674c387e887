"""Folders of cases that have turned out: scenario, evidence, outcomes, and the seal of blind ones."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from detente.case.target import SCENARIO_FILES, file_of
from detente.cli.evidence import BESIDE, evidence_in
from detente.cli.later import Later
from detente.records.case_backtest import Written
from detente.records.fitted_positions import FittedPositions
from detente.records.outcome import Frozen, Outcome
from detente.records.validation import first_fault
from detente.scenario import Scenario, load
from detente.scenario.source import read_source

if TYPE_CHECKING:
    from detente.forecasting.settled_cases import SettledCase

OUTCOMES = "outcomes.yaml"
SEAL = "frozen.yaml"

other_families = Later("detente.forecasting.families", "other_families")
settled_case = Later("detente.forecasting.settled_cases", "SettledCase")

_OUTCOMES = TypeAdapter(dict[str, Outcome])


def settled_cases(targets: Sequence[str], *, fitted: FittedPositions) -> "list[SettledCase]":
    """The cases meant: folders of one, folders of several, and names of the catalogue.

    Parameters
    ----------
    targets : sequence of str
        A folder that holds no scenario stands for those of its folders that hold outcomes.
    fitted : FittedPositions
        What past issues taught about positions, for the spatial models.

    Raises
    ------
    ValueError
        Where a file is missing or wrong, or a sealed case is not as it was.
    """
    files = [file for target in targets for file in _scenario_files(target)]
    return [_case(file, fitted) for file in dict.fromkeys(files)]


def _scenario_files(target: str) -> list[Path]:
    folder = Path(target)
    if not folder.is_dir() or any((folder / name).is_file() for name in SCENARIO_FILES):
        return [file_of(target)]
    inside = sorted(file.parent for file in folder.glob(f"*/{OUTCOMES}"))
    if not inside:
        raise ValueError(
            f"{target}: no case with {OUTCOMES} in it -> give folders of cases that have settled"
        )
    return [file_of(str(each)) for each in inside]


def _case(file: Path, fitted: FittedPositions) -> "SettledCase":
    scenario, told = load(file), file.with_name(OUTCOMES)
    if not told.is_file():
        raise ValueError(f"{told}: not there -> write how each question turned out, with its source")
    outcomes = _read(told, _OUTCOMES)
    given = file.with_name(BESIDE)
    found: SettledCase = settled_case(
        name=file.resolve().parent.name,
        scenario=scenario,
        evidence=tuple(evidence_in(given, scenario)) if given.is_file() else (),
        outcomes=outcomes,
        written=_written(file, scenario, outcomes),
        others=other_families(scenario, fitted=fitted),
    )
    return found


def _written(file: Path, scenario: Scenario, outcomes: Mapping[str, Outcome]) -> Written:
    """Whether the case was sealed before its outcome, and is still as it was."""
    seal, given = file.with_name(SEAL), file.with_name(BESIDE)
    if not seal.is_file():
        return "hindsight"
    frozen = _read(seal, TypeAdapter(Frozen))
    if frozen.scenario != scenario.digest:
        raise ValueError(f"{seal}: the scenario is now {scenario.digest} -> restore it, or remove the seal")
    evidence = f"sha256:{hashlib.sha256(given.read_bytes()).hexdigest()}" if given.is_file() else None
    if frozen.evidence != evidence:
        raise ValueError(f"{seal}: {BESIDE} is now {evidence} -> restore it, or remove the seal")
    early = [name for name, outcome in outcomes.items() if outcome.resolved <= frozen.on]
    if early:
        what = f"sealed on {frozen.on}, when '{early[0]}' was settled already"
        raise ValueError(f"{seal}: {what} -> remove the seal: the case was written with hindsight")
    return "blind"


def _read(file: Path, form: TypeAdapter[Any]) -> Any:
    try:
        return form.validate_python(read_source(file).data)
    except ValidationError as error:
        where, what = first_fault(error)
        place = f"{where[:80] or 'file'}: {what}"
        raise ValueError(
            f"{file}: {place} -> detente catalogue new-detente-2019 --copy FOLDER has files that are right"
        ) from None
