"""What is wanted: the phrase, clause or infinitive that belongs to a word of wanting."""

import re

from detente.reading.clauses import NEW_CLAUSE, trimmed
from detente.reading.position_cues import PositionCue
from detente.reading.position_records import NEAR, quote_end

END = re.compile(
    r";\s|,\s+(?:but|while|although|though|whereas|which|who|as|because|since|after|adding|saying|arguing|"
    r"warning|according|even|despite|amid|where|meaning|leaving|so)\b|\s[—–]\s|,?\s+(?:in (?:exchange|"
    r"return)|"
    r"if|unless|only (?:if|when|once|after)|(?:as|so) long as|provided|on (?:the )?condition that|until|"
    r"because|"
    r"although|even though|while|whereas)\b|"
    r",\s+and\s+(?=\w+\s+(?:\w+\s+)?(?:is|are|has|have|"
    r"will|would|said|says|wants?|rejects?|refuses?)\b)|"
    r",\s+and\s+(?=(?:[A-Z]|the\s|its\s|his\s|her\s|their\s)[^,;:“”\"]{2,50}?(?:,[^,;:“”\"]{2,50},)?\s+"
    r"(?:said|says|is|are|was|were|has|have|had|will|would|(?!need)\w{3,}ed(?!\s+by))\b)|"
    r",\s+and\s+that\b|"
    r",\s+and\s+(?=[a-z]+s\s+(?:of\s+[\w’'-]+\s+)?(?:said|say|are|were|have|will|would|\w{3,}ed)\b)|"
    r",\s+(?=(?:we|I|they|he|she)\s+(?:\w+\s+)?(?:want|need|demand|will|would|are|have|do|don['’]t|"
    r"won['’]t|can|cannot)\b)"
)
"""Where what is wanted ends."""
_AND_VERB = re.compile(r"\s+(?:and|but|or)\s+(?:also\s+|then\s+|has\s+|have\s+|is\s+|was\s+|\w+ly\s+)*$")
JOINED = re.compile(
    r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|now|is|was|are|were|could|would|"
    r"will|may|might|do|does|did|been|not|never|instead|still|no|longer|once|(?:do|does|did|has|have|is|"
    r"are|was|were|will|would)n['’]t|\w+ly))*\s*$|,\s*$"
)
"""What joins a verb to the one before."""
_TO_DO = re.compile(r"\s+(?:not\s+|never\s+)?to\s+(?=\w)")
_SOMEBODY_TO = re.compile(
    r"\s+(?:(?!(?:which|who|whom|that|but|because|when|while|if|unless|whether)\b)[\w’'“”\".,&-]+\s+"
    r"){1,9}?(?P<what>(?:(?:not|never)\s+)?to(?:\s+(?!(?:the|an?|its|his|her|their|\w+ing)\b)\w|(?=[.,;]|$)))"
)
_SOMEBODY_FOR = re.compile(
    r"\s+(?:(?!(?:which|who|whom|that|but|because|when|while|if|unless|whether|to|on|"
    r"about)\b)[\w’'“”\".&-]+\s+){1,6}?for\s+"
    r"(?P<what>[\w“\"€$£])"
)
_ASKS_FOR = frozenset(
    [
        "ask",
        "press",
        "push",
        "lobby",
        "petition",
        "beg",
        "implore",
        "plead with",
        "pressure",
        "appeal to",
        "call on",
        "urge",
        "nag",
        "badger",
        "sue",
        "pester",
        "tap",
        "approach",
    ]
)
_THAT = re.compile(r"\s+(?:(?:merely|only|simply|just|again|instead|first|also)\s+)?that\s+")
_SHOULD_BE = re.compile(r"(?:\s+that)?\s+(?:[\w’'-]+\s+){1,8}?(?:should|must|ought|be)\b")
_BARE_CLAUSE = re.compile(
    r"\s+(?:it|they|he|she|we|(?:the|an?|its|their|both|all|[A-Z])[\w’'-]*(?:\s+[\w’'-]+){0,4}?)\s+"
    r"(?:will|would|can|could|may|might|is|are|was|were|has|have|had|should|must)\b"
)
_WHEN = re.compile(
    r"(?:,\s+(?:among other things|in particular|above all|once again|again|first|for example|in turn|"
    r"instead),|\s+(?:on \w+day|last \w+|this \w+|yesterday|again|also|now|today|in \w+))+(?=\s+(?:that|"
    r"to|for|on|an?|the|more|no|\d)\b)"
)
_EMPTY = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:to|by|of|in|at|for|with|as|and|or|but|so|yes|no|nothing|little|only|than|"
    r"when|while|since|"
    r"after|if|unless|until|whether|"
    r"before|because|under|over|against|during|through|comment|up|out|off|away|down|into|onto|from|"
    r"towards?|about|than)\b)",
    re.IGNORECASE,
)
_CLAUSE_FOLLOWS = re.compile(r"(?:the|an?|its?|they|he|she|there|no|any|nothing|[A-Z][\w’'-]*)\s")
_SUBJECT_AND_RELATIVE = re.compile(
    r"\s+that\s+(?:(?!(?:is|are|was|were|has|have|had|will|would|must|should|can|cannot|be)\b)[\w’'-]+\s+){0,5}?[\w’'-]+,\s+"
    r"(?:which|who|whose)\s[^,;:“”\"]{2,120},"
)
"""A clause whose subject has a relative clause: "that the runway, which the RAF owns, cannot be"."""
_CLAIMED = re.compile(
    r"(?:[\w’'-]+\s+){1,5}?(?:might|may|could|can|is|are|was|were|has|have|had|will|would|should|must)\b"
)
"""A clause behind "that", of which a verb that takes things only makes no wish: "concede that it might"."""
_INSISTS = (
    "insist",
    "be adamant",
    "be insistent",
    "be emphatic",
    "be clear",
    "is adamant",
    "are adamant",
    "was adamant",
    "were adamant",
    "remains adamant",
    "is insistent",
    "is clear",
    "is emphatic",
)
_WILLS = re.compile(
    r"\s+(?:it|they|he|she|there|no|the|its|their|any|nobody|nothing|[A-Z][\w’'-]*)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:will|would|must|should|can|cannot|won['’]t|can['’]t)\b"
)
"""A clause without "that" of what must or will be: "insists it will not pay"."""
_WHILE = re.compile(
    r"\s+(?:(?:about|almost|nearly|more than|over|the|a|an|\w+)\s+){0,3}(?:weeks?|days?|hours?|months?|"
    r"years?|decades?|"
    r"minutes?|a while|so long)\b"
)
"""How long, not what for: "fought for eleven weeks"."""
_AS_TOO = re.compile(r"\s+as\s+(?:too\s+)?[\w-]+\s+(?=an?\s)")
_IS_SO = re.compile(
    r"(?!(?:[\w’'-]+\s+){0,6}?(?:must|should|be|ought|needs?|cannot|will|would|may)\b)(?:[\w’'-]+\s+){1,6}?"
    r"(?:is|are|was|were|has|had|have|does|did)\b"
)
"""What somebody insists is so, which is a claim, no wish."""
_SAY_NOTHING = re.compile(
    r"(?:say|comment|confirm|disclose|discuss (?:the|his|her|its) (?:case|matter|details)|speculate|answer|"
    r"elaborate|be (?:named|identified|quoted)|give (?:details|his name|her name)|remain (?:anonymous|"
    r"unnamed))\b"
)
_CLIENTS = re.compile(
    r"\s+(?:\w+\s+)?(?:clients|customers|reporters|readers|viewers|investors|staff|passengers|travellers)\b"
)
_ABOVE_ALL = re.compile(r"\s+(?:above all|most of all|first of all|most)\b(?=\s*[,.;]|\s+(?:is|was)\b)")
_NOT_NAMED = re.compile(r"\s+(?:not\s+to\s+be|to\s+remain|for\s+anonymity|that\s+\w+\s+not\s+be)\b")
_TALK = re.compile(
    r"\s+(?:the\s+|any\s+|all\s+|such\s+|those\s+|these\s+|its\s+|his\s+|her\s+|their\s+|"
    r"[\w’'-]+['’]s?\s+|\w+\s+)?"
    r"(?:stor(?:y|ies)|reports?|claims?|allegations?|accusations?|rumou?rs?|charges?|criticisms?|critics|"
    r"speculation|suggestions?|assertions?|complaints?|warnings?|fears|concerns|remarks?|comments?|"
    r"threats?|lawsuits?|"
    r"verdict|notion|figures?|poll|polls|accounts?|label|comparisons?)\b(?!\s+(?:to|for)\b)"
)
"""Talk that is dismissed or rejected, which says nothing of what is wanted."""
_DISMISSES = (
    "dismiss",
    "reject",
    "deny",
    "brush off",
    "brush aside",
    "scoff at",
    "contest",
    "wave away",
    "shoot down",
)
_LONGEST = 320
_SHORTEST = 3
_NOTHING_NAMED = re.compile(
    r"(?:it|them|this|that|him|her|so|more|less|much|what|anything|something|(?:this|that|the)\s+(?:point|issue|matter|question|subject|score)[^,;]{0,12})(?:\s+\w+ly|\s+all|\s+together|\s+again|\s+back|\s+first|\s+now|\s+too)?"
)


