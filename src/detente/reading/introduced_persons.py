"""Persons whom a text gives in full without a title: "the chief delegate, Ann Leek", "said Ann Leek"."""

import re
from collections.abc import Collection, Iterator

from detente.reading.role_nouns import role_nouns
from detente.reading.unknown_names import NO_NAMES, PARTICLE, is_body, words_of_name
from detente.reading.word_classes import word_class

_WORD = r"[A-Z][\w’'-]*[\w’']"
_INITIAL = r"[A-Z]\."
_FULL = re.compile(
    r"[A-Z](?<![\w’'-][A-Z])[\w’'-]*[\w’']"
    rf"(?:[^\S\n]+(?:(?:{PARTICLE}[^\S\n]+){{1,2}}|{_INITIAL}[^\S\n]+)?{_WORD}){{1,2}}(?![\w-])"
)
_SAYS = "|".join(sorted(word_class("attributing") | {"says", "thinks", "argues", "writes", "put", "who"}))
_SAID_BEHIND = re.compile(
    rf"(?:,\s+[^,.;\n]{{2,80}},|\s+(?:of|at|from)\s+[^,.;\n]{{2,60}}?)?\s+(?:{_SAYS})\b(?!\s+Minister)"
)
_SAID_BEFORE = re.compile(
    r"[,”\"’']\s+(?:said|says|added|adds|according to|wrote|writes|asked)\s+$|\baccording to\s+$"
)
_REPORTING = re.compile(
    r"[(;]\s*(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) (?:and \w+ )?by [^()\n]{0,90}$|"
    r"(?:^|\n)[Bb]y [^\n]{3,60}\band\s+$"
)
_OWN = r"(?:the|an?|its|their|his|her|then|former|chief|deputy|[\w’'-]+[’']s)"
_ROLE_BEHIND = re.compile(
    rf",\s+(?:who|whose)\b|,\s+(?P<role>{_OWN}\s+(?:[\w’'-]+\s+){{0,5}}?[a-z][\w-]*)(?=[,.;]|\s)"
)
_ROLE_BEFORE = re.compile(
    r"(?P<role>\b[a-z][\w-]*)(?:\s+(?:of|for|at|to)\s+(?:[\w’'-]+\s+){0,4}[\w’'-]+)?,?\s+$"
)
_ALONE = re.compile(
    rf"(?<![\w’'-])(?P<before>[A-Z][\w’'-]*\s+)?(?P<family>{_WORD}?)"
    r"(?:['’]s?\s|\s+(?:herself|himself|also|has|had|would|will|could|may|might|"
    r"was|is|says|said|[a-z]+ed|needs|wants)\b)"
)
"""A word with a capital that acts alone: somebody by family name, if the text has a full name to it."""
_NO_PERSON = word_class("named_thing") | frozenset(role_nouns())
_NEAR = 100


def introduced(raw: str, known: Collection[str]) -> Iterator[str]:
    """Full names that a text brings in as a person's, in order of place.

    A name counts where an office of persons stands before or behind it, where it says something, where its
    last word acts alone elsewhere, or in the lines that tell who wrote the text; none holds a word of what
    others are called.

    Parameters
    ----------
    raw : str
        A document.
    known : collection of str
        Words that begin the name of a state, a body or anything else that is no person.

    Examples
    --------
    >>> text = "The chief delegate, Ann Leek, met Olav Brun of the Fish Board. “No,” said Marit de Vries."
    >>> list(introduced(text, ()))
    ['Ann Leek', 'Marit de Vries']
    """
    alone = acting_alone(raw)
    for match in _FULL.finditer(raw):
        name = " ".join(words_of_name(" ".join(match.group().split())))
        if " " not in name or is_body(name) or not _may_be_person(name, known):
            continue
        start = match.end() - len(match.group()) if name != match.group() else match.start()
        if name.split()[-1] in alone or _is_introduced(raw, start, match.end()):
            yield name


def acting_alone(raw: str) -> frozenset[str]:
    """Words with a capital that have or do something where no other such word stands before them.

    >>> sorted(acting_alone("Abiy Ahmed spoke. But Abiy has no vote."))
    ['Abiy']
    """
    return frozenset(
        found["family"] for found in _ALONE.finditer(raw) if (found["before"] or "But").strip() in NO_NAMES
    )


def _may_be_person(name: str, known: Collection[str]) -> bool:
    words = [word for word in name.split() if word[0].isupper()]
    return not any(
        word in known or word in NO_NAMES or word.lower() in _NO_PERSON or word.isupper() for word in words
    )


def _is_introduced(raw: str, start: int, end: int) -> bool:
    before = raw[max(0, start - _NEAR) : start]
    if _SAID_BEHIND.match(raw, end) or _SAID_BEFORE.search(before) or _REPORTING.search(before):
        return True
    role = _ROLE_BEHIND.match(raw, end)
    if role is not None and (role["role"] is None or _is_office(role["role"].split())):
        return True
    office = _ROLE_BEFORE.search(before)
    return office is not None and _is_office([office["role"]])


def _is_office(words: list[str]) -> bool:
    return any(role_nouns().get(word.lower()) == "person" for word in words)
