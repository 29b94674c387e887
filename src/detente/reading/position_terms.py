"""Frames of words that tell terms: prices, the least that somebody takes, what is expected in return."""

from detente.reading.position_patterns import Frame, frame

_WHO = r"(?P<who>[^,.;:“”\"]{2,50}?)"
_WANTS = r"(?P<wants>[^;:]{3,})"
_BEFORE = r"(?P<wants>[^,;:“”\"]{3,100}?)"
_IS = r"(?:is|was|are|were|remains?|remained|has\s+been|have\s+been)"
_TO = r"(?:\s+(?:that|to|for))?\s+"

TERMS: tuple[Frame, ...] = (
    frame(
        rf"{_WHO}['’]s?\s+(?:\w+\s+){{0,2}}?(?P<cue>(?:price|preference|preferred\s+\w+|favou?red\s+\w+|"
        rf"first\s+choice)\s+(?:for\s+[^,;:]{{3,60}}?\s+)?{_IS}){_TO}"
        r"(?P<wants>(?!(?:too|very|so|not|high|low|higher|lower|right|\w+ly|\d)\b)[^;:]{3,})",
        "price preference preferred favoured favored choice",
        first=r"['’]s?\s+(?:\w+\s+){0,2}?(?:price|preference|preferred|favou?red|first\s+choice)\b",
    ),
    frame(
        rf"\b(?P<cue>(?:[Aa]mong|[Oo]ne\s+of|[Ff]irst\s+among))\s+{_WHO}['’]s?\s+(?:\w+\s+){{0,2}}"
        rf"(?:demands?|conditions?|terms|requests?|wishes):\s+{_WANTS}",
        "demands demand conditions condition terms requests request wishes",
    ),
    frame(
        rf"\b(?P<cue>[Tt]he\s+(?:(?:very\s+)?(?:least|minimum)|(?:one|only|main|first|sole)\s+(?:thing|concession|point))\s+"
        rf"(?:that\s+)?)(?P<who>[^,;:]{{2,50}}?)\s+(?:really\s+)?(?:wants?|needs?|asks?(?:\s+for)?|seeks?|expects?|demands?|"
        rf"wanted|needed|asked\s+for|sought|expected|demanded|(?:will|would|could)\s+(?:accept|settle\s+for|take))\s+"
        rf"{_IS}{_TO}{_WANTS}",
        "least minimum thing concession point",
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>{_IS}\s+the\s+(?:very\s+)?(?:least|minimum))\s+(?:that\s+)?{_WHO}\s+"
        r"(?:wants?|expects?|asks?|needs?|demands?|will\s+accept|would\s+accept|can\s+accept|could\s+accept)\b",
        "least minimum",
        whole=True,
    ),
    frame(
        rf"\b(?P<cue>[Tt]he\s+(?:one|only|last|first)\s+(?:thing|point|concession|step)\s+(?:that\s+)?)"
        rf"(?P<who>[^,;:]{{2,50}}?)\s+(?:(?:will|would|can|could)\s*(?:not|never|n['’]t)\s+(?:do|accept|give|concede|"
        rf"swallow|stomach|sign)|cannot\s+(?:do|accept|give|concede|swallow|stomach)|refuses?(?:\s+to\s+do)?|"
        rf"rules?\s+out|wants?\s+to\s+avoid)\s+{_IS}{_TO}{_WANTS}",
        "thing point concession step",
        "refuse",
    ),
    frame(
        rf"\b[Ww]hat\s+(?P<who>[^,;:]{{2,50}}?)\s+(?P<cue>(?:will|would|can|could)\s*(?:not|never|n['’]t)\s+"
        rf"(?:do|accept|give|concede|swallow|stomach|sign)|cannot\s+(?:do|accept|give|concede))\s+{_IS}{_TO}{_WANTS}",
        "what",
        "refuse",
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>{_IS}\s+(?:exactly\s+|precisely\s+|just\s+)?what)\s+{_WHO}\s+"
        r"(?:(?:is|are|was|were)\s+(?:really\s+)?after|wants?|wanted|demand(?:s|ed)?|needs?|needed|seeks?|sought|cares?\s+(?:most\s+)?about)"
        r"(?=[.,;]|\s+(?:most|above|in|from)\b)",
        "what",
        whole=True,
        first=r"\bwhat\s",
    ),
    frame(
        r"\b(?P<cue>[Nn]othing\s+but)\s+(?P<wants>[^,;:“”\"]{3,90}?)\s+(?:will|would|can|could)\s+"
        r"(?:satisfy|do\s+for|please|content|appease|suffice\s+for)\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "nothing",
        whole=True,
    ),
    frame(
        rf"\b(?P<cue>[Ii]n\s+(?:return|exchange)(?:\s+for\s+[^,;:]{{3,80}})?),?\s+{_WHO}\s+"
        rf"(?:now\s+|also\s+)?(?:expects?|expected|hopes\s+for|hoped\s+for){_TO}{_WANTS}",
        "expects expect expected hopes hoped",
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>(?:was|were|has\s+been|have\s+been|is|are|got|got|received)\s+(?:given\s+)?(?:short\s+shrift|"
        r"a\s+(?:frosty|cool|cold|chilly)\s+(?:reception|welcome|response)|the\s+cold\s+shoulder|"
        r"the\s+thumbs\s+down)\s+(?:by|from|in))\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "shrift reception welcome response shoulder thumbs",
        "refuse",
        whole=True,
        first=r"\b(?:short\s+shrift|(?:frosty|cool|cold|chilly)\s|thumbs\s+down)",
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>(?:has|have|had|holds?|held)\s+(?:no|little)\s+(?:appeal|attraction|charm|allure|interest)\s+"
        r"(?:for|to|in))\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "appeal attraction charm allure interest",
        "refuse",
        whole=True,
        first=r"\b(?:no|little)\s+(?:appeal|attraction|charm|allure|interest)\b",
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>(?:is|was|are|were|remains?|proved)\s+(?:too\s+)?(?:hard|difficult|impossible|much|bitter)\s+"
        r"for)\s+(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40}?)\s+to\s+(?:accept|swallow|stomach|bear|digest|countenance)\b",
        "accept swallow stomach bear digest countenance",
        "refuse",
        whole=True,
        first=r"\bto\s+(?:accept|swallow|stomach|bear|digest|countenance)\b",
    ),
    frame(
        r"\b[Tt]he\s+(?:question|issue|matter|subject)\s+of\s+(?P<wants>[^,;:“”\"]{3,90}?)\s+(?P<cue>(?:was|were|has\s+been|"
        r"had\s+been)\s+(?:again\s+|also\s+)?(?:raised|broached|brought\s+up)\s+by)\s+(?:the\s+)?"
        r"(?P<who>[^,.;:“”\"]{2,40})",
        "raised broached brought",
        whole=True,
    ),
    frame(
        rf"{_BEFORE}\s+(?P<cue>(?:fell|falls|has\s+fallen|have\s+fallen)\s+on\s+deaf\s+ears\s+(?:in|at|among|with))\s+"
        r"(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})",
        "deaf",
        "refuse",
        whole=True,
        first=r"\bdeaf\s+ears\b",
    ),
    frame(
        rf"\b[Ff]or\s+(?P<who>[^,;:“”\"]{{2,50}}?),?\s+(?P<cue>what\s+(?:really\s+)?(?:counts|matters)(?:\s+most)?)\s+{_IS}{_TO}{_WANTS}",
        "counts matters",
    ),
)
"""Frames of terms, tried beside those of position_patterns."""
