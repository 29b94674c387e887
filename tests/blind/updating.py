"""Evidence weighed by hand: odds times likelihood ratios, copies counted once or so, silence counted too.

Reports of an event that bears on the deal (hit rate, false alarms), copies of one report, indicators watched
in vain, and a gamma hazard from a reference class.
"""

import math


def report_ratio(p_if, p_if_not, hit, false_alarm, false_alarm_if_not=None):
    """How much likelier one report is if the deal comes about than if not.

    The event it tells of has the chances `p_if` and `p_if_not`; false reports may be likelier if not.
    """
    otherwise = false_alarm if false_alarm_if_not is None else false_alarm_if_not
    told_if = hit * p_if + false_alarm * (1 - p_if)
    told_if_not = hit * p_if_not + otherwise * (1 - p_if_not)
    return told_if / told_if_not


def chances_behind(ratio_of_truth, ratio, hit, false_alarm):
    """The event's two chances, from the ratio of a perfect source and that of a source of this kind."""
    both = false_alarm * (ratio - 1) / ((hit - false_alarm) * (ratio_of_truth - ratio))
    return ratio_of_truth * both, both


def copies_ratio(p_if, p_if_not, hit, false_alarm, n_reports, copying):
    """The same for so many reports of one event, all of it, that copy each other with some chance."""
    seen = [copying * rate + (1 - copying) * rate**n_reports for rate in (hit, false_alarm)]
    return (p_if * seen[0] + (1 - p_if) * seen[1]) / (p_if_not * seen[0] + (1 - p_if_not) * seen[1])


def silence(sightings, rate_if, rate_if_not, months):
    """The log ratio of so many sightings in so many months, when each comes at a steady rate."""
    return sightings * math.log(rate_if / rate_if_not) - (rate_if - rate_if_not) * months


def discount(n_events, correlation):
    """By how much each of several events in one storyline counts."""
    return 1 / (1 + (n_events - 1) * correlation)


def signed_within(signed, months, past, ahead):
    """The chance of a signature in the months ahead, when the class had so many in so many months."""
    return 1 - ((months + past) / (months + past + ahead)) ** (signed + 0.5)


def moved(p, log_ratios, tempering, cap):
    """The chance after independent storylines, each tempered and capped."""
    log_odds = math.log(p / (1 - p))
    for log_ratio in log_ratios:
        log_odds += min(cap, max(-cap, tempering * log_ratio))
    return 1 / (1 + math.exp(-log_odds))


def log_pool(chances, weights, base, sharpening):
    """Several chances pooled in log odds around a base rate."""
    anchor = math.log(base / (1 - base))
    mean = sum(w * math.log(p / (1 - p)) for p, w in zip(chances, weights, strict=True))
    return 1 / (1 + math.exp(-(anchor + sharpening * (mean - anchor))))


def reweighed(chances, items, tempering, cap):
    """Packages (None: no deal) after independent items, each of a term (None: any deal) and its log ratio."""
    weights = dict(chances)
    for term, log_ratio in items:
        change = min(cap, max(-cap, tempering * log_ratio))
        for package in weights:
            if package is not None and (term is None or term in package):
                weights[package] *= math.exp(change)
    return {package: weight / sum(weights.values()) for package, weight in weights.items()}
