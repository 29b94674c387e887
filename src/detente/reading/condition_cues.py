"""The words that open a condition: "if", "unless", "provided", "should", "were", "once", "until"."""

import re
from collections.abc import Iterator

from detente.reading.tokens import matches_from
from detente.reading.word_classes import word_class

_CUE = re.compile(
    r"\b(?P<only>only if|only when|only once|only after|only by(?= \w+ing\b)|only with|not until|"
    r"not before|not unless|"
    r"if,? and only if,?)\b|"
    r"\b(?P<if>even if|if)\b|\b(?P<unless>unless and until|unless)\b|"
    r"\b(?P<provided>(?:provid(?:ed|ing)|assuming|(?:up)?on (?:the |one |sole |strict |only |clear |"
    r"express )*condition|on the (?:proviso|"
    r"understanding|basis|assumption|strict condition)|suppos(?:e|"
    r"ing))(?: that\b|(?= (?:the|"
    r"it|they|he|she|its|there|nobody|no|no one|all|both|each|every|everyone|any|an?|this|these|their|"
    r"his|her|we|"
    r"you|enough|neither|either|at least|(?-i:[A-Z])))))|"
    r"\b(?P<event>in the event (?:that|of)|in the case (?:that|of)|in case(?: of)?)\b|\b(?P<long>(?<!for "
    r")(?:as|"
    r"so) long as|whenever|as soon as|the (?:moment|minute|instant|day)(?= (?:that |the |it |they |"
    r"he |she |its |"
    r"(?-i:[A-Z]))))\b|\b(?P<once>once)(?= (?:the|an?|its|their|it|they|he|she|you|we|all|both|that|"
    r"this|those|two|three|four|five|six|ten|\d+|"
    r"every|\w+s\b|(?-i:[A-Z])))|"
    r"\b(?P<otherwise>absent|barring|without|short of|in the absence of|with no(?= (?:deal|agreement|"
    r"guarantees?|accord|text|settlement|treaty|ceasefire|truce|progress)\b)|given(?= (?:an?|enough|"
    r"more|time)\b)|until|before(?= (?:the|an?|its|"
    r"their|it|they|he|she|all|both|any|every|(?-i:[A-Z]))))\b|"
    r"(?P<inverted>(?:^|(?<=[,;—] ))should(?= (?:the |an? )?(?:\w+ ){1,5}?\w+)|"
    r"(?<=\w )should(?= (?:the|it|they|he|she|either|any|both|talks|one|a|an|its|their|no|another|there|"
    r"(?-i:[A-Z])\w+)\b)|"
    r"(?<=\w )should(?= (?!be |not |also |then |now |never |always |first |only |still |\w+ly )(?:[a-z]+ "
    r"){1,3}be )|"
    r"(?:^|(?<=[;—] ))were(?= (?:such an? |an? |the |any |this |that )[\w’'-]+(?: [\w’'-]+){0,2}? "
    r"(?:\w+ed|held|met|built|cut|"
    r"put|made|found|taken|withdrawn|given|broken|lost)\b)|"
    r"\bhad(?= (?:that|this|"
    r"the|it|he|she|they|(?-i:[A-Z])\w+)"
    r"(?: \w+){0,3}? (?:not |\w+ed\b|been\b|paid\b|made\b|held\b|won\b|kept\b|left\b|met\b|taken\b|"
    r"given\b|gone\b|"
    r"come\b|known\b|done\b|seen\b|sent\b|let\b|cut\b|begun\b|chosen\b|stuck\b|stood\b))|"
    r"\bwere(?= (?:it not for\b|(?:the |an? |any |its |their |this |"
    r"that )?[\w’'-]+(?: [\w’'-]+){0,4}? to\b)))"
    r"|(?P<when>\bwhen\b(?= it['’]s in ))",
    re.IGNORECASE,
)
_FIRST_WORDS = word_class("conditional")
"""Words that a cue may begin with."""
_SECOND_WORDS = {
    first: frozenset(second.split())
    for first, second in {
        "as": "long soon",
        "so": "long",
        "the": "moment minute instant day",
        "in": "the case",
        "on": "condition the",
        "upon": "condition the",
        "with": "no",
        "not": "until before unless",
        "even": "if",
        "only": "if when once after by with",
        "short": "of",
        "when": "it",
        "given": "a an enough more time",
    }.items()
}
"""What stands behind the commonest of them."""
_NOT_CONDITION = re.compile(
    r"(?:\bas|\bwhat|\basks?|\basked|\bwonder\w*|\bknow|\bsee|\bunclear|\bquestion(?:s|ed)? of)\s+$",
    re.IGNORECASE,
)
_NEAR = 40
"""Characters in front of a cue that are looked at for a word that makes it none."""
_IDIOM = re.compile(
    r"if\s+(?:not|any|anything|only|so|and when|you will|need be|necessary|possible|"
    r"ever)\b(?!\s+\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)
NEGATIVE_CUES = frozenset(
    {"absent", "barring", "without", "short of", "in the absence of", "with no", "until", "before"}
    | {"not until", "not before", "not unless"}
)
_PROMISES = re.compile(r"\b(?:promis|vow|threaten|pledg|agree|ready|willing|prepared|offer|plan)\w*\b")
REFUSES = re.compile(r"\b(?:refus|declin|balk|vow|insist|threaten)\w*\b")
_STAYS = re.compile(
    r"\b(?:(?:stay|remain|keep)s?|to be (?:suspended|frozen|postponed|delayed|withheld|kept))\b"
)
_ASKS = re.compile(r"\b(?:what|how|why|who|whether|when|where|that|said|says|whom|and)\s+$", re.IGNORECASE)
_TENSED = re.compile(
    r"\s+(?:[\w’'-]+\s+){1,6}?(?:is|are|has|have|does|do|agrees?|\w{3,}s)\b|\s+(?:they|we|you|both)\s+\w"
)
MODAL = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|shall|won['’]t|cannot|\w+['’](?:ll|d))\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\s+(?:after\s+)?(?:the|a|an|its|their|all|it|they|he|she|[A-Z])[\w’'-]*\s+(?:[\w’'-]+\s+){0,7}?"
    r"(?:is|are|has|have|agree[sd]?|paid|met|held|left|won|made|came|went|gave|took|got|began|"
    r"withdrew|\w{3,}(?:s|ed))\b|"
    r"\s+[a-z]+s\s+(?:are|have|were|rise|fall|end|move|stop|begin|resume|improve|return|leave|agree|"
    r"pay|sign|come|go)\b"
)
_NARRATED = re.compile(r"\s+(?:[\w’'-]+\s+){1,4}?had\s")
"""What had already happened: "only after Indonesia had done so"."""
_WITHOUT_WHICH = re.compile(
    r"without\s+(?!doubt|question|fail|precedent|warning|delay|exception|saying)", re.IGNORECASE
)


