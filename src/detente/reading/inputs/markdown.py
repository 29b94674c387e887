"""Markdown: what is no prose is blanked, place for place, so that offsets are those of the file."""

import datetime
import re

from detente.reading.inputs.source import Given

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.{0,20000}?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>title|author|date)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE | re.I)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?\n)?? {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL)
_FURNITURE = re.compile(
    r"^[ \t]*(?:!\[[^\]\n]*\]\([^)\n]*\)|\[[^\]\n]+\]:[ \t]*\S+[^\n]*|<!--[^\n]*-->|"
    r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})[ \t]*\r?$",
    re.MULTILINE,
)
_VISIBLE = re.compile(r"[^\r\n]")


def prose(text: str) -> str:
    """The text with front matter, code, pictures, rules and link targets blanked, every place kept.

    >>> prose("# A deal\\n![map](map.png)\\nThey met.")
    '# A deal\\n               \\nThey met.'
    """
    for pattern in (_FRONT_MATTER, _FENCE, _FURNITURE):
        text = pattern.sub(lambda found: _VISIBLE.sub(" ", found.group()), text)
    return text


def front_matter(text: str) -> Given:
    """Title, author and date in the lines between `---` at the head of the file."""
    block = _FRONT_MATTER.match(text)
    if not block:
        return Given()
    fields = {f["name"].lower(): f["value"].strip("\"'") for f in _FIELD.finditer(block["fields"])}
    return Given(title=fields.get("title"), author=fields.get("author"), date=_day(fields.get("date")))


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
