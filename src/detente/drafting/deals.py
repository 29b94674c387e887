"""What the texts call the deal itself: "gas transit deal", "prisoner swap"."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from detente.drafting.corpus import Line
from detente.drafting.word_lists import words_of

_MOST = 5
_KINDS = r"deal|agreement|accord|pact|treaty|settlement|swap|exchange|truce|ceasefire"
_CALLED = re.compile(rf"(?P<what>(?:\b(?:An?|The|Any|No|[a-z][a-z-]*)\s+){{1,3}})(?P<kind>{_KINDS})s?\b")
_VERB = re.compile(r"\w{3,}(?:ed|ing|ly)$")
_PLURAL_OR_VERB = re.compile(r"\w{2,}s$")
_ARTICLES = ("a", "an", "the", "any", "no")
_NO_KIND = frozenset(
    (
        *(
            "interim",
            "framework",
            "final",
            "partial",
            "new",
            "broader",
            "wider",
            "possible",
            "last-minute",
        ),
        *(
            "two-phase",
            "such",
            "formal",
            "draft",
            "side",
            "fresh",
            "written",
            "signed",
            "separate",
            "similar",
        ),
        *("provisional", "binding", "comprehensive", "preliminary", "potential", "foreign", "stock"),
    )
)
"""What is said of deals of any kind, and names none."""


def deal_of(lines: Iterable[Line], titles: Iterable[str], between: str) -> dict[str, Any]:
    """The `deal` block of a draft: the name that most sentences and titles give it, and their other names.

    Parameters
    ----------
    lines : iterable of Line
        Sentences.
    titles : iterable of str
        Titles of the texts.
    between : str
        Names of the principals, "Norway and Iceland".

    Returns
    -------
    dict
        `{"title": "Gas transit deal", "aliases": ["gas transit deal", "transit deal"]}`; "A deal between
        ..." without other names where no text names one.
    """
    names: Counter[str] = Counter()
    for text in (*(title[:1].lower() + title[1:] for title in titles), *(line.text for line in lines)):
        names.update({name for found in _CALLED.finditer(text) if (name := _name(found))})
    told = [name for name, _ in sorted(names.items(), key=lambda one: (-one[1], one[0]))][:_MOST]
    title = told[0] if told else f"a deal between {between}"
    return {"title": title[:1].upper() + title[1:], **({"aliases": told} if told else {})}


def _name(found: re.Match[str]) -> str | None:
    """The kind of deal with the nouns in front of it; None where no noun tells which deal."""
    small = (
        words_of("skips")
        | words_of("prepositions")
        | words_of("auxiliaries")
        | (words_of("meta") - {"peace"})
    )
    verbs = (
        words_of("gives")
        | words_of("causes")
        | _NO_KIND
        | {"and", "or", "that", "which", "who", "more", "see"}
    )
    nouns: list[str] = []
    words = found["what"].split()
    for n, word in reversed(list(enumerate(words))):
        told = n > 0 and words[n - 1].lower() in _ARTICLES  # "a fisheries deal", not "nears deal"
        verb = _VERB.match(word) or (_PLURAL_OR_VERB.match(word) and not told)
        if verb or word[0].isupper() or word in small | verbs:
            break
        nouns.insert(0, word)
    return " ".join([*nouns, found["kind"]]) if nouns else None
