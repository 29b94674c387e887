"""Options of the SMP in KTAB's XML, which are no part of a scenario: told as options of the command."""

from collections.abc import Iterator
from pathlib import Path

from detente.formats.faults import Findings, listed, number_in
from detente.formats.xml_tree import Element
from detente.nearest import nearest

# Element of KTAB's <ModelParameters> to our option, and its values to ours; KTAB's default comes first.
OPTIONS = {
    "VictoryProbModel": (
        "victory",
        {
            "Linear": "linear",
            "Square": "square",
            "Quartic": "quartic",
            "Octic": "octic",
            "Binary": "threshold",
        },
    ),
    "PCEModel": (
        "election",
        {
            "Conditional": "conditional",
            "MarkovIncentive": "markov-incentive",
            "MarkovUniform": "markov-uniform",
        },
    ),
    "StateTransitions": (
        "transitions",
        {"Deterministic": "deterministic", "Stochastic": "stochastic"},
    ),
    "VotingRule": (
        "voting",
        {
            "Proportional": "proportional",
            "Binary": "binary",
            "PropBin": "proportional-and-binary",
            "PropCbc": "proportional-and-cubic",
            "Cubic": "cubic",
            "ASymProsp": "prospect",
        },
    ),
    "BigRAdjust": (
        "estimate",
        {
            "OneThird": "one-third",
            "Half": "half",
            "TwoThirds": "two-thirds",
            "Full": "full",
            "No": "none",
        },
    ),
    "BigRRange": ("risk", {"Mid": "mid", "Min": "min", "Max": "max"}),
    "ThirdPartyCommit": ("commitment", {"SemiCommit": "semi", "FullCommit": "full", "NoCommit": "none"}),
    "InterVecBrgn": ("bargain", {"S2P2": "squares", "S1P1": "shares", "S2PMax": "largest"}),
    "BargnModel": (
        "wording",
        {"InitOnlyInterp": "challenger", "InitRcvrInterp": "both", "PWCompInterp": "weighted"},
    ),
}


def tell_options(root: Element, file: Path, findings: Findings) -> None:
    """Remark on options other than KTAB's own, and on ideals that do not follow their actors."""
    chosen = [*_parameters(root, file, findings), *_accommodation(root, findings)]
    if chosen:
        findings.remark(f"options of the SMP are no part of a scenario; to play it so: {' '.join(chosen)}")


def _parameters(root: Element, file: Path, findings: Findings) -> Iterator[str]:
    for block in root.own("modelparameters"):
        for tag, (option, values) in OPTIONS.items():
            for element in block.own(tag.lower()):
                value = element.text.strip()
                if value not in values:
                    what = f"{tag} is '{value[:40]}'"
                    findings.fault(file, f"line {element.line}", what, nearest(value, values))
                elif value != next(iter(values)):
                    yield f"--smp {option}={values[value]}"


def _accommodation(root: Element, findings: Findings) -> Iterator[str]:
    """One rate for all actors is an option of ours; ideals that follow others are not."""
    pairs = [pair for block in root.own("idealadjustment") for pair in block.own("iapair")]
    if not pairs:
        return
    n_actors = sum(1 for _ in root.every("actor"))
    told = [
        tuple(text_of(pair, tag) for tag in ("adjustingideal", "referencepos", "adjust")) for pair in pairs
    ]
    own = {who: number_in(rate) for who, whom, rate in told if who == whom}
    rates = set(own.values()) | ({1.0} if len(own) < n_actors else set())
    others = [who for who, whom, rate in told if who != whom and number_in(rate) != 0]
    if others or len(rates) > 1:
        who = listed(dict.fromkeys([*others, *own]))
        findings.remark("ideals that follow others, or at rates of their own, are left out: {who}", who)
    elif rates != {1.0}:
        yield f"--smp accommodation={rates.pop():g}"


def text_of(element: Element, tag: str) -> str:
    """Text of the first child of that name, or nothing."""
    found = element.own(tag)
    return found[0].text.strip() if found else ""
