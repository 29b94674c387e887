"""Whose a verb of speech is: its subject, whoever stands behind it, or the speaker before."""

import re

from detente.reading.cue_words import SpeechCue
from detente.reading.passage import Passage
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_clauses import CONJUNCTION, FINITE, THAT
from detente.reading.statement_records import Said
from detente.reading.word_classes import word_class

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+|"
    r"neither\s+(?:\w+\s+)?|nor\s+)?$|\bneither\s+\w+\s+nor\s+$"
)
_WRITES = frozenset({"post", "write", "cite", "express", "voice", "announce", "address"})
_DOCUMENT = re.compile(
    r"\b(?:statements?|letters?|messages?|video|posts?|notes?|reports?|documents?|speech|interview|"
    r"articles?|memo|text|views?|"
    r"concerns?|opinions?|remarks?)\s+$"
)
"""Before a participle: what was written or said, no speaker."""
_BY_AGENT = re.compile(
    r" by (?!(?:tele)?phone\b|e-?mail\b|text\b|video|letter\b|radio\b|post\b|then\b|way\b|fax\b|\w+ing\b)"
)
_QUOTES_AS = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<who>[^,;:“”\"]{2,60}?)\s+as\s+$")
_COLON_OR_QUOTE = re.compile(r":\s|,\s+[“\"‘]")
_CALLS_TO_SAY = re.compile(
    r"\b(?P<verb>wrote|rang|phoned|called|telephoned|emailed|took|went|appeared|used|met|rose|stood|flew|gathered)\b[^,;:]{2,80}?\bto\s+$"
)
"""Somebody did something "to say" words, and so said them."""
_PLURAL_ASIDES = frozenset({"say", "insist", "argue", "warn", "claim"})
_I_AM = re.compile(r"\b(?:I['’]m|I am|we['’]re|they['’]re)\s+$")
_QUOTED_AS = re.compile(
    r"\b(?:(?:was|were|is|are|has been|have been)\s+)?(?:\w+ly\s+)?(?:quoted|cited|reported|recorded|"
    r"on\s+(?:the\s+)?record|known|heard|overheard)"
    r"(?:\s+(?:by|in|on)\s[^,;:“”\"]{2,60}?)?\s+(?:as\s+)?$"
)
_COPULA = re.compile(
    r"(?<![Ii]t)(?:\s(?:is|are|was|were|been|being|remains?|remained|seems?|seemed|sounds?|sounded|appears?|"
    r"appeared|felt|feels?|became|grew)|\bto\s+be|['’](?:s|re))\s+(?:\w+ly\s+|not\s+|far\s+from\s+|more\s+|"
    r"less\s+|very\s+|"
    r"quite\s+|so\s+|now\s+|still\s+|also\s+)*$"
)
"""What stands before an adjective of conviction: "is", "remained", not "it is"."""
_APPOSED_ONLY = re.compile(
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|would|can|"
    r"could)\b)[^,;:“”\"‘’]){3,80},\s+(?:\w+['’]?\w*\s+){0,3}[A-Z][\w’'-]+,\s+"
)
_ANY_VERB = re.compile(rf"\b{FINITE}\b")
_WORDED = re.compile(r"\b(?:and|but|then|while|yet|or)\b")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_GOES_ON = re.compile(
    r"\b(?:quick|keen|careful|anxious|eager|obliged|forced|compelled|moved|driven|pleased|happy|proud|at\s+pains|"
    r"authori[sz]ed|instructed|entitled|the\s+first|the\s+only\s+one|bold\s+enough|honest\s+enough|kind\s+enough|went\s+so\s+far\s+as)\s+to\s+$|"
    r"\b(?:went|goes|gone|going|come|came|comes|begun|began|begins|continued?|continues|seem(?:s|ed)?|"
    r"appear(?:s|ed)?)\s+(?:on\s+)?to\s+$"
)
_DETERMINERS = word_class("before_noun")
_OWNER = re.compile(r"[\w’]['’][sS]")
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|['’]s|['’]re|kept|keeps)\s+(?:\w+ly\s+|now\s+|also\s+)?$"
)
_BY_SAYING = re.compile(r"\b(?:by|after|before|while)\s+(?:\w+ly\s+)?$")
_INVERTED = re.compile(r"[,”\"’»]\s*$")
_BEHIND = re.compile(
    r"\s*(?:[.,;:“”\"(!?—–]|$|\w+ly\b|(?:on|in|at|during|after|before|who|of|to|as|last|late|early|when|while|from|"
    r"for|and|"
    r"with|by)\b)"
)
_NAMED_BEFORE = re.compile(r"\w,\s+(?:[A-Z][\w.’'-]+\s+){1,3}?[A-Z][\w’'-]+,\s*$")
"""An office with its holder's name in apposition: "the minister, Ann Leek, warned"."""
NEAR = 100
_CLOSE = 40
_LAST_WORD = re.compile(r"\w+$")
_LONGEST_DETERMINER = 10


