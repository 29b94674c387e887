"""Tables of events come in and go out unchanged; what does not fit is told, not guessed."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.event_tables import TABLES, read_events, write_events
from detente.reading.event_tables.icews import COLUMNS as ICEWS
from detente.reading.event_tables.polecat import COLUMNS as POLECAT

GDELT_ROW = (
    "410412347\t20150218\t201502\t2015\t2015.1315\tUSAGOV\tUNITED STATES\tUSA\t\t\t\t\tGOV"
    "\t\t\tIRN\tIRAN\tIRN\t\t\t\t\t\t\t\t1\t0311\t031\t03\t1\t5.2\t10\t1\t10\t-1.5"
    "\t3\tWashington, United States\tUS\tUSDC\t\t38.9"
    "\t-77.0\t531871\t4\tTehran, Iran\tIR\tIR26\t\t35.75\t51.51\t10074674\t4\tTehran, Iran\tIR\tIR26\t\t35.75"
    "\t51.51\t10074674\t20150218230000\thttp://example.org/a"
)
ICEWS_ROW = ["7", "2014-03-01", "Barack Obama", "Elite", "United States", "Threaten", "131", "-5.8", "Russia"]
POLECAT_ROW = ["P1", "2023-05-02", "CONSULT", "visit", "4", "VERBAL COOPERATION", "", "Xi Jinping", "CHN"]


def table(columns, cells):
    return "\t".join(columns) + "\n" + "\t".join([*cells, *[""] * (len(columns) - len(cells))])


SAMPLES = {
    "gdelt": GDELT_ROW,
    "icews": table(ICEWS, ICEWS_ROW),
    "polecat": table(POLECAT, POLECAT_ROW),
    "plover": '{"id": "A1", "event": "AGREE", "date": "2000-01-01", "actor": [{"code": "HUN"}]}',
}


def read(text, form):
    faults = []
    raw = text if isinstance(text, bytes) else text.encode()
    events = list(
        read_events(io.BytesIO(raw), form, doc="t", fault=lambda line, what: faults.append((line, what)))
    )
    return events, faults


def written(events, form):
    left = []
    return "\n".join(write_events(events, form, left_out=left.append)), left


@pytest.mark.parametrize("form", TABLES)
def test_a_row_comes_back_as_it_was(form):
    events, faults = read(SAMPLES[form], form)
    again, left = written(events, form)
    assert not faults
    assert not left
    assert json.loads(again) == json.loads(SAMPLES[form]) if form == "plover" else again == SAMPLES[form]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("gdelt", ("AGREE", ["S:USA"], ["S:IRN"], "2015-02-18", "0311")),
        ("icews", ("THREATEN", ["S:USA"], ["S:RUS"], "2014-03-01", "131")),
        ("polecat", ("CONSULT", ["S:CHN"], [], "2023-05-02", None)),
        ("plover", ("AGREE", ["S:HUN"], [], "2000-01-01", None)),
    ],
)
def test_what_a_row_says(form, expected):
    ((event,), _) = read(SAMPLES[form], form)
    assert tuple(event[name] for name in ("plover", "actor", "recipient", "date", "cameo")) == expected


@pytest.mark.parametrize("source", TABLES)
@pytest.mark.parametrize("target", TABLES)
def test_type_parties_and_day_survive_every_other_table(source, target):
    """A projection loses columns, never who did what to whom on which day."""
    events, _ = read(SAMPLES[source], source)
    text, left = written(events, target)
    again, faults = read(text, target)
    kept = ("plover", "actor", "recipient", "date")
    assert (left, faults) == ([], [])
    assert [[e[name] for name in kept] for e in again] == [[e[name] for name in kept] for e in events]


def test_lost_leading_zeros_are_put_back():
    """ICEWS codes read as numbers lose them: 36 is 036, 311 is 0311, 190 is itself."""
    codes = []
    for code in ("36", "311", "190"):
        ((event,), _) = read(table(ICEWS, ["7", "2014-03-01", "", "", "", "", code]), "icews")
        codes.append(event["cameo"])
    assert codes == ["036", "0311", "190"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (b"a\tb", "2 columns -> GDELT 2.0 events have 61"),
        (GDELT_ROW.replace("20150218\t", "20150230\t", 1).encode(), "'20150230' is no day"),
        (GDELT_ROW.replace("0311", "---").encode(), "'---' is no CAMEO code"),
        (b"\xff\xfe", "not UTF-8"),
        (b"x" * 1_000_001, "over 1,000,000 bytes long"),
    ],
)
def test_a_faulty_row_is_told_by_its_line_and_skipped(row, fault):
    events, faults = read(b"\n".join([GDELT_ROW.encode(), row, GDELT_ROW.encode()]), "gdelt")
    assert len(events) == 2
    assert [line for line, _ in faults] == [2]
    assert faults[0][1].startswith(fault)


def test_a_header_without_dates_is_refused():
    with pytest.raises(ValueError, match="no column Event Date, CAMEO Code"):
        read("a\tb\n1\t2", "icews")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"date": "2019-05"}, "no day"),
        ({"date": None}, "no day"),
        ({"status": "hypothetical"}, "hypothetical, and the table holds what occurred"),
    ],
)
@pytest.mark.parametrize("form", ["polecat", "icews", "gdelt"])
def test_what_has_no_day_or_did_not_happen_is_left_out(form, change, why):
    ((event,), _) = read(SAMPLES["plover"], "plover")
    _, (left,) = written([event | {"table": None} | change], form)
    assert why in left


def test_millions_of_rows_take_the_memory_of_one():
    class Endless(io.RawIOBase):
        left = 20_000

        def readline(self, size=-1):
            self.left -= 1
            return GDELT_ROW.encode() + b"\n" if self.left >= 0 else b""

    tracemalloc.start()
    n = sum(1 for _ in read_events(Endless(), "gdelt", doc="t", fault=lambda line, what: None))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n == 20_000
    assert peak < 2_000_000


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(TABLES), st.binary(max_size=400))
def test_any_bytes_are_rows_or_faults(form, raw):
    """Only a header that names no date is an error; everything else is told line by line."""
    head = (SAMPLES[form].partition("\n")[0] + "\n").encode() if form in ("icews", "polecat") else b""
    events, _ = read(head + raw, form)
    assert all(event["kind"] == "event" for event in events)
