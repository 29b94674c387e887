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
    r"again|also|by|via|to|with|through|following|from|over|as|for (?:the \w+ time|months|years|weeks|"
    r"now|once|example|instance)|when|the (?:day|week|month)|\w+ly)\b"
    r"(?:(?!,\s+\w+ing\b)[^;:“”\"]){0,130}?)?"
)
THAT = re.compile(rf"{_WHEN},?\s+that\s+(?=\S)", re.IGNORECASE)
_WHETHER = re.compile(
    r"(?:\s+(?:on\s+\w+day|(?:last|this)\s+\w+|again|aloud|publicly|in\s+\w+))?,?\s+"
    r"(?=(?P<word>whether|why|how|what|when|where|who|if)\s+\S)",
    re.IGNORECASE,
)
_THAT_NEAR = re.compile(
    r"(?:\s+(?:on\s+\w+day|(?:last|this)\s+\w+|with\s+[\w’']+(?:\s[\w’']+)?|in\s+[\w ]{2,30}?|\w+ly|"
    r"too|also))?,?\s+"
    r"that\s+(?=\S)"
)
_EXPECTED = re.compile(
    r"\s+(?!to\b|that\b|from\b|of\b|in\b|as\b)(?:[\w’'-]+\s+){1,8}?(?:not\s+)?to\s+(?=[a-z])"
)
_ADVISED = re.compile(rf"{_WHEN}\s+(?:not\s+)?to\s+(?=[a-z]+\b(?:\s|[.,;]))")
_LED_IN = re.compile(rf"(?:{_WHEN}|\s+(?:the\s+following|this))(?:,?\s+that)?\s*[,:—–-]?\s*$", re.IGNORECASE)
_OTHER_WORDS = re.compile(
    r"\bthat\s+\S|\bwhat\b|,\s+\w+ing\b|,?\s+(?:and|but)\s+(?:he|she|it|they|\w+ed)\b|"
    r"^\s+to\s+(?!the\b|his\b|her\b|its\b|a\b|an\b)\w+\s+\w+\s+\w"
)
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
    r"fell|put|hit|set|let|shut|spoke|wrote|led|felt|knew|thought|fought|bought|brought|sought|caught|"
    r"paid|laid|built|"
    r"spent|meant|heard|found|sat|ran|swore|chose|froze|drove|flew|threw|"
    r"stood|won|lost|sent|\w{2,}(?:ed|es|ts|ks|ns|ds))"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|do|does|did|"
    r"[a-z]\w{2,}ed)\b"
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
_AS = re.compile(
    r"(?:^|[\s,—–(-])[Aa]s\s+(?:(?:the|some|many|one|most|several|his|her|its|a|an|senior|"
    r"two)\s+)*(?:\w+\s+)?$"
)
_APPOSED = re.compile(r"(?<=[”\"])(?=\s+(?:[a-z][\w'’-]*\s+)?(?:[\w’'-]+\s+){0,6}[\w’'-]+,\s+$)")
"""Behind a quotation, before an office that its holder's name follows: "...," the union's president, Ann"."""
_OVER = frozenset({"of", "about", "over", "against", "for", "as"})
_WARNED = re.compile(r"\s+(?:against|of|about|over|for)\s+(?=\S)")
_ADDRESSED = re.compile(
    r"\s+(?:(?:the|a|an|all|both|his|her|its|their|two|any|every)\s+)?(?!not\b|that\b|to\b|of\b|in\b|on\b|"
    r"for\b|about\b|against\b|it\b|why\b|how\b|what\b|whether\b)"
    r"(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=\s+(?:that|to|about|of|against|for|in|on|last)\b|,|:|\s[“\"])"
)
_ASKS = frozenset({"beg", "implore", "entreat", "exhort", "plead with"})
_ADVISES = frozenset(
    {
        "urge",
        "tell",
        "warn",
        "advise",
        "call on",
        "remind",
        "caution",
        "brief",
        "appeal to",
        "assure",
        "inform",
    }
)
_UTTERS = frozenset(
    {"say", "put it", "claim", "insist", "argue", "warn", "explain", "tell it", "phrase it", "note", "admit"}
)
_JOINT = re.compile(r"\b(?:because|that|and|but|since|while)\s*$")
_FINITE = re.compile(
    rf"\b{FINITE}\b|['’](?:re|ve|ll|d)\b|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]hat)['’]s\b"
)
_FEW = re.compile(
    rf"\s+(?:more|much|little|nothing|no|under|over|about|during|after|before|when|while|"
    rf"because)\s+(?:[\w’'-]+,?\s+){{0,8}}?{FINITE}\b"
)
"""Behind "said": a clause that opens with a word of amount or of time."""
_SO = re.compile(r"\s+so\b(?=\s*(?:[.,;:]|$|\s(?:in|on|at|last|publicly|himself|herself)\b))")
_ITSELF = re.compile(r"\s+(?:itself|himself|herself|themselves)\s+(?=(?!in\b|on\b|to\b|at\b)\w)")
_AND_END = re.compile(r",?\s+(?:and|but)(?:\s+(?:has|have|had|\w+ly))*\s*$")
_TO = re.compile(
    r"(?:\s+(?:on|in|at|during|after|last|this)\s+[\w’']+(?:\s[\w’']+){0,2})?\s+(?:not\s+|never\s+)?to\s+"
)
_NEW_CLAUSE = re.compile(r";|,\s+(?:and|but|while|who|which|adding|saying)\b")
_HOW = frozenset(
    {"put it", "phrase it", "say", "describe", "characterise", "characterize", "sum up", "view", "see"}
)
_IS_HOW = re.compile(r"\b(?:is|was)\s+(?:how|all(?:\s+that)?)\s+$")
_CLOSE_BY = 60
_SHORTEST, _SHORTEST_REST = 12, 8
"""Characters of a clause, and of what is left of one behind its subject, at the least."""
_AN = re.compile(r"\s+an?\s")
_TAKE_THINGS = frozenset(
    {"declare", "claim", "add", "announce", "report", "promise", "pledge", "suggest", "maintain"}
)
"""Verbs that a noun may follow though it says nothing: "declared an emergency"."""
_RELATIVE = re.compile(r"\b(?:that|which|what)\s+(?:the\s+)?$")
_WHAT = re.compile(r"\b(?:that|what)\s+(?:the\s+)?$")
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
    plain = re.compile(
        r"\s+(?:him|her|them|us|me|it|(?:the\s+)?(?:[A-Z][\w.’'-]+\s?){1,3})(?=\s|[,:])"
    ).match(text, cue.end)
    plain = plain or (_ADDRESSED.match(text, cue.end) if cue.verb.lemma in _ADVISES | _ASKS else None)
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
            leads = (
                not between.strip()
                or between.strip() in _OVER
                or (_LED_IN.fullmatch(between) and not _OTHER_WORDS.search(between))
            )
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
    as_he_says = _AS.search(text[: subject.start].removesuffix("the ")) is not None or (
        cue.verb.lemma in _HOW and _IS_HOW.search(text[:left]) is not None
    )
    if before and before[2].is_title:
        before = None
    if behind and behind[2].is_title and cue.verb.mode != "topic":
        behind = None
    if as_he_says:
        near = behind or _nearest(quotes, cue.end)
        if near and not near[2].is_title and (near[2].n_words > SCARE or near is behind or near[0] > cue.end):
            return (near[0], near[1]), "direct_fragment", addressee
        return _as_said(text, cue, subject.start, limit, addressee)
    aside = text[after : after + 1] == ","
    if before and before[2].n_words <= SCARE and before[0] > 1 and text[before[1] - 1] not in ",.?!":
        if aside and not re.match(r",\s+(?:but|and|who|which|adding)\b", text[after:]):
            rest = trimmed(text, after, limit)
            return (rest, "indirect", addressee) if rest[1] - rest[0] > _SHORTEST_REST else None
        before = None if THAT.match(text, after) else before
    later = next(((s, e, q) for s, e, q in quotes if after < s <= after + _CLOSE_BY), None) if aside else None
    if later and not before and later[2].n_words > SCARE and not _NEW_CLAUSE.search(text, after, later[0]):
        return (later[0], later[1]), quoted_mode(later[2]), addressee
    if before and (takes in ("tq", "q") or "q" in takes or "a" in takes):
        end = behind[1] if behind and behind[0] - after < 6 else before[1]
        return (before[0], end), quoted_mode(before[2]), addressee
    if inverted:
        lead = (opening(text, max(left - 3, 0)), len(text[:left].rstrip(" ,")))
        later = next(((s, e, q) for s, e, q in quotes if s > cue.end), None)
        if later and lead[1] - lead[0] < _SHORTEST:
            return (later[0], later[1]), quoted_mode(later[2]), addressee
        if (
            not before
            and not _FINITE.search(text[slice(*lead)])
            and text[subject.end : subject.end + 1] == ","
        ):
            rest = trimmed(text, subject.end, limit)
            return (rest, "indirect", addressee) if rest[1] - rest[0] > _SHORTEST_REST else None
        return None if before else (lead, "indirect", addressee)
    advised = _ADVISED.match(text, after, limit) if "a" in takes and after > cue.end else None
    if advised and cue.verb.lemma in _ADVISES | _ASKS:
        content = trimmed(text, advised.end(), limit)
        return content, _mixed(content, quotes, cue.verb.mode), addressee
    if so := _SO.match(text, after):
        return _told_so(text, left, so, addressee)
    if itself := _ITSELF.match(text, cue.end):
        return trimmed(text, itself.end(), limit), cue.verb.mode, addressee
    if behind and text[after : behind[0]].strip(' “"‘') == "as":
        return (behind[0], behind[1]), "direct_fragment", addressee
    if "k" in takes or "s" in takes:
        called = _called(text, cue, quotes, limit)
        if called or "n" not in takes:
            return called
    if behind and behind[2].is_title:
        return None
    about = _WARNED.match(text, after) if "a" in takes and after > cue.end and not behind else None
    if about and cue.verb.lemma in _ADVISES:
        content = trimmed(text, about.end(), limit)
        return content, _mixed(content, quotes, cue.verb.mode), addressee
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
    if "i" in takes and (infinitive := _TO.match(text, after)):
        return trimmed(text, infinitive.end(), limit), "indirect", addressee
    return _clause_before(text, cue, after, subject, addressee)


