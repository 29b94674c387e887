"""detente catalogue: listed, shown, copied."""

import json

from detente import catalogue


def test_the_list_names_every_case(detente):
    """Fails where a packaged case cannot be found."""
    answer = detente("catalogue")
    assert answer.code == 0
    assert all(name in answer.out for name in catalogue.names())


def test_a_case_is_shown_with_its_source(detente):
    """Fails where a newcomer cannot see whose numbers a case holds."""
    answer = detente("catalogue", "panama-canal-1974")
    assert (answer.code, "Raiffa" in answer.out) == (0, True)


def test_a_copy_gives_the_same_answer(detente, tmp_path):
    """Fails where a copied case is not the case."""
    assert detente("catalogue", "camp-david-1978", "--copy", tmp_path / "mine").code == 0
    copied, packaged = (
        json.loads(detente("packages", target, "--json").out)
        for target in (tmp_path / "mine", "camp-david-1978")
    )
    assert copied == packaged


def test_a_copy_overwrites_nothing(detente, tmp_path):
    """Fails where a folder that holds something is written into."""
    (tmp_path / "scenario.yaml").write_text("mine", encoding="utf-8")
    answer = detente("catalogue", "elmira", "--copy", tmp_path)
    assert (answer.code, "not empty" in answer.err) == (2, True)
    assert (tmp_path / "scenario.yaml").read_text(encoding="utf-8") == "mine"


def test_a_slip_of_the_pen_is_put_right(detente):
    """Fails where an unknown name gives no near one."""
    answer = detente("catalogue", "elmra")
    assert (answer.code, "did you mean 'elmira'" in answer.err) == (2, True)
