"""Hostile text in, plain data out, with the line and column of everything."""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from detente.scenario.faults import Fault, Path, ScenarioError

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_SHOWN = 60
MAX_BITS = 64

_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str", "timestamp")}
_COLLECTIONS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_AS_WRITTEN = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}
_OLD_YAML = re.compile(r"^%YAML +1\.[01]\b", re.MULTILINE)
# What the parser says; whether to look where the part starts; what is wrong; what would be right.
_SYNTAX = (
    ("single document", False, "a second YAML document begins", "keep one document a file"),
    ("'\\t'", False, "a tab", "indent with spaces"),
    ("mapping values are not allowed", False, "a second ': ' on the line", "quote text that holds ': '"),
    (
        "undefined alias",
        False,
        "an alias (*name) of nothing",
        "mark the part with &name first; quote a plain *",
    ),
    ("quoted scalar; found unexpected end", True, "a quote that is never closed", "close it"),
    ("<stream end>", True, "a bracket that is never closed", "close it"),
    ("flow", False, "a comma or a closing bracket is missing before this", "add it"),
    (
        "unknown escape character",
        False,
        "an unknown escape after \\",
        "use single quotes around text with \\",
    ),
    ("<block end>", False, "the line is not in line with those above", "indent entries of one list alike"),
    (
        "could not find expected ':'",
        True,
        "a line that is no 'key: value'",
        "add the colon, or quote the text",
    ),
    ("incompatible YAML", False, "a YAML version that does not exist", "remove the line"),
)


@dataclass
class Source:
    """Plain data (dicts, lists, scalars) and where each part of it stands."""

    file: str
    data: Any = None
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def fault(self, path: Path, code: str, what: str, fix: str, *, at_key: bool = False) -> Fault:
        """Place a fault at the path, or at the nearest part of it that the file has."""
        first, second = (self.keys, self.values) if at_key else (self.values, self.keys)
        for end in range(len(path), -1, -1):
            place = first.get(path[:end]) or second.get(path[:end])
            if place:
                return Fault(self.file, *place, code, what, fix)
        return Fault(self.file, 1, 1, code, what, fix)


def read_source(file: FilePath) -> Source:
    """Read a file into plain data; raise ScenarioError where it is not a readable text of sane size."""
    with file.open("rb") as stream:
        return parse_source(stream.read(MAX_BYTES + 1), name=str(file))


def parse_source(raw: bytes, *, name: str) -> Source:
    """Parse YAML or JSON bytes into plain data with places."""
    return parsed(raw, name=name)[1]


def parsed(raw: bytes, *, name: str) -> tuple[Node, Source]:
    """The same with the root of the nodes that it was made from."""
    if len(raw) > MAX_BYTES:
        fix = f"a scenario has at most {MAX_BYTES:,}"
        raise ScenarioError([_whole(name, f"more than {MAX_BYTES:,} bytes", fix)])
    root = _root(_decoded(raw, name), name)
    return root, _Builder(name).build(root)


def _whole(name: str, what: str, fix: str, place: tuple[int, int] = (1, 1)) -> Fault:
    line, column = place
    return Fault(name, line, column, "E101", what, fix)


