"""Legs of invented news on packaged cases find their issue and their option."""

import datetime

import pytest

from detente.catalogue import scenario_file
from detente.reading import glossary, read_text
from detente.scenario import load

DAY = datetime.date(2024, 12, 31)
LEGS = {
    "iran-talks-2014": {
        "Iran would cut its stockpile to some 300 kg in exchange for a suspension of sanctions once "
        "inspectors have verified each step.": {
            "S:IRN STOCKPILE cut to some 300 kg",
            "S:USA RELIEF suspended once steps are verified",
        },
        "Under the draft, Iran would redesign the Arak reactor, Fordow would become a research centre, and "
        "the six powers would ease the arms embargo after some years.": {
            "S:IRN ARAK redesigned",
            "S:IRN FORDOW turned to research",
            "S:USA ARMS ends after some years",
        },
        "Iran will not accept inspections at any time and anywhere unless the United States lifts all "
        "sanctions at signature.": {
            "S:IRN INSPECTIONS anywhere at any time",
            "S:USA RELIEF lifted at signature",
        },
    },
    "phase-one-2019": {
        "Beijing would publish stronger rules on trade secrets and open its market to banks and insurers; "
        "Washington, in turn, would postpone the duties planned for December.": {
            "S:CHN IP stronger rules",
            "S:CHN FINANCE opened",
            "S:USA TARIFFS planned rises dropped",
        },
        "China will not touch its state-owned enterprises unless America removes all tariffs.": {
            "S:CHN SUBSIDIES disciplined",
            "S:USA TARIFFS all rolled back",
        },
        "President Trump might delay list 4 if Beijing bought soybeans first.": {
            "S:USA TARIFFS planned rises dropped",
            "S:CHN PURCHASES more farm goods",
        },
    },
    "panama-canal-1974": {
        "Panama would accept American military rights until the end of the century in exchange for "
        "jurisdiction over the Zone.": {
            "S:PAN US military rights as the US wants",
            "S:USA jurisdiction as Panama wants",
        },
        "Washington offered higher compensation if Torrijos agreed to a duration of fifty years.": {
            "S:USA compensation as Panama wants",
            "S:PAN duration as the US wants",
        },
    },
}


@pytest.mark.parametrize("case", LEGS)
def test_every_leg_moves_its_issue_to_an_option(case):
    """Else what a text offers moves the wrong issue, or an option that nobody spoke of."""
    words = glossary(load(scenario_file(case)))
    for sentence, wanted in LEGS[case].items():
        records = read_text(sentence, doc="case", glossary=words, as_of=DAY)
        legs = [leg for record in records if record["kind"] == "deal" for leg in record["legs"]]
        assert {f"{leg['giver']} {leg['issue']} {leg['option']}" for leg in legs} == wanted
