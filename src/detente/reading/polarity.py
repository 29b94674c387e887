"""Which way a clause points: negations, words that block or fail, doubters in front."""

import re
from functools import lru_cache

from detente.reading.hedges import Hedge
from detente.reading.tokens import vocabulary_of
from detente.reading.word_classes import word_class

_NOT = re.compile(
    r"\b(?:not|never|no longer|cannot|neither)\b|n['’]t\b|\b(?:nobody|no one|nothing|"
    r"none)\b(?=.{0,40}?\b(?:will|would|"
    r"can|could|may|might|is|are)\b)",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\s+(?:\w+ly\s+)?(?:be\s+|been\s+|really\s+be\s+)?(?:only\b|just\b|merely\b|simply\b|necessarily\b|"
    r"los|mind|harm|hurt|"
    r"oppos|object|ruled?\s+out|rule|exclu|discount|impossible|inconceivable|far off|surpris|too late|"
    r"the only)"
)
_NO = re.compile(
    r"\bno\s+(?!doubt|longer|less|more than|later|sooner|matter|wonder|means|choice|alternative|option|"
    r"obstacle|"
    r"objection|opposition|reason|problem|one\b)(?=[\w-]+)",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(r"\b(?:neither (?:side|party|government|capital)|not a single)\b", re.IGNORECASE)
_REFUSES = (
    r"(?:refus(?:e[sd]?|ing|al)|reject(?:s|ed|ing|ion)?|declin(?:e|es|ed|ing)(?=\s+(?:to|any|an?|the)\b)|"
    r"block(?:s|ed|ing)?|veto(?:es|ed|ing)?|oppos(?:e|es|ed|ing)|resist(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|"
    r"delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing|ement)|put(?:s|ting)? off|put(?:s|ting)? on hold|defer(?:s|"
    r"red|ring)?|"
    r"shelv(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|turn(?:s|ed|ing)? down|balk(?:s|ed|ing)?|obstruct(?:s|ed|"
    r"ing)?|"
    r"thwart(?:s|ed|ing)?|fail(?:s|ed|ing)? to|stop(?:s|ped|ping)? short of|hold(?:s|ing)? up|vot(?:e|es|"
    r"ed|ing) down|"
    r"stall(?:s|ed|ing)?|spurn(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|go(?:es)? back on|reneg(?:e|es|ed|ing) on|"
    r"hesitat(?:e|es|ing)|be (?:un|less )willing|refrain from|be lost|drag its feet)"
)
_WRECKS = (
    rf"(?:{_REFUSES}|derail(?:s|ed|ing)?|scuttl(?:e|es|ed|ing)|sink(?:s|ing)?|sunk|torpedo(?:es|ed|ing)?|"
    r"kill(?:s|ed|ing)?|abandon(?:s|ed|ing)?|walk(?:s|ed|ing)? (?:away|out) (?:from|of|on)|"
    r"(?:pull|back)(?:s|ed|ing)? out of|quit(?:s|ting)?|scrap(?:s|ped|ping)?|undermin(?:e|es|ed|ing)|"
    r"wreck(?:s|ed|ing)?|sabotag(?:e|es|ed|ing)|doom(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|tear(?:s|ing)? up|"
    r"torn up|rip(?:s|ped|ping)? up|cancel(?:s|led|ling)?|spoil(?:s|ed|ing)?|miss(?:es|ed|ing)?|"
    r"suspend(?:s|ed|ing)?|"
    r"break(?:s|ing)? off|blow(?:s|ing)? up|jeopardi[sz](?:e|es|ed|ing)|stop(?:s|ped|ping)?)"
)
_FAILS = (
    r"(?:fail(?:s|ed|ing)?(?! to\b)|collaps(?:e|es|ed|ing)|fall(?:s|ing)? (?:apart|through|flat|short)|"
    r"break(?:s|ing)? down|broken down|founder(?:s|ed|ing)?|unravel(?:s|led|ling|ed)?|crumbl(?:e|es|ed|ing)|"
    r"di(?:e|es|ed)|dead\b|lapse[sd]?|come to nothing|run aground|implod(?:e|es|ed)|stall(?:s|ed)?|"
    r"slip(?:s|ping)? (?:away|further)|"
    r"be off\b|be doomed|end in (?:failure|deadlock)|go nowhere|lead nowhere|out of reach|off the table|"
    r"further away|recede[sd]?)"
)
_REFUSING_WORDS = word_class("blocking_verb")
"""Words that a word of refusal begins with."""
_NEGATING_WORDS = frozenset({"not", "never", "no", "cannot", "neither", "nobody", "nothing", "none", "t"})
"""Words of which every negation has one; the last is that of "don't"."""
_REFUSING = re.compile(rf"\b{_REFUSES}(?![\w-])", re.IGNORECASE)
_OBJECT = (
    r"\s+(?:(?:any|a|an|the|such|this|that|its|their|all|every|to|talk of|plans? for|terms of)\s+)?"
    r"(?:[\w“\"'’-]+\s+){0,4}?"
)
_WRECKING = re.compile(rf"\b{_WRECKS}(?![\w-])", re.IGNORECASE)
_NOUN = re.compile(r"(?:\b(?:its|their|his|her|our|the|a|an|any|this|that|every)|['’]s?)\s+$", re.IGNORECASE)
_NOUNS = ("veto", "block", "delay", "blocks", "delays")
_FAILING = re.compile(rf"\b{_FAILS}(?![\w-])", re.IGNORECASE)
_DEMISE = re.compile(
    r"\b(?:failure|collapse|breakdown|demise|death|unravell?ing|rejection|abandonment|end)\s+of\s+"
    r"(?:(?:the|any|a|such a|this)\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?:be|been|being|is|are|get|gets)\s+(?:\w+ly\s+)?{_WRECKS}(?![\w-])", re.IGNORECASE
)
_BEFORE_IT = re.compile(rf"\b{_WRECKS}{_OBJECT}[\"“'‘]?$", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:without|short of)\s+(?:an?\s+|any\s+|the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_DOUBTERS = re.compile(
    r"\b(?:(?:few|nobody|no one|hardly anyone|hardly anybody|not many|nowhere near|"
    r"no (?:\w+\s+){1,2}?)(?:\s*(?:\w+\s+)"
    r"{0,4}?)(?:expects?|believes?|thinks?|bets?|predicts?|reckons?|sees?|seriously|assumes?|hopes?)|"
    r"(?:do|does|did|would)(?: not|n['’]t) (?:\w+ly )?(?:expect|believe|think|see|reckon|anticipate|assume)|"
    r"doubt(?:s|ed|ful|ing)?|den(?:y|ies|ied)|sceptical|skeptical|no (?:sign|signs|chance|way|prospect|"
    r"hope|question|"
    r"evidence|indication)|far from (?:certain|clear)|not (?:true|the case)|implausible|a (?:myth|fantasy|"
    r"illusion))"
    r"(?:\s+(?:of|it|likely|at all))?(?:\s+(?:that|whether|if))?\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[;]\s|,?\s+(?:and|but|while|though|although|whereas|yet|so|nor|or)\s+(?=(?:[\w’'-]+\s+){0,5}?(?:will|"
    r"would|may|might|could|"
    r"can|won['’]t|is|are)\b)"
)
_NOT_RULED_OUT = re.compile(r"(?:\bnot|n['’]t|\bcannot)\s+(?:\w+ly\s+)?(?:be\s+)?ruled out", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|reach(?:es|ed|ing)?|conclud(?:e|es|ed|ing)|struck|strik(?:e|es|ing)|"
    r"clinch(?:es|ed|ing)?|"
    r"agree[sd]?|follow(?:s|ed)?|surviv(?:e|es|ed)|succeed(?:s|ed)?|hold|come (?:about|into force)|"
    r"emerge[sd]?|"
    r"possible|in reach|within reach|likely|approv(?:e|es|ed)|ratif(?:y|ies|ied)|be (?:done|made|there)|"
    r"accept(?:s|ed)?|"
    r"there (?:will|would|might|may|could) be)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:talks|negotiations|efforts|diplomacy|process|summit|mediation)\b", re.IGNORECASE)


def doubted(text: str, start: int) -> bool:
    """Whether what begins at a place is doubted, denied or expected by few.

    >>> text = "Few expect that Estmark will lift its sanctions."
    >>> doubted(text, text.index("Estmark"))
    True
    """
    return bool(_DOUBTERS.search(text[max(0, start - 90) : start]))


def part_around(text: str, place: int) -> tuple[int, int]:
    """Bounds of the coordinate clause of a text that a place stands in."""
    start, end = 0, len(text)
    for joint in _PARTS.finditer(text):
        if joint.end() <= place:
            start = joint.end()
        elif joint.start() > place:
            end = joint.start()
            break
    return start, end


def negations(text: str) -> int:
    """Negations and refusals of a clause.

    >>> [negations(t) for t in ("will not refuse to lift it", "will reject it", "can't be ruled out")]
    [2, 1, 0]
    """
    ruled_out = len(_NOT_RULED_OUT.findall(text)) if "ruled" in text.lower() else 0
    return _negated(text) + len(_refusals(text)) - ruled_out


def without_refusals(text: str) -> str:
    """A clause with its words of refusal blanked, the places kept.

    >>> without_refusals("will block the port")
    'will       the port'
    """
    for refusal in _refusals(text):
        text = text[: refusal.start()] + " " * len(refusal.group()) + text[refusal.end() :]
    return text


def failures(text: str, place: int) -> int:
    """Negations of a clause, and the words by which the deal named at a place fails or is blocked."""
    lead, rest = text[:place], text[place:]
    found = _negated(text)
    wrecked = _BEFORE_IT.search(lead)
    if wrecked:
        found += len(_WRECKING.findall(lead))
    else:
        found += bool(_PASSIVE.search(rest)) or bool(_FAILING.search(rest))
    return found + bool(_WITHOUT.search(lead)) + bool(_DEMISE.search(lead))


def comes_about(text: str) -> bool:
    """Whether a clause has a deal come about.

    >>> [comes_about(t) for t in ("a deal will be signed", "a deal would be worth less")]
    [True, False]
    """
    return bool(_COMES.search(text))


def talks_fail(text: str) -> bool:
    """Whether a clause has the talks fail."""
    talks = _TALKS.search(text)
    if talks and _DEMISE.search(text[: talks.start()]):
        return True
    return bool(talks and (_FAILING.search(text, talks.end()) or _PASSIVE.search(text, talks.end())))


def without_cues(text: str, start: int, cues: list[Hedge]) -> str:
    """A clause that starts at a place of its sentence, its words of certainty blanked ("isn't likely")."""
    for cue in cues:
        if not cue.modal:
            first, last = max(cue.start - start, 0), cue.end - start
            if last > first:
                text = text[:first] + " " * (last - first) + text[last:]
    return text


@lru_cache(maxsize=64)
def _refusals(text: str) -> tuple[re.Match[str], ...]:
    """Words of refusal, "its veto" left out."""
    if _REFUSING_WORDS.isdisjoint(vocabulary_of(text)):
        return ()
    found = _REFUSING.finditer(text)
    return tuple(m for m in found if not (m.group().lower() in _NOUNS and _NOUN.search(text[: m.start()])))


@lru_cache(maxsize=64)
def _negated(text: str) -> int:
    if _NEGATING_WORDS.isdisjoint(vocabulary_of(text)):
        return 0
    found = [m for m in _NOT.finditer(text) if not _NOT_MEANT.match(text, m.end())]
    return (
        len(found)
        + len(_NO.findall(text))
        + len(_NO_PARTY.findall(text))
        - len(re.findall(r"\bneither (?:side|party|government|capital)\b", text, re.IGNORECASE))
    )
