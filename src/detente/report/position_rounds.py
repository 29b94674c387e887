"""Rounds, offers and risk attitudes of a PositionsResult as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.records.positions import IssuePositions, Offer, PositionsResult
from detente.report.words import counted, wrapped

MAX_ROUNDS = 12
MAX_TOLD = 1000
MAX_LINES = 12
MAX_ISSUES = 3


def histories(result: PositionsResult, *, every_round: bool = False) -> list[str]:
    """Median and mean after each round, and where the readings of the expected utility model end.

    With `every_round` also each party's course, of all issues and rounds.
    """
    lines = []
    most = MAX_TOLD if every_round else MAX_ROUNDS
    for name, issue in _told(result, every_round):
        if "eum" in issue.models:
            eum = issue.models["eum"]
            lines.append(wrapped(f"{name}, EUM {eum['reading']}: {_course(eum['rounds'], most)}", indent=2))
            lines += _paths(eum) if every_round else []
        for reading, course in issue.models.get("eum_readings", {}).items():
            if reading != result.settings["reading"]:
                medians = " ".join(f"{x:.4g}" for x in course["median"][:most])
                lines.append(wrapped(f"{name}, EUM {reading}: medians {medians}", indent=2))
        if "smp" in issue.models:
            smp = issue.models["smp"]
            turns = f"{counted(smp['n_turns'], 'turn')}, issues {smp['issues']}"
            lines.append(wrapped(f"{name}, SMP ({turns}): {_course(smp['rounds'], most)}", indent=2))
            lines += _paths(smp) if every_round else []
    return ["", "ROUND BY ROUND", *lines] if lines else []


def _paths(model: Mapping[str, Any]) -> list[str]:
    """By party: where it begins and where it stands after each round; those who stay together."""
    stages = [model["start"], *model["rounds"]]
    courses = {party: [stage["positions"][party] for stage in stages] for party in stages[0]["positions"]}
    moved = {party: course for party, course in courses.items() if len(set(course)) > 1}
    lines = [
        wrapped(f"{party}: {' '.join(f'{x:.4g}' for x in course)}", indent=4)
        for party, course in moved.items()
    ]
    still = [party for party in courses if party not in moved]
    return [*lines, wrapped(f"stay where they are: {', '.join(still)}", indent=4)] if still else lines


def _course(rounds: Sequence[Mapping[str, Any]], most: int) -> str:
    some = rounds[:most]
    medians = " ".join(f"{each['median']:.4g}" for each in some)
    means = " ".join(f"{each['mean']:.4g}" for each in some)
    more = f", and {len(rounds) - len(some)} more rounds" if len(rounds) > len(some) else ""
    return f"medians {medians}; means {means}{more}"


def offers(result: PositionsResult, *, every_round: bool = False) -> list[str]:
    """Who asked what of whom in the expected utility model and in the SMP, in the first round or in all."""
    lines: list[str] = []
    every = [offer for offer in result.offers or () if every_round or offer.round == 1]
    for name, _ in _told(result, every_round):
        for model, words in (("eum", "EUM"), ("smp", "SMP")):
            own = [offer for offer in every if (offer.issue, offer.model) == (name, model)]
            for number in dict.fromkeys(offer.round for offer in own):
                lines.append(f"  {name}, {words}, round {number}:")
                asked = [offer for offer in own if offer.round == number]
                told = [wrapped(sentence, indent=4) for sentence in _answers(asked)]
                lines += told if every_round else told[:MAX_LINES]
                if len(told) > MAX_LINES and not every_round:
                    lines.append(f"    and {len(told) - MAX_LINES:,} more parties (--every-round tells them)")
    if not lines:
        return []
    later = 0 if every_round else sum(offer.round > 1 for offer in result.offers or ())
    more = [f"  {counted(later, 'offer')} of later rounds: --every-round"] if later else []
    return ["", "WHO OFFERED WHAT TO WHOM", *lines, *more]


def _answers(asked: Sequence[Offer]) -> Iterator[str]:
    """By party that is asked: which offer it accepts, and whose it turns down."""
    for party in dict.fromkeys(offer.to for offer in asked):
        own = [offer for offer in asked if offer.to == party]
        taken = [offer for offer in own if offer.accepted]
        left = [f"{offer.by} ({offer.move[1]:.4g})" for offer in own if not offer.accepted]
        parts = [f"accepts {_terms(offer)}" for offer in taken] or ["accepts nothing"]
        yield f"{party} {'; '.join(parts)}" + (f"; turns down {', '.join(left)}" if left else "")
    moved = [f"{offer.by} to {offer.own_move[1]:.4g}" for offer in asked if offer.own_made]
    if moved:
        yield f"go as far as they offered to go themselves: {', '.join(moved)}"


def _terms(offer: Offer) -> str:
    start, end = offer.move
    own = ""
    if offer.own_move[0] != offer.own_move[1]:
        own = f", {offer.by} itself {offer.own_move[0]:.4g} to {offer.own_move[1]:.4g}"
    return f"{offer.by}'s {offer.kind}: {start:.4g} to {end:.4g}{own}"


def risks(result: PositionsResult) -> list[str]:
    """Risk attitudes in the first round, by party."""
    lines = []
    for name, issue in _told(result):
        for model, words in (
            ("eum", "EUM, 0.5 daring to 2 cautious"),
            ("smp", "SMP, below 0 daring, above 0 cautious"),
        ):
            if model in issue.models:
                told = _ranked(issue, model)
                lines.append(wrapped(f"{name} ({words}): {told}", indent=2))
    return ["", "ATTITUDES TO RISK in round 1", *lines] if lines else []


def _ranked(issue: IssuePositions, model: str) -> str:
    risk = issue.models[model]["rounds"][0]["risk"]
    ranked = sorted(risk.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{party} {x:.2f}" for party, x in ranked)


def _told(result: PositionsResult, all_issues: bool = False) -> list[tuple[str, IssuePositions]]:
    """The issues that are told in full: the first few, or all."""
    return list(result.issues.items())[: None if all_issues else MAX_ISSUES]