def _decoded(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{raw[error.start]:02x} at offset {error.start} is not UTF-8 text"
        raise ScenarioError([_whole(name, what, "give a YAML or JSON file in UTF-8", (line, 1))]) from None
    # Tabs may indent JSON; YAML forbids them, and neither allows a raw one inside a JSON string.
    return text.replace("\t", " ") if text.lstrip().startswith("{") else text


def _root(text: str, name: str) -> Node:
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False
    if old := _OLD_YAML.search(text):
        place = (text.count("\n", 0, old.start()) + 1, 1)
        fix = "remove the line: files are read as YAML 1.2, where NO, yes and on are words"
        raise ScenarioError([_whole(name, "the file asks for an older YAML", fix, place)])
    try:
        root: Node | None = yaml.compose(text)
    except ReaderError as error:
        before = text[: error.position]
        place = (before.count("\n") + 1, error.position - before.rfind("\n"))
        what = f"character U+{ord(text[error.position]):04X} cannot stand in a text file"
        raise ScenarioError([_whole(name, what, "remove it, or give a text file", place)]) from None
    except MarkedYAMLError as error:
        raise ScenarioError([_syntax(error, name)]) from None
    except YAMLStreamError as error:
        raise ScenarioError([_whole(name, str(error), "give a YAML or JSON file in UTF-8")]) from None
    except RecursionError:
        fix = f"a scenario nests at most {MAX_DEPTH} deep"
        raise ScenarioError([_whole(name, "nested too deep to read", fix)]) from None
    except ValueError as error:  # ruamel's scanner lets malformed escapes and directives through as these
        fix = r"check escapes such as \U0001F600, and lines that begin with %"
        raise ScenarioError([_whole(name, f"not YAML: {error}"[:160], fix)]) from None
    if root is None:
        raise ScenarioError([_whole(name, "the file is empty", "start with 'detente: 1'; see detente init")])
    return root


def _syntax(error: MarkedYAMLError, name: str) -> Fault:
    problem = " ".join(f"{error.context or ''}; {error.problem or ''}".split())
    unnamed = ("", False, error.problem or error.context, "check indentation, quotes and brackets")
    _, at_start, what, fix = next((row for row in _SYNTAX if row[0] in problem), unnamed)
    marks = (error.context_mark, error.problem_mark)
    mark = next((mark for mark in (marks if at_start else marks[::-1]) if mark), None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(name, line, column, "E102", f"not YAML: {' '.join(str(what).split())}"[:200], fix)


class _Builder:
    """Turns the node graph into plain data within the limits, noting places and faults."""

    def __init__(self, name: str) -> None:
        self.source = Source(name)
        self.faults: list[Fault] = []
        self.sizes: dict[int, tuple[int, int]] = {}
        self.scalars = SafeConstructor(loader=YAML(typ="safe", pure=True))

    def build(self, root: Node) -> Source:
        if self._expanded(root, 0, frozenset())[0] > MAX_NODES:
            fault = self._at(
                root,
                "E104",
                "aliases expand beyond reason",
                f"a scenario has at most {MAX_NODES:,} parts once aliases are written out",
            )
            raise ScenarioError([fault])
        self.source.data = self._value(root, ())
        if self.faults:
            raise ScenarioError(self.faults)
        return self.source

    def _expanded(self, node: Node, depth: int, open_nodes: frozenset[int]) -> tuple[int, int]:
        """Parts and depth with aliases written out, each node counted once, refusing depth and loops."""
        if depth + self.sizes.get(id(node), (1, 0))[1] > MAX_DEPTH:
            raise ScenarioError([self._at(node, "E103", "nested too deep", f"nest at most {MAX_DEPTH} deep")])
        if id(node) in open_nodes:
            raise ScenarioError([self._at(node, "E104", "an alias contains itself", "write the part out")])
        if isinstance(node, ScalarNode):
            return 1, 0
        if id(node) not in self.sizes:
            inside = open_nodes | {id(node)}
            parts = [self._expanded(child, depth + 1, inside) for child in _children(node)]
            self.sizes[id(node)] = (
                1 + sum(size for size, _ in parts),
                1 + max((height for _, height in parts), default=0),
            )
        return self.sizes[id(node)]

    def _at(self, node: Node, code: str, what: str, fix: str) -> Fault:
        mark = node.start_mark
        return Fault(self.source.file, mark.line + 1, mark.column + 1, code, what, fix)

    def _value(self, node: Node, path: Path) -> Any:
        self.source.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if not isinstance(node, ScalarNode) and str(node.tag) not in _COLLECTIONS:
            self._refuse_tag(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self._value(child, (*path, place)) for place, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.faults.append(
                    self._at(
                        key_node,
                        "E106",
                        "a key that is not a plain name",
                        "give a name; quote it if it has brackets",
                    )
                )
                continue
            key = as_name(self._scalar(key_node))
            if str(key_node.tag).endswith(":merge"):
                self.faults.append(self._at(key_node, "E107", "merge key '<<'", "write the keys out"))
                continue
            if key in data:
                first = self.source.keys[(*path, key)][0]
                self.faults.append(
                    self._at(
                        key_node,
                        "E105",
                        f"key '{_short(key)}' stands twice",
                        f"keep one; the first is on line {first}",
                    )
                )
                continue
            self.source.keys[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            data[key] = self._value(value_node, (*path, key))
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        tag = str(node.tag)
        if tag in _AS_WRITTEN or tag.endswith(":merge"):
            return _joined(node.value)
        if tag not in _PLAIN:
            self._refuse_tag(node)
            return None
        try:
            value = self.scalars.construct_object(node)
            if isinstance(value, int) and value.bit_length() > MAX_BITS:
                fix = "give a smaller number, or quote it where it is a name"
                self.faults.append(self._at(node, "E109", f"'{_short(node.value)}' is too large", fix))
                return None
            return value
        except (ValueError, LookupError, OverflowError, MarkedYAMLError):
            self.faults.append(
                self._at(
                    node,
                    "E109",
                    f"'{_short(node.value)}' cannot be read as its tag says",
                    "mend the value or drop the tag",
                )
            )
            return None

    def _refuse_tag(self, node: Node) -> None:
        fix = "remove it; only plain values are read"
        self.faults.append(self._at(node, "E108", f"tag '{_short(str(node.tag))}'", fix))


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _joined(text: str) -> str:
    """Join the surrogate pairs that JSON escapes write; drop none."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def as_name(scalar: Any) -> str:
    """A key or an option as text, however YAML resolved it: trimmed, accents composed (NFC)."""
    if isinstance(scalar, bool):
        return str(scalar).lower()
    return "null" if scalar is None else unicodedata.normalize("NFC", str(scalar).strip())
