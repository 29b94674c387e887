"""Then and now side by side: "harder than in July", "that is a change from July", "then X; it now Y"."""

import re
from collections.abc import Iterator

from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.shift_contrasts import STANCE, Contrast
from detente.reading.shift_subjects import acting
from detente.reading.speakers import Speakers
from detente.reading.statement_subjects import first_subject

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"winter|\d{4})"
)
_EARLIER = (
    rf"(?:in\s+(?:the\s+)?(?:last\s+)?{_MONTH}|last\s+\w+|(?:it|he|she|they)\s+(?:was|were|had\s+been|used\s+to\s+be)|before|"
    r"(?:an?|one|two|three|four|five|six|ten|\d+)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)\s+(?:ago|earlier|before)|"
    r"at\s+(?:the\s+)?(?:first|last|previous|outset|start)(?:\s+\w+)?|ever|previously|in\s+the\s+past)"
)
_THAN = re.compile(
    r"\b(?:harder|softer|tougher|milder|cooler|warmer|gentler|firmer|stiffer|readier|keener|friendlier|angrier|louder|quieter|"
    r"colder|bolder|sterner|stricter|sharper|blunter|easier|closer|(?:more|less)\s+(?:\w+ly\s+)?(?!than\b)[a-z]+)"
    rf"(?:\s+(?:for|to|about|on|towards?|with|in)\s+[^,;:.]{{2,40}}?)?\s+than\s+{_EARLIER}\b"
)
_IS = re.compile(
    r"\b(?:is|was|are|were|be|been|sounds?|sounded|seems?|seemed|looks?|looked|has\s+become|became|grew|grown|struck\s+a)\s+(?:\w+ly\s+|"
    r"now\s+|far\s+|much\s+|also\s+|a\s+)*$"
)
_CHANGE = (
    r"(?:(?:\w+ly\s+)?(?:\w+\s+)?(?:change|shift|departure|turn|turnaround|reversal|U-turn|retreat|climb-?down|about-face|volte-face|"
    r"step\s+back|advance|break|contrast))\s+(?:from|on|with|to)"
)
_THAT_IS = re.compile(
    rf"(?:(?:But|And|Yet|So)\s+)?(?:[Tt]his|[Tt]hat|[Ii]t)\s+(?:is|was|marks|marked|represents|represented|amounts\s+to|signals|makes)\s+"
    rf"(?:an?\s+|quite\s+an?\s+|no\s+small\s+){_CHANGE}\s"
)
_APPOSED = re.compile(
    rf",\s+(?:in\s+)?an?\s+{_CHANGE}\s+(?:(?:its|his|her|their)\s+|the\s+\w+\s+(?:it|he|she|they)\b|last\s+\w+|[\w’']+\s+earlier|"
    r"(?:[\w’']+\s+){0,2}(?:stance|position|line|threats?|refusal|insistence|demands?|tone|policy|promise|vow|words))"
)
_THIS_TIME = re.compile(
    r"\b(?P<verb>raise[sd]?|make[s]?|made|voice[sd]?|had|has|have)\s+no\s+(?:further\s+|more\s+)?(?:objections?|difficult(?:y|ies)|"
    r"complaints?|protests?)\s+(?:on\s+this\s+occasion|this\s+time|any\s+(?:longer|more)|today|now|on\s+\w+day)\b"
)
_PAST = re.compile(
    rf"\b(?:then|once|ago|last\s+\w+|used\s+to|formerly|earlier|previously|[Ii]n\s+{_MONTH}|[Uu]ntil|at\s+first|"
    r"(?:for|[Ff]or)\s+(?:years|months|decades|weeks)|at\s+the\s+(?:first|second|last|previous)\s+\w+)\b"
)
_NOW = re.compile(
    rf"\b(?P<now>now|lately|today|these\s+days|nowadays|of\s+late)\s+(?:(?P<who>it|he|she|they)\s+(?:is|are|has|have)?\s*)?(?:\w+ly\s+)?"
    rf"(?P<verb>(?!was\b|were\b)(?:{STANCE}|prefers?|asks?|asking|speaks?|favou?rs?|plans?|offers?|ready|willing|wants?|insists?)\b)"
)
_FOR_YEARS = re.compile(
    rf"\b(?:[Ff]or\s+(?:years|months|decades|weeks)|[Uu]p\s+to\s+\w+|[Aa]ll\s+\w+),?\s+"
    rf"(?:[\w’'.-]+\s+){{1,4}}?(?:had\s+)?(?P<verb>{STANCE})"
    rf"[^.]{{2,90}}?(?:;|,\s+but|,\s+then|\s[—–])\s+"
    rf"(?:on\s+\w+day|now|this\s+\w+|last\s+\w+|yesterday|today|in\s+{_MONTH})\b"
)
_WORDS = frozenset(
    ["than", "change", "shift", "departure", "turn", "turnaround", "reversal", "retreat", "climbdown",
     "climb", "contrast", "break", "face", "no", "now", "lately", "today", "nowadays", "these", "late",
     "years", "months", "decades", "weeks"]
)  # fmt: skip
"""Words of which every sentence with a comparison has one."""


def comparisons(passage: Passage, speakers: Speakers) -> Iterator[Contrast]:
    """Changes that a sentence tells by setting then beside now, with who changed.

    1. "X is harder than in July"; without a verb, the person spoken of last.
    2. "That is a change from July" of whoever the sentence names, else of the last speaker; "..., a change
       from its threats" of the subject.
    3. "X once ...; it now ..." where both parts show a stance.
    """
    text = passage.text
    if _WORDS.isdisjoint(passage.vocabulary):
        return
    for found in _THAN.finditer(text):
        verb = _IS.search(text, 0, found.start())
        who = _subject(passage, speakers, verb.start()) if verb else speakers.discourse.last_person
        if who is not None and (verb is None or not _modal(text, verb.start())):
            yield Contrast(who, [found.span()])
    if told := _THAT_IS.match(text):
        behind = first_subject(speakers, passage, len(text))
        who = acting(behind.who) if behind else None
        who = who or speakers.discourse.last_person or speakers.discourse.last_side
        if who is not None:
            yield Contrast(who, [told.span()])
    elif apposed := _APPOSED.search(text):
        subject = first_subject(speakers, passage, apposed.start())
        who = acting(subject.who) if subject else None
        if who is not None:
            yield Contrast(who, [apposed.span()])
    for pattern in (_THIS_TIME, _FOR_YEARS):
        if turned := pattern.search(text):
            who = _subject(passage, speakers, turned.start("verb"))
            if who is not None:
                yield Contrast(who, [turned.span()])
    yield from _then_and_now(passage, speakers)


def _then_and_now(passage: Passage, speakers: Speakers) -> Iterator[Contrast]:
    now = _NOW.search(passage.text)
    then = _PAST.search(passage.text, 0, now.start()) if now else None
    if now is None or then is None or passage.in_antecedent(now.start()):
        return
    place = now.start("now") if now["who"] is None else now.start("verb")
    who: Speaker | None
    if now["who"]:
        who = speakers.pronoun(passage, now["who"], now.start("who"))
    else:
        who = _subject(passage, speakers, place)
    if who is not None:
        yield Contrast(who, [now.span()])


def _subject(passage: Passage, speakers: Speakers, place: int) -> Speaker | None:
    found = speakers.subject(passage, place)
    return acting(found.who) if found else None


def _modal(text: str, place: int) -> bool:
    """Whether a modal verb stands right before a place."""
    return (
        re.search(r"\b(?:would|could|might|may|will|should|must|to)\s+(?:\w+ly\s+)?$", text[:place])
        is not None
    )
