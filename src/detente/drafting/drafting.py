"""Articles in, a scenario to continue from out."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.drafting.corpus import Line
from detente.drafting.deadlines import deadlines_of
from detente.drafting.deals import deal_of
from detente.drafting.goods import goods_of
from detente.drafting.issues import Draft, issues_of
from detente.drafting.outlook import BASE_RATE, questions_of
from detente.drafting.parties import Table, table_of
from detente.drafting.topics import topics_of
from detente.drafting.worths import DELIVERS, NO_DEAL, worths_of
from detente.reading.document import full_date_of
from detente.reading.documents import items_of_documents
from detente.reading.inputs import Document
from detente.reading.layout import read_layout
from detente.scenario import Scenario
from detente.scenario.annotated import Path
from detente.scenario.caveats import FROM_TEXT

_QUOTED = 200
"""Signs of a sentence that a quote of it holds."""


class DraftError(ValueError):
    """Texts from which no scenario can be drafted."""


@dataclass(frozen=True)
class Drafted:
    """A scenario and what a person should check in it, by path."""

    scenario: Scenario
    checks: dict[Path, str]
    later: tuple[str, ...] = ()
    """Documents left out: dated after the scenario's day, when nobody could know them."""


def latest_day(documents: Sequence[Document]) -> datetime.date | None:
    """Date of the latest document that has one."""
    return max((day for day in map(_day, documents) if day), default=None)


def _day(document: Document) -> datetime.date | None:
    return document.given.date or full_date_of(read_layout(document.text))


def draft(documents: Sequence[Document], *, as_of: datetime.date) -> Drafted:
    """A first scenario from texts alone.

    Parameters
    ----------
    documents : sequence of Document
        The texts, in order; the same texts give the same draft.
    as_of : date
        The scenario's day, and the anchor of relative dates in texts without a date. Texts dated after it
        are left out.

    Returns
    -------
    Drafted

    Raises
    ------
    DraftError
        The texts name no two sides that bargain, or nothing that they bargain over, or are all dated after
        the scenario's day.
    """
    documents = _told_apart(documents)
    days = {document.doc: _day(document) or as_of for document in documents}
    later = tuple(name for name, day in days.items() if day > as_of)
    if len(later) == len(documents):
        fix = f"give {min(days.values(), default=as_of)}, the day of the first, or a later one"
        raise DraftError(f"{_names(documents)}: dated after {as_of} -> {fix}")
    documents = [document for document in documents if document.doc not in later]
    table = table_of(documents, as_of)
    if table is None:
        fix = "give articles in English that say who wants what from whom"
        raise DraftError(f"{_names(documents)}: no two parties that bargain with each other -> {fix}")
    issues = issues_of(topics_of(goods_of(table)), table.principals)
    if not issues:
        fix = "give articles that say what is offered, demanded or refused"
        raise DraftError(f"{_names(documents)}: no exchange, demand or offer found -> {fix}")
    table = _needed(table, issues)
    data = _data(table, issues, as_of)
    read = _read_for(documents, data, as_of)
    items = [item.model_dump(mode="json", exclude_defaults=True) for item in read if _known(item, as_of)]
    data["worth"] = _worth(issues, table, _quoted(items, table.corpus.lines))
    data["evidence"] = items
    scenario = Scenario.model_validate({key: value for key, value in data.items() if value not in ([], {})})
    return Drafted(scenario, _checks(scenario, issues), later)


def _told_apart(documents: Sequence[Document]) -> list[Document]:
    """The documents, those of one name numbered."""
    seen: Counter[str] = Counter()
    named = []
    for document in documents:
        seen[document.doc] += 1
        number = seen[document.doc]
        named.append(document if number == 1 else replace(document, doc=f"{document.doc}#{number}"))
    return named


def _names(documents: Sequence[Document]) -> str:
    return ", ".join(document.doc for document in documents[:3]) + (", ..." if len(documents) > 3 else "")


def _known(item: Any, as_of: datetime.date) -> bool:
    return item.known_on is None or item.known_on <= as_of


def _quoted(items: Sequence[dict[str, Any]], lines: Sequence[Line]) -> dict[int, list[str]]:
    """Ids of the items that quote each sentence, by its number."""
    of_doc: dict[str, list[Line]] = {}
    for line in lines:
        of_doc.setdefault(line.doc, []).append(line)
    ids: dict[int, list[str]] = {}
    for item in items:
        for line in of_doc.get(item.get("doc", ""), []):
            if line.text[:_QUOTED] in (item.get("quote") or ""):
                ids.setdefault(line.number, []).append(item["id"])
    return ids


