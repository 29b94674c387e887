"""Forms of a page, as a browser would send them."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """What a page's inputs hold, by name, all its forms together."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name = has.get("name")
        if tag in ("select", "textarea"):
            self._open = name
            self.sent[name] = ""
        elif tag == "option" and "selected" in has:
            self.sent[self._open] = has["value"]
        elif tag == "input" and name and has.get("type") not in ("checkbox", "file"):
            self.sent[name] = has.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent[self._open] = self.sent[self._open].removeprefix("\n")
            self._open = None

    def handle_data(self, data: str) -> None:
        if self.lasttag == "textarea" and self._open is not None:
            self.sent[self._open] += data
