"""Lists of common words by which goods and parties are told, of data/word_lists.tsv."""

import csv
from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list, in lower case."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    text = files("detente.drafting").joinpath("data", "word_lists.tsv").read_text(encoding="utf-8")
    return {row["list"]: row["words"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
