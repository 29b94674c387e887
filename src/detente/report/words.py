"""Probabilities in words, number first."""

import textwrap

WIDTH = 110
# Upper end of each band, in per cent, and its words. Source: ICD 203 (2015), Analytic Standards, D.6.e.
BANDS = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even chance"),
    (80, "likely"),
    (95, "very likely"),
    (100, "almost certain"),
)

WORDS = f"up to {', '.join(f'{end} % {words}' for end, words in BANDS)}; at a boundary none"
"""The bands in a line, for a reader who wonders."""


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number and its noun: `1 issue`, `2 issues`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


_UNBROKEN = "\u00a0"


def wrapped(text: str, *, indent: int = 0, hanging: int = 2) -> str:
    """A long line as several, the later ones further in."""
    pad = " " * indent
    # A number and its unit stay together; textwrap breaks at plain blanks only.
    return textwrap.fill(
        text.replace(" %", f"{_UNBROKEN}%"),
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")


def ordinal(n: int) -> str:
    """A place in an order.

    Examples
    --------
    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def percent(p: float) -> str:
    """A probability as people read it; never 0 or 100, which would claim certainty."""
    if p < 0.005:
        return "<0.5 %"
    if p > 0.995:
        return ">99.5 %"
    return f"{100 * p:.1f} %" if p < 0.0995 else f"{100 * p:.0f} %"


def points(change: float) -> str:
    """A change of a probability in points, with its sign.

    Examples
    --------
    >>> points(0.012), points(-0.0001)
    ('+1.2', '0.0')
    """
    shown = f"{100 * change:+.1f}"
    return "0.0" if shown[1:] == "0.0" else shown.replace("-", "\u2212")


def in_words(p: float) -> str:
    """Number first, words after; at the boundary of two bands, and beyond all of them, the number alone.

    What counts is the number as it is shown, so that two that look alike are called alike.

    Examples
    --------
    >>> in_words(0.22), in_words(0.2), in_words(0.992)
    ('22 % (unlikely)', '20 %', '99 % (almost certain)')
    """
    told = percent(p)
    shown = float(told.strip("<> %"))
    if shown in [end for end, _ in BANDS[:-1]] or not 1 <= shown <= 99:
        return told
    return f"{told} ({next(words for end, words in BANDS if shown <= end)})"
