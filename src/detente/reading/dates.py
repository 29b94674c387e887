"""Dates in running text: a small grammar, anchored at the date of the document."""

import calendar
import datetime
import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].lower(): n for name, n in list(_MONTHS.items())} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_RELATIVE = r"(?P<step>last|next|this|past|coming)\s+(?P<unit>week|month|year|quarter|decade)"
_NUMBER, _NAMED_MONTH, _PERIOD, _NEAR_DAY, _WEEKDAY, _DAYS_AGO, _NIGHT, _LONG_YEAR = range(8)
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_ALONE = (
    *("Jan", "Feb", "March", "April", "May", "June"),
    *("July", "Aug", "Sept", "Oct", "Nov", "Dec"),
)
_PERIODS = ("week", "month", "year", "quarter", "decade")
_NEAR_DAYS = ("yesterday", "today", "tomorrow")
_NIGHTS = ("night", "morning", "afternoon", "evening")
_SPOKEN = ("day", *_PERIODS, "tomorrow", *_NIGHTS)
_BEFORE_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Ll]ast|[Nn]ext|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Tt]his|[Bb]efore)"
    r"(?:[ -](?:early|late|mid|the end of|the middle of))?|[Ee]arly|[Ll]ate|[Mm]id"
)
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}
# Every pattern with what must stand in the text: most sentences hold no date, and are told quickly.
_GRAMMAR = tuple(
    (needs, re.compile(pattern, re.IGNORECASE if insensitive else 0))
    for needs, pattern, insensitive in (
        ((_LONG_YEAR,), rf"\b{_YEAR}[-./](?P<number>[01]?\d)[-./](?P<day>[0-3]?\d)(?!\d)", False),
        ((_LONG_YEAR, _NAMED_MONTH), rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", False),
        ((_LONG_YEAR, _NAMED_MONTH), rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", False),
        ((_LONG_YEAR, _NAMED_MONTH), rf"\b{_MONTH},?\s+{_YEAR}\b", False),
        ((_NUMBER, _NAMED_MONTH), rf"\b{_MONTH}\s+{_DAY}(?!\d)\b", False),
        ((_NUMBER, _NAMED_MONTH), rf"\b{_DAY}\s+{_MONTH}\b(?!\s+\w+ing)", False),
        ((_NAMED_MONTH,), rf"\b(?P<lead>{_BEFORE_MONTH})[ -]+{_MONTH}\b(?!\.?,?\s*\d)(?!['’]s)", False),
        (
            (_DAYS_AGO,),
            r"\b(?P<ago>an?|one|two|three|four|five|six|seven|ten|\d{1,2}) days? (?:ago|earlier)\b",
            True,
        ),
        ((_NIGHT,), r"\b(?P<night>last night|tonight|overnight|this (?:morning|afternoon|evening))\b", True),
        ((_PERIOD,), rf"\b{_RELATIVE}\b(?:['’]s)?", True),
        ((_NEAR_DAY,), r"\b(?P<word>yesterday|today|tomorrow)\b", True),
        (
            (_WEEKDAY,),
            r"\b(?:(?P<which>last|next|this|on|by|since|until)\s+)?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|"
            r"Fri|Satur|Sun)day)\b",
            False,
        ),
        (
            (_LONG_YEAR,),
            rf"\b(?:in|since|by|until|during|of|the|after|before|his|her|"
            rf"its)\s+(?P<only>{_YEAR})\b(?!['’]?s\b)",
            True,
        ),
    )
)
_WEEKDAY_OF = re.compile(r"(?:\w+ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?")
"""A weekday that only names the day that stands behind it: "Monday, Feb. 5"."""
Span = tuple[datetime.date | None, datetime.date | None, str]
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|due|scheduled|set to|likely to|expected to|plans? to)\b"
)


@dataclass(frozen=True)
class DateSpan:
    """A date expression: where it stands, its first and last day (None: unresolved), how fine it is."""

    start: int
    end: int
    first: datetime.date | None
    last: datetime.date | None
    grain: str

    @property
    def iso(self) -> str | None:
        """ISO 8601: a day, a month, a year, or `first/last` of any other interval."""
        if not (self.first and self.last):
            return None
        width = {"day": 10, "month": 7, "year": 4}.get(self.grain)
        return (
            self.first.isoformat()[:width] if width else f"{self.first.isoformat()}/{self.last.isoformat()}"
        )


def find_dates(text: str, anchor: datetime.date | None = None) -> list[DateSpan]:
    """Date expressions of a sentence, in order; relative ones stay unresolved without an anchor.

    >>> text = "They met on May 14, 2019 and meet again next month."
    >>> [d.iso for d in find_dates(text, datetime.date(2019, 5, 15))]
    ['2019-05-14', '2019-06']
    """
    return list(_dates(text, anchor))