def condition_cues(text: str) -> Iterator[re.Match[str]]:
    """Cues of a sentence that open conditions where they stand; "as if", "if any" and "ask if" are none.

    >>> text = "Ask if it will sign; if not, it will do so as soon as the king agrees."
    >>> [cue.group() for cue in condition_cues(text)]
    ['as soon as']
    """
    for cue in matches_from(_FIRST_WORDS, _CUE, text, second=_SECOND_WORDS):
        near = max(0, cue.start() - _NEAR)
        if _NOT_CONDITION.search(text, near, cue.start()) or _IDIOM.match(text, cue.start()):
            continue
        if cue.group().lower() == "without" and not _WITHOUT_WHICH.search(text, cue.start()):
            continue
        if _opens_condition(text, cue):
            yield cue


def _opens_condition(text: str, cue: re.Match[str]) -> bool:
    """Whether a word that has other uses opens a condition where it stands."""
    word, lead = cue.group().lower(), text[: cue.start()]
    if word in ("until", "before"):
        known = MODAL.search(text, 0, cue.start()) or REFUSES.search(text, 0, cue.start())
        stays = word == "until" and _STAYS.search(text, 0, cue.start())
        return bool(known or stays or not lead.strip()) and _CLAUSE.match(text, cue.end()) is not None
    if cue["once"] or word.startswith(("as soon", "the ")):
        ahead = MODAL.search(text) or _PROMISES.search(text)
        return ahead is not None and _TENSED.match(text, cue.end()) is not None
    if lead.strip() and word in ("only after", "only when", "only once") and _NARRATED.match(text, cue.end()):
        return MODAL.search(text) is not None and MODAL.search(lead) is not None
    if word in ("should", "were") and lead.strip() and lead.rstrip()[-1] not in ',;:—–(“"':
        return not _ASKS.search(lead) and (MODAL.search(lead) or _PROMISES.search(lead)) is not None
    if word == "were" and not lead.strip():
        return "?" not in text
    if word in ("provided", "providing") and lead.strip() and lead.rstrip()[-1] not in ",;:—–(":
        return (MODAL.search(lead) or _PROMISES.search(lead)) is not None
    return True
