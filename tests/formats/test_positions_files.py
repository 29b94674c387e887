"""Positions in the files of KTAB, of the exchange model's program, of DEU III and in tables of actors."""

import datetime
import warnings

import pytest

from detente import formats
from detente.formats.deu import read_proposals
from detente.formats.game import Settings
from detente.formats.ktab_options import OPTIONS
from detente.models.spatial.smp import CHOICES
from detente.models.spatial.smp import Settings as SmpSettings

DAY = datetime.date(2019, 1, 1)
KTAB = """Talks,About water,2,2,
Actor,Description,Power,Dams Position,Dams Salience,Fish Position,Fish Salience,
Arda,upstream,60.0,10,40.0,90,20.0,
Brel,downstream,40.0,80,50.0,30,50.0,
"""
DECIDE = """#A;Arda;Arda;
#A;Brel;Brel;
#P;dams;dams;
#M;dams;10;many
#M;dams;0;none
#D;Arda;dams;8;0.9;1.0
#D;Brel;dams;2;0.4;0.5
"""
DEU = """prnr,prname,isnr,pde,pfr,pcom,sde,sfr,scom,rp,out
d1,buses,d1i1,0,100,50,80,20,,0,40
d2,bees,d2i1,0,100,50,80,20,90,,
"""
ACTORS = """actor,issue,position,salience,capability
Arda,dams,8,0.9,1.0
Brel,dams,2,0.4,0.5
Arda,fish,10,0.3,1.0
Cela,fish,90,0.2,2.0
"""


def _read(tmp_path, text, name="case.csv", **settings):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return formats.read([file], as_of=DAY, **settings)


def test_ktab_table_is_read(tmp_path):
    """Fails where positions, saliences (shares of 100) or capabilities are mixed up."""
    scenario = _read(tmp_path, KTAB)
    stand = scenario.positions["Fish"].parties["Brel"]
    assert (stand.position.mode, stand.salience.mode, stand.capability.mode) == (30, 0.5, 40)
    assert scenario.title == "Talks"


def test_ktab_table_without_final_commas_is_the_same(tmp_path):
    """KTAB's own files end their rows with a comma; people's often do not."""
    bare = "\n".join(line.rstrip(", ") for line in KTAB.splitlines())
    assert _read(tmp_path, bare) == _read(tmp_path, KTAB)


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        pytest.param("40.0,90", "140.0,90", "line 3: saliences sum to 160", id="salience"),
        pytest.param("2,2,", "3,2,", "line 1: 3 actors promised, 2 found", id="promise"),
        pytest.param("2,2,", f"2,{'1' * 5000},", "line 1: 1{20} dimensions promised, 2 found", id="digits"),
        pytest.param("2,2,", "2,²,", "line 1: it does not end with the numbers", id="superscript"),
        pytest.param("Brel,", ",", "line 4: the actor is missing -> name it", id="nameless"),
        pytest.param("80,50.0", ",50.0", "line 4: the position on 'Dams' is missing", id="empty"),
        pytest.param("Brel,", "Arda,", "line 4: actor 'Arda' stands twice", id="twice"),
        pytest.param("80,50.0", "here,50.0", "the position on 'Dams' is 'here'", id="word"),
        pytest.param("30,50.0,", "30,", "line 4: 6 cells for 7 columns", id="short"),
        pytest.param("80,50.0", "180,50.0", "180.0 is off the scale", id="off-scale"),
    ],
)
def test_a_wrong_ktab_table_gets_one_clear_line(tmp_path, wrong, right, told):
    """Fails where a fault passes, or is told without its place."""
    change = {wrong: right} if wrong != "40.0,90" else {"10,40.0,90": "10,140.0,90"}
    text = KTAB
    for old, new in change.items():
        text = text.replace(old, new, 1)
    with pytest.raises(formats.FormatError, match=told.replace("(", r"\(")):
        _read(tmp_path, text)


SPACED = """Talks , "About water, and fish",  2 , 2,
Who,  What, Power,  Dams,  care , Fish ,care,
Arda ,upstream,  60.0, 10, 40.0 , 90,20.0 ,
Brel,  downstream,40.0,80 , 50.0,  30, 50.0
"""


