"""Records as evidence items: sentences that re-weigh a forecast."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.glossary import Glossary, glossary
from detente.records.evidence import EvidenceItem

_NEGATED = re.compile(
    r"\b(?:will|would|can|could|may|might|is|are|does|do)\s?(?:not|n['’]t)\b|\b(?:won['’]t|cannot|never|"
    r"no longer)\b"
)
_LONGEST_QUOTE = 400

Claim = tuple[dict[str, str], str | None, bool]
"""A term (empty: the deal), the party that would carry it out, and whether it is spoken against."""


def evidence_items(records: Iterable[dict[str, Any]], scenario: Any) -> list[EvidenceItem]:
    """Deals and forecasts of one or more read documents as evidence on a scenario's terms.

    Parameters
    ----------
    records : iterable of dict
        What :func:`detente.reading.read_text` returned, of any number of documents.
    scenario : Scenario
        Whose issues, options and parties the items speak of.

    Returns
    -------
    list of EvidenceItem
        One per sentence and term, in order: every leg of a deal whose issue is known, then every
        forecast of an option, or of the deal as a whole (an empty `term`).
    """
    words = glossary(scenario)
    heads: dict[str, dict[str, Any]] = {}
    items: dict[tuple[object, ...], EvidenceItem] = {}
    for record in records:
        if record["kind"] == "doc":
            heads[record["doc"]] = record
        elif record["kind"] == "entity":
            heads.setdefault("names", {}).setdefault(record["id"], record["name"])
        elif record["kind"] in ("deal", "forecast"):
            claims = (
                _deal_claims(record, words) if record["kind"] == "deal" else _forecast_claims(record, words)
            )
            for number, (term, party, against) in enumerate(claims, start=1):
                key = (record["doc"], record["sid"], tuple(term.items()))
                if key not in items:
                    items[key] = _item(record, number, term, party, against, heads)
    return list(items.values())


def _deal_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that the legs of a deal would carry out."""
    for leg in record["legs"]:
        if leg["issue"] and leg["option"]:
            yield {leg["issue"]: leg["option"]}, words.parties.get(leg["giver"]), False


def _forecast_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that a forecast is about; the deal as a whole where it names the deal and no other term."""
    if record["subtype"] != "forecast":
        return
    text = record["content"]["text"]
    against = bool(_NEGATED.search(text))
    matches = words.issues.matches(text)
    if words.deal in record["issues"] and not matches:
        yield {}, None, against
    for match in matches[:1]:
        if match.issue in record["issues"] and match.option:
            giver = words.issues.givers[match.issue]
            yield {match.issue: match.option}, words.parties.get(giver or ""), against


def _item(
    record: dict[str, Any],
    number: int,
    term: dict[str, Any],
    party: str | None,
    against: bool,
    heads: dict[str, Any],
) -> EvidenceItem:
    head = heads.get(record["doc"], {})
    day = head.get("date") or head.get("anchor")
    level = record["hedge"]["level"]
    names = heads.get("names", {})
    author = record["holder"] or head.get("author")
    source = ", ".join(
        part for part in (head.get("title"), names.get(head.get("outlet"), head.get("outlet"))) if part
    )
    return EvidenceItem(
        id=f"{record['doc'].removesuffix('.txt')}:{record['id'].replace('-', '')}.{number}",
        says="exchange" if record["kind"] == "deal" else "forecast",
        term=term,
        party=party,
        hedge="certain" if level == "none" else level,
        against=against,
        date=datetime.date.fromisoformat(day) if day else None,
        author=names.get(author, author),
        source=source or None,
        doc=record["doc"],
        quote=record["sentence"]["text"][:_LONGEST_QUOTE],
    )
