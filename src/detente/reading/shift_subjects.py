"""Who changed course: the subject of a verb of change, the owner of a noun, who stands behind "in a turn"."""

import re

from detente.reading.clauses import opening
from detente.reading.discourse import Speaker
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.shift_cues import STATE, Turn
from detente.reading.speakers import Speakers

_REDUCED = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_BY_AGENT = re.compile(r"\s+by\s+")
_JOINED = re.compile(r"(?:[,;]?\s+(?:and|but|then)(?:\s+\w+ly)?|,)\s*$")
_LINE = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}?{STATE}\b", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?P<who>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:\w+\s+){0,2}$")
_WHOSE_LINE = re.compile(
    rf"\b(?P<who>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:own\s+)?(?:\w+\s+)?{STATE}\s+(?:(?:on|over|towards?|to|for)\s+"
    r"[^,;]{2,40}?\s+)?(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?$"
)
_STATE_OF = re.compile(
    rf"\b{STATE}\s+(?:in|of|from|out\s+of)\s+(?:the\s+)?(?P<city>[A-Z][\w’'-]*(?:\s[A-Z]\w+)?)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?$"
)
_BLAMED = re.compile(
    r"\b(?:accus\w+|blam\w+|critici\w+|denounc\w+|condemn\w+|prais\w+|thank\w*|applaud\w*|commend\w*|suspect\w*)\s+"
    r"(?:the\s+)?(?P<who>[A-Z][^,;:.]{1,40}?)\s+(?:of|for)\s+(?:\w+ly\s+)?$"
)
"""Before a gerund: whose doing it is held to be."""
_OWNS = re.compile(r"['’]s?\s*(?:[\w-]+\s+){0,3}")
_ADJECTIVE = re.compile(r"\s+(?:[\w-]+\s+){0,2}")
_SUBJECT_OF = {"its": "it", "their": "they", "his": "he", "her": "she"}
_INSIDE = re.compile(r"\b(?:in|of|from|by|for|among|at|between|with)\s+(?:the\s+|both\s+)?(?:\w+\s+){0,3}$")
_BETWEEN = re.compile(r"\b(?:between|among)\s")
_BEHIND = re.compile(r"\s+(?:by|from|of|in|for|on\s+the\s+part\s+of)\s+(?:the\s+)?")
_POLICY = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}?{STATE}", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|of|from)\s+(?P<city>[A-Z]\w+(?:\s[A-Z]\w+)?)")
_AIR = re.compile(r"(?:mood|atmosphere|climate|weather|relations|ties|relationship)\b", re.IGNORECASE)
_TONE_OF = re.compile(r"\b(?:tone|rhetoric|language)\s+(?:in|of|from|between)\s")
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\s+(?=\w)")
_CLAUSE_BEHIND = re.compile(r"\s*[,;:—–]\s*")
_FRONTED = re.compile(
    r"(?:(?:But|And|Yet|So)\s+)?(?:[Ii]n\s+(?:what\s+\w+\s+\w+\s+)?)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}$"
)
_PRICES = re.compile(
    r"\b(?:price|prices|shares?|stocks?|yields?|inflation|currency|oil|temperatures?|economy|winds?|"
    r"market|markets|demand|growth|rates?|fighting|gunfire|soldiers|troops|army|engineers|traffic|rain|"
    r"exports|imports|sales|output|bonds?)\b(?:\s+(?:has|have|had|\w+ly|also|then|it|was|were)){0,3}\s*$",
    re.IGNORECASE,
)


