"""Sound input made unsound: bytes flipped, parts cut, doubled or exchanged, what breaks parsers put in."""

import re

from hypothesis import strategies as st

LONGEST = 200_000
ODD = (
    b"",
    b"0",
    b"-1",
    b"1e9",
    b"1e400",
    b"-1e-320",
    b"9" * 30,
    b"9" * 5_000,
    b"NaN",
    b"-Infinity",
    b"null",
    b"true",
    b"{}",
    b"[]",
    b"[" * 1_000,
    b"{a: " * 300,
    b"<a>" * 300,
    b'"',
    b"'",
    b",",
    b"|",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"\x1b[2J",
    b"\x7f",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    "\u202e\u2028\u0085".encode(),
    "é𝔘".encode(),
    b"\\ud800",
    b"&a *a",
    b"*a",
    b"<<: ",
    b"!!python/object:os.system ",
    b"---\n",
    b"=1+1",
    b"../../x",
    b"%s%n{0}",
    b"1901-02-29",
    b"0001-01-01",
    b"9999-12-31",
    b"10000-01-01",
)
"""What is put in; the first letters of the alphabet of trouble."""
_TOKEN = re.compile(rb"[\w.+-]+|[^\w\s]")
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp037", "utf-7", "latin-1")


@st.composite
def changed(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed after a few changes."""
    raw = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        change = draw(st.sampled_from(_CHANGES))
        raw = change(draw, raw, seeds)[:LONGEST]
    return raw


def _place(draw: st.DrawFn, raw: bytes) -> int:
    return draw(st.integers(0, len(raw)))


def _flip(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    place = _place(draw, raw)
    return raw[:place] + bytes([draw(st.integers(0, 255))]) + raw[place + 1 :]


def _put_in(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    place = _place(draw, raw)
    return raw[:place] + draw(st.sampled_from(ODD)) + raw[place:]


def _cut(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    start, end = sorted((_place(draw, raw), _place(draw, raw)))
    return raw[:start] + raw[end:]


def _end(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    return raw[: _place(draw, raw)]


def _double(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    start = _place(draw, raw)
    part = raw[start : start + draw(st.integers(1, 400))]
    return raw[:start] + part * draw(st.sampled_from((2, 3, 50))) + raw[start:]


def _token(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    """One word or sign in the place of another: the change that parsers let through."""
    tokens = list(_TOKEN.finditer(raw))
    if not tokens:
        return raw
    old = draw(st.sampled_from(tokens))
    other = draw(st.one_of(st.sampled_from(ODD), st.sampled_from(tokens).map(lambda found: found[0])))
    return raw[: old.start()] + other + raw[old.end() :]


def _line(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    """A line left out, doubled, or moved."""
    lines = raw.splitlines(keepends=True)
    if not lines:
        return raw
    line = draw(st.integers(0, len(lines) - 1))
    taken = lines[line] if draw(st.booleans()) else lines.pop(line)
    lines.insert(draw(st.integers(0, len(lines))), taken if draw(st.booleans()) else b"")
    return b"".join(lines)


def _cross(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    other = draw(st.sampled_from(seeds))
    return raw[: _place(draw, raw)] + other[_place(draw, other) :]


def _encode(draw: st.DrawFn, raw: bytes, seeds: tuple[bytes, ...]) -> bytes:
    encoding = draw(st.sampled_from(_ENCODINGS))
    return raw.decode("utf-8", "replace").encode(encoding, "replace")


_CHANGES = (
    _token,
    _token,
    _token,
    _token,
    _flip,
    _put_in,
    _put_in,
    _cut,
    _end,
    _double,
    _line,
    _line,
    _cross,
    _encode,
)
