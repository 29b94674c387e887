"""What every form of exchange asks of its legs, so that a deal is told from what only looks like one."""

import re

from detente.reading import exchange_context as context
from detente.reading import exchange_cues as cues
from detente.reading.exchange_sides import Split
from detente.reading.legs import Leg
from detente.reading.passage import Passage

_ACT = re.compile(
    r"^(?:[\w’'-]+\s+){0,3}?(?:\w{3,}(?:tion|sion|ment|ance|al|ing)|release|consent|return|cuts?|support|"
    r"vote|"
    r"repeal|sale|supply|delivery|pledge|promise|end|handover|pullback|access|signature|truce|reform)\b"
)
"""What somebody is to do, as a noun: "the release of the pilots", "British consent"."""
_PROMISES = re.compile(r"\b(?:would|will|is to|are to|agree[sd]?|must)\b")


def is_deal(passage: Passage, split: Split, legs: list[Leg]) -> bool:
    """Whether enough is known of the legs for the form of the deal: two givers, or an issue at least."""
    givers = {leg.giver for leg in legs if leg.giver}
    named = [leg for leg in legs if leg.issue]
    if not givers:
        return False
    match split.form:
        case "terms" if split.left:
            return len(givers) > 1 and len(legs) > 1 and _refuses_or_offers(passage, split)
        case "barter":
            return len(givers) > 1 and (len(named) > 1 or _both_act(legs))
        case "linkage":
            return len(legs) > 1 and (
                bool(named) or (_both_act(legs) and _ACT.search(legs[-1].text) is not None)
            )
        case "enabling":
            return len(givers) > 1 and len(legs) > 1
        case "reward":
            return legs[0].receiver is not None or len(legs) == 1
        case "mutual" | "hinge":
            return _both_act(legs)
        case "sequel":
            return True
        case "package":
            return not passage.in_antecedent(split.cues[0][0]) and _holds(passage, split, legs)
        case "package_leg":
            return bool(named)
        case "goodwill":
            return any(leg.explicit for leg in legs)
        case _:
            return split.left is not None or bool(named)


def _refuses_or_offers(passage: Passage, split: Split) -> bool:
    """Whether what stands before "unless" is a refusal or an offer, and no threat: "will attack unless"."""
    left = passage.text[slice(*split.left)] if split.left else ""
    refuses = context.REFUSES.search(left)
    if context.BLOCKS.search(left) and not refuses:
        return False
    waits = context.WAITS.match(passage.text, split.cues[0][0])
    return bool((refuses or not waits) and context.STANCE.search(left))


def _holds(passage: Passage, split: Split, legs: list[Leg]) -> bool:
    """Whether what a deal is said to hold are goods: of two givers, of an issue, or promised to somebody."""
    if _both_act(legs):
        return True
    named = [leg for leg in legs if leg.issue]
    told = legs[0].explicit and legs[0].receiver is not None if len(legs) == 1 else False
    if len(legs) == 1 and cues.UNDER.match(passage.text, split.cues[0][0]):
        return bool(named) or (told and _promises(legs[0]))
    if told and split.payer:
        return True
    return bool(named) and (len(legs) > 1 or len(named) == len(legs))


def _both_act(legs: list[Leg]) -> bool:
    """Whether the words themselves name two who give."""
    return len({leg.giver for leg in legs if leg.giver and leg.explicit}) > 1


def _promises(leg: Leg) -> bool:
    """Whether a leg says what its giver would do: "Georgia would host a commission"."""
    return _PROMISES.search(leg.text) is not None