def wanted(text: str, cue: PositionCue, following: list[PositionCue]) -> tuple[int, int] | None:
    """Bounds of what a cue wants, of the kinds that it takes; None where nothing fitting follows."""
    takes, after = cue.verb.takes, cue.end
    when = _WHEN.match(text, after)
    after = when.end() if when else after
    closed = text[after : after + 1] in '”"' and after < len(text)
    after += closed
    limit = _limit(text, cue, after, following, closed=closed)
    start = _opening_of(text, cue, takes, after, limit)
    if start is None:
        return None
    span = trimmed(text, start, limit)
    if _NOTHING_NAMED.fullmatch(text, *span):
        return None
    return span if span[1] - span[0] >= _SHORTEST else None


def _limit(text: str, cue: PositionCue, after: int, following: list[PositionCue], *, closed: bool) -> int:
    """Where what is wanted ends at the latest."""
    relative = _SUBJECT_AND_RELATIVE.match(text, after) if "t" in cue.verb.takes else None
    first = relative.end() if relative else after + 1
    stops = [stop.start() for pattern in (END, NEW_CLAUSE) if (stop := pattern.search(text, first))]
    limit = min([*stops, len(text), after + _LONGEST])
    opened = any(mark in text[cue.start : cue.end] for mark in '“"')
    limit = limit if closed or opened else min(limit, quote_end(text, after))
    for later in following:
        near = max(0, later.start - NEAR)
        joint = _AND_VERB.search(text, near, later.start) or JOINED.search(text, near, later.start)
        if joint and after + 3 < joint.start() < limit:
            return joint.start()
    return limit


