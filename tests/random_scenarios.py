"""Small scenarios at random, with evidence, questions and dates, for properties of forecasts."""

from hypothesis import strategies as st

from build import scenario

POINTS = st.integers(-6, 8)
SAYS = st.sampled_from(["offer", "demand", "refusal", "event", "acceptance"])


@st.composite
def talks(draw):
    """Two principals, one to three issues of which a third party may deliver one."""
    issues, worth = {}, {"A": {}, "B": {}}
    for place in range(draw(st.integers(1, 3))):
        options = ["as now", "half", "full"][: draw(st.integers(2, 3))]
        issues[f"I{place}"] = {"options": options, "giver": draw(st.sampled_from(["A", "B"]))}
        for party in worth:
            modes = {option: draw(POINTS) for option in options[1:]}
            worth[party][f"I{place}"] = {option: [x - 2, x, x + 3] for option, x in modes.items()}
    if draw(st.booleans()):
        issues["I0"]["via"] = {"party": "C", "delivers": [0.2, 0.5, 0.8]}
    terms = [{issue: told["options"][-1]} for issue, told in issues.items()]
    evidence = [
        {"id": f"e{place}", "says": draw(SAYS), "term": draw(st.sampled_from([{}, *terms])), "author": author}
        for place, author in enumerate(draw(st.lists(st.sampled_from(["X", "Y"]), max_size=4)))
    ]
    return scenario(
        parties={"A": {"no_deal": [-1, 0, 2]}, "B": {}, "C": {"role": "third party"}},
        issues=issues,
        worth=worth,
        evidence=evidence,
        base_rate={"reference_class": "such talks", "signed": draw(st.integers(0, 9)), "months": 60},
        timing={"b": [0, 1, 2]},
        deadlines=[{"date": "2024-05-01"}, {"date": "2024-12-31"}],
        questions=[
            {"id": "soon", "ask": "By May?", "by": "2024-05-01"},
            {"id": "term", "ask": "The term?", "term": terms[0], "without_deal": [0.1, 0.3, 0.6]},
            {"id": "later", "ask": "By 2026?", "by": "2026-01-01"},
        ],
    )
