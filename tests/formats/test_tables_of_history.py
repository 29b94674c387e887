"""Tables of yearly levels and of past treaties, sound and hostile."""

import contextlib
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.formats import FormatError
from detente.formats.levels import read_levels
from detente.formats.treaty_table import read_corpus
from detente.formats.trend import is_trend, read_trend

HEAD = "id,date,parties,tolls\n"


@pytest.fixture
def write(tmp_path):
    """Write a file and name it."""

    def written(raw, name="table.csv"):
        file = tmp_path / name
        file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return file

    return written


def refused(read, *files):
    """How a refusal reads, and that it comes soon."""
    start = time.process_time()
    with pytest.raises(FormatError) as error:
        read(*files)
    assert time.process_time() - start < 60
    return error.value.in_one_line.removeprefix(f"{files[0]}: ")


def test_levels_in_any_order_with_semicolons(write):
    """Fails where a spreadsheet's own CSV is not read, or years stay out of order."""
    found = read_levels(write("Year;North;South\n2002;3;4\n2001;1;2\n"))
    assert found.years == (2001, 2002)
    assert found.levels == {"North": (1.0, 3.0), "South": (2.0, 4.0)}


def test_dates_as_days_and_as_years(write):
    """Fails where a year is taken for its first day, and so for earlier than it may be."""
    found = read_corpus(write(HEAD + "b,2001-05-02,A;B,yes\na,1999,A|B,0\n"))
    assert [one.id for one in found.treaties] == ["a", "b"]
    assert (found.treaties[0].first_day.month, found.treaties[0].last_day.month) == (1, 12)
    assert found.treaties[1].terms == (True,)


def test_gzip_is_read_as_what_it_holds(write):
    """Fails where a compressed table is another table."""
    text = HEAD + "a,1999,A|B,1\n"
    plain, packed = read_corpus(write(text)), read_corpus(write(gzip.compress(text.encode()), "table.csv.gz"))
    assert (plain.treaties, plain.digest) == (packed.treaties, packed.digest)


def test_rows_of_which_nothing_is_coded_are_counted(write):
    """Fails where they count as treaties without terms."""
    found = read_corpus(write(HEAD + "a,1999,A,1\nb,2000,A,\n"))
    assert (len(found.treaties), found.left_out) == (1, {"without any coded term": 1})


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (gzip.compress(b"0" * 10_000_001), "file: more than 10,000,000 bytes -> give a smaller table"),
        (b"\x1f\x8bnonsense", "file: not a whole gzip file -> compress it again"),
        (b"", "line 1: no column 'id' -> name the columns id, date, parties, then one for each term "),
        (b"\x00\x01\xff" * 99, "line 1: no column 'id' -> "),
        (HEAD.encode() + b'a,"1999,A,1\n' * 3, "line "),
        (b"id,date,parties,x,x\n", "line 1: column 'x' stands twice -> keep one"),
        (b"id,date,parties,x,\n", "line 1: column 5 has no name -> name it, or leave it out"),
        (HEAD.encode(), "table: no treaty with a coded term -> give a row for each treaty"),
        (HEAD.encode() + b"a,2001-02-30,A,1\n", "line 2: date is '2001-02-30' -> give an ISO date "),
        (HEAD.encode() + b"a,0000,A,1\n", "line 2: date is '0000' -> give an ISO date "),
    ],
    ids=["bomb", "half gzip", "empty", "binary", "open quote", "twice", "nameless", "bare", "day", "year"],
)
def test_hostile_treaties(raw, line, write):
    """Fails where a hostile table is read, or its fault told in many lines."""
    assert refused(read_corpus, write(raw)).startswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "line 1: no column 'year' -> name the columns: year, then one for each side"),
        ("year,A\n", "line 1: fewer than two columns of levels -> give one for each side"),
        ("year,A,B\n", "table: no rows -> give a row for each year"),
        ("year,A,B\n2001,,1\n", "line 2: A is missing -> give a finite number"),
        ("year,A,B\n,1,1\n,1,1\n", "line 2: year is missing -> give a finite number (and 1 more)"),
        ("year,A,B\n2001,1e400,1\n", "line 2: A is "),
        ("year,A,B\n2001,nan,1\n", "line 2: A is 'nan' and not a number -> give a finite number"),
        ("year,A,B\n2001.5,1,1\n", "line 2: year is 2001.5 -> give a year such as 1913"),
        ("year,A,Year,B\n2001,1,1,1\n", "line 1: column 'Year' stands twice -> keep one"),
    ],
)
def test_hostile_levels(text, line, write):
    """Fails where a hostile table is read, or a number that is none passes."""
    assert refused(read_levels, write(text)).startswith(line)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, raw):
    """Fails where some bytes end in a traceback."""
    file = tmp_path_factory.mktemp("any") / "table.csv"
    for start in (b"", HEAD.encode(), b"year,A,B\n"):
        file.write_bytes(start + raw)
        for read in (read_corpus, read_levels):
            with contextlib.suppress(FormatError):
                read(file)


def test_trend_takes_its_parties_from_desta(write):
    """Fails where a variant of an agreement, 138a, loses the parties of its base, or a stranger gets some."""
    trend = write(
        "Trade.Agreement,Year,X1\n138a_A B_1992,1992.0,1.0\n7_C_1990,1990.0,0.0\n5_D_,,1.0\n", "trend.csv"
    )
    desta = write("number,parties_iso_n\n138,4|8\n", "desta.csv")
    found = read_trend(trend, desta)
    assert is_trend(trend)
    assert [(one.id, one.parties, one.terms) for one in found.treaties] == [
        ("138a_A B_1992", ("4", "8"), (True,))
    ]
    assert found.left_out == {"without a year": 1, "that DESTA does not list": 1}