def changer(
    passage: Passage, speakers: Speakers, cue: re.Match[str], turn: Turn, earlier: Speaker | None
) -> Speaker | None:
    """Who changed course by the words of a cue; None where prices did, or nobody."""
    text = passage.text
    if _PRICES.search(text, max(0, cue.start() - 60), cue.start()):
        return None
    if turn.kind == "front":
        return subject_behind(passage, speakers, cue.end()) or _owner(passage, speakers, cue)
    if turn.noun:
        return _owner(passage, speakers, cue)
    blamed = _BLAMED.search(text, max(0, cue.start() - 80), cue.start())
    if blamed:
        named = next((m for m in passage.mentions if m.start == blamed.start("who")), None)
        return acting(named.who) if named else None
    participle = cue.group().split()[0].lower().endswith(("ed", "en", "wn"))
    if participle and _REDUCED.search(text, max(0, cue.start() - 30), cue.start()):
        by = _BY_AGENT.match(text, cue.end())
        subject = speakers.after(passage, by.end()) if by else None
        return acting(subject.who) if subject else None
    if _JOINED.search(text, max(0, cue.start() - 30), cue.start()):
        joined = earlier if earlier is not None else _first_named(passage, cue.start())
        if joined is not None:
            return joined
    subject = speakers.subject(passage, cue.start())
    if subject and not _state_ends(text, subject.start, subject.end):
        return acting(subject.who)
    owner = _line_owner(passage, speakers, cue.start())
    if owner is None and subject is None and turn.subtype == "tone":
        return speakers.discourse.last
    return owner or (acting(subject.who) if subject else None)


def acting(who: Speaker) -> Speaker | None:
    """Somebody who can change course: no treaty, no sanction."""
    return None if isinstance(who, str) and who.startswith("I:") else who


def subject_behind(passage: Passage, speakers: Speakers, place: int) -> Speaker | None:
    """The subject of the clause that begins at a place."""
    comma = _CLAUSE_BEHIND.match(passage.text, place)
    start = comma.end() if comma else place + 1
    pronoun = _PRONOUN.match(passage.text, start)
    if pronoun:
        return speakers.pronoun(passage, pronoun["who"].lower(), start)
    subject = speakers.after(passage, start)
    if subject:
        return acting(subject.who)
    named = next((m for m in passage.mentions if start <= m.start <= start + 30 and m.form != "adj"), None)
    return acting(named.who) if named else None


def _state_ends(text: str, start: int, end: int) -> bool:
    return re.search(rf"\b{STATE}$", text[start:end], re.IGNORECASE) is not None


def _first_named(passage: Passage, place: int) -> Speaker | None:
    """The first party of the clause before a place, else of the sentence."""
    start = opening(passage.text, place)
    named = [m for m in passage.mentions if m.end <= place and m.form != "adj"]
    here = next((m for m in named if m.start >= start), None) or next(iter(named), None)
    return acting(here.who) if here else None


def _line_owner(passage: Passage, speakers: Speakers, place: int) -> Speaker | None:
    """ "Cairo's line on the dam has hardened": whose line it is."""
    whose = _WHOSE_LINE.search(passage.text, max(0, place - 90), place)
    if whose:
        return speakers.pronoun(passage, _SUBJECT_OF[whose["who"].lower()], whose.start())
    for mention in passage.mentions:
        if mention.end < place and _LINE.match(passage.text, mention.end):
            return acting(mention.who)
    state = _STATE_OF.search(passage.text, max(0, place - 90), place)
    if state is None:
        return None
    inside = (m for m in passage.mentions if state.start() < m.start and m.end <= place)
    named = next(inside, None)
    return acting(named.who) if named else _capital(passage, state["city"])


