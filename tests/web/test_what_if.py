"""What if: branches side by side at once, the same as the command line where that is asked for."""

import re
from urllib.parse import quote

import pytest

from detente.catalogue import DEMO
from detente.report.words import percent
from detente.scenario import load
from detente.web import live
from web.forms import Form
from web.served import whole

CHEAPER = "changed: parties.Arda.no_deal=1"


def chances(page: str) -> list[str]:
    """Of a deal, branch by branch."""
    return re.findall(r'class="chance">([^<]+)<', page)


def test_a_change_is_told_beside_the_base(opened, small):
    """Fails where a changed number changes nothing, or the page does not say by how much."""
    page = whole(opened(small), f"/what-if?branch={CHEAPER}")
    base, changed = chances(page)
    assert base != changed
    assert "points against the base" in page
    assert "what walking away is worth to Republic of Arda: 1" in page


def test_what_was_told_is_not_made_again(opened, small, monkeypatch):
    """Fails where every reader of one address waits for its branches anew."""
    client, asked = opened(small), f"/what-if?branch={CHEAPER}"
    page = whole(client, asked)
    monkeypatch.setattr(live, "changed", None)
    assert client.get(asked).text == page


def test_a_form_leads_to_an_address_that_holds_it_all(opened, small):
    """Fails where what was typed cannot be shared, or the form asks something else than its address."""
    client = opened(small)
    first = Form(whole(client, "/what-if")).sent
    filled = first | {"v:parties.Arda.no_deal": "1", "v:parties.Brel.no_deal": "", "what": "deal"}
    answer = client.get("/what-if", params=filled, follow_redirects=False)
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert address == "/what-if?branch=changed%3A+parties.Arda.no_deal%3D1&given=deal"
    again = Form(whole(client, address)).sent
    assert again["v:parties.Arda.no_deal"] == "1"
    assert again["given"] == "deal"
    assert chances(whole(client, address)) == chances(whole(client, f"/what-if?branch={CHEAPER}&given=deal"))


def test_up_to_four_branches_stand_side_by_side(opened, small):
    """Fails where a fourth branch has no room, or a fifth is taken."""
    client = opened(small)
    branches = [f"{name}: parties.Arda.no_deal={x}" for x, name in enumerate("ABCD")]
    asked = "&".join(f"branch={branch}" for branch in branches)
    page = whole(client, f"/what-if?{asked}&edit=2")
    assert len(chances(page)) == 5
    assert 'name="add"' not in page
    assert Form(page).sent["v:parties.Arda.no_deal"] == "2"
    assert client.get(f"/what-if?{asked}&branch=E: parties.Arda.no_deal=5").status_code == 404


def test_every_number_is_found_by_its_words(opened, small):
    """Fails where a number of the file cannot be changed on the page."""
    client = opened(small)
    for path, _ in load(small).numbers():
        assert f'name="v:{path}"' in whole(client, f"/what-if?find={quote(path)}")


def test_evidence_can_be_left_out(opened, few_draws):
    """Fails where leaving out evidence changes nothing, or a place means another item once one is gone."""
    client = opened(DEMO)
    form = Form(whole(client, "/what-if")).sent
    answer = client.get("/what-if", params=form | {"without": ["3", "7"]}, follow_redirects=False)
    page = whole(client, answer.headers["location"])
    assert page.count("checked") == 2
    assert "without \u201cIn return for distance from China" in page
    assert re.search(r"<strong>([^<]+)</strong> points", page)[1] != "0.0"


def test_what_is_given_is_checked_by_the_law_of_total_probability(opened, small):
    """Fails where a condition is not told with its chance and both its sides."""
    page = whole(opened(small), "/what-if?given-not=tolls=lifted")
    assert "Given not tolls=lifted" in page
    assert "the parts make the whole" in page


@pytest.mark.parametrize(
    ("branch", "told"),
    [
        ("A: parties.Arda.nodeal=1", "nodeal"),
        ("A: parties.Arda.no_deal=much", "where a number belongs"),
        ("A: variant none", "variant"),
        ("A: nonsense", "is not PATH=VALUE"),
        ("base: parties.Arda.no_deal=1", "a branch is called"),
    ],
)
def test_a_slip_is_told_in_one_line(branch, told, opened, small):
    """Fails where a slip is a server's fault, or says nothing of what is wrong."""
    client = opened(small)
    whole(client, "/what-if")
    answer = client.get("/what-if", params={"branch": branch})
    assert answer.status_code in (404, 422)
    assert told in answer.text


