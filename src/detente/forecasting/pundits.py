"""What the authors of the evidence foretold themselves, as probabilities: a forecast to be better than."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from detente.analysis.any_of import any_of
from detente.records.evidence import STANDS_FOR, EvidenceItem
from detente.scenario import Scenario

Term = Mapping[str, str | tuple[str, ...]]


def pundits(
    scenario: Scenario, items: Iterable[EvidenceItem], claim: str, *, as_of: datetime.date
) -> float | None:
    """Probability of a claim by those who foretold it; None where nobody did.

    A forecast counts for what its hedge stands for, or for the rest where it speaks against; every author
    counts once, and so does a forecast of which neither author nor source is known. One without a day is
    taken to be for the day of the claim.

    Parameters
    ----------
    scenario : Scenario
        With the questions.
    items : iterable of EvidenceItem
        Only those that say `forecast` and were known by `as_of` are heard.
    claim : str
        Id of a question, or `deal-by-DATE`.
    as_of : date
        Day of the forecast that they are compared with.

    Returns
    -------
    float or None
    """
    terms: dict[str, Term] = {question.id: question.term for question in scenario.questions}
    wanted = terms.get(claim, {})
    by_author = defaultdict(list)
    for item in items:
        known = item.known_on is None or item.known_on <= as_of
        if item.says == "forecast" and known and _is_of(item.term, wanted):
            p = STANDS_FOR[item.hedge]
            by_author[item.author or item.source or item.doc or item.id].append(1 - p if item.against else p)
    each = [sum(said) / len(said) for said in by_author.values()]
    return sum(each) / len(each) if each else None


def _is_of(said: Mapping[str, str], wanted: Term) -> bool:
    """Whether what is said is what is asked: the same issues, an option that counts."""
    return said.keys() == wanted.keys() and all(
        option in any_of(wanted[issue]) for issue, option in said.items()
    )
