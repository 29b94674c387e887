"""One proposal, changed by a form: what it says, of which term, how strongly; or split into several."""

import json
import re
from collections.abc import Mapping
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.evidence import EvidenceItem, Hedge, Says
from detente.records.update import Proposal
from detente.scenario import Scenario
from detente.web.clusters import title_of
from detente.web.judgements import Judgement, file_beside, judge, key_of
from detente.web.page import back, show
from detente.web.pages.proposals import changeable, found_in

MOST_PARTS = 4
FIELDS = ("term", "says", "hedge", "against", "party", "lr", "storyline", "quote")
_FAULT = re.compile(r"evidence '(?P<id>.*)': (?:(?P<field>\w+)[^:]*: )?(?P<what>.*)", re.DOTALL)
Typed = Mapping[str, str]


async def edit(request: Request) -> Response:
    """The form, filled with what was proposed."""
    proposal, scenario = await found_in(request)
    asked = request.query_params.get("parts", "1")
    if asked not in [str(n) for n in range(1, MOST_PARTS + 1)]:
        raise HTTPException(404, f"a proposal is split into 2 to {MOST_PARTS} parts")
    return _form(request, proposal, scenario, [_said(proposal.item)] * int(asked), {})


async def save(request: Request) -> Response:
    """Keep what was typed, if it fits the scenario; else the form again, with what is wrong beside it."""
    proposal, scenario = await found_in(request)
    case = changeable(request)
    async with request.form(max_files=0, max_fields=100) as form:
        typed = _typed(form)
    faults: dict[tuple[int, str], str] = {}
    parts = [_fields(part, number, faults, split=len(typed) > 1) for number, part in enumerate(typed)]
    judgement = Judgement("accept", parts=tuple(parts))
    if not faults:
        try:
            judgement.of(proposal, scenario)
        except ValueError as error:
            faults = _placed(str(error), proposal.item.id)
    if faults:
        return _form(request, proposal, scenario, typed, faults)
    await run_in_threadpool(judge, file_beside(case.file), proposal.item.id, judgement)
    return back("/evidence#inbox")


def _form(
    request: Request,
    proposal: Proposal,
    scenario: Scenario,
    parts: list[Typed],
    faults: Mapping[tuple[int, str], str],
) -> Response:
    terms = {"": title_of(scenario, {})} | {
        json.dumps([issue, option]): title_of(scenario, {issue: option})
        for issue, each in scenario.issues.items()
        for option in each.options
    }
    return show(
        request,
        "proposal.html",
        status=422 if faults else 200,
        proposal=proposal,
        key=key_of(proposal),
        parts=parts,
        faults=faults,
        terms=terms,
        kinds=[(kind, kind) for kind in get_args(Says)],
        hedges=[(hedge, hedge) for hedge in get_args(Hedge)],
        storylines=sorted({item.storyline for item in scenario.evidence if item.storyline}),
        most_parts=MOST_PARTS,
    )


def _said(item: EvidenceItem) -> dict[str, str]:
    """An item's fields as a form shows them."""
    lr = item.lr if isinstance(item.lr, tuple) else () if item.lr is None else (item.lr,)
    return {
        "term": json.dumps(next(iter(item.term.items()))) if item.term else "",
        "says": item.says,
        "hedge": item.hedge,
        "against": "yes" if item.against else "",
        "party": item.party or "",
        "lr": ", ".join(f"{ratio:g}" for ratio in lr),
        "storyline": item.storyline or "",
        "quote": item.quote or "",
    }


def _typed(form: FormData) -> list[Typed]:
    """Each part of the form as it was typed; at least one."""
    n_parts = sum(f"says-{number}" in form for number in range(MOST_PARTS))
    return [
        {name: str(form.get(f"{name}-{number}", "")).strip() for name in FIELDS}
        for number in range(max(n_parts, 1))
    ]


def _fields(typed: Typed, number: int, faults: dict[tuple[int, str], str], *, split: bool) -> dict[str, Any]:
    """What was typed as fields of an evidence item; notes what is no number and no term."""
    fields: dict[str, Any] = {
        "says": typed["says"],
        "hedge": typed["hedge"],
        "against": typed["against"] == "yes",
        "party": typed["party"] or None,
        "storyline": typed["storyline"] or None,
    }
    if split:
        fields["quote"] = typed["quote"] or None
    try:
        fields["term"] = dict([json.loads(typed["term"])]) if typed["term"] else {}
    except (ValueError, TypeError, RecursionError):
        faults[number, "term"] = "none of the scenario's terms; choose one"
    try:
        ratios = [float(part) for part in typed["lr"].split(",") if part.strip()]
    except ValueError:
        faults[number, "lr"] = f"'{typed['lr'][:40]}' is no number; give 2, or 1.5, 2, 3 for low, mode, high"
    else:
        fields["lr"] = ratios[0] if len(ratios) == 1 else ratios or None
    return fields


def _placed(told: str, id: str) -> dict[tuple[int, str], str]:
    """A fault beside the field and the part that it is about."""
    found = _FAULT.fullmatch(told)
    if found is None:
        return {(0, ""): told}
    numbered = found["id"].removeprefix(f"{id}/")
    number = int(numbered) - 1 if numbered.isdigit() and found["id"] != id else 0
    return {(number, found["field"] if found["field"] in FIELDS else ""): found["what"]}


ROUTES = (
    Route("/evidence/proposals/{key}", edit),
    Route("/evidence/proposals/{key}", save, methods=["POST"]),
)
