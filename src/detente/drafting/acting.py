"""Who acts in a stretch of a sentence, and through whom."""

import re
from itertools import pairwise

from detente.drafting.corpus import Line, Named
from detente.drafting.parties import Table
from detente.drafting.word_lists import words_of
from detente.reading.clauses import closing
from detente.reading.verbs import BASE_VERB

_ACTS = re.compile(r"(?:['’]s)?\s+[“\"]?(?:to|(?:\w+\s+)?[“\"]?\w{3,}ing)\b")
_MODAL = (
    r"(?:,\s+[^,;.]{2,60},)?\s+(?:would|could|may|might|will|must|can)(?:\s+(?:have\s+to|also|then|first|in\s+turn|"
    r"probably|even|be\s+(?:ready|willing|prepared)\s+to|\w+ly))*\s+(?!not\b)"
)
_WILL = re.compile(rf"{_MODAL}(?P<verb>[a-z]+)\b")
_IF = re.compile(r"\b(?:if|provided(?:\s+that)?|as long as|once)\s+(?:the\s+)?$")
_DOES = re.compile(r"\s+(?P<verb>[a-z]+?)(?:e?s)?\s+(?=\w)")
_CAUSE = re.compile(r"\b(?P<verb>[a-z]+?)(?:e?s|ing|ting|ed)?\s+(?:the\s+)?$")
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?")
_THROUGH = re.compile(
    r"\b(?:through|via|with the (?:help|consent|approval) of|"
    r"(?:monitored|verified|supervised|overseen|guaranteed|inspected|administered|delivered|"
    r"carried|carried out|held)(?:\s+\w+)?\s+by)\s+(?:the\s+)?$"
)
_GOAL = re.compile(r"\b(?:to|in|into|via|through|from|across)\s+(?:the\s+)?$")


def acting(line: Line, start: int, end: int, table: Table) -> tuple[str | None, str | None, str]:
    """Who acts in a stretch of a sentence, through whom, and what remains of the words.

    "Indonesia to cut its tariffs" is cut its tariffs, by Indonesia; "America getting Ukraine to comply" is
    comply, by America through Ukraine; "Canada's ban" leaves all words as they are.
    """
    text = line.text
    actor: str | None = None
    via: str | None = None
    here = start
    for one in (one for one in line.named if start <= one.start and one.end <= end):
        party = table.party(one.side)
        if party is None or one.form == "adj":
            continue
        lead = text[here : one.start]
        acts = _ACTS.match(text, one.end) or _WILL.match(text, one.end) or given(text, one.end)
        bare = re.match(rf"\s+(?:(?:\w+ly|first|then|also)\s+)?{BASE_VERB}\b", text[one.end : end])
        cause = _CAUSE.search(lead)
        caused = cause and bool({cause["verb"], cause["verb"] + "e"} & words_of("causes"))
        if caused and (actor is not None or here == start) and one.end < end:
            via, here = party, _after(text, one, end)
        elif (acts or bare) and actor is None and len(lead) <= 40:
            actor, here = party, _after(text, one, end)
    return actor, via if via not in (actor, *table.principals) else None, text[here:end].strip(' ,“"')


def _after(text: str, one: Named, end: int) -> int:
    """Where the words behind an actor begin: past its modal verb or "to"."""
    lead = re.compile(rf"{_MODAL}|['’]s\s+(?:new\s+\w+\s+to\s+)?|\s+to\s+|\s+").match(text, one.end, end)
    return lead.end() if lead else one.end


def will(line: Line, one: Named) -> tuple[str, int] | None:
    """The verb of what a side may do, in its base form, and where it ends."""
    if one.form == "adj":
        return None
    if will := _WILL.match(line.text, one.end):
        return will["verb"], will.end("verb")
    return given(line.text, one.end) if _IF.search(line.text[: one.start]) else None


def given(text: str, place: int) -> tuple[str, int] | None:
    """A verb of giving in the third person right behind a place: its base form, and where its stem ends."""
    if does := _DOES.match(text, place):
        forms = (does["verb"], does["verb"] + "e", does["verb"].removesuffix("i") + "y")
        known = next((form for form in forms if form in words_of("gives")), None)
        return (known, does.end("verb")) if known else None
    return None


def stands_by_itself(party: str | None, line: Line, table: Table) -> bool:
    """Whether a sentence names a party as more than a goal or an owner: "gas to Europe", "Mali's army"."""
    owners = {one for one, other in pairwise(line.named) if _OWNED.fullmatch(line.text, one.end, other.start)}
    named = [one for one in line.named if table.party(one.side) == party and one not in owners]
    return any(not _GOAL.search(line.text[: one.start]) for one in named)


def through(line: Line, text: str, table: Table) -> str | None:
    """The third party through which a good would come: "gas through Georgia", "verified by the agency"."""
    start = max(line.text.find(text), 0)
    end = closing(line.text, start + len(text))
    for one in line.named:
        party = table.party(one.side)
        here = start < one.start < end and _THROUGH.search(line.text[start : one.start])
        if here and party and party not in table.principals:
            return party
    return None


def across(party: str | None, line: Line, table: Table) -> str | None:
    """Who stands across the table: the principal that the sentence names, else the first other."""
    if party is None:
        return None
    here = [key for side in line.sides() if (key := table.party(side)) in table.principals and key != party]
    others = [key for key in table.principals if key != party]
    return next(iter((*here, *others)), None)
