"""The scenario changed by a form and as text: one file, checked before it is written, nobody's work lost."""

import difflib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import catalogue
from detente.scenario import load
from detente.scenario.source import parse_source
from detente.web.fields import Field, changes, fields, typed_number
from web.forms import Form


def name_of(*path: str, kind: str = "number") -> str:
    """Name of the input for a part of the scenario."""
    return Field(path, kind, "", True).name


WORTH = ("worth", "Brel", "tolls", "lifted")


def filled(client) -> dict[str, str]:
    return Form(client.get("/scenario").text).sent


def changed_lines(before: str, after: str) -> list[str]:
    differing = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in differing if line[0] in "+-"]


def test_a_number_is_changed_and_nothing_else(opened, sluice):
    """Fails where the form loses a comment, an order or a blank of the file."""
    file = sluice / "scenario.yaml"
    before = file.read_text(encoding="utf-8")
    client = opened(sluice)
    answer = client.post("/scenario", data=filled(client) | {name_of(*WORTH): "-5, -4, -3"})
    assert (answer.status_code, "Saved." in answer.text) == (200, True)
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("tolls: {lifted: -4}", "tolls: {lifted: [-5, -4, -3]}")
    assert load(file).worth["Brel"]["tolls"]["lifted"].params == (-5, -4, -3)


def test_a_reason_a_title_and_a_role_are_changed(opened, sluice):
    """Fails where one kind of field is not written."""
    client = opened(sluice)
    typed = {
        name_of(*WORTH, kind="reason"): "its treasury said so",
        name_of("parties", "Brel", "no_deal", kind="reason"): "its ports cannot wait",
        name_of("title", kind="text"): "Another treaty: the second",
        name_of("issues", "tolls", "title", kind="text"): "Tolls on the river",
        name_of("parties", "Cest", "name", kind="text"): "Republic of Cestia",
        name_of("issues", "water", "via", "delivers"): "0.4",
    }
    assert client.post("/scenario", data=filled(client) | typed).url.query == b"saved=form"
    scenario = load(sluice / "scenario.yaml")
    assert scenario.worth["Brel"]["tolls"]["lifted"].because == "its treasury said so"
    assert scenario.parties["Brel"].no_deal.because == "its ports cannot wait"
    assert (scenario.title, scenario.issues["tolls"].title) == (
        "Another treaty: the second",
        "Tolls on the river",
    )
    assert scenario.issues["water"].via.delivers.params == (0.4,)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        (WORTH, "four"),
        (WORTH, "3, 2, 1"),
        (("parties", "Arda", "patience"), "1.4"),
        (("issues", "water", "via", "delivers"), "-1"),
        (WORTH, "{dist: nonsense}"),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_is_written(path, typed, opened, sluice):
    """Fails where a slip is written, loses what was typed, or is told elsewhere than where it was made."""
    text = (sluice / "scenario.yaml").read_bytes()
    client = opened(sluice)
    other = name_of("title", kind="text")
    answer = client.post("/scenario", data=filled(client) | {name_of(*path): typed, other: "My title"})
    assert answer.status_code == 422
    shown = Form(answer.text).sent
    assert (shown[name_of(*path)], shown[other]) == (typed, "My title")
    ((id,),) = [re.findall(r'id="([\w-]+)-fault"', answer.text)]
    assert re.search(rf'<input[^>]* id="{id}"[^>]*aria-invalid="true"', answer.text)
    assert (sluice / "scenario.yaml").read_bytes() == text


def test_a_second_writer_loses_nothing_by_the_form(opened, sluice):
    """Fails where whoever saves last wins without knowing, or has to type everything again."""
    client = opened(sluice)
    mine, yours = filled(client), filled(client)
    client.post("/scenario", data=mine | {name_of("title", kind="text"): "Mine"})
    late = client.post("/scenario", data=yours | {name_of(*WORTH): "-3"})
    assert (late.status_code, "changed meanwhile" in late.text) == (409, True)
    client.post("/scenario", data=Form(late.text).sent)
    scenario = load(sluice / "scenario.yaml")
    assert (scenario.title, scenario.worth["Brel"]["tolls"]["lifted"].params) == ("Mine", (-3,))


def test_both_who_changed_one_field_are_told(opened, sluice):
    """Fails where one of two who disagree is overruled in silence."""
    client = opened(sluice)
    mine, yours = filled(client), filled(client)
    client.post("/scenario", data=mine | {name_of(*WORTH): "-1"})
    late = client.post("/scenario", data=yours | {name_of(*WORTH): "-3"})
    assert "the file now says &#39;-1&#39;" in late.text
    assert Form(late.text).sent[name_of(*WORTH)] == "-3"


def test_the_text_is_written_as_it_is_typed(opened, sluice):
    """Fails where the text loses a line end, a comment or an accent."""
    client = opened(sluice)
    form = Form(client.get("/scenario/text").text).sent
    assert form["text"] == (sluice / "scenario.yaml").read_text(encoding="utf-8")
    form["text"] = form["text"].replace("The Sluice Treaty", "Le traité  # no comment").replace("\n", "\r\n")
    form["text"] += "# a last word\r\n"
    assert client.post("/scenario/text", data=form | {"do": "save"}).url.query == b"saved=text"
    assert (sluice / "scenario.yaml").read_bytes() == form["text"].replace("\r\n", "\n").encode()


