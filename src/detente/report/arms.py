"""An ArmsResult as plain text."""

from collections.abc import Mapping

from detente.records.arms import ArmsEstimate, ArmsResult, Coefficients
from detente.report import reference_classes
from detente.report.words import counted, percent, wrapped

RARE = 0.05
"""Share of worlds below which a band is not told."""


def as_text(result: ArmsResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: ArmsResult) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title, "", wrapped(_answer(result)), *_drawn(result)]
    lines += [wrapped(_rest(result)), *_ahead(result), *_capped(result), "", *_equations(result)]
    if result.estimate is not None:
        lines += ["", *_estimated(result.estimate)]
    lines += ["", *reference_classes.as_lines(result.base_rates)]
    return lines + [wrapped(f"! {warning}") for warning in result.warnings]


def _answer(result: ArmsResult) -> str:
    """Stable or runaway, and how fast."""
    told, (x, y) = result.outcome, result.parties
    if told.stable:
        return (
            f"The race between {x} and {y} is stable: what drives each on is less than what tires it, and "
            f"half of any distance from the equilibrium is gone in {_years(told.half_life)}."
        )
    if told.doubling_time is None:
        return f"The race between {x} and {y} is on the edge: it neither settles nor runs away by itself."
    return (
        f"The race between {x} and {y} runs away: each answers the other by more than it tires, and the "
        f"distance from the point of balance doubles in {_years(told.doubling_time)}."
    )


def _drawn(result: ArmsResult) -> list[str]:
    if result.bands is None:
        return []
    worlds, seed = counted(result.settings["draws"], "world"), result.settings["seed"]
    lines = [f"{worlds} · seed {seed} · stable in {percent(result.bands['stable'].get('true', 0.0))} of them"]
    half, double = result.bands["half_life"], result.bands["doubling_time"]
    told = [
        f"{what} {band['low']:.3g} to {band['high']:.3g} years"
        for what, band in (("it halves in", half), ("where it runs away it doubles in", double))
        if band is not None and band.get("share", 1.0) >= RARE
    ]
    return lines + ([wrapped(f"80 % bands: {'; '.join(told)}", indent=2)] if told else [])


def _rest(result: ArmsResult) -> str:
    told = result.outcome
    if any(x is None for x in told.equilibrium.values()):
        return "there is no equilibrium: reaction and fatigue cancel out"
    name = "equilibrium" if told.stable else "point of balance, left and not reached"
    below = [party for party, x in told.equilibrium.items() if x is not None and x < 0]
    note = f" (below 0: {' and '.join(below)} would disarm)" if below else ""
    return f"{name}: {_levels(told.equilibrium)}{_unit(result)}{note}"


def _ahead(result: ArmsResult) -> list[str]:
    """From where it stands now to the end of the horizon."""
    if result.path is None:
        return []
    years, last = result.settings["years"], result.first_year + result.settings["years"]
    lines = [
        wrapped(
            f"from {_levels(result.start)} in {result.first_year} to {_levels(result.outcome.level)} "
            f"in {last}; spent over {counted(years, 'year')}: {_levels(result.outcome.spent)}"
        )
    ]
    return lines + _band(result, "level", f"80 % band of {last}") + _band(result, "spent", "80 % band, spent")


def _band(result: ArmsResult, key: str, head: str, within: str | None = None) -> list[str]:
    bands = result.bands if result.bands is None or within is None else result.bands[within]
    if bands is None or bands[key] is None:
        return []
    told = [
        f"{party} {_level(band['low'])} to {_level(band['high'])}"
        for party, band in bands[key].items()
        if band is not None
    ]
    return [wrapped(f"{head}: {', '.join(told)}", indent=2)] if told else []


