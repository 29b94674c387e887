"""What is said: the quoted words, the clause or the object that belongs to a verb of speech."""

import re

from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import SpeechCue
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.quotations import SCARE, Quote
from detente.reading.references import Subject
from detente.reading.statement_clauses import (
    FINITE_VERB,
    SHORTEST,
    SHORTEST_REST,
    THAT,
    WHEN,
    as_said,
    clause_before,
    clause_of,
    limit_of,
    naming_of,
    object_of,
    phrase_start,
    told_so,
)
from detente.reading.statement_hearers import ADVISES, ASKS, hearer_behind
from detente.reading.statement_quotes import (
    mixed_mode,
    nearest_quote,
    quote_before,
    quote_behind,
    quoted_mode,
    without_titles,
)

_ADVISED = re.compile(rf"{WHEN}\s+(?:not\s+)?to\s+(?=[a-z]+\b(?:\s|[.,;]))")
_AS = re.compile(
    r"(?:^|[\s,—–(-])[Aa]s\s+(?:(?:the|some|many|one|most|several|his|her|its|a|an|senior|"
    r"two)\s+)*(?:\w+\s+)?$"
)
_WARNED = re.compile(r"\s+(?:against|of|about|over|for)\s+(?=\S)")
_SO = re.compile(r"\s+so\b(?=\s*(?:[.,;:]|$|\s(?:in|on|at|last|publicly|himself|herself)\b))")
_ITSELF = re.compile(r"\s+(?:itself|himself|herself|themselves)\s+(?=(?!in\b|on\b|to\b|at\b)\w)")
_TO = re.compile(
    r"(?:\s+(?:on|in|at|during|after|last|this)\s+[\w’']+(?:\s[\w’']+){0,2})?\s+(?:not\s+|never\s+)?to\s+"
)
_NEW_CLAUSE = re.compile(r";|,\s+(?:and|but|while|who|which|adding|saying)\b")
_HOW = frozenset(
    {"put it", "phrase it", "say", "describe", "characterise", "characterize", "sum up", "view", "see"}
)
_IS_HOW = re.compile(r"\b(?:is|was)\s+(?:how|all(?:\s+that)?)\s+$")
_CLOSE_BY = 60
_RELATIVE = re.compile(r"\b(?:that|which|what)\s+(?:the\s+)?$")


def content_of(
    passage: Passage,
    cue: SpeechCue,
    subject: Subject,
    quotes: list[tuple[int, int, Quote]],
    following: list[SpeechCue],
    *,
    inverted: bool,
) -> tuple[tuple[int, int], str, Mention | None] | None:
    """Where the content stands, its mode, and who is addressed."""
    text, takes = without_titles(passage.sentence.text, quotes), cue.verb.takes
    after, addressee = cue.end, None
    if "a" in takes and (hearer := hearer_behind(passage, cue)):
        after, addressee = hearer
    inherited = subject.start == cue.start
    left = cue.start if inherited else phrase_start(text, min(subject.start, cue.start))
    before = None if inherited else quote_before(text, quotes, left)
    behind = quote_behind(text, quotes, subject.end if inverted else after)
    limit = limit_of(text, after, following, quotes)
    opens = text[: subject.start].removesuffix("the ") if "as" in passage.vocabulary else ""
    as_he_says = _AS.search(opens) is not None or (
        cue.verb.lemma in _HOW and _IS_HOW.search(text[:left]) is not None
    )
    if before and before[2].is_title:
        before = None
    if behind and behind[2].is_title and cue.verb.mode != "topic":
        behind = None
    if as_he_says:
        near = behind or nearest_quote(quotes, cue.end)
        if near and not near[2].is_title and (near[2].n_words > SCARE or near is behind or near[0] > cue.end):
            return (near[0], near[1]), "direct_fragment", addressee
        return as_said(text, cue, subject.start, limit, addressee)
    aside = text[after : after + 1] == ","
    if before and before[2].n_words <= SCARE and before[0] > 1 and text[before[1] - 1] not in ",.?!":
        if aside and not re.match(r",\s+(?:but|and|who|which|adding)\b", text[after:]):
            rest = trimmed(text, after, limit)
            return (rest, "indirect", addressee) if rest[1] - rest[0] > SHORTEST_REST else None
        before = None if THAT.match(text, after) else before
    later = next(((s, e, q) for s, e, q in quotes if after < s <= after + _CLOSE_BY), None) if aside else None
    if later and not before and later[2].n_words > SCARE and not _NEW_CLAUSE.search(text, after, later[0]):
        return (later[0], later[1]), quoted_mode(later[2]), addressee
    if before and (takes in ("tq", "q") or "q" in takes or "a" in takes):
        end = behind[1] if behind and behind[0] - after < 6 else before[1]
        return (before[0], end), quoted_mode(before[2]), addressee
    if inverted:
        lead = (opening(text, max(left - 3, 0)), len(text[:left].rstrip(" ,")))
        later = next(((s, e, q) for s, e, q in quotes if s > cue.end), None)
        if later and lead[1] - lead[0] < SHORTEST:
            return (later[0], later[1]), quoted_mode(later[2]), addressee
        if (
            not before
            and not FINITE_VERB.search(text[slice(*lead)])
            and text[subject.end : subject.end + 1] == ","
        ):
            rest = trimmed(text, subject.end, limit)
            return (rest, "indirect", addressee) if rest[1] - rest[0] > SHORTEST_REST else None
        return None if before else (lead, "indirect", addressee)
    advised = _ADVISED.match(text, after, limit) if "a" in takes and after > cue.end else None
    if advised and cue.verb.lemma in ADVISES | ASKS:
        content = trimmed(text, advised.end(), limit)
        return content, mixed_mode(content, quotes, cue.verb.mode), addressee
    if so := _SO.match(text, after):
        return told_so(text, left, so, addressee)
    if itself := _ITSELF.match(text, cue.end):
        return trimmed(text, itself.end(), limit), cue.verb.mode, addressee
    if behind and text[after : behind[0]].strip(' “"‘') == "as":
        return (behind[0], behind[1]), "direct_fragment", addressee
    if "k" in takes or "s" in takes:
        called = naming_of(text, cue, quotes, limit)
        if called or "n" not in takes:
            return called
    if behind and behind[2].is_title:
        return None
    about = _WARNED.match(text, after) if "a" in takes and after > cue.end and not behind else None
    if about and cue.verb.lemma in ADVISES:
        content = trimmed(text, about.end(), limit)
        return content, mixed_mode(content, quotes, cue.verb.mode), addressee
    if behind and ("t" in takes or "q" in takes or "a" in takes or behind[2].n_words > SCARE):
        return (behind[0], behind[1]), quoted_mode(behind[2]), addressee
    clause = clause_of(text, cue, after, limit, addressed=addressee is not None or after > cue.end)
    if clause:
        return clause, mixed_mode(clause, quotes, cue.verb.mode), addressee
    relative = _RELATIVE.search(text[: subject.start]) and "t" not in takes
    if "n" in takes and not relative and (noun := object_of(text, after, limit)):
        inside = [q for s, e, q in quotes if noun[0] <= s and e <= noun[1]]
        if inside and inside[0].is_title and inside[0].n_words > 0.5 * len(text[slice(*noun)].split()):
            return None
        return noun, mixed_mode(noun, quotes, cue.verb.mode), addressee
    if "i" in takes and (infinitive := _TO.match(text, after)):
        return trimmed(text, infinitive.end(), limit), "indirect", addressee
    return clause_before(text, cue, after, subject, addressee)
