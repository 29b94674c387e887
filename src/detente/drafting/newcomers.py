"""Parties that no table knows: companies, unions, invented countries, "the rebels"."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from detente.drafting.word_lists import words_of
from detente.reading.glossary import Glossary
from detente.reading.mentions import named
from detente.reading.names import slug

_WORD = r"[A-Z][\w’'&-]*\w(?:(?<=s)['’](?=\s[A-Z]))?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?{_WORD}){{0,5}}")
_ADVERBS = (
    r"(?:(?:,\s+[^,;.]{2,40},)?\s+(?:has|have|had|is|are|was|were|does|do|did|also|now|still|long|so far|"
    r"never|not|in turn|already|again|\w+ly))*\s+"
)
_BARGAINS = re.compile(
    rf"{_ADVERBS}(?:want|demand|insist|refus|reject|offer|propos|ask|seek|seeking|accept|agree|threaten|oppos|"
    r"need|press|push|call(?:s|ed|ing)? for|ready to|willing to|prepared to|rul(?:e|es|ed|ing) out|hope|"
    r"met\b|bargain|negotiat|return(?:s|ed)? to the table|would|could|may|might|must|will)\w*\b"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|[Pp]resident|[Mm]inister|[Ss]ecretary|[Cc]hair\w*|[Ll]eader|[Ss]pokes\w+|[Bb]y|"
    r"[Ee]nvoy|[Dd]irector|[Gg]eneral|[Aa]nalyst|[Pp]rofessor|[Ee]xecutive)[.,]?\s+$"
)
_SAYS = re.compile(r",?\s+(?:said|says|told|added|wrote)\b|,\s+(?:an?|the|who)\s")
_PLACED = re.compile(r"\b(?:to|in|from|between)\s+$")
_TOKEN = re.compile(r"[^\W_]+")
_RARE = 2
"""How often a name without a word such as Union must stand in the texts to be a party."""


@dataclass
class Newcomer:
    """A party by its own name, or by the noun for it, with the other words for it."""

    name: str
    aliases: list[str]
    count: int = 0


def newcomers(
    texts: Sequence[str], glossary: Glossary, persons: Iterable[str] = (), traders: Collection[str] = ()
) -> tuple[list[Newcomer], dict[str, list[str]]]:
    """Parties that bargain and that the glossary does not know, with nouns that stand for known ones.

    Parameters
    ----------
    texts : sequence of str
        Sentences.
    glossary : Glossary
        What is known already.
    persons : iterable of str
        Names of persons: a surname alone is no party.
    traders : collection of str
        Who gives or gets something in a deal, as the reader names it, such as `O:ARDA`: a party, however
        rarely it is named.

    Returns
    -------
    list of Newcomer
        Most mentioned first.
    dict
        Further words for known entities: `{"O:ELN": ["the guerrillas", ...]}`.
    """
    bargaining, quiet = _names(texts, glossary, persons, traders)
    found = {name: Newcomer(name, []) for name in bargaining}
    for one in found.values():
        one.count = sum(text.count(one.name) for text in texts)
    known: dict[str, list[str]] = {}
    for noun, count in _nominals(texts).items():
        full = {name: Newcomer(name, []) for name in quiet}
        owner = _named_after(noun, found.values()) or _named_after(noun, full.values())
        owner = owner or _employer(noun, found.values()) or _employer(noun, full.values())
        entity = None if owner else _known_for(noun, texts, glossary)
        if owner:
            owner.aliases += _with_article(noun)
            owner.count += count
            found.setdefault(owner.name, owner)
        elif entity:
            known.setdefault(entity, []).extend(_with_article(noun))
        elif noun not in words_of("rulers") | words_of("employers"):
            found[noun] = Newcomer(noun, _with_article(noun), count)
    for one in found.values():
        one.aliases += _short_name(one.name, texts, glossary)
    return sorted(found.values(), key=lambda one: (-one.count, one.name)), known


def _names(
    texts: Sequence[str], glossary: Glossary, known_persons: Iterable[str], traders: Collection[str]
) -> tuple[list[str], list[str]]:
    """Names that bargain, and other names of organisations; persons are told by title, speech and surname.

    A name of one word that speaks is a person's only where it bargains less often: a state speaks too. In
    "the ambassador to Brel, who" it is not Brel that speaks.
    """
    counts: Counter[str] = Counter()
    bargains: Counter[str] = Counter()
    speaks: Counter[str] = Counter()
    persons: set[str] = set()
    for text in texts:
        taken = [(m.start, m.end) for m in named(text, glossary)]
        for match in _NAME.finditer(text):
            name, start = _without_opener(match)
            end = start + len(name)
            if not name or any(s < end and start < e for s, e in taken) or _known(name, glossary):
                continue
            after = text[end:]
            counts[name] += 1
            bargains[name] += bool(_BARGAINS.match(after))
            before = text[:start]
            speaks[name] += bool(_SAYS.match(after) and not _organised(name) and not _PLACED.search(before))
            if _PERSON_BEFORE.search(before) or (speaks[name] and " " in name):
                persons.add(name)
    persons |= {name for name, times in speaks.items() if times > bargains[name]}
    surnames = {name.split()[-1] for name in counts if " " in name and not _organised(name)}
    surnames |= {word for name in known_persons for word in name.split()}
    chosen = []
    for name, count in counts.items():
        single, trades = " " not in name, f"O:{slug(name)}" in traders
        if name in persons or not (bargains[name] or trades) or (single and name in surnames):
            continue
        if trades or _organised(name) or count >= _RARE:
            chosen.append(name)
    whole = [name for name in chosen if not any(name != o and name in o and _organised(o) for o in chosen)]
    return whole, [name for name in counts if _organised(name) and name not in whole]


def _without_opener(match: re.Match[str]) -> tuple[str, int]:
    name, start = match.group(), match.start()
    while (first := name.partition(" ")[0]).lower() in words_of("openers"):
        rest = name[len(first) :].lstrip()
        start, name = start + len(name) - len(rest), rest
    name = re.sub(r"['’]s?$", "", name)
    return name, start


def _known(name: str, glossary: Glossary) -> bool:
    return tuple(_TOKEN.findall(name)) in glossary.aliases


def _organised(name: str) -> bool:
    """Whether a name holds a word such as Union; "Trans" alone is no such word."""
    return bool(words_of("organisations") & set(_TOKEN.findall(name.lower()))) and (
        " " in name or name.isupper()
    )


def _nominals(texts: Iterable[str]) -> Counter[str]:
    """Nouns such as "the union" that bargain somewhere, with how often they stand in the texts."""
    nouns = "|".join(sorted(words_of("nominals"), key=len, reverse=True))
    one = re.compile(
        rf"\b(?:[Tt]he\s+(?:(?:two|striking|regional|state|local)\s+)?|^)(?P<noun>{nouns})(?![\w-])", re.I
    )
    counts: Counter[str] = Counter()
    acting: set[str] = set()
    for text in texts:
        for match in one.finditer(text):
            noun = match["noun"].lower()
            counts[noun] += 1
            if _BARGAINS.match(text, match.end()):
                acting.add(noun)
    return Counter({noun: count for noun, count in counts.items() if noun in acting})


def _with_article(noun: str) -> list[str]:
    return [f"the {noun}", noun] if noun.endswith("s") else [f"the {noun}"]


def _named_after(noun: str, found: Iterable[Newcomer]) -> Newcomer | None:
    """The organisation whose name holds the noun, in one number or the other."""
    forms = {noun, noun.removesuffix("s"), noun + "s"}
    owners = [one for one in found if forms & set(_TOKEN.findall(one.name.lower()))]
    return max(owners, key=lambda one: one.count, default=None)


def _short_name(name: str, texts: Iterable[str], glossary: Glossary) -> list[str]:
    """The first word of an organisation's name where it acts or speaks alone: "Corvane" for Corvane Steel."""
    first = name.partition(" ")[0]
    if not _organised(name) or not first[:1].isupper() or _known(first, glossary):
        return []
    alone = re.compile(rf"\b{re.escape(first)}(?=\s+[a-z]|,)")
    acts = (text for text in texts for m in alone.finditer(text) if _acts(text, m.end()))
    return [first] if next(acts, None) else []


def _acts(text: str, place: int) -> bool:
    return bool(_BARGAINS.match(text, place) or _SAYS.match(text, place))


def _employer(noun: str, found: Iterable[Newcomer]) -> Newcomer | None:
    """ "The company": the only organisation that is no union."""
    if noun not in words_of("employers"):
        return None
    unions = {"union", "federation", "association", "guild", "brotherhood", "confederation"}
    owners = [one for one in found if " " in one.name and not unions & set(_TOKEN.findall(one.name.lower()))]
    return owners[0] if len(owners) == 1 else None


def _known_for(noun: str, texts: Sequence[str], glossary: Glossary) -> str | None:
    """The known armed group that "the rebels" are, the state most named that "the government" is."""
    mentions = Counter(m.entity for text in texts for m in named(text, glossary))
    if noun in words_of("armed"):
        groups = [e for e in mentions if "armed" in getattr(glossary.entities.get(e), "type", "")]
        return groups[0] if len(groups) == 1 else None
    if noun in words_of("rulers"):
        states = [(n, e) for e, n in mentions.items() if e.startswith("S:")]
        return max(states, key=lambda one: one[0])[1] if states else None
    return None
