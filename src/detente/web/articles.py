"""The articles of a case, read: their text, and which sentence says what of the case's terms."""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente import __version__
from detente.drafting.drafting import latest_day
from detente.reading import ReadingError, evidence_items
from detente.reading.document import name_of
from detente.reading.documents import records_of_documents
from detente.reading.inputs import Document, listing, open_source
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario
from detente.web.case import ServedCase
from detente.web.work import Tick

FOLDER = "articles"
Span = tuple[int, int]
"""Start and end of a sentence in a text, in code points."""


@dataclass(frozen=True)
class Article:
    """A text of the case, and where its items stand in it."""

    id: str
    doc: str
    title: str
    author: str | None
    date: str | None
    text: str = field(repr=False)
    items: tuple[EvidenceItem, ...]
    spans: Mapping[str, Span]
    """Of the sentence that says each item, by the item's id."""


@dataclass(frozen=True)
class Shelf:
    """Every article of a case, and why some could not be read."""

    articles: tuple[Article, ...]
    items: tuple[EvidenceItem, ...]
    skipped: tuple[str, ...]


def folder_of(case: ServedCase) -> Path:
    """Where the articles of a case are."""
    return case.folder / FOLDER


def key_of(case: ServedCase, scenario: Scenario) -> str:
    """What decides the reading: the articles as they stand, the terms and the day of the scenario."""
    folder = folder_of(case)
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            stamp = path.stat()
            told.update(os.fsencode(f"{path}\n{stamp.st_mtime_ns} {stamp.st_size}\n"))
    words = scenario.model_copy(update={"evidence": ()})
    return "\n".join(("reading", __version__, words.digest, told.hexdigest()))


def read_shelf(folder: Path, scenario: Scenario, tick: Tick) -> Shelf:
    """Read every article of a folder, as `detente update CASE FOLDER` does.

    Parameters
    ----------
    folder : Path
        Read to any depth; may be missing.
    scenario : Scenario
        Whose terms are looked for.
    tick : callable
        Told documents done and in all; raises where the work was stopped.

    Returns
    -------
    Shelf
        What could not be read is named, and does not hold up the rest.
    """
    documents, skipped = _opened(folder, tick)
    if not documents:
        return Shelf((), (), tuple(skipped))
    day = max(scenario.as_of, latest_day(documents) or scenario.as_of)
    records = list(records_of_documents(_told(documents, tick), scenario, as_of=day))
    items = evidence_items(records, scenario)
    of_document = _by_document(records)
    articles = (
        _article(document, group, items) for document, group in zip(documents, of_document, strict=True)
    )
    return Shelf(tuple(articles), tuple(items), tuple(skipped))


def _opened(folder: Path, tick: Tick) -> tuple[list[Document], list[str]]:
    sources = list(listing([os.fspath(folder)]).sources(sys.stdin.buffer)) if folder.is_dir() else []
    documents, skipped = [], []
    for done, source in enumerate(sources):
        tick(done, 2 * len(sources))
        try:
            documents.append(open_source(source))
        except ReadingError as fault:
            skipped.append(str(fault))
    return documents, skipped


def _told(documents: Sequence[Document], tick: Tick) -> Iterator[Document]:
    for done, document in enumerate(documents):
        tick(len(documents) + done, 2 * len(documents))
        yield document


def _by_document(records: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Records of each document, the document's own first."""
    found: list[list[dict[str, Any]]] = []
    for record in records:
        if record["kind"] == "doc":
            found.append([])
        found[-1].append(record)
    return found


def _article(document: Document, records: list[dict[str, Any]], items: Sequence[EvidenceItem]) -> Article:
    head, *rest = records
    name = name_of(head)
    names = {record["id"]: record["name"] for record in rest if record["kind"] == "entity"}
    sentences = {
        f"{name}:{record['id'].replace('-', '')}": record["sentence"]
        for record in rest
        if "sentence" in record and "id" in record
    }
    found = {
        item.id: sentences[record] for item in items if (record := item.id.rpartition(".")[0]) in sentences
    }
    return Article(
        id=hashlib.sha256(os.fsencode(f"{document.doc}\n{document.text}")).hexdigest()[:12],
        doc=document.doc,
        title=head.get("title") or document.doc,
        author=document.given.author or names.get(head.get("author"), head.get("author")),
        date=head.get("date"),
        text=document.text,
        items=tuple(item for item in items if item.id in found),
        spans={name: (sentence["start"], sentence["end"]) for name, sentence in found.items()},
    )
