"""Graphs of states and moves as one table."""

import pytest

from build import scenario
from detente import catalogue, formats
from detente.scenario import load
from formats.conflicts import meaning
from formats.small import DAY

HEAD = "kind,party,from,to,state,label,rank\n"
TABLE = (
    HEAD + "option,A,,,,open,\noption,B,,,,toll,\n"
    "state,,,,1,NN,\nstate,,,,2,YN,\nstate,,,,3,YY,\nstart,,,,1,,\n"
    "move,A,1,2,,,\nmove,B,2,3,,,\nmove,B,3,2,,,\n"
    "rank,A,,,3,,1\nrank,A,,,1,,2\nrank,A,,,2,,2\nrank,B,,,2,,1\nrank,B,,,1,,5\nrank,B,,,3,,7\n"
)


def test_a_table(tmp_path, read):
    """Fails where a state, a move, a tie or the start is lost or misread."""
    (tmp_path / "sluice.csv").write_text(TABLE)
    found, remarks = read(tmp_path / "sluice.csv")
    assert (found.title, list(found.parties), remarks) == ("sluice", ["A", "B"], [])
    assert found.conflict.states == ("NN", "YN", "YY")
    assert found.conflict.moves == {"A": ((1, 2),), "B": ((2, 3), (3, 2))}
    assert found.conflict.preferences["A"].ranking == (3, (1, 2))
    assert found.conflict.preferences["B"].ranking == (2, 1, 3)
    assert found.conflict.status_quo == 1


STATED = TABLE[: TABLE.index("rank,B")] + "statement,B,,,,NOT open IFF toll,2\nstatement,B,,,,-1 | 2,1\n"


def test_statements_in_a_table(tmp_path, read):
    """Fails where prioritised statements are lost, or taken in the order of the rows."""
    (tmp_path / "sluice.csv").write_text(STATED)
    found, remarks = read(tmp_path / "sluice.csv")
    assert remarks == []
    assert found.conflict.preferences["A"].ranking == (3, (1, 2))
    assert found.conflict.preferences["B"].statements == ("-1 | 2", "NOT open IFF toll")
    lost = formats.write(found, "graph-csv", tmp_path / "again.csv")
    assert lost == ["title and as_of: give them again on import"]
    again, _ = read(tmp_path / "again.csv")
    assert again.conflict == found.conflict


@pytest.mark.parametrize("name", catalogue.names())
def test_cases_of_the_catalogue_come_back(name, tmp_path, read):
    """Fails where a packaged conflict is another one after export and import."""
    case = load(catalogue.scenario_file(name))
    if case.conflict is None:
        with pytest.raises(ValueError, match=r"no `conflict.options` -> see detente schema conflict"):
            formats.write(case, "graph-csv", tmp_path / "out.csv")
        return
    formats.write(case, "graph-csv", tmp_path / "out.csv")
    assert meaning(read(tmp_path / "out.csv")[0]) == meaning(case)


def test_names_that_a_spreadsheet_would_run(tmp_path, read):
    """Fails where an option's name is run as a formula, or comes back with an apostrophe."""
    options = [{"id": "=HYPERLINK(1)", "owner": "A"}, {"id": "+1, or so", "owner": "B", "levels": 3}]
    given = {"A": {"worth": {"Y2": 3}}, "B": {"statements": []}}
    ours = scenario(conflict={"options": options, "preferences": given})
    lost = formats.write(ours, "graph-csv", tmp_path / "out")
    assert lost == [
        "points: places in a ranking stand for them: A",
        "title and as_of: give them again on import",
    ]
    assert "'=HYPERLINK(1)" in (tmp_path / "out" / "test.csv").read_text()
    theirs, _ = read(tmp_path / "out")
    assert meaning(theirs) == meaning(ours)
    assert [option.id for option in theirs.conflict.options] == ["=HYPERLINK(1)", "+1, or so"]


