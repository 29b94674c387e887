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
_CITY = re.compile(
    rf"[A-Z][A-Z .'’/-]{{2,60}},\s+(?:\w+day,?\s+)?{_WHEN}\s*(?:[-–—]{{1,2}}|\||:)\s|"
    rf"(?:[A-Z][\w.'’-]*[ /]?){{1,4}},\s+\w+day,?\s+{_WHEN.replace('when', 'on')}\s*[-–—|:]|"
    rf"[A-Z][A-Z .'’/-]{{2,60}}\s+[-–—]\s+{_WHEN.replace('when', 'set_off')}\s*[-–—]"
)
# "VIENNA, July 7, 2015 (Reuters) - ": how agencies open the first sentence.
_AGENCY = re.compile(
    r"(?:[A-Z][A-Z .'’/-]{1,60}(?:, [A-Z][a-z][A-Za-z.'’ -]{1,40}?)?)?"
    rf"(?:(?:,\s*)?(?:\w+day,?\s+)?{_WHEN})?\s*"
    r"\((?P<outlet>[A-Z][\w .&-]{1,40})\)\s*[-–—]"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEARS_BACK = 7
"""Years in which a weekday and a date come together again at least once."""
_OF_A_DATE = re.compile(
    r"(?i:statement|communiqu[eé]|declaration|press release|minutes|bulletin|briefing|transcript|resolution)"
    r"(?: no\.? ?\S+)?,?\s+(?:of|from|on|,|dated)?\s*"
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
    dated = None if given.date else date_of(sentences) or _agency_date(opening, as_of) or _lead_date(agency)
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
        "note": _inferred(dated),
    }


def _inferred(dated: tuple[str, DateSpan] | None) -> str | None:
    """What is said of a date whose year the text does not give: it is the latest not after the as-of day."""
    if dated is None or dated[1].first is None or re.search(r"\d{4}", dated[0]):
        return None
    return f"the year of its date, {dated[1].first.year}, is inferred"


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
    told = opening and re.search(r"\d{4}", _when(opening) or "")
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
    return _titled_date(sentences)


def _titled_date(sentences: list[Sentence]) -> tuple[str, DateSpan] | None:
    """ "Joint statement of 3 June 2024": the date in the title of a document that has one by its form."""
    title = next((s.text for s in sentences if s.role == "title"), "")
    form = _OF_A_DATE.search(title)
    days = [d for d in find_dates(title) if d.grain == "day" and d.first and form and d.start >= form.end()]
    return (title[days[0].start : days[0].end], days[0]) if days else None


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
    when = opening and _when(opening)
    if not when:
        return None
    weekday = _WEEKDAY.search(opening.group()) if opening else None
    for year in ("", *(f", {as_of.year - back}" for back in range(_YEARS_BACK if weekday else 2))):
        days = [d for d in find_dates(when + year) if d.grain == "day" and d.first]
        if days and days[0].first and days[0].first <= as_of:
            if weekday and days[0].first.strftime("%A") != weekday.group():
                continue
            return when, days[0]
    return None


def _when(opening: re.Match[str]) -> str | None:
    """The date of an opening, in whichever place it stands."""
    return next((opening[name] for name in ("when", "on", "set_off") if opening.groupdict().get(name)), None)


def _lead_date(agency: re.Match[str] | None) -> tuple[str, DateSpan] | None:
    """ "BOGOTA (AP) — ... met on Monday, Feb. 5, 2024": the full date of an undated agency report."""
    if agency is None or agency["when"]:
        return None
    text = agency.string
    for day in find_dates(text):
        full = day.grain == "day" and day.first and re.search(r"\d{4}", text[day.start : day.end])
        if full and _WEEKDAY.search(text, max(0, day.start - 12), day.start):
            return text[day.start : day.end], day
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
