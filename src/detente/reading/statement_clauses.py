"""The clause or object that a verb of speech takes: where it begins and ends."""

import re

from detente.reading.attributions import dateline_end, trailing
from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import SpeechCue
from detente.reading.mentions import Mention
from detente.reading.quotations import SCARE, Quote
from detente.reading.references import Subject

WHEN = (
    r"(?:(?:\s+|,\s+)(?:on|in|at|during|after|before|late|early|last|this|earlier|later|yesterday|today|"
    r"again|also|by|via|to|with|through|following|from|over|as|for (?:the \w+ time|months|years|weeks|"
    r"now|once|example|instance)|when|the (?:day|week|month)|\w+ly)\b"
    r"(?:(?!,\s+\w+ing\b)[^;:“”\"]){0,130}?)?"
)
_HOWEVER = (
    r"(?:,\s+(?:however|though|in\s+turn|for\s+(?:his|her|its|their)\s+part|meanwhile|too|finally|then|moreover|"
    r"nonetheless|nevertheless|rather|instead|furthermore|in\s+particular|among\s+other\s+things|once\s+again),)?"
)
THAT = re.compile(
    rf"{_HOWEVER}(?:\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?{WHEN},?\s+that,?\s+(?=\S)", re.IGNORECASE
)
_WHETHER = re.compile(
    r"(?:\s+(?:on\s+\w+day|(?:last|this)\s+\w+|again|aloud|publicly|in\s+\w+))?,?\s+"
    r"(?=(?P<word>whether|why|how|what|when|where|who|if)\s+\S)",
    re.IGNORECASE,
)
_THAT_NEAR = re.compile(
    rf"{_HOWEVER}"
    r"(?:\s+(?:on\s+\w+day|(?:last|this)\s+\w+|with\s+[\w’']+(?:\s[\w’']+)?|in\s+[\w ]{2,30}?|\w+ly|"
    r"too|also))?,?\s+"
    r"that,?\s+(?=\S)"
)
_EXPECTED = re.compile(
    r"\s+(?!to\b|that\b|from\b|of\b|in\b|as\b)(?:[\w’'-]+\s+){1,8}?(?:not\s+)?to\s+(?=[a-z])"
)
_TIME = re.compile(
    r"(?:\s+(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last \w+|this \w+|"
    r"yesterday|today|earlier|later|again|also|in an? [\w ]{2,40}?"
    r"(?:statement|interview|speech|letter|post|note|report|message)|at an? [\w ]{2,30}?(?:conference|"
    r"briefing|"
    r"summit|meeting)|(?:late|early) (?:on )?\w+day|late last \w+)(?:,(?!\s+\w+ing\b))?)+"
)
FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|should|must|do|does|did|won|"
    r"need|needs|went|made|took|gave|came|got|began|left|kept|held|met|told|said|saw|broke|drew|grew|rose|"
    r"fell|put|hit|set|let|shut|spoke|wrote|led|felt|knew|thought|fought|bought|brought|sought|caught|"
    r"paid|laid|built|"
    r"spent|meant|heard|found|sat|ran|swore|chose|froze|drove|flew|threw|"
    r"stood|won|lost|sent|\w{2,}(?:ed|es|ts|ks|ns|ds))"
)
_CLAUSE = re.compile(
    r"\s+(?:it|they|he|she|there|we|I|this|these|those|nobody|no one|neither|everyone|both)\s+\w|"
    rf"\s+[\w“\"‘][\w.’'“”\"-]*(?:\s+[\w“\"][\w.’'“”\"-]*){{0,12}}?(?<!\band)(?<!\bbut)(?<!\bor)\s+{FINITE}(?:n['’]t)?\b"
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
    r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|later|now|still|even|again|"
    r"since|is|"
    r"was|\w+ly))*\s*$|"
    r",(?:\s+\w+ly)?\s*$"
)
_NAMES = re.compile(
    r"\s+(?:(?:it|them|him|her|this|that|(?:the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+|"
    r"[A-Z][\w’'-]+)\s+"
    r"(?:an?\s+(?!day\b|week\b)\w|unrealistic|illegal|unacceptable|absurd|premature|fabricated|unfair)|"
    r"(?:it|them|this|that)\s+(?!off\b|on\b|in\b|back\b|out\b|for\b|to\b|quits\b|a\s+day\b|into\b|up\b|"
    r"by\b|at\b|the\b)"
    r"[a-z]+(?=\s*[.,;]|\s+(?:and|but|on|in)\b))"
)
"""Behind "called": somebody or something, and what it is called."""
_TIME_ONLY = re.compile(
    r"\s+(?:since|until|last|this (?:year|week|month)|for (?:years|months|decades|"
    r"weeks))\b"
)
_UTTERS = frozenset(
    {"say", "put it", "claim", "insist", "argue", "warn", "explain", "tell it", "phrase it", "note", "admit"}
)
_JOINT = re.compile(r"\b(?:because|that|and|but|since|while)\s*$")
FINITE_VERB = re.compile(
    rf"\b{FINITE}\b|['’](?:re|ve|ll|d)\b|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]hat)['’]s\b"
)
_FEW = re.compile(
    rf"\s+(?:more|much|little|nothing|no|under|over|about|during|after|before|when|while|"
    rf"because)\s+(?:[\w’'-]+,?\s+){{0,8}}?{FINITE}\b"
)
"""Behind "said": a clause that opens with a word of amount or of time."""
_AND_END = re.compile(r",?\s+(?:and|but)(?:\s+(?:has|have|had|\w+ly))*\s*$")
SHORTEST, SHORTEST_REST = 12, 8
"""Characters of a clause, and of what is left of one behind its subject, at the least."""
_AN = re.compile(r"\s+an?\s")
_TAKE_THINGS = frozenset(
    {"declare", "claim", "add", "announce", "report", "promise", "pledge", "suggest", "maintain"}
)
"""Verbs that a noun may follow though it says nothing: "declared an emergency"."""
_WHAT = re.compile(r"\b(?:that|what)\s+(?:the\s+)?$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|do|does|did|"
    r"[a-z]\w{2,}ed)\b"
)
_APPOSED = re.compile(r"(?<=[”\"])(?=\s+(?:[a-z][\w'’-]*\s+)?(?:[\w’'-]+\s+){0,6}[\w’'-]+,\s+$)")
"""Behind a quotation, before an office that its holder's name follows: "...," the union's president, Ann"."""


