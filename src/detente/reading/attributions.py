"""Who is said to say it, and asides: words around a statement that are no part of it."""

import re
from functools import lru_cache

from detente.reading.tokens import vocabulary_of
from detente.reading.word_classes import word_class

_SAY = (
    r"(?:said|says|say|told\s+(?:\w+\s+){0,3}?\w+|reported|reports|added|adds|warned|wrote|noted|announced|"
    r"confirmed|stated|insisted|argued|explained|(?:have |has |had )(?:said|indicated|suggested|hinted|"
    r"signalled))"
)
_THINK = r"(?:believes?|thinks?|predicts?|predicted|expects?|suggested|suggests?)"
_SAYING = word_class("attributing")
"""Words of which every attribution has one."""
_WHEN = (
    r"(?:\s+(?:on|in|at|late|early|last|this|earlier|after|during|yesterday|today|to|by)\b[^,;“”\"]{0,60})?"
)
_SPEAKER = (
    r"(?!(?:and|but|or|nor|so|yet|which|who|whom|that|if|unless|while|although|though|because|in return|"
    r"in exchange|as|with|when)\b)(?P<who>(?:[\w'’.-]+\s+){1,9}?)"
)
_TRAILING = re.compile(
    rf"(?<![\"”’]),\s+(?:(?:as\s+)?{_SPEAKER}(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?:{_SAY}|"
    rf"{_THINK}){_WHEN}|"
    rf"according to\s+(?P<source>[^;“”\"]{{3,90}}?))"
    r"(?P<tail>,\s+(?:in what|in a (?:\w+ )?(?:move|sign|step|shift|twist)|an?\s+(?:\w+\s+)?(?:move|step|"
    r"shift|sign)|adding|raising|ending|averting|paving|dashing|fuell?ing|easing|citing|"
    r"quoting)\b[^;]*?)?\s*[.!]?$"
)
_QUOTE_SAID = re.compile(
    rf"(?<=[,?!][\"”])\s+(?:{_SPEAKER.replace('?P<who>', '?:')}{_SAY}{_WHEN}|"
    r"(?:said|says|added|warned)\s+[^“”\"]{3,120}?)\s*[.!]?$"
)
_LEADING = re.compile(
    rf"(?:(?:On \w+day|Meanwhile|Earlier|Late on \w+day),?\s+)?(?:{_SPEAKER}(?:{_SAY}(?:\s+on \w+day)?"
    rf"(?:\s+that)?|{_THINK}\s+that)\s+(?!to\b)|[Aa]ccording to\s+(?P<source>[^,;]{{3,90}}),\s+)"
)
_PREDICATE = re.compile(r"\b(?:will|would|may|might|could|can|must|shall|won['’]t|if|unless)\b")
_ASIDE = re.compile(
    r",\s+(?:for (?:its|his|her|their) (?:own\s+)?part|in turn|in return|meanwhile|however|by contrast|"
    r"in contrast|"
    r"on the other hand|"
    r"on its side|of course|for example|for instance|in particular|therefore|then|instead|indeed|in fact|"
    r"though|"
    r"moreover|nevertheless|nonetheless|as expected|as before|in addition|too|again|in the meantime|"
    r"for the (?:first time|moment|time being)|(?:led|headed|joined|brokered|proposed|drafted|drawn up|"
    r"mediated|sponsored|"
    r"negotiated|presented|unveiled|backed|seen|signed|discussed|announced|described)\s[^,;]{3,60}"
    r"(?=,\s+(?:would|will|could|may|might|calls|provides|envisages|foresees|requires|commits|obliges|"
    r"sees)\b)|"
    r"(?:which|who|whose|where)\s[^,;]{3,90}(?=,\s+(?:\w+ly\s+)?(?:will|would|"
    r"may|might|must|should|in exchange|in return|on condition|as part of|if|provided|"
    r"could|can|has|have|had|is|are|was|were|offered|agreed|refused|rejected)\b)|(?:\w+\s+){1,3}(?:said|"
    r"say|says)),(?=\s)|(?<=\w)\s+(?:for (?:its|his|her|their) part|in turn)(?=\s+\w)"
)
_LAST_RELATIVE = re.compile(
    r",\s+(?:which|who|whose|where)\s(?![^,;]*\b(?:reject|refus|turn|rul|dismiss|declin|spurn|veto|rebuff|"
    r"said)\w*)"
    r"[^,;]{3,160}?(?=;|\s*[.!]?$)"
)
_PAPER = re.compile(
    r"\b(?:logic|plan|draft|deal|agreement|text|document|terms|schedule|law|constitution|treaty|theory|"
    r"view|scenario|"
    r"data|figures|proposal|framework|timetable)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",\s+(?!and|but|which|who|if)(?:[\w'’]+\s+){1,4}(?:said|say|says)(?:\s+on \w+day)?(?=,\s+(?:but|and|"
    r"though|although|while|provided|if|unless|only if|(?:as|so) long as|on condition|"
    r"yet|whereas)\b)"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}(?<=[A-Z.])(?:,\s+[A-Z\d][\w.,' ]{1,40}?)?\s*(?:\([A-Z][\w .&-]{1,40}\)\s*)?"
    r"\s[-–—]{1,2}\s+(?=\S)"
)
_NESTED = 2
"""Attributions that may stand one behind the other: "he told his counterpart, the palace said"."""

_IF_SAID = re.compile(
    r"(?<=[^,]),\s+(?:he|she|they|it|(?:[A-Z][\w’'-]+|the\s+\w+)(?:\s+[A-Z][\w’'-]+)?)\s+"
    r"(?:said|says|suggested|argued|added|warned|insisted|explained|noted|predicted)(?:\s+on\s+\w+day)?"
    r"(?=,\s)"
)
_LEAD_WORD = re.compile(r"(?:Meanwhile|For its part|By contrast|In turn|On its side),\s+")


def dateline_end(text: str) -> int:
    """Where the words end by which an agency's report opens; 0 where there are none.

    >>> text = "DOHA, Jan. 14 (Wire) — Talks go on."
    >>> text[dateline_end(text) :]
    'Talks go on.'
    """
    found = _DATELINE.match(text)
    return found.end() if found else 0


@lru_cache(maxsize=64)
def trailing(text: str) -> tuple[int, int, str] | None:
    """Place of a trailing attribution, and whose it is.

    >>> trailing("Arda may open the sluice, two diplomats said on Monday.")
    (24, 54, 'two diplomats')
    """
    for comma in _commas(text) if _attributes(text) else ():
        found = _TRAILING.match(text, comma)
        if found and not _PREDICATE.search(found["who"] or ""):
            end = found.start("tail") if found["tail"] else found.end() - (text[-1:] in ".!")
            return found.start(), end, (found["who"] or found["source"]).strip()
    return None


def leading(text: str) -> str | None:
    """Whose words a sentence that begins with an attribution reports.

    >>> leading("Two officials said that Brel would lift its tolls.")
    'Two officials'
    """
    found = _LEADING.match(text) if _attributes(text) else None
    if found and _PAPER.search(found["source"] or ""):
        return None
    if not found or _PREDICATE.search(found["who"] or ""):
        return None
    return (found["who"] or found["source"]).strip()


@lru_cache(maxsize=64)
def without_attribution(text: str) -> str:
    """The text with trailing attributions blanked, the places kept; what goes on behind one stands apart.

    >>> without_attribution("Arda may pay, the palace said, in what was a first.")
    'Arda may pay                 ; in what was a first.'
    """
    if not _attributes(text):
        return " " * (end := dateline_end(text)) + text[end:]
    text = _BETWEEN.sub(lambda aside: " " * len(aside.group()), text)
    text = " " * (end := dateline_end(text)) + text[end:]
    if text.startswith(("If ", "Unless ")):
        text = _IF_SAID.sub(lambda said: " " * len(said.group()), text)
    text = _QUOTE_SAID.sub(lambda said: " " * len(said.group()), text)
    for _ in range(_NESTED):
        found = trailing(text)
        if not found:
            break
        goes_on = text[found[1] : found[1] + 1] == ","
        rest = f";{text[found[1] + 1 :]}" if goes_on else text[found[1] :]
        text = text[: found[0]] + " " * (found[1] - found[0]) + rest
    return text


@lru_cache(maxsize=64)
def without_asides(text: str) -> str:
    """The text with asides between a subject and its verb blanked, the places kept.

    >>> without_asides("Brel, for its part, agreed.")
    'Brel                agreed.'
    """
    if "," not in text and " part" not in text and " turn" not in text:
        return text
    lead = _LEAD_WORD.match(text)
    if lead:
        text = " " * lead.end() + text[lead.end() :]
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    return _LAST_RELATIVE.sub(lambda aside: " " * len(aside.group()), text)


def _attributes(text: str) -> bool:
    """Whether an attribution can stand in a text."""
    return not _SAYING.isdisjoint(vocabulary_of(text))


def _commas(text: str) -> list[int]:
    """The last commas of a sentence, the first of them first."""
    places: list[int] = []
    place = len(text)
    while len(places) < 4 and (place := text.rfind(",", 0, place)) >= max(0, len(text) - 200):
        places.append(place)
    return places[::-1]
