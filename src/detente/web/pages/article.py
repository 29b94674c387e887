"""One article: its text with the sentences that say something of the case, and what each says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.evidence import EvidenceItem
from detente.web.articles import Article, Shelf
from detente.web.clusters import title_of
from detente.web.page import pending, served, show
from detente.web.pages.proposals import part
from detente.web.pages.reading import shelf_of


@dataclass(frozen=True)
class Piece:
    """A stretch of text, with the numbers of the sentences' notes where it says something."""

    text: str
    number: int | None = None
    sign: str = ""


@dataclass(frozen=True)
class Note:
    """What a sentence says: every item that stands in it."""

    number: int
    items: tuple[EvidenceItem, ...]


async def article(request: Request) -> Response:
    """The text, its sentences marked, with what each says beside it."""
    job = await shelf_of(request)
    if job.state != "done":
        return pending(request, job, heading="An article")
    found = named(job.result(), request.path_params["article"])
    pieces, notes = marked(found)
    return show(
        request,
        "article.html",
        article=found,
        pieces=pieces,
        notes=notes,
        inbox=await part(request),
        term_of=partial(title_of, served(request).case.scenario()),
    )


def named(shelf: Shelf, name: str) -> Article:
    """The article that an address names.

    Raises
    ------
    HTTPException
        404 where there is none.
    """
    for each in shelf.articles:
        if each.id == name:
            return each
    raise HTTPException(404, "no such article in this case; it may have been changed or taken away")


def marked(article: Article) -> tuple[tuple[Piece, ...], tuple[Note, ...]]:
    """The text in pieces, plain and marked in turn, and a note for each that is marked."""
    of_span: dict[tuple[int, int], list[EvidenceItem]] = {}
    for item in article.items:
        of_span.setdefault(article.spans[item.id], []).append(item)
    notes = tuple(Note(number, tuple(of_span[span])) for number, span in enumerate(_apart(of_span), start=1))
    return tuple(_pieces(article.text, of_span)), notes


def _apart(of_span: Mapping[tuple[int, int], list[EvidenceItem]]) -> list[tuple[int, int]]:
    """Spans in order; of two that overlap, the first."""
    kept: list[tuple[int, int]] = []
    for span in sorted(of_span):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _pieces(text: str, of_span: Mapping[tuple[int, int], list[EvidenceItem]]) -> Iterator[Piece]:
    place = 0
    for number, (start, end) in enumerate(_apart(of_span), start=1):
        yield Piece(text[place:start])
        signs = {item.against for item in of_span[start, end]}
        sign = "both" if len(signs) > 1 else "against" if signs.pop() else "for"
        yield Piece(text[start:end], number, sign)
        place = end
    yield Piece(text[place:])


ROUTES = (Route("/evidence/articles/{article}", article),)
