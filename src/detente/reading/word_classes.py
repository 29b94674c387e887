"""Classes of function words and of words that tell whether something happened: data/word_classes.tsv."""

from functools import cache
from importlib.resources import files


def word_class(name: str) -> frozenset[str]:
    """Words of a class, in lower case, with straight apostrophes.

    >>> sorted(word_class("do"))
    ['did', 'do', 'does']
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = files("detente.reading").joinpath("data", "word_classes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: frozenset(words.split()) for name, words in rows}
