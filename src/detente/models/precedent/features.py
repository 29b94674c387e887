"""What earlier treaties say of each term of a deal, in many ways at once: what the fitted forecast reads."""

import numpy as np
from numpy.typing import NDArray

from detente.models.precedent.kinship import kinds
from detente.models.precedent.past import Past
from detente.models.precedent.sides import analogues, company, sides, taking_part

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Reals = NDArray[np.float32]

SHARES = (
    ("overlap", 1, 5.0, 0.3),
    ("overlap", 1, 2.0, 0.2),
    ("overlap", 1, 15.0, 0.3),
    ("overlap", 2, 8.0, 0.1),
    ("cosine", 1, 5.0, 0.5),
    ("containment", 1, 5.0, 0.5),
    ("rare overlap", 1, 5.0, 0.2),
    ("second hand", 2, 5.0, 0.3),
    ("size", 1, 5.0, 1.0),
    ("all", 1, 3.0, 2.0),
    ("all", 1, 1.0, 2.0),
    ("all", 1, 1e6, 2.0),
    ("process", 1, 5.0, 0.3),
    ("process", 1, 1.0, 0.3),
    ("stage", 1, 10.0, 1.0),
    ("stage of process", 1, 5.0, 0.3),
)
"""Weighted shares: kinship, the power it is taken to, years of memory, weight of the base rate."""
OWN = 1
"""Column of the features that is what `own_precedents` tells."""
N_FEATURES = len(SHARES) + 28
OF_STAGE = SHARES.index(("stage", 1, 10.0, 1.0))
TEMPLATE_PRIOR = 0.15
PROFILE_SHARPNESS = 6.0
DEPTH_WIDTH = 0.35
NEVER = 60.0
ANALOGUE_MEMORY = 8.0
ANALOGUE_PRIOR = 0.05
KNOWN = 0.02


def features(past: Past, parties: Booleans, base: Floats) -> Reals:
    """Each term's features.

    Parameters
    ----------
    past : Past
        At least one treaty.
    parties : (n_parties,) bool array
        Of the deal.
    base : (n_terms,) float array
        Base rates.

    Returns
    -------
    (n_terms, n_features) float array
        Chances of the term, then what is the same for every term: how much is known of these parties.
    """
    kin = kinds(past.members, parties) | {
        "all": np.ones(len(past.ages)),
        "process": past.same_process.astype(np.float64),
        "stage": past.same_stage.astype(np.float64),
        "stage of process": (past.same_process & past.same_stage).astype(np.float64),
    }
    counted = [kin[name] ** power * np.exp(-past.ages / memory) for name, power, memory, _ in SHARES]
    shares = past.shares(np.array(counted), base, np.array([prior for *_, prior in SHARES]))
    templates, known = _templates(past, parties, base)
    across, weight = _across(past, parties, base)
    told_of_all = (shares[0], shares[OF_STAGE], across[0], across[2])
    depths = [float(told.mean() / base.mean()) for told in told_of_all]
    of_terms = [
        base,
        *shares,
        templates.min(axis=0),
        templates.mean(axis=0),
        templates.max(axis=0),
        _of_profile(past, shares[0], base),
        _of_depth(past, shares[0], base),
        *_latest(past, kin["overlap"]),
        *across,
    ]
    of_deal = [
        np.log(max(int(parties.sum()), 1)),
        np.log(kin["overlap"] @ np.exp(-past.ages / 5) + 0.01),
        kin["overlap"].max(),
        *known,
        *depths,
        *weight,
        templates.mean(axis=1).max() / base.mean(),
        templates.mean(axis=1).min() / base.mean(),
        *_ages(past, kin["overlap"]),
        past.ages.max(),
    ]
    alike = np.broadcast_to(np.array(of_deal), (len(base), len(of_deal)))
    return np.column_stack([np.column_stack(of_terms), alike]).astype(np.float32)


def _templates(past: Past, parties: Booleans, base: Floats) -> tuple[Floats, list[float]]:
    """Share of each party's treaties that held each term; the least, mean and most that is known of one."""
    ours = np.flatnonzero(parties)
    if not len(ours):
        return base[None], [0.0, 0.0, 0.0]
    fresh = np.exp(-past.ages / 5) / np.sqrt(np.maximum(past.members.sum(axis=1), 1))
    counted = past.members[:, ours].T * fresh
    known = np.log(counted.sum(axis=1) + 0.05)
    templates = past.shares(counted, base, np.full(len(ours), TEMPLATE_PRIOR))
    return templates, [known.min(), known.mean(), known.max()]


def _across(past: Past, parties: Booleans, base: Floats) -> tuple[Floats, list[float]]:
    """Shares among treaties of the side that goes deepest with parties like the other, and the reverse.

    Then of both together; and how much is known of either.
    """
    found = sides(past.members, parties)
    if not len(found):
        return np.repeat(base[None], 3, axis=0), [np.log(KNOWN)] * 2
    own = np.stack([taking_part(past.members, side) ** 2 for side in found]) * np.exp(-past.ages / 5)
    depths = past.shares(own, base, np.full(len(found), TEMPLATE_PRIOR)).mean(axis=1)
    order = np.argsort(-depths, kind="stable")
    deeper, other = found[order[0]], found[order[min(1, len(order) - 1)]]
    known, fresh = company(past.members, past.ages), np.exp(-past.ages / ANALOGUE_MEMORY)
    one, reverse = (
        analogues(past.members, known, *pair) * fresh for pair in ((deeper, other), (other, deeper))
    )
    counted = np.stack([one, reverse, one + reverse])
    weight = np.log(counted[:2].sum(axis=1) + KNOWN).tolist()
    return past.shares(counted, base, np.full(3, ANALOGUE_PRIOR)), weight


def _of_profile(past: Past, chances: Floats, base: Floats) -> Floats:
    """Share among treaties that surprise as the chances do, whoever made them."""
    surprises, ours = (past.held - base) * past.coded, chances - base
    lengths = np.linalg.norm(surprises, axis=1) * np.linalg.norm(ours)
    cosines = surprises @ ours / np.maximum(lengths, 1e-9)
    counted = np.exp(PROFILE_SHARPNESS * (cosines - 1) - past.ages / 15)
    found: Floats = past.shares(counted[None], base, np.array([0.02]))[0]
    return found


def _of_depth(past: Past, chances: Floats, base: Floats) -> Floats:
    """Share among treaties of as many terms as the chances add up to."""
    depths = np.log(past.held.mean(axis=1) + 0.01)
    apart = (depths - np.log(chances.mean() + 0.01)) / DEPTH_WIDTH
    counted = np.exp(-(apart**2) - past.ages / 10)
    found: Floats = past.shares(counted[None], base, np.ones(1))[0]
    return found


def _latest(past: Past, overlaps: Floats) -> list[Floats]:
    """Terms of the latest and of the nearest treaty of theirs: 1, 0, or a half where nobody knows."""
    if not overlaps.any():
        return [np.full(past.terms.shape[1], 0.5)] * 2
    latest = np.flatnonzero(overlaps > 0)[-1]
    nearest = int((overlaps * np.exp(-past.ages / 15)).argmax())
    return [np.nan_to_num(past.terms[place], nan=0.5) for place in (latest, nearest)]


def _ages(past: Past, overlaps: Floats) -> list[float]:
    """Age of the latest and of the nearest treaty of theirs."""
    if not overlaps.any():
        return [NEVER, NEVER]
    nearest = int((overlaps * np.exp(-past.ages / 15)).argmax())
    return [float(past.ages[overlaps > 0].min()), float(past.ages[nearest])]
