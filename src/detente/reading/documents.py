"""Documents as evidence on a scenario's terms, in one step."""

import contextlib
import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.document import name_of
from detente.reading.evidence import evidence_items
from detente.reading.fingerprints import fingerprint
from detente.reading.glossary import glossary
from detente.reading.inputs import Document
from detente.reading.reader import read_document
from detente.reading.storylines import Storylines
from detente.records.evidence import EvidenceItem


def items_of_documents(
    documents: Iterable[Document], scenario: Any, *, as_of: datetime.date
) -> list[EvidenceItem]:
    """What documents say of a scenario's terms, as `detente read` and a forecast from its lines have it.

    Parameters
    ----------
    documents : iterable of Document
        In order; those that tell what one source told share a storyline.
    scenario : Scenario
        Whose parties, issues and options are looked for.
    as_of : date
        Anchor for relative dates where a document has none.

    Returns
    -------
    list of EvidenceItem
        See :func:`detente.reading.evidence_items`.
    """
    return evidence_items(records_of_documents(documents, scenario, as_of=as_of), scenario)


def records_of_documents(
    documents: Iterable[Document], scenario: Any, *, as_of: datetime.date
) -> Iterator[dict[str, Any]]:
    """What `detente read` prints of documents, in order, each with the storyline that it tells.

    Parameters are those of :func:`items_of_documents`.
    """
    words = glossary(scenario)
    with contextlib.closing(Storylines()) as storylines:
        for document in documents:
            head, *records = read_document(document, glossary=words, as_of=as_of)
            yield head | {"storyline": storylines.add(name_of(head), fingerprint(head, records))}
            yield from records
