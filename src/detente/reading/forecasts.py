"""What a writer holds to be coming, under way or past, and how surely."""

import itertools
import re
from typing import Any

from detente.reading.clauses import closing, opening
from detente.reading.dates import find_dates
from detente.reading.forecast_cues import forecast_cues
from detente.reading.hedges import PROBABILITY, Hedge, as_record
from detente.reading.passage import Passage
from detente.reading.polarity import (
    comes_about,
    doubted,
    failures,
    negations,
    part_around,
    talks_fail,
    without_cues,
    without_refusals,
)

_PAST = re.compile(
    r"\b(?:might|may|could|must|would) have (?:been|\w+ed|\w+en)\b|\b(?:was|were|had)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|might|may|could|can|would|shall)\b|['’]ll\b|\b(?:expected|set|bound|poised|going|"
    r"sure|certain|destined|doomed|guaranteed|likely|unlikely|about|shaping up) to\b|"
    r"\b(?:chances?|odds|prospects?|possibility|risk|danger|probability|matter of time|doomed|"
    r"imminent|on course|close to|nearing|(?:are|is|was|were) near|"
    r"on track|heading for|headed for|in sight|within reach)\b|\b(?:expects?|"
    r"anticipates?)\b(?= (?:\S+ ){1,5}?to\b)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(
    r"\b(?:is|are|seems?|looks?|appears?|remains?)\s+(?:\w+\s+){0,2}?(?:(?:un)?likely|improbable|probable|"
    r"doubtful|"
    r"inevitable|possible|impossible|far from (?:certain|clear)|a long shot|close|near|imminent|in sight|"
    r"within reach)"
    r"\s*(?:$|[,;]|(?:before|after|by|in|this|next|soon|until|any|at|but|than not)\b)",
    re.IGNORECASE,
)
_FORETELLERS = re.compile(
    r"^(?:(?:most|many|few|some|several|other|independent|the)\s+)*(?:[\w-]+\s+){1,2}?"
    r"(?:doubt|expect|believe|think|predict|reckon|say|fear|hope|anticipate)(?:s|ed)?\s+(?:that\s+)?",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|told\s+(?:\S+\s+){1,3}?|added|thought|believed|reckoned|argued|insisted|warned|stressed|predicted|"
    r"claimed|declared|indicated|suggested)(?:,?\s+on\s+\w+day)?(?:\s+that)?\s*$"
)
_TOLD_BEHIND = re.compile(r",?\s+(?:[\w.’'-]+\s+){1,6}?(?:said|added|told|believed|thought)\b")
_SHIFTED = re.compile(r"\b(?:was|were)\b", re.IGNORECASE)
_DATED_BACK = re.compile(
    r"\b(?:ago|yesterday|earlier|previously|once|had|been|at the time|"
    r"last (?:week|month|year|summer|spring|autumn|winter)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r",?\s+(?:and|but)\s+(?=(?:(?:also|now|still)\s+)?\w+s\b)")
_NORM_WORDS = frozenset({"should", "must", "ought", "need", "needs", "have", "has"})
_NORM = re.compile(r"\b(?:should|must|ought to|needs? to|have to|has to)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:which|who)\s+$")
_CLOSED = re.compile(r",\s+(?:(?:is|are|was|were|will|would|may|might|could|\w+ly)\s+)*$")
_QUESTION = re.compile(
    r"(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Yy]et),?\s+)?(?i:what|who|how|why|when|where|which|will|would|could|can|"
    r"might|may|should|is|are|does|do)\b[^?]*\?$"
)
_COMPLEMENT = re.compile(r"\s*(?:,\s*)?(?:that\s+)?")
_LONG_CUES = re.compile(
    r"(?:out|granted|excluded|discounted|hints?|hinted|that|like|possible)$", re.IGNORECASE
)
PLAINLY = 3.0
"""Weight of words from which a forecast is plainly about an issue."""

_SHORT = 90
"""Characters up to which a hedged relative clause belongs to the clause around it."""


def forecasts(passage: Passage) -> list[dict[str, Any]]:
    """Forecasts and claims of one sentence.

    1. Cues of certainty, less those in the speech of others and in antecedents.
    2. Each cue's clause; cues of one clause make one record.
    3. Sort by tense: a forecast, a claim about the present or the past, a norm.
    """
    if passage.sentence.boilerplate or passage.sentence.role in (
        "caption",
        "credit",
        "byline",
        "dateline",
        "editor_note",
    ):
        return []
    text = passage.text
    if _QUESTION.match(text):
        return []
    cues = forecast_cues(passage)
    clauses: dict[tuple[int, int], list[Hedge]] = {}
    for cue in cues:
        clauses.setdefault(_within_consequent(passage, cue, *_content(text, cue)), []).append(cue)
    records = []
    for (start, end), own in _parted(text, _merged(clauses)):
        if record := _record(passage, start, end, own):
            records.append(record)
    return records


def _record(passage: Passage, start: int, end: int, cues: list[Hedge]) -> dict[str, Any] | None:
    text = passage.text[start:end]
    subtype = _subtype(_unshifted(passage, start, end), cues, passage)
    issues = passage.issues_in(end - len(foretold(text)), end)
    if len(text.split()) < 3 or (
        subtype == "claim_present" and all(c.level == "certain" for c in cues) and not issues
    ):
        return None
    ahead = [
        d
        for d in find_dates(passage.text, passage.anchor)
        if start <= d.start and d.end <= end and d.last and passage.anchor and d.last > passage.anchor
    ]
    horizon = passage.sentence.span(ahead[0].start, ahead[0].end) | {"date": ahead[0].iso} if ahead else None
    hedge = as_record(cues, passage.sentence.span)
    bound = _condition(passage, start, end)
    polarity = _polarity(passage, start, end, cues, hedge["level"], bound=bound is not None)
    if doubted(passage.text, start):
        hedge |= {"level": "remote", "p": PROBABILITY["remote"]}
    return {
        "subtype": subtype,
        "content": passage.sentence.span(start, end),
        "polarity": polarity,
        "condition": bound and passage.sentence.span(*bound[:2]) | {"negative": bound[2]},
        "hedge": hedge,
        "holder": passage.holder_at(start),
        "horizon": horizon,
        "issues": issues,
        "about": passage.sides_in(start, end) or None,
        "note": None,
    }


def foretold(text: str) -> str:
    """A clause without those who foretell it: "most observers doubt that it comes" tells of no observers.

    >>> foretold("Most observers doubt that a deal will be struck")
    'a deal will be struck'
    """
    return _FORETELLERS.sub("", text)


def _condition(passage: Passage, start: int, end: int) -> tuple[int, int, bool] | None:
    """Bounds of the condition that a clause is the consequent of, and whether it is a negative one."""
    for first, last, one, other, negative in passage.conditions:
        if first < end and start < last:
            return one, other, negative
    return None


def _polarity(
    passage: Passage, start: int, end: int, cues: list[Hedge], level: str, *, bound: bool
) -> str | None:
    """Whether the clause speaks for or against what it is about: the issue it names best, else the deal.

    The then-part of a conditional (`bound`) speaks only where one of its verbs does ("will lift", "will be
    signed"): what would follow from something is not yet that it comes.
    """
    text = without_cues(passage.text[start:end], start, cues)
    turns = int(level == "remote" or doubted(passage.text, start))
    index = passage.glossary.issues
    match = next((m for m in index.matches(foretold(text)) if m.score >= PLAINLY), None)
    places = index.places(match.issue, text) if match else []
    named = passage.deal_place(start, end)
    if match and places:
        first, last = part_around(text, places[0])
        part = text[first:last]
        here = [p - first for p in places if first <= p < last]
        pull, turned = index.pull(match.issue, without_refusals(part), here), negations(part)
        speaks = pull != 0 or turned > 0
        turns += turned + (pull < 0)
    elif named is not None:
        first, last = part_around(text, named - start)
        failed = failures(text[first:last], named - start - first)
        speaks = failed > 0 or comes_about(text[first:last])
        turns += failed
    else:
        fails = talks_fail(text)
        speaks = fails
        turns += negations(text) + fails
    if bound and not speaks:
        return None
    return "against" if turns % 2 else "for"


def _unshifted(passage: Passage, start: int, end: int) -> str:
    """A clause in the tense of whoever is reported: "said that a deal was likely" is "a deal is likely".

    What is dated back ("was unlikely last year") and what had been stays as it is.
    """
    text, whole = passage.text[start:end], passage.sentence.text
    told = _TOLD.search(whole[:start]) or _TOLD_BEHIND.match(whole, end)
    if told and not _DATED_BACK.search(whole):
        shifted = _SHIFTED.sub(lambda was: "is" if was.group().lower() == "was" else "are", text)
        return shifted if _OUTLOOK.search(shifted) or _AHEAD.search(shifted) else text
    return text


def _subtype(text: str, cues: list[Hedge], passage: Passage) -> str:
    """Whether a clause foresees, claims something of the present or the past, or says what ought to be."""
    modal = any(cue.modal for cue in cues)
    words = " ".join(passage.text[cue.start : cue.end].lower() for cue in cues)
    if _PAST.search(text) and not re.search(r"\b(?:will|won['’]t|would|can)\b(?! have)", text):
        return "claim_past"
    if "have been" in words:
        return "claim_past"
    if modal or _OUTLOOK.search(text) or _AHEAD.search(text) or _AHEAD.search(words):
        return "forecast"
    norm = not _NORM_WORDS.isdisjoint(passage.vocabulary) and _NORM.search(text)
    return "norm" if norm else "claim_present"


def _content(text: str, cue: Hedge) -> tuple[int, int]:
    """Bounds of what a cue is about: its complement where it takes one, else its clause."""
    said = text[cue.start : cue.end]
    found = _COMPLEMENT.match(text, cue.end)
    complement = found.end() if found else cue.end
    passive = said.lower().endswith(("out", "granted", "excluded", "discounted"))
    takes_one = (
        not cue.modal
        and _LONG_CUES.search(said)
        and not (said.lower().endswith(" possible") and said[:2].lower() in ("is", "ar", "re", "se", "lo"))
        and (not passive or text[cue.end : complement].strip())
    )
    if takes_one and complement > cue.end and len(text) - complement > 8:
        return complement, closing(text, complement)
    start = opening(text, cue.start)
    relative = _RELATIVE.search(text[:start])
    if relative and _CLOSED.search(text[start : cue.start]):
        return opening(text, relative.start()), closing(text, cue.end)
    start = _after_apposition(text, start, cue.start)
    return start, closing(text, cue.end)


def _within_consequent(passage: Passage, cue: Hedge, start: int, end: int) -> tuple[int, int]:
    """Bounds cut to the then-part of the conditional that a cue stands in."""
    for first, last in passage.consequents:
        if first <= cue.start < last:
            return max(start, first), min(end, last)
    return start, end


def _after_apposition(text: str, start: int, place: int) -> int:
    """ "Venezuela, for its part, might ...": the clause goes on after the apposition."""
    lead = re.match(r"[^,]{2,120},[^,]{2,80},\s+$", text[start:place])
    return place if lead else start


def _merged(clauses: dict[tuple[int, int], list[Hedge]]) -> list[tuple[tuple[int, int], list[Hedge]]]:
    """Clauses in order, cues of one clause together.

    Two clauses that start at one place are one; so is a short relative clause with the clause around it,
    and a clause without a modal verb that runs on into the next.
    """
    kept: list[tuple[tuple[int, int], list[Hedge]]] = []
    for span in sorted(clauses, key=lambda s: (s[0], -s[1])):
        cues = clauses[span]
        outer = kept[-1] if kept else None
        if outer and (span[0] == outer[0][0] or (span[1] <= outer[0][1] and span[1] - span[0] < _SHORT)):
            outer[1].extend(cues)
        elif outer and span[1] == outer[0][1] and all(cue.start >= span[0] for cue in outer[1]):
            kept[-1] = (span, [*outer[1], *cues])
        elif outer and span[0] < outer[0][1] and not any(c.modal for c in outer[1]):
            kept[-1] = ((outer[0][0], max(outer[0][1], span[1])), [*outer[1], *cues])
        else:
            kept.append((span, list(cues)))
    return [(span, sorted(set(cues), key=lambda c: c.start)) for span, cues in kept]


def _parted(
    text: str, clauses: list[tuple[tuple[int, int], list[Hedge]]]
) -> list[tuple[tuple[int, int], list[Hedge]]]:
    """Clauses with two predicates of unlike certainty, cut: "expects X and sees little chance"."""
    kept = []
    for (start, end), cues in clauses:
        words = [cue for cue in cues if not cue.modal]
        pairs = itertools.pairwise(words)
        unlike = next((two for two in pairs if two[0].level != two[1].level), None)
        joint = unlike and _JOINT.search(text, unlike[0].end, unlike[1].start)
        if joint:
            kept.append(((start, joint.start()), [c for c in cues if c.end <= joint.start()]))
            kept.append(((joint.end(), end), [c for c in cues if c.start >= joint.end()]))
        else:
            kept.append(((start, end), cues))
    return kept