@lru_cache(maxsize=64)
def _dates(text: str, anchor: datetime.date | None) -> tuple[DateSpan, ...]:
    low, number = text.lower(), _DIGIT.search(text) is not None
    if not (number or _has(low, _SPOKEN) or _has(text, _MONTHS_ALONE)):
        return ()
    found: list[DateSpan] = []
    held = (
        number,
        _has(text, _MONTHS_SHORT),
        _has(low, _PERIODS),
        _has(low, _NEAR_DAYS),
        "day" in text,
        _has(text, (" ago", " earlier")),
        _has(text, _NIGHTS),
        number and _ANY_YEAR.search(text) is not None,
    )
    for needs, pattern in _GRAMMAR:
        if not all(map(held.__getitem__, needs)):
            continue
        for match in pattern.finditer(text):
            if all(match.end() <= d.start or match.start() >= d.end for d in found):
                span = _resolve(match, text, anchor)
                if span:
                    found.append(span)
    found.sort(key=lambda d: d.start)
    pairs = itertools.pairwise(found)
    named = {one for one, two in pairs if _WEEKDAY_OF.fullmatch(text, one.start, two.start)}
    return tuple(d for d in found if d not in named)


def _has(text: str, some: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, some))


def _resolve(match: re.Match[str], text: str, anchor: datetime.date | None) -> DateSpan | None:
    part = match.groupdict()
    if part.get("unit"):
        first, last, grain = _step(part["step"].lower(), part["unit"].lower(), anchor)
    elif part.get("word"):
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[part["word"].lower()]
        first = last = anchor and anchor + datetime.timedelta(days=shift)
        grain = "day"
    elif part.get("weekday"):
        first = last = anchor and _weekday(part, anchor, ahead=bool(_AHEAD.search(text, 0, match.start())))
        grain = "day"
    elif part.get("ago"):
        count = _COUNTS.get(part["ago"].lower()) or int(part["ago"])
        first = last = anchor and anchor - datetime.timedelta(days=count)
        grain = "day"
    elif part.get("night"):
        back = part["night"].lower() in ("last night", "overnight")
        first = last = anchor and anchor - datetime.timedelta(days=int(back))
        grain = "day"
    elif part.get("lead"):
        first, last = _bare_month(part, anchor, ahead=bool(_AHEAD.search(text, 0, match.start())))
        grain = "month"
        return DateSpan(match.start("month"), match.end("month"), first, last, grain)
    elif part.get("only"):
        year = int(part["year"])
        return DateSpan(match.start("only"), match.end(), *_year(year), "year")
    else:
        try:
            first, last, grain = _calendar(part, anchor)
        except ValueError:
            return None
    return DateSpan(match.start(), match.end(), first, last, grain)


def _calendar(part: dict[str, Any], anchor: datetime.date | None) -> Span:
    month = int(part["number"]) if part.get("number") else _MONTHS[part["month"].lower().rstrip(".")[:3]]
    if not part.get("year"):
        # "May 14" without a year is the nearest one; without an anchor nobody knows
        if anchor is None:
            return None, None, "day"
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        days = [
            datetime.date(y, month, int(part["day"])) for y in years if _exists(y, month, int(part["day"]))
        ]
        day = min(days, key=lambda d: abs(d - anchor))
        return day, day, "day"
    year = int(part["year"])
    if part.get("day"):
        day = datetime.date(year, month, int(part["day"]))
        return day, day, "day"
    return *_month(year, month), "month"


def _bare_month(
    part: dict[str, Any], anchor: datetime.date | None, *, ahead: bool
) -> tuple[datetime.date | None, datetime.date | None]:
    """A month without its year: of what is ahead the next one, else the latest that has begun."""
    if anchor is None:
        return None, None
    month, lead = _MONTHS[part["month"].lower().rstrip(".")[:3]], part["lead"].lower()
    if ahead or lead.startswith(("next", "by", "until", "before")):
        return _month(anchor.year + (month < anchor.month), month)
    passed = month < anchor.month if lead.startswith("last") else month <= anchor.month
    return _month(anchor.year - (not passed), month)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1]


def _step(step: str, unit: str, anchor: datetime.date | None) -> Span:
    grain = unit if unit in ("month", "year") else "interval"
    if anchor is None:
        return None, None, grain
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(step, 0)
    if unit == "week":
        monday = anchor - datetime.timedelta(days=anchor.weekday()) + datetime.timedelta(weeks=shift)
        return monday, monday + datetime.timedelta(days=6), grain
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return *_month(months // 12, months % 12 + 1), grain
    if unit == "year":
        return *_year(anchor.year + shift), grain
    return None, None, grain


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _weekday(part: dict[str, Any], anchor: datetime.date, *, ahead: bool) -> datetime.date | None:
    which = (part.get("which") or "").lower()
    if which in ("next", "this", "by", "until"):
        return None
    back = (anchor.weekday() - _DAYS[part["weekday"].lower()]) % 7
    if ahead and which != "last":
        return anchor + datetime.timedelta(days=-back % 7)
    return anchor - datetime.timedelta(days=back or (7 if which == "last" else 0))
