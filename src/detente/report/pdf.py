"""A report as PDF, set by Typst with the fonts that it carries."""

from pathlib import Path

import typst

from detente.report.document import Document
from detente.report.typst import as_data

_TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(document: Document) -> bytes:
    """The whole file.

    Parameters
    ----------
    document : Document

    Returns
    -------
    bytes
        PDF with its fonts and pictures inside, tagged for those who hear it; without a time, so that the
        same document is the same bytes. Letters that Typst's own fonts lack are drawn as boxes.
    """
    written = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": as_data(document)},
    )
    if not isinstance(written, bytes):
        raise TypeError("Typst gave no file")
    return written
