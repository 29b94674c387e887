"""The doors for texts: articles in every format, and tables of events."""

import io
import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pyarrow
from pyarrow import parquet

from detente.reading import ReadingError, evidence_items
from detente.reading.documents import records_of_documents
from detente.reading.event_tables import read_events, write_events
from detente.reading.inputs import listing, open_source
from detente.reading.worker import as_line
from fuzz.door import Door
from fuzz.file_doors import part_of, with_part
from fuzz.scenario_doors import ARTICLE, treaty
from reading.inputs.build import page, pdf, word
from reading.test_event_tables import SAMPLES

MARKDOWN = (
    f"---\ntitle: A visit\nauthor: Ann Lee\ndate: 2019-05-17\n---\n# Talks\n```\ncode\n```\n{ARTICLE}\n"
)
WORDS = "word/document.xml"
ROW = {"text": ARTICLE, "date": "2019-05-17", "id": "a", "title": "Talks", "author": "Ann Lee"}
META = (
    '<meta property="article:published_time" content="2019-05-17T10:00Z"><meta name="author" content="Lee">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-05-17"}</script>'
)


def _read(path: Path) -> None:
    """Every document that can be opened is read, and its evidence found."""
    documents, faults = [], []
    for source in listing([str(path)]).sources(io.BytesIO()):
        try:
            documents.append(open_source(source))
        except ReadingError as fault:
            faults.append(fault)
    records = list(records_of_documents(documents, treaty(), as_of=treaty().as_of))
    evidence_items(records, treaty())
    for record in records:
        as_line(record).encode()
    if faults and not documents:
        raise faults[0]


def _events(form: str, path: Path) -> None:
    """Rows that can be read can be written in every format."""
    faults: list[str] = []
    with path.open("rb") as stream:
        events = list(read_events(stream, form, doc="t", fault=lambda line, what: faults.append(what)))
    for other in SAMPLES:
        for line in write_events(events, other, left_out=faults.append):
            line.encode()
    assert not any("\n" in what for what in faults), faults


@cache
def _word() -> bytes:
    return word(ARTICLE, "More.")


def _table() -> tuple[bytes, ...]:
    packed = io.BytesIO()
    parquet.write_table(pyarrow.table({name: [value] for name, value in ROW.items()}), packed)
    return (packed.getvalue(),)


def _csv(mark: str) -> Callable[[], tuple[bytes, ...]]:
    row = mark.join(f'"{value}"' for value in ROW.values())
    return lambda: (f"{mark.join(ROW)}\n{row}\n{row}\n".encode(),)


DOORS = (
    Door(
        "text",
        "a.txt",
        lambda: (ARTICLE.encode(), f"By Ann Lee\n15 May 2019\n\n{ARTICLE}".encode()),
        _read,
        examples=20,
    ),
    Door("markdown", "a.md", lambda: (MARKDOWN.encode(),), _read, examples=20),
    Door("html", "a.html", lambda: (page(ARTICLE, head=META),), _read, examples=12),
    Door(
        "json-lines",
        "a.jsonl",
        lambda: (json.dumps(ROW).encode() + b"\n" + json.dumps(ROW).encode(),),
        _read,
        examples=20,
    ),
    Door("articles-csv", "a.csv", _csv(","), _read, examples=20),
    Door("articles-tsv", "a.tsv", _csv("\t"), _read, examples=20),
    Door("pdf", "a.pdf", lambda: (pdf([ARTICLE[:90], ARTICLE[90:]], ["More."]),), _read, examples=20),
    Door("docx", "a.docx", lambda: (_word(),), _read, examples=8),
    Door(
        "docx-words",
        "a.docx",
        lambda: (part_of(_word(), WORDS),),
        _read,
        wrapped=lambda raw: with_part(_word(), WORDS, raw),
        examples=8,
    ),
    Door("parquet", "a.parquet", _table, _read, examples=20),
    *(
        Door(
            f"events-{form}",
            "a.tsv",
            partial(lambda sample: (sample.encode(),), sample),
            partial(_events, form),
        )
        for form, sample in SAMPLES.items()
    ),
)
