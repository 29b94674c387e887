"""Hostile XML in, a plain tree out: no document types, no entities, nothing from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from detente.formats.faults import Findings

MAX_DEPTH = 100
MAX_ELEMENTS = 200_000
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODED = re.compile(rb"^\s*<\?xml[^>]*encoding", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(rb"&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
_NO_TYPES = ("a document type or an entity is declared", "remove <!DOCTYPE ...>; only plain XML is read")


@dataclass
class Element:
    """An element, its name and the names of its attributes in small letters."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    """What stands in it outside its children."""

    def get(self, *names: str) -> str | None:
        """The first of these attributes that is there."""
        return next((self.attributes[name] for name in names if name in self.attributes), None)

    def own(self, tag: str) -> list["Element"]:
        """Children of that name."""
        return [child for child in self.children if child.tag == tag]

    def every(self, tag: str) -> Iterator["Element"]:
        """Elements of that name at any depth, in the file's order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.every(tag)

    def first(self, *tags: str) -> "Element | None":
        """The first element of one of these names, the nearest name first."""
        return next((found for tag in tags for found in [*self.own(tag), *self.every(tag)]), None)


class _RefusedError(Exception):
    """What the tree will not hold, and what it would."""


def parsed(raw: bytes, file: Path, findings: Findings) -> Element | None:
    """The root of an XML file; None and a fault where it cannot be read."""
    try:
        if _DECLARED.search(raw.replace(b"\0", b"")):
            raise _RefusedError(*_NO_TYPES)
        try:
            return _tree(raw)
        except expat.ExpatError:
            mended = _mended(raw)
            if mended == raw:
                raise
            root = _tree(mended)
            findings.remark(
                "{who}: not well-formed, a bare & or signs of an old encoding were mended", file.name
            )
            return root
    except _RefusedError as refused:
        what, fix = refused.args
        findings.fault(file, "file", what, fix)
    except expat.ExpatError as error:
        what = f"not XML: {expat.errors.messages[error.code]}"
        findings.fault(file, f"line {error.lineno}", what, "mend it, or leave the file out")
    except (LookupError, ValueError):
        findings.fault(file, "line 1", "not XML: an unknown encoding", "save the file as UTF-8")
    return None


def _mended(raw: bytes) -> bytes:
    if not _ENCODED.match(raw) and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            raw = raw.decode("cp1252", "replace").encode()
    return _BARE_AMPERSAND.sub(b"&amp;", raw)


def _tree(raw: bytes) -> Element:
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    builder.parser = parser
    parser.Parse(raw, True)
    return builder.root


class _Builder:
    parser: expat.XMLParserType

    def __init__(self) -> None:
        self.top = Element("", {}, 0)
        self.open = [self.top]
        self.pieces: list[list[str]] = [[]]
        """Text of each open element so far: joined once, as a file of empty lines has millions of pieces."""
        self.count = 0

    @property
    def root(self) -> Element:
        return self.top.children[0]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > MAX_DEPTH:
            raise _RefusedError("nested too deep", f"nest at most {MAX_DEPTH} deep")
        if self.count > MAX_ELEMENTS:
            raise _RefusedError(f"more than {MAX_ELEMENTS:,} elements", "give a smaller file")
        small = {name.lower(): value for name, value in attributes.items()}
        element = Element(tag.lower(), small, self.parser.CurrentLineNumber)
        self.open[-1].children.append(element)
        self.open.append(element)
        self.pieces.append([])

    def end(self, tag: str) -> None:
        self.open.pop().text = "".join(self.pieces.pop())

    def characters(self, text: str) -> None:
        self.pieces[-1].append(text)

    def refuse(self, *declaration: object) -> None:
        raise _RefusedError(*_NO_TYPES)
