"""What somebody makes a condition: "would sign only if", "will not sign unless", "threatened to leave if"."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.clauses import closing, opening, trimmed
from detente.reading.passage import Passage
from detente.reading.position_records import is_party, position_record
from detente.reading.position_statements import speaks_for_a_side
from detente.reading.speakers import Speakers
from detente.reading.word_classes import word_class

_LINK = re.compile(
    r"(?:,\s+|\s+)(?:but\s+|and\s+)?(?P<link>"
    r"(?:only\s+(?:if|when|once|after)|provided(?:\s+that)?|providing(?:\s+that)?|(?:only\s+)?on\s+"
    r"(?:the\s+)?condition(?:\s+that)?|"
    r"(?:as|so)\s+long\s+as|(?<!at\s)once|assuming)|"
    r"unless|until|till|without|before|short\s+of|if|in\s+(?:return|exchange)\s+for)"
    r"\s+(?=[\w“\"‘$€£])"
)
_FRONTED = re.compile(
    r"(?:^|[,;:“”\"]\s*|\b(?:that|but|and)\s+)(?P<link>[Uu]nless|[Uu]ntil|[Ww]ithout|[Ii]f|[Oo]nly if)\s+$"
)
_INVERTED = re.compile(r"\s(?P<link>should|were|had)\s+$")
_IMAGINED = re.compile(r"\b(?:would|could|might|may)\b")
_LINKS = word_class("condition_link")
_LINK_FIRST = word_class("condition_link_opener")
"""Words that a link may begin with."""
_WILL = re.compile(
    r"\b(?:will|would|won['’]t|wouldn['’]t|can|cannot|can['’]t|could|shall|refus\w+\s+to|(?:is|are)\s+(?:un)?likely\s+to)\b|['’](?:ll|d)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|cannot|no|refus\w+|unwilling|unable|neither|nor|nobody)\b|n['’]t\b", re.IGNORECASE
)
_THREAT = re.compile(
    r"\b(?:threat\w*|warn\w*|vow\w*|ultimatum|promis\w+\s+to\s+(?:block|veto|vote\s+against|oppose|leave|"
    r"strike)|"
    r"will\s+(?:walk|strike|leave|quit|sue|retaliate|block)|would\s+(?:walk|strike|leave|quit|sue|"
    r"retaliate|block))\b",
    re.IGNORECASE,
)
_THREATENED = re.compile(r"\b(?:threaten(?:s|ed)?|warn(?:s|ed)?|vow(?:s|ed)?)\b")
_CLAUSE_END = re.compile(
    r";\s|,\s+(?:but|while|although|though|whereas|which|who|and|or|as|said|according|he|she)\b|,\s+"
    r"(?=[^,;:]{2,40}(?:,\s[^,;:]{2,40},)?\s+(?:said|says|told|added|warned|wrote|argued|insisted)\b)|"
    r"\s[—–]\s|"
    r"[”\"]"
)
_GIVES = re.compile(
    r"\b(?:will|would|could|can|['’]ll|['’]d)\s+(?:\w+ly\s+|only\s+|also\s+|then\s+)*(?:accept|agree|sign"
    r"|lift|release|"
    r"free|open|reopen|return|withdraw|let|allow|pay|give|grant|support|back|vote\s+for|stop|halt|end|drop|"
    r"suspend|recogni[sz]e|ratify|share|sell|buy|supply|deliver|cut|lower|extend|fund|finance|send|hand|"
    r"reconsider|consider|come\s+back|go\s+back|attend|talk|negotiate|meet|license|take|move|resume|"
    r"call\s+off)\b"
)
_AGREED = re.compile(
    r"\b(?:agree[ds]|consent(?:s|ed)|assent(?:s|ed)|relented|sa(?:id|ys)\s+yes|ga?i?ve[ns]?\s+(?:its|their|his|her)\s+"
    r"(?:consent|assent|blessing|word))\b"
)
"""Whoever agrees has conditions of their own: "agreed on condition that it be told"."""
_SAID_SO = re.compile(r"\b(?:allegedly|supposedly|purportedly)\b")
_RULED_OUT = re.compile(r"\brul\w+\s+out\b")
"""What is ruled out "before" a day is put off until then, not wanted then."""
_LEAD = 90
"""Signs before the main clause of a condition in which "threatened to" may stand."""
_SHORTEST = 4
_FINITE = re.compile(r"\s(?:is|are|has|have|was|were|will|would|does|did|agrees?|\w{3,}(?:s|ed))\b")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "them", "him", "her", "this", "that"})
_PRONOUN_FIRST = re.compile(r"(?:it|they|he|she|we|I)\b")
_ONLY = re.compile(r"\bonly\b")
_GERUND = re.compile(r"\w+ing\b")
_LAMP = re.compile(
    r"(?:something|anything|nothing|if|any|so|not|need\s+be|necessary|possible|only|ever|long|then|now|"
    r"again|too|all|more)\b"
)
_TIME = re.compile(r"(?:\w+day|(?:the\s+)?(?:end|spring|summer|autumn|winter|next|last|late|early|mid|\d)|"
                   r"(?:January|February|March|April|May|June|July|August|September|October|November|"
                   r"December|Christmas|"
                   r"midnight|noon|then|now|dawn|night|doubt|warning|delay|question))\b")  # fmt: skip


def positions_by_condition(
    passage: Passage, speakers: Speakers, said: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Positions that a condition tells.

    1. Whoever offers, agrees, or says that they would, "only if", "provided", "in return for" it wants it;
       "if" counts behind an offer only.
    2. Whoever refuses or threatens "unless", "until", "without" something wants it.
    3. Whoever threatens "if" something happens refuses it.
    """
    if _LINKS.isdisjoint(passage.vocabulary):
        return
    text = passage.text
    ways = {p["cue"]["start"] - passage.sentence.start: p for p in found}
    for link in _links(passage):
        what = _antecedent(text, link)
        start = opening(text, link.start())
        if what is not None:
            yield from _told(passage, speakers, said, ways, link, what, (start, link.start()))
    for start, end, before, until, _ in passage.conditions:
        turned = (_FRONTED if until <= start else _INVERTED).search(text, 0, before)
        if turned and not _PRONOUN_FIRST.match(text, before):
            yield from _told(passage, speakers, said, ways, turned, (before, until), (start, end))


