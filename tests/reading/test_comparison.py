"""What is set side by side between documents: who reversed on what, and the tone of speakers and states."""

import datetime

import pytest

from detente.reading import compare, glossary, read_text
from detente.reading.directions import same_way, without_directions
from detente.reading.matters import Matters

WORDS = glossary()
DAYS = [datetime.date(2024, 1, 1), datetime.date(2024, 1, 9), datetime.date(2024, 1, 20)]


def compared(*texts):
    """What a week makes of some texts, a document each."""
    records = []
    for number, text in enumerate(texts):
        records += read_text(text, doc=f"{number}.txt", glossary=WORDS, as_of=DAYS[number])
    return compare(records)


def of(records, kind):
    return [record for record in records if record["kind"] == kind]


REVERSALS = {
    "other words": (
        "Kenya ruled out a withdrawal from the border area.",
        "Kenya is ready to consider a withdrawal from the border area, an envoy said.",
    ),
    "more words": ("Iran refused to halt enrichment.", "Iran offered to halt enrichment for six months."),
    "to and fro": ("Kenya demanded the lifting of all tolls.", "Kenya now wants to keep the tolls."),
    "a person": (
        "President Ruto ruled out talks with Uganda.",
        "President Ruto is open to talks with Uganda.",
    ),
}


@pytest.mark.parametrize("case", REVERSALS)
def test_a_position_given_up_between_two_documents(case):
    """Fails where "ruled out" and then "is ready to consider" are two positions and no reversal."""
    (shift,) = of(compared(*REVERSALS[case]), "shift")
    assert (shift["from"]["doc"], shift["to"]["doc"], shift["date"]) == ("0.txt", "1.txt", "2024-01-09")
    assert shift["note"] == "between documents: since 2024-01-01"


STEADY = {
    "another matter": ("Kenya ruled out a withdrawal.", "Kenya is ready to consider a fisheries quota."),
    "only talks": ("Kenya ruled out talks on fish.", "Kenya is open to talks on the border dispute."),
    "same by other words": ("Kenya rejects lifting the tolls.", "Kenya wants to keep the tolls."),
    "no direction to compare": ("Iran refused to halt enrichment.", "Iran wants enrichment."),
    "another party": ("Kenya ruled out a toll on trucks.", "Tanzania is ready to accept a toll on trucks."),
}


@pytest.mark.parametrize("case", STEADY)
def test_no_reversal_where_nothing_is_turned_round(case):
    """Fails where two positions that agree, or are about two matters, are told as a change of course."""
    assert of(compared(*STEADY[case]), "shift") == []


VOICES = (
    "Russian President Vladimir Putin praised Turkey for its patience.",
    "The Russian foreign minister, Sergei Lavrov, condemned Turkey.",
    "Lavrov condemned Turkey again.",
)


def test_speakers_of_one_state_stay_apart_and_add_up():
    """Fails where the foreign minister's blame is the president's, or the state has no tone of its own."""
    tones = {(tone["by"], tone["who"]): tone for tone in of(compared(*VOICES), "tone")}
    stances = {key: [step["stance"] for step in tone["series"]] for key, tone in tones.items()}
    assert stances["speaker", "P:PUTIN"] == [2]
    assert stances["speaker", "P:LAVROV"] == [-2, -2]
    assert stances["party", "S:RUS"] == [2, -2, -2]
    assert {tone["party"] for (by, _), tone in tones.items() if by == "speaker"} == {"S:RUS"}


def test_a_state_shifts_where_its_speakers_do_not():
    """Fails where a state that speaks with two tongues has never changed its tune, or changes it twice."""
    (shift,) = of(compared(*VOICES), "shift")
    assert (shift["who"], shift["toward"], shift["direction"]) == ("S:RUS", ["S:TUR"], "negative")
    assert shift["note"] == "between documents: since 2024-01-01; P:PUTIN then, P:LAVROV now"


def test_a_speaker_s_own_reversal_is_told_once():
    """Fails where the state repeats what its speaker's record says."""
    shifts = of(compared(VOICES[0], VOICES[0].replace("praised", "condemned")), "shift")
    assert [shift["who"] for shift in shifts] == ["P:PUTIN"]


@pytest.mark.parametrize(
    ("text", "way"), [("ease the tolls", 1), ("keeping tolls", -1), ("the tolls", 0), ("tolls and fish", 0)]
)
def test_ways(text, way):
    """Fails where a wish and its opposite are taken for one."""
    assert same_way("lift the tolls", text) == way
    assert same_way(text, "lift the tolls") == way


def test_matters_are_found_again_by_their_issue_or_their_words():
    """Fails where a matter is lost once it is told in other words, or vague words join two."""
    matters = Matters()
    assert matters.place("lift the tolls on trucks", None) == ("lift the tolls on trucks", 1)
    assert matters.place("keep tolls on trucks", None) == ("lift the tolls on trucks", -1)
    assert matters.place("a new deal", None) == ("a new deal", 1)
    assert matters.place("a deal on fish", None) == ("a deal on fish", 1)
    assert matters.place("whatever", "TOLLS")[0] == matters.place("the toll booth", "TOLLS")[0] == "TOLLS"
    assert without_directions("lift the tolls") == "the tolls"
