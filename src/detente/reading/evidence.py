"""Records as evidence items: sentences that re-weigh a forecast."""

import datetime
from collections.abc import Container, Iterable, Iterator
from typing import Any, cast

from detente.reading.forecasts import PLAINLY
from detente.reading.glossary import Glossary, glossary
from detente.reading.passage import DEAL_WORD
from detente.reading.polarity import talks_fail
from detente.records.evidence import EvidenceItem, Hedge

_LONGEST_QUOTE = 400
Claim = tuple[dict[str, str], str | None, object]
"""A term (empty: the deal), the party that would carry it out, and what tells it from its like."""


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
        One per sentence, term and direction, in order: every leg of a deal whose issue is known, then
        every forecast of an option, or of the deal as a whole (an empty `term`). Deals that are refused,
        denied or negated, and forecasts that point the other way, speak `against`; deals of the past, and
        what would happen without something, are no evidence.
    """
    words = glossary(scenario)
    heads: dict[str, Any] = {"parties": words.parties}
    traded: set[tuple[object, ...]] = set()
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
            issues = [leg["issue"] for leg in record["legs"]] if record["kind"] == "deal" else []
            where = (heads.get(record["doc"], {}).get("digest"), record["doc"], record["sid"])
            traded |= {(*where, issue) for issue in issues}
            for number, (term, party, place) in enumerate(claims, start=1):
                if record["kind"] == "deal" or not traded & {(*where, issue) for issue in term}:
                    item = _item(record, number, term, party, heads)
                    items.setdefault((*where[:2], place, *term.items(), item.against), item)
    return list(items.values())


def _deal_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that the legs of a deal would carry out; of a refused one, with the party that refuses."""
    if record["status"] == "historical":
        return
    refuser = words.parties.get(record["refused_by"] or "")
    for leg in record["legs"]:
        if leg["issue"] and leg["option"]:
            giver = words.parties.get(leg["giver"])
            yield {leg["issue"]: leg["option"]}, refuser or giver, leg["give"]["start"]


def _forecast_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that a forecast is about; the deal as a whole where it names the deal and no other term."""
    bound = record["condition"]
    if record["subtype"] != "forecast" or record["polarity"] is None or (bound and bound["negative"]):
        return
    text = record["content"]["text"]
    matches = words.issues.matches(text)
    about = DEAL_WORD.search(text) or any(alias.lower() in text.lower() for alias in words.deal_aliases)
    if words.deal in record["issues"] and (about or talks_fail(text)) and not matches:
        yield {}, None, record["sid"]
    for match in matches[:1]:
        if match.score >= PLAINLY and match.issue in record["issues"] and match.option:
            giver = words.issues.givers[match.issue]
            yield {match.issue: match.option}, words.parties.get(giver or ""), record["sid"]


def _outlet(head: dict[str, Any], names: dict[str, str]) -> str | None:
    outlet = head.get("outlet")
    return names.get(outlet, outlet[2:].replace("-", " ").title()) if outlet else None


def _item(
    record: dict[str, Any], number: int, term: dict[str, Any], party: str | None, heads: dict[str, Any]
) -> EvidenceItem:
    head = heads.get(record["doc"], {})
    day = head.get("date") or head.get("anchor")
    names = heads.get("names", {})
    holder = record["holder"]
    author = holder if holder in names else head.get("author") or holder
    source = ", ".join(part for part in (head.get("title"), _outlet(head, names)) if part)
    refused = record.get("status") == "refused" and record["refused_by"] in heads["parties"]
    says = "forecast" if record["kind"] == "forecast" else "refusal" if refused else "exchange"
    earlier = (record.get("earlier") or {}).get("text")
    quote = f"{earlier} {record['sentence']['text']}" if earlier else record["sentence"]["text"]
    doc = "-".join(part for part in (record["doc"].removesuffix(".txt"), head.get("digest")) if part)
    return EvidenceItem(
        id=f"{doc}:{record['id'].replace('-', '')}.{number}",
        says=says,
        term=term,
        party=party,
        hedge=_hedge(record, heads["parties"]),
        against=record["polarity"] == "against",
        date=datetime.date.fromisoformat(day) if day else None,
        author=names.get(author, author),
        source=source or None,
        doc=record["doc"],
        quote=quote[:_LONGEST_QUOTE],
    )


def _hedge(record: dict[str, Any], parties: Container[str]) -> Hedge:
    """How sure a record is; what is remote speaks, as its polarity says, the other way, and likely so."""
    level = record["hedge"]["level"]
    if level == "none":
        own = record.get("status") == "reported" and record["holder"] in parties
        return "certain" if own or record.get("status") == "refused" else "likely"
    if level == "remote":
        return "likely"
    if record.get("condition") and record["kind"] == "forecast":
        return "possible"
    return cast(Hedge, level)
