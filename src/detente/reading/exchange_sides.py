"""A sentence split at the cue of an exchange, and how far its two sides reach."""

import re
from dataclasses import dataclass

from detente.reading import exchange_context as context
from detente.reading.clauses import in_closed_relative, trimmed
from detente.reading.passage import Passage
from detente.reading.promises import Pledge

Stretch = tuple[int, int]
"""Where a stretch of a sentence begins and ends."""

_HEDGED_TAIL = re.compile(r"(?:\s*[(,]?\s*(?:possibly|perhaps|reportedly|presumably|partly|only)?)$")
_GOES_WITH = re.compile(r",?\s+(?:while|whereas)\s|;\s+(?:and\s+)?(?:for|in)\s")


@dataclass(frozen=True)
class Split:
    """A sentence split at a cue: the words of the cue, and the stretch on either side of it.

    `left_passage` is the sentence before where the left side lies there; `both` sides give the same;
    `taker` is whoever takes the left side, `payer` and `partner` whoever gives the left and the right
    one, where the cue itself tells; `pledges` are promises whose verbs tell it.
    """

    form: str
    cues: tuple[Stretch, ...]
    left: Stretch | None
    right: Stretch | None
    subject_before: bool = True
    left_passage: Passage | None = None
    both: bool = False
    partner: str | None = None
    taker: str | None = None
    payer: str | None = None
    pledges: tuple[Pledge, ...] = ()

    @property
    def reach(self) -> Stretch:
        """Where the exchange begins and ends in its sentence."""
        own = [*self.cues, *((self.right,) if self.right else ())]
        own += [self.left] if self.left and self.left_passage is None else []
        return min(start for start, _ in own), max(end for _, end in own)


def around(
    passage: Passage, cue: Stretch, form: str, *, right_start: int, left: Stretch | None = None
) -> Split:
    """The sentence split around a cue, from the opening of its clause to the close of what follows."""
    text = passage.text
    left = left or trimmed(text, left_start(text, cue[0]), _left_end(text, cue[0]))
    return Split(form, (cue,), left, right_side(text, right_start))


def left_start(text: str, place: int) -> int:
    """Where the side before a cue begins."""
    start = 0
    for opener in context.LEFT_OPENER.finditer(text, 0, place):
        closes = opener.group().startswith("(") and text.find(")", opener.end(), place) >= 0
        if opener.group().startswith(", wh") and in_closed_relative(text, opener.end(), place):
            continue
        if opener.end() < place - 8 and not closes:
            start = opener.end()
    return start


def right_side(text: str, start: int, *, holds: bool = False) -> Stretch:
    """The side behind a cue; what a package `holds` goes on behind "while"."""
    return trimmed(text, start, right_end(text, start, holds=holds))


def right_end(text: str, start: int, *, holds: bool = False) -> int:
    """Where the side behind a cue is closed."""
    closers = context.RIGHT_CLOSER.finditer(text, start)
    ends = (c.start() for c in closers if not (holds and _GOES_WITH.match(text, c.start())))
    return next(ends, len(text))


def _left_end(text: str, place: int) -> int:
    tail = _HEDGED_TAIL.search(text[:place])
    return tail.start() if tail else place


def promised_split(cue: Stretch, made: tuple[Pledge, ...]) -> Split:
    """A split without sides of its own: the promises say who gives what."""
    here, first = made[-1].passage, made[0]
    own = [pledge for pledge in made if pledge.passage is here]
    reach = own[0].start, own[-1].end
    if first.passage is here:
        return Split("mutual", (cue,), reach, None, pledges=made)
    left = first.start, first.end
    return Split("mutual", (cue,), left, reach, left_passage=first.passage, pledges=made)