def _told_so(
    text: str, left: int, so: re.Match[str], addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "It cannot, and has said so": the clause before."""
    start, end = trimmed(text, 0, left)
    and_ = _AND_END.search(text, start, end)
    end = and_.start() if and_ else end
    return ((start, end), "indirect", addressee) if end - start > _SHORTEST else None


def _as_said(
    text: str, cue: SpeechCue, left: int, limit: int, addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "Because, as X says, they stole it": the clause behind the aside, else the one before it."""
    if not _UTTERS.isdisjoint({cue.verb.lemma}) and text[cue.end : cue.end + 1] in (",", "."):
        lead = text[: text.lower().rfind("as ", 0, left)].rstrip(" ,—–(")
        span = trimmed(text, cue.end, limit) if len(lead) < 12 or _JOINT.search(lead) else (0, len(lead))
        start = max(span[0], opening(text, span[1]) if not span[0] else 0)
        return ((start, span[1]), "indirect", addressee) if span[1] - start > 8 else None
    return None


def _clause_before(
    text: str, cue: SpeechCue, after: int, subject: Subject, addressee: Mention | None
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """ "The talks failed, X said." and "what he originally promised"."""
    lead = text[: _phrase_start(text, subject.start)].rstrip()
    relative = _WHAT.search(text[: subject.start]) if set("tnk") & set(cue.verb.takes) else None
    if relative and subject.start > 8 and cue.verb.mode != "belief":
        infinitive = text.rfind(" to ", 0, relative.start())
        start = max(opening(text, relative.start()), infinitive + len(" to ") if infinitive >= 0 else 0)
        span = trimmed(text, start, relative.start())
        whole = span[1] - span[0] > _SHORTEST_REST and not text[slice(*span)].endswith((" is", " was"))
        return (span, "indirect", addressee) if whole else None
    ends = re.match(
        r"\s*(?:[.,;)]|$)|\s+(?:on|in|at|by|last|late|early|this|during|after|to)\b", text[after:]
    )
    if not lead.endswith(",") or not ends or not set("tqa") & set(cue.verb.takes) or cue.form == "ing":
        return None
    start = max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text))
    aside = text[after : after + 1] == ","
    if not aside and not _FINITE.search(lead):
        return None
    if lead.startswith(("If ", "Unless ")) and aside:
        return trimmed(text, 0, len(text)), "indirect", addressee
    span = trimmed(text, start, len(lead) - 1)
    if span[1] - span[0] < _SHORTEST or not _FINITE.search(lead):
        rest = trimmed(text, after, len(text))
        return (rest, "indirect", addressee) if rest[1] - rest[0] > _SHORTEST_REST else None
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
