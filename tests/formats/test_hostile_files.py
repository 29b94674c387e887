"""Files made to do harm are refused at once."""

import io
import time
import zipfile

import pytest

from detente import formats
from detente.formats.xlsx_files import MAX_ENTRIES
from formats.small import BUYER, DAY, DOMAIN

LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    + ']>\n<utility_space type="&lol9;"/>'
)
NO_TYPES = "a document type or an entity is declared -> remove <!DOCTYPE ...>; only plain XML is read"
SOON = 60
"""Seconds of the processor: what is not refused at once takes hours, or all memory."""
XML = {
    "billion laughs": (LAUGHS, NO_TYPES),
    "external entity": ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><utility_space/>', NO_TYPES),
    "external document type": ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><utility_space/>', NO_TYPES),
    "in small letters": ("<!doctype a><utility_space/>", NO_TYPES),
    "two bytes a letter": (
        "\ufeff" + LAUGHS.replace('version="1.0"', 'version="1.0" encoding="utf-16"'),
        NO_TYPES,
    ),
    "nested deep": ("<utility_space>" * 5000, "nested too deep -> nest at most 100 deep"),
    "many elements": (
        f"<utility_space>{'<a/>' * 200_001}</utility_space>",
        "more than 200,000 elements -> give a smaller file",
    ),
    "huge": (
        f"<utility_space>{' ' * 10_000_001}",
        "more than 10,000,000 bytes -> at most 10,000,000 are read",
    ),
}


def refused(file):
    """How a refusal reads, and that it comes soon."""
    start = time.process_time()
    with pytest.raises(formats.FormatError) as error:
        formats.read([file], as_of=DAY)
    assert time.process_time() - start < SOON
    return error.value.in_one_line


@pytest.mark.parametrize("case", XML)
def test_xml(case, tmp_path):
    """Fails where XML may declare, refer elsewhere, or grow beyond reason."""
    text, line = XML[case]
    file = tmp_path / "a.xml"
    file.write_text(text, encoding="utf-16-le" if case == "two bytes a letter" else "utf-8")
    assert refused(file) == f"{file}: file: {line}"


def test_document_type_in_another_alphabet(tmp_path):
    """Fails where an encoding unlike ASCII hides a document type from a first look."""
    file = tmp_path / "a.xml"
    file.write_bytes('<?xml version="1.0" encoding="cp037"?><!DOCTYPE a><utility_space/>'.encode("cp037"))
    with pytest.raises(formats.FormatError):
        formats.read([file], format="genius", as_of=DAY)


EMPTY_LINES = {
    "alone": f"<utility_space>{chr(10) * 9_000_000}</utility_space>",
    "between comments": f"<utility_space>{('<!---->' + chr(10)) * 1_000_000}</utility_space>",
}


@pytest.mark.parametrize("case", EMPTY_LINES)
def test_a_file_of_empty_lines_is_refused_soon(case, tmp_path):
    """Fails where text is joined line by line: nine million empty lines once took hours."""
    file = tmp_path / "a.xml"
    file.write_text(EMPTY_LINES[case])
    assert refused(file).startswith(f"{file}: parties: no profile -> ")


PLAIN = {
    "deep.json": ("[" * 100_000, "file: nested too deep -> nest at most 40 deep"),
    "long.json": (
        '{"issuesValues": ' + "9" * 5000 + "}",
        "file: a number with thousands of digits -> give a finite number",
    ),
    "cut.json": ('{"issuesValues": ', "line 1: not JSON: expecting value -> mend it, or leave the file out"),
    "latin.json": ("{}", "file: not UTF-8 text -> save it as UTF-8"),
    "huge.json": (" " * 10_000_001, "file: more than 10,000,000 bytes -> at most 10,000,000 are read"),
    "deep.yml": ("[" * 100_000, "file: nested too deep -> nest at most 40 deep"),
    "huge.yml": ("#" * 2_000_001, "line 1: more than 2,000,000 bytes -> a file has at most 2,000,000"),
    "tag.yml": (
        "!!python/object:os.system {}",
        "line 1: tag '!!python/object:os.system' -> remove it; only plain values are read",
    ),
    "laughs.yml": (
        "a: &a [x, x]\n"
        + "".join(
            f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
        ),
        "line 1: aliases expand beyond reason -> "
        "a file has at most 200,000 parts once aliases are written out",
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_json_and_yaml(name, tmp_path):
    """Fails where JSON or YAML may nest, repeat or run anything it likes."""
    text, line = PLAIN[name]
    file = tmp_path / name
    file.write_bytes(b'{"name": "\xff"}' if name == "latin.json" else text.encode())
    told = refused(file).replace("'tag:yaml.org,2002:python/object:os.system'", "'!!python/object:os.system'")
    assert told == f"{file}: {line}"


def archive(parts, *, method=zipfile.ZIP_DEFLATED):
    """A zip archive of parts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


TYPES = {"[Content_Types].xml": "<Types/>"}
ZIPS = {
    "bomb": (
        archive(TYPES | {"xl/a.xml": b"\0" * 60_000_000}),
        "file: it would unpack to 60,000,008 bytes -> ",
    ),
    "smaller bomb": (archive(TYPES | {"xl/a.xml": b"\0" * 20_000_000}), "file: it would unpack to 1,0"),
    "many parts": (
        archive({f"{n}.xml": "" for n in range(MAX_ENTRIES + 1)}),
        "file: 201 parts in the archive -> at most 200 are read",
    ),
    "no workbook": (archive({"a.txt": "a"}), "file: a zip archive, not a workbook -> save it as .xlsx"),
    "no archive": (b"PK\3\4 and so on", "file: not a workbook -> save it as .xlsx"),
    "cut short": (archive(TYPES)[:-30], "file: not a workbook -> save it as .xlsx"),
    "empty workbook": (archive(TYPES), "file: not a workbook -> save it as .xlsx"),
    "document type inside": (
        archive(TYPES | {"xl/workbook.xml": LAUGHS}),
        "xl/workbook.xml: not a plain workbook -> save it as .xlsx again",
    ),
}


@pytest.mark.parametrize("case", ZIPS)
def test_workbooks(case, tmp_path):
    """Fails where a workbook may unpack beyond reason, or hold what XML may not."""
    raw, line = ZIPS[case]
    file = tmp_path / "a.xlsx"
    file.write_bytes(raw)
    assert refused(file).startswith(f"{file}: {line}")


def test_too_large_for_a_scenario(tmp_path):
    """Fails where a scenario is written that cannot be read again."""
    items = "".join(f'<item index="{n}" value="v{n}" evaluation="{n}"/>' for n in range(1900))
    many = "".join(f'<issue index="{n}" name="i{n}" type="discrete">{items}</issue>' for n in range(14))
    weights = "".join(f'<weight index="{n}" value="0.01"/>' for n in range(14))
    text = f"<utility_space><objective>{weights}{many}</objective></utility_space>"
    for name in "abcd":
        (tmp_path / f"{name}.xml").write_text(text)
    fix = "import fewer profiles, or issues with fewer options"
    assert refused(tmp_path).endswith(f"parts, and a scenario has at most 200,000 -> {fix}")


def test_nothing_is_read_from_elsewhere(folder, read):
    """Fails where a profile reaches for a file that it names."""
    pi = '<?xml-stylesheet href="file:///etc/passwd"?>'
    scenario, _ = read(folder(buyer_xml=pi + BUYER, domain_xml=pi + DOMAIN))
    assert list(scenario.parties) == ["buyer", "seller"]
