"""Frames of words by which a noun tells a position: "for X the point is", "top of X's list"."""

import re
from dataclasses import dataclass

from detente.reading.word_classes import word_class

_RANK = (
    r"(?:(?:main|key|central|core|chief|top|primary|principal|biggest|first|overriding|ultimate|real|only"
    r"|immediate|"
    r"greatest|number\s+one|foremost|most\s+(?:important|urgent|pressing))\s+)?"
)
_NAME = r"(?P<who>[^,.;:“”\"]{2,60}?)"
_IS = r"(?:is|was|are|were|remains?|remained|has\s+(?:always\s+)?been|would\s+be)"
_GOAL = (
    r"(?:points?|aims?|goals?|priorit(?:y|ies)|keys?|prizes?|objectives?|bottom\s+line|main\s+thing|"
    r"essential\s+thing|"
    r"purpose|overriding\s+concern|minimum|test|attraction|lure|reward)"
)
_REST = r"(?P<wants>[^;:]{3,})"
_LINK = r"(?:\s+(?:that|to|for\s+it\s+to|for))?\s+"
_SHUT_ITSELF = (
    r"(?:out\s+of\s+the\s+question|off\s+the\s+table|unthinkable|unacceptable|"
    r"intolerable|"
    r"anathema|non-negotiable|inconceivable|a\s+(?:complete\s+)?non-starter|a\s+deal-?breaker|a\s+step\s+"
    r"too\s+far|"
    r"one\s+step\s+too\s+far|too\s+high\s+a\s+price|poison|a\s+bridge\s+too\s+far|not\s+an\s+option)"
)
_SHUT = rf"(?:(?:simply\s+|\w+ly\s+)?{_SHUT_ITSELF})"
_OUT_OF_REACH = (
    "question table unthinkable unacceptable intolerable anathema negotiable inconceivable starter "
    "deal dealbreaker step price poison bridge option"
)
"""Words of which _SHUT holds one."""
_VITAL_ITSELF = (
    r"(?:vital|essential|crucial|paramount|indispensable|sacrosanct|all-important|"
    r"everything|a\s+must|"
    r"critical)"
)
_A_PRIORITY = (
    r"(?:the|a|one\s+of\s+(?:its|their|the))\s+(?:\w+\s+)?(?:priorit(?:y|ies)|main\s+demand|"
    r"key\s+demand|prize|first\s+demand)"
)
_VITAL = rf"(?:(?:\w+ly\s+)?{_VITAL_ITSELF}|{_A_PRIORITY})"
_VITAL_FIRST = rf"{_VITAL_ITSELF}|{_A_PRIORITY}"
_NOUN = (
    r"(?:demands?|red\s+lines?|priorit(?:y|ies)|goals?|aims?|objectives?|insistence|refusal|rejection|"
    r"opposition|"
    r"objections?|interests?|intent(?:ion)?|desire|wish|requests?|condition|precondition|requirement|hope"
    r"|offer|"
    r"readiness|willingness|unwillingness|reluctance|determination|need|calls?|ambition|proposals?|"
    r"resistance|"
    r"fears?|worr(?:y|ies)|concerns?|plea|preference|support|commitment|bottom\s+line|minimum|asking\s+price|"
    r"aversion|hostility|appeal|dream|wishes|desires|claims?|campaign|bid|quest|push|drive|crusade|hopes|"
    r"longing|votes?)"
)


