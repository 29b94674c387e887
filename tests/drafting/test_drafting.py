"""Drafts find who bargains, over what, and who would give it, in texts that no table was made for."""

import datetime

import pytest

from detente.drafting.drafting import DraftError, draft, latest_day
from detente.forecasting.forecast import forecast
from detente.reading.inputs import Document, Source, open_source
from detente.scenario import loads
from detente.scenario.annotated import annotated
from detente.scenario.caveats import FROM_TEXT
from drafting.cases import CASES, found

UNDATED = datetime.date(2022, 12, 3)


def drafted(case):
    documents = [open_source(Source(doc=case.article.name, path=str(case.article)))]
    return draft(documents, as_of=latest_day(documents) or UNDATED)


def of(text):
    return [Document(doc="note", text=text, format="text", offsets_into="text")]


@pytest.fixture(scope="module")
def scenarios():
    """The draft of every case."""
    return {case: drafted(case).scenario for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_who_bargains_is_found(case, scenarios):
    """A draft about the wrong pair would have to be written anew."""
    assert frozenset(scenarios[case].principals) == case.principals


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_dates_ahead_become_deadlines(case, scenarios):
    """The forecast would ask about the wrong day."""
    assert set(case.deadlines) <= {str(deadline.date) for deadline in scenarios[case].deadlines}


def test_most_issues_are_found_with_their_givers(scenarios):
    """The analyst would start over; 53 of 60 issues and 53 givers are found today."""
    wanted = [(scenarios[case], *issue) for case in CASES for issue in case.issues]
    named = [(scenario, found(scenario, word), giver) for scenario, word, giver in wanted]
    givers = [scenario.issues[names[0]].giver == giver for scenario, names, giver in named if names]
    assert len(wanted) == 60
    assert sum(bool(names) for _, names, _ in named) >= 52
    assert sum(givers) >= 51


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_number_says_that_it_rests_on_text_alone(case, scenarios):
    """A default would pass for somebody's judgement."""
    reasons = [number.because for _, number in scenarios[case].numbers()]
    assert reasons
    assert all(reason.startswith(FROM_TEXT) for reason in reasons)


@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: case.name)
def test_the_file_with_its_comments_is_the_same_scenario(case):
    """A comment would have changed what the file says, or a line to check would bear none."""
    made = drafted(case)
    text = annotated(
        made.scenario, {path: f"check: {what}" for path, what in made.checks.items()}, head="a\nb"
    )
    assert loads(text) == made.scenario
    assert text.count("# check: ") == len(made.checks)
    assert text.startswith("# a\n# b\n")


def test_a_draft_answers_and_says_what_it_rests_on(scenarios):
    """The pipe into forecast would break, or its numbers would look judged."""
    result = forecast(scenarios[CASES[0]], draws=100, seed=1)
    assert any("rest on text alone" in warning for warning in result.warnings)


def test_the_same_texts_give_the_same_bytes():
    """A draft kept under version control would change by itself."""
    assert annotated(drafted(CASES[0]).scenario, {}) == annotated(drafted(CASES[0]).scenario, {})


def test_invented_states_that_speak_are_still_parties():
    """A byline, an envoy to a state or words of its own would make it a person, and its minister a term."""
    text = """Port talks resume

By Ann Leek, The Post

Brel and Cestia met. Cestia is ready to open its port if Brel lifts its tariff on steel, the foreign minister,
Tom Vell, told a radio station. Brel wants Cestia to open its port. Brel said that it would lift its tariff on
steel. A former ambassador to Brel, who knows the talks, doubts it."""
    made = draft(of(text), as_of=UNDATED).scenario
    assert made.principals == ("BREL", "CESTIA")
    assert {issue.giver for issue in made.issues.values()} == {"BREL", "CESTIA"}
    assert len(made.issues) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no two parties"),
        ("The cat sat on the mat. It rained all day in the village.", "no two parties"),
        ("Brazil and Chile hope to reach an agreement. They met on Sunday.", "no exchange, demand or offer"),
    ],
    ids=["empty", "no parties", "nothing bargained"],
)
def test_a_text_without_a_bargain_is_told_so(text, what):
    """An empty scenario would pass for a draft."""
    with pytest.raises(DraftError, match=what):
        draft(of(text), as_of=UNDATED)


