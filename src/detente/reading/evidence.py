"""Records as evidence items: sentences that re-weigh a forecast."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, cast

from detente.reading.document import name_of
from detente.reading.forecasts import PLAINLY, foretold
from detente.reading.glossary import Glossary, glossary
from detente.reading.passage import DEAL_WORD
from detente.reading.polarity import negations, talks_fail
from detente.reading.position_claims import Stand, position_claims, statement_claims
from detente.records.evidence import EvidenceItem, Hedge, Says

_LONGEST_QUOTE = 400
_WITHOUT = re.compile(r"\W*(?:and |but )?(?:without|absent|failing|barring)\b", re.IGNORECASE)
_WITHOUT_IT = re.compile(
    rf"\b(?:without|absent|failing|barring)\s+(?:(?:an?|any|the|such)\s+)?(?:[\w-]+\s+){{0,2}}{DEAL_WORD.pattern}",
    re.IGNORECASE,
)
"""What would follow without a deal says nothing of whether it comes."""
_WISHED = re.compile(
    rf"\b(?:want|hope|seek|urg|demand|call|ask|press|push|plead)(?:s|ed|es|ing)?\b[^,;]*{DEAL_WORD.pattern}",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(
    r"^(?:(?!\b(?:before|until|when|once|after|unless|if)\b).)*"
    r"\b(?:expires?|runs? out|lapses?|comes? to an end)\b"
)
"""That what is in force ends one day is known already, and no forecast of what follows it."""
_STANDS: dict[str, Callable[[dict[str, Any], Glossary], Iterator[Stand]]] = {
    "position": position_claims,
    "statement": statement_claims,
}
Key = tuple[object, ...]
"""What makes two items one: document, place, term and direction."""
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
        One per sentence, term and direction: every leg of a deal whose issue is known and every forecast of
        an option, or of the deal as a whole (an empty `term`), in order; then the demands, offers,
        acceptances, refusals and threats of positions and statements. Deals that are refused,
        denied or negated, and forecasts that point the other way, speak `against`; deals of the past, and
        what would happen without something, are no evidence.
    """
    words = glossary(scenario)
    heads: dict[str, Any] = {"parties": words.parties, "names": {}}
    items: dict[Key, EvidenceItem] = {}
    told: dict[str, str | None] = {}
    for document in _documents(records):
        heads |= {record["doc"]: record for record in document if record["kind"] == "doc"}
        for record in document:
            if record["kind"] == "entity":
                heads["names"].setdefault(record["id"], record["name"])
        traded = {
            (*_where(record, heads), leg["issue"])
            for record in document
            if record["kind"] == "deal"
            for leg in record["legs"]
        }
        _add_deals_and_forecasts(items, traded, document, words, heads)
        _add_stands(items, traded, document, words, heads)
        told |= {name_of(head): head.get("storyline") for head in document if head["kind"] == "doc"}
    counts = Counter(told.values())
    shared = {name: storyline for name, storyline in told.items() if storyline and counts[storyline] > 1}
    return [_in_storyline(item, shared) for item in items.values()]


def _in_storyline(item: EvidenceItem, shared: dict[str, str]) -> EvidenceItem:
    """The item, with the storyline of its document where other documents tell it too."""
    storyline = shared.get(item.id.rpartition(":")[0])
    return item.model_copy(update={"storyline": storyline}) if storyline else item


