"""One side of an exchange cut into legs: each good with its giver, receiver, issue and option."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from detente.reading.agents import subjects
from detente.reading.clauses import trimmed
from detente.reading.counterparts import counterpart
from detente.reading.givers import giver_in
from detente.reading.passage import Passage
from detente.reading.verbs import BASE_VERB, VERB

_JOINTS = re.compile(
    r"(?:,\s*)?\s(?P<joint>and also|and then|and|as well as|plus|prior to|before|such as|including|by|"
    r"while also|while|along with)\s+"
    r"|(?P<comma>,)\s+|(?P<semicolon>;)\s+(?:and\s+)?",
)
_ADVERBS = (
    r"(?:(?:\w+ly|also|then|finally|again|not|never|eventually|even|at least|would|will|could|can|might|"
    r"may|to)\s+)*"
    r"[\"“'‘]?"
)
_GERUND = re.compile(
    rf"{_ADVERBS}(?!during|including|covering|involving|containing|totalling|totaling|amounting|lasting|"
    rf"beginning|"
    rf"starting|running|dating|spanning|belonging|regarding|concerning|fishing|mining|housing|banking|"
    rf"funding|training|"
    rf"spending|shipping|drilling)[a-z]{{3,}}ing\b(?!\s+(?:rights|zones?|grounds|limits|quotas?|vessels|"
    rf"fleets?|boats|programme|program|talks|activities))"
)
_VERB = re.compile(rf"{_ADVERBS}(?:{BASE_VERB}|{VERB})\b")
_PREDICATE = re.compile(r"(?:will|would|could|can|may|might|must|to)\s")
_FRAME = re.compile(r"(?:Under|According to|In|On|After|Since|As|During|At|Through|Via)\b")
_ARTICLE = re.compile(r"(?:(?:the|that|for|with)\s+){1,2}")
_WAIVER = re.compile(r"\bwaivers?\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\W*(?:nothing|little|anything|it|that|this|them|so|more|something|everything|less|much|a lot|free)?\W*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:would|will|could|might|may|to)\s+(?:reciprocate|respond|answer|reply)\s*$")
"""What "by signing" tells: "would reciprocate by signing"."""
_DEED = re.compile(
    r"(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:\w{3,}(?:tion|sion|ment|ance|al|ing)|release|halt|end|return|"
    r"cuts?|support|"
    r"freeze|sale|supply|delivery|pledge|promise|handover|pullback|truce|lease|waiver|loan)\s+(?:of|to|"
    r"in|on|by|for)\b"
)
_NEGLIGIBLE = re.compile(r"^(?:other|some|further|additional|more|various)\s+\w+$", re.IGNORECASE)


@dataclass(frozen=True)
class Leg:
    """One good on the table and who hands it to whom."""

    passage: Passage
    start: int
    end: int
    giver: str | None
    receiver: str | None = None
    explicit: bool = True
    weak: bool = False

    @property
    def text(self) -> str:
        """The words of the good."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def terms(self) -> list[tuple[str, str | None]]:
        """Issues and options that the words name: one, or one each for two states joined by "and"."""
        index = self.passage.glossary.issues
        waiver = _WAIVER.search(self.text)
        matches = [
            m
            for m in index.matches(self.text, giver=self.giver)
            if not waiver or index.speaks_of(m.issue, "waiver")
        ]
        keep = 2 if self._joins_states() else 1
        return [(match.issue, match.option) for match in matches[:keep]]

    @property
    def issue(self) -> str | None:
        """The issue that the words name best."""
        return self.terms[0][0] if self.terms else None

    def records(self) -> list[dict[str, Any]]:
        """The leg as records write it, once for each of its terms."""
        give = self.passage.sentence.span(self.start, self.end)
        terms: list[tuple[str | None, str | None]] = [*self.terms] or [(None, None)]
        return [
            {"giver": self.giver, "receiver": self.receiver, "give": give, "issue": issue, "option": option}
            for issue, option in terms
        ]

    def _joins_states(self) -> bool:
        here = [
            m
            for m, _ in self.passage.sides
            if self.start <= m.start and m.end <= self.end and m.form != "adj"
        ]
        gaps = [self.passage.text[a.end : b.start] for a, b in itertools.pairwise(here)]
        return any(re.fullmatch(r",?\s+and\s+(?:the\s+|with\s+|from\s+)?", gap) for gap in gaps)


def cut_legs(passage: Passage, start: int, end: int, *, subject: str | None = None) -> list[Leg]:
    """Legs of one side of an exchange; `subject` acts where the side names nobody itself.

    A giver that the words do not show is left open (`explicit` false) for the other side to settle.
    """
    legs: list[Leg] = []
    acting, named, took = subject, None, False
    for left, right in _segments(passage, *trimmed(passage.text, start, end)):
        side, takes = giver_in(passage, left, right)
        if _EMPTY.fullmatch(passage.text, left, right) or (
            legs and _NEGLIGIBLE.match(passage.text[left:right])
        ):
            continue
        if _ANSWERS.search(passage.text, left, right):
            acting = named = side or acting
            continue
        explicit = side is not None
        if side is None:
            side = acting
            takes = side is not None and (takes or (took and not _VERB.match(passage.text, left)))
            explicit = acting is not None and acting == named
        else:
            acting = named = side
            took = takes
        if takes and side:
            legs.append(Leg(passage, left, right, counterpart(passage, side, left, right), side, explicit))
        else:
            legs.append(Leg(passage, left, right, side, None, explicit, side is None))
    return legs


