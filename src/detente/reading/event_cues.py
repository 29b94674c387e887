"""The words that name events, by their first word in every form: data/events.tsv, read once."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reading.inflection import inflected

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad class of each PLOVER event (manual 0.8): 1 and 2 verbal and material cooperation, 3 and 4 conflict."""


@dataclass(frozen=True)
class Cue:
    """One row of the table: what follows its first word, what stands near, the event, where the target is.

    Words of `near`, or words that begin with one of `stems`, must stand close behind, if there are any.
    `form` is the form of the first word: base, s, past, part (`ed` for both), ing, noun, adjective or modal.
    `joins` are the prepositions behind which stands another actor of a reciprocal event.
    """

    form: str
    rest: tuple[str, ...]
    near: frozenset[str]
    stems: tuple[str, ...]
    event: str
    mode: str | None
    cameo: str | None
    targets: tuple[str, ...]
    joins: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How specific the cue is: words of its own, then words that must stand near."""
        return 2 * len(self.rest) + bool(self.near or self.stems)


@cache
def event_cues() -> dict[str, tuple[Cue, ...]]:
    """Every first word of a cue in lower case, with its cues, the most specific first."""
    text = files("detente.reading").joinpath("data", "events.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Cue]] = {}
    for line in text.splitlines()[1:]:
        kind, words, near, event, mode, cameo, to = line.split("\t")
        places = [place for place in to.split("|") if place]
        for phrase in words.split("|"):
            first, *rest = phrase.split()
            for word, form, tail in _forms(kind, first, rest):
                cue = Cue(
                    form,
                    tail,
                    frozenset(w for w in near.split("|") if w and not w.endswith("*")),
                    tuple(w[:-1] for w in near.split("|") if w.endswith("*")),
                    event,
                    mode or None,
                    cameo or None,
                    tuple(place for place in places if not place.endswith("=")),
                    tuple(place[:-1] for place in places if place.endswith("=")),
                )
                found.setdefault(word, []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -cue.weight)) for word, cues in found.items()}


def _forms(kind: str, first: str, rest: list[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    if kind == "v":
        return [(word, form, tuple(rest)) for word, form in inflected(first)]
    if kind == "n":
        *head, last = [first, *rest]
        plural = last[:-1] + "ies" if last.endswith("y") else last + "s"
        return [(words[0], "noun", tuple(words[1:])) for words in ([*head, last], [*head, plural])]
    return [(first, "adjective" if kind == "a" else "modal", tuple(rest))]
