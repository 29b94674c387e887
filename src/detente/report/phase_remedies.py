"""Why there is no plan, and what would make one possible."""

from detente.records.phases import PhasingResult
from detente.report.moves import joined
from detente.report.phase_stability import first_break
from detente.report.words import counted, wrapped


def unplanned(result: PhasingResult) -> list[str]:
    """A sentence on why, then what would do, each by itself."""
    asked = result.settings["steps"]
    many = f"up to {counted(result.settings['most'], 'step')}" if asked is None else counted(asked, "step")
    lines = [wrapped(f"It cannot be carried out safely in {many}: {_why(result)}.")]
    enough = _enough(result)
    if enough:
        lines.append("What would do, each by itself:")
        lines += [wrapped(f"- {each}", indent=2) for each in enough]
    else:
        lines.append("No bond, no cap and no way of dividing what is lumpy would do by itself.")
    return lines


def _why(result: PhasingResult) -> str:
    losers = [f"{party} by {-x:.3g}" for party, x in result.net.items() if x < -1e-9]
    if losers:
        return f"even all at once it leaves {joined(losers)} worse off, and no order of steps changes that"
    remedies = result.remedies
    if remedies is not None and remedies.without_no_deal:
        return "later steps count for less, and what is left of its worth falls below somebody's no deal"
    if not any(result.bond[party] for party in result.slack):
        return "whoever gives last would keep what it owes, and nobody has a bond to lose"
    if remedies is not None and remedies.top_up is not None:
        return "at some step a giver would gain more by walking away than its bond and what is to come"
    if remedies is not None and remedies.uncapped:
        return "somebody would have to give a larger lead than it is ready for"
    return "at some step a giver would gain by walking away, whatever its bond"


def _enough(result: PhasingResult) -> list[str]:
    remedies = result.remedies
    found = [
        f"a bond of {party} of {needed:.3g} (now {result.bond[party]:.3g})"
        for party, needed in result.needs.items()
        if needed is not None
    ]
    if remedies is None:
        return found
    if remedies.top_up is not None:
        breaks = first_break(result.stability)
        without = f"; without one, the plan breaks {breaks}" if breaks else ""
        found.append(f"a guarantor who adds {remedies.top_up:.3g} to the bond of every giver{without}")
    found += [
        f"an exposure cap of {party} of {cap:.3g} (now {result.exposure_cap[party]:.3g})"
        for party, cap in remedies.exposure_cap.items()
        if cap is not None
    ]
    if remedies.uncapped and not any(remedies.exposure_cap.values()):
        found.append("larger exposure caps, of more than one side")
    if remedies.divided:
        found.append("handing over bit by bit what is to be given in one piece")
    if remedies.irrevocable:
        found.append("nothing that has been given can be taken back")
    if remedies.without_no_deal:
        found.append("leave --over-no-deal out: the steps themselves can be kept")
    return found
