"""Where the two parts of a condition begin and end: what would have to be so, and what would follow."""

import re

from detente.reading.clauses import NEW_CLAUSE, closing, opening, trimmed
from detente.reading.condition_cues import MODAL, REFUSES

_FRONT = re.compile(
    r"\b(?:that|and|but|because|so|or|then|well|now|um|see|thinks?|believes?|says?|said|guess|knows?|"
    r"means?|whereby|however|yet|like|even)$",
    re.IGNORECASE,
)
_LONGEST_FRONT = len("believes")
_NOMINAL = ("inverted", "event", "otherwise")
_STAYS = re.compile(
    r"\b(?:stay|remain|keep|continue|hold|withhold|last|suspend|block|go on|refus|freez|frozen|clos|shut|"
    r"persist)\w*\b"
)
_THERE_IS_NO = re.compile(r"(?:[Tt]here (?:is|are)|[Nn]o)\b.*\b(?:no\b|is|are|was)|[Tt]here (?:is|are) no\b")
_STAYS_NOW = re.compile(r"\b(?:stays?|remains?|keeps?)\b")
_MODAL_SUBJECT = re.compile(
    r"\s(?=(?:it|they|he|she|we|there|nothing|nobody)\s+(?:will|would|could|can|may|might|cannot)\b)"
)
_ONLY = re.compile(r"(?:(?:,|\s—)?\s*(?:and|but|though|or))?(?:\s+then)?\s+only$")
_BUT_ONLY = re.compile(r",?\s+(?:and|but|or)(?:\s+then)?$")
_SAID = re.compile(
    r",\s+(?:[A-Z][\w’'-]+|he|she|they|it)(?:\s+[A-Z][\w’'-]+)?\s+(?:said|says|added|told \w+)$"
)
_HOWEVER = re.compile(r",\s+(?:however|though|therefore|instead|then|in turn|too)$")
_BARE_BUT = re.compile(r",?\s+(?:but|and|yet)$")
_FOR_EXAMPLE = re.compile(
    r"(?:,?\s*(?:for example|for instance|however|say|on the other hand|by contrast|as expected|"
    r"of course)\s*,)?\s*",
    re.IGNORECASE,
)
_THEN = re.compile(
    r",\s+then,?\s+|(?<!would)(?<!will)(?<!could)(?<!can)(?<!might)(?<!may)\s+then\s+(?=(?:the|a|an|it|"
    r"they|he|she|its|you|we|that|this|"
    r"their|there|both|[A-Z])\b)"
)
# "If I stayed I would lose": no comma, but a second subject with its verb.
_NEW_SUBJECT = re.compile(
    r"(?<!\bthat)(?<!\band)(?<!\bor)(?<!\bwhat)(?<!\bsay)(?<!\bsays)(?<!\bsaid)(?<!\bthink)(?<!\bbecause)(?<!\bas)"
    r"(?<!\bwhom)(?<!\bwhich)(?<!\bwhere)(?<!\bwhen)\s+(?=(?:I|you|we|he|she|they)(?:['’](?:d|ll|m|re|"
    r"ve)\b|\s+[a-z])|"
    r"(?<!\bto )(?<!ll )(?<!ld )(?<!ht )(?<!an )(?<!ay )(?<!ust )(?<!not )(?:be|tell|please|let|"
    r"do not|don['’]t|make|remember)\s+[a-z])"
)
_PRONOUN_FIRST = re.compile(r"(?:I|you|we|he|she|it|they|there)\b\s+\w", re.IGNORECASE)
_SHORTEST = 4
_CLAUSE_LENGTH = 8
_FOR_THE_REASON = (
    r",\s+for\s+(?=(?:without|it|they|he|she|there|no|neither|nobody|the|its|their)\s)"
    r"(?!the (?:first|time|sake)\b)"
)
_STOP = re.compile(rf"[;]\s|,\s+if\s|{_FOR_THE_REASON}")
_CONTRAST = re.compile(
    r"[;]\s|,\s+(?:but|though|although|while|whereas|which|especially|particularly)\b|\s[—–]\s|"
    rf"{_FOR_THE_REASON}"
)
_BREAK = re.compile(r",\s+|:\s+|\.\.\.\s+|\s[—–-]+\s|\s?—\s?")
_FINITE = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|shall|won['’]t|is|are|was|were|has|have|had|do|does|"
    r"did|need|needs|"
    r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|would|should|wo)n['’]t|"
    r"\w+['’](?:ll|d|re|ve|s)|\w{3,}(?:es|ed|s))\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:no|not|never|nothing|nobody|neither|hardly)\b|n['’]t\b", re.IGNORECASE)
