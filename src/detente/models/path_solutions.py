"""Solutions of the bargaining problem of two over a convex set, exactly, as positions on its boundary."""

import math
from fractions import Fraction

from detente.models.convex_sums import ExchangePath, first_where

Pair = tuple[Fraction, Fraction]


def rational_span(path: ExchangePath, no_deal: Pair) -> Pair | None:
    """Between which positions neither party stands below no deal; None where there are none.

    Parameters
    ----------
    path : ExchangePath
        Boundary of what can be had.
    no_deal : pair of Fraction
        Worth of walking away, in the unit of the path.
    """
    if path.points[-1][1] < no_deal[1] or path.points[0][0] < no_deal[0]:
        return None
    first = path.crossing(Fraction(0), Fraction(-1), no_deal[1])
    last = path.crossing(Fraction(1), Fraction(0), -no_deal[0])
    return (first, last) if first <= last else None


def hopes(path: ExchangePath, no_deal: Pair, span: Pair) -> Pair:
    """Each party's best gain between two positions.

    Parameters
    ----------
    path, no_deal
        See `rational_span`.
    span : pair of Fraction
        What it found.

    Returns
    -------
    pair of Fraction
    """
    return gains(path, no_deal, span[0])[0], gains(path, no_deal, span[1])[1]


def gains(path: ExchangePath, no_deal: Pair, position: Fraction) -> Pair:
    """What both gain over no deal at a position.

    Parameters
    ----------
    path, no_deal
        See `rational_span`.
    position : Fraction
        See `ExchangePath`.

    Returns
    -------
    pair of Fraction
    """
    made = math.floor(position)
    x, y = path.points[made]
    if position == made:
        return x - no_deal[0], y - no_deal[1]
    split, share = path.exchanges[made], position - made
    return x - share * split.cost - no_deal[0], y + share * split.gain - no_deal[1]


def nash_position(path: ExchangePath, no_deal: Pair, weights: Pair, span: Pair) -> Fraction:
    """Largest product of gains, each to the power of its weight.

    An exchange pays while its gain per cost exceeds the ratio of the weighted gains; along one edge the
    product of two linear gains is largest in closed form.

    Parameters
    ----------
    path, no_deal
        See `rational_span`.
    weights : pair of Fraction
        Bargaining weights, above 0.
    span : pair of Fraction
        Of `rational_span`.

    Returns
    -------
    Fraction
        A position.

    References
    ----------
    Nash (1950), Econometrica 18; weights as in Kalai (1977), International Journal of Game Theory 6.
    """

    def settled(place: int) -> bool:
        exchange = path.exchanges[place]
        mine, yours = gains(path, no_deal, Fraction(place))
        return weights[1] * exchange.gain * mine <= weights[0] * exchange.cost * yours

    place = first_where(len(path.exchanges), settled)
    position = Fraction(place)
    if place > 0:
        last = path.exchanges[place - 1]
        mine, yours = gains(path, no_deal, Fraction(place - 1))
        pays = weights[1] * last.gain * mine - weights[0] * last.cost * yours
        position = place - 1 + min(Fraction(1), pays / (sum(weights) * last.cost * last.gain))
    return _within(position, span)


def egalitarian_position(path: ExchangePath, no_deal: Pair) -> Fraction:
    """Equal gains, or as near to them as the path comes: also its leximin point.

    Parameters
    ----------
    path, no_deal
        See `rational_span`.

    Returns
    -------
    Fraction
        A position.
    """
    return path.crossing(Fraction(1), Fraction(-1), no_deal[1] - no_deal[0])


def kalai_smorodinsky_position(path: ExchangePath, no_deal: Pair, span: Pair) -> Fraction:
    """Equal shares of the best that either could have between the two positions.

    Parameters
    ----------
    path, no_deal
        See `rational_span`.
    span : pair of Fraction
        What it found.

    Returns
    -------
    Fraction
        A position.

    References
    ----------
    Kalai & Smorodinsky (1975), Econometrica 43.
    """
    mine, yours = hopes(path, no_deal, span)
    return _within(path.crossing(yours, -mine, no_deal[1] * mine - no_deal[0] * yours), span)


def utilitarian_position(path: ExchangePath, span: Pair) -> Fraction:
    """Largest sum; of several the first where nothing is split, else the first.

    Parameters
    ----------
    path : ExchangePath
    span : pair of Fraction
        See `rational_span`.

    Returns
    -------
    Fraction
        A position.
    """
    rates = path.exchanges
    first = first_where(len(rates), lambda place: rates[place].gain <= rates[place].cost)
    last = first_where(len(rates), lambda place: rates[place].gain < rates[place].cost)
    low, high = _within(Fraction(first), span), _within(Fraction(last), span)
    return Fraction(math.ceil(low)) if math.ceil(low) <= high else low


def _within(position: Fraction, span: Pair) -> Fraction:
    return min(max(position, span[0]), span[1])
