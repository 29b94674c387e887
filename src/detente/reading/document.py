"""The document as a whole: title, author, outlet, date, anchor, language."""

import datetime
import hashlib
import re
from typing import Any

from detente.reading.dates import DateSpan, find_dates
from detente.reading.glossary import Glossary
from detente.reading.inputs.source import Given
from detente.reading.language import language_of
from detente.reading.names import slug
from detente.reading.sentences import Sentence

_BY = re.compile(r"(?:by|author|written by|posted by|text by)\b[:\s]\s*", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,3}[A-Z][\w'’-]+")
_OUTLET = re.compile(
    r"(?:^Source\s?:\s*|\bviews of (?:the )?|\b(?:published|appeared) (?:by|in|on) (?:the )?|^(?:©|"
    r"Copyright ©?)\s*(?:\d{4}\s*)?)(?P<name>[A-Z][\w&.'’ -]*[\w])"
)
_WHEN = r"(?P<when>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
# "DOHA, Jan. 14, 2025 — ": a report that names no agency.
_CITY = re.compile(rf"[A-Z][A-Z .'’/-]{{2,60}}, {_WHEN}\s+[-–—]{{1,2}}\s")
# "VIENNA, July 7, 2015 (Reuters) - ": how agencies open the first sentence.
_AGENCY = re.compile(
    r"[A-Z][A-Z .'’/-]{1,60}(?:, [A-Z][a-z][A-Za-z.'’ -]{1,40}?)?"
    rf"(?:,\s*{_WHEN})?\s*"
    r"\((?P<outlet>[A-Z][\w .&-]{1,40})\)\s*[-–—]"
)
_HEAD = ("title", "section", "dateline", "byline", "heading", "editor_note", "credit")
_SET_OFF_BEFORE = re.compile(r"(?:^|[,;:|·•—–.(-])\s*$")
_SET_OFF_AFTER = re.compile(r"\s*(?:$|[,;:|·•—–.)-])")


def document_record(
    doc: str,
    raw: str,
    sentences: list[Sentence],
    glossary: Glossary,
    as_of: datetime.date,
    given: Given,
) -> dict[str, Any]:
    """The `doc` record: what is known of the document, else what it says of itself, and its anchor."""
    title = given.title or next((s.text.lstrip("# ") for s in sentences if s.role == "title"), None)
    author = _name_in(given.author) or author_of(sentences)
    agency = _agency(sentences)
    opening = agency or _CITY.match(_first_words(sentences))
    dated = None if given.date else date_of(sentences) or _agency_date(opening, as_of)
    outlet = given.outlet or _outlet(sentences) or (agency and agency["outlet"])
    day = given.date or (dated[1].first if dated else None)
    return {
        "kind": "doc",
        "doc": doc,
        "chars": len(raw),
        "digest": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:6],
        "offsets": "unicode code points",
        "title": title,
        "author": author,
        "outlet": outlet and _outlet_id(outlet, glossary),
        "date": day.isoformat() if day else None,
        "date_text": dated[0] if dated else None,
        "anchor": (day or as_of).isoformat(),
        "language": language_of(" ".join(s.text for s in sentences if not s.boilerplate)[:20_000]),
        "first_person": None,
    }


def unread_record(doc: str, why: str) -> dict[str, Any]:
    """The `doc` record of a document that could not be read, with the reason as its note."""
    known = {"kind": "doc", "doc": doc, "chars": 0, "digest": None, "offsets": "unicode code points"}
    unknown = ("title", "author", "outlet", "date", "date_text", "anchor", "language", "first_person")
    return known | dict.fromkeys(unknown) | {"note": f"not read: {why}"}


def name_of(head: dict[str, Any]) -> str:
    """Name that tells a document from others of its file name: `example-3fa2c1`."""
    return "-".join(part for part in (head["doc"].removesuffix(".txt"), head.get("digest")) if part)


def full_date_of(sentences: list[Sentence]) -> datetime.date | None:
    """The date that a text gives itself, with its year: in a date line, else where its report opens."""
    opening = _agency(sentences) or _CITY.match(_first_words(sentences))
    told = opening and opening["when"] and re.search(r"\d{4}", opening["when"])
    found = date_of(sentences) or (_agency_date(opening, datetime.date.max) if told else None)
    return found[1].first if found else None


def author_of(sentences: list[Sentence]) -> str | None:
    """Name in the byline, at the head or at the foot."""
    for sentence in sentences:
        if sentence.role == "byline" and (name := _name_in(sentence.text)):
            return name
    return None


def _name_in(byline: str | None) -> str | None:
    name = _NAME.match(_BY.sub("", byline or "", count=1).strip())
    return name.group() if name else None


def date_of(sentences: list[Sentence]) -> tuple[str, DateSpan] | None:
    """The first date line and its date; else a full date in a line of the head of the page."""
    for sentence in sentences:
        if sentence.role == "dateline":
            days = [d for d in find_dates(sentence.text) if d.grain == "day" and d.first]
            if days:
                return sentence.text, days[0]
    for sentence in sentences:
        if sentence.role not in _HEAD:
            break
        if sentence.role in ("byline", "heading"):
            days = [d for d in find_dates(sentence.text) if d.grain == "day" and d.first]
            if days and (sentence.role == "byline" or _stands_apart(sentence.text, days[0])):
                return sentence.text[days[0].start : days[0].end], days[0]
    return None


def _stands_apart(text: str, date: DateSpan) -> bool:
    """Whether a date with its year is set off in a line by punctuation: "Trade Desk | 8 July 2021"."""
    before, words, after = text[: date.start], text[date.start : date.end], text[date.end :]
    full = re.search(r"\d{4}", words) is not None
    return full and _SET_OFF_BEFORE.search(before) is not None and _SET_OFF_AFTER.match(after) is not None


def _agency(sentences: list[Sentence]) -> re.Match[str] | None:
    """The opening of an agency's report, in the first sentence of the body."""
    return _AGENCY.match(_first_words(sentences))


def _first_words(sentences: list[Sentence]) -> str:
    return next((s.text for s in sentences if s.role == "body" and not s.boilerplate), "")


def _agency_date(opening: re.Match[str] | None, as_of: datetime.date) -> tuple[str, DateSpan] | None:
    """The date of an opening; one without a year is read in the year before the as-of date."""
    if opening is None or opening["when"] is None:
        return None
    for year in ("", f", {as_of.year}", f", {as_of.year - 1}"):
        days = [d for d in find_dates(opening["when"] + year) if d.grain == "day" and d.first]
        if days and days[0].first and days[0].first <= as_of:
            return opening["when"], days[0]
    return None


def _outlet(sentences: list[Sentence]) -> str | None:
    for sentence in sentences:
        if sentence.role in ("editor_note", "credit") or sentence.boilerplate:
            name = _OUTLET.search(sentence.text)
            if name and not sentence.text.startswith("/"):
                return name["name"].strip()
    return None


def _outlet_id(name: str, glossary: Glossary) -> str:
    alias = glossary.aliases.get(tuple(re.findall(r"[^\W_]+", name)))
    return alias.entity if alias and alias.entity.startswith("O:") else f"O:{slug(name)}"
