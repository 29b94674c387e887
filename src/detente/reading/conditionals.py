"""If-then sentences: what would have to be so, and what would follow."""

import re
from typing import Any

from detente.reading.clauses import NEW_CLAUSE, closing, opening, trimmed
from detente.reading.hedges import as_record, find_hedges
from detente.reading.passage import Passage
from detente.reading.tokens import matches_from
from detente.reading.word_classes import word_class

_CUE = re.compile(
    r"\b(?P<only>only if|only when|only after)\b|\b(?P<if>even if|if)\b|\b(?P<unless>unless)\b|"
    r"\b(?P<provided>(?:provid(?:ed|ing)|assuming|on (?:the )?condition|supposing)(?: that\b|(?= (?:the|it|"
    r"they|he|she|its|(?-i:[A-Z])))))|"
    r"\b(?P<event>in the event (?:that|of)|in the case (?:that|of)|in case(?: of)?)\b|\b(?P<long>(?:as|"
    r"so) long as|whenever)\b|"
    r"\b(?P<otherwise>(?<=, )or else|absent|barring|without|until)\b|"
    r"(?P<inverted>(?:^|(?<=[,;—] ))[Ss]hould(?= (?:the |an? )?(?:\w+ ){1,5}?\w+)|\b[Hh]ad(?= (?:that|this|"
    r"the|it|he|she|they|(?-i:[A-Z])\w+)"
    r"(?: \w+){0,3}? (?:not |\w+ed\b|been\b)))"
    r"|(?P<when>\bwhen\b(?= it['’]s in ))",
    re.IGNORECASE,
)
_FIRST_WORDS = word_class("conditional")
"""Words that a cue may begin with."""
_NOT_CONDITION = re.compile(
    r"(?:\bas|\bwhat|\basks?|\basked|\bwonder\w*|\bknow|\bsee|\bunclear|\bquestion(?:s|ed)? of)\s+$",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"if\s+(?:not|any|anything|only|so|and when|you will|need be|necessary|possible|"
    r"ever)\b(?!\s+\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"\b(?:that|and|but|because|so|or|then|well|now|um|see|thinks?|believes?|says?|said|guess|knows?|"
    r"means?|whereby|however|yet|like|even)$",
    re.IGNORECASE,
)
_NOMINAL = ("inverted", "event", "otherwise")
_HOWEVER = re.compile(r",\s+(?:however|though|therefore|instead|then|in turn|too)$")
_BARE_BUT = re.compile(r",?\s+(?:but|and|yet)$")
_FOR_EXAMPLE = re.compile(
    r"(?:,\s*(?:for example|for instance|however|say|on the other hand|by contrast|as expected)\s*,)?\s*",
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
    r"\s+(?=(?:I|you|we|he|she|they)(?:['’](?:d|ll|m|re|ve)\b|\s+[a-z]))"
)
_PRONOUN_FIRST = re.compile(r"(?:I|you|we|he|she|it|they|there)\b\s+\w", re.IGNORECASE)
_SHORTEST = 4
_BREAK = re.compile(r",\s+|\s[—–-]+\s|\s?—\s?")
_FINITE = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|shall|won['’]t|is|are|was|were|has|have|had|do|does|"
    r"did|need|needs|"
    r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|would|should|wo)n['’]t|"
    r"\w+['’](?:ll|d|re|ve|s)|\w{3,}(?:es|ed|s))\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|shall|won['’]t|cannot|\w+['’](?:ll|d))\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\s+(?:after\s+)?(?:the|a|an|its|their|all|it|they|he|she|[A-Z])[\w’'-]*\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:is|are|has|have|agree[sd]?|\w{3,}(?:s|ed))\b"
)
_NEGATIVE = re.compile(r"\b(?:no|not|never|nothing|nobody|neither|hardly)\b|n['’]t\b", re.IGNORECASE)
_WITHOUT_WHICH = re.compile(
    r"without\s+(?!doubt|question|fail|precedent|warning|delay|exception|saying)", re.IGNORECASE
)
_INVERTED_MAIN = re.compile(
    r",?\s+(?P<main>(?:will|would|can|could|may|might|shall|is|are|does|do)\s+(?:the\s+)?(?:[A-Z][\w’'-]*|"
    r"it|they|he|she|"
    r"we|there|\w+s?)\s+(?:\w+\s+){0,4}?\w+.*)"
)
_WISH = re.compile(r"\b(?:would like|would be better)\b")


def conditionals(passage: Passage) -> list[dict[str, Any]]:
    """Conditionals of one sentence: antecedent, cue, consequent.

    1. Find the cue; leave "as if", "if any", "ask if".
    2. Cue at the head of its clause: the antecedent runs to the comma behind which a finite clause starts.
    3. Else the antecedent runs from the cue to the end of its clause, the consequent stands before it.
    """
    if passage.sentence.boilerplate or passage.sentence.role in ("caption", "credit", "byline", "dateline"):
        return []
    records = []
    for cue in matches_from(_FIRST_WORDS, _CUE, passage.text):
        if _NOT_CONDITION.search(passage.text[: cue.start()]) or _IDIOM.match(passage.text, cue.start()):
            continue
        if any(start <= cue.start() < end for start, end in passage.antecedents):
            continue
        if cue.group().lower() == "until" and not _CLAUSE.match(passage.text, cue.end()):
            continue
        if cue.group().lower() == "without" and not _WITHOUT_WHICH.search(passage.text, cue.start()):
            continue
        parts = _inverted(passage.text, cue) if cue["only"] else None
        parts = parts or _parts(passage.text, cue)
        if (
            parts
            and cue.group().lower() in ("without", "until")
            and not _refused_without(passage.text, cue, parts[1])
        ):
            continue
        if parts:
            parts = _without_tails(passage.text, *parts)
            negative = cue["unless"] or cue.group().lower() in (
                "or else",
                "absent",
                "barring",
                "without",
                "until",
            )
            passage.conditions.append((*parts[1], *parts[0], bool(negative)))
            passage.antecedents.append(parts[0])
            passage.consequents.append(parts[1])
            records.append(_record(passage, cue, *parts))
    return records


def _parts(text: str, cue: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    aside = _FOR_EXAMPLE.match(text, cue.end())
    start = aside.end() if aside else cue.end()
    lead = text[: cue.start()].rstrip()
    fronted = not lead or lead[-1] in ',;:—–(“"' or _FRONT.search(lead)
    if fronted and (split := _split_fronted(text, start, finite=cue.lastgroup not in _NOMINAL)):
        return split
    if not lead:
        return None
    antecedent = trimmed(text, start, _antecedent_end(text, start))
    consequent = trimmed(text, opening(text, len(lead.rstrip(" ,(")), 0), len(lead.rstrip(" ,(")))
    before = _lone_subject(text, consequent)
    if consequent[1] - consequent[0] < 8 or antecedent[1] - antecedent[0] < 4:
        return None
    return antecedent, before


def _without_tails(
    text: str, antecedent: tuple[int, int], consequent: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both parts without "however" behind the one and a bare "but" behind the other."""
    however = _HOWEVER.search(text, *antecedent)
    but = _BARE_BUT.search(text, *consequent)
    return (antecedent[0], however.start() if however else antecedent[1]), (
        consequent[0],
        but.start() if but else consequent[1],
    )


def _inverted(text: str, cue: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "Only if A will B": the verb of the main clause comes before its subject."""
    if text[: cue.start()].strip(' “"‘,') and not re.search(
        r"(?:\b(?:and|but|that)|[,;:])\s*$", text[: cue.start()]
    ):
        return None
    main = _INVERTED_MAIN.search(text, cue.end())
    if not main:
        return None
    end = closing_of(text, main.start("main"), len(text))
    return trimmed(text, cue.end(), main.start()), trimmed(text, main.start("main"), end)


def _refused_without(text: str, cue: re.Match[str], consequent: tuple[int, int]) -> bool:
    """Whether "without A" states a condition: at the head of its clause, or behind a negated one."""
    lead = text[: cue.start()].rstrip()
    fronted = not lead or lead[-1] in ',;:—–(“"' or bool(_FRONT.search(lead))
    main = text[slice(*consequent)]
    return bool(_MODAL.search(main)) and (
        (fronted and cue.group().lower() != "until") or bool(_NEGATIVE.search(main))
    )


def _split_fronted(text: str, start: int, *, finite: bool) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Antecedent and consequent of a conditional that comes first."""
    stop = re.compile(r"[;]\s|,\s+if\s").search(text, start)
    end = stop.start() if stop else len(text)
    plain = _without_brackets(text)
    candidates = [
        b for b in _BREAK.finditer(plain, start, end) if not finite or _clausal(plain[start : b.start()])
    ]
    then = _THEN.search(text, start, end)
    anew = (
        _NEW_SUBJECT.search(plain, start + 5, candidates[0].start() if candidates else end)
        if finite
        else None
    )
    for wanted in (_MODAL, _FINITE):
        if anew and wanted is _FINITE:
            return trimmed(text, start, anew.start()), trimmed(
                text, anew.end(), closing_of(text, anew.end(), end)
            )
        if then and not (wanted is _MODAL and candidates and candidates[0].start() < then.start()):
            return trimmed(text, start, then.start()), trimmed(text, then.end(), end)
        for comma in candidates:
            following = plain.find(",", comma.end(), end)
            clause = plain[comma.end() : following if following > 0 else end]
            main = wanted.search(clause) or _PRONOUN_FIRST.match(clause)
            if main and not re.match(r"(?:and|or|which|who|but|if)\b", clause):
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
    contrast = re.compile(
        r"[;]\s|,\s+(?:but|though|although|while|whereas|which|especially|particularly)\b|\s[—–]\s"
    ).search(text, start)
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


def _record(
    passage: Passage, cue: re.Match[str], antecedent: tuple[int, int], consequent: tuple[int, int]
) -> dict[str, Any]:
    span = passage.sentence.span
    text = passage.text[slice(*consequent)]
    cues = [h for h in find_hedges(passage.text) if consequent[0] <= h.start < consequent[1]]
    hedge = as_record(cues, span)
    would = re.search(r"\b(?:would|['’]d)\b", text)
    if would and not cues and not _WISH.search(text):
        place = span(consequent[0] + would.start(), consequent[0] + would.end())
        hedge = {"level": "certain", "p": 0.95, "cues": [place]}
    inverted = cue.lastgroup == "inverted" and cue.group().lower() == "had"
    kind = (
        "counterfactual"
        if inverted or re.search(r"\bwould have\b", text)
        else "commitment"
        if cue.lastgroup == "when"
        else "hypothetical"
    )
    issues = passage.issues_in(*antecedent)
    return {
        "type": kind,
        "antecedent": span(*antecedent),
        "consequent": span(*consequent),
        "cue": [span(*cue.span())],
        "hedge": hedge,
        "holder": passage.holder_at(consequent[0]),
        "issues": list(
            dict.fromkeys(
                [*issues, *(i for i in passage.issues_in(*consequent) if i != passage.glossary.deal)]
            )
        ),
        "note": None,
    }
