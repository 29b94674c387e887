"""What is taken off the words before a verb until they end with its subject: adverbs, asides, phrases."""

import re

from detente.reading.role_nouns import ends_before

_ADVERBIAL = re.compile(
    r"(?:[\s“\"‘]+(?:has|have|had|also|all of a sudden|then|not|never|always|often|again|even|just|now|"
    r"there|here|so far|"
    r"once|since|still|already|long|"
    r"later|earlier|recently|repeatedly|will|would|may|might|could|can|must|should|did|does|do|was|is|are|"
    r"were|be|been|being|both|all|each|further|reportedly|himself|herself|itself|themselves|"
    r"\w+ly|last|this|next|first|twice|tonight|(?:this|last|next) (?:week|month|year|morning|evening|"
    r"night|weekend)|"
    r"n['’]t|don['’]t|doesn['’]t|didn['’]t|(?:went|goes) on to|(?:continue[ds]?|come|came|began|begun|"
    r"started) to|"
    r"nevertheless|nonetheless|meanwhile|instead|likewise|moreover|therefore|today|yesterday|only|"
    r"almost|soon|"
    r"afterwards?|thereafter|in turn|at once|simply|hardly|no longer|"
    r"seems? to|seemed to|appears? to|appeared to|(?:said|thought|believed|understood|known) to|"
    r"downstream|upstream|abroad|alike|nearby|elsewhere|overseas|ashore|like to|"
    r"(?:quick|keen|careful|anxious|eager|obliged|forced|compelled|happy|at pains|authori[sz]ed|instructed|"
    r"entitled|the first) to|"
    r"used to|continues? to|"
    r"tend(?:s|ed)? to|threaten(?:s|ed)? to|(?:likely|set|bound|sure|"
    r"expected|due) to|much|so|thus|too|no longer|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+$|"
    r"['’](?:ve|d|ll)$|(?<=\b(?:he|it))['’]s$|(?<=\bshe)['’]s$"
)
_ASIDE = re.compile(
    r",(?:[^,;:“”\"]|(?<=\d),(?=\d)|[“\"][^“”\"]{1,40}[”\"]){2,140}(?:,|[“\"][^“”\"]{1,40},[”\"]|\s[—–])$|"
    r"\s*\([^()]{1,80}\)$|,\s+(?:aged\s+)?\d{1,3}$|\s[—–-]\s[^—–]{2,120}\s[—–-]$"
)
_ASIDE_LAST = ',)”"—–-\n'
"""Signs that an aside ends with, digits left out."""
TAIL = re.compile(
    r"\s+(?:quoted|cited|interviewed|based|contacted|reached|surveyed|polled|briefed|present|stationed|"
    r"working|living|in|at|on|"
    r"during|after|before|from|of|for|with|to|by|since|amid|near|over|under|about|between|"
    r"against|close to|familiar with|involved in|speaking|who|which|whose|behind|representing|despite|"
    r"within|inside|into|through|across|following|among|upon|as\s+(?:an?|the|its|his|"
    r"her))\s+[^,;:“”\"]{1,90}?$"
)
_BEHIND_WHO = re.compile(
    r"(?:(?<=\bwho)|(?<=\bwhich))\s+(?:(?:in|on|at|for|after|before|during|last|by|from|with|without|only|"
    r"until|since|as)\s+[^,;:“”\"]{2,40}|(?:an?|one|two|three|four|five|six|some|\d+)\s+(?:\w+\s+)?\w+\s+(?:ago|earlier|before))$"
)
"""A phrase between "who" and its verb."""
_AS_PHRASE = re.compile(r"\s+as\s+(?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,2}[\w-]+$")
_RELATIVE_ASIDE = re.compile(r",\s+(?:who|which|whose|whom|where)\s[^,;:“”\"]{60,240},$")
"""A relative clause too long to be looked for as an aside."""
_LONGEST_ASIDE = 260


def shortened(text: str, floor: int, end: int) -> int | None:
    """Where the words before a verb end once an adverb, an aside or a phrase with "of" is taken off."""
    closed = text[end - 1 : end] in _ASIDE_LAST or text[end - 1 : end].isdigit()
    cuts = (
        ends_before(pattern, text, floor, end)
        for pattern in (_ADVERBIAL, _ASIDE, _AS_PHRASE, _BEHIND_WHO, TAIL)
        if closed or pattern is not _ASIDE
    )
    found = next((cut.start() for cut in cuts if cut), None)
    if found is None and text[end - 1 : end] == ",":
        relative = _RELATIVE_ASIDE.search(text, max(floor, end - _LONGEST_ASIDE), end)
        return relative.start() if relative else None
    return found
