"""What the evidence that was judged would move: the plan of an update, made once for what it rests on."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from detente import __version__
from detente.case.defaults import BRANCH_DRAWS, SEED
from detente.case.latest import latest
from detente.case.place import environment, now
from detente.records.update import Proposal, Update
from detente.scenario import loads
from detente.updating.applying import apply
from detente.updating.planning import Plan, plan
from detente.web.case import ServedCase
from detente.web.changes import note
from detente.web.work import Tick

DRAWS = BRANCH_DRAWS


@dataclass(frozen=True)
class Planned:
    """A plan, and the bytes of the scenario file that it was made from."""

    plan: Plan
    read: bytes


def key_of(case: ServedCase, proposed: Sequence[Proposal]) -> str:
    """What a plan rests on: the file, the last forecast in the ledger, the proposals; 24 hex digits."""
    last, beside = latest(case.place)
    told = [
        __version__,
        DRAWS,
        hashlib.sha256(case.file.read_bytes()).hexdigest(),
        last.number if last else None,
        [item.id for item in beside],
        [proposal.to_dict() for proposal in proposed],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:24]


def planned(case: ServedCase, proposed: Sequence[Proposal], tick: Tick) -> Planned:
    """Plan an update of the case as its file and its ledger stand now; as `detente update --plan` does.

    Raises
    ------
    ValueError
        See `detente.updating.planning.plan`.
    """
    read = case.file.read_bytes()
    last, beside = latest(case.place)
    made = plan(
        read.decode("utf-8"),
        loads(read, name=str(case.file)),
        proposed,
        name=str(case.file),
        draws=DRAWS,
        seed=SEED,
        last=last,
        beside=beside,
        progress=tick,
    )
    return Planned(made, read)


def write(case: ServedCase, made: Planned, *, by: str | None) -> Update:
    """Write a plan: the file, the evidence and a new forecast, or nothing.

    Parameters
    ----------
    case : ServedCase
    made : Planned
    by : str, optional
        Who writes, in a team.

    Raises
    ------
    ValueError
        Where the case is a packaged one, or the file has changed since the plan was made.
    OSError, LedgerError
        Where something cannot be written.
    """
    if case.packaged:
        raise ValueError(f"{case.name}: a packaged case is not changed -> copy it first")
    place = case.place
    with place.to_write() as ledger:
        written = apply(
            made.plan,
            case.file,
            ledger,
            case=place.case,
            read=made.read,
            environment=environment(),
            recorded=now(),
        )
    if by is not None:
        note(case.file, by=by)
    return written
