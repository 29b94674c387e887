"""Documents as read with one glossary: sentences with the sides they name, and the reader's records."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from detente.reading import Glossary
from detente.reading.inputs import Document
from detente.reading.reader import read_document

_SILENT = frozenset({"media", "think tank", "party", "legislature"})
"""Types of entities that report or deliberate and hardly ever bargain."""
NOT_ON_THE_TABLE = ("historical", "counterfactual")
"""What the reader says of a deal that was struck long ago, or that did not come about."""


@dataclass(frozen=True)
class Named:
    """A side named in a sentence, by places in the sentence."""

    start: int
    end: int
    side: str
    form: str


@dataclass(frozen=True)
class Line:
    """A sentence of the body, with the sides it names and its place among all sentences."""

    doc: str
    sid: str
    text: str
    start: int
    number: int
    anchor: datetime.date
    named: tuple[Named, ...] = ()

    def sides(self) -> list[str]:
        """Sides that the sentence names, each once."""
        return list(dict.fromkeys(one.side for one in self.named))


@dataclass(frozen=True)
class Corpus:
    """All documents, read."""

    glossary: Glossary
    heads: list[dict[str, Any]]
    lines: list[Line]
    records: list[dict[str, Any]] = field(repr=False)
    sides: dict[str, str]
    """Side that each entity acts for."""
    names: dict[str, str]
    types: dict[str, str]

    def line(self, record: dict[str, Any]) -> Line | None:
        """The sentence of a record."""
        return self.at(record["doc"], record["sid"])

    def at(self, doc: str, sid: str) -> Line | None:
        """The sentence of a document by its number; None outside the body."""
        return self._by_number.get((doc, sid))

    @cached_property
    def _by_number(self) -> dict[tuple[str, str], Line]:
        return {(line.doc, line.sid): line for line in self.lines}

    def side(self, entity: str | None) -> str | None:
        """Side that an entity acts for: its state, or the party itself."""
        return self.sides.get(entity or "") or (entity if entity in self.glossary.parties else None)


def read_corpus(documents: Sequence[Document], glossary: Glossary, as_of: datetime.date) -> Corpus:
    """Read every document; each has a name of its own."""
    heads: list[dict[str, Any]] = []
    lines: list[Line] = []
    records: list[dict[str, Any]] = []
    sides: dict[str, str] = {}
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    for document in documents:
        head, *rest = read_document(document, glossary=glossary, as_of=as_of)
        heads.append(head)
        records += [head, *rest]
        entities = [record for record in rest if record["kind"] == "entity"]
        for record in entities:
            names.setdefault(record["id"], record["name"])
            types.setdefault(record["id"], record["type"])
            if side := _side(record, glossary):
                sides[record["id"]] = side
        lines += _lines(rest, entities, sides, len(lines), datetime.date.fromisoformat(head["anchor"]))
    return Corpus(glossary, heads, lines, records, sides, names, types)


def _side(record: dict[str, Any], glossary: Glossary) -> str | None:
    if record["id"] in glossary.parties:
        return str(record["id"])
    side = glossary.side(record["id"])
    if (side is None or side[:2] in ("G:", "P:")) and record["country"]:
        side = f"S:{record['country']}"
    if side is None or side[:2] == "I:" or record["type"] in _SILENT:
        return None
    return side if side in glossary.entities or side in glossary.parties else None


def _lines(
    rest: list[dict[str, Any]],
    entities: list[dict[str, Any]],
    sides: dict[str, str],
    before: int,
    anchor: datetime.date,
) -> list[Line]:
    spans: dict[str, list[tuple[int, int, str, str]]] = {}
    for record in entities:
        for mention in record["mentions"]:
            if record["id"] in sides and mention["form"] != "group":
                place = (mention["start"], mention["end"], sides[record["id"]], mention["form"])
                spans.setdefault(mention["sid"], []).append(place)
    kept = [r for r in rest if r["kind"] == "sentence" and r["role"] == "body" and not r["boilerplate"]]
    return [
        Line(
            r["doc"],
            r["sid"],
            r["text"],
            r["start"],
            before + n,
            anchor,
            tuple(
                Named(s - r["start"], e - r["start"], *who) for s, e, *who in sorted(spans.get(r["sid"], []))
            ),
        )
        for n, r in enumerate(kept)
    ]
