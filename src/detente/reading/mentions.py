"""Where a sentence names a party: one pass over its words, then offices and groups."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.attributions import dateline_end
from detente.reading.glossary import Alias, Glossary

_TOKEN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[.'’\- &/,]{0,2}")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|through|via|throughout|into|toward central|downtown|"
    r"(?:city|mayor|streets|outskirts|suburbs|suburb|bishop|siege|battle|university|treaty|talks|summit|"
    r"conference) of|"
    r"(?:leave|leaves|left|leaving|visit|visits|visited|visiting|reach|reached|host|hosted) )\s*$|"
    r"\b(?:fly|flies|flew|flying|travel\w*|return\w*|arriv\w*|head\w*|went|go|goes|going|drove|came|come|"
    r"back|"
    r"flights?|route|journey\w*|rush\w*|dispatched)\s+(?:back\s+)?(?:to|from|for)\s+$|\b[A-Z][\w]+,\s+$|"
    r"\b(?:College|University|School|Institute|Academy|Polytechnic|Hospital|Museum|Airport)\s+$"
)  # fmt: skip
_RESULT_IN = re.compile(r"\b(?:result\w*|end\w*|culminat\w*|interest\w*|trust|confidence|faith) in\s+$")
_ACTS = re.compile(r"\s+[\"“'‘]?\w+ing\b|['’]s")
_TO_BEFORE = re.compile(r"\bto\s+$")
_TO_A_PARTY = re.compile(
    r"\b(?:visit|trip|message|offer\w*|letter|concession\w*|overture\w*|proposal\w*|ultimatum|relief|aid|"
    r"commit\w*|"
    r"giv\w+|gave|present\w*|hand\w*|pledg\w*|promis\w*|loyal\w*|clos\w+|according|attitude|approach|"
    r"response|"
    r"respon\w+|oppos\w+|threat\w*|challenge|blow|boost|gift|reward|warning|signal\w*|sell\w*|sold|sale\w*|"
    r"suppl\w+|"
    r"export\w*|propos\w+|ced\w+|transfer\w*|grant\w*|appeal\w*|favou?r|alternative|friendly|hostile|gesture|"
    r"(?:transfer|pay|grant|cede|sell|lend|remit|concede|extradite|hand)\w*(?:\s+[\w’'-]+){1,5}|"
    r"assurance\w*|guarantee\w*|deliver\w*|help|support|weapons|arms|back|owed?|lend|lent|loan\w*)\s+to\s+$"
)
_PLACE_AFTER = re.compile(
    r"(?:,\s+(?:[A-Z]\w+\s?){1,2}(?=[,.;)]|$|\s+(?:on|in|for|after|where|to))|"
    r"\s+(?:summit|talks|conference|meeting|accords?|agreements?|treaty|protocol|process|communiqu|"
    r"convention|"
    r"declaration|airport|suburb|street|stock|police|embassy|metro|bureau|correspondent|Summit|Accords?|"
    r"Agreements?|"
    r"Protocol|Treaty|Conference|Process|Format|Convention|Airport|Post|Times|Club|University|Institute|"
    r"Stock)\b)"
)
_COMPOUND_AFTER = re.compile(r"[-‐‑](?:based|born|area|bound|raised|educated|trained)\b")
_NAME_AFTER = re.compile(r"\s+(?P<name>[A-Z][a-z]+)")
_GIVEN_NAMES = frozenset(
    {"Jordan", "Chad", "Georgia", "Israel", "Washington", "London", "Paris", "Sofia", "Niger", "Mali", "Lima"}
)
_INSTITUTION_AFTER = re.compile(
    r"(?:\s+(?:[A-Z][\w’'-]+|of|for|and|the|&)){0,5}?\s+(?:Academy|Institute|University|Bank|Council|"
    r"Foundation|Association|"
    r"Society|Institution|Museum|Airlines|Centre|Center|Agency|Federation of|Chamber|Orthodox Church)\b"
    r"(?:\s+(?:of|for|on)(?:\s+(?:[A-Z][\w’'-]+|and|the|of))+(?<=[\w’'-]))?"
)


@dataclass(frozen=True)
class Mention:
    """A party, person, group or instrument named in a sentence, by places in the sentence."""

    start: int
    end: int
    entity: str
    form: str
    group: tuple[str, ...] = ()

    @property
    def who(self) -> str | list[str]:
        """Whom it names: one, or the members of a group."""
        return list(self.group) if self.group else self.entity


def named(text: str, glossary: Glossary) -> list[Mention]:
    """Mentions by name: the longest alias at every word, places and parts of other names left out.

    >>> from detente.reading import glossary
    >>> [m.entity for m in named("Talks in Paris: Beijing asked US diplomats to help us.", glossary())]
    ['S:CHN', 'S:USA']
    """
    tokens = list(_TOKEN.finditer(text))
    words = [token.group() for token in tokens]
    found: list[Mention] = []
    opens = dateline_end(text)
    n = sum(token.end() <= opens for token in tokens) if opens else 0
    for first in [k for k, word in enumerate(words) if word in glossary.longest]:
        if first < n:
            continue
        length, alias = _longest(text, tokens, words, first, glossary)
        if alias is None:
            continue
        start, end = tokens[first].start(), tokens[first + length - 1].end()
        n = first + length
        if alias.text.endswith(".") and text[end : end + 1] == ".":
            end += 1
        if alias.form == "adj" and (whole := _INSTITUTION_AFTER.match(text, end)):
            n += sum(end <= token.start() < whole.end() for token in tokens)
        elif alias.entity != "-" and _is_party(text, start, end, alias):
            found.append(Mention(start, end, alias.entity, alias.form))
    return found


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order of place; of two that overlap, the longer stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def as_record(mention: Mention, span: dict[str, Any], doc: str) -> dict[str, Any]:
    """A mention as entity records write it."""
    record = {"doc": doc, **span, "form": mention.form}
    return record | ({"group": list(mention.group)} if mention.group else {})


def moved(mention: Mention, start: int, end: int, *, form: str) -> Mention:
    """The same mention with other bounds and another form."""
    return replace(mention, start=start, end=end, form=form)


def ids_of(mentions: Iterable[Mention]) -> list[str]:
    """Entities of mentions in order, each once; a group stands for its members."""
    return list(dict.fromkeys(entity for m in mentions for entity in (m.group or (m.entity,))))


def _longest(
    text: str, tokens: list[re.Match[str]], words: list[str], n: int, glossary: Glossary
) -> tuple[int, Alias | None]:
    longest = min(glossary.longest[words[n]], len(tokens) - n)
    for length in range(longest, 0, -1):
        alias = glossary.aliases.get(tuple(words[n : n + length]))
        if alias and all(
            _JOINT.fullmatch(text, left.end(), right.start())
            for left, right in itertools.pairwise(tokens[n : n + length])
        ):
            return length, alias
    return 0, None


def _is_party(text: str, start: int, end: int, alias: Alias) -> bool:
    if (
        _COMPOUND_AFTER.match(text, end)
        or text[start - 1 : start] == "@"
        or text[end : end + 4] in (".com", ".org")
    ):
        return False
    before = text[max(0, start - 40) : start].removesuffix("the ").removesuffix("The ")
    if (
        alias.text in _GIVEN_NAMES
        and (follows := _NAME_AFTER.match(text, end))
        and _is_person_name(follows["name"])
    ):
        return False
    if alias.form != "metonym":
        return True
    if alias.text.endswith(("Kremlin", "White House", "Pentagon", "Downing Street")):
        return not re.search(r"\b(?:in|at|near|outside|inside)\s+$", before)
    if _RESULT_IN.search(before) and _ACTS.match(text, end):
        return True
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, end):
        return False
    return not (_TO_BEFORE.search(before) and not _TO_A_PARTY.search(before))


def _is_person_name(word: str) -> bool:
    return word not in (
        "Is",
        "Has",
        "Will",
        "And",
        "Says",
        "To",
        "On",
        "In",
        "Would",
        "Government",
        "President",
    )