_INVERTED_MAIN = re.compile(
    r",?\s+(?P<main>(?:will|would|can|could|may|might|shall|is|are|does|do)\s+(?:the\s+)?(?:[A-Z][\w’'-]*|"
    r"it|they|he|she|"
    r"we|there|\w+s?)\s+(?:\w+\s+){0,4}?\w+.*)"
)
_INVERTED_MODAL = re.compile(_INVERTED_MAIN.pattern.replace("|is|are|does|do", ""))


def parts_of(text: str, cue: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Bounds of the antecedent and of the consequent around a cue; None where one is missing."""
    aside = _FOR_EXAMPLE.match(text, cue.end())
    start = aside.end() if aside else cue.end()
    lead = text[: cue.start()].rstrip()
    said = _SAID.search(lead.rstrip(","))
    fronted = not said and (not lead or lead[-1] in ',;:—–(“">*' or _ends_in_front(lead))
    only = _ONLY.search(lead) if lead.endswith("only") else None
    only = only or (_BUT_ONLY.search(lead) if cue["only"] else None)
    if only and lead[: only.start()].strip():
        fronted, lead = False, lead[: only.start()]
    elif said:
        lead = lead[: said.start()]
    if fronted and (split := _split_fronted(text, start, finite=cue.lastgroup not in _NOMINAL)):
        return split
    if not lead:
        return None
    antecedent = trimmed(text, start, _antecedent_end(text, start))
    consequent = trimmed(text, opening(text, len(lead.rstrip(" ,(")), 0), len(lead.rstrip(" ,(")))
    if consequent[1] - consequent[0] < _CLAUSE_LENGTH:
        consequent = trimmed(text, 0, len(lead.rstrip(" ,(")))
    before = _lone_subject(text, consequent)
    if consequent[1] - consequent[0] < _CLAUSE_LENGTH or antecedent[1] - antecedent[0] < 4:
        return None
    return antecedent, before


def _ends_in_front(lead: str) -> bool:
    """Whether words end in one that a clause of its own stands behind: "that", "but", "because"."""
    return _FRONT.search(lead, max(0, len(lead) - _LONGEST_FRONT)) is not None


def without_tails(
    text: str, antecedent: tuple[int, int], consequent: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both parts without "however" behind the one and a bare "but" behind the other."""
    however = _HOWEVER.search(text, *antecedent)
    but = _BARE_BUT.search(text, *consequent)
    return (antecedent[0], however.start() if however else antecedent[1]), (
        consequent[0],
        but.start() if but else consequent[1],
    )


def inverted_parts(text: str, cue: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "Only if A will B": the verb of the main clause comes before its subject."""
    if text[: cue.start()].strip(' “"‘,') and not re.search(
        r"(?:\b(?:and|but|that)|[,;:])\s*$", text[: cue.start()]
    ):
        return None
    main = _INVERTED_MODAL.search(text, cue.end()) or _INVERTED_MAIN.search(text, cue.end())
    if not main:
        return None
    end = closing_of(text, main.start("main"), len(text))
    return trimmed(text, cue.end(), main.start()), trimmed(text, main.start("main"), end)


def refused_without(text: str, cue: re.Match[str], consequent: tuple[int, int]) -> bool:
    """Whether "without A" states a condition: at the head of its clause, or behind a negated one."""
    lead = text[: cue.start()].rstrip()
    fronted = not lead or lead[-1] in ',;:—–(“"' or _ends_in_front(lead)
    main = text[slice(*consequent)]
    if cue.group().lower() == "until" and _STAYS.search(main) and (MODAL.search(main) or " to be " in main):
        return True
    if cue.group().lower() == "without" and _THERE_IS_NO.match(main):
        return True
    if cue.group().lower() == "until" and _STAYS_NOW.search(main):
        return True
    if cue.group().lower() in ("until", "before") and REFUSES.search(main):
        return True
    return bool(MODAL.search(main)) and (
        (fronted and cue.group().lower() not in ("until", "before")) or bool(_NEGATIVE.search(main))
    )


def _split_fronted(text: str, start: int, *, finite: bool) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Antecedent and consequent of a conditional that comes first."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    plain = _without_brackets(text)
    candidates = [
        b for b in _BREAK.finditer(plain, start, end) if not finite or _clausal(plain[start : b.start()])
    ]
    own = None if finite else _MODAL_SUBJECT.search(plain, start, end)
    if own and not (candidates and candidates[0].start() < own.start()):
        return trimmed(text, start, own.start()), trimmed(text, own.end(), closing_of(text, own.end(), end))
    then = _THEN.search(text, start, end)
    anew = (
        _NEW_SUBJECT.search(plain, start + 5, candidates[0].start() if candidates else end)
        if finite
        else None
    )
    for wanted in (MODAL, _FINITE):
        if anew and wanted is _FINITE:
            return trimmed(text, start, anew.start()), trimmed(
                text, anew.end(), closing_of(text, anew.end(), end)
            )
        if then and not (wanted is MODAL and candidates and candidates[0].start() < then.start()):
            return trimmed(text, start, then.start()), trimmed(text, then.end(), end)
        for comma in candidates:
            following = plain.find(",", comma.end(), end)
            clause = plain[comma.end() : following if following > 0 else end]
            main = wanted.search(clause) or (not anew and _PRONOUN_FIRST.match(clause))
            if main and not re.match(r"(?:and|or|which|who|but|if|for|because|since|as)\b", clause):
                return trimmed(text, start, comma.start()), trimmed(
                    text, comma.end(), closing_of(text, comma.end(), end)
                )
    if candidates and (end - candidates[0].end()) >= _SHORTEST:
        return trimmed(text, start, candidates[0].start()), trimmed(text, candidates[0].end(), end)
    return None


def _clausal(words: str) -> bool:
    """Whether words before a comma may be a clause: with a finite verb, or with room for one."""
    return bool(_FINITE.search(words)) or len(words.split()) > 2 or bool(_PRONOUN_FIRST.match(words.lstrip()))


def closing_of(text: str, start: int, end: int) -> int:
    """Where a consequent ends: at a contrast, else with the sentence."""
    contrast = re.compile(r",\s+(?:but|though|although|while|whereas)\b").search(text, start, end)
    return contrast.start() if contrast else end


def _antecedent_end(text: str, start: int) -> int:
    closed = text.find(")", start)
    opened = text.rfind("(", 0, start)
    if opened >= 0 and text.find(")", opened) == closed and closed >= 0:
        return closed
    contrast = _CONTRAST.search(text, start)
    ends = [contrast.start() if contrast else closing(text, len(text) - 1)]
    if anew := NEW_CLAUSE.search(text, start + _SHORTEST, ends[0]):
        ends.append(anew.start())
    return min(ends)


def _lone_subject(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """ "Venezuela, for its part, might be saved": the consequent starts behind the apposition."""
    lead = re.match(
        r"[^,]{2,60},[^,]{2,60},\s+(?=(?:will|would|could|can|may|might|must|should)\b)", text[slice(*span)]
    )
    return (span[0] + lead.end(), span[1]) if lead else span


def _without_brackets(text: str) -> str:
    """The text with bracketed asides blanked, the places kept."""
    return re.sub(r"\([^()]*\)", lambda aside: "\x01" * len(aside.group()), text)