@dataclass(frozen=True)
class Frame:
    """A pattern with groups `who`, `wants` and `cue`; words of which its sentence has one; the way it tells.

    `whole` frames take what is wanted as it stands; of the others it ends with its clause. `first` is what
    is looked for first, where the pattern may begin anywhere.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    way: str
    whole: bool = False
    first: re.Pattern[str] | None = None


def frame(pattern: str, words: str, way: str = "want", *, whole: bool = False, first: str = "") -> Frame:
    """A frame by its pattern, and its words separated by spaces."""
    return Frame(
        re.compile(pattern), frozenset(words.split()), way, whole, re.compile(first) if first else None
    )


FRAMES = (
    frame(
        r"\b(?P<cue>[Uu]ntil|[Uu]nless)\s+(?P<who>it|he|she|they|(?:the\s+)?[A-Z][\w’'-]+|the\s+\w+)\s+"
        r"(?:gets?|got|receives?d?|wins?|won|obtains?|secures?d?|"
        r"(?:is|are|was|were)\s+(?:given|offered|granted|paid|promised|shown|guaranteed)|sees?)\s+"
        r"(?P<wants>[^;:.,]{3,90})",
        "until unless",
    ),
    frame(
        r"\b[Ww]hat\s+(?P<who>[^,;:]{2,60}?)\s+(?:\w+ly\s+|most\s+|above\s+all\s+)*(?P<cue>wants?|needs?|"
        r"seeks?|demands?|"
        r"is\s+after|are\s+after|wanted|needed|crave[sd]?|hopes?\s+for|cares?\s+(?:most\s+)?about|values?"
        r"|is\s+seeking|"
        r"are\s+seeking|would\s+like|insists?\s+on)"
        r"(?:\s+(?:most|from\s+[^,;:]{2,40}?|above\s+all|now|in\s+return|in\s+"
        r"exchange))*?(?:\s*,[^,;:]{3,60},|\s*,)?\s+(?:is|was)"
        rf"{_LINK}(?P<wants>[^;:.]{{3,}})",
        "what",
    ),
    frame(
        r"\b[Ww]hat\s+(?P<who>[^,;:]{2,60}?)\s+(?:\w+ly\s+|most\s+)*(?P<cue>fears?|dreads?|opposes?|"
        r"rejects?|resents?|"
        r"will\s+not\s+accept|cannot\s+accept|refuses?|objects?\s+to|wants?\s+to\s+avoid)"
        rf"(?:\s+(?:most|above\s+all|now))*?\s+(?:is|was){_LINK}(?P<wants>[^;:.]{{3,}})",
        "what",
        "refuse",
    ),
    frame(
        rf"\b(?P<cue>[Ww]hat\s+(?:really\s+)?(?:matters|counts)(?:\s+most|\s+above\s+all|\s+more)?\s+"
        rf"(?:to|for))\s+{_NAME}\s+(?:is|was){_LINK}{_REST}",
        "matters counts",
    ),
    frame(
        rf"\b(?P<cue>[Ww]hat\s+(?:worries|alarms|frightens|troubles|bothers|irks|scares)(?:\s+"
        rf"most)?)\s+{_NAME}\s+(?:most\s+)?(?:is|was){_LINK}{_REST}",
        "worries alarms frightens troubles bothers irks scares",
        "refuse",
    ),
    frame(
        r"\b(?P<cue>[Tt]he\s+(?:most|more)\s+(?:important|pressing|urgent)(?:\s+(?:\w+\s+"
        r"){0,2}?(?:issues?|things?|points?|"
        r"topics?|questions?|matters?|demands?))?\s+(?:for|to|from)\s+(?:an?\s+|the\s+"
        r")?(?P<who>[^,;:]{2,50}?)"
        rf"(?:\s+(?:perspective|point\s+of\s+view|viewpoint|standpoint))?)\s+{_IS}\s+(?P<wants>[^;:]{{3,}})",
        "important pressing urgent",
        whole=True,
    ),
    frame(
        rf"\b[Ff]or\s+(?P<who>[^;:“”\"]{{2,60}}?),?\s+(?P<cue>(?:the|its|their|his|"
        rf"her)\s+{_RANK}{_GOAL})\s+(?:here\s+|now\s+)?{_IS}{_LINK}{_REST}",
        "point points aim aims goal goals priority priorities key prize prizes objective objectives line "
        "thing purpose concern minimum test attraction lure reward",
    ),
    frame(
        rf"\b[Ff]or\s+{_NAME},?\s+(?P<wants>[^,;:]{{3,90}}?)\s+(?P<cue>{_IS}\s+{_SHUT})",
        _OUT_OF_REACH,
        "refuse",
        whole=True,
        first=_SHUT_ITSELF,
    ),
    frame(
        rf"\b[Ff]or\s+{_NAME},?\s+(?P<wants>[^,;:]{{3,90}}?)\s+(?P<cue>{_IS}\s+{_VITAL})",
        "vital essential crucial paramount indispensable sacrosanct important everything must critical "
        "priority priorities demand prize",
        whole=True,
        first=_VITAL_FIRST,
    ),
    frame(
        rf"(?P<wants>[^,;:“”\"]{{3,100}}?)\s+(?P<cue>{_IS}\s+{_SHUT}\s+(?:for|to))\s+(?:the\s+"
        rf")?(?P<who>[^,.;:“”\"]{{2,40}})",
        _OUT_OF_REACH,
        "refuse",
        whole=True,
        first=_SHUT_ITSELF,
    ),
    frame(
        rf"(?P<wants>[^,;:“”\"]{{3,100}}?)\s+(?P<cue>{_IS}\s+(?:\w+ly\s+)?(?:{_VITAL}|(?:a|the|one\s+"
        rf"of\s+(?:its|their|the))\s+(?:\w+\s+)?"
        r"(?:red\s+lines?|(?:top|highest|first)\s+(?:priority|demand)))\s+(?:for|to))\s+(?:the\s+"
        r")?(?P<who>[^,.;:“”\"]{2,40})",
        "vital essential crucial paramount indispensable sacrosanct important everything must critical "
        "priority priorities demand prize line lines",
        whole=True,
        first=rf"{_VITAL_FIRST}|red\s+lines?|(?:top|highest|first)\s+(?:priority|demand)",
    ),
    frame(
        rf"\b(?P<cue>(?:[Aa]t\s+the\s+)?(?:[Tt]op\s+of|[Hh]igh\s+on|[Tt]op\s+on|[Ff]irst\s+on))\s+"
        rf"(?P<who>[^,;:“”\"]{{2,50}}?)['’]s?\s+(?:\w+\s+){{0,2}}"
        rf"(?:list|agenda|wish\s?list)(?:\s+of\s+\w+)?\s+{_IS}{_LINK}{_REST}",
        "list agenda wishlist",
    ),
    frame(
        rf"(?P<wants>[^,;:“”\"]{{3,100}}?)\s+(?P<cue>(?:{_IS}\s+(?:(?:at\s+)?(?:the\s+)?top\s+of|high\s+"
        rf"on|top\s+on|first\s+on)|tops|topped|heads|headed))\s+"
        r"(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40}?)['’]s?\s+(?:\w+\s+){0,2}(?:list|agenda|wish\s?list)\b",
        "list agenda wishlist",
        whole=True,
        first=r"\b(?:list|agenda|wish\s?list)\b",
    ),
    frame(
        rf"\b(?P<cue>(?:[Ww]hat\s+is\s+)?[Aa]t\s+stake\s+for)\s+{_NAME}\s+{_IS}{_LINK}{_REST}",
        "stake",
    ),
    frame(
        r"\b(?P<cue>[Aa]mong)\s+(?P<who>[^,;:“”\"]{2,50}?)['’]s?\s+(?:[\w-]+\s+){0,2}(?:demands|"
        r"priorities|aims|goals|conditions|wishes|requests)\s+"
        r"(?:is|are|was|were)\s+(?P<wants>[^;:]{3,})",
        "among",
    ),
    frame(
        r"(?P<wants>[^,;:“”\"]{3,90}?)\s+(?P<cue>is|are|was|were|remains?)\s+"
        r"(?P<who>[^,;:“”\"]{2,50}?)['’]s?\s+(?:[\w-]+\s+){0,2}"
        r"(?:demand|priority|goal|aim|objective|wish|condition|ambition|request|dream|bottom\s+line|"
        r"price)(?=\s*[,.;]|\s+(?:in|for|at|and|but)\b)",
        "demand priority goal aim objective wish condition ambition request dream line price",
        whole=True,
        first=r"['’]s?\s+(?:[\w-]+\s+){0,2}(?:demand|priority|goal|aim|objective|wish|condition|ambition|"
        r"request|dream|bottom\s+line|price)(?=\s*[,.;]|\s+(?:in|for|at|and|but)\b)",
    ),
    frame(
        rf"\b(?P<cue>[Tt]he\s+{_RANK}(?:aims?|goals?|demands?|objectives?|priority|requests?|wish|hope|"
        rf"red\s+lines?|prize|point|key|bottom\s+line)\s+(?:of|for))\s+{_NAME}\s+{_IS}{_LINK}{_REST}",
        "aim aims goal goals demand demands objective objectives priority request requests wish hope "
        "line lines prize point key",
    ),
    frame(
        rf"\b(?P<cue>[Tt]he\s+{_RANK}(?:fears?|objections?|worry|danger|nightmare)\s+(?:of|"
        rf"for))\s+{_NAME}\s+{_IS}{_LINK}{_REST}",
        "fear fears objection objections worry danger nightmare",
        "refuse",
    ),
    frame(
        rf"\b(?P<cue>(?:demands?|calls?|requests?|appeals?|proposals?|pleas?|offers?|support|backing)\s+"
        rf"(?:from|by|of|among))\s+{_NAME}\s+"
        r"(?:for|that|to)\s+(?P<wants>[^;:]{3,})",
        "demand demands call calls request requests appeal appeals proposal proposals plea pleas offer "
        "offers support backing",
    ),
    frame(
        rf"\b(?P<cue>(?:objections?|opposition|resistance|refusal|hostility)\s+(?:from|by|of|"
        rf"among))\s+{_NAME}\s+to\s+(?P<wants>[^;:]{{3,}})",
        "objection objections opposition resistance refusal hostility",
        "refuse",
    ),
    frame(
        r"\b(?P<cue>(?:[Uu]nder|[Aa]ccording\s+to|[Ii]n))\s+(?P<who>[^,;:“”\"]{2,40}?)['’]s?\s+(?:\w+\s+"
        r"){0,2}?"
        r"(?:proposal|plan|offer|draft|blueprint|counter-?offer|counter-?proposal),\s+(?P<wants>[^;:]{3,})",
        "proposal plan offer draft blueprint counteroffer counterproposal counter",
        "offer",
    ),
    frame(
        rf"(?P<who>[^,;:“”\"]{{2,60}}?)['’]s?\s+(?P<cue>{_RANK}interests?\s+(?:lies?|is)\s+in)\s+{_REST}",
        "interest interests",
        first=r"\binterests?\s+(?:lies?|is)\s+in\b",
    ),
    frame(
        r"(?P<who>[^,;:“”\"]{2,60}?)\s+(?P<cue>(?:has\s+|have\s+)?(?:ma[kd]es?|making|set|sets))\s+"
        r"(?P<wants>[^,;:“”\"]{3,90}?)\s+(?:as\s+)?(?:an?|the|its|their)\s+"
        r"(?:\w+\s+)?(?:pre-?condition|condition|priority|prerequisite|red\s+line|requirement|test|price\s+(?:of|for)|"
        r"sticking\s+point)\b",
        "condition precondition priority prerequisite line requirement test price",
        whole=True,
        first=r"\b(?:pre-?condition|condition|priority|prerequisite|red\s+line|requirement|test|price|sticking\s+"
        r"point)\b",
    ),
    frame(
        r"(?P<wants>[^,;:“”\"]{3,100}?)\s+(?P<cue>(?:was\s+|were\s+|has\s+)?(?:met\s+with|drew|drawn|"
        r"brought|got|received|earned)\s+(?:an?\s+)?(?:\w+\s+)?"
        r"(?:no|refusal|rejection|rebuff|veto)\s+from)\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "no refusal rejection rebuff veto",
        "refuse",
        whole=True,
        first=r"\b(?:no|refusal|rejection|rebuff|veto)\s+from\b",
    ),
    frame(
        r"\b(?P<cue>[Nn]othing\s+(?:less|short)\s+(?:than|of))\s+(?P<wants>[^,;:“”\"]{3,90}?)\s+(?:will|"
        r"would|can|could)\s+"
        r"(?:satisfy|do\s+for|please|content|appease|suffice\s+for)\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "nothing",
        whole=True,
    ),
)
"""What tells whose position it is by a noun, beside the noun with its owner."""

OWNED = re.compile(
    rf"(?P<own>['’]s?|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur))\s+(?P<cue>(?P<rank>main|key|central|"
    rf"core|chief|"
    r"top|primary|principal|biggest|"
    r"first|overriding|ultimate|long-standing|longstanding|only|stated|real|other|latest|repeated|"
    rf"non-negotiable|maximalist|own|decades-old|decades-long|old|new|initial|opening)?\s*(?:[\w-]+\s+"
    rf")?(?P<noun>{_NOUN}))"
    r"(?:\s+(?P<link>(?:(?:is|was|are|were|remains?|has been|includ(?:e|es|ed|ing)|comprise[sd]?)\s+"
    r"(?:that\s+|to\s+|for\s+)?|that\s+|to\s+|on\s+|"
    r"for\s+|of\s+|in\s+|about\s+|over\s+|at\s+|against\s+))|,\s+(?P<apposed>(?=(?:an?|the|\d|some|more|"
    r"full)[\s\d])))(?P<wants>[^;:]{3,})"
)
"""A noun with its owner: "X's main demand that", "its call for", "the nurses' demand, a rise, ..."."""

OWNER_BEHIND = re.compile(
    r"(?P<wants>[^,;:“”\"]{3,90}),\s+(?:long\s+)?(?P<owner>[^,;:“”\"]{2,50}?)(?P<own>['’]s?)\s+"
    r"(?P<cue>(?:[\w-]+\s+){0,2}?(?:demand|priority|goal|aim|"
    r"objective|request|wish|red\s+line|ambition|condition))(?=\s*[,.;]|\s+(?:since|for)\b)"
)
""" "The new dam, Egypt's top priority, would cost a billion."."""

MADE = re.compile(
    r"\b(?P<verb>ma[dk]es?|making|issue[sd]?|repeat(?:s|ed)?|renew(?:s|ed)?|reiterate[sd]?|voice[sd]?|"
    r"table[sd]?|"
    r"present(?:s|ed)?|submit(?:s|ted)?|raise[sd]?|come[s]?\s+with|came\s+with|leaves?\s+with|left\s+with"
    r"|arrived?\s+with|"
    r"return(?:ed)?\s+with|has|have|had|put\s+in|dropp?e?d?|withdr[ae]w|abandon(?:s|ed)?|rejects?|"
    r"lodge[sd]?|register(?:s|ed)?|"
    r"express(?:es|ed)?)\s+(?P<cue>(?:an?|another|the|fresh|new|two|three|strong|serious|deep|grave)\s+"
    r"(?:[\w-]+\s+){0,3}?(?P<noun>demands?|requests?|"
    r"claims?|proposals?|pleas?|objections?|reservations?|opposition|interest|desire|wish|preference|"
    r"willingness|readiness|fears?|concerns?))\s+"
    r"(?:for|that|to|about|over|in|on)\s+(?P<wants>[^;:]{3,})"
)
"""A noun with its verb: "came with a demand for", "expressed a wish to"."""

TIED = re.compile(
    r"\b(?P<verb>ma[dk]es?|making|tie[sd]?|tying|link(?:s|ed)?|linking|conditions|conditioned|"
    r"conditioning)\s+"
    r"(?P<cue>[^,;:“”\"]{3,60}?\s(?:(?:conditional|contingent|dependent)\s+(?:up)?on|to|on))\s+"
    r"(?P<wants>[^;:]{3,})"
)
"""What somebody makes a condition of what they give: "made aid conditional on", "tied aid to"."""
TIED_WORDS = word_class("tying")
LISTED = re.compile(
    r"\b(?P<verb>has|have|had|made|makes?|drew\s+up|drawn\s+up|set\s+out|issued|listed|presented|tabled|"
    r"brought)\s+(?P<cue>(?:an?\s+(?:long\s+|short\s+|new\s+)?list\s+of\s+|"
    r"(?:two|three|four|five|six|seven|ten|several|many|new|other|further|clear)\s+)(?:demands?|conditions?|requests?|terms|wishes))(?::|\s+[—–]"
    r"|,\s+(?:including|among\s+them|such\s+as|chiefly|above\s+all|chief\s+among\s+them))\s+"
    r"(?P<wants>[^;:]{3,})"
)
""" "Have three demands: a ferry, ...", "drew up a list of demands, including"."""
MADE_WORDS = word_class("made_noun")
OWNED_WORDS = word_class("owned_noun")
BEHIND_WORDS = word_class("wish_noun")
HIGH_RANKS = word_class("high_rank")
REFUSING = (
    "refusal", "rejection", "opposition", "unwillingness", "reluctance", "objection", "resistance", "fear",
    "worr", "concern", "aversion", "hostility", "reservation",
)  # fmt: skip
OFFERING = ("offer", "readiness", "willingness", "proposal")
