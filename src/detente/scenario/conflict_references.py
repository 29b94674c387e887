"""The `conflict` block: names of parties and options, patterns, statements, and what goes with what.

Works on the plain data and tolerates any shape; what depends on the states is looked at where the rest is
sound.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from detente.nearest import nearest
from detente.scenario.blocks.conflict import MAX_OPTIONS, SIGNS, Conflict
from detente.scenario.blocks.preference import FORMS, bare_statement
from detente.scenario.book import Book, mapping, nested, sequence
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import as_name
from detente.scenario.state_references import state_faults
from detente.scenario.statement_tokens import StatementError
from detente.scenario.statements import parse

NEEDS_OPTIONS = ("infeasible", "requires", "states", "same", "status_quo", "preferences", "views", "moves")
_HOW_TO = "see detente schema conflict"


def conflict_faults(book: Book) -> Iterator[Fault]:
    """Every part of the `conflict` block that does not fit the file or the rest of the block."""
    raw = book.data.get("conflict")
    if not isinstance(raw, dict):
        return
    faults = [fault for check in _CHECKS for fault in check(_Block(book, raw))]
    yield from faults
    if not faults:
        try:
            conflict = Conflict.model_validate(raw)
        except ValidationError:
            return  # told as faults of shape
        if conflict.options:
            yield from state_faults(book, conflict)


class _Block:
    """The block's plain data, with the ids and the numbers of levels of its options."""

    def __init__(self, book: Book, raw: dict[str, Any]) -> None:
        self.book = book
        self.raw = raw
        options = sequence(raw.get("options"))
        self.names = [_name(mapping(option).get("id")) for option in options]
        self.levels = [_levels(mapping(option).get("levels")) for option in options]

    def option(self, name: str, path: Path) -> Iterator[Fault]:
        """Fault an option that is not defined; the path ends in its name."""
        if name not in self.names:
            what = f"{in_words(path[:-1])}: unknown option '{name[:60]}'"
            yield self.book.source.fault(path, "E308", what, nearest(name, self.names), at_key=True)

    def preferences(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Every preference, those within views included, with its path."""
        for party, preference in mapping(self.raw.get("preferences")).items():
            yield ("conflict", "preferences", party), mapping(preference)
        for viewer, view in mapping(self.raw.get("views")).items():
            for party, preference in mapping(mapping(view).get("preferences")).items():
                yield ("conflict", "views", viewer, "preferences", party), mapping(preference)


def _options(block: _Block) -> Iterator[Fault]:
    book, raw = block.book, block.raw
    options, answers = raw.get("options"), raw.get("answers")
    if options in (None, []) and answers in (None, []):
        fix = f"add options: [{{id: ..., owner: ...}}], or answers to a deal; {_HOW_TO}"
        yield book.misfit(("conflict",), " has neither options nor answers", fix)
    if options and answers:
        fix = "give one of them: answers join the options that a deal makes"
        yield book.misfit(("conflict", "answers"), " beside options", fix, at_key=True)
    if answers and not options:
        for key in NEEDS_OPTIONS:
            if raw.get(key):
                fix = "give options, or leave it out: the deal says it"
                yield book.misfit(("conflict", key), " without options", fix, at_key=True)
    for key in ("options", "answers"):
        yield from book.repeated(raw.get(key), ("conflict", key))
        for place, option in enumerate(sequence(raw.get(key))):
            yield from book.party(mapping(option).get("owner"), ("conflict", key, place, "owner"))
    for place, answer in enumerate(sequence(answers)):
        name = _name(mapping(answer).get("id"))
        if name in book.issues:
            what = f": '{name[:60]}' is an issue"
            yield book.misfit(("conflict", "answers", place, "id"), what, "give the answer its own id")


def _parties(block: _Block) -> Iterator[Fault]:
    book, raw = block.book, block.raw
    for key in ("preferences", "moves", "attitudes", "views"):
        yield from book.parties_of(raw.get(key), ("conflict", key))
    for party, others in mapping(raw.get("attitudes")).items():
        yield from book.parties_of(others, ("conflict", "attitudes", party))
    for viewer, view in mapping(raw.get("views")).items():
        path: Path = ("conflict", "views", viewer, "preferences")
        yield from book.parties_of(mapping(view).get("preferences"), path)
    for place, answer in enumerate(sequence(raw.get("answers"))):
        yield from book.parties_of(mapping(answer).get("worth"), ("conflict", "answers", place, "worth"))


def _patterns(block: _Block) -> Iterator[Fault]:
    for key in ("infeasible", "requires"):
        if block.raw.get("states") and block.raw.get(key):
            fix = "give one of them: states lists all that can be"
            yield block.book.misfit(("conflict", key), " beside states", fix, at_key=True)
    for key, blank in (("infeasible", "-"), ("same", "-"), ("states", "")):
        for place, pattern in enumerate(sequence(block.raw.get(key))):
            if isinstance(pattern, str) and block.names:
                yield from _pattern(block, pattern, blank, ("conflict", key, place))


def _pattern(block: _Block, pattern: str, blank: str, path: Path) -> Iterator[Fault]:
    count, fix = len(block.names), f"give {'Y, N, -' if blank else 'Y, N'} or a digit for each option"
    if len(pattern) != count:
        what = f": '{pattern[:40]}' has {len(pattern)} signs for {count} options"
        yield block.book.misfit(path, what, fix)
    elif strange := next((sign for sign in pattern if sign not in SIGNS + blank), None):
        yield block.book.misfit(path, f": '{pattern[:40]}' holds '{strange}'", fix)
    else:
        for place, sign in enumerate(pattern):
            if sign != "-":
                yield from _sign(block, place, sign, path)


def _sign(block: _Block, place: int, sign: str, path: Path) -> Iterator[Fault]:
    """Fault a sign that is no level of the option that it stands for."""
    levels = block.levels[place]
    if (levels > 2 and sign in "YN") or (sign.isdecimal() and int(sign) >= levels):
        fix = "give Y or N" if levels == 2 else f"give 0 to {levels - 1}"
        yield block.book.misfit(path, f": '{sign}' is no level of '{block.names[place][:60]}'", fix)


def _rules(block: _Block) -> Iterator[Fault]:
    for place, rule in enumerate(sequence(block.raw.get("requires"))):
        for side in ("if", "then"):
            for name, sign in mapping(mapping(rule).get(side)).items():
                path: Path = ("conflict", "requires", place, side, name)
                yield from block.option(name, path)
                if name in block.names and not nested(sign) and as_name(sign) in tuple(SIGNS):
                    yield from _sign(block, block.names.index(name), as_name(sign), path)


def _preferences(block: _Block) -> Iterator[Fault]:
    for path, preference in block.preferences():
        forms = [form for form in FORMS if preference.get(form) is not None]
        choice = f"{', '.join(FORMS[:-1])} and {FORMS[-1]}"
        if len(forms) != 1:
            what = f" has {' and '.join(forms) or f'no {choice}'.replace(' and ', ' or ')}"
            yield block.book.misfit(path, what, f"give one of {choice}")
        for name in mapping(preference.get("weights")):
            yield from block.option(name, (*path, "weights", name))
        yield from _statements(block, preference.get("statements"), (*path, "statements"))


def _statements(block: _Block, raw: Any, path: Path) -> Iterator[Fault]:
    for place, text in enumerate(map(bare_statement, sequence(raw))):
        if not isinstance(text, str) or not 0 < len(block.names) <= MAX_OPTIONS:
            continue
        try:
            parse(text, block.names, block.levels)
        except StatementError as error:
            what = f"{in_words((*path, place))}: {error.what}"
            yield block.book.source.fault((*path, place), "E311", what, error.fix)


def _name(raw: Any) -> str:
    return "" if nested(raw) else as_name(raw)


def _levels(raw: Any) -> int:
    return raw if isinstance(raw, int) and 2 <= raw <= 10 else 2


_CHECKS = (_options, _parties, _patterns, _rules, _preferences)
