"""UN ideal points are read as they are published."""

import gzip
import json

import pytest

from detente.formats.ideal_points import ideal_points

TABLE = """ccode,iso3c,Countryname,session,NVotes,IdealPoint
2,USA,United States,72,90,2.5
2,USA,United States,73,91,2.75
640,TUR,Turkey,73,90,0.5
"""


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_actors_are_found_by_entity_or_name(table):
    """Fails where a state is not known by its code, or somebody unknown gets a place."""
    states = {"US": "S:USA", "TUR": None, "Hezbollah": "O:HEZB"}
    assert ideal_points(table, states) == {"US": 2.75, "TUR": 0.5}
    assert ideal_points(table, states, session=72) == {"US": 2.5}


def test_a_compressed_table_is_the_same(table, tmp_path):
    """Fails where the published file must be unpacked first."""
    packed = tmp_path / "points.csv.gz"
    packed.write_bytes(gzip.compress(TABLE.encode()))
    assert ideal_points(packed, {"TUR": None}) == ideal_points(table, {"TUR": None})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("iso3c,session,IdealPoint\nUSA,73,far\n", "not a table of ideal points -> give CSV with iso3c, "),
        ("state,place\nUSA,1\n", "not a table of ideal points -> give CSV with iso3c, "),
        ("", "no ideal points -> give a CSV file with iso3c, "),
    ],
)
def test_another_table_is_refused_in_one_line(text, told, tmp_path):
    """Fails where a wrong file is taken for one without the actors."""
    file = tmp_path / "other.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="->") as caught:
        ideal_points(file, {"USA": None})
    assert str(caught.value).startswith(f"{file}: {told}")


def test_a_session_that_is_not_there_is_told(table):
    """Fails where a session misread is answered with no actors."""
    with pytest.raises(ValueError, match="no session 7 -> give 72 to 73"):
        ideal_points(table, {"USA": None}, session=7)


def test_the_published_table_places_states_between_the_poles(reference_data, detente, tmp_path):
    """Turkey .68 and Russia .38 in session 73, by the command line."""
    entities = {"US": "S:USA", "CN": "S:CHN", "TR": "S:TUR", "RU": "S:RUS"}
    case = {
        "detente": 1,
        "title": "t",
        "as_of": "2019-01-01",
        "parties": {name: {"entity": entity} for name, entity in entities.items()},
        "alignment": {
            "sizes": dict.fromkeys(entities, 1),
            "poles": ["US", "CN"],
            "propensity": {"US|CN": -1},
        },
    }
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    file = reference_data / "dynamics" / "unga_idealpoints_apr2020.csv.gz"
    answer = detente("blocs", tmp_path / "case.json", "--ideal-points", file, "--session", 73, "--json")
    found = json.loads(answer.out)["result"]["equidistance"]
    assert {name: round(x, 2) for name, x in found.items()} == {"TR": 0.68, "RU": 0.38}
