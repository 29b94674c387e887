"""Drafts of agency reports: mediators, amounts, names of the deal, days ahead, and what is no issue."""

import datetime

import pytest

from detente.drafting.drafting import draft
from detente.reading.inputs import Document

DAY = datetime.date(2023, 8, 10)
SWAP = (
    "Iran would then free five Americans and the US would release five Iranians. "
    "Iran demands that the US unfreeze its funds in Seoul."
)
FISH = (
    "Norway and Iceland met. Norway wants Iceland to cut its cod quota from 45,000 tonnes to 30,000 tonnes. "
    "Iceland offered to cut the quota to 40,000 tonnes if Norway opens its harbours."
)


def of(text, day=DAY):
    document = Document(doc="note", text=f"Talks\n\n{text}", format="text", offsets_into="text")
    return draft([document], as_of=day).scenario


@pytest.mark.parametrize(
    "told",
    [
        "Qatar and Oman mediated the talks.",
        "The talks were mediated by Qatar and Oman.",
        "Qatar and Oman have brokered months of indirect talks.",
        "Qatari mediators met both sides, with Oman acting as mediator.",
    ],
)
def test_mediators_are_no_principals(told):
    """The draft would have the hosts of the talks swap prisoners."""
    assert set(of(f"{SWAP} {told}").principals) == {"US", "IRAN"}


def test_onlookers_joined_by_and_are_no_principals():
    """The pair that "is watching the talks" would take the place of the pair that talks."""
    assert set(of(f"{FISH} Sweden and Finland are watching the talks.").principals) == {"NORWAY", "ICELAND"}


def test_a_state_and_its_company_are_one_side():
    """A state would bargain beside its own gas company."""
    text = (
        "Russia and Ukraine met. Gazprom insists that Naftogaz drop its claims. Ukraine wants Russia to keep "
        "transit through Ukraine. Naftogaz refuses to drop its claims."
    )
    assert set(of(text).principals) == {"RUSSIA", "UKRAINE"}


def test_amounts_of_one_thing_are_steps_of_one_issue():
    """One quota would be three issues, its steps out of order."""
    scenario = of(FISH)
    (quota,) = (issue for issue in scenario.issues.values() if "quota" in " ".join(issue.keywords))
    assert [option.split()[-2] for option in quota.options[1:]] == ["40,000", "30,000"]


def test_what_is_only_ruled_out_is_no_step():
    """A bound would pass for an offer."""
    text = (
        "Norway and Iceland met. Norway wants a quota of 6,000 tonnes of cod. Iceland has offered 3,500 "
        "tonnes and ruled out anything above 4,500 tonnes."
    )
    options = [option for issue in of(text).issues.values() for option in issue.options]
    assert any("6,000" in option for option in options)
    assert not any("4,500" in option for option in options)


@pytest.mark.parametrize(
    "said",
    [
        "Norway says it will not sign anything.",
        "The two sides agreed to meet again in Oslo.",
        "The two sides settle the legal disputes first, Norway demands.",
        "An earlier proposal was rejected in May by Iceland.",
    ],
)
def test_words_about_the_talks_are_no_issue(said):
    """The analyst would strike issues called "Norway says" and "meet again"."""
    bare = of("Norway and Iceland met. Norway wants Iceland to open its harbours.")
    told = of(f"Norway and Iceland met. Norway wants Iceland to open its harbours. {said}")
    assert set(told.issues) == set(bare.issues)


def test_people_of_a_principal_are_a_good():
    """A swap of prisoners would have one side only."""
    options = {issue.options[1]: issue.giver for issue in of(SWAP).issues.values()}
    assert options["free five Americans"] == "IRAN"
    assert options["release five Iranians"] == "US"


DATES = {
    "The deal is expected to be completed by the end of September 2023.": "2023-09-30",
    "The season opens on 1 October.": "2023-10-01",
    "The two sides want to sign before the end of the year.": "2023-12-31",
    "A payment of $125 million falls due on 14 October.": "2023-10-14",
}


@pytest.mark.parametrize("sentence", DATES)
def test_days_ahead_are_deadlines(sentence):
    """The forecast would ask about a year from now although the text names the day."""
    assert DATES[sentence] in {str(deadline.date) for deadline in of(f"{FISH} {sentence}").deadlines}


def test_the_event_of_a_deadline_is_told_without_the_dateline():
    """The question would begin with "BRATISLAVA, Oct 7 (Wire) -"."""
    text = f"OSLO, Aug. 10, 2023 (Wire) - Norway and Iceland will meet on 1 September over fish. {FISH}"
    events = {str(deadline.date): deadline.event for deadline in of(text).deadlines}
    assert events["2023-09-01"] == "Norway and Iceland will meet"


def test_what_texts_say_of_the_deal_itself_is_evidence():
    """A draft without a deal would drop the forecasts of it without a word."""
    said = (
        "A fisheries deal is near. Most observers doubt that a deal will be struck. "
        "Traders put the chance of an agreement at 60 per cent."
    )
    scenario = of(f"{FISH} {said}")
    assert "fisheries deal" in scenario.deal.aliases
    told = [item.against for item in scenario.evidence if not item.term]
    assert True in told
    assert False in told


def test_an_offer_turned_down_is_given_by_who_made_it():
    """The union would be told to give the raise that it finds too low."""
    text = (
        "The Steelworkers Union has turned down a pay offer of 6 percent from Corvane Steel. The union wants "
        "11 percent. Corvane said it wanted longer shifts. The company has proposed to close the coke plant."
    )
    scenario = of(text)
    (pay,) = (issue for issue in scenario.issues.values() if "pay offer" in issue.keywords)
    assert pay.giver == "CORVANE-STEEL"


def test_whom_the_texts_name_only_by_an_adjective_is_no_party():
    """A court in Stockholm would seat Sweden beside the table."""
    text = f"{FISH} Norway wants Iceland to drop an award of $3 billion made by the Stockholm tribunal."
    assert "SWEDEN" not in of(text).parties
