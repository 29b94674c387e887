"""Tables in a spreadsheet hold a scenario's parties, issues and worths, ranges and all."""

import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import scenario
from detente import formats
from detente.formats.cells import guarded, unguarded
from detente.scenario import Scenario
from formats.small import DAY

RICH = scenario(
    parties={
        "US": {"name": "=HYPERLINK(1)", "no_deal": [0, 2, 6]},
        "RU": {"no_deal": -1.5},
        "@x": {"role": "third party", "no_deal": {"dist": "normal", "mean": -2, "sd": 0.1}},
    },
    issues={
        "syria": {
            "title": "-1+1",
            "options": ["as is", "-5", "+full"],
            "giver": "RU",
            "via": {"party": "@x", "delivers": [0.1, 0.3, 0.7]},
        },
        'money, "and" more': {"options": ["'0", "=1+1", "1,5"], "giver": "US"},
    },
    worth={
        "US": {"syria": {"-5": [4, 6, 9], "+full": [6, 12]}, 'money, "and" more': {"=1+1": -0.1 - 0.2}},
        "RU": {"syria": {"-5": {"dist": "triangular", "low": -9, "mode": -2, "high": 0}}},
    },
)
PATHS = ["tables", "table.csv", "book.xlsx"]


def kept(given: Scenario):
    """What tables hold of a scenario."""
    part = given.model_dump(mode="json", by_alias=True)
    return {name: part[name] for name in ("parties", "issues", "worth", "status_quo")}


def there_and_back(given, path):
    format = "xlsx" if str(path).endswith(".xlsx") else "csv"
    lost = formats.write(given, format, path, force=True)
    return formats.read([path], as_of=DAY), lost


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("status_quo", ["first", "none"])
def test_nothing_in_the_tables_is_lost(path, status_quo, tmp_path):
    """Fails where a range, a name, a giver or the order of options is not as it was."""
    whole = RICH.model_copy(update={"status_quo": status_quo})
    back, lost = there_and_back(whole, tmp_path / path)
    assert kept(back) == kept(whole)
    assert lost == ["title and as_of: give them again on import"]


def test_what_tables_do_not_hold_is_told(tmp_path):
    """Fails where a block is left out unsaid."""
    rich = scenario(
        parties={"A": {"patience": 0.9, "bond": 1}, "B": {}},
        issues={"i": {"options": ["a", "b"], "reversible": False}},
        worth={"A": {"i": {"b": {"value": 1, "because": "he said so"}}}},
        linkages=[{"when": {"i": "b"}, "worth": {"A": 1}}],
    )
    assert formats.write(rich, "xlsx", tmp_path / "a.xlsx") == [
        "blocks: left out: linkages",
        "parties: not said: bond, patience",
        "issues: not said: reversible",
        "because: reasons of numbers are left out",
        "title and as_of: give them again on import",
    ]


@pytest.mark.parametrize("path", PATHS)
def test_no_cell_is_a_formula(path, tmp_path):
    """Fails where a spreadsheet program would run a name of ours."""
    there_and_back(RICH, tmp_path / path)
    if path.endswith(".xlsx"):
        book = openpyxl.load_workbook(tmp_path / path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    else:
        files = [tmp_path / path] if path.endswith(".csv") else (tmp_path / path).iterdir()
        texts = [cell for file in files for cell in file.read_text().replace('"', "").split(",")]
        texts = [text for text in texts if not text.lstrip("-").replace(".", "").replace("e-", "").isdigit()]
    assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []


@given(st.text())
def test_guarded_text_comes_back(text):
    """Fails where the guard against formulas changes a name."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_table_as_people_write_it(tmp_path):
    """Fails where a short table by hand, with semicolons and blanks, is not understood."""
    text = (
        "Party;Issue;Option;Mode;No_deal_mode\nUS;tax;;;\nUS;tax;none;;1\nUS;tax;low;2;\n\nRU;tax;low;-1;\n"
    )
    (tmp_path / "tax.csv").write_text("\ufeff" + text.replace("US;tax;;;\n", ""), encoding="utf-8")
    found = formats.read([tmp_path / "tax.csv"], as_of=datetime.date(2024, 5, 6))
    assert (found.title, str(found.as_of), found.status_quo) == ("tax", "2024-05-06", "first")
    assert found.issues["tax"].options == ("none", "low")
    assert found.parties["US"].no_deal.mode == 1
    assert found.worth["RU"]["tax"]["low"].mode == -1


def test_numbers_as_names_in_a_workbook(tmp_path):
    """Fails where an option 2000, which is a number to a spreadsheet, becomes 2000.0."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    rows = {
        "Parties": [["party"], ["US"]],
        "issues": [["issue", "option"], ["pay", 2000], ["pay", 2500.0], ["pay", 0.5], ["pay", True]],
        "worth": [["party", "issue", "option", "mode"], ["US", "pay", 2500, 1]],
        "notes": [["anything"]],
    }
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    found = formats.read([tmp_path / "a.xlsx"], as_of=DAY)
    assert found.issues["pay"].options == ("2000", "2500", "0.5", "true")
    assert found.worth["US"]["pay"]["2500"].mode == 1


def test_without_openpyxl(tmp_path, monkeypatch):
    """Fails where a missing program is a traceback instead of what to install."""
    monkeypatch.setitem(formats.FORMATS, "xlsx", "absent_program")
    monkeypatch.setattr(
        formats.importlib,
        "import_module",
        lambda name: (_ for _ in ()).throw(ModuleNotFoundError(name="openpyxl")),
    )
    with pytest.raises(
        ValueError,
        match=r"xlsx: the extra spreadsheet is not installed -> pip install 'detente\[spreadsheet\]'",
    ):
        formats.write(RICH, "xlsx", tmp_path / "a.xlsx")
