"""The words by which a deal is told as a payment: a price, a reward, what somebody was promised."""

import re

PRICE = re.compile(
    r"(?:\b(?:the|its|their|his|one)|['’]s?)\s+(?:\w+\s+)?(?:price|condition|quid pro quo|reward|"
    r"payment)\s+(?:of|for)\s+(?P<good>[^,;:.]{3,70}?),?\s+"
    r"(?P<is>is|was|would be|will be|could be|may be|might be)\s+(?!too|high|low|not|steep|set|clear|rising)",
    re.IGNORECASE,
)
PAY_WITH = re.compile(
    r"\b(?P<verb>pay(?:s|ing)?(?= for)|paid(?= for)|b(?:uy(?:s|ing)?|ought)(?=\s[^,;:.]{0,40}?(?:ing of|"
    r"release|"
    r"silence|consent|neutrality|abstention|cooperation|return|freedom|approval|"
    r"recognition|acquiescence)\b))\s+(?:for\s+)?(?P<good>[^,;:.]{2,80}?)\s+(?P<with>with|by)\s+",
    re.IGNORECASE,
)
BARE_PRICE = re.compile(
    r"^(?:But |And |Yet |Still, )?(?:The|Its|Their|His)\s+(?:\w+\s+)?(?:price|quid pro quo|reward|payoff|"
    r"payment|"
    r"counterpart|other half|flip side)\s*(?:(?:is|was|would be|will be|could be|may be|might be)\s+|"
    r":\s+|,\s+)"
    r"(?=(?:an?|the|its|their|that)\s|[A-Z])(?!the same\b|a (?:high|steep|heavy|low)\b)"
)
BEING = re.compile(
    r",\s+(?:with\s+)?(?:the|its|their)\s+(?:\w+\s+)?(?:quid pro quo|price|counterpart|payment|reward|return|"
    r"consideration|recompense|other half|flip side)\s+being\s+"
)
PERSUADED = re.compile(
    r"\b(?:could|might|may|would|will|to)\s+(?:\w+ly\s+)?be\s+(?:persuaded|induced|tempted|coaxed|"
    r"enticed|won over|brought round|lured|swayed)"
    r"(?:\s+to\s+[^,;:.]{3,80}?)?\s+(?P<cue>with|by)\s+(?=(?:an?|the|its|their|some|more|cheap\w*|"
    r"[$£€\d]|[A-Z])\S*\s)"
)
GOT_BY = re.compile(
    r"\b(?P<verb>got|gets?|w[io]ns?|secure[sd]?|obtain(?:s|ed)?|earn(?:s|ed)?|bought|buys?|avoid(?:s|"
    r"ed)?|escape[sd]?)\s+"
    r"(?P<good>[^,;:.]{3,80}?)\s+(?:only\s+)?(?P<with>by)\s+(?=(?:promising|offering|agreeing|pledging|"
    r"undertaking|"
    r"handing|giving|ceding|releasing|freeing|opening|dropping|lifting|paying|letting|allowing)\b)"
)
PROMISED_BEFORE = re.compile(
    r"\s+so that\s+(?=(?:the\s+)?[A-Z][\w’'-]+(?:\s+\w+)?\s+(?:would|will)\s+(?!not\b))|"
    r",?\s+(?:because|since|after)\s+(?=(?:the\s+)?[\w’'-]+(?:\s+\w+)?\s+(?:had|has)\s+(?:\w+ly\s+)?"
    r"(?:promised|offered|pledged|agreed|undertaken|guaranteed)\b)"
)
REWARD = re.compile(
    r"\b(?P<verb>(?:reward|repay|recompens|reimburs|compensat|thank)\w*|"
    r"repaid)\s+(?P<whom>(?!by\b|with\b|for\b)(?:the\s+)?[\w’'-]+"
    r"(?:\s+[\w’'-]+){0,3}?)\s+(?P<good>(?:with|by)\s+[^,;:]{3,100}?)(?:\s+(?P<for>for)\s+"
    r"(?!life|years|months|decades)|(?=[,;:.]|$))",
    re.IGNORECASE,
)
CONCESSION = re.compile(
    r"\b(?:concession|sweetener|contribution|offer|gesture)\s+(?:by|from|of)\s+(?P<who>[^,;:.]{2,40}?)\s+"
    r"(?:is|was|would be|will be|could be|might be)\s+(?=(?:an?|the|to|its|their)\b)",
    re.IGNORECASE,
)
RECIPROCATES = re.compile(r"\b(?:reciprocat(?:e|es|ed|ing))\s+(?:by|with)\s+", re.IGNORECASE)