def subject_of(
    speakers: Speakers, passage: Passage, cue: SpeechCue, found: list[Said]
) -> tuple[Subject | None, bool]:
    """Who speaks, and whether the verb stands before them ("said X")."""
    text = passage.sentence.text
    lead = text[max(0, cue.start - NEAR) : cue.start]
    if cue.form == "past" and _BY_AGENT.match(text, cue.end):
        return None, False
    if cue.verb.lemma == "cite" and cue.form == "ing":
        return None, False
    if cue.form == "s" and any(m.form == "adj" and m.end == cue.start - 1 for m in passage.mentions):
        return None, False
    if "j" in cue.verb.takes and not _COPULA.search(lead):
        return None, False
    if not lead and "q" in cue.verb.takes and cue.form in ("past", "s"):
        opener = speakers.after(passage, cue.end)
        return (opener, True) if opener and _COLON_OR_QUOTE.match(text, opener.end) else (None, False)
    if (not lead or (cue.verb.lemma in _WRITES and _DOCUMENT.search(lead))) and cue.form == "past":
        return None, False
    utters = cue.form == "base" and bool(set("tqa") & set(cue.verb.takes)) and cue.verb.mode != "belief"
    calls = _CALLS_TO_SAY.search(lead) if utters else None
    if calls:
        return speakers.subject(passage, cue.start - len(lead) + calls.start()), False
    quoted_as = _QUOTED_AS.search(lead) if cue.form == "ing" else None
    if quoted_as:
        return speakers.subject(passage, cue.start - len(lead) + quoted_as.start()), False
    if (cue.form == "past" and (_PASSIVE.search(lead) or _I_AM.search(lead))) or (
        _INFINITIVE.search(lead) and not _GOES_ON.search(lead)
    ):
        return None, False
    plural = cue.form == "base" and lead.endswith(", ") and cue.verb.lemma in _PLURAL_ASIDES
    utters = "q" in cue.verb.takes or (cue.verb.mode == "belief" and "t" in cue.verb.takes)
    if (
        utters
        and (cue.form in ("past", "s") or plural)
        and _INVERTED.search(lead)
        and not _APPOSED_ONLY.fullmatch(text[: cue.start])
    ):
        after = None if THAT.match(text, cue.end) else speakers.after(passage, cue.end)
        if after and _BEHIND.match(text, after.end):
            return after, True
    if _behind_determiner(text, cue.start):
        return None, False
    joined = None if _NAMED_BEFORE.search(lead) else CONJUNCTION.search(lead)
    if joined and cue.form == "ing" and not joined.group().startswith(","):
        return None, False
    if joined and cue.form != "base":
        earlier = found[-1] if found else None
        bare = joined.group().startswith(",") and not _WORDED.search(joined.group())
        if bare and cue.form != "ing" and (own := speakers.subject(passage, cue.start)):
            return own, False
        if earlier and earlier.cue and earlier.cue[0] < cue.start:
            return Subject(earlier.speaker, cue.start, cue.start), False
        if bare and cue.form == "ing" and not _ANY_VERB.search(lead):
            before = speakers.right_before(passage, cue.start - len(joined.group()))
            if before:
                return before, False
        if cue.form == "ing" or not bare:
            return first_subject(speakers, passage, cue.start), False
    quotes_as = _QUOTES_AS.search(lead) if cue.form == "ing" else None
    if quotes_as:
        return speakers.after(passage, cue.start - len(lead) + quotes_as.start("who")), False
    if cue.form == "ing" and _DOCUMENT.search(lead):
        return first_subject(speakers, passage, cue.start), False
    if cue.form != "ing" or _PROGRESSIVE.search(lead):
        return speakers.subject(passage, cue.start), False
    if _BY_SAYING.search(lead):
        return first_subject(speakers, passage, cue.start) or _after_comma(passage, cue.end), False
    return speakers.right_before(passage, cue.start), False


def _behind_determiner(text: str, place: int) -> bool:
    """Whether an article or its like, or an owner, stands right before a place."""
    if not text[place - 1 : place].isspace():
        return False
    before = text[max(0, place - _CLOSE) : place].rstrip()
    word = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_DETERMINER))
    known = word is not None and word.group().lower() in _DETERMINERS
    return known or _OWNER.fullmatch(before, max(0, len(before) - 3)) is not None


def first_subject(speakers: Speakers, passage: Passage, before: int) -> Subject | None:
    """The first party or person of a sentence that is its subject."""
    text = passage.sentence.text
    floor = max(text.rfind(";", 0, before), 0)
    for mention in passage.mentions:
        if mention.end > before:
            break
        if (
            mention.start >= floor
            and mention.form != "adj"
            and not re.search(
                r"\b(?:to|from|with|of|for|against|on|by|in|at|over|between|after|before)\s+(?:the\s+)?$",
                text[: mention.start],
            )
        ):
            thing = mention.entity.startswith("I:")
            return None if thing else Subject(mention.who, mention.start, mention.end)
    verb = re.compile(rf"\s+(?={FINITE}\b)").search(text, 0, before)
    return speakers.subject(passage, verb.start()) if verb else None


def _after_comma(passage: Passage, place: int) -> Subject | None:
    """ "After calling it dead, Canberra ...": the subject behind the comma."""
    comma = passage.sentence.text.find(",", place)
    named = next((m for m in passage.mentions if 0 < comma < m.start <= comma + 8 and m.form != "adj"), None)
    if named is None or named.entity.startswith("I:"):
        return None
    return Subject(named.who, place, place)