def _needed(table: Table, issues: Sequence[Draft]) -> Table:
    """The table without third parties that neither give, deliver nor speak of any issue.

    One that is named once, by an adjective or its capital ("the Stockholm tribunal"), is none.
    """
    mentions = [one for line in table.corpus.lines for one in line.named]
    often = Counter(one.side for one in mentions)
    told = [one for one in mentions if one.form == "name" or (often[one.side] > 1 and one.form != "adj")]
    known = {one.side for one in told}
    kept = set(table.principals)
    for issue in issues:
        acting = {issue.giver, issue.via, *(who for good in issue.goods for who in (good.by, good.receiver))}
        beside = {table.party(side) for good in issue.goods for side in good.line.sides() if side in known}
        kept |= {key for key in acting | beside if key}
    parties = {key: party for key, party in table.parties.items() if key in kept}
    return Table(parties, table.corpus, {side: key for side, key in table.ids.items() if key in parties})


def _data(table: Table, issues: Sequence[Draft], as_of: datetime.date) -> dict[str, Any]:
    principals = [table.parties[key]["name"] for key in table.principals]
    between = f"{', '.join(principals[:-1])} and {principals[-1]}"
    title = f"{between}: a draft from texts alone"
    deadlines = deadlines_of(table.corpus.lines, as_of)
    no_deal = {"value": NO_DEAL, "because": f"{FROM_TEXT}no text says what walking away is worth"}
    return {
        "detente": 1,
        "title": title[:1].upper() + title[1:],
        "as_of": as_of,
        "deal": deal_of(table.corpus.lines, (head["title"] or "" for head in table.corpus.heads), between),
        "parties": {
            key: party if "role" in party else party | {"no_deal": no_deal}
            for key, party in table.parties.items()
        },
        "issues": {issue.key: _issue(issue) for issue in issues},
        "worth": {},
        "deadlines": deadlines,
        "base_rate": BASE_RATE,
        "questions": questions_of(deadlines, as_of),
        "evidence": [],
    }


def _issue(issue: Draft) -> dict[str, Any]:
    via = {
        "party": issue.via,
        "delivers": {"value": DELIVERS, "because": f"{FROM_TEXT}{issue.via} must act too"},
    }
    places = ", ".join(dict.fromkeys(f"{good.line.doc} {good.line.sid}" for good in issue.goods[:4]))
    return {
        "title": issue.title,
        "options": list(issue.options),
        **({"giver": issue.giver} if issue.giver else {}),
        **({"via": via} if issue.via else {}),
        "keywords": list(issue.keywords),
        "option_keywords": {option: list(words) for option, words in issue.option_keywords.items()},
        "because": f"spoken of in {places}",
    }


def _read_for(documents: Sequence[Document], data: dict[str, Any], as_of: datetime.date) -> list[Any]:
    """Evidence on the draft's own terms, as `detente read` would give it."""
    bare = {
        key: value
        for key, value in data.items()
        if key in ("detente", "title", "as_of", "deal", "parties", "issues")
    }
    return items_of_documents(documents, Scenario.model_validate(bare), as_of=as_of)


def _worth(issues: Sequence[Draft], table: Table, ids: dict[int, list[str]]) -> dict[str, Any]:
    worth: dict[str, Any] = {key: {} for key in table.parties}
    for issue in issues:
        for party, options in worths_of(issue, table.principals, ids).items():
            worth[party][issue.key] = options
    return {party: found for party, found in worth.items() if found}


def _checks(scenario: Scenario, issues: Sequence[Draft]) -> dict[Path, str]:
    """What a person should look at, line by line."""
    checks: dict[Path, str] = {
        ("as_of",): "the day of the forecast",
        ("deal",): "by what names do texts speak of the deal itself?",
    }
    for key, party in scenario.parties.items():
        principal = party.role == "principal"
        checks["parties", key] = (
            "does it bargain, and must it accept?" if principal else "does it matter, and how?"
        )
        if principal:
            checks["parties", key, "no_deal"] = "a default; what is walking away worth?"
    for issue in issues:
        path: Path = ("issues", issue.key)
        checks[(*path, "options")] = "first what stands without a deal, then each step"
        if issue.giver:
            checks[(*path, "giver")] = "who carries it out?"
        else:
            checks[path] = "no giver found; does somebody give it?"
        if issue.via:
            checks[(*path, "via")] = "must this party deliver?"
    for who, terms in scenario.worth.items():
        for name in terms:
            checks["worth", who, name] = "defaults by kind of mention; put your own"
    for n, _ in enumerate(scenario.deadlines):
        checks["deadlines", n] = "the day, and whether it presses"
    checks["base_rate",] = "a default; of how many talks like these was one signed, in how many months?"
    for n, _ in enumerate(scenario.questions):
        checks["questions", n] = "what would settle it?"
    return checks
