"""Records as evidence items: sentences that re-weigh a forecast."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.glossary import Glossary, glossary
from detente.records.evidence import EvidenceItem

_NEGATED = re.compile(
    r"\b(?:(?:will|would|can|could|may|might)\s?(?:not|n['’]t)|won['’]t|can['’]t|cannot|never|no longer)\b"
    r"(?!\s+(?:\w+ly\s+)?(?:be\s+)?(?:los|mind|harm|hurt|oppos|object|rule|exclude))"
)
_DEAL = re.compile(
    r"\b(?:deals?|agreement|accord|d[eé]tente|rapprochement|settlement|grand bargain|pact)\b", re.IGNORECASE
)
_LONGEST_QUOTE = 400
_PLAINLY = 3.0
"""Weight of words from which a forecast is plainly about an issue."""

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
    about = _DEAL.search(text) or any(alias.lower() in text.lower() for alias in words.deal_aliases)
    if words.deal in record["issues"] and about and not matches:
        yield {}, None, against
    for match in matches[:1]:
        if match.score >= _PLAINLY and match.issue in record["issues"] and match.option:
            giver = words.issues.givers[match.issue]
            yield {match.issue: match.option}, words.parties.get(giver or ""), against


def _outlet(head: dict[str, Any], names: dict[str, str]) -> str | None:
    outlet = head.get("outlet")
    return names.get(outlet, outlet[2:].replace("-", " ").title()) if outlet else None


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
    source = ", ".join(part for part in (head.get("title"), _outlet(head, names)) if part)
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
