"""What a what-if asks, as an address holds it: options of the command line, and which branch is edited."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from detente.case.branching import VARIANT, changes_in
from detente.records.what_if_forecast import BASE

MAX_BRANCHES = 4
NAMES = ("changed", "B", "C", "D")
PAGE = "/what-if"
VALUE = "v:"
_EVIDENCE = re.compile(r"evidence\[(\d+)\]")
_GONE = "null"


@dataclass(frozen=True)
class Branch:
    """A name and its changes, each `PATH=VALUE` or `variant NAME`."""

    name: str
    changes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(self.changes)}"

    @classmethod
    def read(cls, text: str) -> "Branch":
        """As an option of the command line has it."""
        name, _, said = text.partition(":")
        return cls(name.strip() or NAMES[0], tuple(changes_in(said)))

    @property
    def variant(self) -> str:
        """Which variant it begins with; empty where with none."""
        return next((text.removeprefix(VARIANT).strip() for text in self.changes if _is_variant(text)), "")

    @property
    def values(self) -> Mapping[str, str]:
        """What it sets, by path, evidence aside."""
        pairs = (text.partition("=") for text in self.changes if not _is_variant(text))
        return {
            path.strip(): value.strip() for path, _, value in pairs if not _EVIDENCE.fullmatch(path.strip())
        }

    @property
    def left_out(self) -> tuple[int, ...]:
        """Places of the items of evidence that it leaves out."""
        found = (_EVIDENCE.fullmatch(text.partition("=")[0].strip()) for text in self.changes)
        return tuple(sorted(int(place[1]) for place in found if place))


@dataclass(frozen=True)
class Asked:
    """Branches side by side, what is given in all of them, and what the reader is at."""

    branches: tuple[Branch, ...] = (Branch(NAMES[0]),)
    given: tuple[str, ...] = ()
    given_not: tuple[str, ...] = ()
    edit: int = 0
    find: str = ""

    @property
    def edited(self) -> Branch:
        """The branch whose inputs are shown."""
        return self.branches[self.edit]

    @property
    def told(self) -> tuple[Branch, ...]:
        """Branches that change something."""
        return tuple(branch for branch in self.branches if branch.changes)

    @property
    def anything(self) -> bool:
        """Whether anything differs from the base."""
        return bool(self.told or self.given or self.given_not)

    @property
    def options(self) -> list[tuple[str, str]]:
        """As options of the command line: name and value."""
        return [
            *(("branch", str(branch)) for branch in self.told),
            *(("given", text) for text in self.given),
            *(("given-not", text) for text in self.given_not),
        ]

    def address(self, path: str = PAGE) -> str:
        """The page that shows this."""
        pairs = [("branch", str(branch)) for branch in self.branches]
        if pairs == [("branch", str(Branch(NAMES[0])))]:
            pairs = []
        pairs += [pair for pair in self.options if pair[0] != "branch"]
        if self.edit:
            pairs.append(("edit", str(self.edit)))
        if self.find:
            pairs.append(("find", self.find))
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def twin(self) -> str:
        """The same as JSON."""
        return f"{PAGE}.json?{urlencode(self.options)}"

    def editing(self, place: int) -> "Asked":
        """The same with another branch's inputs shown."""
        return replace(self, edit=place)

    def without(self, place: int) -> "Asked":
        """The same without a branch."""
        left = tuple(branch for n, branch in enumerate(self.branches) if n != place)
        return replace(self, branches=left or (Branch(NAMES[0]),), edit=0)

    def with_another(self) -> "Asked":
        """The same with one more branch, which begins as the edited one."""
        taken = {branch.name for branch in self.branches}
        name = next(name for name in NAMES if name not in taken)
        more = (*self.branches, replace(self.edited, name=name))
        return replace(self, branches=more, edit=len(more) - 1)

    @property
    def room(self) -> bool:
        """Whether one more branch fits."""
        return len(self.branches) < MAX_BRANCHES


def asked(query: QueryParams) -> Asked:
    """What an address asks.

    Raises
    ------
    ValueError
        Where there are too many branches, or two of one name.
    """
    branches = tuple(Branch.read(text) for text in query.getlist("branch")) or (Branch(NAMES[0]),)
    names = [branch.name for branch in branches]
    if len(branches) > MAX_BRANCHES:
        raise ValueError(f"{len(branches)} branches -> at most {MAX_BRANCHES} stand side by side")
    if BASE in names:
        raise ValueError(f"a branch is called '{BASE}' -> give it another name")
    if len(set(names)) < len(names):
        raise ValueError(f"two branches are called '{names[-1]}' -> name one otherwise")
    told = query.get("edit", "0")
    edit = int(told) if told.isascii() and told.isdigit() and len(told) < 3 else 0
    return Asked(
        branches=branches,
        given=tuple(dict.fromkeys(query.getlist("given"))),
        given_not=tuple(dict.fromkeys(query.getlist("given-not"))),
        edit=min(edit, len(branches) - 1),
        find=query.get("find", "")[:100],
    )


@dataclass(frozen=True)
class Filled:
    """The form of the edited branch, as a browser sends it: beside the address's own fields."""

    query: QueryParams
    base: Asked = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", asked(self.query))

    def asked(self) -> Asked:
        """What the form asks, the button pressed among it."""
        said = self.base
        name = self.query.get("name", said.edited.name).replace(":", " ").replace(";", " ").strip()
        new = Branch(name or said.edited.name, tuple(self._changes()))
        branches = tuple(new if n == said.edit else branch for n, branch in enumerate(said.branches))
        said = replace(said, branches=branches)
        what, comes = self.query.get("what", ""), self.query.get("comes") != "no"
        if what and comes:
            said = replace(said, given=tuple(dict.fromkeys((*said.given, what))))
        elif what:
            said = replace(said, given_not=tuple(dict.fromkeys((*said.given_not, what))))
        dropped = self.query.getlist("drop")
        said = replace(
            said,
            given=tuple(text for text in said.given if text not in dropped),
            given_not=tuple(text for text in said.given_not if text not in dropped),
        )
        return said.with_another() if "add" in self.query and said.room else said

    def _changes(self) -> Iterator[str]:
        if variant := self.query.get("variant", ""):
            yield f"{VARIANT}{variant}"
        for name, value in self.query.multi_items():
            if name.startswith(VALUE) and value.strip():
                yield f"{name.removeprefix(VALUE)}={value.strip()}"
        yield from changes_in(self.query.get("other", ""))
        # The last first, so that each place still means the item that was seen there.
        places = {
            int(place) for place in self.query.getlist("without") if place.isascii() and place.isdigit()
        }
        for place in sorted(places, reverse=True):
            yield f"evidence[{place}]={_GONE}"


def _is_variant(text: str) -> bool:
    return text.startswith(VARIANT)
