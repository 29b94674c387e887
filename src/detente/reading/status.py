"""Whether an exchange is on the table: asserted, reported, hedged, or refused, denied, negated, past."""

import calendar
import datetime
import re

from detente.reading.agents import subjects
from detente.reading.dates import find_dates
from detente.reading.passage import Passage
from detente.reading.word_classes import word_class

FAILED = ("negated", "refused", "denied")
"""Statuses that speak against what would have been exchanged."""

_NEGATOR = re.compile(
    r"(?:\b(?:not|never|without|cannot|nor|hardly|no longer)|n['’]t)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
)
_REFUSAL = re.compile(
    r"\b(?:refus(?:e[sd]?|ing|al)(?! to (?:say|comment|confirm|disclose|discuss|speculate|answer)\b)|"
    r"reject(?:s|ed|ing|ion)?|rul(?:e|es|ed|ing) out|declin(?:e|es|ed|"
    r"ing)(?=\s+to\b)|"
    r"turn(?:s|ed|ing)? down|(?<!its )(?<!their )(?<!his )(?<!her )(?<!the )(?<!a )(?<!['’]s )veto(?:es|"
    r"ed|ing)?|spurn(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|balk(?:s|ed|ing)? at|"
    r"block(?:s|ed)?(?=\s+(?:a|an|the|any|all|plans?|talk)\b)|oppos(?:e|es|ed|ing)(?=\s+(?:a|an|the|any|"
    r"all|\w+ing)\b)|"
    r"(?:will|would)(?: not|n['’]t| never) accept|won['’]t accept|never accept|unwilling to|"
    r"(?:not|n['’]t|never)\s+(?:be\s+)?(?:willing|prepared|ready|inclined)|scoff(?:s|ed) at|"
    r"forb(?:ids?|ade|idden)|prohibit(?:s|ed)?|resist(?:s|ed|ing)?|walk(?:s|ed) away from)(?![\w-])",
    re.IGNORECASE,
)
_BLOCKADE = re.compile(r"\s+(?:the\s+|a\s+|any\s+)?(?:ports?|roads?|grain|ships?|imports?|strait|pipeline)\b")
_UNTRUE = re.compile(
    r"\b(?:(?:do|does|did) not correspond to (?:the )?(?:reality|facts|truth)|no (?:basis in fact|"
    r"foundation)|"
    r"(?:is|are|was|were) (?:\w+ly )?(?:untrue|false|fabricated|groundless|baseless|unfounded))\b"
)
"""What is said of a report behind it."""
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?=\s+(?:that|having|any|an?|the|reports?|it|claims?|plans?|suggestions?|"
    r"ever|\w+ing)\b)|"
    r"denials?\b|"
    r"dismiss(?:es|ed|ing)?\s+(?:[\w-]+\s+){0,3}?(?:reports?|claims?|rumou?rs?|suggestions?|speculation|"
    r"talk)|"
    r"no truth|(?:false|untrue|baseless|unfounded|fabricated|fake))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not(?! (?:less|more|fewer|later|earlier|lower|higher) than\b)|never|neither|nor|nobody|no one|"
    r"cannot)\b|\b(?:rather|sooner)\s[^,;]{1,40}?\sthan\b|"
    r"n['’]t\b|\bno\s+(?!doubt|longer|less|more than|"
    r"later|sooner|"
    r"matter|wonder|choice|alternative)(?=[\w-]|$)|\b(?:few|hardly anyone|"
    r"hardly any\w*)\s+(?:\w+\s+){0,3}?(?:expect|"
    r"believe|think|see)\w*|\bdoubt(?:s|ed|ful)?\b|\bfail(?:s|ed|ing)? to\b|\bstop(?:s|ped)? short of\b",
    re.IGNORECASE,
)
_NOT_NEGATION = re.compile(
    r"\s+(?:\w+ly\s+)?(?:be\s+|really\s+be\s+)?(?:only\b|just\b|merely\b|simply\b|yet\b|ruled?\s+out|exclu|"
    r"discount|impossible|"
    r"inconceivable|los|mind\b|object|oppos|be taken for granted|taken for granted|difficult|hard\b|"
    r"surpris|clear\b|"
    r"known\b|said\b|say\b|the only|until\b|unless\b|unlike)|\s+(?:\w+\s+){0,2}?(?:refuse|reject|oppose|"
    r"block|object|deny)"
)
_PROMISE_NOT = re.compile(
    r"\b(?:promis|pledg|agree|vow|offer|commit|undertak|ready|willing|prepared|propos|swear|"
    r"swore)\w*\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_IMPOSSIBLE = re.compile(
    r"\b(?:out of the question|off the table|unthinkable|inconceivable|impossible|not (?:planned|possible|"
    r"on the table|"
    r"under discussion|in the cards|up for discussion)|ruled out|rejected|refused|a non-starter)\b",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"(?:\b(?:and|but|then|instead)|,|—|;)\s+(?:\w+\s+){0,4}?(?:offer\w*|agree[sd]?|accept\w*|propos\w*|"
    r"would|will|may|might|"
    r"could|ready|willing|prepared|promis\w*|pledg\w*|wants?|demand\w*|insist\w*)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"(?:[,;—–-]\s*|\s)(?:but|which|though|although|yet|an offer|a proposal|a deal|an idea|a swap|only|and|"
    r"a bargain)\s+"
    r"(?P<rest>[^;]{0,90}?\b(?:reject(?:s|ed)|refus(?:es|ed)|turned (?:it |that |this )?(?:\w+ )?down|"
    r"rul(?:es|ed) (?:it |that |this )?out|"
    r"dismiss(?:es|ed)|spurned|rebuffed|said no|vetoed|declined)\b[^;]*)",
    re.IGNORECASE,
)
_BEEN_REFUSED = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?(?P<verb>reject\w*|refus\w*|turned down|ruled out|"
    r"dismissed|"
    r"vetoed|spurned|rebuffed|blocked)\b",
    re.IGNORECASE,
)
_COUNTERFACTUAL = re.compile(
    r"\b(?:would|could|should) (?:\w+ly )?have (?!to\b)\w+(?:ed|en|wn|ne|pt|t|ld|de)\b|"
    r"\bcould have\b(?! (?:to|its|their|an?|access|free|full)\b)",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:will|would|may|might|could|can|shall|must|should|wants?|seeks?|demands?|plans?|ready|willing|"
    r"prepared|is|are|has|have)\b|['’]ll\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|gave|took|made|got|sold|brought|held|kept|let|met|paid|put|sent|withdrew|drew|"
    r"froze|left|won|sought|went|ceded|freed|agreed|swapped|traded|bought|broke|cut|lost|began|built|"
    r"\w{2,}ed)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\b(?:offered|proposed|promised|pledged|agreed|vowed|suggested|demanded)\b", re.IGNORECASE
)
_LONG_AGO = re.compile(
    r"\bonce\s+(?=\w+(?:ed|t|e|d)\b)(?!the|a\b|it|they|again|more)|\b(?:had once|long ago|(?:years?|"
    r"decades?|centur\w+|generations?) (?:ago|earlier)|"
    r"half a decade ago|in the (?:\d{4}s|(?:eight|nine|seven|six|fif|twen)\w+ies|past|early \d{4}s|"
    r"late \d{4}s)|during the (?:cold )?war|"
    r"(?:last|previous) (?:year|decade|century)|back in|in earlier (?:talks|rounds|years)|months ago|"
    r"years before|"
    r"at the time|in those days|previously|historically)\b",
    re.IGNORECASE,
)
_REFUSES_IT = re.compile(
    r"\b(?P<verb>reject(?:s|ed)|refus(?:es|ed)|turned down|spurned|rebuffed|dismiss(?:es|ed)|rul(?:es|"
    r"ed) out|vetoed|"
    r"declined)\s+(?:(?:the|this|that|any such|such an?|both|all)\s+)?(?:\w+\s+)?(?:offers?|proposals?|"
    r"deals?|ideas?|plans?|"
    r"swaps?|exchange|bargain|package|overtures?|it|this|that)\b(?!\s+(?:to|of|for|in|under|by)\b)|"
    r"^(?:But\s+|Yet\s+)?[A-Z][\w ]{2,40}?\s(?P<verb2>refused|declined|said no)\s*[.,]"
)
_REFUSING = word_class("refusing")
_BARE_YEAR = re.compile(r"\b(?:in|of|since|from|during)\s+(?:the\s+\w+\s+of\s+)?(?P<year>1[0-9]\d\d)\b")
_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|of)\s+(January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b(?!\s+\d)"
)
_MONTHS = list(calendar.month_name)[1:]
_OPEN_FOR = datetime.timedelta(days=180)
_BREAK = re.compile(r"[;]\s|,\s+(?:but|while|although|though|whereas|yet)\s+|\s[—–]\s")


