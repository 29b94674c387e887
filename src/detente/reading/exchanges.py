"""Who gives what for what: a sentence split at its exchange cue into the legs of a deal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from detente.reading import exchange_cues as cues
from detente.reading.agents import counterpart, subjects
from detente.reading.clauses import opening, trimmed
from detente.reading.hedges import Hedge, as_record, find_hedges
from detente.reading.legs import Leg, cut_legs, settle
from detente.reading.mutual_promises import may_promise, mutual_promises
from detente.reading.nominal_parties import with_nominal_parties
from detente.reading.passage import Passage
from detente.reading.status import FAILED, refused_or_past

_JOINT = re.compile(r"[;,\s]*\b(?:and|but|while|with)$|[;,\s]+$")
_JOINED = re.compile(r"\b[A-Z][\w’'-]+\s+(?:and|nor|or)\s+(?:the\s+)?[A-Z][\w’'-]+\s+(?:\w+\s+){1,4}$")
_HOLDS = re.compile(
    r"[\"”'’]?\s+(?:(?:would|will|could|may|might)\s+(?:\w+ly\s+)?(?:see|involve|require|include|mean|entail)|"
    r"involves|requires|sees|entails)\s+"
)
_GOES_ON = re.compile(r"\s+(?:\w+ly\s+)?[a-z]{3,}\s+(?:the|a|an|its|their|his|her|all|more|some|any)\s")
_GOES_WITH = re.compile(r",?\s+(?:while|whereas)\s|;\s+(?:and\s+)?(?:for|in)\s")
_FRONTED = re.compile(r"(?:^|[,;:(—–“\"]|\b(?:and|but|that|said|says|while))\s*$", re.IGNORECASE)
_MOST_CUES = 12
"""Cues of one sentence that are looked at; a sentence with more is no prose."""


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
    giver: str | None = None


def exchanges(passage: Passage) -> list[dict[str, Any]]:
    """Deals of one sentence.

    1. Find the cues, the sharpest first; a cue inside the stretch of a sharper one only adds to it.
    2. Split the sentence there; 3. cut both sides into legs; 4. settle givers and receivers;
    5. drop what is no exchange: nothing in return, a title, nobody who gives.
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    known = passage.vocabulary
    cued, promised = _may_split(passage), may_promise(passage)
    if not (cued or promised):
        return []
    if any(cues.find(cues.NOTHING, passage.text, known)):
        return []
    passage = with_nominal_parties(passage).without_asides
    records: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []
    for split in islice(_splits(passage, cued=cued, promised=promised), _MOST_CUES):
        reach = _reach(split)
        if any(start < reach[1] and reach[0] < end for start, end in taken):
            continue
        legs = _legs(passage, split)
        if legs and _is_deal(passage, split, legs):
            taken.append(reach)
            records.append(_record(passage, split, legs))
    return sorted(records, key=lambda r: r["cue"][0]["start"])


def _may_split(passage: Passage) -> bool:
    """Whether a cue of an exchange, or the name of a deal, can stand in a sentence."""
    return cues.may_split(passage.vocabulary) or any(m.entity.startswith("I:") for m in passage.mentions)


def _splits(passage: Passage, *, cued: bool, promised: bool) -> Iterator[Split]:
    """Ways to split the sentence, the sharpest cue first; then promises without one."""
    if cued:
        yield from _splits_at_cues(passage)
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