def _owner(passage: Passage, speakers: Speakers, cue: re.Match[str]) -> Speaker | None:
    """Whose it is: of the owner before it, of whoever stands inside or behind it, else of the subject."""
    text = passage.text
    whose = _WHOSE.search(text, max(0, cue.start() - 40), cue.start()) or _WHOSE.search(cue.group()[:10])
    if whose:
        return speakers.pronoun(passage, _SUBJECT_OF[whose["who"].lower()], cue.start())
    named = _possessor(passage, cue) or _inside(passage, cue) or _behind(passage, cue)
    if named:
        return acting(named)
    owner = _role_owner(passage, speakers, cue) or _governed(passage, cue)
    if owner:
        return owner
    if _AIR.match(cue.group()):
        return None if "between" in cue.group() else list(passage.dyad) or speakers.discourse.last
    if _TONE_OF.search(cue.group()):
        return None
    if _FRONTED.fullmatch(text[: cue.start()]) and (subject := subject_behind(passage, speakers, cue.end())):
        return subject
    if passage.quoted(cue.start()):
        return speakers.discourse.last_side
    if speakers.discourse.here:
        return speakers.discourse.here[0]
    before = [m for m in passage.mentions if m.end <= cue.start() and m.form != "adj"]
    return acting(before[0].who) if before else speakers.discourse.last


def _possessor(passage: Passage, cue: re.Match[str]) -> Speaker | None:
    """ "Kenya's reversal", "the Kenyan line": whoever stands right before."""
    text = passage.text
    for mention in reversed([m for m in passage.mentions if m.end <= cue.start()]):
        between = text[mention.end : cue.start()]
        link = _ADJECTIVE if mention.form == "adj" else _OWNS
        if not mention.entity.startswith("I:") and link.fullmatch(between):
            return mention.who
        break
    return None


def _inside(passage: Passage, cue: re.Match[str]) -> Speaker | None:
    """ "The mood in Kenya has soured", "relations between Kenya and Chad have thawed"."""
    here = [
        m
        for m in passage.mentions
        if cue.start() <= m.start and m.end <= cue.end() and not m.entity.startswith("I:")
    ]
    if not here:
        return None
    if _BETWEEN.search(cue.group()):
        return [m.entity for m in here] if len(here) > 1 else here[0].who
    owners = [m for m in here if _owns(passage, m, cue)]
    return owners[0].who if owners else None


def _owns(passage: Passage, mention: Mention, cue: re.Match[str]) -> bool:
    first = mention.start - cue.start() < 5
    lead = passage.text[cue.start() : mention.start]
    return first or _INSIDE.search(lead) is not None or _POLICY.match(passage.text, mention.end) is not None


def _behind(passage: Passage, cue: re.Match[str]) -> Speaker | None:
    """ "A reversal by Kenya", "a shift in Kenya's policy", "a break with decades of Kenyan policy"."""
    by = _BEHIND.match(passage.text, cue.end())
    near = [m for m in passage.mentions if cue.end() <= m.start <= cue.end() + 40]
    for mention in near:
        if "," in passage.text[cue.end() : mention.start] or mention.entity.startswith("I:"):
            break
        lead = passage.text[cue.end() : mention.start]
        near_by = by and abs(mention.start - by.end()) < 6
        if near_by or _INSIDE.search(lead) or _POLICY.match(passage.text, mention.end):
            return mention.who
    return None


def _role_owner(passage: Passage, speakers: Speakers, cue: re.Match[str]) -> Speaker | None:
    """ "The minister's tone has softened": an office before a possessive mark."""
    mark = re.search(r"['’]s?\s+(?:[\w-]+\s+){0,2}$", passage.text[max(0, cue.start() - 40) : cue.start()])
    if mark is None:
        return None
    owner = speakers.owner(passage, max(0, cue.start() - 40) + mark.start())
    return acting(owner.who) if owner else None


def _governed(passage: Passage, cue: re.Match[str]) -> Speaker | None:
    """ "A softening in Nairobi", "attitudes in Nairobi have hardened": the government of a capital."""
    city = _PLACE.search(f" {cue.group()}") or _PLACE.match(passage.text, cue.end())
    return _capital(passage, city["city"]) if city else None


def _capital(passage: Passage, city: str) -> Speaker | None:
    """The government whose seat a city is."""
    words = tuple(city.split())
    for name in (words, words[:1]):
        alias = passage.glossary.aliases.get(name)
        if alias and alias.form == "metonym" and alias.entity.startswith("S:"):
            return alias.entity
    return None