def phrase_start(text: str, start: int) -> int:
    """Where the noun phrase begins whose last words stand at a place: behind the comma or mark before it."""
    mark = max(text.rfind(char, max(0, start - 80), start) for char in ',”"’»—')
    quoted = "”" in text or '"' in text
    apposed = _APPOSED.search(text, max(0, start - 100), start) if quoted else None
    if apposed:
        mark = apposed.start()
    between = text[mark + 1 : start]
    if re.match(r"\s*(?:and|but|while)\s", between):
        return start
    if mark < 0 or len(between.split()) > 7 or _VERB.search(between):
        return start
    return mark + 1 + len(between) - len(between.lstrip())


def limit_of(text: str, start: int, following: list[SpeechCue], quotes: list[tuple[int, int, Quote]]) -> int:
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


def clause_of(
    text: str, cue: SpeechCue, after: int, limit: int, *, addressed: bool
) -> tuple[int, int] | None:
    takes = cue.verb.takes
    if not addressed and not set("tadj") & set(takes) and "w" not in takes:
        return None
    near = "d" in takes
    that = None if takes in ("qw", "nw") else (_THAT_NEAR if near else THAT).match(text, after, limit)
    if that:
        return trimmed(text, that.end(), limit)
    whether = _WHETHER.match(text, after, limit) if "w" in takes else None
    if whether and (whether["word"].lower() != "if" or cue.verb.lemma in ("ask", "wonder")):
        return trimmed(text, whether.end(), limit)
    if "d" in takes or takes in ("qw", "nw"):
        return None
    time = _TIME.match(text, after, limit)
    start = time.end() if time else after
    expected = cue.verb.mode == "belief" and _EXPECTED.match(text, start, limit)
    if expected:
        return trimmed(text, start, limit)
    if cue.verb.lemma in _TAKE_THINGS and _AN.match(text, start):
        return None
    plain = cue.verb.lemma in ("say", "tell", "warn", "insist", "add")
    if _NOT_CLAUSE.match(text, start) and not (plain and _FEW.match(text, start)):
        return None
    if cue.verb.lemma == "hold":
        return None
    if start >= len(text[:limit].rstrip(" .")):
        return None
    if plain or addressed or _CLAUSE.match(text, start, min(limit, start + 140)):
        return trimmed(text, start, limit)
    return None


