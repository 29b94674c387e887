"""Then and now: a stance once taken, by words that say it is over ("used to", "until recently")."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.shift_subjects import acting, subject_behind
from detente.reading.speakers import Speakers

STANCE = (
    r"(?:refus|reject|resist|oppos|insist|demand|den[iy]|dismiss|block|veto|object|balk|shun|boycott|threaten|"
    r"blam|accus|attack|treat|regard|see\b|saw|think|thought|believ|derid|ridicul|laugh|fear|trust|prefer|pretend|"
    r"ignor|avoid|protest|deman|hop|label|compar|trea|mean|was\s+of|wer[e]\s+of|vow|swor|swear|pledg|promis|support|back|favou?r|champion|accept|agree|welcom|denounc|condemn|critici|"
    r"prais|mock|scorn|question|doubt|want|sought|seek|describ|argu|warn|claim|complain|deplor|call|talk|"
    r"sp[eo]\w?k|ruled?|rul|said|say|would\s+not|did\s+not|could\s+not|was\s+(?:\w+ly\s+)?(?:opposed|against|"
    r"hostile|unwilling|reluctant|willing|ready|open|adamant)|were\s+(?:\w+ly\s+)?(?:opposed|against|hostile|"
    r"unwilling|reluctant|willing|ready|open|adamant)|had\s+(?:no\s+interest|nothing\s+to\s+say))\w*"
)
"""A verb by which somebody shows where they stand."""
_FORMERLY = (
    r"(?:once|previously|formerly|hitherto|initially|originally|at\s+first|until\s+(?:recently|now|then|"
    r"last\s+\w+|this\s+\w+)|for\s+(?:years|months|decades|weeks)|earlier|long|last\s+\w+|(?:\w+\s+){1,2}ago|in\s+[A-Z]\w+|"
    r"in\s+\d{4})"
)
_OPPONENT = (
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:critic|opponent|supporter|ally|backer|champion|advocate|foe|"
    r"sceptic|skeptic|holdout|enemy|admirer|believer|opposed|hostile|resistant|reluctant|wary|sceptical|"
    r"skeptical|unwilling|averse|cool|silent|adamant|obstacle|defender)s?\b"
)
_FIRST_TIME = (
    r"(?:sa(?:id|ys?)|acknowledg\w+|admit\w*|conced\w+|accept\w*|agree[ds]?|offer(?:ed|s)|recogni[sz]\w+|"
    r"hint\w*|signal\w*|suggest\w*|nam(?:ed|es)|mention\w*|sp(?:oke|eaks?)|indicat\w+|embrac\w+|endors\w+|"
    r"propos\w+|critici[sz]\w+|condemn\w*|threaten\w*|reject\w*|demand\w*|describ\w+|express\w*|link\w*|"
    r"confirm\w*|ruled?\s+out|declin\w+|refus\w+)"
)
_NOW = re.compile(
    r"\blast\s+(?:week|month)\s+(?:it|he|she|they)\s+\w+|\b(?:has|have)\s+(?:now\s+|just\s+|\w+ly\s+)?(?:accepted|agreed|signed|offered|dropped|embraced|endorsed|backed|"
    r"welcomed|rejected|refused|joined|said|begun|stopped)\b|\bsettled\s+for\b|\braised\s+no\s+objections?\b|"
    r"\b(?:said|told|agreed|accepted|offered|signed|admitted|conceded)(?:\s+\w+)?\s+on\s+\w+day\b|"
    r"\b(?:now|today|these\s+days|this\s+(?:week|time|month|year)|has\s+since|have\s+since|later|then|finally|"
    r"in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))\s+"
    r"(?:(?:it|he|she|they|has|have|had|is|are)\s+)?[\w-]+(?:\s+(?:that|for|of|to|in|only|from)\b)?"
)
_MODAL = re.compile(r"\b(?:would|might|may|could|will|if)\b")


@dataclass(frozen=True)
class Contrast:
    """A stance that is over: who took it, and the words for then and for now."""

    who: Speaker
    cues: list[tuple[int, int]]


@dataclass(frozen=True)
class _Form:
    """How a contrast is put: words of which it has one, its pattern, where its subject stands, whether words
    for now must follow.

    Subjects: "verb" before the group `verb`; "front" at the end of the match; "noun" before its start.
    """

    words: frozenset[str]
    pattern: re.Pattern[str]
    subject: str
    now: bool = False


_MONTHS = frozenset(month.lower() for month in calendar.month_name[1:])
_TIME_WORDS = _MONTHS | {"ago", "last", "yesterday", "earlier"}
_FORMER_WORDS = _TIME_WORDS | {
    "once",
    "previously",
    "formerly",
    "hitherto",
    "initially",
    "originally",
    "first",
    "until",
    "years",
    "months",
    "decades",
    "weeks",
    "earlier",
    "long",
}

_FORMS = (
    _Form(
        frozenset({"had"}),
        re.compile(
            r"\b(?:which|who|that)\s+had\s+(?:\w+ly\s+)?(?P<verb>(?:refused|rejected|resisted|opposed|ruled\s+out|"
            r"dismissed|vetoed|blocked|insisted|demanded|sworn|vowed|denounced|condemned|called)\b)"
        ),
        "verb",
        now=True,
    ),
    _Form(frozenset({"once"}), re.compile(rf"\bonce\s+(?P<verb>{STANCE})"), "verb", now=True),
    _Form(
        frozenset({"used"}),
        re.compile(rf"\b(?P<verb>used\s+to)\s+(?:be\s+)?(?:\w+ly\s+)?(?:{STANCE}|{_OPPONENT})"),
        "verb",
    ),
    _Form(
        _FORMER_WORDS,
        re.compile(
            rf"\b(?:which|who|that|whose\s+\w+)\s+(?:had\s+)?{_FORMERLY}\s+(?:had\s+)?(?P<verb>{STANCE})"
        ),
        "verb",
        now=True,
    ),
    _Form(
        frozenset({"once", "long", "previously", "formerly", "hitherto", "initially"}),
        re.compile(rf",\s+(?:once|long|previously|formerly|hitherto|initially)\s+{_OPPONENT}"),
        "noun",
    ),
    _Form(
        frozenset({"once", "long", "previously", "formerly", "hitherto"}),
        re.compile(
            rf"\b(?:[Oo]nce|[Ll]ong|[Ff]ormerly|[Pp]reviously|[Hh]itherto)\s+{_OPPONENT}[^,;.]{{0,60}}(?=,)"
        ),
        "front",
    ),
    _Form(
        frozenset({"until"}),
        re.compile(
            r"\b[Uu]ntil\s+(?:recently|now|then|last\s+\w+|this\s+\w+|(?:\w+\s+){1,2}ago|(?:early\s+|late\s+)?"
            r"(?:\w+\s+)?(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|"
            rf"December))(?=,?\s+[^,;.]{{2,40}}?\s(?:had\s+)?{STANCE})"
        ),
        "front",
    ),
    _Form(
        frozenset({"having", "after"}),
        re.compile(
            rf"\b(?:[Hh]aving\s+(?:{_FORMERLY}\s+|repeatedly\s+|spent\s+\w+\s+)?{STANCE}|[Aa]fter\s+(?:(?:\w+\s+)?"
            r"(?:months|years|weeks|days|decades)\s+of\s+(?:\w+\s+)?|long\s+|repeatedly\s+|initially\s+|first\s+|"
            r"at\s+first\s+)(?:refusing|rejecting|insisting|resisting|opposing|denying|demanding|dismissing|"
            r"blocking|stonewalling|silence|saying|holding\s+out|threatening|rul\w+\s+out|refusal|denials?|"
            r"resistance|rejection|opposition|insistence|defiance|objections?)"
            r")[^,;.]{0,80}(?=,)"
        ),
        "front",
    ),
    _Form(
        frozenset({"having"}),
        re.compile(rf",\s+having\s+(?:{_FORMERLY}\s+|repeatedly\s+)?{STANCE}[^,;.]{{0,80}},"),
        "noun",
    ),
    _Form(
        frozenset({"initially", "originally", "first"}),
        re.compile(
            rf"\b(?:initially|originally|at\s+first)\s+(?P<verb>{STANCE})[^.;]{{2,80}}?\b(?:but|before|then|later|now)\b"
        ),
        "verb",
    ),
    _Form(
        frozenset({"had"}),
        re.compile(
            rf"\bhad\s+(?:long\s+|previously\s+|always\s+|until\s+(?:then|recently|now)\s+)(?P<verb>{STANCE})"
        ),
        "verb",
        now=True,
    ),
    _Form(
        frozenset({"until"}),
        re.compile(rf"\bhad\s+until\s+(?:then|recently|now|last\s+\w+)\s+(?P<verb>{STANCE})"),
        "verb",
    ),
    _Form(
        _TIME_WORDS,
        re.compile(
            r"\b(?:(?:[Aa]n?|two|three|\w+)\s+(?:week|month|year|day)s?\s+ago|"
            r"[Ee]arlier(?:\s+(?:in|this|on)\s+[\w ]{2,20}?)?|[Ll]ast\s+(?:week|month|year|\w+day)|"
            rf"[Yy]esterday|[Ii]n\s+\w+),?\s+(?:it|he|she|they|(?:(?:the|Mrs?\.?|Ms\.?)\s+)?\w+)\s+(?:had\s+)?(?P<verb>{STANCE}(?:\s+out)?)"
        ),
        "verb",
        now=True,
    ),
    _Form(
        frozenset({"where"}),
        re.compile(
            rf"\b[Ww]here\s+(?:it|he|she|they|(?:[A-Z]\w+\s){{1,2}})\s*(?:once|used\s+to|had|previously)\s+(?P<verb>{STANCE})"
        ),
        "verb",
        now=True,
    ),
    _Form(
        frozenset({"first"}),
        re.compile(
            rf"\b(?P<verb>{_FIRST_TIME})(?:\s+[\w-]+){{0,3}}?,?\s+for\s+the\s+(?:very\s+)?first\s+time\b"
        ),
        "verb",
    ),
    _Form(
        frozenset({"first"}),
        re.compile(
            r"\b[Ff]or\s+the\s+(?:very\s+)?first\s+time(?:\s+(?:since|in)\s+[^,;.]{2,40})?"
            rf"(?=,?\s+[^,;.]{{2,60}}?\s(?:has\s+|have\s+)?(?:\w+ly\s+)?{_FIRST_TIME}\b)"
        ),
        "front",
    ),
)

_FORM_WORDS = frozenset().union(*(form.words for form in _FORMS))
"""Words of which every sentence with a contrast has one."""
_OPENS_NOW = re.compile(r"(?:(?:But|And|Yet)\s+)?(?:[Nn]ow|[Tt]oday|[Tt]hese\s+days)(?=,?\s+\w)")
_THEN = re.compile(
    rf"\b(?:(?:ago|until|used\s+to|once|yesterday|last\s+\w+|in\s+[A-Z\d]\w+),?\s[^.;]{{0,50}}?{STANCE}|[Tt]hen\s+\w+)"
)


def contrasts(passage: Passage, speakers: Speakers) -> Iterator[Contrast]:
    """Stances of a sentence that are said to be over, with who took them."""
    text, vocabulary = passage.text, passage.vocabulary
    opens = _OPENS_NOW.match(text)
    if opens and passage.before and _THEN.search(passage.before.text):
        who = subject_behind(passage, speakers, opens.end())
        if who is not None:
            yield Contrast(who, [(opens.start(), _word_end(text, opens.end()))])
    for form in () if _FORM_WORDS.isdisjoint(vocabulary) else _FORMS:
        for found in () if form.words.isdisjoint(vocabulary) else form.pattern.finditer(text):
            now = _now(passage, found)
            if (form.now and now is None) or passage.in_antecedent(found.start()):
                continue
            who = _who(passage, speakers, form, found)
            if who is None and now:
                subject = speakers.subject(passage, now[0])
                who = acting(subject.who) if subject else None
            if who is not None:
                yield Contrast(who, [found.span(), *([now] if now else [])])


def _now(passage: Passage, found: re.Match[str]) -> tuple[int, int] | None:
    """The words for how it is now, in the sentence or, for "ago", by a word of change before them."""
    now = _NOW.search(passage.text, found.end())
    if now:
        return now.span()
    turned = re.compile(r"\b(?:shift|change|turn|departure|reversal|U-turn|now)\b").search(
        passage.text, 0, found.start()
    )
    return turned.span() if turned else None


def _who(passage: Passage, speakers: Speakers, form: _Form, found: re.Match[str]) -> Speaker | None:
    if form.subject == "front":
        return subject_behind(passage, speakers, found.end())
    if form.subject == "noun":
        subject = speakers.right_before(passage, found.start())
    else:
        subject = speakers.subject(passage, found.start("verb"))
    return acting(subject.who) if subject else None


def _word_end(text: str, place: int) -> int:
    """Where the third word behind a place ends: the subject and the verb of a short clause."""
    words = re.compile(r",?(?:\s+[\w’'.-]+){1,3}").match(text, place)
    return words.end() if words else place
