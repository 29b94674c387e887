"""Who gives what for what: a sentence split at its exchange cue into the legs of a deal."""

import re
from dataclasses import dataclass, replace

from detente.reading.agents import VERB, counterpart, subjects
from detente.reading.clauses import trimmed
from detente.reading.hedges import as_record, find_hedges
from detente.reading.legs import Leg, cut_legs, settle
from detente.reading.passage import Passage

_DEAL = r"(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|truce|quid pro quo|trade-off|swap|arrangement)s?"
_FOR = re.compile(
    r"\b(?:(?:possibly |perhaps |presumably |only )?(?:as part of )?(?:in (?:direct |partial |exact |an? |immediate )*exchange for|in return for|"
    r"in (?:partial )?compensation for|in consideration (?:for|of)|in trade for|"
    r"as (?:an? |the )?(?:quid pro quo|payment|compensation|reward|price|recompense|swap|counterpart|trade-off) for|"
    r"(?:is|are|was|were|would be|will be|as) the price (?:of|for|that \w+ (?:must|would have to) pay for)|"
    r"on (?:the |one )?condition (?:that|of)|(?:(?:is|are|be|was|were|made|make|makes|making)\s+)?(?:strictly |entirely )?"
    r"(?:conditional|contingent|conditioned|dependent) (?:up)?on))\b(?! that that)",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:unless(?: and until)?|only if|only when|only after|but not (?:unless|until|before))\b",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"\b(?:in return|in exchange|in turn for that|as an? (?:quid pro quo|counter-?concession))\b(?! (?:for|of|rates?)\b)",
    re.IGNORECASE,
)
_QUID_WITH = re.compile(
    r"[(,]?\s*(?:possibly |perhaps )?(?:as (?:part of )?(?:an? )|in an? |an? )(?:\w+ )?(?:quid pro quo|swap|trade-off|exchange|deal|bargain) with\s+(?P<with>[^,;:()]{2,70}?)\s+(?:for|under which|whereby)\s+",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?P<verb>(?:trad|exchang)(?:e|es|ed|ing)|swap(?:s|ped|ping)?|barter(?:s|ed|ing)?|trad(?:e|es|ed|ing) off)\s+(?P<good>[^,;:]{3,110}?)\s+(?P<for>(?:away )?for)\s+",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|of|bilateral|global|free|foreign|world|fair|stock|cultural|prisoner|student|arms|mutual|\w+['’]s)\s+$",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"\b(?:swap(?:s|ped|ping)?|exchang(?:e|es|ed|ing)|trad(?:e|es|ed|ing))\s+(?P<good>(?:\w+\s+){0,3}?(?:prisoners?|detainees|hostages|captives|"
    r"POWs|bodies|remains|spies|soldiers|territor(?:y|ies)|land|ambassadors)\b(?:\s+of war)?)",
    re.IGNORECASE,
)
_ENABLING = re.compile(
    r"\b(?:is|are|was|would be|will be|may be|might be)\s+(?:\w+\s+)?(?:necessary|needed|essential|required|enough|meant|designed|intended)\s+(?:in order\s+)?to\s+"
    r"(?=(?:get|persuade|convince|induce|bring|win|coax|entice|secure)\b)|"
    r"\b(?:in order\s+)?to\s+(?=(?:persuade|induce|entice|coax|convince|tempt)\s+)",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:needs?|requires?|must (?:get|receive|have|be given|be offered)|wants?|would need|will need|would have to (?:get|receive|be given))\s+(?P<good>[^;]{3,260}?),?\s+"
    r"(?P<cue>if\s+(?P<who>it|they|[A-Z]\w+)(?:['’]s|['’]re|\s+(?:is|are|were|was))\s+to|(?:in order )?(?:for\s+(?P<whom>it|them|[A-Z]\w+)\s+to|before\s+(?:it|they)\s+(?:will|would|can|could)))\s+",
    re.IGNORECASE,
)
_GOODWILL = re.compile(
    r"(?:,?\s*\b(?:as|in|with|by way of|in what \w+ (?:called|described as))\s+(?:an?\s+|the\s+)?(?:\w+\s+)?)?(?:[\"“'‘]?good-?\s?will[\"”'’]?\s+(?:gestures?|moves?|steps?)|gestures?\s+of\s+good-?\s?will|"
    r"confidence-building\s+(?:measures?|steps?|gestures?)|good-faith\s+(?:gestures?|steps?)|(?:signs?|tokens?|gestures?)\s+of\s+good\s+faith|unilateral\s+concessions?)",
    re.IGNORECASE,
)
_PACKAGE = re.compile(
    rf"\bas (?:a )?part of\s+(?:an?|the|any|this|that|such an?|some|one)\s+(?P<deal>(?:[\w“”\"'’-]+\s+){{0,4}}?(?:{_DEAL})\b[\"”'’]?)",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:under|in)\s+(?:the terms of\s+)?(?:the|a|an|this|that|any|such a|one)\s+(?:[\w“”\"'’-]+\s+){0,4}?"
    r"(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|truce|arrangement|plan|proposal|offer|scenario|scheme|ceasefire|framework)"
    r"(?:\s+(?:being|now|under|reached|brokered|proposed|announced|discussed|signed|reportedly|described|put|that|which)\b[^,;]{0,80})?,\s+",
    re.IGNORECASE,
)
_DEAL_HOLDS = re.compile(
    r"\b(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|plan|proposal|offer|truce|ceasefire|framework)[\"”'’]?\s+(?:[^,;]{0,40}?\s)?"
    r"(?:(?:would|will|could|may|might|should)\s+(?:\w+ly\s+)?(?:see|involve|require|oblige|commit|have|include|mean|entail|bind)|"
    r"(?:sees|involves|requires|obliges|commits|calls for|provides for|envisages|envisions|foresees|stipulates that|entails)|"
    r"(?:calling|providing) for|(?:under|in|by) which|whereby)\s+",
    re.IGNORECASE,
)
_PART_WHEREBY = re.compile(
    r"\b(?:component|element|part|provision|plank|pillar|clause|term|track|one|aspect|side)s?\s+(?:whereby|(?:under|by|in) which)\s+",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:nothing|anything|little|not much|no concessions?|no \w+)\s+(?:\w+\s+){0,3}?(?:in (?:return|exchange))|"
    r"\bin (?:return|exchange) for (?:nothing|free|views|fire)\b|\bwithout (?:getting |receiving |asking |demanding )?(?:\w+\s+){0,3}in (?:return|exchange)",
    re.IGNORECASE,
)
_LEFT_OPENER = re.compile(
    r"^(?:For )?[Aa]s [^,]{3,60} as (?:it|that|this) (?:may|might) (?:be|seem|sound),\s+|[;:(]\s*|\s[—–-]+\s|\s?—\s?|,\s+(?:but|though|although|while|whereas|so|yet|with|which|who)\s+|\b(?:involv(?:e|es|ing)|entail(?:s|ing)?|result(?:s|ing)? in|"
    r"consist(?:s|ing)? (?:of|in)|amounts? to)\s+|\b(?:that|whether|whereby|which|because)\s+(?=[A-Z\"“]|the\s|it\s|they\s|its\s)|\bis for it to\s+|"
    r"^(?:But|And|So|Yet|Therefore|Thus|Instead|However|Meanwhile|Still|Reportedly|In other words|In \d{4}|On \w+day|Last \w+|Earlier|According to[^,]{1,60}),?\s+|\b[Ii]f\s+|"
    r",\s+and\s+(?=(?:[A-Z]\w+|the \w+|it|they)\s+(?:will|would|could|may|might|has|have|is|was|were|are|\w+ed)\b)",
)
_RIGHT_CLOSER = re.compile(
    r";\s|[)]|\s[—–-]\s|\s?—\s?|,?\s+(?:in the event that|if|unless|provided that|according to)\s|,\s+(?:but|though|although|while|whereas|which|who|as|especially|particularly|a (?:move|deal|step)|"
    r"(?:he|she|they|it|[A-Z]\w+|the \w+|officials|sources|diplomats|analysts)\s+(?:said|says|told|added|reported|warned|believe))|\s+(?:although|while)\s|"
    r",\s+(?:[A-Z][\w.]+\s+){1,3}(?:said|says|told|added|reported|warned|wrote)\b|\s+(?:last|next|this)\s+(?:week|month|year)(?=[,.]|$)"
)
_CONDITION = re.compile(
    r",?\s+(?P<cue>in the event that|if|unless|provided that|on condition that|as long as)\s+(?P<rest>.+)"
)
_COMMA = re.compile(r",\s+")
_MAIN = re.compile(rf"(?:{VERB}|will|would|could|may|might|can|should)\b")
_WANTS = re.compile(
    r"['’]?s?\s+(?:\w+ly\s+|main\s+|chief\s+|key\s+)*(?:want|wants|wanted|demand|demands|demanded|seeks?|sought|insists?|insisted)\b"
)
_STANCE = re.compile(
    r"\b(?:will|would|won['’]t|could|can|may|might|must|shall|refus\w+|reject\w*|agree\w*|offer\w*|promis\w+|pledg\w+|insist\w*|said|says|vow\w*|not|ready|prepared|willing|consider\w*)\b"
)
_LAST_TURN = re.compile(r"(?:,\s*|\s)(?:and|but|while|with|yet)\s+(?:then\s+|also\s+)?")


