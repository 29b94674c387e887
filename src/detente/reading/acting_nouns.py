"""Parties by any noun that promises something: "the monks have agreed to", "the hockey club would"."""

import re
from collections import Counter
from collections.abc import Sequence

from detente.reading.mentions import Mention
from detente.reading.names import slug
from detente.reading.sentences import Sentence
from detente.reading.tokens import vocabulary_of
from detente.reading.verbs import BASE_VERB, VERB
from detente.reading.word_classes import word_class

_ADVERB = r"(?:\w+ly\s+|also\s+|then\s+|first\s+|now\s+|both\s+)?"
_ACTS = (
    rf"(?:(?:would|will|shall|could|might|may)\s+{_ADVERB}(?:{BASE_VERB})\b|"
    rf"(?:(?:has|have|had|was|were)\s+{_ADVERB})?(?:agreed|offered|promised|pledged|accepted|"
    rf"refused)\b(?! by)|"
    rf"(?:is|are)\s+{_ADVERB}(?:ready|willing|prepared|to)\s|"
    r"(?:let|allowed|gave|handed|released|freed|lifted|dropped|withdrew|paid|sold|scrapped|shelved|waived|"
    r"called off|"
    r"backed|signed|gets|would get|will get|would have to|will have to)\s)"
)
_NOUNS = r"(?:[a-z][a-z’'-]*\s+){0,2}?[a-z]{3,}"
_OF = r"(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?[\w’'-]+)?"
_SUBJECT = re.compile(rf"\b(?:[Tt]he|[Ee]ach|[Bb]oth)\s+(?P<noun>{_NOUNS}){_OF}\s+(?={_ACTS})")
_PLURAL = re.compile(rf"(?:^|[,;:]\s+|\b(?:and|while|whereas|but)\s+)(?P<noun>[A-Z]?[a-z]+s)\s+(?={_ACTS})")
_IN_CONDITION = re.compile(
    rf"\b(?:if|unless|once|provided(?: that)?|condition that|after|until|"
    rf"whereby)\s+the\s+(?P<noun>{_NOUNS})\s+"
    rf"(?=(?:had\s+|has\s+|have\s+)?(?:{VERB})\s)"
)
_MADE = re.compile(
    rf"\b(?:have|see|obliges?|obliged|requires?|required|commits|committed|binds?|wants?|asks?|"
    rf"asked)\s+the\s+"
    rf"(?P<noun>{_NOUNS})\s+(?=(?:to\s+)?(?:{BASE_VERB})\b)"
)
_OFFERED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|promis(?:e|es|ed|ing)|give|gave|giving|grant(?:s|ed)?|pays?|paid|lend|lent|"
    r"sell|sold)\s+the\s+"
    r"(?P<noun>(?:[a-z][a-z’'-]*\s+)?[a-z]{3,})\s+(?=(?:the|an?|its|their|half|some|more|[£$€\d])\s?)"
)
_WAYS = (_SUBJECT, _PLURAL, _IN_CONDITION, _MADE, _OFFERED)
_SIGNS = word_class("promising") | frozenset(
    ["could", "might", "may", "shall", "accepted", "refused", "if", "unless", "once", "condition"]
)
_THINGS = word_class("deal_noun") | word_class("thing_noun")
_SMALL = (
    word_class("determiner") | word_class("preposition") | word_class("subordinator") | word_class("be")
    | word_class("have") | word_class("modal") | word_class("pronoun") | frozenset({"and", "or", "but", "to"})
)  # fmt: skip
_OFTEN = 3
"""How often two states must be named where they are the ones who bargain."""
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ance|ence|ism|ship|hood|ure|ing)s?$")
_BODIES = word_class("party_noun")
"""Nouns that stand for a party anyway."""


def acting_nouns(found: Sequence[tuple[Sentence, list[Mention]]]) -> dict[str, str]:
    """Nouns with "the" that promise something in a document, with identities: `{"the monks": "G:MONKS"}`.

    None where two states bargain, and none for things: words of agreements, money and goods, and words that
    end as abstract nouns do.
    """
    names: dict[str, str] = {}
    states = Counter(m.entity for _, here in found for m in here if m.entity.startswith("S:"))
    if len([state for state, count in states.items() if count >= _OFTEN]) > 1:
        return names
    for sentence, mentions in found:
        text = sentence.text
        if sentence.boilerplate or sentence.role != "body" or _SIGNS.isdisjoint(vocabulary_of(text)):
            continue
        for pattern in _WAYS:
            for match in pattern.finditer(text):
                start, end = match.span("noun")
                if not any(m.start < end and start < m.end for m in mentions):
                    _keep(names, match["noun"].lower())
    return names


def _keep(names: dict[str, str], noun: str) -> None:
    *before, head = noun.split()
    thing = head in _THINGS or head in _BODIES or _ABSTRACT.search(head)
    if thing or not _SMALL.isdisjoint(noun.split()):
        return
    plural = head.endswith("s") or head.endswith("men")
    identity = f"{'G' if plural else 'O'}:{slug(noun)}"
    for article in ("the", "The"):
        names.setdefault(f"{article} {noun}", identity)
    if plural and not before:
        names.setdefault(noun, identity)
        names.setdefault(noun.capitalize(), identity)
