"""Who gives what for what: a sentence split at its exchange cue into the legs of a deal."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from detente.reading import exchange_cues as cues
from detente.reading.agents import first_named
from detente.reading.exchange_forms import is_deal
from detente.reading.exchange_legs import MOST_CUES, legs_of
from detente.reading.exchange_records import exchange_record
from detente.reading.exchange_sides import Split, Stretch
from detente.reading.exchange_splits import may_split, splits_at_cues
from detente.reading.exchange_words import find
from detente.reading.legs import Leg
from detente.reading.mutual_promises import may_promise, mutual_promises
from detente.reading.nominal_parties import with_nominal_parties
from detente.reading.passage import Passage
from detente.reading.sequels import older, sequel, told
from detente.reading.word_classes import word_class

_PROMISING = word_class("promising")


def exchanges(passage: Passage) -> list[dict[str, Any]]:
    """Deals of one sentence, and what it adds to a deal of the sentences before.

    1. Find the cues, the sharpest first; a cue inside the stretch of a sharper one only adds to it.
    2. Split the sentence there; 3. cut both sides into legs; 4. settle givers and receivers;
    5. drop what is no exchange: nothing in return, a title, nobody who gives.
    6. Without a cue, promises go on with those of the sentences before.
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    earlier = passage.before.terms if passage.before else None
    passage.topic = first_named(passage) or (passage.before.topic if passage.before else None)
    cued, promised = may_split(passage), may_promise(passage)
    goes_on = not _PROMISING.isdisjoint(passage.vocabulary) or (earlier and earlier.told)
    if not (cued or promised or goes_on) or any(find(cues.NOTHING, passage.text, passage.vocabulary)):
        passage.terms = older(earlier)
        return []
    own = with_nominal_parties(passage).without_asides
    splits = _deals(own, cued=cued, promised=promised)
    if splits:
        passage.terms = told([leg for _, legs in splits for leg in legs])
    else:
        split, passage.terms = sequel(own, earlier)
        legs = legs_of(own, split) if split else []
        splits = [(split, legs)] if split and is_deal(own, split, legs) else []
    records = [exchange_record(own, split, legs) for split, legs in splits]
    return sorted(records, key=lambda r: r["cue"][0]["start"])


def _deals(passage: Passage, *, cued: bool, promised: bool) -> list[tuple[Split, list[Leg]]]:
    """Splits of a sentence that are deals, with their legs; none inside the stretch of a sharper one."""
    found: list[tuple[Split, list[Leg]]] = []
    taken: list[Stretch] = []
    for split in islice(_splits(passage, cued=cued, promised=promised), MOST_CUES):
        first, last = split.reach
        if any(start < last and first < end for start, end in taken):
            continue
        legs = legs_of(passage, split)
        if legs and is_deal(passage, split, legs):
            taken.append((first, last))
            found.append((split, legs))
    return found


def _splits(passage: Passage, *, cued: bool, promised: bool) -> Iterator[Split]:
    """Ways to split the sentence, the sharpest cue first; then promises without one."""
    if cued:
        yield from splits_at_cues(passage)
    if promised and (mutual := mutual_promises(passage)):
        yield mutual