def test_a_ktab_table_is_known_whatever_its_spaces_and_headings(tmp_path):
    """KTAB reads no headings and passes over blanks, so such files are its own too."""
    scenario, plain = _read(tmp_path, SPACED), _read(tmp_path, KTAB)
    assert list(scenario.positions) == ["Dams", "Fish"]
    for issue, line in plain.positions.items():
        assert scenario.positions[issue].parties == line.parties


XML = """<?xml version="1.0"?>
<Scenario><name>Talks</name><desc>About water</desc><prngSeed>1</prngSeed>{options}
<Dimensions><dName>Dams</dName><dName>Fish</dName></Dimensions><Actors>
<Actor><name>Arda</name><description>upstream</description><capability>60.0</capability>
<Position><dCoord>10</dCoord><dCoord>90</dCoord></Position>
<Salience><dSal>40.0</dSal><dSal>20.0</dSal></Salience></Actor>
<Actor><name>Brel</name><description>downstream</description><capability>40.0</capability>
<Position><dCoord>80</dCoord><dCoord>30</dCoord></Position>
<Salience><dSal>50.0</dSal><dSal>50.0</dSal></Salience></Actor></Actors>{ideals}
</Scenario>
"""
PARAMETERS = """<ModelParameters><VictoryProbModel>Binary</VictoryProbModel><PCEModel>Conditional</PCEModel>
<VotingRule>PropCbc</VotingRule><BargnModel>PWCompInterp</BargnModel></ModelParameters>"""
PAIR = (
    "<iaPair><adjustingIdeal>{}</adjustingIdeal><referencePos>{}</referencePos><adjust>{}</adjust></iaPair>"
)


def _ideals(*pairs):
    return f"<IdealAdjustment>{''.join(PAIR.format(*pair) for pair in pairs)}</IdealAdjustment>"


def test_ktab_xml_is_the_same_as_its_table(tmp_path):
    """Fails where one of the two forms reads positions, saliences or capabilities otherwise."""
    ideals = _ideals(("Arda", "Arda", 1), ("Brel", "Brel", "1.0"), ("Arda", "Brel", 0))
    scenario = _read(tmp_path, XML.format(options="", ideals=ideals), "case.xml")
    assert scenario == _read(tmp_path, KTAB)


@pytest.mark.parametrize(
    ("options", "ideals", "told"),
    [
        (PARAMETERS, "", "victory=threshold --smp voting=proportional-and-cubic --smp wording=weighted"),
        ("", _ideals(("Arda", "Arda", 0.5), ("Brel", "Brel", 0.5)), "to play it so: --smp accommodation=0.5"),
        ("", _ideals(("Arda", "Brel", 0.3)), "ideals that follow others, or at rates of their own, are left"),
        ("", _ideals(("Arda", "Arda", 0.3)), "ideals that follow others, or at rates of their own, are left"),
    ],
)
def test_options_in_ktab_xml_are_told_as_options_of_the_command(tmp_path, options, ideals, told):
    """A scenario has no place for them; silence would play another model than the file means."""
    with pytest.warns(formats.FormatWarning, match=told):
        _read(tmp_path, XML.format(options=options, ideals=ideals), "case.xml")


def test_every_option_of_ktab_is_one_of_ours():
    """Fails where the command would refuse what the import tells, or a default of ours is not KTAB's."""
    for option, values in OPTIONS.values():
        ours = [value.replace("-", " ") for value in values.values()]
        assert set(ours) == set(CHOICES[option])
        assert getattr(SmpSettings(), option) == ours[0]


def test_a_wrong_option_in_ktab_xml_gets_one_clear_line(tmp_path):
    """Fails where an unknown rule is taken for the default one."""
    options = PARAMETERS.replace("Binary", "Linaer")
    with pytest.raises(formats.FormatError, match="VictoryProbModel is 'Linaer' -> did you mean 'Linear'"):
        _read(tmp_path, XML.format(options=options, ideals=""), "case.xml")


def test_ktab_xml_that_is_written_reads_back(tmp_path):
    """A file that ends in .xml is XML, and means the same."""
    scenario = _read(tmp_path, KTAB.replace("Talks", "Talks & <more>"))
    formats.write(scenario, "ktab", tmp_path / "out.xml")
    assert formats.read([tmp_path / "out.xml"], as_of=DAY) == scenario


