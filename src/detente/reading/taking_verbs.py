"""Verbs that take a good in, rather than hand it over: "would receive", "demands", "was granted"."""

import re
from functools import lru_cache

_TAKES_IN = re.compile(
    r"\b(?:get(?:s|ting)?\b|got\b|receiv\w+|obtain\w*|secur(?:e|es|ed|ing)\b(?! its| the border)|win(?:s|"
    r"ning)?\b|won\b(?!['’])|gain(?:s|ed|ing)?\b|"
    r"demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|want(?:s|ed|ing)?|request(?:s|ed|ing)?|expect(?:s|ed|"
    r"ing)?\b(?! to)|extract(?:s|ed|ing)?|"
    r"acquir\w+|earn(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|ask(?:s|ed|ing)? for|insist(?:s|ed|ing)? on|call(?:s|"
    r"ed|ing)? for|"
    r"hop(?:e|es|ed|ing) for|wrest\w*|win back|need(?:s|ed)?|benefit\w* from|press(?:es|ed|ing)? for|"
    r"push(?:es|ed|ing)? for|"
    r"(?:is|are|was|were|be|been|being|get|gets|getting) [\"“'‘]?(?:\w+ly )?(?:allowed|permitted|granted|"
    r"given|offered|promised|paid|rewarded|spared|excused|forgiven|refunded|reimbursed|relieved of|shown|"
    r"exempted|admitted|handed|awarded|guaranteed|provided with|supplied with|compensated|let|"
    r"recogni[sz]ed|readmitted|invited)|"
    r"(?:see|have|get|has|gets|having|seeing) (?:its|their|his|her|the|some|all|most|US|"
    r"EU) [\w\s-]{2,40}?(?:lifted|eased|removed|released|returned|unfrozen|"
    r"restored|recogni[sz]ed|waived|dropped|delisted|cancelled|forgiven|reopened|freed))",
    re.IGNORECASE,
)
_MAY_USE = re.compile(
    r"[^,;]{0,40}?\b(?:could|can|may|might|(?:would|will) be (?:able|free|allowed) to)\s+(?:\w+ly\s+|"
    r"again\s+|also\s+)?"
    r"(?:fish|pump|draw|keep|access|fly|transit|operate|station|use|moor|graze|drill)\b"
)
"""What somebody else lets a party do: "could fish in its waters"."""
_ACCEPTS = re.compile(r"\b(?:accept\w*|tak(?:e|es|ing)|took)\s+", re.IGNORECASE)
_GOOD = re.compile(
    r"\b(?:aid|loans?|money|cash|payments?|relief|help|offer|gifts?|grants?|funds?|funding|guarantees?|"
    r"compensation|delivery|deliveries|"
    r"shipments?|investments?|fuel|food|oil|weapons|credits?|assistance|bailout|supplies|concessions|"
    r"recognition|membership|rise|raise)\b",
    re.IGNORECASE,
)
_BURDEN = re.compile(
    r"\b(?:limits?|restrictions?|curbs?|caps?|inspect\w+|constraints?|cuts?|ban|freeze|monitor\w*|"
    r"conditions|back)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<=\w),?\s+(?:that|which|who|whom|whose|on terms|as|than)\s")


@lru_cache(maxsize=256)
def takes_in(text: str) -> bool:
    """Whether the verb of a leg takes the good in, rather than hands it over.

    >>> [takes_in(t) for t in ("would receive aid", "accept limits", "accept food aid", "lift sanctions")]
    [True, False, True, False]
    """
    if relative := _RELATIVE.search(text):
        text = text[: relative.start()]
    if _MAY_USE.match(text):
        return True
    verb = _TAKES_IN.search(text)
    accepts = _ACCEPTS.search(text)
    if accepts and (not verb or accepts.start() < verb.start()):
        rest = text[accepts.end() : accepts.end() + 60]
        return bool(_GOOD.search(rest)) and not _BURDEN.search(rest)
    if not verb:
        return False
    if re.match(r"get\w*\s", verb.group(), re.IGNORECASE) or verb.group().lower() in (
        "get",
        "gets",
        "getting",
        "got",
    ):
        return not re.match(r"\s+(?:\S+\s+){1,4}to\s+\w|\s+(?:out|rid|back to)\b", text[verb.end() :])
    return _first_verb(text, verb.start())


def _first_verb(text: str, place: int) -> bool:
    """Whether no other verb that hands over stands before a place."""
    handing = re.search(
        r"\b(?:offer|giv|agree|promis|pledg|lift|eas|releas|withdr|provid|halt|stop|grant|allow|end|drop|"
        r"return|pay|cede|hand)\w*\s",
        text[:place],
        re.IGNORECASE,
    )
    return handing is None
