"""The phases of a plan as states of a conflict, as plain text."""

from collections.abc import Sequence
from itertools import groupby

from detente.records.phase_stability import PhaseStability, Temptation, Withdrawal
from detente.report.moves import joined
from detente.report.words import percent, wrapped

_HELD = {
    "seq": "SEQ",
    "gmr": "GMR: a bare threat, since carrying it out would gain nothing",
    None: "UNSTABLE",
}


def judged(phases: Sequence[PhaseStability]) -> list[str]:
    """Whether every phase is stable, and what holds each; nothing where they were not judged."""
    if not phases:
        return []
    broken = [_named(phase, len(phases)) for phase in phases if phase.concept is None]
    verdict = f"not stable: {joined(broken)}" if broken else "every phase is stable"
    lines = ["", f"as a conflict (Graph Model): {verdict}"]
    for calm, run in groupby(phases, key=lambda phase: not phase.tempted):
        found = list(run)
        if calm:
            names = joined([_named(phase, len(phases)) for phase in found])
            lines.append(wrapped(f"{names}: nobody would gain by leaving (Nash)", indent=2))
        else:
            lines += [wrapped(f"{_named(phase, len(phases))}: {_told(phase)}", indent=2) for phase in found]
    return lines


def first_break(phases: Sequence[PhaseStability]) -> str | None:
    """Where a plan breaks first, and who leaves it there; None where it is kept or was not judged."""
    broken = next((phase for phase in phases if phase.concept is None), None)
    if broken is None:
        return None
    leavers = [
        f"{found.move.party} would gain {-found.margin:.3g} by leaving"
        for found in broken.tempted
        if found.held_by is None
    ]
    where = _named(broken, len(phases))
    return f"{'in ' if where.startswith('step') else ''}{where}: {joined(leavers)}"


def _temptation(found: Temptation) -> str:
    gain = f"{found.move.party} would gain {found.gain:.3g} by leaving"
    if found.held_by is None:
        return gain
    return f"{gain}, but {joined([_answer(answer) for answer in found.answers])}"


def _told(phase: PhaseStability) -> str:
    by_hold = groupby(phase.tempted, key=lambda found: found.held_by)
    return "; ".join(f"{'; '.join(map(_temptation, found))} ({_HELD[hold]})" for hold, found in by_hold)


def _named(phase: PhaseStability, n_phases: int) -> str:
    if phase.step == 0:
        return "before it begins"
    return "once all is delivered" if phase.step == n_phases - 1 else f"step {phase.step}"


def _answer(answer: Withdrawal) -> str:
    done = [
        f"{verb} {joined([_share(item, share) for item, share in items.items()])}"
        for verb, items in (("keep back", answer.keeps_back), ("take back", answer.takes_back))
        if items
    ]
    return f"{answer.party} would {joined(done)}"


def _share(item: str, share: float) -> str:
    return f"all of {item}" if share > 1 - 1e-9 else f"{percent(share)} of {item}"