@dataclass(frozen=True)
class Split:
    """A sentence split at a cue: the words of the cue, and the stretch on either side of it."""

    form: str
    cues: tuple[tuple[int, int], ...]
    left: tuple[int, int] | None
    right: tuple[int, int] | None
    subject_before: bool = True
    left_passage: Passage | None = None
    both: bool = False
    partner: str | None = None
    taker: str | None = None


def exchanges(passage: Passage) -> list[dict]:
    """Deals of one sentence.

    1. Find the cues, the sharpest first; a cue inside the stretch of a sharper one only adds to it.
    2. Split the sentence there; 3. cut both sides into legs; 4. settle givers and receivers;
    5. drop what is no exchange: nothing in return, a title, nobody who gives.
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body" or _NOTHING.search(passage.text):
        return []
    records: list[dict] = []
    taken: list[tuple[int, int]] = []
    for split in _splits(passage):
        reach = _reach(split)
        if any(start < reach[1] and reach[0] < end for start, end in taken):
            continue
        legs = _legs(passage, split)
        if legs and _is_deal(passage, split, legs):
            taken.append(reach)
            records.append(_record(passage, split, legs))
    return sorted(records, key=lambda r: r["cue"][0]["start"])


def _splits(passage: Passage):
    """Ways to split the sentence, the sharpest cue first."""
    text = passage.text
    for cue in _QUID_WITH.finditer(text):
        partners = passage.sides_in(*cue.span("with"))
        if partners:
            split = _around(passage, cue.span(), "exchange", right_start=cue.end())
            yield replace(split, partner=partners[-1])
    for cue in _FOR.finditer(text):
        yield _fronted(passage, cue.span()) or _around(passage, cue.span(), "exchange", right_start=cue.end())
    for cue in _RETURN.finditer(text):
        if split := _returned(passage, cue.span()):
            yield split
    for cue in _TRADE.finditer(text):
        if not _NOUN_BEFORE.search(text[: cue.start()]) and not cue["good"].lower().startswith(
            ("talks", "war", "deal")
        ):
            yield _around(
                passage,
                cue.span("verb"),
                "exchange",
                right_start=cue.end(),
                left=cue.span("good"),
                cue_for=cue.span("for"),
            )
    for cue in _SWAP.finditer(text):
        if not _NOUN_BEFORE.search(text[: cue.start()]) or re.search(r"\bto\s+$", text[: cue.start()]):
            yield Split("exchange", (cue.span(),), cue.span("good"), None, both=True)
    for cue in _NEEDS.finditer(text):
        needing = [agent for agent in subjects(passage, 0, cue.end()) if agent.place < cue.start()]
        if needing:
            right = trimmed(text, cue.end(), _right_end(text, cue.end()))
            yield Split("enabling", (cue.span("cue"),), cue.span("good"), right, taker=needing[-1].side)
    for cue in _ENABLING.finditer(text):
        yield _around(passage, cue.span(), "enabling", right_start=cue.end())
    for cue in _TERMS.finditer(text):
        yield _around(passage, cue.span(), "exchange", right_start=cue.end(), terms=True)
    for cue in _GOODWILL.finditer(text):
        yield _gesture(passage, cue.span())
    yield from _packages(passage)


def _around(
    passage: Passage,
    cue: tuple[int, int],
    form: str,
    *,
    right_start: int,
    left=None,
    cue_for=None,
    terms=False,
) -> Split:
    text = passage.text
    left = left or trimmed(text, _left_start(text, cue[0]), _left_end(text, cue[0]))
    right = trimmed(text, right_start, _right_end(text, right_start))
    return Split("terms" if terms else form, (cue, *((cue_for,) if cue_for else ())), left, right)


def _left_start(text: str, place: int) -> int:
    start = 0
    for opener in _LEFT_OPENER.finditer(text, 0, place):
        closes = opener.group().startswith("(") and text.find(")", opener.end(), place) >= 0
        if opener.end() < place - 8 and not closes:
            start = opener.end()
    return start


def _left_end(text: str, place: int) -> int:
    tail = re.search(r"(?:\s*[(,]?\s*(?:possibly|perhaps|reportedly|presumably|partly|only)?)$", text[:place])
    return tail.start() if tail else place


def _right_end(text: str, start: int) -> int:
    closer = _RIGHT_CLOSER.search(text, start)
    return closer.start() if closer else len(text)


def _fronted(passage: Passage, cue: tuple[int, int]) -> Split | None:
    """ "In exchange for A, X would B": the good behind the cue first, the main clause behind its comma."""
    text = passage.text
    if not re.search(
        r"(?:^|[;:(—]\s*|,\s+(?:and|but)\s+|\bthat,?\s+|^(?:But|And|So|Yet),?\s+)[\"“]?$", text[: cue[0]]
    ):
        return None
    for comma in _COMMA.finditer(text, cue[1]):
        rest = text[comma.end() : comma.end() + 90]
        if any(agent.place - comma.end() < 25 for agent in subjects(passage, comma.end(), len(text))) or (
            re.match(r"(?:the|a|it|they|he|she|its|their)\b", rest) and _MAIN.search(rest)
        ):
            right = trimmed(text, cue[1], comma.start())
            return Split(
                "exchange",
                (cue,),
                trimmed(text, comma.end(), _right_end(text, comma.end())),
                right,
                subject_before=False,
            )
    return None


def _returned(passage: Passage, cue: tuple[int, int]) -> Split | None:
    """A bare "in return": what is returned is the clause it belongs to, what it answers stands before."""
    text = passage.text
    lead = text[: cue[0]].rstrip()
    if not lead or re.fullmatch(r"(?:And|But|So|Yet|Then)", lead.rstrip(",")):
        main = trimmed(text, cue[1], _right_end(text, cue[1]))
        earlier = passage.before
        if earlier is None or earlier.sentence.role != "body":
            return None
        return Split("exchange", (cue,), (0, len(earlier.text)), main, left_passage=earlier)
    start = _hard_start(text, cue[0])
    if lead[-1] in ";,:—–(" or re.search(r"\b(?:and|but|while|with)$", lead):
        left = trimmed(text, start, re.search(r"[;,\s]*(?:\b(?:and|but|while|with))?$", lead).start())
        return Split("exchange", (cue,), left, trimmed(text, cue[1], _right_end(text, cue[1])))
    turns = [t for t in _LAST_TURN.finditer(text, start, cue[0])]
    if turns:
        return Split(
            "exchange",
            (cue,),
            trimmed(text, start, turns[-1].start()),
            trimmed(text, turns[-1].end(), cue[0]),
        )
    semicolon = text.rfind(";", 0, cue[0])
    if semicolon > 0:
        return Split("exchange", (cue,), trimmed(text, 0, semicolon), trimmed(text, semicolon + 1, cue[0]))
    return Split("exchange", (cue,), None, trimmed(text, start, cue[0]))


def _hard_start(text: str, place: int) -> int:
    openers = [
        m.end() for m in re.finditer(r"[:(]\s*|\b(?:said|says|that)\s+(?=[A-Z]|the |it )", text[:place])
    ]
    return openers[-1] if openers and openers[-1] < place - 20 else 0


def _gesture(passage: Passage, cue: tuple[int, int]) -> Split:
    text = passage.text
    lead = text[: cue[0]].strip()
    if len(lead) < 12:
        comma = text.find(",", cue[1])
        start = comma + 1 if 0 <= comma < cue[1] + 60 else cue[1]
        return Split("goodwill", (cue,), trimmed(text, start, _right_end(text, start)), None)
    return Split("goodwill", (cue,), trimmed(text, _left_start(text, cue[0]), cue[0]), None)


def _packages(passage: Passage):
    text = passage.text
    named = [m for m in passage.mentions if passage.names_deal(m.start, m.end)]
    for part in re.finditer(
        r"\bas (?:a )?part of\s+(?:an?|the|any|this|that|such an?)\s+", text, re.IGNORECASE
    ):
        whole = _PACKAGE.match(text, part.start())
        alias = next((m for m in named if 0 <= m.start - part.end() < 40), None)
        if alias is None and whole is None:
            continue
        end = alias.end if alias else whole.end()
        end += text[end : end + 1] in "\"”'’" and end < len(text)
        relative = re.match(r"\s*,?\s+(?:that|which)\s+(?=(?:could|would|will|may|might)\b)", text[end:])
        right = (
            trimmed(text, end + relative.end(), _right_end(text, end + relative.end())) if relative else None
        )
        yield Split(
            "package",
            ((part.start(), end),),
            trimmed(text, _left_start(text, part.start()), part.start()),
            right,
        )
    for cue in _UNDER.finditer(text):
        yield Split("package", (cue.span(),), trimmed(text, cue.end(), _right_end(text, cue.end())), None)
    for pattern in (_DEAL_HOLDS, _PART_WHEREBY):
        for cue in pattern.finditer(text):
            form = "package_leg" if pattern is _PART_WHEREBY else "package"
            yield Split(form, (cue.span(),), trimmed(text, cue.end(), _right_end(text, cue.end())), None)
    for alias in named:
        holds = re.compile(
            r"[\"”'’]?\s+(?:(?:would|will|could|may|might)\s+(?:\w+ly\s+)?(?:see|involve|require|include|mean|entail)|involves|requires|sees|entails)\s+"
        ).match(text, alias.end)
        if holds:
            yield Split(
                "package", (holds.span(),), trimmed(text, holds.end(), _right_end(text, holds.end())), None
            )


def _legs(passage: Passage, split: Split) -> list[Leg]:
    source = split.left_passage or passage
    if split.both:
        return _both_ways(passage, split)
    before = (
        subjects(passage, 0, split.left[0])
        if split.left and split.subject_before and source is passage
        else []
    )
    subject = before[-1].side if before else None
    if split.taker:
        return _needed(passage, split, split.taker)
    left = cut_legs(source, *split.left, subject=subject) if split.left else []
    right = cut_legs(passage, *split.right) if split.right else []
    if subject:
        left = [leg if leg.giver != subject or leg.explicit or leg.receiver else _kept(leg) for leg in left]
    if split.form == "enabling":
        left = [
            leg if leg.giver in passage.dyad else replace(leg, giver=None, explicit=False) for leg in left
        ]
    if split.partner:
        right = [leg if leg.explicit else replace(leg, giver=split.partner, explicit=True) for leg in right]
        left = [replace(leg, receiver=split.partner) for leg in left]
    return settle(left, right)


def _needed(passage: Passage, split: Split, taker: str) -> list[Leg]:
    """ "X needs A if it is to B": the other party gives A, X gives B."""
    giver = counterpart(passage, taker, *split.left)
    left = [
        replace(leg, giver=giver, receiver=taker, explicit=True) for leg in cut_legs(passage, *split.left)
    ]
    right = [
        replace(leg, giver=taker, receiver=giver, explicit=True) for leg in cut_legs(passage, *split.right)
    ]
    return [*left, *right]


def _kept(leg: Leg) -> Leg:
    return Leg(leg.passage, leg.start, leg.end, leg.giver, leg.receiver, True)


def _both_ways(passage: Passage, split: Split) -> list[Leg]:
    """ "X and Y swap prisoners": each gives to the other."""
    sides = passage.sides_in(0, split.left[0]) or passage.sides_in(0, len(passage.text))
    if len(sides) < 2:
        sides = [*sides, *(s for s in passage.sides_in(0, len(passage.text)) if s not in sides)]
    if len(sides) < 2:
        return []
    one, other = sides[:2]
    return [Leg(passage, *split.left, one, other), Leg(passage, *split.left, other, one)]


def _is_deal(passage: Passage, split: Split, legs: list[Leg]) -> bool:
    """Whether the legs make a deal rather than look like one."""
    givers = {leg.giver for leg in legs if leg.giver}
    named = [leg for leg in legs if leg.issue]
    if not givers or (passage.in_antecedent(split.cues[0][0]) and split.form == "package"):
        return False
    if split.form == "terms":
        left = passage.text[slice(*split.left)]
        return len(givers) > 1 and bool(_STANCE.search(left)) and len(legs) > 1
    if split.form == "enabling":
        return len(givers) > 1 and len(legs) > 1
    if split.form in ("package", "package_leg"):
        return bool(named) and (len(legs) > 1 or split.form == "package_leg" or len(named) == len(legs))
    if split.form == "goodwill":
        return any(leg.explicit for leg in legs)
    return split.left is not None or bool(named)


def _reach(split: Split) -> tuple[int, int]:
    own = [*split.cues, *((split.right,) if split.right else ())]
    own += [split.left] if split.left and split.left_passage is None else []
    return min(start for start, _ in own), max(end for _, end in own)


def _record(passage: Passage, split: Split, legs: list[Leg]) -> dict:
    text = passage.text
    start, end = _reach(split)
    cues = list(split.cues)
    for pattern in (_PACKAGE, _GOODWILL):
        cues += [
            m.span()
            for m in pattern.finditer(text)
            if m.start() < end and not any(a <= m.start() < b for a, b in cues)
        ]
    clause = max([m.end() for m in re.finditer(r";\s", text[:start])], default=0)
    hedges = [h for h in find_hedges(text) if clause <= h.start < end]
    issues = list(dict.fromkeys(issue for leg in legs for issue, _ in leg.terms))
    deal = passage.glossary.deal
    if deal and any(passage.names_deal(*cue) for cue in cues):
        issues = [deal, *issues]
    return {
        "form": "exchange" if split.form == "terms" else split.form,
        "legs": [record for leg in legs for record in leg.records()],
        "cue": [passage.sentence.span(*cue) for cue in sorted(cues)],
        "condition": _condition(passage, end),
        "hedge": as_record(hedges, passage.sentence.span),
        "issues": issues,
        "holder": passage.holder_at(split.cues[0][0]),
        "wanted_by": next((s for m, s in passage.sides if m.start < end and _WANTS.match(text, m.end)), None),
        "restates": None,
        "note": None,
    }


def _condition(passage: Passage, end: int) -> dict | None:
    condition = _CONDITION.match(passage.text, end)
    if not condition:
        return None
    return passage.sentence.span(*trimmed(passage.text, condition.start("rest"), condition.end("rest")))
