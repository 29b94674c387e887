"""The words of a sentence by which its writer foresees: cues of certainty, "would", and dated plans."""

import re

from detente.reading.clauses import closing, opening
from detente.reading.dates import find_dates
from detente.reading.hedges import Hedge, find_hedges
from detente.reading.passage import Passage
from detente.reading.role_nouns import role_nouns
from detente.reading.tokens import matches_from
from detente.reading.word_classes import word_class

_NEAR = 90
"""Characters in front of "would" that are looked at."""
_MOST_CUES = 40
"""Words of certainty of one sentence that are looked at; a sentence with more is no prose."""
_WOULD = re.compile(r"\b[Ww]ould(?P<not>n['’]t| not)?\b")
_WOULD_WORDS = frozenset({"would", "wouldn"})
_HEDGED = re.compile(
    r"\s+(?:like|rather|inevitably|probably|likely|possibly|"
    r"have\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en|had|made|done|gone)\b)"
)
_PRONOUN_LAST = re.compile(
    r"\b(?:it|he|she|they|we|I|who|that|which|what|whom|one|you)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\b(?:said|says|told|pledged|vowed|promised|announced|warned|insisted|added|swore|threatened|"
    r"indicated|wished|"
    r"agreed|asked|wondered|offered|demanded|wanted|if|proposed)\b[^,;:]{0,40}\b(?:it|he|she|they|we|"
    r"I)\s+(?:\w+ly\s+)?$|"
    r"\b(?:who|that|which|what|whom)\s+(?:\w+\s+)?$|\b(?:I|we|one|you)\s+$",
    re.IGNORECASE,
)
"""A bare "would" of somebody who speaks of himself, or of whom a relative clause tells."""
_WISHED = re.compile(
    r"\s+(?:(?:\w+ly|much|far|also|still)\s+)?(?:say|comment|discuss|tell|confirm|be drawn|"
    r"like|prefer|rather|want|welcome|love|hope|have|not|be (?:ready|willing|"
    r"prepared|happy|glad|better))\b"
)
_SCHEDULE_WORDS = word_class("schedule")
_SCHEDULE = re.compile(
    r"(?<!to )\b(?:meets?|resumes?|begins?|starts?|opens?|reopens?|expires?|ends?|votes?|decides?|"
    r"returns?|takes? effect|"
    r"comes? into force|lapses?|reconvenes?|goes to|takes place|holds?|runs? out)\b"
)
_BREAKS = re.compile(r"[;:]|\b(?:if|unless|until|after|because|which|who|that)\b")
_PRONOUNS = word_class("pronoun")
_NO_NAMES = word_class("never_a_name")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|warned|added|declared|stated|announced|insisted|proclaimed|"
    r"affirmed|claimed|"
    r"argued|asked|replied|vowed|pledged)\b",
    re.IGNORECASE,
)
_OF_SELF = re.compile(r"\b(?:I|we|our|us|my|you|your)\b|\b(?:should|must)\b", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\b[^,;:]*$", re.IGNORECASE)
"""What is asked is not foretold: "asked whether half of it would do"."""
_BELIEVED = re.compile(
    r"\b(?:predict|expect|forecast|estimat|believ|fear|reckon|anticipat|think|thought|hope)\w*\s+(?:that\s+)?"
    r"[^,;:“”\"]{0,60}$"
)


def forecast_cues(passage: Passage) -> list[Hedge]:
    """Cues of a sentence, but those in the speech of others and in the if-part of a conditional."""
    cues = (*find_hedges(passage.text), *_consequences(passage), *_scheduled(passage))
    return [cue for cue in cues if not _spoken(passage, cue) and not passage.in_antecedent(cue.start)][
        :_MOST_CUES
    ]


def _consequences(passage: Passage) -> list[Hedge]:
    """A bare "would" in the then-part of a conditional, and "would not": as sure as "will"."""
    found = []
    all_of_them = list(matches_from(_WOULD_WORDS, _WOULD, passage.text))
    dealing = any(_of_a_party(passage, would.start()) for would in all_of_them)
    for would in all_of_them:
        then = any(start <= would.start() < end for start, end in passage.consequents)
        lead = passage.text[max(0, would.start() - _NEAR) : would.start()]
        believed = _BELIEVED.search(lead) is not None
        told = _PRONOUN_LAST.search(lead) is not None and _PROMISED.search(lead) is not None
        asked = _WHETHER.search(lead) is not None
        plain = not (dealing or told or asked or _WISHED.match(passage.text, would.end()))
        if (then or would["not"] or believed or plain) and not _HEDGED.match(passage.text, would.end()):
            found.append(Hedge(would.start(), would.end(), "certain", modal=True))
    return found


def _of_a_party(passage: Passage, place: int) -> bool:
    """Whether a party is the subject of a verb at a place: what it would do are the terms of a deal."""
    lead = passage.text[:place].rstrip()
    aside = lead.rfind(",", 0, len(lead) - 1) if lead.endswith(",") else -1
    end = len(lead[:aside].rstrip()) if aside > 0 else len(lead)
    words = passage.text[max(0, end - _NEAR) : end].split()
    last = words[-1].strip(',.;:”"') if words else ""
    low = last.lower()
    named = last[:1].isupper() and low not in _NO_NAMES
    return named or low in role_nouns() or low in _PRONOUNS or any(m.end == end for m in passage.mentions)


def _scheduled(passage: Passage) -> list[Hedge]:
    """What the present tense tells of a day ahead: "the ministers meet again on 2 November"."""
    anchor = passage.anchor
    if not (anchor and any(d.last and d.last > anchor for d in find_dates(passage.text, anchor))):
        return []
    found = []
    for verb in matches_from(_SCHEDULE_WORDS, _SCHEDULE, passage.text):
        if any(
            d.last and d.last > anchor and not _BREAKS.search(passage.text, verb.end(), d.start)
            for d in find_dates(passage.text, anchor)
            if d.start >= verb.end()
        ):
            found.append(Hedge(verb.start(), verb.end(), "certain", modal=True))
    return found


def _spoken(passage: Passage, cue: Hedge) -> bool:
    """Whether a cue stands in what someone says of themselves in quoted words: a statement, no forecast."""
    if not (passage.quoted(cue.start) and _SPEECH.search(passage.sentence.text)):
        return False
    start = max(opening(passage.text, cue.start), max(passage.text.rfind(m, 0, cue.start) for m in '"“«'))
    return _OF_SELF.search(passage.text, start, closing(passage.text, cue.end)) is not None
