"""A topic as an issue of the scenario: title, id, options by degree, keywords."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.drafting.deeds import deed
from detente.drafting.good import Good
from detente.drafting.topics import Topic
from detente.drafting.word_lists import words_of
from detente.reading.names import slug
from detente.reading.stems import stems

AS_IS = "as is"
_MOST_CHANGES = 3
_LONGEST_OPTION = 8
_LONGEST_KEYWORD = 6
_LONGEST_TITLE = 8
_NUMBER = re.compile(r"\d[\d,.]*")
_LEAD = re.compile(
    r"^(?:(?:a|an|the|its|his|their|to|also|first|then|some|of|receiving|getting)\s+)+", re.IGNORECASE
)
_FROM_TO = re.compile(r"\bfrom\s+\d[\d.,]*\s+(?:[^\W\d]+\s+)?to\s+(?=\d)")
_TAIL = re.compile(
    r"(?:\s+(?:a|an|the|its|of|on|in|to|for|with|and|at|by|from|or|over|around|first|per|through|against|until|"
    r"altogether|that|which|as|off|full|during|below|above|under|beyond|between|within|without|towards?|new|held|"
    r"it|they|he|she))+$"
)
_CUT = re.compile(
    r"\s*[;:(—–]\s*|,\s+|\s+(?:if|that|which|who|while|before|until|as part of|in exchange|in return|"
    r"in the event|because|despite|prior to|from the|but (?=could|would|not|is)|for its|for their|around|"
    r"by \d{4}|at least|on \w+ grounds)\b"
)
_QUOTES = re.compile(r"[“”\"]")


@dataclass(frozen=True)
class Draft:
    """An issue to be, with the goods behind each of its changes."""

    key: str
    title: str
    options: tuple[str, ...]
    giver: str | None
    via: str | None
    keywords: tuple[str, ...]
    option_keywords: dict[str, tuple[str, ...]]
    asks: dict[str, list[Good]]
    goods: list[Good]


def issues_of(topics: Sequence[Topic], principals: Sequence[str]) -> list[Draft]:
    """One issue for each topic, with ids and titles that differ."""
    taken: set[str] = set()
    drafts = []
    for topic in topics:
        giver = topic.giver(principals)
        title = _title(topic)
        key = _free(slug(" ".join(_key_words(title))) or "ISSUE", taken)
        taken.add(key)
        asks = _asks(topic)
        via = topic.via(giver, principals)
        spoken = {option: _spoken(goods) for option, goods in asks.items()}
        drafts.append(
            Draft(
                key,
                title[:1].upper() + title[1:],
                (AS_IS, *asks),
                giver,
                via,
                _keywords(topic),
                {option: words for option, words in spoken.items() if words},
                asks,
                topic.goods,
            )
        )
    return drafts


def _title(topic: Topic) -> str:
    """The shortest phrase of more than one word that the texts use for it."""
    labels = [_CUT.split(phrase.label)[0] for phrase in topic.phrases]
    labels = [label for label in labels if 2 <= len(label.split()) <= _LONGEST_TITLE] or labels
    title = min(labels, key=lambda label: (len(label.split()), len(label)))
    return _TAIL.sub("", _LEAD.sub("", " ".join(title.split()[:_LONGEST_TITLE])))


def _key_words(title: str) -> list[str]:
    """Up to three words of a title that carry meaning."""
    small = words_of("skips") | words_of("prepositions") | {"and", "or"}
    words = [word for word in re.findall(r"[\w’'-]+", title) if word.lower() not in small]
    return words[:3]


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _asks(topic: Topic) -> dict[str, list[Good]]:
    """Options other than the status quo, from the smallest step to the whole, with the goods for each.

    Goods of one degree are one option, unless they name different numbers of the same unit.
    """
    steps: dict[tuple[int, float], list[Good]] = {}
    for good in topic.goods:
        steps.setdefault(_degree(good), []).append(good)
    numbered = [key for key in steps if key[1]]
    if len(numbered) < 2:
        merged: dict[tuple[int, float], list[Good]] = {}
        for (rank, _), goods in steps.items():
            merged.setdefault((rank, 0.0), []).extend(goods)
        steps = merged
    asks: dict[str, list[Good]] = {}
    for key in sorted(steps):
        name = _option(steps[key])
        while name in asks or name == AS_IS:
            name += ", more"
        if len(asks) < _MOST_CHANGES:
            asks[name] = steps[key]
        else:
            asks[list(asks)[-1]] += steps[key]
    return asks


def _degree(good: Good) -> tuple[int, float]:
    """Rank of a good: a part, what is asked, the whole; with its number where it has a unit."""
    words = set(re.findall(r"[a-z]+", good.text.lower()))
    rank = 0 if words & words_of("parts") else 2 if words & words_of("wholes") else 1
    number = _NUMBER.search(good.text) if good.unit else None
    return rank, float(number.group().replace(",", "").rstrip(".")) if number and number.group().count(
        "."
    ) < 2 else 0.0


def _option(goods: Sequence[Good]) -> str:
    """The words of the clearest good: of an exchange or a demand before others, then the shortest."""
    order = {"exchange": 0, "want": 0, "offer": 1, "prospect": 2, "refuse": 3, "agenda": 4}
    texts = [(order[good.way], _short(good.text)) for good in goods]
    return min(
        ((rank, text) for rank, text in texts if text),
        key=lambda one: (one[0], len(one[1])),
        default=(0, "agreed"),
    )[1]


def _short(text: str) -> str:
    """What is done, in a few words: without who does it, and no name cut in two.

    >>> _short("Norway has offered to finance new survey ships")
    'finance new survey ships'
    >>> _short("accepts a cut of its quota from 16 percent to 12 percent")
    'accept a cut of quota to 12 percent'
    >>> _short("a discount of 15 percent on the gas it buys from Baku")
    'discount of 15 percent on the gas'
    """
    text = _FROM_TO.sub("to ", _CUT.split(_QUOTES.sub("", text).strip())[0])
    words = [word for word in _LEAD.sub("", deed(text)).split() if word not in ("its", "his", "their")]
    end = min(_LONGEST_OPTION, len(words))
    while end < len(words) and words[end - 1][:1].isupper() and words[end][:1].isupper():
        end += 1
    if words:
        words[0] = _base(words[0])
    return _TAIL.sub("", " ".join(words[:end])).strip(" .'’")


def _base(word: str) -> str:
    """A verb of giving in its base form: "accepts" is "accept"; other words as they are."""
    forms = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return next((form for form in forms if form != word and form in words_of("gives")), word)


def _keywords(topic: Topic) -> tuple[str, ...]:
    """Phrases and bare heads by which texts speak of the issue."""
    labels = [_TAIL.sub("", _LEAD.sub("", phrase.label)) for phrase in topic.phrases]
    short = [label for label in labels if label and len(label.split()) <= _LONGEST_KEYWORD and stems(label)]
    return tuple({" ".join(stems(label)): label for label in reversed(short)}.values())[::-1]


def _spoken(goods: Sequence[Good]) -> tuple[str, ...]:
    found = [_short(good.text) for good in goods]
    return tuple({" ".join(stems(text)): text for text in found if stems(text)}.values())
