"""What is asked about one party, and how it is kept: swing weights, and pairs as a check."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pydantic import ValidationError

from detente.nearest import nearest
from detente.records.elicitation import Answers, PairAnswer, TermAnswer
from detente.records.validation import first_fault
from detente.scenario import Scenario
from detente.scenario.editing import figure
from detente.scenario.files import written
from detente.scenario.source import parse_source

UNIT = 10.0
_HEAD = """# Worths of {party} by ranking and swing weights (Edwards & Barron 1994). For each term, think of a
# deal in which this term takes the place of what stands now, and nothing else changes.
#   better: true if {party} would like that, false if it would mind
#   rank: 1 for the term that matters most, up or down, then 2, ...
#   swing: how much it matters, in per cent of rank 1: 60, [40, 80] or [40, 60, 80]; rank 1 is 100
#   times (under pairs): how many times as much the first matters as the second; 0.5 is half as much
# unit is what rank 1 is worth in points, on the scale of no_deal. Leave out what you cannot tell.
"""


def questions(scenario: Scenario, party: str) -> Answers:
    """Everything that is asked about one party, not answered yet.

    Parameters
    ----------
    scenario : Scenario
        With issues.
    party : str
        Id of a party.

    Raises
    ------
    ValueError
        Where there is no such party, or nothing is on the table.
    """
    if party not in scenario.parties:
        raise ValueError(f"unknown party '{party}' -> {nearest(party, scenario.parties)}")
    asked = [
        TermAnswer(issue=issue, option=option, ask=_ask(scenario, issue, option))
        for issue, option in scenario.terms()
    ]
    if not asked:
        raise ValueError("the scenario has no terms -> add issues with options")
    held = scenario.worth.get(party, {}).values()
    unit = max((abs(worth.mode) for options in held for worth in options.values()), default=UNIT) or UNIT
    return Answers(party=party, unit=unit, terms=asked, pairs=pairs_of(asked))


def pairs_of(terms: Sequence[TermAnswer]) -> list[PairAnswer]:
    """Each term and the next in rank, where ranks are told; the last and the first close the ring."""
    names = [term.name for term in sorted(terms, key=lambda term: term.rank or len(terms))]
    ring = list(pairwise([*names, *names[:1]] if len(names) > 2 else names))
    return [PairAnswer(a=a, b=b) for a, b in ring]


def answers_of(text: str | bytes, scenario: Scenario, *, name: str) -> Answers:
    """Read answers, and check that they are about this scenario.

    Raises
    ------
    ValueError
        Where they are not, or an answer is none.
    """
    data = parse_source(text.encode() if isinstance(text, str) else text, name=name).data
    try:
        found = Answers.model_validate(data)
    except ValidationError as error:
        where, what = first_fault(error)
        place = f"{where or 'the file'}: {what}"
        raise ValueError(f"{name}: {place} -> detente elicit --questions prints the form") from None
    if found.party not in scenario.parties:
        fix = nearest(found.party, scenario.parties)
        raise ValueError(f"{name}: unknown party '{found.party}' -> {fix}")
    known = {f"{issue}: {option}" for issue, option in scenario.terms()}
    told = [term.name for term in found.terms] + [each for pair in found.pairs for each in (pair.a, pair.b)]
    twice = next(
        (name for name, times in Counter(term.name for term in found.terms).items() if times > 1), None
    )
    if twice is not None:
        raise ValueError(f"{name}: '{twice}' stands twice -> answer each term once")
    for term in told:
        if term not in known:
            raise ValueError(f"{name}: unknown term '{term}' -> {nearest(term, known)}")
    return found


def as_yaml(answers: Answers) -> str:
    """Questions and answers as a file that people fill in."""
    data = answers.model_dump(mode="json") | {"unit": figure(answers.unit)}
    return _HEAD.format(party=answers.party) + written(data)


def _ask(scenario: Scenario, issue: str, option: str) -> str:
    part = scenario.issues[issue]
    instead = "" if scenario.status_quo == "none" else f" instead of '{part.options[0]}'"
    return f"{part.title or issue}: '{option}'{instead}"
