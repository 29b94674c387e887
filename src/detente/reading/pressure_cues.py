"""Words of pressure, by instrument, and the words of relief that undo them."""

import re

from detente.reading.word_classes import word_class

INSTRUMENTS = {
    "threats": r"(?:veiled |nuclear |military |sanctions? |tariff )*threats|threat(?= (?:of|to|against|by|"
    r"from)\b)",
    "sanctions": (
        r"(?:secondary |economic |oil |trade |financial |crippling )*sanctions?(?: lists?)?|"
        r"(?:terror|terrorism|terrorist) (?:watch)?lists?|blacklists?"
    ),
    "tariffs": r"(?:punitive |import |steel )*(?:tariffs?|duties|levies)",
    "embargo": r"(?:arms |oil |trade |economic )*embargo(?:e?s)?",
    "blockade": r"(?:naval |economic )*blockades?|siege",
    "boycott": r"boycotts?",
    "export controls": r"export (?:controls?|bans?|curbs?)|import bans?|price cap|asset freeze",
    "trade war": r"(?:trade|economic|tariff) wars?",
    "ultimatum": r"ultimatums?",
    "regime change": r"regime[- ]change(?: operation| campaign| policy)?",
    "coercion": r"coercion|coercive (?:measures|diplomacy)|punishment|punitive (?:measures|steps)|blackmail",
    "retaliation": r"retaliat(?:ion|ory (?:measures|steps|duties))|countermeasures",
    "troop build-up": r"(?:troop|military|naval|force) build-?ups?|massing of troops|show of force",
    "hostile moves": r"(?:antagonistic|hostile|unfriendly|provocative) (?:moves?|acts?|steps?|actions?)",
    "pressure": r"(?:maximum |political |economic |diplomatic |military |geo-economic |domestic )*pressure",
    "ban": r"(?:import |export |travel |flight |fishing |visa |overtime )*bans?(?= (?:on|against|by)\b)",
    "strike": (
        r"(?:general |rail |rolling |wildcat |hunger |rent |sympathy |solidarity |transport |school |"
        r"port )*strikes?"
        r"(?= (?:by|at|in|that|over|for|has|have|is|was|entered|began|threat|action|shut|closed|would|"
        r"will)\b)|"
        r"walk-?outs?|work stoppages?|stoppages?|work-to-rule|sit-ins?|lockouts?|go-slows?|picket lines?"
    ),
    "lawsuit": r"lawsuits?|legal action|legal challenge|court case",
    "leverage": r"leverage(?= over\b)|stranglehold|chokehold",
    "veto": r"veto(?:es)?(?= (?:on|of|over|against|keeps|kept|blocks|blocked|has|is|threat|from|by)\b)",
    "deadline": r"deadlines?(?= (?:for|of|to|expire[sd]?|passe[sd]|loom\w*|set|by|on|runs)\b)",
    "demand": r"demands?(?= (?:that|on|of|to)\b)",
}
NOUN = re.compile(
    r"\b(?:" + "|".join(f"(?P<i{n}>{words})" for n, words in enumerate(INSTRUMENTS.values())) + r")\b",
    re.IGNORECASE,
)
FIRST_WORDS = word_class("pressing")
"""Words that the name of an instrument begins with."""
RELIEF = re.compile(
    r"(?:\s+(?:by|on|against)\s+[\w ]{2,30}?)?\s+(?:was|were|has\s+been|have\s+been|had\s+been|is|are|"
    r"will\s+be)\s+(?:called\s+off|averted|lifted|"
    r"dropped|withdrawn|suspended|ended|scrapped|eased|cancelled|over|removed|rolled\s+back)\b|"
    r"[\s-]+(?:\w+\s+)?(?:relief|waivers?|exemptions?|lifting|easing|removal|suspension|snapback "
    r"clause)\b",
    re.IGNORECASE,
)
LIFTED = re.compile(
    r"\b(?:call\w* off|rul\w+ out|withdr[ae]w|cancel|avert|avoid|escap|oppos|reject|defus|shelv|paus|"
    r"cross|lift|eas|remov|suspend|waiv|drop|scrap|end|reliev|relief|roll\w* back|unwind|loosen|relax|"
    r"abolish|cut|lower|reduc|slash|halv|exempt|free|without|spare|repeal|revok)\w*\s+(?:\w+\s+"
    r"){0,2}(?:from|of|on)?\s*"
    r"(?:the |all |its |"
    r"their |those |some |most )*$",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:zero|no|lower|reduced|duty-free)\s+(?:tariffs?|duties|levies)$", re.IGNORECASE)
_NOT_FORCE = re.compile(
    r"\b(?:blood|air|water|peer|atmospheric|high|low|price|inflationary|time)\s+$", re.IGNORECASE
)


def no_pressure(text: str, noun: re.Match[str]) -> bool:
    """Whether the word is of relief, of another trade, or in scare quotes of two words."""
    if (
        relieved(text, noun)
        or _NONE.search(text, max(0, noun.start() - 20), noun.end())
        or _NOT_FORCE.search(text, max(0, noun.start() - 20), noun.start())
    ):
        return True
    after = text[noun.end() : noun.end() + 1]
    return (
        after in ("”", '"', "’")
        and len(noun.group().split()) == 1
        and noun.group().lower().startswith("threat")
    )


def relieved(text: str, noun: re.Match[str]) -> bool:
    """Whether a word of relief follows: "sanctions relief", "a tariff waiver"."""
    return RELIEF.match(text, noun.end()) is not None


def instrument_of(noun: re.Match[str]) -> str:
    """Name of the instrument that a match of `NOUN` speaks of."""
    return next(name for n, name in enumerate(INSTRUMENTS) if noun[f"i{n}"])
