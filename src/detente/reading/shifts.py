"""Who changed course: explicit words of softening, hardening, reversal, distance, tone, and of steadiness."""

import re
from dataclasses import dataclass
from typing import Any

from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import inflections
from detente.reading.dates import find_dates
from detente.reading.passage import Passage
from detente.reading.speakers import Speaker, Speakers
from detente.reading.stances import stance_of

_OWN = r"(?:(?:its|their|his|her|the|a|an|any|all|some|much|[\w.]+['’]s)\s+)?(?:\w+\s+){0,2}?"
_LINE = (
    r"(?:stance|line|position|tone|rhetoric|language|demands?|approach|policy|attitude|opposition|terms|view|"
    r"views|message|resistance|insistence|objections?|refusal|threats?|criticism|course|mind|tack|tune)"
)
_TONE_NOUN = r"(?:tone|rhetoric|language|tune|message|criticism)"


@dataclass(frozen=True)
class _Turn:
    """A family of words of change: what they are called and which way they point."""

    subtype: str
    direction: str
    pattern: str
    noun: bool = False


_TURNS = (
    _Turn("tone", "positive tone", rf"(?:soften|moderat|ton|temper)(?:s|es|e|ed|ing)\b\s+(?:down\s+)?{_OWN}{_TONE_NOUN}\b"),
    _Turn("tone", "negative tone", rf"(?:harden|sharpen|toughen|ratchet|escalat|stiffen|step)(?:s|es|e|ed|ing|ped)\b\s+(?:up\s+)?{_OWN}{_TONE_NOUN}\b"),
    _Turn("tone", "changed tone", rf"(?:chang|shift|alter|switch)(?:s|e|es|ed|ing)\s+{_OWN}(?:tone|tune|rhetoric)\b|(?:struck|strik(?:es|ing)|adopt(?:s|ed|ing)|"
          r"took|taken|takes)\s+(?:a|an)\s+(?:(?:much|far|noticeably|decidedly|markedly)\s+)?(?:\w+er|more\s+\w+|less\s+\w+|different|new|conciliatory|"
          r"defiant|upbeat|combative|harsh)\s+(?:tone|note|line)\b"),
    _Turn("softening", "positive", rf"(?:soften|relax|moderat|loosen|eas|temper|water)(?:s|e|es|ed|ing)\b\s+(?:down\s+|up\s+)?{_OWN}{_LINE}\b|"
          r"(?:back|climb)(?:s|ed|ing)?\s+(?:down|off)\b(?!\s+(?:the|a)\s+(?:wall|mountain|hill))|back(?:s|ed|ing)?\s+away\b|backpedal\w*|backtrack\w*|"
          r"climbdown|relent(?:s|ed|ing)?\b(?!less)|gave\s+(?:way|ground)|giv(?:es|en|ing)\s+(?:way|ground)\b|cav(?:es|ed|ing)\s+in\b|"
          rf"(?:drop|abandon|withdr[ae]w|scrap|waiv|lift|soften|ditch|shelv)(?:s|e|es|ed|ped|n|ing|ping)?\s+{_OWN}"
          r"(?:demands?|insistence|opposition|objections?|veto|threats?|preconditions?|conditions?|resistance|refusal|reservations?|claims?)\b|"
          r"no\s+longer\s+(?:insist\w*|demand\w*|oppos\w*|object\w*|rul(?:es?|ed|ing)\s+out|reject\w*|refus\w*|resist\w*|block\w*|requir\w*|"
          r"stand(?:s|ing)?\s+in\s+the\s+way)|stopp?(?:ed|s)\s+(?:insisting|demanding|opposing|objecting|blocking)|"
          r"walk(?:s|ed|ing)?\s+back\b|row(?:s|ed|ing)?\s+back\b|retreat(?:s|ed|ing)?\s+from\s+" + rf"{_OWN}{_LINE}\b|"
          r"(?:blink(?:s|ed)\b|yield(?:s|ed)\s+to|bow(?:s|ed|ing)\s+to)|(?:grew|grown|becom(?:e|es|ing)|became|turn(?:s|ed))\s+(?:more\s+|less\s+)"
          r"(?:flexible|conciliatory|open|accommodating|willing|receptive|amenable|hostile|confrontational|rigid)"),
    _Turn("hardening", "negative", rf"(?:harden|toughen|stiffen|sharpen)(?:s|ed|ing)\b(?:\s+{_OWN}{_LINE}\b)?|dug\s+in\b|dig(?:s|ging)?\s+in\b|"
          rf"(?:doubl(?:es|ed|ing)|tripl(?:es|ed|ing))\s+down\b|no\s+longer\s+(?:ready|willing|prepared|accepts?|supports?|backs?|interested|believ\w+|"
          r"sees?|trusts?|wants?|considers?|favou?rs?|(?:feels?|consider(?:s|ed)?)\s+(?:itself\s+)?bound)|"
          r"(?:rais(?:es|ed|ing)|up(?:s|ped|ping))\s+(?:its|their|his|her|the)\s+(?:demands|stakes|ante)|"
          r"(?:grew|grown|becom(?:e|es|ing)|became)\s+(?:more\s+)(?:hostile|assertive|aggressive|confrontational|intransigent|critical|rigid)|"
          r"(?:tak(?:es|en|ing)|took)\s+(?:a|an)\s+(?:much\s+)?(?:harder|tougher|firmer)\s+(?:line|stance|position)|sour(?:s|ed|ing)\s+on\b|"
          r"cool(?:s|ed|ing)\s+(?:on|to|toward)\b"),
    _Turn("reversal", "reversal", rf"revers(?:es|ed|ing)\s+(?:(?:itself|course|tack|direction)\b|{_OWN}(?:{_LINE}|decision|ban|ruling|pledge|promise|commitment)\b)|"
          rf"(?:chang(?:es|ed|ing)|switch(?:es|ed|ing)|shift(?:s|ed|ing)|alter(?:s|ed|ing)|revis(?:es|ed|ing)|rethink(?:s|ing)?|rethought|overhaul(?:s|ed|ing))\s+(?!the\s+subject)"
          rf"{_OWN}(?:{_LINE}|sides|heart|calculus|strategy|opinion|positions|priorities)\b|flip-?flop\w*|(?:made|makes|making|perform(?:s|ed|ing)|"
          r"pull(?:s|ed)\s+off|complet(?:ed|ing)|execut(?:es|ed|ing))\s+(?:an?|its|another|this|the)\s+(?:\w+\s+){0,2}?(?:U-turn|u-turn|about-face|about-turn|volte-face|"
          r"reversal|policy\s+shift|pivot|turnaround|change\s+of\s+heart|climbdown)|(?:did|done)\s+(?:an?)\s+(?:\w+\s+)?(?:U-turn|about-face|volte-face)|"
          r"took\s+an?\s+(?:\w+\s+)?turn\b|reneg(?:es|ed|ing)\s+on|went\s+back\s+on|jump(?:s|ed|ing)\s+out\s+of|"
          r"(?:had|having|has|have)\s+a\s+change\s+of\s+heart|start(?:s|ed|ing)\s+taking\s+[^,;.]{3,60}?\s+seriously"),
    _Turn("distancing", "negative", r"distanc(?:es|ed|ing)\s+(?:itself|themselves|himself|herself)\b|(?:part(?:s|ed)\s+ways|broke\s+ranks|break(?:s|ing)\s+ranks|broken\s+ranks|"
          r"fell\s+out)\s+with|(?:drift|mov|turn|pivot|steer|edg|pull|shift|tilt|inch)(?:s|es|ed|ing)\s+(?:further\s+|gradually\s+|sharply\s+)?away\b|loosen(?:s|ed|ing)\s+(?:its|their)\s+ties|"
          r"cool(?:s|ed|ing)\s+(?:its|their)\s+(?:ties|relations)|turn(?:s|ed|ing)\s+(?:its|their|his|her)\s+back\s+on|downgrad(?:es|ed|ing)\s+(?:its|their)?\s*(?:ties|relations)|"
          r"rebalanc(?:es|ed|ing)[\"”’']?\s+(?:its|their)\s+(?:\w+\s+)?(?:approach|relations|ties|policy|partnership)"),
    _Turn("rapprochement", "positive", r"warm(?:s|ed|ing)\s+(?:up\s+)?(?:to|toward|towards)\b|(?:mov|draw|drew|drawn|edg|inch|grow|grew|grown|tilt|pivot|shift)(?:s|es|n|ed|ing)?\s+"
          r"(?:noticeably\s+|ever\s+|a\s+(?:little|bit|step)\s+)?(?:closer|nearer)\b|(?:pivot|tilt|gravitat|swung|swing|mov|shift|lean)(?:s|es|ed|ing)?\s+(?:sharply\s+|further\s+)?(?:toward|towards)\b|"
          r"mend(?:s|ed|ing)\s+(?:fences|ties|relations)|came\s+(?:round|around)\s+to|com(?:es|ing)\s+(?:round|around)\s+to|thaw(?:s|ed|ing)\b|patch(?:es|ed|ing)\s+up|"
          r"reach(?:es|ed|ing)\s+out\s+to|re-?engag(?:es|ed|ing)\s+with|extend(?:s|ed|ing)\s+an\s+olive\s+branch|now\s+(?:accepts?|supports?|backs?|welcomes?|favou?rs?|endorses?)\b|"
          r"(?:has|have|had)\s+come\s+(?:round|around)\s+to|became\s+more\s+open\b"),
    _Turn("steadiness", "unchanged", r"(?:remain(?:s|ed)|stay(?:s|ed))\s+(?:\w+ly\s+)?(?:committed|steadfast|firm|unmoved|defiant|adamant|opposed|loyal|faithful)\b|"
          r"(?:has|have)\s+not\s+(?:budged|wavered|changed|softened|shifted|moved)\b|(?:has|have)n['’]t\s+(?:budged|wavered|changed|moved)\b|"
          r"(?:stuck|stick(?:s|ing))\s+to\s+(?:its|their|his|her)\s+(?:guns|line|position|demands?|stance)|refus(?:es|ed|ing)\s+to\s+(?:budge|bend|yield|back\s+down)|"
          r"(?:stood|stands|standing|held|holds|holding)\s+(?:firm|fast|its\s+ground|their\s+ground|his\s+ground)"),
    _Turn("reversal", "reversal", r"(?:U-turn|about-face|about-turn|volte-face|reversal|turnaround|turnabout|climbdown|"
          r"change\s+of\s+(?:policy|course|heart|tone|tack|position|mind)|policy\s+shift|shift\s+in\s+(?:\w+\s+)?(?:policy|tone|position|stance|"
          r"rhetoric|approach))\b", noun=True),
    _Turn("tone", "negative tone", r"(?:harshly|surprisingly|unusually|uncharacteristically|unexpectedly|sharply)\s+(?:critici[sz]ed|critici[sz]es|critici[sz]ing|"
          r"critical|hostile|blunt|harsh)\b"),
    _Turn("tone", "positive tone", r"(?:surprisingly|unusually|uncharacteristically|unexpectedly)\s+(?:warm|friendly|conciliatory|generous|upbeat|positive)\b"),
    _Turn("softening", "positive", r"(?:softening|softer\s+(?:line|stance|tone|position))\b", noun=True),
    _Turn("hardening", "negative", r"(?:hardening|(?:harder|tougher)\s+(?:line|stance|tone|position))\b", noun=True),
    _Turn("tone", "positive tone", r"(?:softer|warmer|friendlier|milder|more\s+(?:conciliatory|positive|cordial))\s+in\s+tone\b|(?:atmosphere|mood|tone|rhetoric)\s+(?:(?:toward|towards|on|between)\s+[^,;]{2,30}?\s+)?"
          r"(?:was|is|has\s+been|were|sounded|became|has\s+become)\s+(?:\w+ly\s+)?(?:more\s+)?(?:upbeat|warm(?:er)?|softer|milder|calmer|cordial|positive|friendly|relaxed|conciliatory|constructive)\b", noun=True),
    _Turn("tone", "negative tone", r"(?:harsher|colder|sharper|more\s+(?:hostile|strident|combative))\s+in\s+tone\b|(?:atmosphere|mood|tone|rhetoric)\s+(?:(?:toward|towards|on|between)\s+[^,;]{2,30}?\s+)?"
          r"(?:was|is|has\s+been|were|sounded|became|has\s+become)\s+(?:\w+ly\s+)?(?:more\s+)?(?:frosty|frostier|colder|harsher|sharper|tougher|tense|icy|hostile|combative|sour|bitter)\b", noun=True),
)  # fmt: skip
_CUE = re.compile("|".join(f"(?P<t{n}>{turn.pattern})" for n, turn in enumerate(_TURNS)), re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+)?$")
_ARTICLE = re.compile(
    r"\b(?:(?:an?|the|this|that|another|its|his|her|their)\s+(?:\w+\s+)?(?:\w+\s+)?|(?:much|far|noticeably|"
    r"markedly|overall)\s+)$"
)
_STEMS = (
    "soften moderate tone temper harden sharpen toughen ratchet escalate stiffen step change shift alter switch "
    "strike adopt relax loosen ease water back climb backpedal backtrack relent cave drop abandon withdraw scrap "
    "waive lift ditch shelve stop walk row retreat blink yield bow turn dig double triple raise up sour cool "
    "reverse revise rethink overhaul perform pull complete execute renege jump start distance part drift move "
    "pivot steer edge tilt inch downgrade rebalance warm draw gravitate lean mend thaw patch reach engage reengage "
    "extend remain stay stick refuse stand hold"
)
_TRIGGERS = frozenset(form for verb in _STEMS.split() for form, _ in inflections(verb)) | frozenset(
    "longer struck took taken takes taking gave gives given giving grew grown grow becomes became become becoming "
    "dug digging withdrew withdrawn upped dropped stopped rethought flip flop flipped made making makes did done "
    "went had change broke broken breaking fell drew drawn swung swing came come comes coming now stuck stood held "
    "turn about volte softer warmer friendlier milder harder tougher colder sharper harsher atmosphere mood tone "
    "climbdown turnaround turnabout reversal softening hardening budged wavered shifted moved changed softened "
    "olive stepped ups upping no flip u policy harshly surprisingly unusually uncharacteristically unexpectedly sharply "
    "more rhetoric less rows rowed rowing stopped shift swings blinked".split()
)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|would|may|might|could|can|cannot|should|must|shall|to|let|lets)\s+(?:\w+ly\s+|also\s+|not\s+|even\s+|soon\s+|finally\s+|have\s+to\s+|"
    r"ultimately\s+|eventually\s+|be\s+|then\s+|start\s+|begin\s+)*[\"“'‘]?$|['’]ll\s+(?:\w+ly\s+)?$"
)
_INVOLVES = re.compile(
    r"\b(?:involve\w*|include\w*|require\w*|mean\w*|envisag\w*|prior\s+to|instead\s+of|without|before|consider\w*|avoid\w*|"
    r"demand\w*|want\w*|urg\w+|hop\w+|call\w*\s+(?:on|for)|press\w*|risk\w*|possib\w+|prospect\s+of|chance\s+of|talk\s+of|"
    r"expect\w*|predict\w*|likely|propos\w+|push\w*|ask\w*|suggest\w*\s+that|idea\s+of|fear\w*|allow\w*|encourag\w*|if|unless|whether|result\s+in|lead\s+to)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:reportedly|apparently|possibly|perhaps|seem\w*|appear\w*|look\w*\s+(?:like|as)|hint\w*|suggest\w*|sign\w*\s+(?:of|that))\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|neither|nor|no|without|denie[sd]|deny\w*|hardly|refus\w+\s+to)|n['’]t)\s+(?:\w+ly\s+|been\s+|yet\s+|any\s+|a\s+|shown\s+|sign\s+of\s+)*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|dismiss\w*)\b[^,;]{0,50}$")
