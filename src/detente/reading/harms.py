"""Promises that do harm, by their verbs: threats among the offers."""

import re

from detente.reading.promises import Promise
from detente.reading.word_classes import word_class

_HARMING = word_class("harming")
_CUTS_OFF = re.compile(
    r"(?:\w+\s+){0,3}?(?:cut|cuts|shut|shuts|turn|turns|break|breaks)\s+(?:off|down)\b|"
    r"(?:\w+\s+){0,3}?(?:cut|cuts)\s+(?:the|its|their|all)\s+(?:gas|oil|power|water|electricity|aid|"
    r"funding|suppl\w+)\b|"
    r"(?:\w+\s+){0,3}?(?:sends?|deploys?|raises?|imposes?|increases?|extends?|builds?|"
    r"moves?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:troops|tanks|missiles|weapons|warships|soldiers|forces|tariffs|duties|sanctions|taxes|arms)\b"
)
_KEEPS_GOOD = re.compile(
    r"(?:\w+\s+){0,4}?(?:(?:keep|keeps|kept|hold|holds|held|leave|leaves|left|stay|stays|remain|remains)\s+"
    r"(?:[^,;.]{0,60}?\s)?(?:open|quiet|calm|free|running|flowing|where|as (?:it|they) (?:is|are|was|were)|"
    r"within|below|under|down|to (?:its|their)|out of|neutral|in place|alive|intact|untouched|alone)\b|"
    r"(?:leave|leaves|left)\s+(?:the\s+|its\s+|their\s+|all\s+)?(?:[\w’'-]+\s+){0,3}?(?:heights?|towns?|"
    r"villages?|"
    r"valleys?|territor(?:y|ies)|bases?|enclave|ports?|islands?|area|city|province|peninsula|strip|"
    r"hills?|posts?|"
    r"airport|country|positions?)\b|abstain\w*\s+from|(?:keep|keeps|kept) (?:its|their|the|his) (?:word|"
    r"promise|pledge|side|end)|"
    r"(?:close|closes|closed) (?:its|their|the|an?|all|two|three) (?:\w+\s+){0,3}?(?:bases?|camps?|"
    r"casinos?|plants?|"
    r"reactors?|offices?|loopholes?|files?|inquir\w+|investigations?|case|cases|probe|bureau|deal|gap|"
    r"stations?|facilit\w+|mines?|posts?|prisons?|sites?|silos?|centres?|centers?)\b)"
)
"""What sounds like harm and is none: "would keep the strait open", "closed the camps"."""
_REACH = 60
"""Characters of a verb group that are looked at for its verb."""
_BEFORE_VERB = (
    word_class("modal")
    | word_class("be")
    | word_class("have")
    | frozenset(
        [
            "to",
            "also",
            "then",
            "again",
            "first",
            "even",
            "now",
            "ready",
            "willing",
            "prepared",
            "not",
            "agreed",
            "offered",
            "promised",
            "pledged",
            "agrees",
            "offers",
            "promises",
            "pledges",
            "both",
            "in",
            "turn",
        ]
    )
)


def harms(text: str, *some: Promise) -> bool:
    """Whether what would be done does harm, by its verb: "closes the pipeline", "will keep the prisoners"."""
    for promise in some:
        if promise.kind == "agreed" or _KEEPS_GOOD.match(text, promise.verb):
            continue
        words = text[promise.verb : promise.verb + _REACH].lower().split()
        verb = next((word for word in words if word not in _BEFORE_VERB and word[-2:] != "ly"), "")
        if verb.rstrip(",.;:") in _HARMING or _CUTS_OFF.match(text, promise.verb):
            return True
    return False
