"""Blocs and race: what the file has numbers for, each part by itself; what it lacks, by name."""

import pytest

from detente.catalogue import DEMO
from detente.web.pages.blocs import PARTS
from web.served import whole


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_shown_of_a_case_that_has_it(part, opened):
    """Fails where a question of the demo case has no answer on the page."""
    client = opened(DEMO)
    assert f'hx-get="/blocs/{part}"' in client.get("/blocs").text
    page = whole(client, f"/blocs/{part}")
    assert f'id="{part}"' in page
    assert PARTS[part].heading in page


@pytest.mark.parametrize("part", PARTS)
def test_a_parts_twin_is_what_the_command_line_prints(part, opened, detente):
    """Fails where a part answers another question than the verb of its name."""
    told = opened(DEMO).get(f"/{part}.json")
    assert (told.status_code, told.text) == (200, detente(part, DEMO, "--json").out)


def test_an_ultimatum_is_that_of_the_command_line(opened, detente):
    """Fails where the choice of who asks with or against changes nothing."""
    client = opened(DEMO)
    assert 'hx-get="/blocs/blocs?ultimatum=US"' in client.get("/blocs?ultimatum=US").text
    assert "with US or against it" in whole(client, "/blocs/blocs?ultimatum=US")
    said = detente("blocs", DEMO, "--ultimatum", "US", "--json").out
    assert client.get("/blocs.json?ultimatum=US").text == said
    assert client.get("/blocs?ultimatum=none").status_code == 404


def test_what_the_file_lacks_is_named_with_what_to_add(opened, small):
    """Fails where a missing block is a server's fault, or a reader does not learn what to write."""
    client = opened(small)
    page = client.get("/blocs").text
    assert "add <code>race:</code> with the pivot, its rivals" in page
    assert 'hx-get="/blocs/race"' not in page
    assert client.get("/race.json").status_code == 422
    assert client.get("/blocs/none").status_code == 404
