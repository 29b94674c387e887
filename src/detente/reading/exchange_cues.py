"""The words by which an exchange shows, and by which a deal is named."""

import re

DEAL = (
    r"(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|truce|quid pro quo|trade-off|swap|"
    r"arrangement)s?"
)
_ALL_THAT = (
    r" (?:(?:all )?(?:this|that)(?=,)|(?:such|these|those|this|that) (?:\w+ )?(?:generosity|concessions?|"
    r"gestures?|favou?rs?|steps?|moves?|kindness|goodwill|flexibility|help|support|services?|commitments?|"
    r"undertakings?|pledges?|promises?|measures?|restraint)\b)"
)
"""What somebody else has been said to give: "in exchange for such generosity"."""
FOR = re.compile(
    r"\b(?:(?:possibly |perhaps |presumably |only )?(?:as part of )?(?:in (?:direct |partial |exact |an? |"
    r"immediate )*exchange for|in return for|"
    r"in (?:partial )?compensation for(?! (?:past|previous|earlier|lost|the loss|losses|damage))|"
    r"in consideration (?:for|of)|in trade for|"
    r"in (?:response|reply|answer) to(?= (?:(?:the|an?|its|their|[A-Z][\w’'-]+) )?(?:\w+ )?(?:release|"
    r"lifting|easing|"
    r"withdrawal|reopening|return|removal|restoration|pardon|resumption|suspension|halt|handover|"
    r"pullback)\b)|"
    r"against(?= (?:an?|the|its|their) (?:\w+ )?(?:share|promise|pledge|payment|release|guarantee|commitment|"
    r"undertaking|licen[cs]e|loan|seat)\b)|"
    r"as (?:an? |the )?(?:quid pro quo|payment|compensation|reward|price|recompense|swap|counterpart|"
    r"trade-off) for|"
    r"(?:is|are|was|were|would be|will be|as) the price (?:of|for|that \w+ (?:must|would have to) pay for)|"
    r"on (?:the |one |sole |strict |express |clear |only |a )*condition (?:that|of(?! anonymity))|on the "
    r"(?:understanding|proviso) that|"
    r"on one condition\s*[:,—–]|(?:(?:is|are|be|"
    r"was|were|made|make|makes|"
    r"making)\s+)?(?:strictly |entirely )?"
    rf"(?:conditional|contingent|conditioned|dependent) (?:up)?on))(?![\w-])(?! that that| "
    rf"which\b)(?!{_ALL_THAT})",
    re.IGNORECASE,
)
HINGE = re.compile(
    r"\b(?:hing(?:es|e|ed|ing)|depend(?:s|ed|ing)?|hang(?:s|ing)?|rest(?:s|ed)?)\s+(?:\w+ly\s+)?(?:up)?on\s+",
    re.IGNORECASE,
)
TO_WIN = re.compile(
    r"^(?:In order )?[Tt]o (?:win|secure|get|obtain|buy|gain|earn)\s+(?P<good>[^,;:]{3,80}),\s+|"
    r"^(?:But |Yet )?Without\s+(?P<without>[^,;:]{3,90}),\s+",
)
OFFERING = re.compile(
    r",\s+(?:offering|promising|pledging)\s+(?:in (?:return|exchange)\s+)?(?:(?P<to>to)\s+)?(?=[a-z])"
)
SWAP_OF = re.compile(
    r"\b(?:an?|the|any|such an?)\s+(?:[\w-]+\s+){0,2}?(?:swap|exchange|trade|barter|trade-off|"
    r"bargain)\s+of\s+"
    r"(?P<one>[^,;:.]{3,80}?)\s+(?P<cue>for)\s+(?P<other>[^,;:.]{3,80})"
)
PROMISED = re.compile(
    r",?\s+(?P<after>after|once|when|having)\s+(?:(?:it|they|he|she)\s+(?:was|were|had been)\s+|being\s+|"
    r"having "
    r"been\s+|been\s+)(?:promised|offered|given|granted|paid|guaranteed|assured(?: of)?|handed)\s+",
    re.IGNORECASE,
)
SWAPPED = re.compile(
    r"\b(?:be|being|is|are|was|were|been)\s+(?:\w+ly\s+)?(?:exchanged|traded|swapped|bartered)\s+for\s+",
    re.IGNORECASE,
)
TERMS = re.compile(
    r"\b(?:unless(?: and until)?|only if|only when|only after|but not (?:unless|until|before)|"
    r"until(?: after)?|"
    r"(?:provided|providing) that|(?:as|so) long as)\b",
    re.IGNORECASE,
)
RETURN = re.compile(
    rf"\b(?:in (?:return|exchange)(?: for{_ALL_THAT})|in return|in exchange|in turn for that|"
    r"as an? (?:quid pro quo|counter-?concession|counterpart))\b(?! (?:for|"
    r"of|rates?)\b)",
    re.IGNORECASE,
)
QUID_WITH = re.compile(
    r"[(,]?\s*(?:possibly |perhaps )?(?:as (?:part of )?(?:an? )|in an? |an? )(?:\w+ )?(?:quid pro quo|"
    r"swap|trade-off|exchange|deal|bargain) with\s+(?P<with>[^,;:()]{2,70}?)\s+(?:for|under which|"
    r"whereby)\s+",
    re.IGNORECASE,
)
FOR_THAT = re.compile(
    r"^(?:And |But )?(?:(?:For|Against) (?:that|this)|As (?:payment|compensation|a reward|its price)|"
    r"In (?:recompense|compensation)|By way of (?:return|compensation|payment))(?=,)|"
    r"(?<=, )(?:in (?:return|exchange) )?for which(?=\s+(?:it|they|he|she|the|its|"
    r"[A-Z])[\w’'-]*\s+(?:\w+\s+)?"
    r"(?:would|will|must|is to|are to|has to|agreed|promised|wants|could|might|freed|released|returned|gave|"
    r"paid|lifted|handed|reopened|opened|dropped|granted|received|got)\b)",
)
TRADE = re.compile(
    r"\b(?P<verb>(?:trad|exchang)(?:e|es|ed|ing)|swap(?:s|ped|ping)?|barter(?:s|ed|ing)?|trad(?:e|es|ed|"
    r"ing) off)\s+(?P<good>(?:[^,;:]|,(?=\d)){3,110}?)\s+(?P<for>(?:away )?for)\s+"
    r"(?!(?:\w+\s+)?(?:weeks|months|years|days|decades|hours|centuries)\b)",
    re.IGNORECASE,
)
OFFERS_FOR = re.compile(
    r"\b(?P<verb>offer(?:s|ed|ing)?|gave|giv(?:e|es|ing)|pa(?:id|y|ys|"
    r"ying))\s+(?P<good>[^,;:.]{3,80}?)\s+(?P<for>for)\s+"
    r"(?=(?:the\s+)?[A-Z][\w’'-]+['’]s?\s+(?:\w+\s+)?(?:consent|release|withdrawal|return|support|votes?|"
    r"silence|"
    r"recognition|signature|approval|agreement|cooperation|promise|pledge|permission)\b)"
)
FOR_DOING = re.compile(
    r"^(?:But |And )?For\s+(?P<good>(?!being\b)[a-z]{3,}ing\s[^,;:.]{3,90}),\s+"
    r"(?=(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,2}?\s+"
    r"(?:would|will|could|is to|are to)\s+(?:\w+ly\s+)?(?:get|receive|be|win|earn|obtain|gain|have)\b)"
)
LINKS = re.compile(
    r"\b(?P<verb>link(?:s|ed|ing)?|t(?:ie|ies|ied|ying))\s+(?P<good>(?:its|their|his|her|the|any|"
    r"an?)\s+[^,;:]{3,110}?)\s+(?P<to>to)\s+",
    re.IGNORECASE,
)
REWARDED = re.compile(
    r"\b(?:(?:(?:would|will|could|may|might|can|to)\s+(?:\w+ly\s+)?)?(?:be|is|are|was|were|been|being|get|"
    r"gets)\s+(?:\w+ly\s+)?(?:(?:rewarded|repaid|reciprocated|compensated|"
    r"recompensed)\s+(?:by\s+(?:the\s+)?[\w’'-]+\s+)?"
    r"(?:with|by)|(?:matched|answered)\s+(?:with|by))|(?:would|will|could|may|might|to|"
    r"can)\s+earn\s+(?:it|them|[A-Z]\w+)\b)\s+",
    re.IGNORECASE,
)
BARTER = re.compile(
    r"\b(?:quid pro quo|deal|bargain|trade|trade-off|swap|exchange|formula|offer|idea|price|"
    r"arrangement)(?:\s+\w+){0,2}?"
    r"(?:\s+(?:is|was|would be|could be|might be|remains)|:)\s+(?:simple|clear|obvious|straightforward|"
    r"plain)?[:,]?\s*"
    r"(?P<one>[^,;:.]{3,70}?)\s+(?P<cue>for)\s+(?P<other>[^,;:.]{3,70})|"
    r"\b(?P<one2>[a-z]{3,})-(?P<cue2>for)-(?P<other2>[a-z]{3,})\s+(?:deal|swap|exchange|bargain|trade|pact|"
    r"plan|formula)\b",
    re.IGNORECASE,
)
YOU_GIVE = re.compile(
    r"\b(?:[Yy]ou|[Ww]e|[Tt]hey)?\s*(?:give|hand|send|free|return|release|deliver|let)\s+(?:(?:us|you|them|"
    r"me)\s+)?"
    r"(?P<one>[^,;:.]{3,80}?)[,;]?\s+(?:and\s+|then\s+)*(?P<get>(?:you|we)(?:['’]ll|"
    r"\s+will)?\s+(?:\w+\s+)??(?:get|"
    r"receive|have|give (?:you|us)|return|free|open))\s+(?P<other>[^,;:.”\"]{3,80})",
    re.IGNORECASE,
)
READY_IF = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|ready|willing|prepared|promis(?:e|es|ed)|pledg(?:e|es|ed)|agree[sd]?|"
    r"propos(?:e|es|ed)|"
    r"vow(?:s|ed)?|open)\s+to\s+(?P<good>[^;:]{3,160}?),?\s+(?P<if>if)\s+",
    re.IGNORECASE,
)
SWAP = re.compile(
    r"\b(?:swap(?:s|ped|ping)?|exchang(?:e|es|ed|ing)|trad(?:e|es|ed|"
    r"ing))\s+(?P<good>(?:\w+\s+){0,3}?(?:prisoners?|detainees|hostages|captives|"
    r"POWs|bodies|remains|spies|soldiers|territor(?:y|ies)|land|ambassadors)\b(?:\s+of war)?)",
    re.IGNORECASE,
)
ENABLING = re.compile(
    r"\b(?:is|are|was|would be|will be|may be|might be)\s+(?:\w+\s+)?(?:necessary|needed|essential|"
    r"required|enough|meant|designed|intended)\s+(?:in order\s+)?to\s+"
    r"(?=(?:get|persuade|convince|induce|bring|win|coax|entice|secure)\b)|"
    r"\bin order to (?=(?:get|bring|win over)\b)|"
    r"(?<!hope )(?<!hopes )(?<!hoped )(?<!hoping )(?<!try )(?<!tries )(?<!tried )(?<!trying )(?<!seek )"
    r"(?<!seeks )(?<!sought )(?<!seeking )(?<!want )(?<!wants )(?<!wanted )(?<!failed )(?<!managed )"
    r"(?<!able )(?<!going )"
    r"\b(?:in order\s+)?to\s+(?=(?:persuade|induce|entice|coax|convince|tempt)\s+)",
    re.IGNORECASE,
)
NEEDS = re.compile(
    r"\b(?:needs?|requires?|must (?:get|receive|have|be given|be offered)|wants?|would need|will need|"
    r"would have to (?:get|receive|be given))\s+(?P<good>[^;]{3,260}?),?\s+"
    r"(?P<cue>if\s+(?P<who>it|they|[A-Z]\w+)(?:['’]s|['’]re|\s+(?:is|are|were|was))\s+to|"
    r"(?:in order )?(?:for\s+(?P<whom>it|them|[A-Z]\w+)\s+to|before\s+(?:it|they)\s+(?:will|would|can|"
    r"could)))\s+",
    re.IGNORECASE,
)
GOODWILL = re.compile(
    r"(?:,?\s*\b(?:as|in|with|by way of|in what \w+ (?:called|described as))\s+(?:an?\s+|"
    r"the\s+)?(?:\w+\s+)?)?(?:[\"“'‘]?good-?\s?will[\"”'’]?\s+(?:gestures?|moves?|steps?)|"
    r"gestures?\s+of\s+good-?\s?will|"
    r"confidence-building\s+(?:measures?|steps?|gestures?)|good-faith\s+(?:gestures?|steps?)|(?:signs?|"
    r"tokens?|gestures?)\s+of\s+good\s+faith|unilateral\s+concessions?)|"
    r"\b[Aa]s an?\s+(?:\w+\s+)?(?:sweetener|concession|olive branch|down payment)\b(?! to\b)",
    re.IGNORECASE,
)
PART_OF = re.compile(r"\bas (?:a )?part of\s+(?:an?|the|any|this|that|such an?)\s+", re.IGNORECASE)
PACKAGE = re.compile(
    rf"\bas (?:a )?part of\s+(?:an?|the|any|this|that|such an?|some|"
    rf"one)\s+(?P<deal>(?:[\w“”\"'’-]+\s+){{0,4}}?(?:{DEAL})\b(?: {DEAL}\b)?[\"”'’]?)",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"(?:\b(?:under|in)|^As (?:a )?part of)\s+(?:the terms of\s+)?(?:the|a|an|this|that|any|such a|"
    r"one)\s+(?:[\w“”\"'’-]+\s+){0,4}?"
    r"(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|truce|arrangement|plan|proposal|"
    r"offer|scenario|scheme|ceasefire|framework|draft|text|blueprint|roadmap|memorandum|treaty|formula|"
    r"initiative|swap|"
    r"understanding|terms|document|outline|protocol|contract)"
    r"(?:\s+(?:being|now|under|reached|brokered|mediated|arranged|drafted|drawn up|sponsored|negotiated|"
    r"backed|"
    r"floated|put forward|seen|on the table|proposed|announced|discussed|signed|reportedly|described|"
    r"put|that|which)\b[^,;]{0,80})?(?:,\s+(?:which|that|drawn|brokered|drafted|mediated|proposed|backed|"
    r"announced|signed|seen|due)\b[^,;]{3,80})?,\s+",
    re.IGNORECASE,
)
DEAL_HOLDS = re.compile(
    r"\b(?:deal|bargain|package|agreement|accord|settlement|compromise|pact|plan|proposal|offer|truce|"
    r"ceasefire|framework|draft|blueprint|roadmap|memorandum|treaty|formula|initiative|document|outline|"
    r"statement|communiqu[eé]|declaration|protocol|terms|paper|text|clause|annex|article|appendix|provision|"
    r"paragraph|compact|side letter)[\"”'’]?\s+(?:[^,;]{0,40}?\s)?"
    r"(?:(?:would|will|could|may|might|should)\s+(?:\w+ly\s+)?(?:see|involve|require|oblige|commit|have|"
    r"include|mean|entail|bind)|"
    r"(?:sees|involves|requires|obliges|commits|binds|committed|obliged|required|bound|asked|calls for|"
    r"calls on|provides for|envisages|envisions|foresees|"
    r"asks|"
    r"stipulates that|entails)|"
    r"(?:calling|providing) for|(?:under|in|by) which|whereby)\s+",
    re.IGNORECASE,
)
DEAL_GIVES = re.compile(
    rf"\b(?:{DEAL}|plan|proposal|offer|draft|text|treaty|compromise|"
    rf"terms)\s+(?:[^,;]{{0,40}}?\s)?(?:(?:would|will|could|"
    r"may|might)\s+)?(?:give|grant|hand|offer|bring|earn|assure|guarantee|promise)s?\s+(?=(?:the\s+)?[A-Z])"
)
IT_HOLDS = re.compile(
    r"^(?:It|This|That|The same)\s+(?:(?:would|will|could|should)\s+(?:\w+ly\s+|also\s+|further\s+|then\s+)*"
    r"(?:see|involve|require|oblige|commit|have|force|bind|compel|let|allow|give|grant)|"
    r"(?:also\s+|further\s+)?(?:obliges|requires|commits|provides for|calls for|calls on|asks|lets|"
    r"allows))\s+",
)
IDEA = re.compile(
    r"\b(?:idea|plan|proposal|offer|scheme|bargain|deal|formula|suggestion|compromise|solution|package|draft|"
    r"way out)\s+(?:[^,;]{0,40}?\s)?(?:(?:is|was|would be)\s+(?=for\s)|(?:has|had|with)\s+(?=(?:the\s+)?\w))",
    re.IGNORECASE,
)
PART_WHEREBY = re.compile(
    r"\b(?:component|element|part|provision|plank|pillar|clause|term|track|one|aspect|side)s?\s+(?:whereby|"
    r"(?:under|by|in) which)\s+",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"\b(?:(?:nothing|anything|little|not much)\s+(?:\w+\s+){0,6}?|(?:no concessions?|"
    r"no \w+)\s+(?:\w+\s+){0,3}?)(?:in (?:return|"
    r"exchange))|"
    r"\bin (?:return|exchange) for (?:nothing|free(?=\s*[,.;]|$)|views|fire|little more than|no more than|"
    r"gratitude|thanks)\b|\bwithout (?:getting |receiving |asking |"
    r"demanding )?(?:\w+\s+){0,3}in (?:return|exchange)",
    re.IGNORECASE,
)