def test_exchange_file_is_read_with_its_scale_either_way_round(tmp_path):
    """The ends of a scale are its least and largest points, in whatever order they stand."""
    scenario = _read(tmp_path, DECIDE)
    assert scenario.positions["dams"].scale == (0, 10)
    assert scenario.positions["dams"].parties["Arda"].salience.mode == 0.9


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#D;Brel", "#D;Bral", "line 7: unknown actor 'Bral' -> did you mean 'Brel'"),
        ("#D;Brel", "#D;Arda", "line 7: a second position of 'Arda' on 'dams'"),
        ("8;0.9", "8;many", "line 6: salience is 'many'"),
        ("8;0.9;1.0", "8", "line 6: salience is missing"),
        ("#A;Brel", "#A;Arda", "line 2: actor 'Arda' stands twice"),
        ("#M;dams;10", "#Q;dams;10", "line 4: '#Q' where a mark belongs -> begin with #A, #P, #M or #D"),
        ("8;0.9", "8;1.9", "1.9"),
    ],
)
def test_a_wrong_exchange_file_gets_one_clear_line(tmp_path, old, new, told):
    """Fails where a fault passes, or is told without its place."""
    with pytest.raises(formats.FormatError) as caught:
        _read(tmp_path, DECIDE.replace(old, new, 1))
    assert told in str(caught.value)


def test_percentages_of_salience_are_told(tmp_path):
    """Saliences from 0 to 100 are shares of 100, and the reader is told so."""
    with pytest.warns(formats.FormatWarning, match="divided by 100"):
        scenario = _read(tmp_path, DECIDE.replace("0.9", "90").replace("0.4", "40"))
    assert scenario.positions["dams"].parties["Brel"].salience.mode == 0.4


def test_deu_gives_one_scenario_a_proposal(tmp_path):
    """An actor without a salience takes no part; outcomes stay apart from the scenario."""
    file = tmp_path / "deu.csv"
    file.write_text(DEU, encoding="utf-8")
    first, second = read_proposals(file, Settings(as_of=DAY))
    assert list(first.scenario.positions["d1i1"].parties) == ["DE", "FR"]
    assert first.outcomes == {"d1i1": 40}
    assert second.outcomes == {}


