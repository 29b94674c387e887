"""What each paragraph is: title, byline, dateline, caption, heading, body, boilerplate."""

import re

from detente.reading.dates import find_dates
from detente.reading.sentences import Paragraph, Sentence, paragraphs, sentence_spans

_SECTION = re.compile(
    r"(?:opinions?|op-?ed|world|politics|business|analysis|editorial|comment(?:ary)?|news|economy|europe|"
    r"asia|africa|"
    r"americas|middle east|international|national|diplomacy|security|defen[cs]e|finance|markets|features?|"
    r"views?|"
    r"perspectives?|exclusive|breaking(?: news)?|home|latest|top stories)(?:\s*[|/>]\s*[\w ]+)?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|author|written by|posted by|text by|from our correspondent)\b[:\s]\s*\S", re.IGNORECASE
)
_NAME_ONLY = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|da|van|von|der|bin|al|el)){1,3}")
_NOTE = re.compile(
    r"(?:editor['’]?s?['’]? note|editors['’] note|note to readers|correction|disclaimer)\b", re.IGNORECASE
)
_CREDIT = re.compile(
    r"/\s?[A-Z][\w ]{0,30}(?:Photos?|Images?)?$|(?i:\(?(?:photo|image|picture|credit|source|illustration|"
    r"graphic)s?"
    r"(?:\s+(?:by|credit|courtesy))?\s?[:/])|(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|VCG|Xinhua|"
    r"EPA)(?:/|\s+Photo)\S*"
    r"[\w /]{0,30}$|\(?photo by\b",
)
_CREDIT_WITHIN = re.compile(
    r"(?:/\s?(?:\w+ ){0,2}(?:Photo|Images?|Getty)\b|\bAP Photo|REUTERS/|Reuters/|Getty Images|\(Photo)|"
    r"\[Photo"
)
_TAIL = re.compile(
    r"(?:related|similar|more|recommended|popular|trending|latest)\s+(?:stories|posts|articles|news|"
    r"reading|coverage|"
    r"topics|content)\b|leave a (?:reply|comment)|your email address|required fields|"
    r"comments?(?:\s*\(\d+\))?$|"
    r"copyright\b|©|all rights reserved|share (?:this|on|via)\b|follow us|subscribe\b|sign up\b|newsletter\b|"
    r"read more\b|read also\b|advertisement$|cookie|terms of (?:use|service)|privacy policy|post navigation|"
    r"previous post|next post|filed under|tags?:|print this|log in\b|click here\b|skip to content",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:contact us at|please contact|e-?mail us|write to us|support our work|donate\b.{0,40}\b(?:to|"
    r"today)|"
    r"will not be published|if you want to contribute)",
    re.IGNORECASE,
)
_APPEALING = ("contact", "mail us", "write to us", "support our work", "donate", "published", "contribute")
_DATE_FILLER = re.compile(
    r"\b(?:published|posted|updated|last|modified|on|at|date|time|gmt|utc|est|edt|cet|cest|bst|am|pm|a\.m|"
    r"p\.m|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|min|read|by)\b",
    re.IGNORECASE,
)
_CITY_LINE = re.compile(r"[A-Z][A-Z .'-]{2,30},?\s*(?:[\w. ]{0,20})?(?:\([A-Za-z/ ]+\)\s*)?[-–—]+\s")
_CITY_BEFORE = re.compile(r"(?!By\b)(?:[A-Z][\w.'’-]+\s?){1,3},\s+")
_ENDS = re.compile(r"[.!?…;,:][\"'”’)\]]*$")


def read_layout(raw: str) -> list[Sentence]:
    """Sentences of a document with their roles, in order, numbered S01, S02, ..."""
    parts = paragraphs(raw)
    roles = paragraph_roles(parts)
    found: list[Sentence] = []
    for part, (role, boilerplate) in zip(parts, roles, strict=True):
        for start, end in sentence_spans(part.text):
            text = part.text[start:end]
            credit = role == "caption" and _CREDIT.match(text)
            own = ("credit", True) if credit else (role, boilerplate or _appeals(text))
            place = part.start + start
            found.append(Sentence(f"S{len(found) + 1:02d}", place, place + len(text), text, *own))
    return found


def paragraph_roles(parts: list[Paragraph]) -> list[tuple[str, bool]]:
    """Role of every paragraph, and whether it is boilerplate.

    1. Before the first paragraph of prose: section, dateline, byline, notes; any other line is the title.
    2. After it: short lines are headings; bylines, credits and the tail of the page by their words.
    3. From the first line of a closing tail on, everything is boilerplate.
    """
    roles: list[tuple[str, bool]] = []
    prose = title = False
    last_prose = max((n for n, part in enumerate(parts) if _is_prose(part.text)), default=-1)
    in_tail = False
    for n, part in enumerate(parts):
        role, boilerplate = _marked(part.text) or _unmarked(part.text, prose=prose, title=title)
        in_tail = in_tail or (n > last_prose and boilerplate and role == "body")
        roles.append((role, boilerplate or (in_tail and role in ("body", "heading"))))
        title = title or role == "title"
        prose = prose or role == "body"
    return roles


def is_dateline(text: str) -> bool:
    """Whether a line is nothing but a date, a time and the words around them."""
    dates = [d for d in find_dates(text) if d.grain == "day"] if len(text) < 100 else []
    if not dates:
        return False
    if _CITY_BEFORE.fullmatch(text[: dates[0].start]):
        text = " " * dates[0].start + text[dates[0].start :]
    rest = "".join(" " if any(d.start <= n < d.end for d in dates) else c for n, c in enumerate(text))
    return len(re.sub(r"[\W\d_]+", "", _DATE_FILLER.sub("", rest))) <= 4


def _appeals(text: str) -> bool:
    """Whether a text asks its reader for something."""
    low = text.lower()
    return any(word in low for word in _APPEALING) and _APPEAL.search(text) is not None


def _marked(text: str) -> tuple[str, bool] | None:
    """Role that the words of a paragraph show wherever it stands."""
    short = len(text) < 160
    if _NOTE.match(text):
        return "editor_note", False
    if short and is_dateline(text):
        return "dateline", False
    if short and _CREDIT.match(text) and not _is_prose(text):
        return "credit", True
    if _CREDIT_WITHIN.search(text, max(0, len(text) - 80)) and len(text) < 600:
        return "caption", False
    if short and (_TAIL.match(text) or _appeals(text)):
        return "body", True
    if len(text) < 80 and _BYLINE.match(text) and not _ENDS.search(text):
        return "byline", False
    return None


def _unmarked(text: str, *, prose: bool, title: bool) -> tuple[str, bool]:
    line = len(text) < 200 and not _ENDS.search(text.rstrip()) and not _CITY_LINE.match(text)
    if text.startswith("#"):
        return ("heading" if title or prose else "title"), False
    if prose:
        return ("heading" if line and _is_heading(text) else "body"), False
    if not title and _SECTION.fullmatch(text):
        return "section", True
    if title and len(text) < 60 and _NAME_ONLY.fullmatch(text) and not text.startswith(("The ", "A ")):
        return "byline", False
    if not title and (line or (len(text) < 160 and text.endswith(("?", "!", "?”", '?"')))):
        return "title", False
    return ("heading" if title and line and _is_heading(text) else "body"), False


def _is_heading(text: str) -> bool:
    words = text.split()
    if len(words) > 14:
        return False
    capitals = sum(word.lstrip("\"'“‘(")[:1].isupper() or word[:1].isdigit() for word in words)
    return capitals > len(words) / 2 or len(words) <= 5


def _is_prose(text: str) -> bool:
    return len(text) > 120 and bool(_ENDS.search(text)) and not _TAIL.match(text)
