"""A topic as an issue of the scenario: title, id, options by degree, keywords."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.drafting.deeds import deed
from detente.drafting.good import Good
from detente.drafting.topics import Topic
from detente.drafting.word_lists import words_of
from detente.reading.measures import aim, measures
from detente.reading.names import slug
from detente.reading.stems import stems

AS_IS = "as is"
_MOST_CHANGES = 3
_LONGEST_OPTION = 8
_LONGEST_KEYWORD = 6
_LONGEST_TITLE = 8
_LADDER_STEPS = 4
_BOUND = re.compile(r"\b(?:above|below|over|under|more than|less than|fewer than|beyond|up to|anything)\b")
_COUNT = re.compile(
    r"(?<=\b(?:of|or))\s\d[\d,]*\s(?=[A-Za-z]{3,})(?!(?:million|billion|trillion|thousand|percent|tonnes)\b)"
)
_DIGIT = re.compile(r"\d")
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
    r"by \d{4}|at least|on \w+ grounds|(?:made|given|won|led|set|taken|\w{3,}ed) by|without|in principle|"
    r"(?:was|were|is|are) (?:discussed|mooted|floated|proposed|under discussion))\b"
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
    title = _noun(min(labels, key=lambda label: (len(label.split()), len(label))))
    return _TAIL.sub("", _LEAD.sub("", " ".join(title.split()[:_LONGEST_TITLE])))


def _noun(label: str) -> str:
    """A label without its amounts and counts, unless nothing is left.

    >>> [_noun(t) for t in ("quota of 6,000 tonnes of cod", "cut of 18 percent in bonds", "release of 9 men")]
    ['quota', 'cut in bonds', 'release of men']
    """
    first = next(measures(label), None)
    if first is None:
        return _COUNT.sub(" ", label)
    noun = _TAIL.sub("", label[: first.start].rstrip(" ,"))
    if noun.lower() in words_of("actions"):
        noun += label[first.end :]
    return noun if stems(noun) else label


def _key_words(title: str) -> list[str]:
    """Up to three words of a title that carry meaning."""
    small = words_of("skips") | words_of("prepositions") | {"and", "or"}
    words = [
        word
        for word in re.findall(r"[\w’'-]+", title)
        if word.lower() not in small and not _DIGIT.search(word)
    ]
    return words[:3]


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _asks(topic: Topic) -> dict[str, list[Good]]:
    """Options other than the status quo, from the smallest step to the whole, with the goods for each.

    1. Where two amounts of one unit are named, each is a step: upwards, or downwards where the talk is of
       cutting. What is only ruled out ("nothing above 4,500 tonnes") is no step; a good without an amount
       asks for the first, the whole for the last.
    2. Else goods of one degree are one option: a part, what is asked, the whole.
    """
    ladder = _ladder(topic.goods)
    steps: dict[float, list[Good]] = {}
    for good in topic.goods:
        steps.setdefault(_step(good, ladder), []).append(good)
    asks: dict[str, list[Good]] = {}
    for key in sorted(steps):
        name = _option(steps[key], ladder[int(key)] if ladder and key < len(ladder) else None)
        while name in asks or name == AS_IS:
            name += ", more"
        if len(asks) < (_LADDER_STEPS if ladder else _MOST_CHANGES):
            asks[name] = steps[key]
        else:
            asks[list(asks)[-1]] += steps[key]
    return asks


def _ladder(goods: Sequence[Good]) -> list[tuple[float, str]]:
    """Amounts of the unit that most goods name, in the order of the steps; empty where there is one."""
    named = [(good, found) for good in goods if not _bounds(good) and (found := aim(good.text))]
    if not named:
        return []
    units = [found.unit for _, found in named]
    unit = max(dict.fromkeys(units), key=units.count)
    amounts = sorted({found.amount for _, found in named if found.unit == unit})
    down = any(
        words_of("lower") & set(re.findall(r"[a-z]+", good.text[: found.start])) for good, found in named
    )
    towards = any(re.search(r"\bto\s+$", good.text[: found.start]) for good, found in named)
    ordered = amounts[::-1] if down and towards else amounts
    return [(amount, unit) for amount in ordered] if len(amounts) > 1 else []


def _bounds(good: Good) -> bool:
    """Whether a good names a bound of what is refused, and no step: "a quota below 38,000 tonnes"."""
    return good.way == "refuse" and _BOUND.search(good.text) is not None


def _step(good: Good, ladder: Sequence[tuple[float, str]]) -> float:
    """Place of a good among the options: its amount on the ladder, else its degree."""
    words = set(re.findall(r"[a-z]+", good.text.lower()))
    whole, part = bool(words & words_of("wholes")), bool(words & words_of("parts"))
    if not ladder:
        return 0 if part else 2 if whole else 1
    found = aim(good.text, ladder[0][1])
    if found and (found.amount, found.unit) in ladder:
        return ladder.index((found.amount, found.unit))
    return len(ladder) if whole and not found else 0


def _option(goods: Sequence[Good], step: tuple[float, str] | None) -> str:
    """The words of the clearest good: of an exchange or a demand before others, then the shortest.

    A step of a ladder is told with its amount, if by nothing else: "to 30,000 tonnes".
    """
    if step:
        told = [good for good in goods if _amounts_to(good.text, step)]
        short = [good for good in told if _amounts_to(_short(good.text), step)]
        if not short and told:
            return _amount(told[0].text, step)
        goods = short or goods
    order = {"exchange": 0, "want": 0, "offer": 1, "prospect": 2, "refuse": 3, "agenda": 4}
    texts = [(order[good.way], _short(good.text)) for good in goods]
    return min(
        ((rank, text) for rank, text in texts if text),
        key=lambda one: (one[0], len(one[1])),
        default=(0, "agreed"),
    )[1]


def _amounts_to(text: str, step: tuple[float, str]) -> bool:
    found = aim(text, step[1])
    return found is not None and found.amount == step[0]


def _amount(text: str, step: tuple[float, str]) -> str:
    """The words for an amount: "30,000 tonnes", with "to" where a change comes to it."""
    found = aim(text, step[1])
    if found is None:
        return ""
    return ("to " if text[: found.start].endswith("to ") else "") + text[found.start : found.end]


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
    labels = [_TAIL.sub("", _LEAD.sub("", _noun(phrase.label))) for phrase in topic.phrases]
    short = [label for label in labels if label and len(label.split()) <= _LONGEST_KEYWORD and stems(label)]
    short = short or [_TAIL.sub("", " ".join(label.split()[:_LONGEST_KEYWORD])) for label in labels]
    return tuple({" ".join(stems(label)): label for label in reversed(short) if stems(label)}.values())[::-1]


def _spoken(goods: Sequence[Good]) -> tuple[str, ...]:
    found = [_short(good.text) for good in goods if not _bounds(good)]
    found += [
        good.text[one.start : one.end] for good in goods if not _bounds(good) and (one := aim(good.text))
    ]
    return tuple({" ".join(stems(text)): text for text in found if stems(text)}.values())
