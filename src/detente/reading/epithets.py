"""What a text calls a party once it has named it: "the North", "the bloc", "the island", "the two Koreas"."""

import re
from collections.abc import Iterable

from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.tokens import vocabulary_of
from detente.reading.word_classes import word_class

_BLOCS = tuple(word_class("bloc"))
_KINDS = {
    "bloc": frozenset(f"O:{name.upper()}" for name in _BLOCS),
    "island": frozenset(f"S:{code.upper()}" for code in word_class("island_state")),
    "kingdom": frozenset(f"S:{code.upper()}" for code in word_class("kingdom")),
}
_WORDS = frozenset({*_KINDS, "north", "south", "koreas"})
_KOREAS = ("S:PRK", "S:KOR")
_EPITHET = re.compile(
    r"\b[Tt]he\s+(?:(?P<half>North|South)(?=['’]s\b|[,.;:)]|\s+[a-z]|$)|"
    r"(?P<kind>bloc|island|kingdom)(?:\s+(?:nation|state|country|republic))?(?=['’]s\b|[,.;:)]|\s+[a-z]|$)|"
    r"(?P<both>two Koreas)\b)"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|across|on|around|within|throughout|inside|off|part of|half of)\s+$")


def epithet_mentions(
    text: str, mentions: list[Mention], glossary: Glossary, named: Iterable[str]
) -> list[Mention]:
    """Mentions of a sentence with those by epithet: each stands for the last party named that it fits.

    Parameters
    ----------
    text : str
        The sentence.
    mentions : list of Mention
        Its mentions by name; "the bloc" among them is judged again.
    glossary : Glossary
        The words to read by.
    named : iterable of str
        Entities that the document has named before, the latest last; those of the sentence follow.
    """
    if _WORDS.isdisjoint(vocabulary_of(text)):
        return mentions
    known = list(named)
    found: list[Mention] = []
    for epithet in _EPITHET.finditer(text):
        here = [m.entity for m in mentions if m.end <= epithet.start()]
        start, end = epithet.start(), epithet.end()
        if epithet["both"]:
            found.append(Mention(start, end, _KOREAS[0], "group", _KOREAS))
        elif _PLACE_BEFORE.search(text, max(0, start - 16), start) is None:
            fits = [entity for entity in (*known, *here) if _fits(entity, epithet, glossary)]
            if fits:
                found.append(Mention(start, end, fits[-1], "nominal"))
    return [m for m in mentions if not any(f.start < m.end and m.start < f.end for f in found)] + found


def _fits(entity: str, epithet: re.Match[str], glossary: Glossary) -> bool:
    if epithet["kind"]:
        return entity in _KINDS[epithet["kind"]]
    state = glossary.entities.get(entity)
    return bool(state and entity.startswith("S:") and state.name.startswith(f"{epithet['half']} "))
