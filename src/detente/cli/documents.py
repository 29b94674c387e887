"""Articles as documents, and what they say of a case."""

import datetime
import sys
from pathlib import Path

from detente.case.target import STANDARD_INPUT
from detente.cli.evidence import evidence_in
from detente.cli.later import Later
from detente.cli.output import remark
from detente.reading import ReadingError
from detente.reading.documents import items_of_documents
from detente.reading.inputs import Document, listing, open_source
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario

LINES = ".jsonl"

latest_day = Later("detente.drafting.drafting", "latest_day")


def documents_of(files: list[str]) -> list[Document]:
    """Every document that can be read; a remark for each that cannot.

    Raises
    ------
    ValueError
        Where none can be read.
    """
    documents = []
    for source in listing(files).sources(sys.stdin.buffer):
        try:
            documents.append(open_source(source))
        except ReadingError as fault:
            remark(f"detente: skipped {fault}")
    if not documents:
        raise ValueError(f"{' '.join(files[:3])}: no text that can be read -> give articles")
    return documents


def news_of(names: list[str], scenario: Scenario, *, as_of: datetime.date | None) -> list[EvidenceItem]:
    """What lines of evidence and articles say of the case's terms; lines first, each in the order given.

    A `.jsonl` file and standard input hold lines of `detente read`; anything else is an article, a folder of
    them or a pattern. A text without a date is of the day of the update.
    """
    lines = [name for name in names if name.endswith(LINES) or name == STANDARD_INPUT]
    items = [item for name in lines for item in evidence_in(Path(name), scenario)]
    articles = [name for name in names if name not in lines]
    if not articles:
        return items
    documents = documents_of(articles)
    day = as_of or max(scenario.as_of, latest_day(documents) or scenario.as_of)
    read = items_of_documents(documents, scenario, as_of=day)
    if not read:
        remark("detente: the articles say nothing on a term of this scenario or on the deal")
    return items + read
