"""Threats told as speech: "warned that the licence would be revoked unless", "said it could divert ships"."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.passage import Passage
from detente.reading.position_statements import speaks_for_a_side
from detente.reading.pressure_verbs import VerbPressure
from detente.reading.speakers import Speakers
from detente.reading.word_classes import word_class

_WARNS = ("warn", "threaten", "caution", "vow")
_SELF = re.compile(
    r"^(?:that\s+)?[“\"‘]?(?:if\b[^,]{3,120},\s+(?:[^,]{3,40},\s+)?)?(?:it|they|he|she|we|I)\s+"
    r"(?:\w+ly\s+)?(?:would|will|could|may|might|shall|reserves?|is\s+ready)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:would|will|could|may|might)\s+(?:\w+\s+)?be\s+(?:revoked|withdrawn|imposed|cut|closed|lost|"
    r"suspended|stopped|cancelled|"
    r"canceled|scrapped|frozen|barred|banned|sued|seized|expelled|reimposed|reinstated|reduced|called\s+"
    r"off|halted|"
    r"punished|answered|met\s+with|taken\s+to\s+court|a\s+legitimate\s+target|treated\s+as|consequences|"
    r"retaliation|war|strikes?)\b"
)
_CONSEQUENCE = re.compile(
    r"\b(?:consequences|retaliat\w+|reprisals|countermeasures|repercussions|(?:more|worse|others?|"
    r"sanctions|strikes?|measures)\s+"
    r"(?:would|will|could)\s+follow|legitimate\s+target|pay\s+(?:a|the)\s+(?:\w+\s+)?price|all\s+options|"
    r"expires?|runs?\s+out|last\s+chance|no\s+second\s+chance)\b"
)
_OWN = re.compile(
    r"(?:^|[\s“\"‘])(?P<who>(?i:it|they|he|she|we|I|and|but)|(?i:the|its|his|her|their|our|my)\s+"
    r"(?:[\w-]+\s+){0,2}?[\w-]+|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)(?:['’]ll|\s+(?:will|would|could|may|"
    r"might|shall))\s+"
    r"(?:\w+ly\s+|also\s+|then\s+|soon\s+|have\s+to\s+|be\s+(?:forced|obliged|ready|prepared)\s+to\s+)*"
    r"(?P<verb>respond|retaliate|hit\s+back|strike\s+back|strike|walk\s+(?:out|away)|leave|quit|sue|veto|"
    r"block|divert|relocate|close|"
    r"shut|cut\s+off|suspend|impose|pull\s+out|withdraw\s+from|resume\s+(?:its|their|the|"
    r"our)?\s*(?:\w+\s+)?(?:attacks|strikes|bombing|raids|shelling|offensive|"
    r"operations|campaign|sanctions|strike|executions|enrichment|tests)|stop\s+(?:paying|supplying|"
    r"talking|work)|seize|expel|punish|"
    r"go\s+to\s+court|take\s+(?:[\w’'-]+\s+){1,4}?to\s+(?:court|arbitration)|call\s+in|"
    r"fight|bomb|"
    r"attack|act\s+alone|go\s+it\s+alone|tear\s+up|scrap|move\s+(?:production|jobs|its|their|our)|"
    r"shelve|cancel|reconsider|rethink|freeze|halt|postpone|look\s+elsewhere|"
    r"go\s+elsewhere|abandon|bring\s+down|topple|make\s+(?:it|them)\s+pay|treat\s+(?:[\w’'-]+\s+){1,8}?as)\b"
)
_ACTS = word_class("warned_act")
"""Words that such an act begins with."""
_GRAVE = re.compile(
    r"\b(?:all\s+options|(?:heavy|high|terrible|steep)\s+price|(?:serious|grave|severe|dire|"
    r"far-reaching)\s+consequences|there\s+(?:will|would)\s+be\s+consequences|"
    r"(?:will|would)\s+(?:bring|mean|attract|trigger|invite|draw)\s+(?:\w+\s+)?(?:sanctions|retaliation|reprisals|penalties|"
    r"punishment|countermeasures)|(?:will|would)\s+(?:not\s+go\s+(?:unanswered|unpunished)|have\s+(?:\w+\s+)?consequences))\b|"
    r"(?:^|[“\"‘])No\s+[^,;:.]{2,50},\s+no\s+\w"
)
_DEPENDS = re.compile(r"\b(?:if|unless|without|should|failing|absent|were|until)\b", re.IGNORECASE)
_FORCED = re.compile(
    r"\b(?:would|will|may|might|could)\s+(?:be\s+(?:obliged|forced|compelled|left\s+with\s+no)|have\s+(?:no\s+(?:choice|option|"
    r"alternative|other)|little\s+choice|to\s+(?:review|reconsider|rethink|reassess|respond|look\s+elsewhere|think\s+again|"
    r"draw\s+(?:its|their)\s+own)))\b"
)
"""What somebody says that others would leave them no choice but to do."""
_WOULD_BE_DONE = re.compile(
    r"\b(?:would|will)\s+(?:\w+ly\s+|also\s+)?be\s+(?:\w+(?:ed|en)|cut|shut|put|sent|brought|withdrawn)\b"
)
_WOULD_MEAN = re.compile(
    r"\b(?:would|will|could)\s+(?:mean|bring|spell|cost|jeopardi[sz]e|endanger|trigger|end|put|lead\s+to|carry|make|have|destroy|"
    r"damage|rule\s+out|provoke|entail|close)\b"
)
"""What a warning to somebody says that their act would bring."""
_IF_THEY_FAIL = re.compile(
    r"\b[Ii]f\s+[^,;]{2,60}?\b(?:miss|fail|refus|reject|break|cross|violat|breach|ignor|delay|attack|"
    r"continu|persist|stall|default|"
    r"insist|dares?|does\s+not|do\s+not|did\s+not|don['’]t|doesn['’]t|didn['’]t|goes\s+ahead|went\s+ahead"
    r"|go\s+ahead)"
)
_NOT_UNTIL = re.compile(
    r"(?:\b(?:will|would)\s+(?:not|never)|\bwo(?:uld)?n['’]t)\s+[a-z]+\b[^.;]{0,90}?\b(?:until|unless)\b|"
    r"\b(?:will|would|must|to)\s+(?:stay|remain|be\s+kept)\s+(?:shut|closed|in\s+place|frozen|blocked|idle|where\s+\w+\s+\w+)\b[^.;]{0,60}?"
    r"\b(?:until|unless)\b|\b(?:will|would)\s+\w+\s+(?:nothing|nobody|no\s+\w+)\b[^.;]{0,60}?\b(?:until|unless)\b|\bmust\b[^.;]{3,80}?\bbefore\s"
)
_OR = re.compile(
    r"\bor\s+(?:else\s+)?(?:(?:it|they|he|she|we)\s+(?:will|would)\s+)?(?:face|risk|lose|suffer|be\s+"
    r"(?:cut|expelled|sued|left))\b"
)
_UNLESS = re.compile(r"\b(?:unless|or\s+else|otherwise)\b")
_WILL = re.compile(r"\b(?:will|would)\b|['’]ll\b")
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
_HOUSES = word_class("spoken_for")
"""What a speaker without a known side may speak for."""
_SPEAKING = word_class("warning_word")


def warnings(passage: Passage, speakers: Speakers, said: Sequence[dict[str, Any]]) -> Iterator[VerbPressure]:
    """Threats among the statements of a sentence; what bystanders foretell is none.

    1. A warning of what the speaker would do, of what would be taken away, of consequences.
    2. What a speaker says that their own side would do to others: sue, leave, retaliate.
    3. What would happen "unless" others give way.
    """
    if _SPEAKING.isdisjoint(passage.vocabulary):
        return
    base, text = passage.sentence.start, passage.sentence.text
    for record in said:
        who = record["speaker"]
        if record["mode"] in ("belief", "topic", "title", "tone") or not speaks_for_a_side(
            passage, speakers, who
        ):
            continue
        start = max(record["content"]["start"] - base, 0)
        end = min(record["content"]["end"] - base, len(text))
        content = text[start:end]
        if _threatens(passage, speakers, record, start, content):
            actors = [who] if isinstance(who, str) else list(who)
            own = {speakers.side(actor) or actor for actor in actors}
            targets = [
                side for side in passage.sides_in(start, end) if side not in own and side not in actors
            ]
            addressed = record["addressee"] if record["addressee"] not in actors else None
            cue = record["cue"]["start"] - base if record["cue"] else start
            first = cue if _warns(record) and 0 <= cue < start else start
            yield VerbPressure(
                actors,
                [addressed] if addressed else targets[:1],
                "threats",
                trimmed(text, first, end),
                "occurred",
            )


def _warns(record: dict[str, Any]) -> bool:
    return bool(record["cue"]) and record["cue"]["text"].lower().startswith(_WARNS)


def _threatens(
    passage: Passage, speakers: Speakers, record: dict[str, Any], start: int, content: str
) -> bool:
    warns = _warns(record)
    if warns and (_SELF.match(content) or _LOST.search(content) or _CONSEQUENCE.search(content)):
        return not _NOT.search(content[: content.find(" be ")] if " be " in content else "")
    if _GRAVE.search(content) or _NOT_UNTIL.search(content):
        return True
    if warns and record["addressee"] and _WOULD_MEAN.search(content):
        return True
    if _DEPENDS.search(passage.sentence.text) and (
        _FORCED.search(content) or (warns and _WOULD_BE_DONE.search(content))
    ):
        return True
    if (_UNLESS.search(content) and _WILL.search(content)) or _OR.search(content):
        return True
    if _WILL.search(content) and _IF_THEY_FAIL.search(passage.sentence.text) and _SELF.match(content):
        return True
    own = None if _ACTS.isdisjoint(passage.vocabulary) else _OWN.search(content)
    if own is None or passage.in_antecedent(start + own.start("who")):
        return False
    word = own["who"].lower()
    if warns or word.split()[-1] in _HOUSES:
        return True
    if word in ("we", "i", "it", "they", "he", "she", "and", "but") or word.startswith(
        ("its ", "his ", "her ", "their ", "our ", "my ")
    ):
        return True
    subject = speakers.owner(passage, start + own.end("who"))
    speaker = record["speaker"]
    if subject is None or not isinstance(subject.who, str) or not isinstance(speaker, str):
        return False
    return (speakers.side(subject.who) or subject.who) == (speakers.side(speaker) or speaker)