def _documents(records: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Records document by document; two documents may have one name."""
    document: list[dict[str, Any]] = []
    for record in records:
        if record["kind"] == "doc" and document:
            yield document
            document = []
        document.append(record)
    yield document


def _add_deals_and_forecasts(
    items: dict[Key, EvidenceItem],
    traded: set[tuple[object, ...]],
    document: list[dict[str, Any]],
    words: Glossary,
    heads: dict[str, Any],
) -> None:
    """Add the legs of deals, and the forecasts of what no deal of the same sentence trades."""
    voices = [record for record in document if record["kind"] == "statement"]
    for record in document:
        if record["kind"] not in ("deal", "forecast"):
            continue
        where = _where(record, heads)
        claims = _deal_claims(record, words) if record["kind"] == "deal" else _forecast_claims(record, words)
        for number, (term, party, place) in enumerate(claims, start=1):
            if record["kind"] == "deal" or not traded & {(*where, issue) for issue in term}:
                holder = _foreteller(record, voices) if record["kind"] == "forecast" else record["holder"]
                item = _item(record, number, _stand(record, term, party, heads), holder, heads)
                items.setdefault((*where[:2], place, *term.items(), item.against), item)


def _foreteller(record: dict[str, Any], voices: list[dict[str, Any]]) -> str | None:
    """Who is quoted with a forecast, else its holder: an analyst's forecast is not the reporter's."""
    content = record["content"]
    for said in voices:
        inside = said["content"]["start"] <= content["start"] and content["end"] <= said["content"]["end"]
        if inside and said["sid"] == record["sid"] and isinstance(said["speaker"], str):
            return str(said["speaker"])
    return str(record["holder"]) if record["holder"] else None


def _where(record: dict[str, Any], heads: dict[str, Any]) -> tuple[object, ...]:
    """The sentence of a record: digest and name of the document, number of the sentence."""
    return heads.get(record["doc"], {}).get("digest"), record["doc"], record["sid"]


def _add_stands(
    items: dict[Key, EvidenceItem],
    traded: set[tuple[object, ...]],
    document: list[dict[str, Any]],
    words: Glossary,
    heads: dict[str, Any],
) -> None:
    """Add what positions and statements say of terms that no deal of the same sentence trades.

    A sentence says one thing of an issue: the first, but a refusal takes the place of a favour.
    """
    said = {(*key[:3], dict(item.term).popitem()[0]): key for key, item in items.items() if item.term}
    for record in document:
        tell = _STANDS.get(record["kind"])
        for stand in tell(record, words) if tell else ():
            (issue,) = stand.term
            place = (*_where(record, heads), issue)
            earlier = said.get(place)
            if place in traded or (earlier and (items[earlier].against or not stand.against)):
                continue
            if earlier:
                del items[earlier]
            said[place] = (*place[:3], *stand.term.items(), stand.against)
            holder = record["speaker"] if record["kind"] == "statement" else record["party"]
            items[said[place]] = _item(
                record, 1, stand, holder if isinstance(holder, str) else holder[0], heads
            )


def _deal_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that the legs of a deal would carry out; of a refused one, with the party that refuses."""
    if record["status"] == "historical":
        return
    refuser = words.parties.get(record["refused_by"] or "")
    for leg in record["legs"]:
        if leg["issue"] and leg["option"] and not (_on_condition(record) and negations(leg["give"]["text"])):
            giver = words.parties.get(leg["giver"])
            yield {leg["issue"]: leg["option"]}, refuser or giver, leg["give"]["start"]


def _on_condition(record: dict[str, Any]) -> bool:
    """Whether a deal is told as a refusal with a condition: "will not give it up unless it is paid"."""
    return record["polarity"] == "for" and any(
        cue["text"].lower() in ("unless", "until") for cue in record["cue"]
    )


def _forecast_claims(record: dict[str, Any], words: Glossary) -> Iterator[Claim]:
    """Terms that a forecast is about; the deal as a whole where it names the deal and no other term."""
    bound = record["condition"]
    if record["subtype"] != "forecast" or record["polarity"] is None or (bound and bound["negative"]):
        return
    text = record["content"]["text"]
    if _WITHOUT.match(text) or _RUNS_OUT.search(text):
        return
    matches = words.issues.matches(foretold(text))
    about = DEAL_WORD.search(text) or any(alias.lower() in text.lower() for alias in words.deal_aliases)
    told = (about or talks_fail(text)) and not (_WITHOUT_IT.search(text) or _WISHED.search(text))
    if words.deal in record["issues"] and told and not matches:
        yield {}, None, record["sid"]
    for match in matches[:1]:
        if match.score >= PLAINLY and match.issue in record["issues"] and match.option:
            giver = words.issues.givers[match.issue]
            yield {match.issue: match.option}, words.parties.get(giver or ""), record["sid"]


def _outlet(head: dict[str, Any], names: dict[str, str]) -> str | None:
    outlet = head.get("outlet")
    return names.get(outlet, outlet[2:].replace("-", " ").title()) if outlet else None


def _stand(record: dict[str, Any], term: dict[str, str], party: str | None, heads: dict[str, Any]) -> Stand:
    """What a deal or a forecast says of a term."""
    refused = record.get("status") == "refused" and record["refused_by"] in heads["parties"]
    says: Says = "forecast" if record["kind"] == "forecast" else "refusal" if refused else "exchange"
    return Stand(term, party, says, _hedge(record, heads["parties"]), record["polarity"] == "against")


def _item(
    record: dict[str, Any], number: int, stand: Stand, holder: str | None, heads: dict[str, Any]
) -> EvidenceItem:
    head = heads.get(record["doc"], {})
    day = head.get("date") or head.get("anchor")
    names = heads["names"]
    author = holder if holder in names else head.get("author") or holder
    source = ", ".join(part for part in (head.get("title"), _outlet(head, names)) if part)
    earlier = (record.get("earlier") or {}).get("text")
    quote = f"{earlier} {record['sentence']['text']}" if earlier else record["sentence"]["text"]
    item = EvidenceItem(
        id=f"{name_of({'doc': record['doc']} | head)}:{record['id'].replace('-', '')}.{number}",
        says=stand.says,
        term=stand.term,
        party=stand.party,
        hedge=stand.hedge,
        against=stand.against,
        date=datetime.date.fromisoformat(day) if day else None,
        author=names.get(author, author),
        source=source or None,
        doc=record["doc"],
        quote=quote[:_LONGEST_QUOTE],
    )
    return EvidenceItem.model_validate(item.model_dump(exclude_defaults=True))  # as a file would give it


def _hedge(record: dict[str, Any], parties: Container[str]) -> Hedge:
    """How sure a record is; what is remote speaks, as its polarity says, the other way, and likely so."""
    level = record["hedge"]["level"]
    if record["kind"] == "deal" and _on_condition(record):
        return "possible"
    if level == "none":
        own = record.get("status") == "reported" and record["holder"] in parties
        return "certain" if own or record.get("status") == "refused" else "likely"
    if level == "remote":
        return "likely"
    if record.get("condition") and record["kind"] == "forecast":
        return "possible"
    return cast(Hedge, level)