@pytest.mark.parametrize("nothing", ["NA", ".", "n/a"])
def test_what_statistics_programs_write_for_nothing_is_an_empty_cell_of_deu(tmp_path, nothing):
    """Fails where a missing salience, reference point or outcome becomes a fault or a number."""
    file = tmp_path / "deu.csv"
    file.write_text(DEU.replace(",,", f",{nothing},").replace(",,", f",{nothing},"), encoding="utf-8")
    first, second = read_proposals(file, Settings(as_of=DAY))
    assert list(first.scenario.positions["d1i1"].parties) == ["DE", "FR"]
    assert (second.scenario.positions["d2i1"].reference, second.outcomes) == (None, {})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("80,20,,0,40", "800,20,,0,40", "issue d1i1: sde is 800 -> give a number from 0 to 100"),
        ("0,100,50,80,20,,", "-1,100,50,80,20,,", "issue d1i1: pde is -1 -> give a number from 0 to 100"),
        ("20,,0,40", "20,,101,40", "issue d1i1: rp is 101 -> give a number from 0 to 100"),
        ("0,40", "0,many", "issue d1i1: out is 'many' and not a number"),
        (
            "d2,bees,d2i1",
            "d1,bees,d1i1",
            "issue d1i1: stands twice in proposal d1 -> give each row its own isnr",
        ),
        ("d2,bees", ",bees", "line 3: prnr is missing -> number each proposal and each issue"),
        ("d1,buses,d1i1,0", "d1,buses,d1i1", "line 2: 10 cells under 11 names"),
    ],
)
def test_a_wrong_table_of_deu_gets_one_clear_line(tmp_path, old, new, told):
    """Fails where a fault passes, or is told in other units or without its column."""
    file = tmp_path / "deu.csv"
    file.write_text(DEU.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(formats.FormatError) as caught:
        read_proposals(file, Settings(as_of=DAY))
    assert told in str(caught.value)


def test_a_table_of_several_proposals_asks_which(tmp_path):
    """A scenario holds one proposal, and the message says how to name it."""
    with pytest.raises(
        formats.FormatError,
        match="2 proposals, and a scenario holds one -> --proposal NUMBER, such as d1, d2",
    ):
        _read(tmp_path, DEU)
    asked = _read(tmp_path, DEU, proposal="d2", title="Hives")
    assert (list(asked.positions), asked.title) == (["d2i1"], "Hives")
    with pytest.raises(formats.FormatError, match="no proposal 'd9' -> "):
        _read(tmp_path, DEU, proposal="d9")


@pytest.mark.parametrize(("name", "text"), [("ktab", KTAB), ("decide", DECIDE)])
def test_what_is_written_reads_back(tmp_path, name, text):
    """Fails where a file of ours means another case to us than the one it was written from."""
    scenario = _read(tmp_path, text)
    formats.write(scenario, name, tmp_path / "out")
    again = formats.read([tmp_path / "out"], as_of=DAY, title=scenario.title)
    for issue, line in scenario.positions.items():
        low, high = line.scale if name == "decide" else (0, 100)
        assert again.positions[issue].parties == line.parties
        assert again.positions[issue].scale == (low, high)


def test_saliences_beyond_what_ktab_takes_are_rescaled(tmp_path):
    """What is written reads back: saliences sum to at most 100, and one line says for how many actors."""
    fish = "#P;fish;fish;\n#D;Arda;fish;10;0.9;1.0\n#D;Brel;fish;90;0.4;0.5\n"
    scenario = _read(tmp_path, DECIDE + fish)
    lost = formats.write(scenario, "ktab", tmp_path / "out")
    assert lost == ["actors whose saliences summed to more than KTAB's 100, rescaled to it: 1"]
    again = formats.read([tmp_path / "out"], as_of=DAY)
    assert [line.parties["Arda"].salience.mode for line in again.positions.values()] == [0.5, 0.5]
    assert again.positions["fish"].parties["Brel"].salience.mode == 0.4


def test_a_table_of_actors_is_read_by_its_headings(tmp_path):
    """Columns stand in any order under any usual name; the rest is left out and told."""
    text = "Influence;Salience;ACTOR;Position;resolve\n68;0.95;AUH;1;7\n158;0.75;GER;0.5;7\n"
    with pytest.warns(formats.FormatWarning) as told:
        scenario = _read(tmp_path, text)
    stand = scenario.positions["case"].parties["GER"]
    assert (stand.position.mode, stand.salience.mode, stand.capability.mode) == (0.5, 0.75, 158)
    assert scenario.positions["case"].scale == (0.5, 1)
    assert [str(remark.message) for remark in told] == [
        "columns left out: 'resolve'",
        "scale taken to run from the least to the largest position: 'case' 0.5 to 1",
    ]


@pytest.mark.parametrize(
    ("rows", "scale", "saliences"),
    [
        pytest.param("A,20,1,80\nB,70,1,40\n", (0, 100), [0.8, 0.4], id="percentages"),
        pytest.param("A,-20,1,80\nB,70,1,40\n", (-20, 70), [0.8, 0.4], id="below-0"),
        pytest.param("A,0.2,1,80\nB,0.7,1,40\n", (0.2, 0.7), [0.8, 0.4], id="positions-are-shares"),
        pytest.param("A,20,1,0.8\nB,70,1,0.4\n", (20, 70), [0.8, 0.4], id="saliences-are-shares"),
    ],
)
@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
def test_the_scale_of_a_table_of_actors(tmp_path, rows, scale, saliences):
    """0 to 100 is taken only where saliences are percentages and positions may be; else what is held."""
    line = _read(tmp_path, "name,position,power,salience\n" + rows).positions["case"]
    assert line.scale == scale
    assert [stand.salience.mode for stand in line.parties.values()] == saliences


@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
def test_a_table_of_actors_on_several_issues_reads_back(tmp_path):
    """A column `issue` makes several, and what is written means the same case again."""
    scenario = _read(tmp_path, ACTORS)
    assert {issue: list(line.parties) for issue, line in scenario.positions.items()} == {
        "dams": ["Arda", "Brel"],
        "fish": ["Arda", "Cela"],
    }
    assert formats.write(scenario, "actors-csv", tmp_path / "out.csv") == []
    assert formats.read([tmp_path / "out.csv"], as_of=DAY, title="case").positions == scenario.positions


def test_a_table_of_actors_says_what_it_cannot_hold(tmp_path):
    """Scales wider than the positions and names beside ids are lost, and told."""
    scenario = _read(tmp_path, KTAB)
    assert formats.write(scenario, "actors-csv", tmp_path / "out.csv") == [
        "scale: ends beyond all positions are not said: Dams, Fish",
        "names: ids alone are said: Arda, Brel",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Brel,dams", "Arda,dams", "line 3: a second position of 'Arda' on 'dams'"),
        ("8,0.9", "8,", "line 2: the salience is missing"),
        ("8,0.9", "high,0.9", "line 2: the position is 'high' and not a number"),
        ("8,0.9", "8,1.9", "1.9"),
        ("8,0.9", "2,0.9", "every position on 'dams' is 2 -> give two that differ"),
        ("Arda,dams", ",dams", "line 2: the actor is missing -> name it"),
        ("8,0.9,1", "8,0.9,1,5", "line 2: 6 cells under 5 names"),
        ("salience", "power", "line 1: 'power' and 'capability' both say the capability -> keep one"),
        ("salience", "zeal", "line 1: no column for the salience -> call one salience"),
    ],
)
def test_a_wrong_table_of_actors_gets_one_clear_line(tmp_path, old, new, told):
    """Fails where a fault passes, or is told without its place."""
    with pytest.raises(formats.FormatError) as caught:
        _read(tmp_path, ACTORS.replace(old, new, 1), format="actors-csv")
    assert told in str(caught.value)


