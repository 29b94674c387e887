"""SVG made fit to stand inside a page: no style attributes, ids of its own, colours that follow the theme."""

import re
from xml.etree import ElementTree

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
# Colours of charts and pictures, and the names under which a style sheet gives them other shades.
THEMED = {
    "#1f2328": "ink",
    "#000000": "ink",
    "#000": "ink",
    "black": "ink",
    "#222222": "ink",
    "#59636e": "ink2",
    "#333333": "ink2",
    "#d1d9e0": "rule",
    "#cccccc": "rule",
    "#ffffff": "paper",
    "#f6f8fa": "paper2",
    "#fff3c4": "mark",
    "#0072b2": "blue",
    "#d55e00": "vermilion",
    "#009e73": "green",
    "#cc79a7": "purple",
    "#56b4e9": "sky",
    "#e69f00": "orange",
    "#00664a": "green",
    "#a03000": "vermilion",
    "#8a5a00": "orange",
    "#999999": "ink2",
}
# What Vega writes for its own scripts, and what says the default.
_DROPPED = ("class", "role", "pointer-events", "version")
_DEFAULT = {("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1")}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")

ElementTree.register_namespace("", SVG)


def inlined(svg: str, name: str, *, title: str, told: str) -> Markup:
    """A picture as a part of a page.

    Parameters
    ----------
    svg : str
        Of the chart engine, or one of our own pictures.
    name : str
        With what its ids begin, unique on the page.
    title, told : str
        Its name and its description, for those who hear the page.

    Returns
    -------
    Markup
        The `svg` element: presentation attributes alone, numbers to two decimals, so that the same picture
        is the same bytes.
    """
    root = ElementTree.fromstring(_NO_XML.sub("", svg))
    for element in [child for child in root if child.tag in (f"{{{SVG}}}title", f"{{{SVG}}}desc")]:
        root.remove(element)
    _clean(root, name)
    if "width" not in root.attrib:
        root.set("width", root.attrib["viewBox"].split()[2])
    for element_id, tag, text in ((f"{name}-told", "desc", told), (f"{name}-title", "title", title)):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": element_id})
        element.text = _NO_XML.sub("", text)
        root.insert(0, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-told")
    return Markup(ElementTree.tostring(root, encoding="unicode").strip())


def _clean(root: ElementTree.Element, name: str) -> None:
    for parent in list(root.iter()):
        for child in [child for child in parent if _unseen(child)]:
            parent.remove(child)
    for element in root.iter():
        attributes = dict(_plain(element.attrib))
        classes = [
            f"{letter}-{THEMED[colour]}"
            for letter, which in (("f", "fill"), ("s", "stroke"))
            if (colour := attributes.get(which, "").lower()) in THEMED
        ]
        element.attrib.clear()
        element.attrib.update({key: _own(key, value, name) for key, value in attributes.items()})
        if classes:
            element.set("class", " ".join(classes))


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Presentation attributes out of a style, and without what nobody reads."""
    styled = (part.split(":", 1) for part in attributes.get("style", "").split(";") if ":" in part)
    whole = attributes | {key.strip(): value.strip() for key, value in styled}
    whole.pop("style", None)
    return {
        key: value
        for key, value in whole.items()
        if key not in _DROPPED and not key.startswith("aria-") and (key, value) not in _DEFAULT
    }


def _unseen(element: ElementTree.Element) -> bool:
    """The engine's frames that are drawn with nothing."""
    frame = element.get("class", "") in ("background", "foreground")
    return frame and element.get("fill", "none") in ("none", "transparent") and "stroke" not in element.attrib


def _own(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    value = _REFERENCE.sub(lambda found: f"url(#{name}-{found[1]})", value)
    return _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
