"""Who acts: the parties that are subjects of verbs, pronouns included."""

import re
from dataclasses import dataclass
from functools import lru_cache

from detente.reading.passage import Passage
from detente.reading.verbs import VERB

_ADVERB = (
    r"(?:\w+ly|finally|also|then|not|never|soon|just|even|now|still|first|once|again|so|thus|already|in turn|"
    r"in effect|itself|themselves|himself|herself|too|alone)"
)
_BODY = (
    r"(?:government|officials?|negotiators?|side|delegation|authorities|leadership|leaders?|troops|forces|"
    r"regime|army|military|ministry|"
    r"diplomats?|administration|rebels|companies|firms|oligarchs|parliament|lawmakers|envoys?|team|workers|"
    r"members|companies|banks?|"
    r"fishermen|boats|judiciary|courts?|prosecutors|police|navy|importers|exporters|carriers|airlines|"
    r"railways|utilities|utility|insurgents|militants|militias?|separatists|president|minister|"
    r"prime minister|cabinet|"
    r"state|capital|union|teachers|nurses|drivers|pilots|"
    r"producers|farmers|refiners|buyers|commissioners?|governments|states|group|movement|fighters|soldiers|"
    r"guerrillas|party)"
)
_MODAL = r"(?:will|would|could|can|may|might|must|shall|should|won['’]t|wouldn['’]t|cannot|['’](?:ll|d))"
_PREDICATE = re.compile(
    rf"(?P<own>['’]s?)?(?P<body>(?:\s+\w++)?\s+{_BODY})?(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?[\w"
    rf"’'-]+)?(?:\s*,\s+[^,]{{3,60}},)?(?:\s+{_ADVERB})"
    rf"*\s+[\"“'‘]?(?:{_ADVERB}\s+)?"
    rf"(?P<verb>{_MODAL}|to(?!\s+(?:the|an?|its|their|his|her|this|that|all|both|any|some|"
    rf"(?-i:[A-Z])\w+)\b)|being|(?:has|have|had|is|are|was|were)\b|{VERB}|(?!during|regarding|concerning|"
    rf"including|following|pending|according|training|banking|fishing|mining|drilling|testing|funding|"
    rf"spending)\w{{3,}}ing)(?![\w])",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:to|from|with|of|for|against|on|by|in|at|into|over|between|about|toward|towards|near|upon|around|"
    r"regarding|"
    r"concerning|without|behind|via|than|despite|inside|off|under|alongside)\s+(?:the\s+|its\s+|a\s+|an\s+|"
    r"both\s+)?$",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\b(?:promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|gave|giv(?:e|es|en|ing)|grant(?:s|ed|ing)?|"
    r"den(?:y|ies|ied|ying)|"
    r"sen(?:d|ds|t|ding)|owe[sd]?)\s+(?:the\s+)?$"
)
"""A verb that hands something to whoever follows: "promised Kosovo support"."""
_PRESSED_BY = re.compile(r"\b(?:\w{2,}ed|leaned on|told|made|led|set|paid)\s+by\s+(?:the\s+)?$")
"""Before whoever makes another act: "leaned on by Moscow to keep"."""
_SUBJECT_AFTER_FOR = re.compile(r"\b(?:for|with|by|of|on|from)\s+(?:the\s+)?$", re.IGNORECASE)
SOURCE = re.compile(r"\b(?:from|by|courtesy of|on the part of)\s+(?:the\s+)?(?:new\s+)?$", re.IGNORECASE)
"""Before whoever gives something up: "relief from Brel"."""
_PRONOUN = re.compile(r"\b(?P<who>it|they|he|she)\b(?P<rest>['’](?:s|ll|d|re))?", re.IGNORECASE)
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_HELPED = re.compile(r"\b(?:help|helps|helped|helping|enable|enables|assist)\s+$")
"""A verb behind which a pronoun is whoever is helped."""


@dataclass(frozen=True)
class Agent:
    """A party as the subject of a predicate, whose verb stands `at` a place; or `taker` of what is "
    "handed over."""

    side: str
    place: int
    verb: str
    takes: bool = False
    at: int = -1


def subjects(passage: Passage, start: int, end: int) -> list[Agent]:
    """Parties that are subjects of a verb in a stretch of a sentence, in order, pronouns included."""
    stretch = (start, end, passage.before is None)
    if stretch not in passage.acting:
        passage.acting[stretch] = _subjects(passage, start, end)
    return passage.acting[stretch]


def _subjects(passage: Passage, start: int, end: int) -> list[Agent]:
    text = passage.text
    found: list[Agent] = []
    for mention, side in passage.sides:
        if mention.start < start or mention.end > end or mention.form == "group":
            continue
        if text[mention.start].isspace():
            continue  # an aside
        predicate = _PREDICATE.match(text, mention.end, min(end, mention.end + 140))
        if not predicate or predicate.start("verb") >= end:
            continue
        verb = predicate["verb"].lower()
        if verb == "side":
            continue  # "the Kyrgyz side regards"
        if (
            predicate["own"]
            and not predicate["body"]
            and not (verb.endswith("ing") or verb in ("being", "to"))
        ):
            continue
        people = text[mention.end - 1] == "s" or text[: mention.start].lower().endswith("the ")
        if mention.form == "adj" and not (predicate["body"] or people or mention.entity.startswith("P:")):
            continue
        gerund = verb.endswith("ing") or verb == "to"
        if _HANDED.search(text, max(0, mention.start - 30), mention.start):
            continue
        if verb == "to" and _PRESSED_BY.search(text, max(0, mention.start - 24), mention.start):
            continue
        if _governed(text, mention.start) and not (
            gerund and _SUBJECT_AFTER_FOR.search(text[: mention.start])
        ):
            continue
        at = predicate.start("verb")
        found.append(Agent(side, mention.start, text[at : predicate.end("verb")], at=at))
    found += _pronouns(passage, start, end, found)
    return sorted(found, key=lambda agent: agent.place)


@lru_cache(maxsize=256)
def _governed(text: str, place: int) -> bool:
    """Whether a preposition governs what begins at a place: the last two words before it tell."""
    if not text[place - 1 : place].isspace():
        return False
    return _PREPOSITION.search(" ".join([*text[:place].rsplit(None, 2)[-2:], ""])) is not None


def _pronouns(passage: Passage, start: int, end: int, found: list[Agent]) -> list[Agent]:
    text = passage.text
    agents = []
    for pronoun in () if _PRONOUNS.isdisjoint(passage.vocabulary) else _PRONOUN.finditer(text, start, end):
        predicate = _PREDICATE.match(text, pronoun.end("who"), min(end, pronoun.end() + 60))
        if not predicate or _HELPED.search(text, max(0, pronoun.start() - 12), pronoun.start()):
            continue
        side = _antecedent(passage, pronoun.start(), found, word=pronoun["who"].lower())
        if side:
            agents.append(Agent(side, pronoun.start(), predicate["verb"], at=predicate.start("verb")))
    return agents


def _antecedent(passage: Passage, place: int, found: list[Agent], *, word: str) -> str | None:
    """Party a pronoun stands for: a source just named, the last subject, or the last party.

    "He" stands for the first person that the sentence names before it.
    """
    text = passage.text
    people = (s for m, s in passage.sides if m.end <= place and m.entity.startswith("P:"))
    if word in ("he", "she") and (someone := next(people, None)):
        return someone
    before = [
        (m, s)
        for m, s in passage.sides
        if m.end <= place and m.form != "group" and not text[m.start].isspace()
    ]
    named = [(m, s) for m, s in before if m.form != "adj"]
    if not named:
        earlier = first_named(passage.before) if passage.before else None
        topic = passage.before.topic if passage.before else None
        if earlier is None and topic and (word == "it") == (topic[:2] in ("S:", "O:")):
            earlier = topic
        return earlier or (before[-1][1] if before else None)
    before = named
    last, side = before[-1]
    if re.fullmatch(r"\s+(?:is|was|would be)\s+(?:for\s+|that\s+)", text[last.end : place]) and SOURCE.search(
        text[: last.start]
    ):
        return side
    if re.search(
        r"\b(?:demand|demanding|demands|demanded|want|wants|wanted|insist\w*)\s+(?:that\s+)?$",
        text[max(0, place - 20) : place],
    ):
        others = [s for m, s in before if not re.match(r"['’]s?\s+(?:\w+\s+){0,2}demand", text[m.end :])]
        return others[-1] if others else side
    subject = [a.side for a in found if a.place < place]
    return subject[-1] if subject else side


def first_named(passage: Passage) -> str | None:
    """The party that a sentence is about: the first one named that no preposition governs."""
    for mention, side in passage.sides:
        plain = mention.form not in ("adj", "group") and not _governed(passage.text, mention.start)
        if plain and passage.text[mention.end : mention.end + 2] not in ("'s", "’s"):
            return side
    return None
