"""Files of many documents are read row by row; a bad row costs only itself."""

import io
import json

import pandas
import pytest

from detente.reading import ReadingError
from detente.reading.inputs import Columns, listing, open_source
from reading.inputs.build import ARTICLE, MORE

ROWS = [
    {"id": "a", "date": "2019-05-14", "title": "Deal near", "author": "Ann Lee", "text": ARTICLE},
    {"id": "b", "date": "14 May 2019", "title": "Fuel", "author": None, "text": MORE},
]


def write(folder, form, rows=ROWS):
    path = folder / f"news.{form}"
    table = pandas.DataFrame(rows)
    if form == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif form == "parquet":
        table.to_parquet(path)
    else:
        table.to_csv(path, index=False, sep="\t" if form == "tsv" else ",")
    return str(path)


def sources(*inputs, stdin=b"", **options):
    return list(listing(inputs, **options).sources(io.BytesIO(stdin)))


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
def test_a_document_a_row(form, tmp_path):
    """Fails where a table loses a row, its identity, its date or its text."""
    one, two = sources(write(tmp_path, form))
    assert [one.doc, two.doc] == [f"news.{form}#a", f"news.{form}#b"]
    assert [one.text, two.text] == [ARTICLE, MORE]
    assert {s.given.date.isoformat() for s in (one, two)} == {"2019-05-14"}
    assert (one.given.title, one.given.author, two.given.author) == ("Deal near", "Ann Lee", None)
    assert open_source(two).offsets_into == "text of the row"


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
def test_columns_of_other_names(form, tmp_path):
    """Fails where a table whose columns have names of their own cannot be read."""
    file = write(tmp_path, form, [{"nr": 7, "story": ARTICLE, "day": "2019-05-14"}])
    (source,) = sources(file, columns=Columns(text="story", date="day", id="nr"))
    assert (source.doc, source.text, str(source.given.date)) == (f"news.{form}#7", ARTICLE, "2019-05-14")


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
def test_a_missing_column_is_named(form, tmp_path):
    """Fails where a person is not told which column is missing and which there are."""
    (source,) = sources(write(tmp_path, form, [{"nr": "1", "story": ARTICLE}]))
    with pytest.raises(ReadingError, match="no column of text -> --text-column, one of: nr, story"):
        open_source(source)


LINES = [
    b'{"text": "One."}',
    b"{broken",
    b"[1]",
    b'{"text": 5}',
    b'{"text": "Two."}',
    b'{"text": "x", "date": "soon"}',
]


def test_a_bad_line_costs_only_itself():
    """Fails where one broken line ends the reading, or is dropped without a word."""
    found = sources("-", stdin=b"\n".join(LINES), form="jsonl")
    assert [s.text for s in found if s.fault is None] == ["One.", "Two."]
    assert [s.fault for s in found if s.fault] == [
        "row 2 is not a line of JSON",
        "row 3 is not a JSON object",
        "row 4 has no text in 'text'",
        "row 6: 'soon' is no date; give one such as 2019-05-17",
    ]


def test_an_open_quotation_mark_in_a_table(tmp_path):
    """Fails where a quotation mark that is never closed swallows the rest of a table in silence."""
    (tmp_path / "a.csv").write_text('id,text\n1,One.\n2,"Two.\n3,Three.\n4,"Four."\n', encoding="utf-8")
    one, *rest = sources(str(tmp_path / "a.csv"))
    assert one.text == "One."
    assert any("is a quotation mark left open?" in (s.fault or "") for s in rest)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_a_table(encoding, tmp_path):
    """Fails where a table out of a spreadsheet program loses its accents or its first column."""
    (tmp_path / "a.csv").write_bytes("text;id\nThe “Élysée” agreed.;1\n".encode(encoding))
    (source,) = sources(str(tmp_path / "a.csv"))
    assert (source.doc, source.text) == ("a.csv#1", "The “Élysée” agreed.")


def test_folders_and_patterns_in_one_order(tmp_path):
    """Fails where the order of documents depends on the file system, or a hidden file is read."""
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden", "sub/news.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "One."}\n', encoding="utf-8")
    folder = [s.doc for s in sources(str(tmp_path))]
    assert folder == ["a.txt", "b.txt", "sub/c.md", "sub/news.jsonl#1"]
    assert [s.doc for s in sources(f"{tmp_path}/**/*.md")] == ["c.md"]
    assert [s.doc for s in sources(str(tmp_path), without=str(tmp_path / "b.txt"))] == [
        folder[0],
        *folder[2:],
    ]


def test_a_damaged_table_is_a_fault(tmp_path):
    """Fails where a file that only calls itself Parquet stops the reading of the others."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + bytes(100))
    (source,) = sources(str(tmp_path / "a.parquet"))
    assert source.fault.startswith("not a sound Parquet file")
