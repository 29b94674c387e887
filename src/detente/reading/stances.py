"""How friendly words are: a short list of words of praise and of blame, turned by negations."""

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_NOT = frozenset({"not", "no", "never", "without", "cannot", "hardly", "nor", "neither", "t"})
_REACH = 3
"""Words behind a negation that it turns."""


def stance_of(text: str) -> int:
    """Stance that words show, -2 (hostile) to 2 (friendly), 0 where none is shown.

    >>> [stance_of(t) for t in ("a constructive partner", "an unreliable partner", "rash and illegal steps")]
    [2, -1, -2]
    """
    words = [word.lower() for word in _WORD.findall(text)]
    table = _table()
    total = 0
    for n in [n for n, word in enumerate(words) if word in table]:
        value = table[words[n]]
        if value > 0 and n and table.get(words[n - 1], 0) < 0:
            continue
        turned = not _NOT.isdisjoint(words[max(0, n - _REACH) : n])
        total += -value if turned else value
    return max(-2, min(2, total))


@cache
def _table() -> dict[str, int]:
    text = files("detente.reading").joinpath("data", "stance_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {word: int(value) for value, words in rows for word in words.split()}