def _splits_at_cues(passage: Passage) -> Iterator[Split]:
    text, known = passage.text, passage.vocabulary
    for cue in cues.find(cues.QUID_WITH, text, known):
        partners = passage.sides_in(*cue.span("with"))
        if partners:
            split = _around(passage, cue.span(), "exchange", right_start=cue.end())
            yield replace(split, partner=partners[-1])
    for cue in cues.find(cues.FOR, text, known):
        yield _fronted(passage, cue.span()) or _around(passage, cue.span(), "exchange", right_start=cue.end())
    for cue in cues.find(cues.RETURN, text, known):
        if returned := _returned(passage, cue.span()):
            yield returned
    for cue in cues.find(cues.TRADE, text, known):
        if not cues.NOUN_BEFORE.search(text[: cue.start()]) and not cue["good"].lower().startswith(
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
    for cue in cues.find(cues.SWAP, text, known):
        if not cues.NOUN_BEFORE.search(text[: cue.start()]) or re.search(r"\bto\s+$", text[: cue.start()]):
            yield Split("exchange", (cue.span(),), cue.span("good"), None, both=True)
    for cue in cues.find(cues.NEEDS, text, known):
        needing = [agent for agent in subjects(passage, 0, cue.end()) if agent.place < cue.start()]
        if needing:
            right = trimmed(text, cue.end(), _right_end(text, cue.end()))
            yield Split("enabling", (cue.span("cue"),), cue.span("good"), right, taker=needing[-1].side)
    for cue in cues.find(cues.ENABLING, text, known):
        yield _around(passage, cue.span(), "enabling", right_start=cue.end())
    for cue in cues.find(cues.REWARDED, text, known):
        yield _around(passage, cue.span(), "exchange", right_start=cue.end())
    for cue in cues.find(cues.BARTER, text, known):
        n = "" if cue["one"] else "2"
        yield Split("barter", (cue.span(f"cue{n}"),), cue.span(f"one{n}"), cue.span(f"other{n}"))
    for cue in cues.find(cues.YOU_GIVE, text, known):
        yield Split("barter", (cue.span("get"),), cue.span("one"), cue.span("other"))
    for cue in cues.find(cues.READY_IF, text, known):
        if offered := _ready_if(passage, cue):
            yield offered
    for cue in cues.find(cues.TERMS, text, known):
        yield _around(passage, cue.span(), "exchange", right_start=cue.end(), terms=True)
    for cue in cues.find(cues.LINKS, text, known):
        split = _around(passage, cue.span("verb"), "linkage", right_start=cue.end(), left=cue.span("good"))
        yield replace(split, cues=(cue.span("verb"), cue.span("to")))
    for cue in cues.find(cues.GOODWILL, text, known):
        yield _gesture(passage, cue.span())
    yield from _packages(passage)


def _around(
    passage: Passage,
    cue: tuple[int, int],
    form: str,
    *,
    right_start: int,
    left: tuple[int, int] | None = None,
    cue_for: tuple[int, int] | None = None,
    terms: bool = False,
) -> Split:
    text = passage.text
    left = left or trimmed(text, _left_start(text, cue[0]), _left_end(text, cue[0]))
    right = trimmed(text, right_start, _right_end(text, right_start))
    return Split("terms" if terms else form, (cue, *((cue_for,) if cue_for else ())), left, right)


def _left_start(text: str, place: int) -> int:
    start = 0
    for opener in cues.LEFT_OPENER.finditer(text, 0, place):
        closes = opener.group().startswith("(") and text.find(")", opener.end(), place) >= 0
        if opener.end() < place - 8 and not closes:
            start = opener.end()
    return start


def _left_end(text: str, place: int) -> int:
    tail = re.search(r"(?:\s*[(,]?\s*(?:possibly|perhaps|reportedly|presumably|partly|only)?)$", text[:place])
    return tail.start() if tail else place


def _right_end(text: str, start: int, *, holds: bool = False) -> int:
    """Where what follows a cue ends; what a package `holds` goes on behind "while"."""
    closers = cues.RIGHT_CLOSER.finditer(text, start)
    ends = (c.start() for c in closers if not (holds and _GOES_WITH.match(text, c.start())))
    return next(ends, len(text))


def _ready_if(passage: Passage, cue: re.Match[str]) -> Split | None:
    """ "X is ready to A if Y does B": an exchange where two parties are the subjects."""
    text = passage.text
    start = _left_start(text, cue.start())
    left = trimmed(text, start, cue.start("if"))
    right = trimmed(text, cue.end(), _right_end(text, cue.end()))
    one = [a.side for a in subjects(passage, start, cue.start("if")) if a.place < cue.start()]
    other = [a for a in subjects(passage, *right) if a.place < right[0] + 30]
    if not one or not other or other[0].side == one[-1]:
        return None
    return Split("exchange", (cue.span("if"),), left, right)


def _fronted(passage: Passage, cue: tuple[int, int]) -> Split | None:
    """ "In exchange for A, X would B": the good behind the cue first, the main clause behind its comma."""
    text = passage.text
    if not re.search(
        r"(?:^|[;:(—]\s*|,\s+(?:and|but)\s+|\bthat,?\s+|^(?:But|And|So|Yet),?\s+)[\"“]?$", text[: cue[0]]
    ):
        return None
    for comma in cues.COMMA.finditer(text, cue[1]):
        rest = text[comma.end() : comma.end() + 90]
        if any(agent.place - comma.end() < 25 for agent in subjects(passage, comma.end(), len(text))) or (
            re.match(r"(?:the|a|it|they|he|she|its|their)\b", rest) and cues.MAIN.search(rest)
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
        earlier = earlier.without_asides
        return Split("exchange", (cue,), (0, len(earlier.text)), main, left_passage=earlier)
    start = _hard_start(text, cue[0])
    if lead[-1] in ";,:—–(" or re.search(r"\b(?:and|but|while|with)$", lead):
        left = trimmed(text, start, len(_JOINT.sub("", lead)))
        return Split("exchange", (cue,), left, trimmed(text, cue[1], _right_end(text, cue[1])))
    turns = list(cues.LAST_TURN.finditer(text, start, cue[0]))
    if turns:
        goes_on = _GOES_ON.match(text, cue[1]) or " " not in text[turns[-1].end() : cue[0]].strip()
        return Split(
            "exchange",
            (cue,),
            trimmed(text, start, turns[-1].start()),
            trimmed(text, turns[-1].end(), _right_end(text, cue[1]) if goes_on else cue[0]),
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


def _packages(passage: Passage) -> Iterator[Split]:
    text, known = passage.text, passage.vocabulary
    named = [m for m in passage.mentions if passage.names_deal(m.start, m.end)]
    for part in cues.find(cues.PART_OF, text, known):
        whole = cues.PACKAGE.match(text, part.start())
        alias = next((m for m in named if 0 <= m.start - part.end() < 40), None)
        if alias is None and whole is None:
            continue
        end = alias.end if alias else whole.end() if whole else part.end()
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
    for cue in cues.find(cues.UNDER, text, known):
        if not _FRONTED.search(text[: cue.start()]):
            continue
        held = trimmed(text, cue.end(), _right_end(text, cue.end(), holds=True))
        yield Split("package", (cue.span(),), held, None)
    for pattern in (cues.DEAL_HOLDS, cues.PART_WHEREBY):
        for cue in cues.find(pattern, text, known):
            form = "package_leg" if pattern is cues.PART_WHEREBY else "package"
            held = trimmed(text, cue.end(), _right_end(text, cue.end(), holds=True))
            yield Split(form, (cue.span(),), held, None)
    for alias in named:
        holds = _HOLDS.match(text, alias.end)
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
    if split.giver:
        return _promised(passage, split)
    left = _left_legs(source, split, subject)
    right = cut_legs(passage, *split.right) if split.right else []
    if split.form == "terms" and not any(leg.issue or leg.explicit for leg in right):
        return []
    if subject:
        left = [leg if leg.giver != subject or leg.explicit or leg.receiver else _kept(leg) for leg in left]
    if split.form == "enabling":
        left = [leg if _can_give(leg, passage) else replace(leg, giver=None, explicit=False) for leg in left]
    if split.partner:
        right = [leg if leg.explicit else replace(leg, giver=split.partner, explicit=True) for leg in right]
        left = [replace(leg, receiver=split.partner) for leg in left]
    return settle(left, _for_the_giver(left, right))


def _for_the_giver(left: list[Leg], right: list[Leg]) -> list[Leg]:
    """The right side where the giver of the left acts there too: what others are to let them do.

    "Beijing offers a credit on condition that a Chinese company does the work".
    """
    one = {leg.giver for leg in left if leg.explicit}
    if len(one) != 1 or {leg.giver for leg in right} != one:
        return right
    giver = next(iter(one))
    return [
        replace(leg, giver=counterpart(leg.passage, giver, leg.start, leg.end), receiver=giver)
        for leg in right
    ]


def _left_legs(source: Passage, split: Split, subject: str | None) -> list[Leg]:
    """Legs of the left side; of an earlier sentence that is itself an exchange, those of that exchange."""
    if not split.left:
        return []
    if split.left_passage:
        for inner in islice(_splits_at_cues(source), _MOST_CUES):
            legs = _legs(source, inner)
            if legs and _is_deal(source, inner, legs):
                return legs
    return cut_legs(source, *split.left, subject=subject)


def _can_give(leg: Leg, passage: Passage) -> bool:
    """Whether the owner of what is needed gives it: a party of the pair, or the giver of that issue."""
    return leg.giver in passage.dyad or passage.glossary.issues.givers.get(leg.issue or "") == leg.giver


def _needed(passage: Passage, split: Split, taker: str) -> list[Leg]:
    """ "X needs A if it is to B": the other party gives A, X gives B."""
    if not (split.left and split.right):
        return []
    giver = counterpart(passage, taker, *split.left)
    left = [
        replace(leg, giver=giver, receiver=taker, explicit=True) for leg in cut_legs(passage, *split.left)
    ]
    right = [
        replace(leg, giver=taker, receiver=giver, explicit=True) for leg in cut_legs(passage, *split.right)
    ]
    return [*left, *right]


def _promised(passage: Passage, split: Split) -> list[Leg]:
    """Legs of two promises, each by the party whose verb opens it."""
    left = cut_legs(split.left_passage or passage, *split.left, subject=split.giver) if split.left else []
    right = cut_legs(passage, *split.right, subject=split.partner) if split.right else []
    return settle(*([replace(leg, explicit=leg.giver is not None) for leg in legs] for legs in (left, right)))


def _kept(leg: Leg) -> Leg:
    joint = _JOINED.search(leg.passage.text[: leg.start]) is not None
    return replace(leg, explicit=True, weak=joint)


def _both_ways(passage: Passage, split: Split) -> list[Leg]:
    """ "X and Y swap prisoners": each gives to the other."""
    if not split.left:
        return []
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
    if split.form == "terms" and split.left:
        left = passage.text[slice(*split.left)]
        if cues.BLOCKS.search(left) and not cues.REFUSES.search(left):
            return False
        waits = not cues.WAITS.match(passage.text, split.cues[0][0]) or cues.REFUSES.search(left)
        return len(givers) > 1 and len(legs) > 1 and bool(waits and cues.STANCE.search(left))
    if split.form == "barter":
        return len(givers) > 1 and len(named) > 1
    if split.form == "linkage":
        return len(legs) > 1 and bool(named)
    if split.form == "enabling":
        return len(givers) > 1 and len(legs) > 1
    if split.form == "mutual":
        return len({leg.giver for leg in legs if leg.giver and leg.explicit}) > 1
    if split.form == "package" and len({leg.giver for leg in legs if leg.giver and leg.explicit}) > 1:
        return True
    if split.form == "package" and cues.UNDER.match(passage.text, split.cues[0][0]) and len(legs) == 1:
        return bool(named) or (legs[0].explicit and legs[0].receiver is not None and _promises(legs[0]))
    if split.form in ("package", "package_leg"):
        return bool(named) and (len(legs) > 1 or split.form == "package_leg" or len(named) == len(legs))
    if split.form == "goodwill":
        return any(leg.explicit for leg in legs)
    return split.left is not None or bool(named)


def _promises(leg: Leg) -> bool:
    """Whether a leg says what its giver would do: "Georgia would host a commission"."""
    return re.search(r"\b(?:would|will|is to|are to|agree[sd]?|must)\b", leg.text) is not None


def _reach(split: Split) -> tuple[int, int]:
    own = [*split.cues, *((split.right,) if split.right else ())]
    own += [split.left] if split.left and split.left_passage is None else []
    return min(start for start, _ in own), max(end for _, end in own)


def _record(passage: Passage, split: Split, legs: list[Leg]) -> dict[str, Any]:
    text = passage.text
    start, end = _reach(split)
    found = list(split.cues)
    for pattern in (cues.PACKAGE, cues.GOODWILL):
        found += [
            m.span()
            for m in cues.find(pattern, text, passage.vocabulary)
            if m.start() < end and not any(a <= m.start() < b for a, b in found)
        ]
    clause = 0 if text[:start].rstrip()[-1:] in ("(", ":") else opening(text, start)
    hedges = [h for h in find_hedges(text) if clause <= h.start < end]
    hedges += [
        Hedge(*m.span(), "possible", False) for m in re.finditer(r"\bwhether\b", text[: split.cues[0][0]])
    ]
    issues = list(dict.fromkeys(issue for leg in legs for issue, _ in leg.terms))
    hedge = as_record(hedges, passage.sentence.span)
    status, refuser = _status(passage, split, hedge["level"], [leg.giver for leg in legs])
    failed = status in FAILED
    against = failed != (hedge["level"] == "remote")
    deal = passage.glossary.deal
    if deal and any(passage.names_deal(*cue) for cue in found):
        issues = [deal, *issues]
    return {
        "form": "failed_exchange"
        if failed
        else "exchange"
        if split.form in ("terms", "linkage", "barter", "mutual")
        else split.form,
        "status": status,
        "polarity": None if status == "historical" else "against" if against else "for",
        "refused_by": refuser,
        "legs": [record for leg in legs for record in leg.records()],
        "cue": [passage.sentence.span(*cue) for cue in sorted(found)],
        "condition": _condition(passage, end),
        "hedge": hedge,
        "issues": issues,
        "holder": passage.holder_at(split.cues[0][0]),
        "wanted_by": next(
            (s for m, s in passage.sides if m.start < end and cues.WANTS.match(text, m.end)), None
        ),
        "restates": None,
        "earlier": split.left_passage.sentence.span(0, len(split.left_passage.text))
        if split.left_passage
        else None,
        "note": None,
    }


def _status(passage: Passage, split: Split, level: str, givers: list[str | None]) -> tuple[str, str | None]:
    """How an exchange stands, and who refuses it."""
    reach = _reach(split)
    main = (reach[0], split.cues[0][0])
    if split.left and split.left_passage is None and split.left[0] >= split.cues[0][1]:
        main = split.left
    elif split.right and (split.left is None or split.left_passage or _answers(passage, split)):
        main = (reach[0], split.right[1])
    gone, refuser = refused_or_past(passage, main, reach, form=split.form)
    holder = passage.holder_at(split.cues[0][0])
    speaker = passage.glossary.side(holder) if holder != passage.author else None
    if gone == "negated" and speaker and speaker in givers:
        return "refused", speaker
    if gone:
        return gone, refuser
    if passage.source or holder != passage.author or cues.REPORTED.search(passage.sentence.text):
        return "reported", None
    return ("asserted" if level in ("none", "certain") else "hedged"), None


def _answers(passage: Passage, split: Split) -> bool:
    """Whether the cue is a bare "in return", whose clause counts as much as the one it answers."""
    return bool(cues.RETURN.fullmatch(passage.text, *split.cues[0]))


def _condition(passage: Passage, end: int) -> dict[str, Any] | None:
    condition = cues.CONDITION.match(passage.text, end)
    if not condition:
        return None
    return passage.sentence.span(*trimmed(passage.text, condition.start("rest"), condition.end("rest")))
