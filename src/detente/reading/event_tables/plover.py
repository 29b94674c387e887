"""PLOVER JSON: one event an object, in a list or one a line; what we add stands under `detente`."""

from typing import Any

from detente.reading.event_tables.codes import checked_event, country_of, name_of, state_coded, state_named
from detente.reading.event_tables.record import event_record, iso_day, own_row, table_id
from detente.reading.names import slug


def from_object(doc: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Event record of one object; `source` and `target` of the gold standard records are read too.

    Raises
    ------
    ValueError
        There is no PLOVER event, or its date is no day.
    """
    if not isinstance(entry, dict):
        raise ValueError("no object -> give one JSON object an event")
    if isinstance(ours := entry.get("detente"), dict) and ours.get("kind") == "event":
        return ours
    event = checked_event(str(entry.get("event", "")))
    return event_record(
        doc,
        str(entry.get("id", "")),
        actor=_entities(entry.get("actor", entry.get("source"))),
        recipient=_entities(entry.get("recipient", entry.get("target"))),
        event=event,
        mode=_text(entry.get("mode")),
        cameo=None,
        date=iso_day(str(entry["date"])) if entry.get("date") else None,
        what=_text(entry.get("eventText")) or event,
        location=_text(entry.get("eventLoc")),
        table={"format": "plover", "row": entry},
    )


def to_object(record: dict[str, Any]) -> dict[str, Any]:
    """PLOVER object of an event record: the object it came from, else all of it, the record under `detente`.

    Raises
    ------
    ValueError
        The record has no PLOVER event.
    """
    row = own_row(record, "plover")
    if row is not None:
        return dict(row)
    if record["plover"] is None:
        raise ValueError(f"{record['id']}: no PLOVER event")
    return {
        "id": table_id(record),
        "date": record["date"],
        "actor": [_party(entity) for entity in record["actor"]],
        "recipient": [_party(entity) for entity in record["recipient"]],
        "event": record["plover"],
        "mode": record["mode"],
        "eventText": record["what"],
        "text": record["sentence"]["text"] if record["sentence"] else None,
        "detente": record,
    }


def _party(entity: str) -> dict[str, Any]:
    return {"actorText": name_of(entity), "code": country_of(entity) or entity}


def _entities(parties: Any) -> list[str]:
    found = []
    for party in parties if isinstance(parties, list) else []:
        code = str(party.get("code") or "") if isinstance(party, dict) else str(party)
        text = _text(party.get("actorText")) if isinstance(party, dict) else None
        entity = state_coded(code) or (state_named(text) if text else None) or code or slug(text or "")
        if entity:
            found.append(entity if ":" in entity else f"G:{entity}")
    return list(dict.fromkeys(found))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
