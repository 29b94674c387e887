"""What terms past treaties between such parties held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class TermChance:
    """How likely one term is, and which treaties say so."""

    id: str
    p: float
    treaties: tuple[str, ...]
    """Those of the parties that held it, the weightiest first."""
    base_rate: float
    """Share of all treaties of the ten years before that held it."""
    copied: bool
    """Whether a copy of the parties' last treaty would hold it."""
    agreed: bool | None
    """What is given, where something is."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, in the contract's order."""
        return {
            "id": self.id,
            "p": self.p,
            "from": list(self.treaties),
            "base_rate": self.base_rate,
            "copied": self.copied,
            "agreed": self.agreed,
        }


@dataclass(frozen=True, kw_only=True)
class Precedent:
    """One earlier treaty of some of the parties."""

    id: str
    date: str
    shared: tuple[str, ...]
    overlap: float
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "id": self.id,
            "date": self.date,
            "shared": list(self.shared),
            "overlap": self.overlap,
            "weight": self.weight,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class PrecedentResult(Result):
    """Chances of a deal's terms out of earlier treaties."""

    kind: ClassVar[str] = "precedent"

    terms: tuple[TermChance, ...]
    """The likeliest first."""
    parties: tuple[str, ...]
    """As the corpus names them."""
    date: str
    corpus: str
    corpus_digest: str
    n_treaties: int
    """Made before that day."""
    n_later: int
    precedents: tuple[Precedent, ...]
    """Of the parties, the weightiest first."""
    last: str | None
    """The treaty that a copy would copy."""
    expected_terms: float
    left_out: Mapping[str, int]

    def answer(self) -> dict[str, Any]:
        """The `precedent` part of the contract."""
        return {
            "terms": [term.to_dict() for term in self.terms],
            "parties": list(self.parties),
            "date": self.date,
            "corpus": {"name": self.corpus, "digest": self.corpus_digest, "left_out": dict(self.left_out)},
            "n_treaties": self.n_treaties,
            "n_later": self.n_later,
            "precedents": [each.to_dict() for each in self.precedents],
            "last": self.last,
            "expected_terms": self.expected_terms,
        }

    def summary(self) -> str:
        """One readable paragraph."""
        likely = [f"{term.id} {term.p:.0%}" for term in self.terms[:3]]
        return (
            f"{len(self.precedents)} of {self.n_treaties} earlier treaties are of these parties; likeliest "
            f"terms: {', '.join(likely)}."
        )

    def rows(self) -> list[dict[str, Any]]:
        """One row a term."""
        return [
            {
                "term": term.id,
                "p": term.p,
                "base_rate": term.base_rate,
                "copied": term.copied,
                "from": ", ".join(term.treaties),
            }
            for term in self.terms
        ]