REFUSED = {
    "kind misspelt": (("move,A", "mvoe,A"), "line 8: kind 'mvoe' is not known -> did you mean 'move'?"),
    "cell left empty": (("move,A,1,2", "move,A,1,"), "line 8: no to -> a row of kind move needs one"),
    "number in words": (
        ("rank,A,,,3,,1", "rank,A,,,3,,best"),
        "line 11: rank is 'best' -> give a whole number from 1",
    ),
    "state left out": (
        ("state,,,,2,YN,\n", ""),
        "states: not numbered 1, 2, 3 and on -> give a row of kind state for each, once",
    ),
    "state twice": (("state,,,,3,YY", "state,,,,3,YN"), "conflict: states[2]: 'YN' stands twice -> list"),
    "two starts": (("start,,,,1,,\n", "start,,,,1,,\nstart,,,,2,,\n"), "line 8: a second start -> keep one"),
    "text too long": (("1,NN,", "1,NNN,"), "conflict: states[0]: 'NNN' has 3 signs for 2 options -> give"),
    "free text": (("1,NN,", "1,s1,"), "conflict: states[0]: 's1' holds 's' -> give Y, N or a digit for each"),
    "move to nowhere": (("move,A,1,2", "move,A,1,9"), "conflict: moves.A[0][1]: there is no state 9 -> give"),
    "rank left out": (("rank,A,,,3,,1\n", ""), "conflict: preferences.A.ranking leaves out state 3 -> rank"),
    "rank twice": (("rank,A,,,1,,2", "rank,A,,,3,,2"), "conflict: preferences.A.ranking leaves out state 1"),
    "no options": (("option,", "start,"), "line 2: no state -> a row of kind start needs one"),
    "no option rows": (
        ("option,A,,,,open,\noption,B,,,,toll,\n", ""),
        "options: none -> give a row of kind option, with party and label, for each",
    ),
    "ranks and statements": (
        ("rank,B,,,2,,1", "statement,A,,,,open,1"),
        "line 14: a statement of 'A', whose states are ranked -> give rows of kind rank or of kind statement",
    ),
    "statement twice": (
        ("start,,,,1,,", "statement,C,,,,open,1\nstatement,C,,,,toll,1"),
        "line 8: a second statement 1 of 'C' -> number them 1, 2, 3 and on",
    ),
    "statement that does not parse": (
        ("start,,,,1,,", "statement,C,,,,open AND,1"),
        "conflict: preferences.C.statements[0]: the statement ends at sign 9 -> give an option",
    ),
    "no kind": (("kind,", "art,"), "graph line 1: unknown column 'art' -> "),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_one_line(case, tmp_path):
    """Fails where a mistake in a table passes, or is told in other words."""
    (old, new), line = REFUSED[case]
    assert old in TABLE
    file = tmp_path / "a.csv"
    file.write_text(TABLE.replace(old, new))
    with pytest.raises(formats.FormatError) as refused:
        formats.read([file], as_of=DAY, format="graph-csv")
    assert refused.value.in_one_line.startswith(f"{file}: {line}")


def test_too_many_states_to_list(tmp_path):
    """Fails where a conflict fills the disk with moves."""
    options = [{"id": f"o{place}", "owner": "AB"[place % 2]} for place in range(16)]
    ours = scenario(
        conflict={"options": options, "preferences": {"A": {"statements": []}, "B": {"statements": []}}}
    )
    with pytest.raises(formats.FormatError) as refused:
        formats.write(ours, "graph-csv", tmp_path / "out")
    assert str(refused.value) == (
        "conflict: states: 65,536 states to list -> give a conflict of at most 16,384"
    )


def test_a_plain_table_is_still_a_plain_table(tmp_path):
    """Fails where tables of worths are taken for graphs."""
    (tmp_path / "a.csv").write_text("party,issue,option,low,mode,high\nA,i,a,,1,\nA,i,b,,2,\n")
    (tmp_path / "b.csv").write_text(TABLE.replace(",", ";"))
    assert formats.guessed([tmp_path / "a.csv"]) == "csv"
    assert formats.guessed([tmp_path / "b.csv"]) == "graph-csv"
