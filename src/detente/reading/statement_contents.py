"""What is said: the quoted words, the clause or the object that belongs to a verb of speech."""

import re

from detente.reading.attributions import dateline_end, trailing
from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import SpeechCue
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.quotations import SCARE, Quote
from detente.reading.references import Subject

_WHEN = (
    r"(?:(?:\s+|,\s+)(?:on|in|at|during|after|before|late|early|last|this|earlier|later|yesterday|today|"
    r"again|also|by|via|to|with|through|following|from|over|as|for|when|the (?:day|week|month)|\w+ly)\b"
    r"(?:(?!,\s+\w+ing\b)[^;:“”\"]){0,130}?)?"
)
THAT = re.compile(rf"{_WHEN},?\s+that\s+(?=\S)", re.IGNORECASE)
_LED_IN = re.compile(rf"(?:{_WHEN}|\s+(?:the\s+following|this))(?:,?\s+that)?\s*[,:—–-]?\s*$", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"\bthat\s+\S|\bwhat\b|,\s+\w+ing\b")
"""Words of a clause that is not only the frame of a quotation: "said last week that Paris would ..."."""
_TIME = re.compile(
    r"(?:\s+(?:on \w+day|last \w+|this \w+|yesterday|today|earlier|later|again|also|in an? [\w ]{2,40}?"
    r"(?:statement|interview|speech|letter|post|note|report|message)|at an? [\w ]{2,30}?(?:conference|"
    r"briefing|"
    r"summit|meeting)|(?:late|early) (?:on )?\w+day|late last \w+)(?:,(?!\s+\w+ing\b))?)+"
)
FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|should|must|do|does|did|won|"
    r"need|needs|went|made|took|gave|came|got|began|left|kept|held|met|told|said|saw|broke|drew|grew|rose|"
    r"fell|"
    r"stood|won|lost|sent|\w{2,}(?:ed|es|ts|ks|ns|ds))"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|do|does|did|\w{3,}ed)\b"
)
_CLAUSE = re.compile(
    r"\s+(?:it|they|he|she|there|we|I|this|these|those|nobody|no one|neither|everyone|both)\s+\w|"
    rf"\s+[\w“\"‘][\w.’'“”\"-]*(?:\s+[\w“\"][\w.’'“”\"-]*){{0,12}}?\s+{FINITE}(?:n['’]t)?\b"
)
_NOT_CLAUSE = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:to|by|of|in|on|at|for|with|from|about|as|and|or|but|so|yes|no|nothing|little|"
    r"much|more|goodbye|what|how|why|whether|if|than|when|while|after|before|because|under|over|against|"
    r"during|through|aloud|up|out|off|down|into)\b)"
)
BREAK = re.compile(
    r";\s|,\s+(?:while|although|though|whereas|even as|despite|amid|prompting|in what|a move|a claim|"
    r"in a sign)\s|"
    r"\s[—–]\s|,\s+but\s|,\s+which\s+(?:is|was|set|led|prompted|came)\b|,\s+(?:according to)\s|"
    r",\s+and\s+(?=(?:(?:its|his|her|their|the)\s+|[A-Z])[^;“”\"]{2,70}?\s"
    r"(?:said|says|told|warned|insisted|argued|accused|vowed|announced|called on)\s)"
)
CONJUNCTION = re.compile(
    r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|later|is|was|\w+ly))*\s*$|"
    r",(?:\s+\w+ly)?\s*$"
)
_NAMES = re.compile(
    r"\s+(?:it|them|him|her|this|that|(?:the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+|[A-Z][\w’'-]+)\s+"
    r"(?:an?\s+(?!day\b|week\b)\w|unrealistic|illegal|unacceptable|absurd|premature|fabricated|unfair)"
)
"""Behind "called": somebody or something, and what it is called."""
_TIME_ONLY = re.compile(
    r"\s+(?:since|until|last|this (?:year|week|month)|for (?:years|months|decades|"
    r"weeks))\b"
)
_AS = re.compile(r"(?:^|[\s,—–(-])[Aa]s\s+$")
_APPOSED = re.compile(r"(?<=[”\"])(?=\s+(?:[a-z][\w'’-]*\s+)?(?:[\w’'-]+\s+){0,6}[\w’'-]+,\s+$)")
"""Behind a quotation, before an office that its holder's name follows: "...," the union's president, Ann"."""
_RELATIVE = re.compile(r"\b(?:that|which|what)\s+(?:the\s+)?$")
_HEARERS = re.compile(
    r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+|some\s+)?(?:[\w.’'-]+\s+){0,3}?(?:reporters|"
    r"journalists|parliament|lawmakers|"
    r"newspaper|audience|conference|correspondents|newsmen|media|television|radio|agency|counterpart|"
    r"colleagues|members|supporters|workers|envoys|diplomats|delegations|ministers|"
    r"leaders|officials|crowd|nation|world|committee|"
    r"delegates|voters|Council|Assembly|Congress|Senate|Reuters|BBC|CNN|AFP|Times|Post|AP)\b"
)


def _hearer(passage: Passage, cue: SpeechCue) -> tuple[int, Mention | None] | None:
    """Where the words for whoever is told end, and the party or person told."""
    text = passage.sentence.text
    near = [m for m in passage.mentions if cue.end < m.start <= cue.end + 30]
    told = next((m for m in near if not re.search(r"[,;:“”\"]|\bthat\b", text[cue.end : m.start])), None)
    hearers = _HEARERS.match(text, cue.end)
    if told and told.form != "adj" and not re.match(r"['’]", text[told.end : told.end + 1]):
        return max(told.end, hearers.end() if hearers else 0), told
    if hearers:
        return hearers.end(), told
    plain = re.compile(r"\s+(?:him|her|them|us|me|it|(?:[A-Z][\w.’'-]+\s?){1,3})(?=\s|[,:])").match(
        text, cue.end
    )
    return (plain.end(), None) if plain else None


def _without_titles(text: str, quotes: list[tuple[int, int, Quote]]) -> str:
    """The sentence with the marks of quoted titles blanked, the places kept."""
    for start, end, quote in quotes:
        if quote.is_title and start > 0 and end < len(text):
            text = f"{text[: start - 1]} {text[start:end]} {text[end + 1 :]}"
    return text


def _phrase_start(text: str, start: int) -> int:
    """Where the noun phrase begins whose last words stand at a place: behind the comma or mark before it."""
    mark = max(text.rfind(char, max(0, start - 80), start) for char in ',”"’»—')
    apposed = _APPOSED.search(text, max(0, start - 100), start)
    if apposed:
        mark = apposed.start()
    between = text[mark + 1 : start]
    if re.match(r"\s*(?:and|but|while)\s", between):
        return start
    if mark < 0 or len(between.split()) > 7 or _VERB.search(between):
        return start
    return mark + 1 + len(between) - len(between.lstrip())


def quote_before(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that ends right before a place."""
    for start, end, quote in reversed(quotes):
        if end <= place and not text[end:place].strip(' ,”"’“»—–\u00a0'):
            return start, end, quote
    return None


def _quote_behind(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that a cue introduces: right behind it, or behind "on Monday that"."""
    for start, end, quote in quotes:
        if start > place:
            between = text[place : start - 1]
            leads = not between.strip() or (_LED_IN.fullmatch(between) and not _OTHER_WORDS.search(between))
            return (start, end, quote) if leads else None
    return None


def _nearest(quotes: list[tuple[int, int, Quote]], place: int) -> tuple[int, int, Quote] | None:
    return min(quotes, key=lambda q: min(abs(q[0] - place), abs(q[1] - place)), default=None)


def quoted_mode(quote: Quote) -> str:
    more = len(quote.text.split(maxsplit=SCARE)) > SCARE
    return "direct" if quote.n_words > 2 * SCARE or (quote.text[:1].isupper() and more) else "direct_fragment"


def _mixed(span: tuple[int, int], quotes: list[tuple[int, int, Quote]], mode: str) -> str:
    """Mode of a clause that holds some of the speaker's own words."""
    own = [
        q for s, e, q in quotes if span[0] <= s and e <= span[1] + 1 and q.n_words > SCARE and not q.is_title
    ]
    return "direct_fragment" if own and mode == "indirect" else mode


def _limit(text: str, start: int, following: list[SpeechCue], quotes: list[tuple[int, int, Quote]]) -> int:
    """Where what is said ends: at a contrast, a dash, or the next verb of the same speaker."""
    stop = BREAK.search(text, start)
    while stop and any(s <= stop.start() < e for s, e, _ in quotes):
        stop = BREAK.search(text, stop.end())
    end = stop.start() if stop else len(text)
    if (attribution := trailing(text)) and attribution[0] > start:
        end = min(end, attribution[0])
    for cue in following:
        joint = CONJUNCTION.search(text, max(0, cue.start - 40), cue.start)
        if joint and start + 5 < joint.start() < end:
            return joint.start()
    return end


def _clause(text: str, cue: SpeechCue, after: int, limit: int, *, addressed: bool) -> tuple[int, int] | None:
    takes = cue.verb.takes
    if "t" not in takes and "a" not in takes and not addressed:
        return None
    that = THAT.match(text, after, limit)
    if that:
        return trimmed(text, that.end(), limit)
    time = _TIME.match(text, after, limit)
    start = time.end() if time else after
    plain = cue.verb.lemma in ("say", "tell", "warn", "insist", "add")
    if _NOT_CLAUSE.match(text, start):
        return None
    if cue.verb.lemma == "hold":
        return None
    if plain or addressed or _CLAUSE.match(text, start, min(limit, start + 140)):
        return trimmed(text, start, limit)
    return None


def _object(text: str, after: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase behind a verb such as "praised" or "reaffirmed"."""
    about = re.compile(r"\s+(?:about|on|over|of)\s+").match(text, after)
    start = about.end() if about else after
    if _NOT_CLAUSE.match(text, start) or _TIME_ONLY.match(text, start):
        return None
    span = trimmed(text, start, limit)
    return span if span[1] - span[0] > 3 else None


def content_of(
    passage: Passage,
    cue: SpeechCue,
    subject: Subject,
    quotes: list[tuple[int, int, Quote]],
    following: list[SpeechCue],
    *,
    inverted: bool,
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """Where the content stands, its mode, and who is addressed."""
    text, takes = _without_titles(passage.sentence.text, quotes), cue.verb.takes
    after, addressee = cue.end, None
    if "a" in takes and (hearer := _hearer(passage, cue)):
        after, addressee = hearer
    inherited = subject.start == cue.start
    left = cue.start if inherited else _phrase_start(text, min(subject.start, cue.start))
    before = None if inherited else quote_before(text, quotes, left)
    behind = _quote_behind(text, quotes, subject.end if inverted else after)
    limit = _limit(text, after, following, quotes)
    as_he_says = _AS.search(text[:left]) is not None
    if before and before[2].is_title:
        before = None
    if behind and behind[2].is_title and cue.verb.mode != "topic":
        behind = None
    if as_he_says:
        near = behind or _nearest(quotes, cue.end)
        if near and not near[2].is_title:
            return (near[0], near[1]), "direct_fragment", addressee
    if before and (takes in ("tq", "q") or "q" in takes or "a" in takes):
        end = behind[1] if behind and behind[0] - after < 6 else before[1]
        return (before[0], end), quoted_mode(before[2]), addressee
    if inverted:
        return (
            (
                (opening(text, max(left - 3, 0)), len(text[:left].rstrip(" ,"))),
                "indirect",
                addressee,
            )
            if not before
            else None
        )
    if "k" in takes or "s" in takes:
        called = _called(text, cue, quotes, limit)
        if called or "n" not in takes:
            return called
    if behind and behind[2].is_title:
        return None
    if behind and ("t" in takes or "q" in takes or "a" in takes or behind[2].n_words > SCARE):
        return (behind[0], behind[1]), quoted_mode(behind[2]), addressee
    clause = _clause(text, cue, after, limit, addressed=addressee is not None or after > cue.end)
    if clause:
        return clause, _mixed(clause, quotes, cue.verb.mode), addressee
    relative = _RELATIVE.search(text[: subject.start]) and "t" not in takes
    if "n" in takes and not relative and (noun := _object(text, after, limit)):
        inside = [q for s, e, q in quotes if noun[0] <= s and e <= noun[1]]
        if inside and inside[0].is_title and inside[0].n_words > 0.5 * len(text[slice(*noun)].split()):
            return None
        return noun, _mixed(noun, quotes, cue.verb.mode), addressee
    if "i" in takes and (infinitive := re.compile(r"\s+(?:not\s+)?to\s+").match(text, after)):
        return trimmed(text, infinitive.end(), limit), "indirect", addressee
    return _clause_before(text, cue, after, subject, addressee)


def _clause_before(
    text: str, cue: SpeechCue, after: int, subject: Subject, addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "The talks failed, X said." and "what he originally promised"."""
    lead = text[: _phrase_start(text, subject.start)].rstrip()
    relative = _RELATIVE.search(text[: subject.start])
    if relative and subject.start > 8 and cue.verb.mode != "belief":
        infinitive = text.rfind(" to ", 0, relative.start())
        start = max(opening(text, relative.start()), infinitive + len(" to ") if infinitive >= 0 else 0)
        span = trimmed(text, start, relative.start())
        return (span, "indirect", addressee) if span[1] - span[0] > 8 else None
    ends = re.match(
        r"\s*(?:[.,;)]|$)|\s+(?:on|in|at|by|last|late|early|this|during|after|to)\b", text[after:]
    )
    if not lead.endswith(",") or not ends or not set("tqa") & set(cue.verb.takes) or cue.form == "ing":
        return None
    start = max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text))
    if lead.startswith(("If ", "Unless ")) and text[cue.end : cue.end + 1] == ",":
        return trimmed(text, 0, len(text)), "indirect", addressee
    span = trimmed(text, start, len(lead) - 1)
    if span[1] - span[0] < 12:
        rest = trimmed(text, cue.end, len(text))
        return (rest, "indirect", addressee) if rest[1] - rest[0] > 12 else None
    return span, "belief" if cue.verb.mode == "belief" else "indirect", addressee


def _called(
    text: str, cue: SpeechCue, quotes: list[tuple[int, int, Quote]], limit: int
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "Describes X as Y", "what he called Y": the words for it."""
    span = trimmed(text, cue.end, limit)
    if span[1] - span[0] < 3 or _NOT_CLAUSE.match(text, cue.end):
        return None
    if "s" in cue.verb.takes and not re.search(r"\bas\b", text[slice(*span)]):
        return None
    if "k" in cue.verb.takes:
        quoted = [(s, e) for s, e, q in quotes if span[0] <= s and s - span[0] < 80]
        if not quoted:
            return (span, "indirect", None) if _NAMES.match(text, cue.end) else None
        return quoted[0], "direct_fragment", None
    inside = [(s, e, q) for s, e, q in quotes if span[0] <= s < span[1]]
    long = [(s, e) for s, e, q in inside if q.n_words > SCARE and not q.is_title]
    return (
        (span[0], max([span[1], *(e for _, e in long)])),
        "direct_fragment" if long else "indirect",
        None,
    )
