"""How sure a writer is: cue words, their level, and the probability a level stands for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from detente.reading.tokens import matches_from
from detente.reading.word_classes import word_class
from detente.records.evidence import STANDS_FOR

PROBABILITY = STANDS_FOR
"""Default probability of each level."""

_ODDS = (
    r"(?:odds|chances?|prospects?|hopes|probability|likelihood|outlook)\b[^,;:.]{0,60}? "
    r"(?:is|are|looks?|seems?|remains?|stays?|stands?)(?: now| still| very| rather| increasingly|"
    r" quite| about| only)?"
)
_ODDS_AT = (
    r"(?:odds|chances?|probability|likelihood)\b[^;:.]{0,60}? (?:at|is|are|of)(?: no better than|"
    r" no more than| at best| at most|"
    r" less than| about| around| roughly| only| just| perhaps| some| over| more than| better than)?"
)
_TO_A_DEAL = (
    r"(?:an?|the|any)\s+(?:[\w-]+\s+){0,3}?(?:deals?|agreement|accord|contract|compromise|settlement|truce|pact|swap|"
    r"solution|ceasefire|treaty)\b"
)
_WORDS = {
    "remote": (
        r"(?:highly |very |most |extremely |increasingly )?unlikely|improbable|implausible|far-fetched|"
        r"doubtful|"
        r"(?:little|slim|slender|scant|small|faint|negligible|minimal|poor|low|no real|hardly any|"
        r"not much|outside) "
        r"(?:chance|prospect|hope|likelihood|probability|appetite)s?|least likely|"
        r"no (?:chance|prospect|hope|likelihood|question) (?:of|that|for)|in no (?:hurry|mood|rush) to|"
        r"(?:little|scant|no) (?:reason|cause|ground) to (?:think|believe|expect|hope)|"
        r"(?:is |are )?(?:not|hardly) (?:widely |yet |now )?(?:expected|set|poised|thought likely) to|"
        r"(?:isn|aren)['’]t (?:widely )?(?:expected|set|poised) to|"
        r"neither(?: \w+){0,3}? (?:is|are|looks?|seems?) (?:likely|expected|about|set) to|"
        r"(?:don['’]t|do not) (?:expect|count on|bet on|bank on)|"
        r"(?:almost )?(?:few|nobody|no one|hardly anyone|not many)(?: \w+){0,4}? (?:believes?|thinks?|"
        r"bets?)(?: that)?|"
        r"doubt(?:s|ed)?(?= (?:that|whether|if|the|it|they|he|she|its|any|either|this|(?-i:[A-Z])))|"
        r"(?:surprise|surprising|astonishing|miracle)(?= (?:if|were))|"
        r"distant (?:hope|prospect|dream)|pipe dream|a long way off|years away|"
        r"a non-starter|wishful thinking|dead in the water|"
        rf"{_ODDS} (?:dim|slim|bleak|long|remote|poor|faint|low|minimal|slight|negligible|distant|"
        rf"against|receding|"
        r"fading)|"
        rf"{_ODDS_AT} (?:one in (?:four|five|six|seven|eight|ten|twenty|\d+)|[12]?\d(?= ?(?:percent|"
        rf"per cent|%)))|"
        r"remote (?:chance|possibility|prospect)|"
        r"not (?:very |particularly |at all )?likely|(?:isn|aren|wasn)['’]t likely|a long shot|"
        r"(?:do|does|did)(?: not|n['’]t) (?:\w+ly )?(?:expect|anticipate)(?= (?:\S+ ){1,5}?to\b)|"
        r"(?:few|nobody|no one|hardly anyone|not many)(?: \w+){0,3}? (?:expects?|"
        r"anticipates?)(?= (?:\S+ ){1,5}?to\b)|"
        r"(?:looks?|is|are|remains?|seems?) (?:very |increasingly |rather )?(?:dim|slim|bleak)|"
        r"hard to imagine|"
        r"difficult to imagine|hard to see|cannot be expected|can['’]t be expected|hardly(?! (?:by|"
        r"a|an|the)\b)"
    ),
    "possible": (
        r"(?:it |that )?(?:can(?:no|['’])t|cannot|could not|couldn['’]t) (?:be )?(?:entirely |completely |"
        r"fully )?(?:ruled? out|excluded?|discount(?:ed)?)|"
        r"not (?:be )?(?:ruled out|excluded|impossible|inconceivable|out of the question)|"
        r"(?:it |that )?should(?:n['’]t| not) be taken for granted|can only speculate|speculat(?:e[sd]?|"
        r"ion|ing)|"
        r"possibly|perhaps|maybe|potentially|conceivabl[ey]|conceivable|hint(?:s|ed|ing)?(?: at)?|"
        r"(?:a |some |every |real |the )?(?:chance|possibility|prospect) that|remains to be seen|"
        r"(?:it(?:['’]s| is) )(?:still |also |always |entirely |quite )*possible (?!to\b)(?:that)?|"
        r"an open question|uncertain|"
        r"not (?:yet )?(?:certain|clear|guaranteed)|no guarantee|no certainty|fifty-fifty|"
        r"unclear (?:whether|if)|"
        r"should(?:n['’]t| not)(?: \w+)? rule out(?: that)?|"
        r"any(?:one|body)['’]s guess|early to (?:say|tell)|close to call|hangs? in the balance|"
        r"touch and go|in the air|(?:is|are|remains?) (?:still |now |very much )?in (?:serious |some )?doubt|"
        r"far from (?:certain|clear|assured|guaranteed)|no means (?:certain|assured|clear|guaranteed)|"
        r"(?:is|are|remains?|seems?|looks?) (?:still |also |entirely |just |only )?possible(?! to\b)|"
        r"(?:a |the )(?:real |serious |growing |genuine |constant )?(?:risk|danger) (?:that|of)|"
        r"risks? (?=\w+ing\b)|"
        rf"{_ODDS} (?:even|evens|fair|uncertain|mixed)|"
        rf"{_ODDS_AT} (?:even|evens|one in (?:two|three)|fifty|half|[345]\d(?= ?(?:percent|per cent|%)))|"
        r"possible,? (?:but|though|if|even if) (?:not |un)(?:very |at all )?(?:probable|likely)"
    ),
    "likely": (
        r"likely|probably|probable|presumably|(?:is|are|was|were|be|been|widely) expected to|expected to|"
        r"(?:is|are|seem|seems|looks?) (?:set|poised|on track|due|slated) to|poised to|shaping up to|"
        r"(?:it |that )?(?:looks?|appears?|seems?) (?:like|likely|that|to|set|as (?:if|though)|obvious|"
        r"clear)|seemingly|apparently|"
        r"(?:strongly )?suggest(?:s|ed|ing)? that|strongly suggest(?:s|ed|ing)?|a good chance|good chances|"
        r"the odds are|"
        r"should(?:n['’]t| not) be (?:too |very )?(?:difficult|hard|surprising)|more likely than not|"
        r"reasonable to expect|"
        r"tends? to|(?:we|I|analysts|observers|experts|economists|diplomats|traders|investors|"
        r"negotiators|mediators|most) (?:both |all |also |now |still )?(?:expect|predict|anticipate)|"
        r"(?:he|she) expect(?:s|ed)|(?:is|are|was|were) (?:now |very )?(?:close to|near(?:ing)?)"
        rf"(?= (?:\w+ing\b|{_TO_A_DEAL}))|"
        r"(?:(?<=deal )|(?<=agreement )|(?<=accord )|(?<=compromise )|(?<=settlement )|(?<=solution ))"
        r"(?:was|were|is|are) (?:now |very )?(?:close|near|within reach|in sight|imminent)"
        r"(?=\s*(?:$|[,.;”\"]))|"
        r"(?:is|are) expected|forecast to|evidently|likelier|likeliest|"
        r"(?:is|are) (?:widely |generally |now )?(?:reckoned|tipped|predicted|projected) to|"
        r"(?:is|are|looks?|seems?|remains?|be) (?:now |firmly |still |back |almost |"
        r"already )?(?:on (?:course|track) (?:to|for)|"
        r"head(?:ed|ing) (?:for|to|towards?)|within reach|in sight|imminent|on the cards|in the offing|"
        r"around the corner|close at hand)|(?:is|are) about to|on the (?:verge|brink|cusp) of|"
        r"odds are|chances are|odds-on|better[ -]than[ -]even|every chance|"
        r"(?:the odds|the numbers) favou?r|more (?:likely|probable) than not|balance of probabilit(?:y|ies)|"
        r"I (?:would|should) (?:bet|wager|guess|put money)|I['’]d (?:bet|wager|guess)|I (?:suspect|"
        r"reckon|guess)|"
        r"(?:own |best )(?:bet|guess|hunch|sense) is|bet is|"
        r"every (?:reason|sign|indication|prospect) (?:to (?:expect|believe|think|fear|hope)|that|of)|"
        r"all the signs|stands to reason|threatens?(?= to (?:drag|derail|become|overshadow|turn|spill|"
        r"delay|last|"
        r"split|undermine|collapse|wreck|sink|scuttle)\b)|promises? to be|"
        r"(?:expects|anticipates|foresees|predicts)(?= (?:\S+ ){1,8}?(?:to|will|would)\b)|"
        r"^expect(?= (?:an?|the|more|some)\b)|"
        rf"{_ODDS} (?:good|high|strong|rising|growing|fair to good|bright|brighter)|"
        rf"{_ODDS_AT} (?:two in three|two to one|two[- ]thirds|[67]\d(?= ?(?:percent|per cent|%)))"
    ),
    "most likely": (
        r"(?:most|very|highly|quite|extremely|overwhelmingly) (?:likely|probably|probable)|"
        r"in all (?:likelihood|probability)|"
        r"almost (?:certain(?:ly)?|surely|inevitabl[ey])|nearly certain|all but (?:certain|inevitable|"
        r"guaranteed)|"
        r"every likelihood|a very good chance|all but (?:done|over|sealed|agreed|settled|dead|"
        r"impossible|assured)|"
        r"good as (?:done|certain|over|dead|sealed)|(?:virtually|practically) (?:certain|assured|"
        r"guaranteed|inevitable)|"
        r"most (?:realistic|plausible|probable) (?:outcome|scenario|result|course|path)|"
        rf"{_ODDS_AT} (?:nine in ten|four in five|[89]\d(?= ?(?:percent|per cent|%)))"
    ),
    "certain": (
        r"certainly|definitely|inevitabl[ey]|undoubtedly|unquestionably|(?:no|without(?: a)?|"
        r"beyond(?: any)?) doubt|"
        r"(?:is|are|was|were|be) (?:bound|sure|certain|destined|guaranteed|doomed) to|surely|for sure|"
        r"(?:is|are) going to|not difficult to see|easy to see|prove[sd]? that|guarantee[sd]? that|"
        r"it(?:['’]s| is) (?:also )?(?:clear|obvious|certain|evident) that|little doubt|"
        r"(?:is|are|seems?|looks?) doomed(?! to)|a foregone conclusion|a done deal|a safe bet|"
        r"(?:matter|question) of time|sooner or later"
    ),
}  # fmt: skip
_MODALS = {
    "possible": r"might|may|could|can",
    "certain": r"will|won['’]t|(?<=\w['’])ll|shall",
}
_LEVELS = tuple(PROBABILITY)
_SHARPEST_FIRST = ("remote", "most likely", "possible", "certain", "likely")


def _alternatives(kind: str, table: dict[str, str]) -> list[str]:
    """Patterns of a table as groups named by their kind and level."""
    return [f"(?P<{kind}{_LEVELS.index(n)}>{table[n]})" for n in _SHARPEST_FIRST if n in table]


def _cue(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)


_MODAL_CUE = _cue(*_alternatives("modal", _MODALS))
_CUE = _cue(*_alternatives("word", _WORDS), *_alternatives("modal", _MODALS))
_MODAL_ONLY = dict.fromkeys(("will", "won", "ll", "shall", "may", "might"), _MODAL_CUE)
"""What is enough behind words that begin no cue but a bare modal verb."""
_FIRST_WORDS = word_class("hedging")
"""Words that a cue may begin with."""
_SECOND_WORDS = {
    word: word_class(f"hedging_{word}") for word in ("in", "a", "the", "that", "it", "not", "no")
}
_SECOND_WORDS |= dict.fromkeys(("is", "are", "was", "were", "be"), word_class("hedging_be"))
"""What stands behind the commonest of them."""
_MONTH_OF_MAY = re.compile(
    r"May(?=\s+\d|,|\s*$)|(?:(?<=in )|(?<=of )|(?<=\d )|(?<=since )|(?<=until )|(?<=by )|(?<=Theresa )|"
    r"(?<=Mrs )|(?<=last ))May\b"
)
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|its|their|his|her|albeit|other)\s+$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\s+(?:to|that|outcome|result|scenario)\b")
_CONCESSIVE = re.compile(
    r"\b(?:as\s+[^,.;]{2,60}?|\w+)\s+as\s+(?:it|this|that|they|he|she)\s+(?:may|might|could|can)\b",
    re.IGNORECASE,
)
_INABILITY = re.compile(r"n['’]t\b|\s+not\b")
_AGO = re.compile(r"\b(?:ago|at the time|back then|in those days)\b")
_BECOMES = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|still\s+|now\s+|only\s+|then\s+|finally\s+)?(?:become|turn|lead|result|end|"
    r"bring|produce|trigger|"
    r"cause|provoke|spark|derail|collapse|emerge|prove|make|help|still|yet)\b"
)


@dataclass(frozen=True)
class Hedge:
    """A cue by its place in a sentence, its level, and whether it is a bare modal verb."""

    start: int
    end: int
    level: str
    modal: bool


def find_hedges(text: str) -> list[Hedge]:
    """Cues of certainty in a sentence, in order.

    >>> text = "It can't be ruled out that a deal will most likely fail."
    >>> [(h.level, text[h.start : h.end]) for h in find_hedges(text)]
    [('possible', "It can't be ruled out"), ('certain', 'will'), ('most likely', 'most likely')]
    """
    return list(_hedges(text))


@lru_cache(maxsize=64)
def _hedges(text: str) -> tuple[Hedge, ...]:
    skipped = (
        [m.span() for m in _CONCESSIVE.finditer(text)]
        if " as " in text.lower() or text[:3].lower() == "as "
        else []
    )
    found = []
    for match in matches_from(_FIRST_WORDS, _CUE, text, second=_SECOND_WORDS, narrower=_MODAL_ONLY):
        group = match.lastgroup or "word0"
        kind, level = group[:-1], _LEVELS[int(group[-1])]
        word = match.group()
        if word == "May" and (match.start() > 0 or _MONTH_OF_MAY.match(text, match.start())):
            continue
        if (
            word.lower().endswith("likely")
            and _ATTRIBUTE.search(text, max(0, match.start() - 40), match.start())
            and not _COMPLEMENT.match(text, match.end())
        ):
            continue
        if word.lower() == "could" and _INABILITY.match(text, match.end()) and _AGO.search(text):
            continue
        if word.lower() == "can" and not _BECOMES.match(text, match.end()):
            continue
        if word == "Will" and re.match(r"\s+[A-Z][a-z]+\s+(?:said|has|is)", text[match.end() :]):
            continue
        if word.lower() == "will" and re.search(
            r"\b(?:the|a|an|its|his|their|political|free|good|strong|own|of|ill)\s$",
            text[max(0, match.start() - 40) : match.start()],
            re.I,
        ):
            continue
        if any(start <= match.start() < end for start, end in skipped):
            continue
        end = match.end()
        if word.lower() in ("might", "may", "could") and (have := re.match(r" have been\b", text[end:])):
            end += have.end()
        found.append(Hedge(match.start(), end, level, kind == "modal"))
    return tuple(found)


def weigh(cues: Iterable[Hedge]) -> str | None:
    """Level that several cues give together.

    A word outweighs a modal verb ("will probably"); of several words, or several modal verbs, the
    least sure counts; a hedged modal keeps a word of certainty down ("might inevitably").
    """
    cues = list(cues)
    words = [c.level for c in cues if not c.modal and c.level != "certain"]
    modals = [c.level for c in cues if c.modal and c.level != "certain"]
    rest = [c.level for c in cues]
    return min(words or modals or rest, key=_LEVELS.index, default=None)


def as_record(cues: list[Hedge], span: Callable[[int, int], dict[str, Any]]) -> dict[str, Any]:
    """Hedge as records write it; `span(start, end)` makes their spans."""
    level = weigh(cues)
    spans = [span(cue.start, cue.end) for cue in cues]
    return {"level": level or "none", "p": PROBABILITY.get(level or ""), "cues": spans}
