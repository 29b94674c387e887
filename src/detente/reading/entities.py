"""Every party, person, organisation and instrument of a document, with its mentions."""

from typing import Any

from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention, as_record
from detente.reading.names import Entity
from detente.reading.sentences import Sentence


def entity_records(
    doc: str, found: list[tuple[Sentence, list[Mention]]], glossary: Glossary, own: dict[str, Entity]
) -> list[dict[str, Any]]:
    """One record per entity, in the order of first mention; a group stands with each of its members."""
    mentions: dict[str, list[dict[str, Any]]] = {}
    for sentence, here in found:
        for mention in here:
            record = as_record(mention, sentence.span(mention.start, mention.end), doc)
            for entity in mention.group or (mention.entity,):
                mentions.setdefault(entity, []).append(record)
    return [
        _record(doc, key, spans, own.get(key) or glossary.entities.get(key))
        for key, spans in mentions.items()
    ]


def _record(doc: str, key: str, spans: list[dict[str, Any]], entity: Entity | None) -> dict[str, Any]:
    named = any(span["form"] in ("name", "adj", "metonym") for span in spans)
    return {
        "kind": "entity",
        "id": key,
        "name": entity.name if entity else key,
        "type": entity.type if entity else "party",
        "country": entity.country if entity else None,
        "role": entity.role if entity else None,
        "party": not key.startswith("I:"),
        "named_in_text": named,
        "docs": [doc],
        "n_mentions": len(spans),
        "mentions": spans,
    }
