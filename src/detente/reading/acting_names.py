"""Names that no table holds, of those who act in a document: companies, clubs, invented states."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from detente.reading.given_names import GivenNames
from detente.reading.mentions import Mention
from detente.reading.names import slug
from detente.reading.role_nouns import role_nouns
from detente.reading.sentences import Sentence
from detente.reading.tokens import vocabulary_of
from detente.reading.unknown_names import NO_NAMES, is_body, words_of_name
from detente.reading.word_classes import word_class

_WORD = r"[A-Z][\w’'&-]*\w"
_NAME = rf"(?P<name>(?:{_WORD}\s+(?:of\s+)?){{0,2}}{_WORD})"
_PROMISES = (
    r"(?:would|will|could|might|may|should|must|shall|ought to|lowers|gives|gets|lifts|cuts|drops|opens|"
    r"reopens|pays|"
    r"returns|releases|frees|withdraws|accepts|suspends|halts|grants|extends|buys|sells|supplies|delivers|"
    r"promised|agree[sd]? to|"
    r"(?:(?:has|have|had)\s+)?(?:offered|promised|pledged|agreed|proposed|demanded|refused|rejected)|"
    r"sold|paid|accepted|dropped|lifted|withdrew|released|handed|gave|granted|shelved|suspended|resumed|"
    r"(?:is|are|was|were) (?:ready|willing|prepared|open|offering|to\b)|wants?|demands?|offers?|refuses)"
)
_ACTS = re.compile(
    rf"(?<![\w’'-]){_NAME}(?=(?:,\s+(?:which|who|whose)\s[^,;]{{3,80}},)?\s+(?:\w+ly\s+|also\s+|then\s+|"
    rf"first\s+)?{_PROMISES}\b)"
)
_BETWEEN = re.compile(rf"\b(?i:between)\s+(?:the\s+)?{_NAME}\s+and\s+(?:the\s+)?(?P<other>{_WORD})")
_IF = re.compile(rf"\b(?:if|unless|once|provided|until|whether)\s+(?:the\s+)?{_NAME}(?=\s+[a-z]{{3,}}\b)")
_HANDED_TO = re.compile(
    r"\b(?:grant|offer|give|sell|lend|supply|lease|return|cede|open|transfer|hand)(?:s|ed|"
    r"ing)?\s+[^,.;:]{3,60}?"
    rf"\sto\s+(?:the\s+)?{_NAME}(?![\w’'-]*\s+[A-Z])"
)
_TO = re.compile(
    rf"\b(?:grant|offer|give|pay|sell|lend|promise|supply|let|allow|deal with|pact with|talks with|"
    rf"agreement with|border with)(?:s|ed|ing)?\s+(?:the\s+)?{_NAME}(?=\s+(?![A-Z])|[.,;])"
)
_HANDING = "grant offer give sell lend supply lease return cede open transfer hand"


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(verb + ending for verb in verbs.split() for ending in ("", "s", "ed", "ing"))


_WAYS = (
    (_ACTS, None),
    (_BETWEEN, frozenset({"between"})),
    (_IF, frozenset({"if", "unless", "once", "provided", "until", "whether"})),
    (_HANDED_TO, _forms(_HANDING)),
    (_TO, _forms(f"{_HANDING} pay promise let allow deal pact talks agreement border")),
)
"""Patterns for those who act, with words of which their sentence has one."""
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Judge|Prof|Captain|General|[Pp]resident|[Mm]inister|[Ss]enator|[Mm]ayor|"
    r"[Pp]remier|[Cc]hancellor|[Aa]lderman|[Gg]overnor|[Ss]ecretary|[Cc]hairman|[Dd]irector|[Aa]nalyst)"
    r"\.?\s+)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST = 3
_SIGNS = (
    word_class("promising")
    | word_class("acting")
    | {"between", "may", "shall", "gets", "refuses", "refused", "rejected", "wants", "demands", "demanded"}
    | {"grant", "give"}
)


def acting_names(
    found: Iterable[tuple[Sentence, list[Mention]]], raw: str, persons: Container[str], known: Container[str]
) -> dict[str, str]:
    """Names of a document that no table holds and that promise, want or refuse something, with identities.

    A person is none: by title, or by a first name that the document gives with the name. The first word of
    a sentence is a name where the document has it with a capital elsewhere, or else nowhere small.

    Parameters
    ----------
    found : iterable of (Sentence, list of Mention)
        Sentences of the document, with those whom the tables name in them.
    raw : str
        The document.
    persons : container of str
        Family names of persons.
    known : container of str
        Words by which names of the tables begin.
    """
    names = _Names(raw, GivenNames(raw), persons, known)
    for sentence, mentions in found:
        if sentence.role == "body" and not sentence.boilerplate:
            names.look(sentence, mentions)
    return names.identities


@dataclass
class _Names:
    raw: str
    given: GivenNames
    persons: Container[str]
    known: Container[str]
    identities: dict[str, str] = field(default_factory=dict)
    _seen: dict[tuple[str, str], bool] = field(default_factory=dict)

    def look(self, sentence: Sentence, mentions: list[Mention]) -> None:
        text = sentence.text
        vocabulary = vocabulary_of(text)
        if _SIGNS.isdisjoint(vocabulary):
            return
        for pattern, needed in _WAYS:
            for match in pattern.finditer(text) if needed is None or needed & vocabulary else ():
                for group in ("name", "other")[: pattern.groups]:
                    name = " ".join(words_of_name(match[group]))
                    end = match.start(group) + len(_POSSESSIVE.sub("", match[group]))
                    start = end - len(name)
                    over = [m for m in mentions if m.start < end and start < m.end]
                    held = any(not m.entity.startswith("P:") for m in over)
                    if not name or held or (over and not self._as_group(name)):
                        continue
                    if self._is_party(text, name, start, sentence):
                        self._keep(name)

    def _keep(self, name: str) -> None:
        """Keep a name with its identity, and its last word where that stands for it: "Albion"."""
        identity = f"O:{slug(name)}"
        if name in self.identities:
            return
        self.identities[name] = identity
        *rest, last = name.split()
        alone = rest and not is_body(last) and last not in self.known
        if alone and re.search(rf"(?<!{re.escape(rest[-1])} )\b{re.escape(last)}\s+[a-z]", self.raw):
            self.identities[last] = identity

    def _is_party(self, text: str, name: str, start: int, sentence: Sentence) -> bool:
        words = name.split()
        if _TITLE_BEFORE.search(text, max(0, start - 20), start):
            return False
        if self._as_group(name):
            return True
        if len(words) > 1:
            words_held = " of " in name
            return words_held or is_body(name) or text[max(0, start - 4) : start].lower() == "the "
        given = self.given.before(name, sentence.end)
        person = name in self.persons or (given is not None and given not in NO_NAMES)
        if person or name in self.known or len(name) < _SHORTEST or name.lower() in role_nouns():
            return False
        return bool(start and text[start - 2].isalnum()) or self._is_capital(name)

    def _as_group(self, name: str) -> bool:
        """Whether a name takes the verb of several, as clubs and firms may: "Harwick Albion have agreed"."""
        return self._stands(name, rf"(?<![\w’'-]{re.escape(name)})\s+(?:have|are|were)\s")

    def _is_capital(self, name: str) -> bool:
        """Whether a word that opens a sentence is a name."""
        if self._stands(name, rf"(?<=[a-z,] {re.escape(name)})(?![\w’'-])"):
            return True
        low = name.lower()
        return not (name.endswith("s") or self._stands(low, rf"(?<![\w’'-]{re.escape(low)})(?![\w’'-])"))

    def _stands(self, word: str, around: str) -> bool:
        """Whether a word stands anywhere in the document with what a pattern asks of it; looked for once."""
        if (word, around) not in self._seen:
            self._seen[word, around] = re.search(re.escape(word) + around, self.raw) is not None
        return self._seen[word, around]