_REDUCED = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_TOWARD = re.compile(r"\b(?:toward|towards|to|from|with|on|against)\s+(?:the\s+)?$")
_TO_CLAUSE = re.compile(r"[,;]|\s[—–]\s|\s(?:and|but|after|since|while|when|because|as|before|following)\s")
_FROM = re.compile(r"\bfrom\s+(?P<from>[^,;]{3,80}?)\s+to\s+(?P<to>[^,;.]{3,80})|\b(?:having|had)\s+(?:long\s+|once\s+|previously\s+)?(?P<had>\w+ed\s+[^,;.]{3,80})|"
    r"\b(?:previously|earlier|formerly)\s+(?P<was>[^,;.]{3,60})")
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?")
_PRICES = re.compile(r"\b(?:price|prices|shares?|stocks?|yields?|inflation|currency|oil|weather|temperatures?|economy|market|markets|demand|growth|rates?)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)


def shifts(passage: Passage, speakers: Speakers) -> list[dict[str, Any]]:
    """Changes of course of one sentence.

    1. Status first: what will, would or might change, what is wished for, and what stands in an if-part is no
       change; one that is denied is `negated`.
    2. The subject of the words, or their owner ("Russia's reversal", "a U-turn by Berlin"), changed.
    """
    text = passage.text
    if passage.sentence.boilerplate or passage.sentence.role != "body" or not _TRIGGERS & passage.vocabulary:
        return []
    found: list[dict[str, Any]] = []
    for place, _, word in passage.words:
        cue = _CUE.match(text, place) if word in _TRIGGERS else None
        if cue is None or (found and place < found[-1]["reach"]):
            continue
        turn = _TURNS[int((cue.lastgroup or "t0")[1:])]
        status = _status(passage, cue)
        if status is None or passage.in_antecedent(cue.start()):
            continue
        who = _who(passage, speakers, cue, turn, found[-1]["who"] if found else None)
        if who is None:
            continue
        if found and found[-1]["who"] == who and found[-1]["subtype"] in (turn.subtype, "reversal", "tone"):
            found[-1]["cue"].append(passage.sentence.span(*_trim(text, cue)))
            found[-1]["reach"] = cue.end()
            continue
        found.append({"reach": cue.end()} | _record(passage, speakers, cue, turn, who, status))
    return [{key: value for key, value in one.items() if key != "reach"} for one in found]


def _status(passage: Passage, cue: re.Match[str]) -> str | None:
    """Status of a change; None where it is only foreseen, wished for, feared or asked for."""
    lead = passage.text[max(0, cue.start() - 140) : cue.start()]
    near = lead[max(0, len(lead) - 90) :]
    gerund = cue.group().split()[0].lower().rstrip("”\"’'").endswith("ing")
    if _AHEAD.search(lead) or _INVOLVES.search(near):
        return None
    clause = re.split(r"[;]|,\s+(?:but|while|and|although)\s|\s[—–]\s", lead)[-1]
    if (gerund and re.search(r"\b(?:will|would|may|might|could|can)\b", clause)) or re.search(
        r"\b(?:might|may|could|would|will)\b(?!.*\b(?:has|have|had|was|were|is|are)\b)", clause[-50:]
    ):
        return None
    if _NEGATED.search(lead) or _DENIED.search(lead):
        return "negated"
    if _HEDGED.search(clause):
        return "hedged"
    holder = passage.holder_at(cue.start())
    return "reported" if holder not in (passage.author, None) else "asserted"


def _who(
    passage: Passage, speakers: Speakers, cue: re.Match[str], turn: _Turn, earlier: Speaker | None
) -> Speaker | None:
    text = passage.text
    if _PRICES.search(text[: cue.start()]):
        return None
    if turn.noun:
        return _owner(passage, speakers, cue)
    if _REDUCED.search(text[: cue.start()]) and not cue.group().lower().endswith("ing"):
        by = re.compile(r"\s+by\s+").match(text, cue.end())
        subject = speakers.after(passage, by.end()) if by else None
        return _acting(subject.who) if subject else None
    joined = re.search(r"(?:[,;]?\s+(?:and|but|then)(?:\s+\w+ly)?|,)\s*$", text[: cue.start()])
    subject = None
    if joined:
        if earlier is not None:
            return earlier
        start = opening(text, cue.start())
        named = [m for m in passage.mentions if start <= m.start and m.end <= cue.start() and m.form != "adj"]
        named = named or [m for m in passage.mentions if m.end <= cue.start() and m.form != "adj"]
        if named:
            return _acting(list(named[0].group) if named[0].group else named[0].entity)
    subject = speakers.subject(passage, cue.start())
    return _acting(subject.who) if subject else None


def _acting(who: Speaker) -> Speaker | None:
    return None if isinstance(who, str) and who.startswith("I:") else who


def _owner(passage: Passage, speakers: Speakers, cue: re.Match[str]) -> Speaker | None:
    """Whose reversal it is: the owner before it or inside it, "by X" behind it, else the subject."""
    text = passage.text
    inside = [m for m in passage.mentions if cue.start() - 3 <= m.end and m.start < cue.end() and not m.entity.startswith("I:")]
    if inside:
        return _acting(inside[0].entity)
    near = [m for m in passage.mentions if m.end <= cue.start() and re.fullmatch(r"['’]s?\s*(?:\w+\s+){0,2}", text[m.end : cue.start()])]
    if near:
        return _acting(near[-1].entity)
    whose = re.search(r"\b(its|their|his|her)\s+(?:\w+\s+)?$", text[: cue.start()] + (cue.group().split()[0] + " " if cue.group().split()[0].lower() in ("its", "their", "his", "her") else ""))
    if whose:
        return speakers.pronoun(passage, {"its": "it", "their": "they", "his": "he", "her": "she"}[whose[1]], cue.start())
    by = _BY.match(text, cue.end())
    if by:
        behind = next((m for m in passage.mentions if abs(m.start - by.end()) < 6), None)
        if behind:
            return _acting(behind.entity)
    if "atmosphere" in cue.group() or "mood" in cue.group():
        return list(passage.dyad) or None
    if passage.quoted(cue.start()) and not near:
        return speakers.last_side
    if speakers.here:
        return speakers.here[0]
    named = [m for m in passage.mentions if m.end <= cue.start() and m.form != "adj"]
    return _acting(named[0].entity) if named else speakers.last


def _trim(text: str, cue: re.Match[str]) -> tuple[int, int]:
    """Bounds of a cue with the article or the auxiliary before it."""
    noun = cue.lastgroup is not None and _TURNS[int(cue.lastgroup[1:])].noun
    lead = (_ARTICLE if noun else _AUXILIARY).search(text, max(0, cue.start() - 40), cue.start())
    return trimmed(text, lead.start() if lead else cue.start(), cue.end())


def _record(
    passage: Passage, speakers: Speakers, cue: re.Match[str], turn: _Turn, who: Speaker, status: str
) -> dict[str, Any]:
    text, span = passage.text, passage.sentence.span
    stop = re.compile(r"[,;]|\s[—–]\s|\s(?:but|after|since|while|when|because|before|following)\s").search(text, cue.end())
    end = stop.start() if stop else len(text)
    to = trimmed(text, _trim(text, cue)[0], end)
    own = {speakers.side(one) for one in ([who] if isinstance(who, str) else who)}
    toward = [side for side in passage.sides_in(cue.start(), end) if side not in own]
    if isinstance(who, list):
        toward = who
    earlier = _FROM.search(text)
    before = next((earlier.span(name) for name in ("from", "had", "was") if earlier and earlier[name]), None)
    direction = turn.direction
    if turn.subtype == "steadiness":
        score = stance_of(text[slice(*to)])
        direction = f"unchanged ({'positive' if score > 0 else 'negative' if score < 0 else 'neutral'})"
    dates = [d for d in find_dates(text, passage.anchor) if d.first and passage.anchor and d.first <= passage.anchor] if re.search(r"\d|day\b|week|month|year", text) else []
    return {
        "subtype": turn.subtype,
        "who": who,
        "from": span(*trimmed(text, *before)) if before else None,
        "to": span(*to),
        "cue": [span(*_trim(text, cue))],
        "toward": toward or None,
        "direction": direction,
        "date": dates[0].iso if dates else None,
        "status": status,
        "issues": passage.issues_in(0, len(text)),
        "note": None,
    }