def test_the_twin_is_what_the_command_line_prints(opened, small, detente):
    """Fails where the page's what-if is another than that of the command line."""
    client = opened(small)
    asked = {"branch": [CHEAPER, "B: worth.Brel.tolls.lifted=-2"], "given": "tolls=lifted"}
    told = client.get("/what-if.json", params=asked).text
    branches = [word for branch in asked["branch"] for word in ("--branch", branch)]
    call = [*branches, "--given", "tolls=lifted"]
    assert told == detente("what-if", small, *call, "--json").out


def test_a_variants_twin_is_what_the_command_line_prints(opened, detente, monkeypatch):
    """Fails where a branch that begins from a variant is another scenario on the page."""
    case = "cuban-missile-crisis"
    asked = "A: variant strike-is-final"
    answer = opened(case).get("/what-if.json", params={"branch": asked})
    said = detente("what-if", case, "--branch", asked, "--json")
    assert answer.text == said.out or (answer.status_code, said.code) == (422, 2)


def test_counting_in_all_worlds_tells_the_command_lines_number(opened, small):
    """Fails where the exact count is the quick one under another name."""
    client = opened(small)
    page = whole(client, f"/what-if/counted?branch={CHEAPER}")
    told = client.get("/what-if.json", params={"branch": CHEAPER}).json()["result"]["branches"]
    assert chances(page)[1] == percent(told[1]["p_deal"]["p"])
    assert "4,096 worlds" in page


def test_what_would_have_to_be_true_is_searched_and_tried(opened, small, detente):
    """Fails where the inverse is not that of `explain --for`, or none of its values can be tried."""
    client = opened(small)
    page = whole(client, "/what-if/needed?percent=60")
    assert "What would have to be true for 60" in page
    told = client.get("/what-if/needed.json?percent=60").text
    assert told == detente("explain", small, "--for", "0.6", "--json").out
    tries = re.findall(r'href="(/what-if\?branch=[^"]+)"', page)
    assert all(len(chances(whole(client, address.replace("&amp;", "&")))) == 2 for address in tries)
    assert client.get("/what-if/needed?percent=200").status_code == 404


def test_a_branch_is_saved_as_a_variant_and_nothing_else_changes(opened, sluice):
    """Fails where saving loses a comment, or the variant is another than the branch."""
    client = opened(sluice)
    before = (sluice / "scenario.yaml").read_text(encoding="utf-8")
    asked = whole(client, f"/what-if/variant?branch={CHEAPER}; deadlines[0].event=rain")
    answer = client.post("/what-if/variant/save", data=Form(asked).sent | {"name": "cheaper"})
    assert answer.url.path == "/what-if"
    after = (sluice / "scenario.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    saved = load(sluice / "scenario.yaml", variant="cheaper")
    assert saved.parties["Arda"].no_deal.mode == 1
    assert saved.deadlines[0].event == "rain"
    assert chances(whole(client, "/what-if?branch=A: variant cheaper"))
    assert 'value="cheaper" selected' in whole(client, "/what-if?branch=A: variant cheaper")


def test_saving_never_overwrites_other_work(opened, sluice):
    """Fails where a file that was changed meanwhile, or a variant of that name, is lost."""
    client = opened(sluice)
    file = sluice / "scenario.yaml"
    form = Form(whole(client, f"/what-if/variant?branch={CHEAPER}")).sent | {"name": "cheaper"}
    file.write_text(file.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    late = client.post("/what-if/variant/save", data=form)
    assert (late.status_code, "changed meanwhile" in late.text) == (409, True)
    for name, status in (("cheaper", 200), ("cheaper", 422), ("", 422)):
        form = Form(whole(client, f"/what-if/variant?branch={CHEAPER}")).sent | {"name": name}
        assert client.post("/what-if/variant/save", data=form).status_code == status
    assert file.read_text(encoding="utf-8").count("# mine") == 1


def test_a_packaged_case_is_copied_before_a_branch_is_saved(opened):
    """Fails where the page would write into the installed package."""
    client = opened(DEMO)
    page = client.get("/what-if/variant", params={"branch": "A: parties.US.no_deal=3"}).text
    assert 'action="/copy"' in page
    data = {"branch": "A: parties.US.no_deal=3", "name": "x", "made_from": "0"}
    assert client.post("/what-if/variant/save", data=data).status_code == 409
