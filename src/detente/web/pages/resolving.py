"""How a claim turned out: a row with its source; a correction is a row of its own."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.place import now
from detente.ledger import LedgerError
from detente.ledger.resolutions import OUTCOMES
from detente.ledger.resolutions import confirm as second
from detente.ledger.resolutions import resolve as write
from detente.web.books import Asked, book
from detente.web.page import back, served, show

STATUSES = {
    "yes": "yes, it came about",
    "no": "no, it did not",
    "partial": "in part",
    "void": "cannot be told; it will not be scored",
}

DIGITS = 9
"""Of the number of a row."""


@dataclass(frozen=True)
class Typed:
    """The form as it was sent, and what is wrong with it, by field."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in an input."""
        return self.values.get(name, "")


async def form(request: Request) -> Response:
    """The rule of a claim, and the form that tells how it turned out."""
    query = request.query_params
    asked = await _asked(request, query.get("question", ""), query.get("by", ""))
    return _shown(request, asked, Typed({"date": now()[:10]}))


async def resolve(request: Request) -> Response:
    """Write the row; where something is wrong with it, or somebody was faster, the form again."""
    async with request.form(max_files=0, max_fields=12) as sent:
        values = _values(request, sent)
    asked = await _asked(request, values.get("question", ""), values.get("by", ""))
    faults = _faults(values)
    if not faults:
        try:
            await run_in_threadpool(_write, request, asked, values)
            return back("/ledger#claims")
        except LedgerError as error:
            asked = await _asked(request, asked.claim.question, asked.claim.by)
            meanwhile = _meanwhile(asked, values)
            typed = Typed(values, {"": meanwhile or str(error)})
            return _shown(request, asked, typed, status=409 if meanwhile else 422)
    return _shown(request, asked, Typed(values, faults), status=422)


async def confirm(request: Request) -> Response:
    """A second person says the same."""
    async with request.form(max_files=0, max_fields=4) as sent:
        values = _values(request, sent)
    asked = await _asked(request, values.get("question", ""), values.get("by", ""))
    who = values.get("who", "")
    try:
        if not who:
            raise LedgerError("say who confirms it")
        await run_in_threadpool(_confirm, request, asked, who)
    except LedgerError as error:
        return _shown(request, asked, Typed({}, {"confirm": str(error)}), status=422)
    return back("/ledger#claims")


async def _asked(request: Request, question: str, by: str) -> Asked:
    try:
        claims = (await run_in_threadpool(book, served(request).case.place)).claims
    except LedgerError as error:
        raise HTTPException(404, str(error)) from None
    for each in claims:
        if (each.claim.question, each.claim.by) == (question, by):
            return each
    raise HTTPException(404, f"'{question[:60]}' by {by[:10]} was never recorded; record a forecast first")


def _shown(request: Request, asked: Asked, typed: Typed, *, status: int = 200) -> Response:
    return show(request, "resolve.html", status=status, asked=asked, typed=typed, statuses=STATUSES)


def _values(request: Request, sent: FormData) -> dict[str, str]:
    """What was typed; in a team, nobody speaks for somebody else."""
    typed = {name: " ".join(str(value).split()) for name, value in sent.items()}
    return typed | ({"who": request.user.name} if request.user.name else {})


def _meanwhile(asked: Asked, values: Mapping[str, str]) -> str:
    """That somebody was faster, and who; empty where nobody was."""
    stands = asked.stands
    if stands is None or str(stands.number) == values.get("expects"):
        return ""
    by = f" by {stands.who}" if stands.who else ""
    return f"Changed meanwhile{by} at {stands.recorded}; nothing was written. What you typed stands below."


def _faults(values: Mapping[str, str]) -> dict[str, str]:
    faults = {}
    if values.get("status") not in STATUSES:
        faults["status"] = "choose how it turned out"
    if values.get("status") == "partial" and not 0 < _share(values) < 1:
        faults["share"] = "give the share that came about, between 0 and 1, such as 0.5"
    if not values.get("source"):
        faults["source"] = "say where the outcome can be read"
    try:
        if datetime.date.fromisoformat(values.get("date", "")).isoformat() > now()[:10]:
            faults["date"] = "this day has not come yet"
    except ValueError:
        faults["date"] = "give an ISO date such as 2019-05-17"
    if "needs_second" in values and not values.get("who"):
        faults["who"] = "say who the first is"
    return faults


def _share(values: Mapping[str, str]) -> float:
    try:
        return float(values.get("share", ""))
    except ValueError:
        return 0.0


def _write(request: Request, asked: Asked, values: Mapping[str, str]) -> None:
    place = served(request).case.place
    status: Any = values["status"]
    expects = values.get("expects", "")
    row = int(expects) if expects.isascii() and expects.isdigit() and len(expects) <= DIGITS else None
    with place.to_write() as opened:
        write(
            opened,
            place.case,
            asked.claim.question,
            status=status,
            outcome=_share(values) if status == "partial" else OUTCOMES[status],
            date=datetime.date.fromisoformat(values["date"]).isoformat(),
            source=values["source"],
            recorded=now(),
            by=asked.claim.by,
            expects=row,
            who=values.get("who") or None,
            needs_second="needs_second" in values,
        )


def _confirm(request: Request, asked: Asked, who: str) -> None:
    place = served(request).case.place
    stands = asked.stands
    if stands is None:
        raise LedgerError("it is not resolved yet")
    with place.to_write() as opened:
        second(
            opened,
            place.case,
            asked.claim.question,
            status=stands.status,
            outcome=stands.outcome,
            who=who,
            recorded=now(),
            by=asked.claim.by,
        )


ROUTES = (
    Route("/ledger/resolve", form),
    Route("/ledger/resolve/write", resolve, methods=["POST"]),
    Route("/ledger/resolve/confirm", confirm, methods=["POST"]),
)