def test_faults_of_the_text_are_told_by_line(opened, sluice):
    """Fails where a slip in the text is written, or its line is not named and shown."""
    client = opened(sluice)
    before = (sluice / "scenario.yaml").read_bytes()
    form = Form(client.get("/scenario/text").text).sent
    form["text"] = form["text"].replace("giver: Brel", "givr: Brel")
    answer = client.post("/scenario/text", data=form | {"do": "save"})
    line = form["text"][: form["text"].index("givr")].count("\n") + 1
    assert answer.status_code == 422
    assert f"<strong>Line {line}</strong>" in answer.text
    assert "did you mean &#39;giver&#39;" in answer.text
    assert (sluice / "scenario.yaml").read_bytes() == before


def test_a_check_alone_writes_nothing(opened, sluice):
    """Fails where looking for faults changes the file."""
    client = opened(sluice)
    before = (sluice / "scenario.yaml").read_bytes()
    form = Form(client.get("/scenario/text").text).sent
    form["text"] = form["text"].replace("The Sluice Treaty", "Another")
    assert "No faults" in client.post("/scenario/text", data=form | {"do": "check"}).text
    assert (sluice / "scenario.yaml").read_bytes() == before


def test_a_second_writer_of_the_text_sees_what_differs(opened, sluice):
    """Fails where the text of one writes over the text of another unseen."""
    client = opened(sluice)
    form = Form(client.get("/scenario/text").text).sent
    file = sluice / "scenario.yaml"
    file.write_text(form["text"].replace("The Sluice Treaty", "Theirs"), encoding="utf-8")
    mine = form | {"text": form["text"].replace("The Sluice Treaty", "Mine"), "do": "save"}
    late = client.post("/scenario/text", data=mine)
    assert (late.status_code, load(file).title) == (409, "Theirs")
    assert "-title: Theirs" in late.text
    assert "+title: Mine" in late.text
    client.post("/scenario/text", data=Form(late.text).sent | {"do": "save"})
    assert load(file).title == "Mine"


def test_a_file_with_faults_can_be_mended_here(opened, sluice):
    """Fails where a file that cannot be read leaves nothing but an editor."""
    file = sluice / "scenario.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace("title: The", "title: [The"), encoding="utf-8")
    client = opened(sluice)
    page = client.get("/scenario")
    assert page.url.path == "/scenario/text"
    assert "a bracket that is never closed" in page.text or "missing before this" in page.text
    form = Form(page.text).sent | {"text": sound, "do": "save"}
    assert client.post("/scenario/text", data=form).status_code == 200
    assert file.read_text(encoding="utf-8") == sound


@pytest.mark.parametrize(
    "whole", ["parties: [1]", "parties: {US: 3}", "issues: {a: []}", "worth: 3", "detente: 1"]
)
def test_a_file_of_another_shape_is_still_shown(whole, opened, sluice):
    """Fails where a slip in the file makes the form a server's fault."""
    (sluice / "scenario.yaml").write_text(whole + "\n", encoding="utf-8")
    assert opened(sluice).get("/scenario").status_code == 200


@pytest.mark.parametrize("name", catalogue.names())
def test_a_form_sent_back_as_it_came_changes_nothing(name):
    """Fails where showing a number and reading it back gives another."""
    file = catalogue.scenario_file(name)
    data = parse_source(file.read_bytes(), name=name).data
    shown = {each.name: each.value for kinds in fields(data).values() for each in kinds.values()}
    assert changes(data, shown, shown) == {}
    for path, kinds in fields(data).items():
        if "number" in kinds and kinds["number"].given:
            raw = data
            for step in path:
                raw = raw[step]
            raw = raw["value"] if isinstance(raw, dict) and "value" in raw else raw
            assert typed_number(kinds["number"].value) == raw, path


@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 3)), min_size=1, max_size=3))
def test_what_is_typed_is_what_is_read(numbers):
    """Fails where a range is read as another one than was typed."""
    read = typed_number(", ".join(map(str, numbers)))
    assert read == (numbers[0] if len(numbers) == 1 else numbers)


@given(st.text(max_size=40))
def test_any_text_is_read_as_something(text):
    """Fails where what somebody types makes the form a server's fault."""
    json.dumps(typed_number(text), default=str)


def test_the_twin_is_what_check_prints(opened, sluice, detente):
    """Fails where the page's checker says something else than `detente check`."""
    client = opened(sluice)
    assert client.get("/scenario.json").text == detente("check", sluice, "--json").out
    file = sluice / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("giver: Brel", "givr: Brel"), encoding="utf-8")
    assert client.get("/scenario.json").text == detente("check", sluice, "--json").out


def test_a_packaged_case_is_shown_and_not_changed(opened):
    """Fails where the page writes into the installed package."""
    client = opened("new-detente-2019")
    page = client.get("/scenario")
    assert '<button type="submit" disabled>Check and save' in page.text
    assert client.post("/scenario", data=Form(page.text).sent).status_code == 409
    assert client.post("/scenario/text", data={"text": "detente: 1"}).status_code == 409
