"""From bytes to text, whatever the encoding."""

import codecs
import re

from charset_normalizer import from_bytes

from detente.reading.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LAYOUT = b"\t\n\r\x0b\x0c\x1b\x85"
_SAMPLE = 65_536
_TELLING = 32
"""Bytes below which letters say nothing of their language."""
_SURROGATE = re.compile("[\udc80-\udcff]")


def decode(data: bytes, *, name: str = "text") -> str:
    """Text of some bytes; its line ends are kept, a byte order mark is not.

    Raises
    ------
    ReadingError
        The bytes are no text.

    Examples
    --------
    >>> decode("Élysée".encode("latin-1"))
    'Élysée'
    """
    encoding = encoding_of(data, name=name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1" if encoding == "cp1252" else encoding, errors="replace")


def encoding_of(data: bytes, *, name: str = "text") -> str:
    """Encoding of some bytes.

    By their mark, else UTF-16 by its zeros, else UTF-8; what is none of these is Windows-1252 where most of
    it is ASCII, as in any text in English, or it is very short, else what its bytes look like most.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if zeros > len(sample) / 4 and min(even, odd) <= zeros / 20:
        return "utf-16-be" if even > odd else "utf-16-le"
    if zeros and zeros > len(sample) / 1000:
        raise ReadingError(f"{name}: this is a binary file (a zero byte at {sample.index(0)}), not text")
    control = sum(sample.count(byte) for byte in range(32) if byte not in _LAYOUT)
    if control > len(sample) / 20:
        raise ReadingError(f"{name}: this is a binary file ({control} control bytes at its start), not text")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(sample)
    return "utf-8"


def repaired(text: str) -> str:
    """A text that was decoded from UTF-8 with `surrogateescape`; stray bytes are taken for Windows-1252."""
    if not _SURROGATE.search(text):
        return text
    return _SURROGATE.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _legacy(sample: bytes) -> str:
    if len(sample) < _TELLING or sum(byte < 128 for byte in sample) > 0.8 * len(sample):
        return "cp1252"
    best = from_bytes(sample[:8_192]).best()
    return best.encoding if best else "cp1252"
