"""Amounts in a text: a number with what it counts, such as "40,000 tonnes" or "five years"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORDS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six"),
            *("seven", "eight", "nine", "ten", "eleven", "twelve"),
        ),
        start=1,
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_UNITS = (
    r"per\s?cent|%|euros?|dollars?|pounds|years?|months?|weeks?|days?|tonnes?|tons?|barrels?|hectares?|acres?|"
    r"cubic\s+(?:kilo)?(?:metres?|meters?|feet)|bcm|(?:mega|giga)watts?|(?:square\s+)?(?:kilomet|met)(?:re|er)s?|miles?"
)
_MEASURE = re.compile(
    rf"(?:(?P<money>[$€£])\s?)?\b(?:\d[\d,]*(?:\.\d+)?(?:\s(?:to|or)\s|\s?[-–]\s?))?(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    rf"(?:[\s-]?(?P<unit>{_UNITS})(?!\w))?(?:\s+(?:per|an?)\s+(?:(?:thousand|million)\s+)?(?:{_UNITS})(?!\w))?",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<=[a-z])s$")


@dataclass(frozen=True)
class Measure:
    """An amount: where it stands in its text, how much, and of what unit."""

    start: int
    end: int
    amount: float
    unit: str


def measures(text: str) -> Iterator[Measure]:
    """Amounts of a text that have a unit, in order.

    >>> [(m.amount, m.unit) for m in measures("from 45,000 tonnes to $3 billion over five years")]
    [(45000.0, 'tonne'), (3000000000.0, 'dollar'), (5.0, 'year')]
    """
    for found in _MEASURE.finditer(text):
        unit = found["unit"] or {"$": "dollar", "€": "euro", "£": "pound"}.get(found["money"] or "")
        if unit:
            plain = _PLURAL.sub("", re.sub(r"per\s?cent|%", "percent", unit.lower()))
            yield Measure(
                *found.span(),
                _number(found["number"]) * _SCALES.get((found["scale"] or "").lower(), 1.0),
                plain,
            )


def aim(text: str, unit: str | None = None) -> Measure | None:
    """The amount that a change comes to: the last of the unit of the first, "from 45 to 30 tonnes" 30.

    >>> aim("cut its quota from 45,000 tonnes to 30,000 tonnes over two years").amount
    30000.0
    """
    found = list(measures(text))
    wanted = unit or (found[0].unit if found else None)
    return next((one for one in reversed(found) if one.unit == wanted), None)


def without_measures(text: str) -> str:
    """A text with its amounts blanked, the places kept.

    >>> without_measures("a quota of 6,000 tonnes of cod")
    'a quota of              of cod'
    """
    return _blanked(text, ((one.start, one.end) for one in measures(text)))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _number(text: str) -> float:
    digits = text.replace(",", "")
    return float(_WORDS[text.lower()]) if text.lower() in _WORDS else float(digits)
