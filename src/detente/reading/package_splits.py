"""What a deal is said to hold: sentences split at "as part of a deal", "under the deal" and their kin."""

import re
from collections.abc import Iterator

from detente.reading import exchange_cues as cues
from detente.reading.agents import subjects
from detente.reading.clauses import trimmed
from detente.reading.exchange_sides import Split, left_start, right_side
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.promises import pledges, promises, takers
from detente.reading.word_classes import word_class

_DEAL_WORDS = word_class("deal_noun")
_HOLDS = re.compile(
    r"[\"”'’]?\s+(?:(?:would|will|could|may|might)\s+(?:\w+ly\s+)?(?:see|involve|require|include|mean|"
    r"entail)|"
    r"involves|requires|sees|entails)\s+"
)
_FRONTED = re.compile(r"(?:^|[,;:(—–“\"]|\b(?:and|but|that|said|says|while))\s*$", re.IGNORECASE)
_THAT_WOULD = re.compile(r"\s*,?\s+(?:that|which)\s+(?=(?:could|would|will|may|might)\b)")
_ALIAS_NEAR = 40
"""Characters behind "as part of the" within which the deal's own name stands."""
_ASIDE = re.compile(r",\s+[a-z]")
_SUBJECT = 40
"""Characters of a subject before "as part of the package," that has its verb behind it."""
_LEAD = 12
"""Characters before a gesture of goodwill from which it has a left side."""


def named_deal_splits(passage: Passage) -> Iterator[Split]:
    """What the deal called by its name would hold: "the Sluice Treaty would require"."""
    for alias in _named_deals(passage):
        if holds := _HOLDS.match(passage.text, alias.end):
            yield Split("package", (holds.span(),), right_side(passage.text, holds.end()), None)


def _named_deals(passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if passage.names_deal(m.start, m.end)]


def _gesture(passage: Passage, cue: re.Match[str]) -> Split:
    """ "As a goodwill gesture, X freed A", "X freed A as a goodwill gesture"."""
    text = passage.text
    if len(text[: cue.start()].strip()) < _LEAD:
        comma = text.find(",", cue.end())
        start = comma + 1 if 0 <= comma < cue.end() + 60 else cue.end()
        return Split("goodwill", (cue.span(),), right_side(text, start), None)
    left = trimmed(text, left_start(text, cue.start()), cue.start())
    return Split("goodwill", (cue.span(),), left, None)


def _part_of(passage: Passage, part: re.Match[str]) -> Split | None:
    """ "A, as part of a deal that would B"."""
    text = passage.text
    whole = cues.PACKAGE.match(text, part.start())
    alias = next((m for m in _named_deals(passage) if 0 <= m.start - part.end() < _ALIAS_NEAR), None)
    if alias is None and whole is None:
        return None
    end = alias.end if alias else whole.end() if whole else part.end()
    end += text[end : end + 1] in "\"”'’" and end < len(text)
    relative = _THAT_WOULD.match(text, end)
    right = right_side(text, relative.end()) if relative else None
    left = trimmed(text, left_start(text, part.start()), part.start())
    if relative is None and _ASIDE.match(text, end) and left[1] - left[0] < _SUBJECT:
        acting = [a for a in subjects(passage, 0, len(text)) if left[0] <= a.place < part.start()]
        giver = acting[-1].side if acting else None
        return Split("package", ((part.start(), end),), right_side(text, end), None, payer=giver)
    return Split("package", ((part.start(), end),), left, right)


def _under(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "Under the deal, X would A and Y would B"."""
    if not _FRONTED.search(passage.text[: cue.start()]):
        return None
    return _held(passage, cue)


def _held(passage: Passage, cue: re.Match[str]) -> Split:
    """ "The deal would see A and B": by the promises of several parties, else by what stands there."""
    return _with_promises(passage, cue, "package")


def _it_holds(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "It would also oblige X to A", behind a sentence on a deal."""
    before = passage.before
    if before is None or _DEAL_WORDS.isdisjoint(before.vocabulary):
        return None
    return _by_promises(passage, cue, "sequel", least=1)


def _idea(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "The idea is for X to A and for Y to B", "a plan with X doing A and Y doing B"."""
    return _by_promises(passage, cue, least=2)


def _whereby(passage: Passage, cue: re.Match[str]) -> Split:
    """ "A clause whereby A"."""
    return _with_promises(passage, cue, "package_leg")


def _with_promises(passage: Passage, cue: re.Match[str], form: str) -> Split:
    by_promises = _by_promises(passage, cue, form, least=2)
    return by_promises or Split(form, (cue.span(),), right_side(passage.text, cue.end(), holds=True), None)


def _by_promises(passage: Passage, cue: re.Match[str], form: str = "package", *, least: int) -> Split | None:
    """What several parties, or `least` of them, are to do behind the cue."""
    made = pledges(passage, promises(passage, cue.end(), len(passage.text), held=True))
    if len({pledge.side for pledge in made}) < least:
        return None
    return Split(form, (cue.span(),), (made[0].start, made[-1].end), None, pledges=made)


def _gives(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "The deal would give A a port, and B cheap power"."""
    made = pledges(passage, takers(passage, cue.end(), len(passage.text)))
    if len({pledge.side for pledge in made}) < 2:
        return None
    return Split("package", (cue.span(),), (made[0].start, made[-1].end), None, pledges=made)


PACKAGE_WAYS = (
    (cues.GOODWILL, _gesture),
    (cues.PART_OF, _part_of),
    (cues.UNDER, _under),
    (cues.DEAL_HOLDS, _held),
    (cues.DEAL_GIVES, _gives),
    (cues.IT_HOLDS, _it_holds),
    (cues.IDEA, _idea),
    (cues.PART_WHEREBY, _whereby),
)
"""Words for a deal with what splits a sentence at them, the sharpest first."""