def test_a_question_for_every_deadline_and_a_base_rate_to_replace(scenarios):
    """The analyst would have to write both from nothing, or take a default for a count."""
    scenario = scenarios[CASES[0]]
    assert [question.by for question in scenario.questions] == [d.date for d in scenario.deadlines]
    assert all(not question.term for question in scenario.questions)
    bare = scenario.model_copy(update={"base_rate": None})
    with_default, without = (forecast(one, draws=200, seed=1).p_deal for one in (scenario, bare))
    assert with_default == without


def test_without_a_deadline_the_question_is_a_year_ahead():
    """A draft of an undated quarrel would ask nothing."""
    made = draft(of("Norway wants Iceland to open its harbours. Norway and Iceland met."), as_of=UNDATED)
    assert [question.by for question in made.scenario.questions] == [datetime.date(2023, 12, 3)]
    assert made.checks["base_rate",].startswith("a default;")
    assert ("questions", 0) in made.checks


WORDINGS = {
    "Norway has offered to finance new survey ships if Iceland joins.": "finance new survey ships",
    "Norway is willing to accept a joint patrol of the strait.": "accept a joint patrol of the strait",
    "Norway would buy Iceland's wool if Iceland accepts a cap on trawlers.": "accept a cap on trawlers",
    "Norway wants Iceland to cut its cod quota from 16 percent to 12 percent.": "cut cod quota to 12 percent",
    "Norway wants Iceland to first lift its siege of Port Vega harbour.": "lift siege of Port Vega harbour",
}


@pytest.mark.parametrize("sentence", WORDINGS)
def test_options_say_what_is_done_and_no_more(sentence):
    """The analyst would read "has offered to finance new" and start over."""
    scenario = draft(of(f"{sentence} Norway and Iceland met on Monday."), as_of=UNDATED).scenario
    assert WORDINGS[sentence] in [option for issue in scenario.issues.values() for option in issue.options]


def test_what_comes_through_a_third_party_says_so():
    """The forecast would take for delivered what another country must let pass."""
    traded = "Azerbaijan would sell gas to Italy through Turkey in exchange for loans from Italy."
    text = f"{traded} Azerbaijan and Italy met."
    scenario = draft(of(text), as_of=UNDATED).scenario
    assert {issue.via.party for issue in scenario.issues.values() if issue.via} == {"TURKEY"}


@pytest.mark.parametrize(
    "said", ["It rejected that, calling it a gift.", "It accepted the mediator's proposal."]
)
def test_what_names_nothing_is_no_issue(said):
    """The analyst would strike an issue called "that"."""
    text = f"Norway wants Iceland to open its harbours. {said} Norway and Iceland met on Monday."
    assert len(draft(of(text), as_of=UNDATED).scenario.issues) == 1


def test_a_report_is_dated_by_its_opening():
    """A draft of an agency's report would be as of today, and its deadlines gone."""
    text = "VIENNA, Feb. 2, 2024 (Reuters) - Norway wants Iceland to open its harbours."
    assert latest_day(of(text)) == datetime.date(2024, 2, 2)
    assert latest_day(of(text.replace(", 2024", ""))) is None


def test_a_demand_refused_costs_its_giver_more():
    """The words of the text would not show in the worths."""
    asked = "Norway wants Iceland to open its harbours. Norway and Iceland met on Monday."
    refused = f"{asked} Iceland refuses to open its harbours."
    soft, hard = (draft(of(text), as_of=UNDATED).scenario for text in (asked, refused))
    (name,) = soft.issues
    (option,) = soft.worth["ICELAND"][name]
    assert hard.worth["ICELAND"][name][option].mode < soft.worth["ICELAND"][name][option].mode < 0


