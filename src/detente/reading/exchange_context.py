"""What stands around the cue of an exchange: the bounds of its sides, who refuses, reports or wants it."""

import re

from detente.reading.verbs import VERB

NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|of|bilateral|global|free|foreign|world|fair|stock|cultural|prisoner|student|arms|"
    r"mutual|\w+['’]s)\s+$",
    re.IGNORECASE,
)
WAITS = re.compile(r"(?:until|unless)\b", re.IGNORECASE)
"""What makes an exchange only of a refusal: "will not sign unless"; "will attack unless" is a threat."""
BLOCKS = re.compile(r"\b(?:veto|block|boycott|withhold|oppose)\b", re.IGNORECASE)
REFUSES = re.compile(r"\b(?:not|never|refus\w+|won['’]t)\b|n['’]t\b", re.IGNORECASE)
REPORTED = re.compile(
    r"\b(?:reportedly|allegedly|,\s+(?:\w+\s+){1,3}(?:say|said)(?=,)|is said to|are said to|according to|"
    r"rumou?red)\b",
    re.IGNORECASE,
)
LEFT_OPENER = re.compile(
    r"^(?:For )?[Aa]s [^,]{3,60} as (?:it|that|this) (?:may|might) (?:be|seem|sound),\s+|[;:(]\s*|"
    r"\s[—–-]+\s|\s?—\s?|,\s+(?:but|though|although|while|whereas|so|yet|with|which|who|when|meaning|"
    r"suggesting|implying|arguing|saying|"
    r"hinting|signalling|adding|insisting)\s+|"
    r"\b(?:involv(?:e|es|ing)|entail(?:s|ing)?|result(?:s|ing)? in|"
    r"consist(?:s|ing)? (?:of|in)|amounts? to)\s+|\b(?:that|whether|whereby|which|because)\s+(?=[A-Z\"“]|"
    r"the\s|it\s|they\s|its\s)|\bis for it to\s+|"
    r"^(?:But|And|So|Yet|Therefore|Thus|Instead|However|Meanwhile|Still|Reportedly|In other words|In \d{4}|"
    r"On \w+day|Last \w+|Earlier|According to[^,]{1,60}),?\s+|\b[Ii]f\s+|"
    r",\s+and\s+(?=(?:[A-Z]\w+|the \w+|it|they)\s+(?:will|would|could|may|might|has|have|is|was|were|are|"
    r"\w+ed)\b)",
)
RIGHT_CLOSER = re.compile(
    r"(?=[\s,;:)—])(?::\s|,\s+and\s+(?:it|they|he|she)\s+(?:is|was|are|were|has|have)\b|,\s+(?:was|were|"
    r"is|are|has|have|"
    r"had)\s|"
    r",\s+and\s+(?=[A-Z]\w+\s+(?:would like|is|was|has|wants?)\b)|,\s+(?=the\s+[A-Z]\w+\s+(?:is|was|"
    r"has)\b)|;\s|[)]|\s[—–-]\s|\s?—\s?|"
    r",?\s+(?:in the event that|if|unless|provided that|according to)\s|"
    r",\s+(?:but|though|although|while|whereas|which|who|as\b|especially|particularly|a (?:move|deal|step)|"
    r"(?:he|she|they|it|[A-Z]\w+|the \w+|officials|sources|diplomats|analysts)\s+(?:said|says|told|added|"
    r"reported|warned|believe))|\s+(?:although|while)\s|"
    r",\s+(?:[A-Z][\w.]+\s+){1,3}(?:said|says|told|added|reported|warned|wrote)\b|"
    r",\s+(?:the|its|an?)\s+[\w’' -]{3,40}(?:,(?:\s+[A-Z][\w.’-]+){1,3},)?\s+"
    r"(?:said|says|told|added|reported|warned|wrote)\b|\s+(?:last|next|"
    r"this)\s+(?:week|month|year)(?=[,.]|$))"
)
CONDITION = re.compile(
    r",?\s+(?P<cue>in the event that|if|unless|provided that|on condition that|as long as)\s+(?P<rest>.+)"
)
COMMA = re.compile(r",\s+")
MAIN = re.compile(rf"(?:{VERB}|will|would|could|may|might|can|should)\b")
WANTS = re.compile(
    r"['’]?s?\s+(?:\w+ly\s+|main\s+|chief\s+|key\s+)*(?:want|wants|wanted|demand|demands|demanded|seeks?|"
    r"sought|insists?|insisted)\b"
)
STANCE = re.compile(
    r"\b(?:will|would|won['’]t|could|can|may|might|must|shall|refus\w+|reject\w*|agree\w*|offer\w*|"
    r"promis\w+|pledg\w+|insist\w*|said|says|vow\w*|not|read(?:y|iness)|prepared|willing\w*|consider\w*)\b"
)
LAST_TURN = re.compile(
    r"(?:,\s*|\s)(?:and|but|while|with|yet|after)\s+(?:then\s+|also\s+)?|"
    r",\s+(?=(?:receiving|getting|obtaining|winning|securing|gaining|demanding|asking|expecting|offering|"
    r"taking|giving|granting|handing|ceding|dropping|lifting|promising|pledging|paying|opening|releasing|"
    r"returning|allowing|letting|accepting|surrendering|conceding)\b)"
)
