"""A report as one file of HTML that opens without a network and prints well."""

import base64
import hashlib

from markupsafe import Markup

from detente.report.document import Document
from detente.report.html.rendering import page, sections_in_html, style


def as_html(document: Document) -> str:
    """The whole file.

    Parameters
    ----------
    document : Document

    Returns
    -------
    str
        HTML with its style and pictures inside, no script, no address of another host; the same bytes for
        the same document. Its content security policy admits its own style alone.
    """
    rules = style("tokens", "sections", "document")
    digest = base64.b64encode(hashlib.sha256(rules.encode()).digest()).decode()
    return page(
        "document.html.j2",
        document=document,
        rules=Markup(rules),
        digest=digest,
        body=sections_in_html(document.sections),
    )