def _links(passage: Passage) -> Iterator[re.Match[str]]:
    """Words that join a condition to its main clause, looked for before the words that they begin with."""
    text, reached = passage.text, 0
    for start, _, word in passage.words:
        if word in _LINK_FIRST:
            lead = len(text[:start].rstrip())
            lead -= text[lead - 1 : lead] == ","
            if lead >= reached and (link := _LINK.match(text, lead)):
                reached = link.end()
                yield link


def _told(
    passage: Passage,
    speakers: Speakers,
    said: Sequence[dict[str, Any]],
    ways: dict[int, dict[str, Any]],
    link: re.Match[str],
    what: tuple[int, int],
    main: tuple[int, int],
) -> Iterator[dict[str, Any]]:
    """The position of whoever the main clause of a condition speaks of, if it is one."""
    places = [at for at in sorted(ways) if main[0] <= at < main[1] and at != link.start("link")]
    near = [ways[places[-1]]] if places else []
    spoken = [s for s in said if _overlaps(passage, s, main)]
    party = _party(passage, speakers, spoken, near, *main)
    if party is None:
        return
    own = bool(spoken) and _same_side(speakers, party, spoken[0]["speaker"])
    way = _way(link, passage.text[max(0, main[0] - _LEAD) : main[1]], near, said=bool(spoken), own=own)
    if way is not None:
        body = position_record(passage, speakers, party, link.span("link"), what, way, "high")
        yield body | {"status": "reported" if spoken else "asserted"}


def _same_side(speakers: Speakers, party: Any, speaker: Any) -> bool:
    """Whether somebody speaks of their own side."""
    if party == speaker:
        return True
    if not isinstance(party, str) or not isinstance(speaker, str):
        return False
    return speakers.side(party) is not None and speakers.side(party) == speakers.side(speaker)


def _antecedent(text: str, link: re.Match[str]) -> tuple[int, int] | None:
    start = link.end()
    if not link["link"].lower().startswith("in ") and (_LAMP.match(text, start) or _TIME.match(text, start)):
        return None
    stop = _CLAUSE_END.search(text, start + 1)
    end = min(stop.start() if stop else len(text), max(closing(text, start), start))
    span = trimmed(text, start, end)
    word = text[start : text.find(" ", start) if " " in text[start:] else end].lower()
    if word in _PRONOUNS and (link["link"].lower() in ("if", "once") or span[1] - start <= len(word)):
        return None
    if link["link"].lower() == "before" and (_GERUND.match(text, start) or not _FINITE.search(text, *span)):
        return None
    return span if span[1] - span[0] >= _SHORTEST else None


def _way(
    link: re.Match[str], lead: str, near: Sequence[dict[str, Any]], *, said: bool, own: bool
) -> str | None:
    """Whether what a condition names is wanted or refused; None where it is neither."""
    word = link["link"].lower()
    if _SAID_SO.search(lead) or (word == "before" and _RULED_OUT.search(lead)):
        return None
    threatens = _THREAT.search(lead) is not None
    refused = any(p["way"] == "refuse" for p in near)
    refuses = refused or bool(_WILL.search(lead) and _NOT.search(lead))
    gives = any(p["way"] in ("offer", "accept") for p in near) or _AGREED.search(lead) is not None
    imagined = not (said or near) and _IMAGINED.search(lead) is not None
    if word.startswith("in "):
        return "want" if not imagined and (gives or (_WILL.search(lead) and _ONLY.search(lead))) else None
    if word in ("unless", "until", "till"):
        return "want" if refuses or threatens or ((said or word == "unless") and _WILL.search(lead)) else None
    if word in ("without", "short of", "before"):
        return "want" if refused or (refuses and word != "before") else None
    if word in ("if", "should", "were", "had"):
        if threatens:
            return "refuse"
        return "want" if gives or (own and not refuses and _GIVES.search(lead)) else None
    wants = gives or _WILL.search(lead)
    return "want" if wants and not refuses and not imagined and (word != "once" or said) else None


def _party(
    passage: Passage,
    speakers: Speakers,
    spoken: Sequence[dict[str, Any]],
    near: Sequence[dict[str, Any]],
    start: int,
    place: int,
) -> Any:
    """Whose the condition is: whoever offers or refuses, the speaker, else the subject of the clause."""
    if near:
        return near[-1]["party"]
    if threat := _THREATENED.search(passage.text, start, place):
        subject = speakers.subject(passage, threat.start(), floor=start)
        if subject and is_party(passage, subject.who):
            return subject.who
    text = passage.text
    verb = _WILL.search(text, start, place) or _AGREED.search(text, start, place)
    subject = speakers.subject(passage, verb.start(), floor=start) if verb else None
    if subject and is_party(passage, subject.who):
        return subject.who
    speaker = spoken[0]["speaker"] if spoken else None
    return speaker if speaker is not None and speaks_for_a_side(passage, speakers, speaker) else None


def _overlaps(passage: Passage, record: dict[str, Any], main: tuple[int, int]) -> bool:
    base, content = passage.sentence.start, record["content"]
    return (
        bool(content["start"] < base + main[1] and base + main[0] < content["end"])
        and record["mode"] != "belief"
    )
