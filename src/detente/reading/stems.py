"""Words reduced to what two forms of one word share."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_ENDINGS = [
    "ament",
    "izations",
    "isations",
    "ations",
    "ization",
    "isation",
    "ation",
    "ments",
    "ment",
    "ions",
    "ion",
    "ings",
    "ing",
    "edly",
    "ed",
    "ally",
    "al",
    "ly",
    "ies",
    "es",
    "s",
    "e",
]
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "nor",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "it",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "not",
        "no",
        "than",
        "then",
        "into",
        "over",
        "under",
        "up",
        "down",
        "out",
        "off",
        "about",
        "against",
        "between",
        "who",
        "whom",
        "which",
        "what",
        "s",
        "t",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "shall",
        "should",
        "must",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "our",
        "us",
        "other",
        "others",
        "some",
        "any",
        "more",
        "most",
        "all",
        "both",
        "each",
        "such",
        "own",
        "same",
        "so",
        "very",
        "just",
        "also",
        "too",
        "there",
        "here",
        "while",
        "if",
    ]
)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A light stem: endings off, `y` as `i`, at most eight letters.

    >>> [stem(w) for w in ("compliance", "comply", "withdrawal", "withdraws", "sanctions", "eased")]
    ['compli', 'compli', 'withdraw', 'withdraw', 'sanct', 'eas']
    """
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    for ending in () if word.endswith("ply") else _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (
            2 if ending in ("s", "e", "ing", "ed") else 4
        ):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    for ending in ("anc", "enc"):
        if word.endswith(ending) and len(word) >= 8:
            word = word[:-3]
    word = word.removesuffix("e") if len(word) > 3 else word
    return (word[:-1] + "i" if word.endswith("y") else word)[:8]


@lru_cache(maxsize=1 << 16)
def stems_of_word(word: str) -> tuple[str, ...]:
    """The stem of a word that carries meaning, nothing for another."""
    return tuple(stems(word))


def stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(word) for word in WORD.findall(text) if word.lower() not in _SMALL_WORDS]
