"""The names that a file defines, and how a use of one that it does not define is told.

Works on the plain data and tolerates any shape.
"""

from collections.abc import Iterator
from typing import Any, TypeGuard

from detente.nearest import nearest
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.source import Source, as_name


class Book:
    """The names that the file defines."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data = mapping(source.data)
        self.parties = list(mapping(self.data.get("parties")))
        self.issues = {
            name: [
                as_name(option) for option in sequence(mapping(issue).get("options")) if not nested(option)
            ]
            for name, issue in mapping(self.data.get("issues")).items()
        }

    def party(self, name: Any, path: Path, *, at_key: bool = False) -> Iterator[Fault]:
        """Fault a party that is not defined."""
        if self.parties and not nested(name) and name is not None and as_name(name) not in self.parties:
            what = f"{in_words(path[:-1] if at_key else path)}: unknown party '{as_name(name)[:60]}'"
            fix = nearest(as_name(name), self.parties, otherwise="add it to parties")
            yield self.source.fault(path, "E301", what, fix, at_key=at_key)

    def parties_of(self, named: Any, path: Path) -> Iterator[Fault]:
        """Fault the unknown parties among a mapping's keys."""
        for name in mapping(named):
            yield from self.party(name, (*path, name), at_key=True)

    def terms_of(self, terms: Any, path: Path) -> Iterator[Fault]:
        """Fault unknown issues among a mapping's keys, and unknown options among its values."""
        for issue, options in mapping(terms).items():
            yield from self.issue(issue, (*path, issue))
            if isinstance(options, list):
                for place, option in enumerate(options):
                    yield from self.option(issue, option, (*path, issue, place))
            else:
                yield from self.option(issue, options, (*path, issue))

    def issue(self, name: str, path: Path) -> Iterator[Fault]:
        """Fault an issue that is not defined."""
        if name not in self.issues:
            fix = nearest(name, self.issues, otherwise="add it to issues")
            yield self.source.fault(
                path, "E302", f"{in_words(path[:-1])}: unknown issue '{name[:60]}'", fix, at_key=True
            )

    def option(self, issue: str, option: Any, path: Path, *, at_key: bool = False) -> Iterator[Fault]:
        """Fault an option that its issue does not have."""
        options = self.issues.get(issue)
        if options and not nested(option) and option is not None and as_name(option) not in options:
            where = in_words(path[:-1] if at_key else path)
            what = f"{where}: issue '{issue}' has no option '{as_name(option)[:60]}'"
            yield self.source.fault(path, "E303", what, nearest(as_name(option), options), at_key=at_key)

    def misfit(self, path: Path, what: str, fix: str, *, at_key: bool = False) -> Fault:
        """Fault parts of a block that do not fit each other."""
        return self.source.fault(path, "E307", f"{in_words(path)}{what}", fix, at_key=at_key)

    def repeated(self, items: Any, path: Path, *, key: str = "id") -> Iterator[Fault]:
        """Fault the ids, or names, that stand twice in a list."""
        seen: set[str] = set()
        for place, item in enumerate(sequence(items)):
            raw = mapping(item).get(key)
            if raw is None or nested(raw):
                continue
            name = as_name(raw)
            if name in seen:
                what = f"{in_words((*path, place))}: {key} '{name[:60]}' stands twice"
                yield self.source.fault((*path, place, key), "E304", what, f"give each its own {key}")
            seen.add(name)


def mapping(raw: Any) -> dict[str, Any]:
    """A mapping, or an empty one in the place of anything else."""
    return raw if isinstance(raw, dict) else {}


def sequence(raw: Any) -> list[Any]:
    """A list, or an empty one in the place of anything else."""
    return raw if isinstance(raw, list) else []


def nested(raw: Any) -> bool:
    """Whether something is a mapping or a list."""
    return isinstance(raw, (dict, list))


def is_count(raw: Any) -> TypeGuard[int]:
    """Whether something is a whole number; truth values are none."""
    return isinstance(raw, int) and not isinstance(raw, bool)
