"""Names of several words survive a save, wherever a line might be folded."""

from hypothesis import given
from hypothesis import strategies as st

from build import scenario
from detente.scenario import dumps, loads

WORDS = st.lists(st.sampled_from(["with", "back", "pay", "of", "the", "a"]), min_size=1, max_size=30).map(
    " ".join
)


@given(st.lists(WORDS, min_size=2, max_size=6, unique=True), WORDS)
def test_long_names_are_read_back(options, title):
    """Fails where the writer folds a name so that the reader takes it for something else."""
    issues = {name: {"options": options, "title": title} for name in options}
    worth = {"A": {name: dict.fromkeys(options, 1) for name in options}}
    case = scenario(issues=issues, worth=worth, title=title)
    assert loads(dumps(case)) == case
