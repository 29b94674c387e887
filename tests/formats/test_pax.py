"""PA-X's table of peace agreements, as a table of our own with its columns."""

import pytest

from detente.formats import FormatError
from detente.formats.pax import is_pax, read_pax

HEAD = "Con,Contp,PP,PPName,Reg,AgtId,Agt,Dat,Stage,Lgt,Part,GCh,HrGen,Cea,Notes"
ROWS = (
    "Arda/Brel,Government,7,Sluice talks,Europe,12,First truce,2001-05-03,Cea,2,Two sides,0,0,3,by hand",
    "Brel,Government,7,Sluice talks,Europe,11,Framework,2003-01-02,SubComp,40,Two sides,2,1,0,",
)


@pytest.fixture
def table(tmp_path):
    """Write rows under PA-X's names."""

    def write(*rows):
        file = tmp_path / "pax.csv"
        file.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        return file

    return write


def test_codes_above_zero_are_terms_held(table):
    """Fails where how much a text says of a term passes for something else than that it does."""
    found = read_pax(table(*ROWS))
    assert is_pax(table(*ROWS))
    assert found.terms == ("GCh", "HrGen", "Cea")
    assert [one.terms for one in found.treaties] == [(False, False, True), (True, True, False)]


def test_countries_process_and_stage_are_kept(table):
    """Fails where texts of one process cannot be told from those of another."""
    first = read_pax(table(*ROWS)).treaties[0]
    assert (first.id, first.parties) == ("12", ("Arda", "Brel"))
    assert (first.process, first.stage) == ("Sluice talks", "Cea")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (ROWS[0].replace("2001-05-03", "May"), "line 2: Dat is 'May' -> give an ISO date"),
        (ROWS[0].replace("Arda/Brel", " "), "line 2: no country in Con"),
        (ROWS[0].replace(",12,", ",,"), "line 2: no AgtId"),
        (ROWS[0] + ",more", "line 2: 16 cells under 15 names"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(table, wrong, said):
    """Fails where a row that cannot be read is passed over in silence."""
    with pytest.raises(FormatError) as told:
        read_pax(table(wrong, ROWS[1]))
    assert said in told.value.in_one_line


def test_a_text_that_stands_twice_is_a_fault(table):
    """Fails where one of two rows wins by chance."""
    with pytest.raises(FormatError, match="line 3: '12' stands twice"):
        read_pax(table(ROWS[0], ROWS[0]))