def refuses_earlier(passage: Passage) -> str | None:
    """Party that refuses what the sentence before offered: "Brel rejected the offer."

    None where nobody does.
    """
    found = None if _REFUSING.isdisjoint(passage.vocabulary) else _REFUSES_IT.search(passage.text)
    if not found:
        return None
    place = max(found.start("verb"), found.start("verb2"))
    if _NEGATOR.search(passage.text[:place]):
        return None
    return _refuser(passage, place)


def refused_or_past(
    passage: Passage, main: tuple[int, int], reach: tuple[int, int], *, form: str
) -> tuple[str | None, str | None]:
    """Status of an exchange that is not on the table, and who refuses it; None where it is.

    Parameters
    ----------
    passage : Passage
        The sentence.
    main : tuple of int
        Where the main clause stands: before the cue, as a rule.
    reach : tuple of int
        Where the exchange begins and ends.
    form : str
        Form of the deal: "unless" and its kin negate by nature, and what a deal holds may be a negative.

    1. Denied; 2. refused, before the cue or afterwards ("..., but Brel rejected it");
    3. negated, unless what is negated is itself a step back ("would not tighten its sanctions");
    4. past, by a past verb and a date before the month of the document, or a counterfactual.
    """
    text = passage.text
    start = max([m.end() for m in _BREAK.finditer(text, 0, main[0])], default=0)
    lead = text[start : main[1]]
    if _is_past(passage, start, reach[1]):
        return "historical", None
    if _UNTRUE.search(text, reach[0]):
        return "denied", None
    denial = _DENIAL.search(lead)
    if denial and not _NEGATOR.search(lead[: denial.start()]) and not _POSITIVE.search(lead, denial.end()):
        return "denied", None
    if form not in ("terms", "package", "enabling", "linkage"):
        for refusal in _REFUSAL.finditer(lead):
            word = refusal.group().lower()
            own = word.startswith(("not", "n't", "n’t", "never", "will", "would", "won"))
            if word.startswith("block") and _BLOCKADE.match(lead, refusal.end()):
                continue
            if (own or not _NEGATOR.search(lead[: refusal.start()])) and not _POSITIVE.search(
                lead, refusal.end()
            ):
                return "refused", _refuser(passage, start + refusal.start())
        if _counterfactual(lead) or _negated(passage, start, main[1]):
            return "negated", None
        tail = text[reach[0] : len(text)]
        gone = _IMPOSSIBLE.search(text, main[1])
        if (
            gone
            and not _NEGATOR.search(text[: gone.start()])
            and not text[main[1] : gone.start()].count(", ")
        ):
            return _passive(passage, gone.start())
        if tail and (been := _BEEN_REFUSED.search(text, main[1])) and "," not in text[main[1] : been.start()]:
            return _passive(passage, been.start())
    after = _AFTERWARDS.search(text, main[1])
    if (
        after
        and not _NEGATOR.search(after["rest"][: len(after["rest"]) // 2])
        and not _POSITIVE.search(after["rest"])
    ):
        return "refused", _refuser(passage, after.end() - 1, after.start("rest")) or _by(
            passage, after.start()
        )
    return None, None


def _passive(passage: Passage, place: int) -> tuple[str, str | None]:
    by = _by(passage, place)
    if by:
        return "refused", by
    verb = re.compile(r"\w*\s*(?:rejected|refused|turned down|vetoed)").match(passage.text, place)
    return ("refused" if verb else "negated"), None


def _by(passage: Passage, place: int) -> str | None:
    """Party named behind "by" after a place."""
    for mention, side in passage.sides:
        if mention.start > place and re.search(r"\bby\s+(?:the\s+)?$", passage.text[place : mention.start]):
            return side
    return None


def _refuser(passage: Passage, place: int, floor: int = 0) -> str | None:
    """The subject of a refusal, or its owner ("Brel's refusal")."""
    near = [a for a in subjects(passage, floor, len(passage.text)) if a.place < place]
    if near:
        return near[-1].side
    named = [s for m, s in passage.sides if floor <= m.start and m.end <= place]
    return named[-1] if named else None


def _counterfactual(lead: str) -> bool:
    found = _COUNTERFACTUAL.search(lead)
    return bool(found and not re.search(r"\b(?:may|might|must)\s*$", lead[: found.start()]))


def _negated(passage: Passage, start: int, end: int) -> bool:
    """Whether the main clause of an exchange is negated; a step back that is not taken is a concession."""
    text = passage.text[start:end]
    for match in _NEGATION.finditer(text):
        if _NOT_NEGATION.match(text, match.end()) or _PROMISE_NOT.search(text[: match.start()]):
            continue
        if _POSITIVE.search(text, match.end()):
            continue
        index = passage.glossary.issues
        good = text[match.end() :]
        issue = index.match(good)
        if issue and index.pull(issue.issue, good, index.places(issue.issue, good)) < 0:
            continue
        return True
    return False


def _is_past(passage: Passage, start: int, end: int) -> bool:
    """Whether an exchange took place, or was offered, clearly before the document."""
    text = passage.text
    clause = text[start:end]
    if not _PAST.search(clause) or _FORWARD.search(text[start : _first_verb(text, start, end)]):
        return False
    if _LONG_AGO.search(text) or _BARE_YEAR.search(text):
        return True
    day = passage.anchor
    if day is None:
        return False
    floor = day.replace(day=1)
    if _STILL_OPEN.search(clause):
        floor = min(floor, day - _OPEN_FOR)
    text = text[:tail] if (tail := text.find(";", end)) >= 0 else text
    ends = [d.last for d in find_dates(text, day) if d.last]
    for month in _MONTH.finditer(text):
        number = _MONTHS.index(month[1]) + 1
        year = day.year if number < day.month else day.year - 1
        if number != day.month:
            ends.append(datetime.date(year, number, 28))
    return bool(ends) and max(ends) < floor


def _first_verb(text: str, start: int, end: int) -> int:
    """Where the first past verb of a clause ends."""
    verb = _PAST.search(text, start, end)
    return verb.end() if verb else end