def _opening_of(text: str, cue: PositionCue, takes: str, after: int, limit: int) -> int | None:
    """Where what is wanted begins."""
    lemma = cue.verb.lemma
    that = _THAT.match(text, after)
    if lemma == "insist" and that and _IS_SO.match(text, that.end()):
        return None
    if lemma == "tell" and _CLIENTS.match(text, after):
        return None
    if (
        _ABOVE_ALL.match(text, after)
        or _NOT_NAMED.match(text, after)
        or (lemma in _DISMISSES and _TALK.match(text, after))
    ):
        return None
    if "s" in takes:
        return (that.end() if that else after) if _SHOULD_BE.match(text, after) else None
    if "t" in takes and that:
        return that.end()
    if "t" in takes and lemma.startswith(_INSISTS) and _WILLS.match(text, after):
        return after
    if "v" in takes and re.match(r"\s+[“\"]?\w", text[after : after + 3]):
        return None if _SAY_NOTHING.match(text[after:].lstrip()) or _STRIKE.match(text, after) else after
    infinitive = _TO_DO.match(text, after)
    if infinitive and ("i" in takes or lemma in _TO):
        return None if _SAY_NOTHING.match(text, infinitive.end()) else infinitive.end()
    if "o" in takes and _SOMEBODY_TO.match(text, after, limit + 1):
        return after
    if lemma in _ASKS_FOR and _SOMEBODY_FOR.match(text, after, limit + 1):
        return after
    if "n" in takes:
        if (that and (_CLAUSE_FOLLOWS.match(text, that.end()) or _CLAIMED.match(text, that.end()))) or (
            lemma.endswith(" for") and _WHILE.match(text, after)
        ):
            return None
        too = _AS_TOO.match(text, after)
        after = too.end() if too else after
        return None if _EMPTY.match(text, after) else after
    if lemma in ("hope", "fear") and _BARE_CLAUSE.match(text, after):
        return after
    return None


_STRIKE = re.compile(r"\s+(?:strike|walk\s+out|down\s+tools|go\s+on\s+strike)\b(?!\s+a\b)")
"""What is pressure, and no wish."""
_TO = frozenset(["refuse", "promise", "pledge", "offer", "agree", "vow", "decline", "ask"])
"""Verbs with an infinitive besides what they take otherwise."""
