"""Questions of `detente elicit`, gone on with where a person or an editor left them."""

import pytest
import typer

from detente.cli.asking import asked
from detente.records.elicitation import Answers, TermAnswer


@pytest.mark.parametrize("rank", [1, 2])
def test_ranks_that_stand_in_the_file_are_kept(rank, tmp_path, monkeypatch):
    """Fails where a rank that somebody wrote by hand leaves nobody first, and ends in a traceback."""
    told = {"better": True, "swing": None}
    terms = [TermAnswer(issue="a", option="x", rank=rank, **told), TermAnswer(issue="b", option="y", **told)]
    monkeypatch.setattr(typer, "prompt", lambda text, **options: 2.0 if "how many times" in text else 50)
    found = asked(Answers(party="BR", unit=10, terms=terms), tmp_path / "answers.yaml")
    assert {term.name: term.rank for term in found.terms} == {"a: x": rank, "b: y": 3 - rank}
    assert sorted(term.swing for term in found.terms) == [(50, 50, 50), (100, 100, 100)]