def settle(left: Iterable[Leg], right: Iterable[Leg]) -> list[Leg]:
    """Legs of both sides with every giver and receiver that the other side, or the issue, tells."""
    left, right = list(left), list(right)
    left, right = _opposite(left, right), _opposite(right, left)
    left = _opposite(left, right)
    legs = [_by_issue(leg) for leg in (*left, *right)]
    pair = [side for leg in legs for side in (leg.giver, leg.receiver) if side]
    return [_received(leg, pair) for leg in legs]


def _opposite(legs: list[Leg], others: list[Leg]) -> list[Leg]:
    """Open givers filled in from the other side: whoever does not give there gives here."""
    given = next((leg for leg in others if leg.giver and leg.explicit), None)
    giver = given.giver if given else None
    taker = next((leg.receiver for leg in others if leg.receiver and leg.explicit), None)
    filled = []
    for leg in legs:
        if leg.explicit or not (giver or taker):
            filled.append(leg)
            continue
        side = taker or counterpart(leg.passage, giver, leg.start, leg.end)
        if side is None and given:
            side = counterpart(given.passage, giver, given.start, given.end)
        filled.append(
            replace(leg, giver=side, receiver=giver if giver != side else None, explicit=side is not None)
        )
    return filled


def _by_issue(leg: Leg) -> Leg:
    """The issue's own giver, where the text is silent or only the other side tells."""
    words, issue = leg.passage.glossary, leg.issue
    own = words.issues.givers[issue] if issue else None
    if own and (leg.giver is None or (leg.weak and leg.giver != own and leg.giver in words.parties)):
        return replace(leg, giver=own, receiver=None if leg.receiver == own else leg.receiver)
    return leg


def _received(leg: Leg, pair: list[str]) -> Leg:
    if leg.receiver or not leg.giver:
        return leg
    others = [side for side in pair if side != leg.giver]
    return replace(
        leg, receiver=others[0] if others else counterpart(leg.passage, leg.giver, leg.start, leg.end)
    )


def _segments(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of one good each."""
    text = passage.text
    places = {agent.place for agent in subjects(passage, start, end)}
    cuts = [(start, start)]
    for joint in _JOINTS.finditer(text, start, end):
        if _parts_goods(passage, joint, cuts[-1][1], end, places):
            cuts.append((joint.start(), joint.end()))
    stops = [cut[0] for cut in cuts[1:]] + [end]
    spans = [trimmed(text, cut[1], stop) for cut, stop in zip(cuts, stops, strict=True)]
    spans = [span for span in spans if span[1] - span[0] > 2]
    lead = len(spans) > 1 and _FRAME.match(text, *spans[0]) and not _names_issue(passage, *spans[0])
    return spans[1:] if lead else spans


def _parts_goods(passage: Passage, joint: re.Match[str], start: int, end: int, places: set[int]) -> bool:
    text = passage.text
    word = joint["joint"] or joint["comma"] or joint["semicolon"]
    after = joint.end()
    article = _ARTICLE.match(text, after)
    head = article.end() if article else after
    named = any(after <= place <= head + 1 for place in places)
    named = named and not _joins_names(passage, joint, start, head)
    gerund = bool(_GERUND.match(text, after))
    if word in ("prior to", "before", "by", "while", "while also"):
        return gerund or (named and word.startswith("while"))
    if word in ("such as", "including", "along with"):
        return named or gerund or _names_issue(passage, after, end)
    if named or gerund:
        return True
    if _VERB.match(text, after) and (
        _VERB.match(text, start)
        or _PREDICATE.match(text, start)
        or any(start <= place < after for place in places)
    ):
        return word != "," or not text[after:end].startswith(("which", "who"))
    if word == "and" and _DEED.match(text, after, end):
        here, there = passage.sides_in(start, joint.start()), passage.sides_in(after, end)
        if here and there and here[:1] != there[:1]:
            return True
    left = passage.glossary.issues.match(text[start : joint.start()])
    stop = _JOINTS.search(text, after, end)
    right = passage.glossary.issues.match(text[after : stop.start() if stop else end])
    return bool(left and right and left.issue != right.issue)


def _joins_names(passage: Passage, joint: re.Match[str], start: int, head: int) -> bool:
    """Whether a joint stands between two parties that act or are acted on together.

    "China and the Gulf states pay", "pressed Iraq and Kazakhstan to cut"; but not "aid from Iran and Russia
    lifting its ban".
    """
    text = passage.text
    left = next((m for m in passage.mentions if m.end == joint.start()), None)
    right = next((m for m in passage.mentions if joint.end() <= m.start <= head + 1), None)
    if left is None or right is None or joint["joint"] not in ("and", "as well as", "along with"):
        return False
    return text[start : left.start].strip().lower() in ("", "the", "both") or bool(
        re.match(r"\s+to\s", text[right.end :])
    )


def _names_issue(passage: Passage, start: int, end: int) -> bool:
    return passage.glossary.issues.match(passage.text[start:end]) is not None
