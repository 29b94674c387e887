"""Goods by where the texts tell them: in deals, in positions, in refusals, in what is said to be possible."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from detente.drafting.acting import across, acting, stands_by_itself, will
from detente.drafting.corpus import NOT_ON_THE_TABLE, Line
from detente.drafting.good import Good
from detente.drafting.parties import Table
from detente.drafting.word_lists import words_of
from detente.reading.clauses import closing

_CAUSED = re.compile(r"\b(?:press|persuad\w+|get|push|convinc\w+|urg\w+|encourag\w+)\b")
_ALLOWED = re.compile(r"^.{0,60}?\b(?:being|be|is|are)\s+[“\"]?allowed[”\"]?\s+to\s+")
_IT_WOULD = re.compile(
    r"(?:^|\s+)(?:it|they|he|she)\s+(?:would|could|will)\s+(?:not\s+)?(?:then\s+|also\s+)?", re.IGNORECASE
)
_TELLS = re.compile(r"\b(?:says?|said|adds?|added|warn(?:s|ed)?|insist(?:s|ed)?|told\s+\S+)(?:\s+that)?$")
_ASKS_FOR = re.compile(r"^(?:(?:is|are|was|were)\s+)?(?:asking|calling|pressing|asks?|calls?)\s+for\s+")
_JUDGED = re.compile(r"\s+as\s+(?:an?\s+)?(?:\w+\s+)?\w+$")
_AN_OFFER = re.compile(r"^(?:(?:an?|the|its|their|latest|new)\s+)*(?:\w+\s+){0,2}(?:offer|proposal|bid)\b")
"""What is turned down here is what the other side would give."""
_CEASES = re.compile(r"^(?:the\s+)?(?:\w+\s+){1,2}(?:stops|ends|ceases|fails|expires|collapses|lapses)$")
"""What a threat is tied to, "if transit stops": nobody is asked for it."""
_NO_OBJECT = re.compile(r"(?:in|by|on|at|as|last|this|earlier)\b")
_IN_RETURN = re.compile(r",?\s+in\s+(?:return|exchange)\s+for\s+")
_NOT_DONE = re.compile(r"\bunless\b|\bif\b[^,]*(?:\bnot\b|n['’]t\b)|\bretaliat", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:refus\w+\s+to|reject\w+|rul\w+\s+out)\s+")
_OTHER = re.compile(r"(?:the\s+)?(?:[A-Z][\w’'-]+\s+){1,4}to\s+[a-z]")
"""Somebody who is no party is to act: whoever presses them would see to it."""
_AND_TO = re.compile(r",\s+and\s+to\s+")
_HARMS = frozenset(
    {"cut", "limit", "suspend", "halt", "stop", "ban", "withdraw", "freeze", "reduce", "enforce"}
)
_SHORT = 10
_NEXT_WORD = 12
"""Signs behind the words of an event in which its verb of refusal may end."""
_PAIR = 2


def of_deal(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    """Legs of a deal; where a leg only makes a third party act, a principal gives it through that party."""
    if record["status"] in NOT_ON_THE_TABLE:
        return
    legs = [_leg(leg, record, line, table) for leg in record["legs"]]
    giving = [leg.giver for leg in legs if leg.giver in table.principals and not leg.via]
    free = [key for key in table.principals if key not in giving] or list(table.principals)
    for leg in legs:
        guessed = leg.via or not stands_by_itself(leg.giver, leg.line, table)
        giver = free[0] if guessed and leg.giver not in table.principals else leg.giver
        receiver = leg.receiver
        if len(table.principals) > _PAIR:
            giver, receiver = _of_those_named(giver, receiver, leg.line, table, free if guessed else ())
        if receiver not in table.principals or receiver == giver:
            receiver = across(giver, leg.line, table)
        left, would, right = partition(_IT_WOULD, leg.text)
        if not would:
            yield replace(leg, giver=giver, receiver=receiver)
            continue
        if _TELLS.search(left):
            left = ""
        if len(left) > _SHORT:
            named = [one.giver for one in legs if one is not leg and left.lower() in one.text.lower()]
            if named and named[0] in table.principals:
                giver, receiver = named[0], across(named[0], leg.line, table)
            yield replace(leg, text=left, giver=giver, receiver=receiver)
            giver, receiver = receiver, giver
        yield replace(leg, text=right, giver=giver, receiver=receiver)


def _of_those_named(
    giver: str | None, receiver: str | None, line: Line, table: Table, free: Iterable[str]
) -> tuple[str | None, str | None]:
    """Giver and receiver where more than two bargain: those whom the sentence names before a guess."""
    named = {table.party(side) for side in line.sides()}
    told = [key for key in free if key in named]
    if giver not in named and told:
        giver = told[0]
    return giver, receiver if receiver in named else None


def _leg(leg: dict[str, Any], record: dict[str, Any], line: Line, table: Table) -> Good:
    line = table.corpus.at(record["doc"], leg["give"]["sid"]) or line
    giver, receiver = table.party(leg["giver"]), table.party(leg["receiver"])
    start = leg["give"]["start"] - line.start
    actor, via, text = acting(line, start, leg["give"]["end"] - line.start, table)
    if allowed := _ALLOWED.match(text):
        text = text[allowed.end() :]
    elif actor:
        receiver = giver if actor != giver and giver in table.principals else receiver
        giver = actor
    if asked := _ASKS_FOR.match(text):
        text, giver, receiver = text[asked.end() :], receiver or across(giver, line, table), giver
    via = via or (giver if giver not in table.principals and _CAUSED.search(leg["give"]["text"]) else None)
    return Good(
        text, None, "exchange", giver, receiver, None, line, via, against=record["polarity"] == "against"
    )


def of_position(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    if record["status"] == "historical":
        return
    who = [record["party"]] if isinstance(record["party"], str) else record["party"]
    sides = [party for one in who if (party := table.party(table.corpus.side(one)))]
    if not sides:
        return
    start = record["wants"]["start"] - line.start
    actor, via, text = acting(line, start, record["wants"]["end"] - line.start, table)
    if record["way"] == "refuse":
        text = _JUDGED.sub("", text)
        if _NO_OBJECT.match(text) or _CEASES.search(text):
            return
    by = sides[0] if len(set(sides)) == 1 else None
    way = {"want": "want", "refuse": "refuse"}.get(record["way"], "offer")
    other = across(by, line, table)
    giver, receiver = (by, other) if way in ("refuse", "offer") else (other, by)
    if way == "refuse" and _AN_OFFER.search(text):
        giver, receiver = other, by
    elif way == "refuse" and by not in table.principals:
        giver, receiver = None, None
    if actor is None and way == "want" and _OTHER.match(text):
        giver, receiver = by, other
    if actor and actor != by:
        giver, receiver = (actor, by) if way == "want" else (by, other)
        if way == "want" and actor not in table.principals and other:
            giver, via = other, actor
    good = Good(
        text, None, way, giver, receiver, by, line, via, record["salience"], whole=record["wants"]["text"]
    )
    yield good
    end = record["wants"]["end"] - line.start
    if further := _AND_TO.search(line.text, end):
        yield replace(good, text=line.text[further.end() : closing(line.text, further.end())], whole=None)


def of_refusal(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    """What an event of rejecting turns down, told by the words behind the verb."""
    said = line.text.find(record["what"])
    end = max(said, 0) + len(record["what"]) + _NEXT_WORD
    refused = _REFUSED.search(line.text, max(said, 0), end) if record["plover"] == "REJECT" else None
    parties = [party for who in record["actor"] if (party := table.party(table.corpus.side(who)))]
    if refused and parties and record["status"] == "occurred":
        text = _JUDGED.sub("", line.text[refused.end() : closing(line.text, refused.end())])
        if _NO_OBJECT.match(text):
            return
        yield Good(
            text, None, "refuse", parties[0], across(parties[0], line, table), parties[0], line, None, "high"
        )


def prospects(line: Line, table: Table) -> Iterator[Good]:
    """ "The union would ...", "if the district caps ...": what a party may do that is a good to another."""
    for one in () if _NOT_DONE.search(line.text) else line.named:
        party = table.party(one.side)
        found = will(line, one)
        if party is None or found is None:
            continue
        verb, end = found
        other = across(party, line, table)
        if verb in words_of("gives") and not (party not in table.principals and verb in _HARMS):
            start = end if verb == "agree" else end - len(verb)
            text, traded, back = partition(_IN_RETURN, line.text[start : closing(line.text, end)])
            yield Good(text, None, "prospect", party, other, None, line)
            if traded:
                yield Good(back, None, "exchange", other, party, None, line)
        elif verb in words_of("causes"):
            _, via, text = acting(line, one.start, closing(line.text, end), table)
            yield Good(text, None, "prospect", party, across(party, line, table), None, line, via)


def partition(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = pattern.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


SOURCES: dict[str, Callable[[dict[str, Any], Line, Table], Iterator[Good]]] = {
    "deal": of_deal,
    "position": of_position,
    "event": of_refusal,
}
