"""Questions of `detente elicit` put to a person, one after the other; every answer is kept at once."""

import itertools
from collections.abc import Callable
from pathlib import Path

import typer

from detente.cli.output import remark
from detente.eliciting.questions import as_yaml, pairs_of
from detente.records.elicitation import Answers, TermAnswer
from detente.scenario.files import write_whole


def asked(answers: Answers, file: Path) -> Answers:
    """Ask what is not answered yet; the file holds all answers so far, whole, whenever the person stops."""
    remark(f"answers are kept in {file}; Ctrl-C stops, the same command goes on")
    for term in answers.terms:
        if term.better is None:
            term.better = typer.confirm(f"{term.ask}\n  does {answers.party} like that better?", err=True)
            _keep(answers, file)
    _ranks(answers, file)
    for term in sorted(answers.terms, key=lambda term: term.rank or 0):
        if term.swing is None:
            _swing(term, answers, file)
    if all(pair.times is None for pair in answers.pairs):
        answers.pairs = pairs_of(answers.terms)
    for pair in answers.pairs:
        if pair.times is None:
            text = f"how many times as much does '{pair.a}' matter as '{pair.b}'? (0.5: half as much)"
            pair.times = typer.prompt(text, type=float, err=True, value_proc=_checked(_positive))
            _keep(answers, file)
    return answers


def _ranks(answers: Answers, file: Path) -> None:
    """Ask which matters most among those left, until one is left."""
    left = [term for term in answers.terms if term.rank is None]
    taken = {term.rank for term in answers.terms}
    places = (place for place in itertools.count(1) if place not in taken)
    while left:
        chosen = left[0]
        if len(left) > 1:
            listed = "\n".join(f"  {n}  {term.name}" for n, term in enumerate(left, start=1))
            text = f"which matters most to {answers.party}, up or down?\n{listed}\nnumber"
            number = typer.prompt(text, type=int, err=True, value_proc=_checked(_among(len(left))))
            chosen = left[number - 1]
        chosen.rank = next(places)
        left.remove(chosen)
        _keep(answers, file)


def _swing(term: TermAnswer, answers: Answers, file: Path) -> None:
    first = min(answers.terms, key=lambda other: other.rank or 0)
    if term is first:
        said: object = 100
    else:
        text = f"if '{first.name}' is 100, how much is '{term.name}'? (60, or 40 80, or 40 60 80)"
        said = typer.prompt(text, err=True, value_proc=_checked(_three))
    term.swing = TermAnswer(issue=term.issue, option=term.option, swing=said).swing
    _keep(answers, file)


def _keep(answers: Answers, file: Path) -> None:
    """Write all answers so far, whole or not at all."""
    write_whole(file, as_yaml(answers))


def _checked(read: Callable[[str], object]) -> Callable[[str], object]:
    """An answer as typer wants it: what is wrong is told, and asked again."""

    def process(text: str) -> object:
        try:
            return read(text.replace(",", " ").strip())
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None

    return process


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e6:
        raise ValueError("give a number above 0")
    return number


def _among(n: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdigit() or not 1 <= int(text) <= n:
            raise ValueError(f"give a number from 1 to {n}")
        return int(text)

    return read


def _three(text: str) -> list[float]:
    ends = [float(part) for part in text.split()]
    if not 1 <= len(ends) <= 3 or sorted(ends) != ends or ends[0] < 0 or ends[-1] > 100:
        raise ValueError("give one to three numbers from 0 to 100, in rising order")
    return ends
