"""The bands of a PhasingResult as plain text."""

from detente.records.phases import PhasingResult
from detente.report.words import counted, percent, wrapped


def drawn(result: PhasingResult) -> list[str]:
    """In how many worlds there is a plan, and of how many steps."""
    if result.bands is None:
        return []
    worlds, seed = counted(result.settings["draws"], "world"), result.settings["seed"]
    shares = result.bands["by_steps"]
    some = sum(shares.values())
    lines = [f"{worlds} · seed {seed} · there is a plan in {percent(some)} of them"]
    if shares:
        told = ", ".join(f"{steps}: {percent(share)}" for steps, share in shares.items())
        lines.append(wrapped(f"worlds by fewest steps: {told}", indent=2))
        exposed = [
            f"{party} {band['low']:.3g} to {band['high']:.3g}"
            for party, band in result.bands["exposure"].items()
            if band is not None
        ]
        lines.append(wrapped(f"80 % band of the largest lead: {', '.join(exposed)}", indent=2))
    return lines
