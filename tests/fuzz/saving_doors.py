"""The door of the page's forms that write: what is sent in turn, by one browser, while others edit too.

An input is a list of steps, apart by lines `----`. A step is `look` (open the pages), `other WORDS` (somebody
else edits), or a path, how the body is encoded, and on the next line the body: `/scenario/text form` and
`made_from={version}&text=...`.
"""

import gc
import json
import re
import warnings
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

import lxml.html

from fuzz.door import Door
from fuzz.saved_case import ELSEWHERE, STRANGER, filled, saved_case
from fuzz.scenario_doors import TREATY

APART = b"\n----\n"
FORM = "application/x-www-form-urlencoded"
CLAIM = {"question": "tolls-by-june", "by": "2024-06-30"}
MULTIPART = (
    b'--b\r\nContent-Disposition: form-data; name="articles"; filename="b.txt"\r\n\r\n'
    b"Brel lifts tolls.\r\n--b--\r\n"
)
LONGEST_HEAD = 200
MOST_STEPS = 16


def _entered(path: Path) -> None:
    """Every step is answered, and holds what `SavedCase.post` holds."""
    # Starlette leaves the file of a part that was cut off to the collector.
    warnings.filterwarnings("ignore", "Unclosed file <tempfile.Spooled", ResourceWarning)
    with saved_case() as case:
        case.look()
        for step in path.read_bytes().split(APART)[:MOST_STEPS]:
            head, _, body = step.partition(b"\n")
            place, _, kind = filled(head[:LONGEST_HEAD], case.told).decode("utf-8", "replace").partition(" ")
            if place == "look":
                case.look()
            elif place == "other":
                case.other(head)
            else:
                sender = next((name for name in (STRANGER, ELSEWHERE) if kind.endswith(f" {name}")), "")
                kind = kind.removesuffix(f" {sender}")
                where = quote(f"/{place.lstrip('/')}", safe="/")
                plain = re.sub(r"[^\x20-\x7e]", "?", FORM if kind == "form" else kind)
                case.post(where, filled(body, case.told), plain, sender=sender)
    gc.collect()


def _step(head: str, body: bytes | dict[str, str] = b"") -> bytes:
    sent = urlencode(body, safe="{}").encode() if isinstance(body, dict) else body
    return f"{head}\n".encode() + sent


@cache
def _fields() -> dict[str, str]:
    """What the scenario's form holds."""
    with saved_case() as case:
        (form,) = (
            form
            for form in lxml.html.fromstring(case.client.get("/scenario").text).forms
            if form.method == "POST" and "made_from" in form.fields and "was" in form.fields
        )
        return dict(form.form_values()) | {"made_from": "{version}"}


def _sent() -> dict[str, bytes]:
    """One form of each kind, as a browser sends it."""
    text = TREATY.decode().replace("title: The", "title: Another")
    outcome = CLAIM | {
        "status": "partial",
        "share": "0.5",
        "date": "2024-06-20",
        "source": "Gazette",
        "expects": "1",
    }
    split = {
        f"{name}-{part}": value
        for part in range(2)
        for name, value in {
            "says": "offer",
            "hedge": "likely",
            "term": '["tolls", "lifted"]',
            "lr": "1.5, 2, 3",
        }.items()
    }
    return {
        "form": _step("/scenario form", _fields() | {"title": "Another"}),
        "text": _step("/scenario/text form", {"made_from": "{version}", "text": text}),
        "upload": _step("/evidence/upload multipart/form-data; boundary=b", MULTIPART),
        "verdict": _step(
            "/evidence/proposals/{key}/verdict form", {"verdict": "accept", "why": "", "back": "/evidence"}
        ),
        "proposal": _step("/evidence/proposals/{key} form", split),
        "write": _step("/evidence/write form", {"plan": "{plan}"}),
        "variant": _step(
            "/what-if/variant/save form",
            {"branch": "more: parties.Arda.no_deal=3", "name": "more", "made_from": "{version}"},
        ),
        "resolve": _step("/ledger/resolve/write form", {**outcome, "expects": ""}),
        "correct": _step("/ledger/resolve/write form", outcome),
        "confirm": _step("/ledger/resolve/confirm form", CLAIM),
        "record": _step("/ledger/record form"),
        "sign-out": _step("/sign-out form"),
        "sign-in": _step("/sign-in form", {"token": "{token}"}),
        "copy": _step("/copy form", {"name": "", "back": "/"}),
        "was": _step(
            "/scenario form", {"made_from": "{version}", "was": json.dumps({"title": "x"}), "title": "y"}
        ),
    }


def _seeds() -> tuple[bytes, ...]:
    """Each form alone, one that comes too late, and all that belongs together in turn."""
    sent, look, other = _sent(), b"look", b"other b"
    turns = (
        [other, sent["form"], sent["text"], sent["variant"], sent["write"]],
        [sent["verdict"], look, sent["write"], look, sent["proposal"], look, other, sent["write"]],
        [sent["form"], look, sent["variant"], look, sent["text"]],
        [sent["resolve"], sent["resolve"], sent["correct"], sent["confirm"]],
        [sent["sign-out"], sent["text"], sent["sign-in"], sent["text"]],
        [sent["upload"], sent["upload"], look, sent["record"], sent["copy"]],
        *(
            [step.replace(b"\n", f" {who}\n".encode(), 1) for step in sent.values()]
            for who in (STRANGER, ELSEWHERE)
        ),
    )
    return (*sent.values(), *(APART.join(turn) for turn in turns))


DOORS = (Door("saving", "steps.txt", _seeds, _entered, examples=20),)