REFERENCE_TABLES = {
    "eum/Iranian_Election": (8, (1, 10)),
    "eum/OIL_PREANA": (17, (12.85, 14.25)),
    "eum/WW1": (10, (0, 1)),
    "eum/emission_standards_1994": (10, (4, 10)),
    "eum/oil_price": (17, (12.85, 14.25)),
    "eum/sultan_1997_jmckib": (17, (12.85, 14.25)),
    "predictioneer/Iranian_War_With_Iran": (18, (0, 100)),
    "predictioneer/bruce_1948_cold_war": (36, (0, 100)),
    "predictioneer/bruce_china_democratization_data": (24, (0, 100)),
    "predictioneer/bruce_iranian_government_in_economy": (27, (0, 100)),
    "predictioneer/bruce_kyoto_data": (13, (0, 100)),
}


@pytest.mark.parametrize("name", REFERENCE_TABLES)
@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
def test_the_tables_of_the_literature_are_read(name, reference_data):
    """Every one is recognised and read whole, save the actors who are said to have no position."""
    scenario = formats.read([reference_data / "positions" / f"{name}.csv"], as_of=DAY)
    (line,) = scenario.positions.values()
    assert (len(scenario.parties), line.scale) == REFERENCE_TABLES[name]


def test_actors_of_one_name_are_not_taken_for_one(reference_data):
    """One table has three attorneys with no way to tell them apart: each row that repeats a name is told."""
    with pytest.raises(formats.FormatError, match="a second position of 'Attorney'") as caught:
        formats.read([reference_data / "positions" / "eum" / "litigation_case_study.csv"], as_of=DAY)
    assert [fault.element for fault in caught.value.faults] == ["line 13", "line 33", "line 34", "line 39"]


def test_deu_reads_back(tmp_path):
    """Positions and saliences survive; the table has no capabilities, and that is said."""
    scenario = _read(tmp_path, DEU, proposal="d1")
    assert formats.write(scenario, "deu", tmp_path / "out") == ["capabilities: the table has none"]
    again = formats.read([tmp_path / "out"], as_of=DAY)
    assert again.positions["d1i1"].parties.keys() == scenario.positions["d1i1"].parties.keys()
    assert again.positions["d1i1"].reference == scenario.positions["d1i1"].reference


def test_reference_files_are_read(reference_data):
    """Every KTAB and exchange file of the reference data is recognised and read whole."""
    expected = {
        "ktab/SOE-Pol-Comp.csv": (13, 2),
        "ktab/dummyData_3Dim.xml": (7, 3),
        "exchange/cop21.csv": (15, 13),
    }
    expected |= {"exchange/sample_data.txt": (10, 6), "ktab/dummyData-a160.csv": (160, 1)}
    for name, size in expected.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", formats.FormatWarning)
            scenario = formats.read([reference_data / "positions" / name], as_of=DAY)
        assert (len(scenario.parties), len(scenario.positions)) == size, name
