"""Goods on the table: what somebody would give, demands, refuses or offers, with giver and receiver."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from detente.drafting.corpus import Line, Named
from detente.drafting.parties import Table
from detente.drafting.phrases import Phrase, phrase_of, unit_of
from detente.drafting.word_lists import words_of
from detente.reading.clauses import closing
from detente.reading.stems import stem
from detente.reading.verbs import BASE_VERB

_AND = re.compile(
    r",?\s+(?:and|or|plus|as well as)\s+(?=(?:(?:to|also|for)\s|(?:an?|its|more|some|[\d,.]+)\s|the\s+\w+ing\s|at once))"
)
_ITEM = re.compile(r",\s+(?:and\s+)?")
_ITEMS = 4
_ACTS = re.compile(r"(?:['’]s)?\s+(?:to|(?:\w+\s+)?\w{3,}ing)\b")
_MODAL = (
    r"(?:,\s+[^,;.]{2,60},)?\s+(?:would|could|may|might|will|must|can)(?:\s+(?:have\s+to|also|then|first|in\s+turn|"
    r"probably|even|be\s+(?:ready|willing|prepared)\s+to|\w+ly))*\s+(?!not\b)"
)
_WILL = re.compile(rf"{_MODAL}(?P<verb>[a-z]+)\b")
_IF = re.compile(r"\b(?:if|provided(?:\s+that)?|as long as|once)\s+(?:the\s+)?$")
_DOES = re.compile(r"\s+(?P<verb>[a-z]+?)(?:e?s)?\s+(?=\w)")
_CAUSE = re.compile(r"\b(?P<verb>[a-z]+?)(?:e?s|ing|ting|ed)?\s+(?:the\s+)?$")
_CAUSED = re.compile(r"\b(?:press|persuad\w+|get|push|convinc\w+|urg\w+|encourag\w+)\b")
_IT_WOULD = re.compile(r"(?:^|\s+)(?:it|they|he|she)\s+(?:would|could|will)\s+(?:then\s+|also\s+)?", re.IGNORECASE)
_IN_RETURN = re.compile(r",?\s+in\s+(?:return|exchange)\s+for\s+")
_NOT_DONE = re.compile(r"\bunless\b|\bif\b[^,]*(?:\bnot\b|n['’]t\b)|\bretaliat", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:refus\w+\s+to|reject\w+|rul\w+\s+out)\s+")
_AND_IT = re.compile(r",\s+(?:and|but)\s+(?:it|they|he|she)\b")
_HARMS = frozenset({"cut", "limit", "suspend", "halt", "stop", "ban", "withdraw", "freeze", "reduce", "enforce"})
_SHORT = 10
_ALLOWED = re.compile(r"^.{0,60}?\b(?:being|be|is|are)\s+[“\"]?allowed[”\"]?\s+to\s+")
_OUTCOMES = ("historical", "counterfactual")
_SAME = 24
"""Characters by which two goods of one sentence are told to be one."""
_PARTLY = re.compile(r"^(?:so far|again)\s+")


@dataclass(frozen=True)
class Good:
    """Something that a party would hand over or do, as one sentence says it.

    `way` is exchange, want, refuse, offer, prospect (said to be possible) or agenda (to be talked about).
    `giver`, `receiver`, `via` and `by` (who wants, refuses or offers) are ids of parties.
    """

    text: str
    phrase: Phrase | None
    way: str
    giver: str | None
    receiver: str | None
    by: str | None
    line: Line
    via: str | None = None
    salience: str | None = None
    against: bool = False
    whole: str | None = None
    """Everything that is wanted, the words for who acts included."""

    @property
    def unit(self) -> str | None:
        """What it is counted in."""
        return unit_of(self.text)


def goods_of(table: Table) -> list[Good]:
    """Goods in the order of the text: legs of deals, then positions, then what is said to be possible."""
    found: list[Good] = []
    for record in table.corpus.records:
        if record["kind"] in _SOURCES and (line := table.corpus.line(record)):
            found += _SOURCES[record["kind"]](record, line, table)
    told: dict[int, list[str]] = {}
    for good in found:
        told.setdefault(good.line.number, []).append(good.text)
    for line in table.corpus.lines:
        for good in _prospects(line, table):
            if not any(good.text[:_SAME] in text or text[:_SAME] in good.text for text in told.get(line.number, [])):
                found.append(good)
    parts = [part for good in found for part in _parts(good, table)]
    once = {(part.line.number, part.giver, part.way, part.phrase or part.text): part for part in reversed(parts)}
    return sorted(reversed(once.values()), key=lambda good: good.line.number)


def _of_deal(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    """Legs of a deal; where a leg only makes a third party act, a principal gives it through that party."""
    if record["status"] in _OUTCOMES:
        return
    legs = [_leg(leg, record, line, table) for leg in record["legs"]]
    giving = [leg.giver for leg in legs if leg.giver in table.principals and not leg.via]
    free = [key for key in table.principals if key not in giving] or list(table.principals)
    for leg in legs:
        giver = free[0] if leg.via and leg.giver not in table.principals else leg.giver
        receiver = leg.receiver if leg.receiver in table.principals and leg.receiver != giver else _other(giver, leg.line, table)
        left, would, right = _partition(_IT_WOULD, leg.text)
        if not would:
            yield replace(leg, giver=giver, receiver=receiver)
            continue
        if len(left) > _SHORT:
            yield replace(leg, text=left, giver=giver, receiver=receiver)
            giver, receiver = receiver, giver
        yield replace(leg, text=right, giver=giver, receiver=receiver)


def _leg(leg: dict[str, Any], record: dict[str, Any], line: Line, table: Table) -> Good:
    line = table.corpus.at(record["doc"], leg["give"]["sid"]) or line
    giver, receiver = table.party(leg["giver"]), table.party(leg["receiver"])
    start = leg["give"]["start"] - line.start
    actor, via, text = _acting(line, start, leg["give"]["end"] - line.start, table)
    if allowed := _ALLOWED.match(text):
        text = text[allowed.end() :]
    elif actor:
        receiver = giver if actor != giver and giver in table.principals else receiver
        giver = actor
    via = via or (giver if giver not in table.principals and _CAUSED.search(leg["give"]["text"]) else None)
    return Good(text, None, "exchange", giver, receiver, None, line, via, against=record["polarity"] == "against")


def _partition(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = pattern.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


def _of_position(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    if record["status"] == "historical":
        return
    who = [record["party"]] if isinstance(record["party"], str) else record["party"]
    sides = [party for one in who if (party := table.party(table.corpus.side(one)))]
    if not sides:
        return
    start = record["wants"]["start"] - line.start
    actor, via, text = _acting(line, start, record["wants"]["end"] - line.start, table)
    by = sides[0] if len(set(sides)) == 1 else None
    way = {"want": "want", "refuse": "refuse"}.get(record["way"], "offer")
    other = _other(by, line, table)
    giver, receiver = (by, other) if way in ("refuse", "offer") else (other, by)
    if actor and actor != by:
        giver, receiver = (actor, by) if way == "want" else (by, other)
        if way == "want" and actor not in table.principals and other:
            giver, via = other, actor
    yield Good(text, None, way, giver, receiver, by, line, via, record["salience"], whole=record["wants"]["text"])


def _of_refusal(record: dict[str, Any], line: Line, table: Table) -> Iterator[Good]:
    """What an event of rejecting turns down, told by the words behind the verb."""
    said = line.text.find(record["what"])
    refused = _REFUSED.search(line.text, max(said, 0)) if record["plover"] == "REJECT" else None
    parties = [party for who in record["actor"] if (party := table.party(table.corpus.side(who)))]
    if refused and parties and record["status"] == "occurred":
        text = line.text[refused.end() : closing(line.text, refused.end())]
        yield Good(text, None, "refuse", parties[0], _other(parties[0], line, table), parties[0], line, None, "high")


_SOURCES: dict[str, Callable[[dict[str, Any], Line, Table], Iterator[Good]]] = {
    "deal": _of_deal,
    "position": _of_position,
    "event": _of_refusal,
}


def _other(party: str | None, line: Line, table: Table) -> str | None:
    """Who stands across the table from a party: the principal that the sentence names, else the first other."""
    if party is None:
        return None
    here = [key for side in line.sides() if (key := table.party(side)) in table.principals and key != party]
    others = [key for key in table.principals if key != party]
    return (here or others or [None])[0]


def _prospects(line: Line, table: Table) -> Iterator[Good]:
    """ "The union would ...", "if the district caps ...": what a party may do that is a good to another."""
    for one in () if _NOT_DONE.search(line.text) else line.named:
        party = table.party(one.side)
        found = _will(line, one)
        if party is None or found is None:
            continue
        verb, end = found
        other = _other(party, line, table)
        if verb in words_of("gives") and not (party not in table.principals and verb in _HARMS):
            start = end if verb == "agree" else end - len(verb)
            text, traded, back = _partition(_IN_RETURN, line.text[start : closing(line.text, end)])
            yield Good(text, None, "prospect", party, other, None, line)
            if traded:
                yield Good(back, None, "exchange", other, party, None, line)
        elif verb in words_of("causes"):
            _, via, text = _acting(line, one.start, closing(line.text, end), table)
            yield Good(text, None, "prospect", party, _other(party, line, table), None, line, via)


def _will(line: Line, one: Named) -> tuple[str, int] | None:
    """The verb of what a side may do, in its base form, and where it ends."""
    if one.form == "adj":
        return None
    if will := _WILL.match(line.text, one.end):
        return will["verb"], will.end("verb")
    if _IF.search(line.text[: one.start]) and (does := _DOES.match(line.text, one.end)):
        verb = does["verb"]
        known = next((form for form in (verb, verb + "e", verb.removesuffix("i") + "y") if form in words_of("gives")), None)
        return (known, does.end("verb")) if known else None
    return None


def _acting(line: Line, start: int, end: int, table: Table) -> tuple[str | None, str | None, str]:
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
        acts = _ACTS.match(text, one.end) or _WILL.match(text, one.end)
        bare = re.match(rf"\s+(?:\w+ly\s+)?{BASE_VERB}\b", text[one.end : end])
        cause = _CAUSE.search(lead)
        caused = cause and bool({cause["verb"], cause["verb"] + "e"} & words_of("causes"))
        if caused and (actor is not None or here == start) and one.end < end:
            via, here = party, _after(text, one, end)
        elif (acts or bare) and actor is None and len(lead) <= 40:
            actor, here = party, _after(text, one, end)
    return actor, via if via not in (actor, *table.principals) else None, text[here:end].strip(" ,“\"")


def _after(text: str, one: Named, end: int) -> int:
    """Where the words behind an actor begin: past its modal verb or "to"."""
    lead = re.compile(rf"{_MODAL}|['’]s\s+(?:new\s+\w+\s+to\s+)?|\s+to\s+|\s+").match(text, one.end, end)
    return lead.end() if lead else one.end


def _parts(good: Good, table: Table) -> Iterator[Good]:
    """A good cut at "and", and an enumeration at its commas; parts without a noun of their own are dropped."""
    principals = frozenset(side for side, key in table.ids.items() if key in table.principals)
    items = _ITEM.split(good.whole or good.text)
    if len(items) >= _ITEMS and good.way == "want":
        open_to_all = replace(good, way="agenda", giver=None, receiver=None, via=None)
        pieces = [replace(open_to_all, text=item) for item in items]
    else:
        pieces = [replace(good, text=text) for text in _AND.split(_AND_IT.split(good.text)[0])]
    for piece in pieces:
        phrase = phrase_of(_PARTLY.sub("", piece.text), table.corpus.glossary, principals)
        if (phrase and not phrase.heads <= _not_goods()) or piece.unit:
            yield replace(piece, phrase=phrase)


@cache
def _not_goods() -> frozenset[str]:
    """Stems of words for the deal itself and for nothing in particular."""
    return frozenset(map(stem, words_of("meta")))
