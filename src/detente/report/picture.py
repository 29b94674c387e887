"""What all our own pictures share: a frame with a name and a description, and colours (SVG)."""

from collections.abc import Iterable
from html import escape

# Okabe and Ito's colours, told apart by colour-blind readers; who or what is meant stands in words too.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")


def framed(
    body: Iterable[str], *, width: float, height: float, title: str, told: str, letters: int = 12
) -> str:
    """A whole picture on white paper.

    Parameters
    ----------
    body : iterable of str
        Elements of SVG.
    width, height : float
        Of what is drawn, in its own units.
    title, told : str
        Its name and its description, for those who hear the page.
    letters : int
        Size of letters, in the same units.
    """
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
            f'aria-labelledby="title told" font-family="sans-serif" font-size="{letters}">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="told">{escape(told)}</desc>',
            f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
            *body,
            "</svg>\n",
        ]
    )


def colour_of(place: int) -> str:
    """The colour of the one at a place; beyond the last they begin anew."""
    return COLOURS[place % len(COLOURS)]
