"""Dates of signature the slow way: the hazard added up from one change of it to the next.

A complementary log-log hazard with a pull before deadlines, in months of 30.4375 days; the level is known, or
is a gamma from a reference class of so many signatures in so many months, lowered by months without one.
"""

import itertools
import math

DAYS_IN_MONTH = 30.4375


def exposure(start, end, deadlines, b, events):
    """Months from one day to another, each moment weighed by its pull and its shifts.

    In the last month before a deadline the log hazard is higher by b, in the month before that by b/2, and so
    on, for every deadline ahead; events are a day from which, one until which or None, and their shift.
    """
    span = (end - start).days
    marks = {0.0, float(span)}
    marks |= {float((day - start).days) for event in events for day in event[:2] if day is not None}
    for deadline in deadlines:
        left = (deadline - start).days
        marks |= {left - months * DAYS_IN_MONTH for months in range(int(left / DAYS_IN_MONTH) + 1)}
    marks = sorted(mark for mark in marks if 0 <= mark <= span)
    total = 0.0
    for since, until in itertools.pairwise(marks):
        middle = (since + until) / 2
        log_hazard = 0.0
        for deadline in deadlines:
            left = (deadline - start).days - middle
            if left > 0:
                log_hazard += b / math.ceil(left / DAYS_IN_MONTH)
        for first, last, shift in events:
            if (first - start).days < middle and (last is None or middle < (last - start).days):
                log_hazard += shift
        total += math.exp(log_hazard) * (until - since) / DAYS_IN_MONTH
    return total


def levelled(start, since, until, deadlines, b, events):
    """The same from one day to another, where the level is an average over talks that began at `start`.

    Between two deadlines, and from the start to the first, the pull then moves the hazard and adds nothing;
    deadlines up to three months apart count as one stretch that ends with the last of them.
    """
    ends = [
        deadline
        for deadline, following in itertools.zip_longest(deadlines, deadlines[1:])
        if following is None or (following - deadline).days / DAYS_IN_MONTH > 3
    ]
    total, opening = 0.0, start
    for end in [*ends, max(until, ends[-1])]:
        first, last = max(since, opening), min(until, end)
        if first < last:
            share = exposure(opening, end, [], 0, []) / exposure(opening, end, deadlines, b, [])
            total += share * exposure(first, last, deadlines, b, events)
        opening = end
    return total


def signed_by(months, log_level=None, prior=None, past=0.0):
    """The chance of a signature within so many weighed months: at a known level, or at a drawn one.

    `prior` is signatures (plus a half) and months of the reference class, `past` the months already without.
    """
    if log_level is not None:
        return 1 - math.exp(-math.exp(log_level) * months)
    events, spent = prior
    return 1 - ((spent + past) / (spent + past + months)) ** events


def first_offers(patience, n_offers):
    """What each of two would keep as the first with so many offers left, turn by turn from the last."""
    told = []
    for first in (0, 1):
        proposer = first if n_offers % 2 else 1 - first
        kept = 1.0
        for _ in range(n_offers - 1):
            proposer = 1 - proposer
            kept = 1 - patience[1 - proposer] * kept
        assert proposer == first
        told.append(kept)
    return told


def bargain_holds(p_now, p_next, costs, discount):
    """Whether the best peace that the riser can promise is worth a war now to the one who declines.

    The pie is 1 a period for good, and all of it is the most that can be given today; tomorrow the riser
    takes at least what war would then bring it.
    """
    war_now = (1 - p_now) / (1 - discount) - costs[0]
    riser_tomorrow = p_next / (1 - discount) - costs[1]
    peace = 1 + discount * (1 / (1 - discount) - riser_tomorrow)
    return peace >= war_now
