"""What the model may answer: the records of the reader, with words of the text in the place of offsets."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST = 2_500
"""Characters of the longest field: a little more than a sentence can have."""
MOST_PARTS = 12
"""Legs of a deal, or parties of an event."""

Quote = Annotated[str, Field(description="Copied word for word from the sentence.")]
Aside = Annotated[
    str, Field(description="Copied word for word from the sentence; empty where there is none.")
]
Name = Annotated[str, Field(description="A party as the text names it, or its id from the list of parties.")]
Somebody = Annotated[str, Field(description="A party as the text names it, or its id; empty where nobody.")]
Issue = Annotated[str, Field(description="An issue of the list; empty where none fits.")]
Option = Annotated[str, Field(description="An option of that issue; empty where none fits.")]
Sure = Annotated[
    Literal["none", "remote", "possible", "likely", "most likely", "certain"],
    Field(description="How sure the words sound; none where no word says."),
]


class _Part(BaseModel):
    # Required in the schema that is sent, so that models fill every field; forgiven in what comes back.
    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        str_max_length=LONGEST,
        str_strip_whitespace=True,
        json_schema_serialization_defaults_required=True,
    )


class Found(_Part):
    """What every record rests on."""

    sentence: Annotated[str, Field(description="The whole sentence, copied word for word from the text.")]


class Leg(_Part):
    """One side's part of an exchange."""

    giver: Name
    receiver: Somebody = ""
    gives: Quote
    issue: Issue = ""
    option: Option = ""


class Deal(Found):
    """One thing in exchange for another, whether wanted, offered, expected or refused."""

    legs: Annotated[list[Leg], Field(max_length=MOST_PARTS)]
    status: Literal["asserted", "reported", "hedged", "refused", "denied", "negated", "historical"]
    refused_by: Somebody = ""
    hedge: Sure = "none"
    condition: Aside = ""
    holder: Somebody = ""


class Conditional(Found):
    """If this, then that."""

    type: Literal["hypothetical", "counterfactual", "commitment"]
    antecedent: Quote
    consequent: Quote
    hedge: Sure = "none"
    holder: Somebody = ""


class Forecast(Found):
    """What somebody expects."""

    subtype: Literal["forecast", "claim_present", "claim_past", "norm"]
    content: Quote
    polarity: Annotated[
        Literal["for", "against", "neither"],
        Field(description="Whether it expects the deal or the term that it speaks of, or its failure."),
    ]
    hedge: Sure = "none"
    holder: Somebody = ""


class Statement(Found):
    """What somebody says, thinks or calls something."""

    speaker: Name
    content: Quote
    mode: Literal["direct", "direct_fragment", "indirect", "belief", "topic"]
    addressee: Somebody = ""
    target: Somebody = ""
    stance: Annotated[int, Field(description="Towards the target: -2 condemns, 2 praises, 0 neither.")] = 0


class Position(Found):
    """What somebody wants, offers, accepts or refuses."""

    party: Name
    way: Literal["want", "offer", "accept", "refuse"]
    wants: Quote
    salience: Literal["high", "low", "none"] = "none"
    status: Literal["asserted", "reported", "hedged", "hypothetical", "historical"]


class Event(Found):
    """Who did what to whom, in the terms of PLOVER."""

    what: Quote
    actor: Annotated[list[Name], Field(max_length=MOST_PARTS)]
    recipient: Annotated[list[Name], Field(max_length=MOST_PARTS)] = []
    plover: Literal[
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ]  # fmt: skip
    status: Literal["occurred", "ongoing", "planned", "hypothetical", "alleged", "negated", "historical"]
    date: Aside = ""


class Pressure(Found):
    """Who presses whom, with what."""

    actor: Somebody = ""
    target: Somebody = ""
    instrument: Literal[
        "threats", "sanctions", "tariffs", "embargo", "blockade", "boycott", "export controls",
        "trade war", "ultimatum", "regime change", "coercion", "retaliation", "troop build-up",
        "hostile moves", "pressure", "demand",
    ]  # fmt: skip
    span: Quote
    status: Literal["occurred", "ongoing", "planned", "hypothetical", "historical"]


class Shift(Found):
    """Who changed course."""

    who: Name
    subtype: Literal[
        "softening", "hardening", "reversal", "distancing", "rapprochement", "tone", "steadiness"
    ]
    to: Quote
    toward: Somebody = ""
    direction: Literal["positive", "negative", "reversal"]
    status: Literal["asserted", "reported", "hedged"]


class Answer(BaseModel):
    """Everything found in the text, by kind; an empty list where there is none."""

    statement: list[Statement]
    deal: list[Deal]
    conditional: list[Conditional]
    forecast: list[Forecast]
    event: list[Event]
    pressure: list[Pressure]
    position: list[Position]
    shift: list[Shift]


FINDINGS: dict[str, type[Found]] = {
    "statement": Statement,
    "deal": Deal,
    "conditional": Conditional,
    "forecast": Forecast,
    "event": Event,
    "pressure": Pressure,
    "position": Position,
    "shift": Shift,
}
"""What a model may find, by the kind of its record."""
