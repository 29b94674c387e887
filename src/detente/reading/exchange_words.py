"""Which cues of an exchange can stand in a sentence, by its words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from detente.reading.exchange_cues import (
    BARTER,
    DEAL_GIVES,
    DEAL_HOLDS,
    ENABLING,
    FOR,
    FOR_DOING,
    FOR_THAT,
    GOODWILL,
    HINGE,
    IDEA,
    IT_HOLDS,
    LINKS,
    NEEDS,
    NOTHING,
    OFFERING,
    OFFERS_FOR,
    PACKAGE,
    PART_OF,
    PART_WHEREBY,
    PROMISED,
    QUID_WITH,
    READY_IF,
    RETURN,
    REWARDED,
    SWAP,
    SWAP_OF,
    SWAPPED,
    TERMS,
    TO_WIN,
    TRADE,
    UNDER,
    YOU_GIVE,
)
from detente.reading.payment_cues import (
    BARE_PRICE,
    BEING,
    CONCESSION,
    GOT_BY,
    PAY_WITH,
    PERSUADED,
    PRICE,
    PROMISED_BEFORE,
    RECIPROCATES,
    REWARD,
)

_PAPERS = (
    "deal bargain package agreement accord settlement compromise pact truce arrangement plan proposal offer "
    "scenario scheme ceasefire framework draft text blueprint roadmap memorandum treaty formula initiative "
    "swap understanding terms document outline protocol contract statement "
    "communique communiqué declaration paper clause annex article appendix provision paragraph compact letter"
)
_SWAPS = "exchange exchanges exchanged exchanging swap swaps swapped swapping trade trades traded trading"
# Of every group of words one must stand in the sentence.
_NEEDED = {
    QUID_WITH: ("quid swap trade exchange deal bargain", "with"),
    FOR: (
        "exchange return compensation consideration trade quid payment reward price recompense swap "
        "counterpart understanding proviso condition conditional contingent conditioned dependent "
        "response reply "
        "answer against",
    ),
    RETURN: ("return exchange turn quid counter counterconcession",),
    FOR_THAT: (
        "that this payment compensation reward price recompense return which",
        "for against as in by",
    ),
    HINGE: (
        "hinges hinge hinged hinging depends depend depended depending hangs hang hanging rests rest rested",
    ),
    PRICE: ("price condition quid reward payment", "of for"),
    GOT_BY: (
        "got get gets win wins won secure secures secured obtain obtains obtained earn earns earned buy "
        "buys bought "
        "avoid avoids avoided escape escapes escaped",
        "by",
        "promising offering agreeing pledging undertaking handing giving ceding releasing freeing "
        "opening dropping "
        "lifting paying letting allowing",
    ),
    PAY_WITH: ("pay pays paying paid buy buys buying bought", "with by"),
    BARE_PRICE: ("price quid reward payoff payment counterpart half side", "the its their his"),
    BEING: ("being", "price quid counterpart payment reward return consideration recompense half side"),
    PERSUADED: ("persuaded induced tempted coaxed enticed won brought lured swayed", "with by"),
    PROMISED_BEFORE: ("promised offered pledged agreed undertaken guaranteed so", "because since after that"),
    SWAP_OF: ("swap exchange trade barter bargain off", "for", "of"),
    REWARD: (
        "reward rewards rewarded rewarding repay repays repaid repaying recompense recompensed reimburse "
        "reimbursed compensate compensates compensated compensating thank thanked",
        "with by",
    ),
    PROMISED: ("promised offered given granted paid guaranteed assured handed", "after once when having"),
    SWAPPED: ("exchanged traded swapped bartered", "for"),
    RECIPROCATES: ("reciprocate reciprocates reciprocated reciprocating",),
    CONCESSION: ("concession sweetener contribution offer gesture", "by from of"),
    TRADE: (f"{_SWAPS} barter barters bartered bartering", "for"),
    SWAP: (
        _SWAPS,
        "prisoner prisoners detainees hostages captives pows bodies remains spies soldiers territory "
        "territories land ambassadors",
    ),
    NEEDS: (
        "need needs require requires must want wants have",
        "if for before",
        "to will would can could",
    ),
    ENABLING: (
        "order necessary "
        "needed essential required enough meant designed intended persuade induce entice coax "
        "convince tempt",
        "to",
    ),
    TO_WIN: ("win secure get obtain buy gain earn without",),
    OFFERS_FOR: (
        "consent release withdrawal return support vote votes silence recognition signature approval "
        "agreement "
        "cooperation promise pledge permission",
        "offer offers offered offering gave give gives giving paid pay pays paying",
        "for",
    ),
    FOR_DOING: ("get receive be win earn obtain gain have", "for"),
    OFFERING: ("offering promising pledging",),
    REWARDED: ("rewarded repaid reciprocated compensated recompensed earn matched answered",),
    BARTER: ("quid deal bargain trade exchange swap formula offer idea price arrangement pact plan", "for"),
    YOU_GIVE: ("you we", "give hand send free return release deliver let"),
    READY_IF: (
        "if",
        "to",
        "offer offers offered offering ready willing prepared promise promises promised pledge pledges "
        "pledged agree agrees agreed propose proposes proposed vow vows vowed open",
    ),
    TERMS: ("but unless only until provided providing long",),
    LINKS: ("link links linked linking tie ties tied tying", "to"),
    GOODWILL: ("goodwill good confidence faith unilateral sweetener concession olive down",),
    PART_OF: ("part", "of"),
    PACKAGE: ("part", "of"),
    UNDER: (_PAPERS, "under in part"),
    DEAL_HOLDS: (
        _PAPERS,
        "would will could may might should sees involves requires obliges commits binds asks committed "
        "obliged required bound asked calls calling provides "
        "providing envisages envisions foresees stipulates entails which whereby",
    ),
    DEAL_GIVES: (
        f"{_PAPERS} deals agreements trade arrangement",
        "give gives grant grants hand hands offer offers bring brings earn earns assure assures "
        "guarantee guarantees "
        "promise promises",
    ),
    IT_HOLDS: (
        "see involve require requires oblige obliges commit commits have force bind compel let lets allow "
        "allows give grant provides calls asks",
        "it this that same",
    ),
    IDEA: (
        "idea suggestion way plan proposal offer scheme bargain deal formula compromise solution package "
        "draft",
        "for has had with",
    ),
    PART_WHEREBY: (
        "whereby which",
        "component components element elements part parts provision provisions plank planks pillar pillars "
        "clause clauses term terms track tracks one ones aspect aspects side sides",
    ),
    NOTHING: ("return exchange", "nothing anything little much no without free views fire gratitude thanks"),
}
# By the patterns' text: a pattern works out its hash anew every time.
_WORDS = {
    pattern.pattern: [frozenset(words.split()) for words in groups] for pattern, groups in _NEEDED.items()
}
_BY_FIRST: dict[str, list[str]] = {}
for _text, (_first, *_) in _WORDS.items():
    for _word in sorted(_first):
        _BY_FIRST.setdefault(_word, []).append(_text)
_ANY = frozenset(_BY_FIRST)
_NONE = frozenset[str]()


def find(pattern: re.Pattern[str], text: str, vocabulary: frozenset[str]) -> Iterable[re.Match[str]]:
    """Matches of a pattern in a text with that vocabulary, looked for only where it can stand."""
    return pattern.finditer(text) if pattern.pattern in possible(vocabulary) else ()


def any_possible(vocabulary: frozenset[str]) -> bool:
    """Whether any cue can stand in a text with that vocabulary."""
    return not possible(vocabulary) <= {NOTHING.pattern}


@lru_cache(maxsize=64)
def possible(vocabulary: frozenset[str]) -> frozenset[str]:
    """Texts of the patterns of which every group of words has one in a vocabulary."""
    here = vocabulary & _ANY
    if not here:
        return _NONE
    return frozenset(
        text
        for text in {text for word in here for text in _BY_FIRST[word]}
        if not any(map(vocabulary.isdisjoint, _WORDS[text][1:]))
    )
