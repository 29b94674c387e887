"""How an answer is come by, in a few sentences."""

from detente.report.html.section import Section, Text, Told
from detente.report.words import BANDS

NOTE = (
    "A scenario says who negotiates what, and what is uncertain about it. Each uncertain "
    "number is given as a range: "
    "its ends are the 5th and the 95th percentile.",
    "Drawing these numbers many times gives worlds. In each world bargaining models say "
    "which packages all who must "
    "accept would sign, and a model of timing says by when.",
    "Dated, sourced sentences re-weigh the worlds by likelihood ratios. What one source or "
    "one thesis says twice does "
    "not count twice.",
    "The forecast is the weighted share of worlds in which something happens, tied to how "
    "often such talks came to a "
    "deal before (the base rate). An 80 % band is the range over the worlds that holds four fifths of them.",
    "Models of stability, phases, rivals, blocs and ratification answer at the likeliest "
    "value of each number unless "
    "they say otherwise.",
)
LIMITS = (
    "Every number in a scenario is somebody's judgement. What drives the answer, and what it "
    "would be without each "
    "assumption, is told so that others can disagree number by number."
)


def method() -> Section:
    """The note, the words for chances, and what not to read into them."""
    words = ", ".join(
        f"{words} {low} to {high} %"
        for (low, (high, words)) in zip((1, *(end for end, _ in BANDS)), BANDS, strict=False)
    )
    blocks = (
        Told(tuple((1, line) for line in NOTE)),
        Text(
            f"Words for chances (ICD 203, 2015): {words}. The number comes first; the word adds "
            "nothing to it.",
            says="note",
        ),
        Text(LIMITS),
    )
    return Section("method", "How this was come by", blocks)