def day(number):
    return datetime.date(2024, 3, number)


def test_articles_after_the_day_are_left_out_and_named():
    """A draft of a past day would know what nobody knew then, or hold no evidence and not say why."""
    early, late = (
        Document(
            doc=f"{number}.txt",
            text=f"Talks go on\n\n{number} March 2024\n\n{text}",
            format="text",
            offsets_into="text",
        )
        for number, text in (
            (1, "Norway wants Iceland to open its harbours. Norway and Iceland met."),
            (5, "Iceland wants Norway to buy its wool. Norway and Iceland met again."),
        )
    )
    made = draft([early, late], as_of=day(3))
    assert made.later == ("5.txt",)
    assert {item.doc for item in made.scenario.evidence} == {"1.txt"}
    assert len(made.scenario.issues) == 1
    with pytest.raises(DraftError, match=r"5.txt: dated after 2024-03-03 -> give 2024-03-05, the day of the"):
        draft([late], as_of=day(3))


@pytest.mark.parametrize("last", [datetime.date(9999, 12, 31), datetime.date(9996, 2, 29)])
def test_the_last_days_of_the_calendar_can_be_drafted_on(last):
    """A slip of the year would end in a traceback."""
    text = "Norway wants Iceland to open its harbours. Norway and Iceland meet on 1 June 9999."
    (question,) = draft(of(text), as_of=last).scenario.questions
    assert question.by >= last


THREE = {
    "all trade": "Kenya would lower its tea duties in exchange for Uganda lifting its sugar ban. "
    "Tanzania would open its border to Kenyan trucks in return for access to Kenya's port. "
    "Uganda offers Tanzania cheap power in exchange for a rail link.",
    "in a ring": "Kenya, Uganda and Tanzania are near a deal on fish. Kenya would cut its quota if Uganda "
    "opens its ports. Uganda would cut its quota if Tanzania shares survey data. Tanzania would cut its "
    "quota if Kenya buys its salmon.",
    "said to be three": "A three-way deal is near. Kenya would free frozen funds to Uganda. Uganda would "
    "free five prisoners to Tanzania. Tanzania would lift sanctions on Kenya's banks.",
    "of no table": "Arda may grant Brel fishing rights in exchange for lower port fees from Brel. Cestia "
    "would supply power to Arda in exchange for a rail link from Arda. Brel wants Cestia to cut its tariff "
    "on steel. Cestia wants Brel to open its market.",
}


@pytest.mark.parametrize("text", THREE.values(), ids=THREE)
def test_a_deal_of_three_has_three_principals(text):
    """Whoever gives and gets would be left out of the bargain, and its consent not asked."""
    assert len(draft(of(text), as_of=UNDATED).scenario.principals) == 3


def test_among_three_each_term_is_of_those_whom_its_sentence_names():
    """A guess would make a bystander pay, or gain what goes to somebody else."""
    scenario = draft(of(THREE["all trade"]), as_of=UNDATED).scenario
    assert scenario.issues["RAIL-LINK"].giver == "TANZANIA"
    assert [worths["RAIL-LINK"]["rail link"].mode for worths in scenario.worth.values()] == [-3, 6, 0]
    reason = scenario.worth["KENYA"]["RAIL-LINK"]["rail link"].because
    assert "KENYA is not told to give or get it" in reason


@pytest.mark.parametrize(
    "text",
    [
        "Arda may grant Brel fishing rights in exchange for lower port fees.",
        "Arda may grant fishing rights to Brel in exchange for lower port fees.",
        "Arda may grant fishing rights in exchange for lower port fees from Brel.",
    ],
)
def test_one_sentence_between_unknown_states_is_a_draft(text):
    """States that no table knows would bargain only once they are named twice."""
    scenario = draft(of(text), as_of=UNDATED).scenario
    givers = {issue.title.split()[-1]: issue.giver for issue in scenario.issues.values()}
    assert scenario.principals == ("ARDA", "BREL")
    assert set(givers.values()) == {"ARDA", "BREL"}
