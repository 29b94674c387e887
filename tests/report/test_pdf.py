"""The report as PDF: set anew it is the same bytes, and what a file says never becomes markup."""

import io
from dataclasses import replace

import pypdf
import pytest

from detente.case.report import document
from detente.report.document import Document
from detente.report.html.chart import chart
from detente.report.html.section import Figure, Quote, Quotes, Section, Table, Text, Told, Words
from detente.report.pdf import as_pdf

HANDLING = "OFFICIAL & #ours"
LARGEST = 3_000_000
MARKUP = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '"); #panic("x',
    "$x",
    "*a* _b_ `c`",
    "= a",
    "<a> @b",
    "\\",
    "]",
    "//a",
]


def pages(written):
    """Text of each page, each run of white space one space."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(written)).pages]


def saying(*blocks, title="A title"):
    """A report of one section."""
    return Document(
        title=title,
        subtitle="As of a day.",
        handling=HANDLING,
        foot="made from this",
        sections=(Section(id="one", title=title, blocks=blocks),),
    )


def listed(rows, caption="All"):
    """A table of that many rows."""
    cells = tuple((f"row {row}", "1") for row in range(rows))
    return Table(caption=caption, columns=("what", "number"), rows=cells, numbers=frozenset({1}))


def test_every_section_is_in_it(briefing):
    """Else the PDF says less than the page of the same case."""
    whole = document(briefing, handling=HANDLING)
    written = as_pdf(whole)
    told = " ".join(pages(written))
    assert written.startswith(b"%PDF-")
    assert len(written) < LARGEST
    assert [section.title for section in whole.sections if section.title not in told] == []


def test_every_page_carries_the_handling_line_and_its_number():
    """Else a page that lies alone does not say how it may be handled, or where it belongs."""
    found = pages(as_pdf(saying(listed(120))))
    assert len(found) > 2
    assert [page.count(HANDLING) for page in found] == [2] * len(found)
    assert all(f"{place} / {len(found)}" in page for place, page in enumerate(found, 1))


def test_a_long_table_repeats_its_head():
    """Else the numbers of its second page have no names."""
    assert all("what number" in page for page in pages(as_pdf(saying(listed(120)))))


def test_the_same_document_is_the_same_bytes_and_has_no_time():
    """Else nobody can check a report by making it again."""
    whole = saying(Text("Said."), listed(3))
    written = as_pdf(whole)
    assert written == as_pdf(whole)
    assert not {"/CreationDate", "/ModDate"} & set(pypdf.PdfReader(io.BytesIO(written)).metadata)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_text_is_text(text):
    """Else a title runs code while somebody makes a report of a case that was sent to them."""
    quotes = Quotes(text, (Quote(text=text, sign="for", about=text, where=text),))
    table = Table(caption=text, columns=(text,), rows=((text,),))
    blocks = (Text(text, "lead"), Text(text, "warning"), Told(((0, text), (1, text))), quotes, table)
    whole = replace(
        saying(*blocks, Words(text), title=text), handling=text, foot=text, left_out=((text, text),)
    )
    assert " ".join(pages(as_pdf(whole))).count(text) >= 17


def test_a_figure_has_its_caption_and_its_numbers():
    """Else a reader of paper sees a chart without what it shows."""
    spec = chart([{"mark": "bar", "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a"}}}])
    figure = Figure(
        name="bar", title="Bars", caption="What it shows.", table=listed(2, "Its numbers"), spec=spec
    )
    found = pages(as_pdf(saying(figure)))[0]
    assert "Figure 1: What it shows." in found
    assert "Its numbers what number row 0 1 row 1 1" in found
