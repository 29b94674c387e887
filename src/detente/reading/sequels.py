"""Deals told over several sentences: "X would A. It would also B. Y would C."."""

import re
from dataclasses import dataclass, replace

from detente.reading.exchange_sides import Split
from detente.reading.harms import harms
from detente.reading.legs import Leg
from detente.reading.passage import Passage
from detente.reading.promises import Pledge, Promise, pledges, promises
from detente.reading.verbs import BASE_VERB
from detente.reading.word_classes import word_class

_DEAL_WORDS = word_class("deal_noun") - {"table", "understanding", "negotiators", "mediators"}
_PROMISING = word_class("promising")
_THREATS = word_class("threat")
_ALSO = re.compile(r"\b(?:also|further|furthermore|addition|too|then|finally|for its part|as well)\b")
_BY_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_GIVES = re.compile(
    rf"(?:would|will|shall|is to|are to|must|has to|have to)\s+(?:\w+ly\s+|also\s+|then\s+|first\s+|"
    rf"have to\s+|"
    rf"be required to\s+|both\s+)*{BASE_VERB}\b"
)
_AGREED_TO = re.compile(rf"(?:\w+\s+){{1,4}}?to\s+(?:\w+ly\s+|also\s+)?{BASE_VERB}\b")
_ASKED_WHETHER = re.compile(r"\bwhether\s+(?:or not\s+)?(?:the\s+)?$")
_BARE = re.compile(
    r"(?:would|will|shall)\s+(?:\w+ly\s+)?(?:agree|accept|consent|follow|answer|reply|respond)\s*(?:[.,;]|$)"
)
"""Nothing is given by "would agree"."""
_IN_LIST = re.compile(r"\s*(?:[-–•*·]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)])\s+")
_POINTS = frozenset({"points", "terms", "outline", "follows", "steps", "elements", "components", "parts"})
"""Words of a sentence behind which the points of a deal are listed."""
_PATIENCE = 1
"""Sentences without a promise between two that have one."""


@dataclass(frozen=True)
class Terms:
    """What the sentences before have promised of one deal.

    `told` says that it is a record already, `age` how many sentences ago it was spoken of, `in_list` that
    its points are told in the present: "Arda drops its levy. Brel opens its port."
    """

    pledges: tuple[Pledge, ...]
    told: bool = False
    age: int = 0
    in_list: bool = False

    @property
    def sides(self) -> frozenset[str]:
        """Those who promised so far."""
        return frozenset(pledge.side for pledge in self.pledges)


def sequel(passage: Passage, earlier: Terms | None) -> tuple[Split | None, Terms | None]:
    """A sentence that goes on with the terms of a deal, as a split; and the terms from here on.

    1. Promises of the main clause: "X would" and a verb of giving, no threat, no if-part, no quotation.
    2. Where the terms have somebody else's promise, or are a deal already, they belong to it.
    3. Else they are kept for the next sentence, where a word for a deal stands near or the verb gives.
    """
    here = _promised(passage, told=bool(earlier and earlier.told), in_list=bool(earlier and earlier.in_list))
    if not here:
        return None, older(earlier)
    made = pledges(passage, here)
    sides = {pledge.side for pledge in made}
    if earlier and (earlier.told or sides - earlier.sides):
        kept = () if earlier.told else earlier.pledges
        split = _split(passage, here, (*kept, *made))
        if len(sides) == 1 and not kept:
            facing = (p.side for p in reversed(earlier.pledges) if p.side not in sides)
            split = replace(split, partner=next(facing, None))
        return split, Terms((*earlier.pledges, *made), told=True, in_list=earlier.in_list)
    acts = all(promise.kind in ("acts", "to") for promise in here)
    return None, Terms((*(earlier.pledges if earlier else ()), *made), in_list=acts)


def older(terms: Terms | None) -> Terms | None:
    """The terms one sentence later; None where nobody has promised anything for too long."""
    if terms is None or terms.age >= _PATIENCE:
        return None
    return replace(terms, age=terms.age + 1)


def told(legs: list[Leg]) -> Terms | None:
    """The terms of a sentence that is a deal by its own words, by its legs."""
    made = tuple(
        Pledge(leg.passage, leg.start, leg.end, leg.giver, takes=False)
        for leg in legs
        if leg.giver and leg.explicit
    )
    return Terms(made, told=True) if made else None


def _promised(passage: Passage, *, told: bool, in_list: bool) -> list[Promise]:
    text = passage.text
    listed = _IN_LIST.match(passage.sentence.text) is not None
    if passage.antecedents or not _THREATS.isdisjoint(passage.vocabulary):
        return []
    before = passage.before
    listed = listed or bool(before and not _POINTS.isdisjoint(before.vocabulary)) or in_list
    if _PROMISING.isdisjoint(passage.vocabulary) and not listed:
        return []
    found, near = [], _near_deal(passage)
    for promise in promises(passage, 0, len(text)):
        gives = _GIVES.match(text, promise.verb)
        would = text.startswith(("would", "shall", "is to", "are to"), promise.verb)
        pronoun = _BY_PRONOUN.match(text, promise.agent.place)
        fits = (
            promise.kind in ("will", "agreed")
            and (would or told or near)
            and (gives or (near and not pronoun))
        )
        fits = fits and (gives or would)
        fits = fits or (promise.kind == "takes" and told and would)
        fits = fits or (promise.kind == "agreed" and _AGREED_TO.match(text, promise.verb) is not None)
        fits = fits or (listed and promise.kind in ("acts", "to"))
        asked = _ASKED_WHETHER.search(text, max(0, promise.agent.place - 20), promise.agent.place)
        fits = fits and not asked and not _BARE.match(text, promise.verb)
        if fits and not passage.quoted(promise.verb) and not harms(text, promise):
            found.append(promise)
    return found


def _near_deal(passage: Passage) -> bool:
    near = passage.vocabulary | (passage.before.vocabulary if passage.before else frozenset())
    return not _DEAL_WORDS.isdisjoint(near)


def _split(passage: Passage, here: list[Promise], made: tuple[Pledge, ...]) -> Split:
    own = [pledge for pledge in made if pledge.passage is passage]
    verb = here[0].verb
    end = passage.text.find(" ", verb)
    cue = verb, end if end > 0 else own[0].end
    reach = own[0].start, own[-1].end
    if made[0].passage is passage:
        return Split("sequel", (cue,), reach, None, pledges=made)
    left = made[0].start, made[0].end
    return Split("sequel", (cue,), left, reach, left_passage=made[0].passage, pledges=made)
