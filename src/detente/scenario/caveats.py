"""What a reader of a result must know about the scenario behind it."""

from detente.scenario.model import Scenario

MAX_NAMED = 4
FROM_TEXT = "from text alone: "
"""How the reason begins of a number that `detente draft` gave; who judges it gives another reason."""


def caveats(scenario: Scenario) -> list[str]:
    """Defaults that stand in for something the file does not say, one line each."""
    lines = _from_text_alone(scenario)
    missing = _missing_worths(scenario)
    if missing:
        named = ", ".join(missing[:MAX_NAMED]) + (", ..." if len(missing) > MAX_NAMED else "")
        counts = (
            "1 worth is not given and counts"
            if len(missing) == 1
            else f"{len(missing)} worths are not given and count"
        )
        lines.append(f"{counts} as 0: {named}")
    lines += _worths_of_the_status_quo(scenario)
    if len(scenario.principals) == 1:
        lines.append(f"only {scenario.principals[0]} must accept: the others are not asked")
    if scenario.timing and scenario.timing.start and scenario.timing.start > scenario.as_of:
        lines.append(f"talks begin on {scenario.timing.start}, after as_of {scenario.as_of}")
    if scenario.alignment or scenario.leverage:
        lines += _outsiders(scenario)
    lines += _counted_relief(scenario)
    return lines + _one_sided(scenario)


def drafted_numbers(scenario: Scenario) -> int:
    """How many numbers `detente draft` gave and nobody has judged yet."""
    reasons = [number.because for _, number in scenario.numbers()]
    return sum(isinstance(reason, str) and reason.startswith(FROM_TEXT) for reason in reasons)


def _from_text_alone(scenario: Scenario) -> list[str]:
    """How many numbers nobody has judged yet."""
    drafted, n_numbers = drafted_numbers(scenario), sum(1 for _ in scenario.numbers())
    if not drafted:
        return []
    how_many = f"all {drafted}" if drafted == n_numbers else f"{drafted} of {n_numbers}"
    return [f"{how_many} numbers rest on text alone: defaults that detente draft put there, judged by nobody"]


def _missing_worths(scenario: Scenario) -> list[str]:
    """Options of no worth to a principal; third parties may be indifferent unsaid."""
    return [
        f"{party} {issue} '{option}'"
        for party in scenario.principals
        for issue, option in scenario.terms()
        if option not in scenario.worth.get(party, {}).get(issue, {})
    ]


def _worths_of_the_status_quo(scenario: Scenario) -> list[str]:
    if scenario.status_quo == "none":
        return []
    given = [
        f"{party} {issue}"
        for party, issues in scenario.worth.items()
        for issue, options in issues.items()
        if (first := options.get(scenario.issues[issue].options[0]))
        and not (first.certain and first.mode == 0)
    ]
    return [f"worth of the status quo is not 0 for {', '.join(given[:MAX_NAMED])}"] if given else []


def _one_sided(scenario: Scenario) -> list[str]:
    """Whether one party alone gives anything in phases: nothing it holds back would be answered."""
    block = scenario.exchange_in_phases
    givers = {item.giver for item in block.items} if block else set()
    if len(givers) != 1:
        return []
    return [f"in exchange_in_phases {givers.pop()} gives everything: nobody gives anything in return"]


def _counted_relief(scenario: Scenario) -> list[str]:
    """Worths that stand nowhere in the file."""
    relief = scenario.leverage.relief if scenario.leverage else None
    if relief is None or not relief.counts or not relief.points:
        return []
    ((issue, option),) = relief.when.items()
    parties = ", ".join(list(relief.points)[:MAX_NAMED]) + (", ..." if len(relief.points) > MAX_NAMED else "")
    return [
        f"{issue} '{option}' is worth more to {parties} than worth says: leverage.relief counts, see "
        "detente leverage"
    ]


def _outsiders(scenario: Scenario) -> list[str]:
    named = set(scenario.alignment.sizes if scenario.alignment else {})
    if scenario.leverage:
        named |= set(scenario.leverage.users)
    outside = sorted(named - set(scenario.parties))
    return (
        [f"alignment or leverage names actors that are not parties: {', '.join(outside[:MAX_NAMED])}"]
        if outside
        else []
    )
