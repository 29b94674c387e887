"""The inbox: what articles say of the case's terms, to be accepted, edited, split or turned down."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.forecasting.weighing import EvidenceSettings, Weighed, weigh
from detente.records.update import Proposal
from detente.scenario import Scenario
from detente.updating.day import day_of
from detente.web.articles import Shelf
from detente.web.case import ServedCase
from detente.web.clusters import Filters, title_of
from detente.web.judgements import Inbox, Judgement, file_beside, inbox, judge, key_of, load
from detente.web.page import back, pending, served, show, why
from detente.web.pages.reading import shelf_of
from detente.web.pages.work import own_path
from detente.web.work import Job

SHOWN = 100


@dataclass(frozen=True)
class Card:
    """One proposal as the inbox shows it."""

    key: str
    proposal: Proposal
    term: str
    weighed: Weighed | None
    article: str | None
    """Where its text is, with the place of its sentence."""

    @property
    def counted(self) -> float:
        """What it would add to the log odds of its term."""
        return self.weighed.log_lr * self.weighed.weight if self.weighed else 0.0

    @property
    def odds(self) -> float:
        """By how much it would multiply the odds of its term."""
        return math.exp(self.counted)


@dataclass(frozen=True)
class Part:
    """The inbox on a page; `fault` where it cannot be told, `job` while the articles are being read."""

    inbox: Inbox | None = None
    open: tuple[Card, ...] = ()
    taken: tuple[Card, ...] = ()
    turned_down: tuple[Card, ...] = ()
    left_out: tuple[Card, ...] = ()
    shelf: Shelf | None = None
    job: Job | None = None
    fault: str = ""

    def of(self, id: str) -> tuple[str, Card | None]:
        """How the item of a text stands, and its card where there is something to judge."""
        stands = {
            "to judge": self.open,
            "accepted, not yet written": self.taken,
            "a copy": self.left_out,
            "rejected": self.turned_down,
        }
        for words, cards in stands.items():
            for card in cards:
                if card.proposal.item.id.partition("/")[0] == id:
                    return words, card
        known = self.inbox.known if self.inbox else ()
        why = next((each.why for each in known if each.item.id == id), None)
        return why or "in the scenario", None


async def part(request: Request, filters: Filters | None = None) -> Part:
    """The inbox as far as it is known now."""
    job = await shelf_of(request)
    if job.state != "done":
        return Part(job=job, fault=why(job) if job.over else "")
    try:
        found = await inbox_of(request, job)
    except ValueError as error:
        return Part(shelf=job.result(), fault=str(error))
    shelf: Shelf = job.result()
    scenario = served(request).case.scenario()
    taken = [each for _, parts in found.taken for each in parts]
    cards = _Cards(scenario, shelf, [*found.open, *taken, *found.left_out])
    shown = found.open if filters is None else [each for each in found.open if filters.lets(each.item)]
    return Part(
        inbox=found,
        open=cards.of(shown[:SHOWN]),
        taken=tuple(card for whole, parts in found.taken for card in cards.of(parts, key_of(whole))),
        turned_down=cards.of(found.turned_down),
        left_out=cards.of(found.left_out),
        shelf=shelf,
    )


async def inbox_of(request: Request, shelf: Job) -> Inbox:
    """Proposals of the articles, by what became of them."""
    case = served(request).case
    scenario = case.scenario()
    kept = load(file_beside(case.file))
    name = f"inbox {hash((scenario.digest, repr(kept)))}"
    return await run_in_threadpool(
        shelf.remembered, name, lambda: inbox(shelf.result().items, scenario, kept)
    )


class _Cards:
    """Makes cards of proposals: weighs them together, and finds them in their articles."""

    def __init__(self, scenario: Scenario, shelf: Shelf, weighed: Sequence[Proposal]) -> None:
        items = [*scenario.evidence, *(each.item for each in weighed)]
        found = weigh(items, as_of=day_of(items, scenario), settings=EvidenceSettings())
        self._weighed = {each.item.id: each for each in found}
        self._scenario = scenario
        self._article = {item.id: article.id for article in shelf.articles for item in article.items}

    def of(self, proposals: Iterable[Proposal], key: str | None = None) -> tuple[Card, ...]:
        return tuple(
            Card(
                key=key or key_of(each),
                proposal=each,
                term=title_of(self._scenario, each.item.term),
                weighed=self._weighed.get(each.item.id),
                article=self._article.get(each.item.id.partition("/")[0]),
            )
            for each in proposals
        )


async def page(request: Request) -> Response:
    """The inbox by itself."""
    shelf = await shelf_of(request)
    if shelf.state != "done":
        return pending(request, shelf, heading="Inbox")
    return show(request, "inbox.html", inbox=await part(request))


async def verdict(request: Request) -> Response:
    """Keep a verdict on a proposal, or take it back."""
    proposal, _ = await found_in(request)
    case = changeable(request)
    async with request.form(max_files=0, max_fields=6) as form:
        said, reason = str(form.get("verdict", "")), str(form.get("why", "")).strip()[:500]
        to = own_path(str(form.get("back", "/evidence#inbox")))
    if said not in ("accept", "reject", "back"):
        raise HTTPException(400, "a verdict is accept, reject or back")
    kept = None if said == "back" else Judgement("accept" if said == "accept" else "reject", why=reason)
    await run_in_threadpool(judge, file_beside(case.file), proposal.item.id, kept)
    return back(to)


async def found_in(request: Request) -> tuple[Proposal, Scenario]:
    """The proposal that an address names.

    Raises
    ------
    HTTPException
        404 where there is none.
    """
    shelf = await shelf_of(request)
    try:
        inbox = await inbox_of(request, shelf) if shelf.state == "done" else None
    except ValueError as error:
        raise HTTPException(409, " ".join(str(error).split())) from None
    proposal = inbox.find(request.path_params["key"]) if inbox else None
    if proposal is None:
        raise HTTPException(404, "no such proposal; it may have been written already")
    return proposal, served(request).case.scenario()


def changeable(request: Request) -> ServedCase:
    """The case, if it may be changed.

    Raises
    ------
    HTTPException
        409 where it is a packaged one.
    """
    case = served(request).case
    if case.packaged:
        raise HTTPException(409, f"{case.name} is a packaged case; copy it to a folder of yours first")
    return case


ROUTES = (
    Route("/evidence/inbox", page),
    Route("/evidence/proposals/{key}/verdict", verdict, methods=["POST"]),
)
