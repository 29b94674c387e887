"""Who is told: the words behind a verb of speech for whoever it is said to."""

import re

from detente.reading.cue_words import SpeechCue
from detente.reading.mentions import Mention
from detente.reading.passage import Passage

_ADDRESSED = re.compile(
    r"\s+(?:(?:the|a|an|all|both|his|her|its|their|two|any|every)\s+)?(?!not\b|that\b|to\b|of\b|in\b|on\b|"
    r"for\b|about\b|against\b|it\b|why\b|how\b|what\b|whether\b)"
    r"(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=\s+(?:that|to|about|of|against|for|in|on|last)\b|,|:|\s[“\"])"
)
ASKS = frozenset({"beg", "implore", "entreat", "exhort", "plead with"})
ADVISES = frozenset(
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
_HEARERS = re.compile(
    r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+|some\s+)?(?:[\w.’'-]+\s+){0,3}?(?:reporters|"
    r"journalists|parliament|lawmakers|"
    r"newspaper|audience|conference|correspondents|newsmen|media|television|radio|agency|counterpart|"
    r"colleagues|members|supporters|workers|envoys|diplomats|delegations|ministers|"
    r"leaders|officials|crowd|nation|world|committee|"
    r"delegates|voters|Council|Assembly|Congress|Senate|Reuters|BBC|CNN|AFP|Times|Post|AP)\b"
)


def hearer_behind(passage: Passage, cue: SpeechCue) -> tuple[int, Mention | None] | None:
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
        r"\s+(?:him|her|them|us|me|it|(?:the\s+)?(?:[A-Z][\w.’'-]+\s?){1,3})(?=[\s,:.])"
    ).match(text, cue.end)
    plain = plain or (_ADDRESSED.match(text, cue.end) if cue.verb.lemma in ADVISES | ASKS else None)
    return (plain.end(), None) if plain else None