def object_of(text: str, after: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase behind a verb such as "praised" or "reaffirmed"."""
    about = re.compile(r"\s+(?:about|on|over|of)\s+").match(text, after)
    start = about.end() if about else after
    if _NOT_CLAUSE.match(text, start) or _TIME_ONLY.match(text, start):
        return None
    span = trimmed(text, start, limit)
    return span if span[1] - span[0] > 3 else None


def told_so(
    text: str, left: int, so: re.Match[str], addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "It cannot, and has said so": the clause before."""
    start, end = trimmed(text, 0, left)
    and_ = _AND_END.search(text, start, end)
    end = and_.start() if and_ else end
    return ((start, end), "indirect", addressee) if end - start > SHORTEST else None


def as_said(
    text: str, cue: SpeechCue, left: int, limit: int, addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "Because, as X says, they stole it": the clause behind the aside, else the one before it."""
    if not _UTTERS.isdisjoint({cue.verb.lemma}) and text[cue.end : cue.end + 1] in (",", "."):
        lead = text[: text.lower().rfind("as ", 0, left)].rstrip(" ,—–(")
        span = trimmed(text, cue.end, limit) if len(lead) < 12 or _JOINT.search(lead) else (0, len(lead))
        start = max(span[0], opening(text, span[1]) if not span[0] else 0)
        return ((start, span[1]), "indirect", addressee) if span[1] - start > 8 else None
    return None


def clause_before(
    text: str, cue: SpeechCue, after: int, subject: Subject, addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "The talks failed, X said." and "what he originally promised"."""
    lead = text[: phrase_start(text, subject.start)].rstrip()
    relative = _WHAT.search(text[: subject.start]) if set("tnk") & set(cue.verb.takes) else None
    if relative and subject.start > 8 and cue.verb.mode != "belief":
        infinitive = text.rfind(" to ", 0, relative.start())
        start = max(opening(text, relative.start()), infinitive + len(" to ") if infinitive >= 0 else 0)
        span = trimmed(text, start, relative.start())
        whole = span[1] - span[0] > SHORTEST_REST and not text[slice(*span)].endswith((" is", " was"))
        return (span, "indirect", addressee) if whole else None
    ends = re.match(
        r"\s*(?:[.,;)]|$)|\s+(?:on|in|at|by|last|late|early|this|during|after|to|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
        text[after:],
    )
    if not lead.endswith(",") or not ends or not set("tqa") & set(cue.verb.takes) or cue.form == "ing":
        return None
    start = max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text))
    aside = text[after : after + 1] == ","
    if not aside and not FINITE_VERB.search(lead):
        return None
    if lead.startswith(("If ", "Unless ")) and aside:
        return trimmed(text, 0, len(text)), "indirect", addressee
    span = trimmed(text, start, len(lead) - 1)
    if span[1] - span[0] < SHORTEST or not FINITE_VERB.search(lead):
        rest = trimmed(text, after, len(text))
        return (rest, "indirect", addressee) if rest[1] - rest[0] > SHORTEST_REST else None
    return span, "belief" if cue.verb.mode == "belief" else "indirect", addressee


def naming_of(
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
