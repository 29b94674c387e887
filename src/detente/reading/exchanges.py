"""Who gives what for what: a sentence split at its exchange cue into the legs of a deal."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from detente.reading import exchange_cues as cues
from detente.reading.exchange_forms import is_deal
from detente.reading.exchange_legs import MOST_CUES, legs_of
from detente.reading.exchange_records import exchange_record
from detente.reading.exchange_sides import Split, Stretch
from detente.reading.exchange_splits import may_split, splits_at_cues
from detente.reading.mutual_promises import may_promise, mutual_promises
from detente.reading.nominal_parties import with_nominal_parties
from detente.reading.passage import Passage


def exchanges(passage: Passage) -> list[dict[str, Any]]:
    """Deals of one sentence.

    1. Find the cues, the sharpest first; a cue inside the stretch of a sharper one only adds to it.
    2. Split the sentence there; 3. cut both sides into legs; 4. settle givers and receivers;
    5. drop what is no exchange: nothing in return, a title, nobody who gives.
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    cued, promised = may_split(passage), may_promise(passage)
    if not (cued or promised) or any(cues.find(cues.NOTHING, passage.text, passage.vocabulary)):
        return []
    passage = with_nominal_parties(passage).without_asides
    records: list[dict[str, Any]] = []
    taken: list[Stretch] = []
    for split in islice(_splits(passage, cued=cued, promised=promised), MOST_CUES):
        first, last = split.reach
        if any(start < last and first < end for start, end in taken):
            continue
        legs = legs_of(passage, split)
        if legs and is_deal(passage, split, legs):
            taken.append((first, last))
            records.append(exchange_record(passage, split, legs))
    return sorted(records, key=lambda r: r["cue"][0]["start"])


def _splits(passage: Passage, *, cued: bool, promised: bool) -> Iterator[Split]:
    """Ways to split the sentence, the sharpest cue first; then promises without one."""
    if cued:
        yield from splits_at_cues(passage)
    if promised and (mutual := mutual_promises(passage)):
        earlier = passage.before.without_asides if mutual.before and passage.before else None
        yield Split(
            "mutual",
            (mutual.cue,),
            mutual.left,
            mutual.right,
            left_passage=earlier,
            giver=mutual.giver,
            partner=mutual.taker,
        )