def _capped(result: ArmsResult) -> list[str]:
    """What the cap saves, the other side's saving told apart."""
    told, caps = result.outcome.capped, result.settings["caps"]
    if told is None or result.path is None:
        return []
    named = " and ".join(f"{party} at {_level(cap)}" for party, cap in caps.items())
    if result.settings["trial"]:
        named = f"both a tenth below where they stand ({named})"
    saved = [x for x in told.saved.values() if x is not None]
    years = counted(result.settings["years"], "year")
    if not told.binds:
        return ["", wrapped(f"A cap on {named} saves nothing: it is never reached in {years}.")]
    total = sum(saved)
    share = total / max(sum(x for x in result.outcome.spent.values() if x is not None), 1e-300)
    lines = [
        "",
        wrapped(
            f"A cap on {named} saves {_level(total)}{_unit(result)} over {years}, {percent(share)} of what "
            f"both would spend: {_levels(told.saved)}."
        ),
        wrapped(f"levels in {result.first_year + result.settings['years']}: {_levels(told.level)}", indent=2),
    ]
    gaining = [party for party, x in told.saved.items() if x is not None and x > 0]
    lines.append(f"  in money it is worth it to {' and '.join(gaining) or 'neither'}")
    lines += _strengths(result)
    if result.bands is not None and result.bands["capped"] is not None:
        binds = result.bands["capped"]["binds"].get("true", 0.0)
        lines.append(f"  it is reached, and saves something, in {percent(binds)} of the worlds")
    return lines + _band(result, "saved", "80 % band, saved", within="capped")


def _strengths(result: ArmsResult) -> list[str]:
    """What a cap does to how strong the sides are beside each other, which savings do not show."""
    one = result.parties[0]
    assert result.outcome.capped is not None
    shares = [_share(levels, one) for levels in (result.outcome.level, result.outcome.capped.level)]
    if None in shares:
        return []
    free, capped = (percent(share) for share in shares if share is not None)
    return [wrapped(f"of both sides' levels {one} then has {capped}, without the cap {free}", indent=2)]


def _share(levels: Mapping[str, float | None], party: str) -> float | None:
    known = [x for x in levels.values() if x is not None]
    mine = levels[party]
    return mine / sum(known) if mine is not None and len(known) == 2 and sum(known) > 0 else None


def _equations(result: ArmsResult) -> list[str]:
    lines = ["change per year"]
    for party, other in (result.parties, result.parties[::-1]):
        lines.append(wrapped(f"{party}: {_equation(result.coefficients[party], party, other)}", indent=2))
    return lines


def _equation(found: Coefficients, party: str, other: str) -> str:
    sign = "-" if found.grievance < 0 else "+"
    return f"{found.reaction:.3g} {other} - {found.fatigue:.3g} {party} {sign} {abs(found.grievance):.3g}"


def _estimated(found: ArmsEstimate) -> list[str]:
    """Both regressions with their errors, then Richardson's line."""
    first, last = found.years
    lines = [wrapped(f"estimated from {found.table}, {first} to {last}, by least squares (standard errors)")]
    for party, side in found.sides.items():
        told = [f"{name} {x:.3g}{_error(side.errors[name])}" for name, x in side.free.to_dict().items()]
        fit = "" if side.r_squared is None else f"; R2 {side.r_squared:.4f}"
        lines.append(
            wrapped(f"{party} without bounds: {', '.join(told)}{fit}; {_left(side.degrees)}", indent=2)
        )
    line = f"both sides' sum: changes by {found.slope:.3g}{_error(found.slope_error)} of itself a year"
    if found.zero is not None:
        line += f" beyond {_level(found.zero)}, where it rests"
    if found.r_squared is not None:
        line += f"; R2 {found.r_squared:.4f}"
    return [*lines, wrapped(line, indent=2)]


def _left(degrees: int) -> str:
    return f"{counted(degrees, 'degree')} of freedom left"


def _error(error: float | None) -> str:
    return "" if error is None else f" ({error:.2g})"


def _levels(levels: Mapping[str, float | None]) -> str:
    return ", ".join(f"{party} {_level(x)}" for party, x in levels.items() if x is not None)


def _unit(result: ArmsResult) -> str:
    return "" if result.unit is None else f" {result.unit}"


def _years(years: float | None) -> str:
    return "no time" if years is None else f"{years:.3g} years"


def _level(x: float) -> str:
    """A level of arms or a sum spent: four figures, and all of a large one."""
    return f"{x:,.0f}" if abs(x) >= 10_000 else f"{x:.4g}"
