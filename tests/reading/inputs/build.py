"""Builds the files that the tests read: a PDF, a Word document, archives, pages."""

import io
import zipfile

import docx

ARTICLE = (
    "Iran would halt its tests in exchange for sanctions relief from the United States, two diplomats said "
    "on Monday in Vienna after a long day of talks about the deal."
)
MORE = (
    "Russia may ship the fuel out of the country if both sides agree, said an official who asked not to be "
    "named because the talks go on."
)


def page(*paragraphs, head=""):
    """An HTML page with menus around an article."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Deal near | The Post</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> </nav><script>track('Iran would attack')</script>"
        f"<article><h1>Deal near</h1>{body}</article><footer>Copyright 2019 The Post</footer></body></html>"
    ).encode()


def word(*paragraphs):
    """A Word document."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(archive, name, content):
    """The archive with one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


def pdf(*pages):
    """A PDF file of plain pages, each a list of lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + line.encode("cp1252") + b") Tj T*" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 750 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _numbered(objects)


def _numbered(objects):
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    n = len(objects) + 1
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            n,
            table,
            n,
            len(file),
        )
    )
