"""Options and decision makers of a .gmcr file, in our order: an owner's options together, owner by owner."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.formats.faults import Findings
from detente.formats.names import cleaned, numbered
from detente.nearest import nearest
from detente.scenario.blocks.conflict import MAX_OPTIONS

DIRECTIONS = {"both": "both", "fwd": "forward", "back": "backward"}


@dataclass(frozen=True)
class Maker:
    """A decision maker."""

    party: str
    """Its name, as a scenario can hold it."""
    said: Mapping[str, Any]
    """What the file says of it."""


@dataclass(frozen=True)
class Save:
    """Options and decision makers."""

    file: Path
    options: tuple[dict[str, str], ...]
    """As in a scenario: id, owner and direction."""
    place: Mapping[int, int]
    """Where each of the file's options stands among ours."""
    makers: tuple[Maker, ...]
    common: Mapping[str, tuple[int, ...]]
    """Options of others, by their places among ours, that a party can change as well as their owner."""


def saved(data: Mapping[str, Any], file: Path, findings: Findings) -> Save:
    """The options and decision makers of a file's data.

    Raises
    ------
    FormatError
        With every fault found in them.
    """
    options = list(_options(data.get("options"), file, findings))
    findings.stop()
    makers = _mappings(data.get("decisionMakers"))
    if not makers:
        findings.fault(file, "decisionMakers", "nobody", "give decision makers with a name and options")
    holders = _holders(makers, [name for name, _ in options], file, findings)
    findings.stop()
    names = [
        _name(maker, f"DM {place + 1}", f"decisionMakers[{place}]", file, findings)
        for place, maker in enumerate(makers)
    ]
    findings.stop()
    parties = list(cleaned(numbered(names), without="|+").values())
    called = [options[option][0] for option in holders]
    ids = _ids(called, [parties[first] for first, *_ in holders.values()])
    for before, after in zip([*names, *called], [*parties, *ids], strict=True):
        if after != before.strip():
            findings.remark("renamed: {who}", f"'{before[:40]}' to '{after[:40]}'")
    return Save(
        file=file,
        options=tuple(
            {"id": id_, "owner": parties[first], "direction": options[option][1]}
            for id_, (option, (first, *_)) in zip(ids, holders.items(), strict=True)
        ),
        place={option: place for place, option in enumerate(holders)},
        makers=tuple(Maker(party, maker) for party, maker in zip(parties, makers, strict=True)),
        common=_common(holders, parties),
    )


def _options(raw: Any, file: Path, findings: Findings) -> Iterator[tuple[str, str]]:
    """Name and direction of every option."""
    options = _mappings(raw)
    if not 0 < len(options) <= MAX_OPTIONS:
        fix = f"give 1 to {MAX_OPTIONS}, each with a name"
        findings.fault(file, "options", f"{len(options)} options", fix)
    for place, option in enumerate(options[:MAX_OPTIONS]):
        way = str(option.get("permittedDirection", option.get("reversibility", "both")))
        if way not in DIRECTIONS:
            what = f"permittedDirection '{way[:40]}' is not known"
            findings.fault(file, f"option {place}", what, nearest(way, DIRECTIONS))
        name = _name(option, f"option {place + 1}", f"option {place}", file, findings)
        yield name, DIRECTIONS.get(way, "both")


def _name(said: Mapping[str, Any], otherwise: str, element: str, file: Path, findings: Findings) -> str:
    """The name of an option or a decision maker, where it has one."""
    name = said.get("name", otherwise)
    if not isinstance(name, str):
        findings.fault(file, element, f"name is {str(name)[:40]}", "give text")
    return str(name)


def _holders(
    makers: Sequence[Mapping[str, Any]], names: Sequence[str], file: Path, findings: Findings
) -> dict[int, list[int]]:
    """The decision makers of each option, the first its owner; options in the order of their lists."""
    holders: dict[int, list[int]] = {}
    for place, maker in enumerate(makers):
        listed = maker.get("options")
        for option in listed if isinstance(listed, list) else []:
            if isinstance(option, bool) or not isinstance(option, int) or not 0 <= option < len(names):
                element = f"options of '{str(maker.get('name'))[:40]}'"
                fix = f"give numbers from 0 to {len(names) - 1}"
                findings.fault(file, element, f"no option {str(option)[:40]}", fix)
            elif place not in holders.setdefault(option, []):
                holders[option].append(place)
    for option, name in enumerate(names):
        if option not in holders and not findings.faults:
            what = f"nobody owns '{name[:40]}'"
            findings.fault(file, f"option {option}", what, "add it to a decision maker's options")
    return holders


def _common(holders: Mapping[int, Sequence[int]], parties: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """By party: places of options that it can change and an earlier one owns."""
    later = [several[1:] for several in holders.values()]
    return {
        parties[maker]: tuple(place for place, several in enumerate(later) if maker in several)
        for maker in sorted({maker for several in later for maker in several})
    }


def _ids(names: Sequence[str], owners: Sequence[str]) -> list[str]:
    """Ids that differ: a name that several options have is followed by its owner's."""
    counts = Counter(names)
    unlike = [
        f"{name} ({owner})" if counts[name] > 1 else name for name, owner in zip(names, owners, strict=True)
    ]
    return list(cleaned(numbered(unlike)).values())


def _mappings(raw: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in raw if isinstance(entry, dict)] if isinstance(raw, list) else []
