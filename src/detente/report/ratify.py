"""A RatifyResult as plain text: the chance first, then who stands in the way."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.records.ratify import AtHome, RatifyResult, TiedHands
from detente.report.moves import joined
from detente.report.terms import changes
from detente.report.words import counted, in_words, percent, wrapped

CHOSEN = {"nash": "Nash's package at the modes", "given": "the deal as named"}
_SAME = 5e-4


def as_text(result: RatifyResult) -> str:
    """The whole result on about a screen."""
    return "\n".join(as_lines(result))


def as_lines(result: RatifyResult) -> list[str]:
    """The same, a sentence an item."""
    sections = (_answer, _at_home, _win_sets, _covers, _tied_hands, _offers)
    lines = [result.title, *(line for section in sections for line in section(result))]
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


def _answer(result: RatifyResult) -> Iterator[str]:
    if result.deal is not None:
        yield wrapped(f"the deal ({CHOSEN[result.chosen]}): {changes(result.deal, result.status_quo)}")
    elif result.chosen == "pie":
        yield "the deal: one pie, divided halfway between what each would offer"
    yield ""
    if result.p_all is None:
        yield "NOTHING TO RATIFY: there is no deal that all would sign"
    else:
        yield f"RATIFIED AT HOME, once signed: {in_words(result.p_all)}"
        yield from _over_worlds(result)


def _over_worlds(result: RatifyResult) -> Iterator[str]:
    """What the worlds say of the same number, each of its own deal."""
    if result.bands is None:
        return
    worlds, band = counted(result.settings["draws"], "world"), result.bands["p_all"]
    told = "in none of them is there a deal to ratify"
    if band is not None:
        some = f", of those with a deal ({percent(band['share'])})" if "share" in band else ""
        told = f"80 % band {_ends(band)} over the deals of single worlds{some}"
    yield f"  {worlds} · seed {result.settings['seed']} · {told}"


def _ends(band: Mapping[str, Any]) -> str:
    return f"{percent(band['low'])} to {percent(band['high'])}"


def _at_home(result: RatifyResult) -> Iterator[str]:
    for party, at in result.home.items():
        p = result.p[party]
        assert p is not None, "a home that looks at a deal has a chance of ratifying it"
        told = " · ".join(_hurdles(at)) or "nobody there can stop it"
        yield wrapped(f"{party} {in_words(p)}: {told}", indent=2, hanging=4)


def _hurdles(at: AtHome) -> Iterator[str]:
    for judge in at.judges:
        if judge.floor is not None:
            who = f"{judge.name}, whose floor is" if judge.name else "its own floor is"
            brought = f"this brings {judge.share:.2f} ({percent(judge.p)})"
            yield f"{who} {judge.floor:.2f} of its best hope; {brought}"
    if at.vote:
        short = at.vote.quota - at.vote.expected
        gap = f"{abs(short):.1f} {'short of' if short > 0 else 'above'} the {at.vote.quota}"
        yield (
            f"of {at.vote.seats} votes {at.vote.expected:.1f} are expected, {gap} needed "
            f"({percent(at.vote.p)}; {percent(at.vote.p_alone)} if all voted independently)"
        )


def _win_sets(result: RatifyResult) -> Iterator[str]:
    yield ""
    if result.deal is None:
        for party, found in result.win_set.items():
            if isinstance(found, tuple):
                yield f"win-set of {party}: a share of {found[0]:.2f} to {found[1]:.2f} of the pie"
    elif result.n_acceptable is not None and result.in_all_win_sets is not None:
        several = counted(result.n_acceptable, "package")
        shares = [f"{party} {percent(x)}" for party, x in result.win_set.items() if isinstance(x, float)]
        every = f"; all homes {percent(result.in_all_win_sets)}" if len(shares) > 1 else ""
        yield wrapped(
            f"win-sets: of {several} that all would sign, floors at home let pass: {joined(shares)}{every}"
        )


def _covers(result: RatifyResult) -> Iterator[str]:
    for party, at in result.home.items():
        p = result.p[party] or 0.0
        for cover in at.covers:
            if not cover.used:
                yield wrapped(f"cover story of {party}, {cover.name}: this deal has nothing for it to cover")
            else:
                gain = f"without it {percent(cover.p_without)}, with it {percent(p)}"
                yield wrapped(f"cover story of {party}, {cover.name}: {gain}")


def _tied_hands(result: RatifyResult) -> Iterator[str]:
    if not result.tied_hands:
        return
    yield ""
    yield "does a home that is hard to please help? (one pie, each as likely to propose first)"
    for party, tied in result.tied_hands.items():
        if party in result.p:
            yield wrapped(f"{party}: {_helped(tied)}; {_risked(tied)}", indent=2, hanging=4)


def _helped(tied: TiedHands) -> str:
    if tied.share is None or tied.share_free is None:
        return "the floors leave no division that both homes ratify"
    change = tied.share - tied.share_free
    if abs(change) < _SAME:
        return f"its floor does not bind, and it gets {tied.share:.2f}"
    direction = "lifts" if change > 0 else "cuts"
    return f"a floor known to all {direction} its share from {tied.share_free:.2f} to {tied.share:.2f}"


def _risked(tied: TiedHands) -> str:
    change = tied.value - tied.value_free
    if abs(change) < _SAME:
        return "what is uncertain at home changes nothing"
    turns = change < 0 <= (tied.share or 0.0) - (tied.share_free or 0.0)
    joint, does = "but" if turns else "and", "lifts" if change > 0 else "cuts"
    told = f"{joint} uncertain as floor and votes are, home {does}"
    return f"{told} its expected share from {tied.value_free:.2f} to {tied.value:.2f}"


def _offers(result: RatifyResult) -> Iterator[str]:
    if not result.best_offer:
        return
    yield "what to offer"
    for party, best in result.best_offer.items():
        kept = result.offer[party]
        known = "no division passes at both homes" if kept is None else f"{party} keeps {kept:.2f}"
        if best.value > 0:
            uncertain = f"it should keep {best.kept:.2f}, which is ratified with {percent(best.p)}"
        else:
            uncertain = "nothing that it could keep would be ratified"
        yield wrapped(
            f"{party} proposes: floors known, {known}; floors and votes uncertain, {uncertain}",
            indent=2,
            hanging=4,
        )
